/** Asks the engine behind the page, as the page itself does: to prepare a test or to check it. */
import type { Page } from '@playwright/test';
import type { CallInput, CallName, CallOutput } from '../../src/contract/api.ts';
import type { App } from '../harness/app.ts';
import { callHost } from '../harness/call-host.ts';

export const ask = <K extends CallName>(
  page: Page,
  app: App,
  name: K,
  input: CallInput<K>,
): Promise<CallOutput<K>> => callHost(page.request, app.origin)(name, input);
