/** Asks the engine behind the page, as the page itself does: to prepare a test or to check it. */
import type { Page } from '@playwright/test';
import type { CallInput, CallName, CallOutput, CallResult } from '../../src/contract/api.ts';
import { fromWire, toWire, WIRE_TYPE } from '../../src/contract/wire.ts';
import type { App } from '../harness/app.ts';
import { english } from '../harness/english.ts';

export async function ask<K extends CallName>(
  page: Page,
  app: App,
  name: K,
  input: CallInput<K>,
): Promise<CallOutput<K>> {
  const response = await page.request.post(`${app.origin}/call/${name}`, {
    headers: { 'Content-Type': WIRE_TYPE, Origin: app.origin },
    data: Buffer.from(toWire({ input, jobId: null })),
  });
  const result = fromWire(await response.body()) as CallResult<K>;
  if (!result.ok)
    throw new Error(`${name}: ${result.error.code}: ${english(result.error.message)}`);
  return result.value as CallOutput<K>;
}
