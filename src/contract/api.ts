/**
 * The only list of calls. A screen, a terminal command or a test can ask the program for nothing
 * else, and everything on this list is served by `services/router.ts`.
 */
import { agingCalls } from './calls/aging.ts';
import { bucketCalls } from './calls/buckets.ts';
import { contractCalls } from './calls/contracts.ts';
import { bankCalls } from './calls/bank.ts';
import type { CallError, ErrorOf, InputOf, OutputOf, RawInputOf, Topic } from './call.ts';
import { caseCalls } from './calls/case.ts';
import { companyCalls } from './calls/company.ts';
import { creditCalls } from './calls/credit.ts';
import { customerCalls } from './calls/customers.ts';
import { workspaceCalls } from './calls/workspace.ts';
import { exchangeCalls } from './calls/exchange.ts';
import { importCalls } from './calls/imports.ts';
import { factCalls } from './calls/facts.ts';
import { letterCalls } from './calls/letters.ts';
import { interestCalls } from './calls/interest.ts';
import { rateCalls } from './calls/rates.ts';
import { signalCalls } from './calls/signals.ts';
import { policyCalls } from './calls/policy.ts';
import { worklistCalls } from './calls/worklist.ts';
import type { Result } from '../domain/result.ts';

export const api = {
  ...workspaceCalls,
  ...companyCalls,
  ...customerCalls,
  ...importCalls,
  ...agingCalls,
  ...letterCalls,
  ...factCalls,
  ...exchangeCalls,
  ...bankCalls,
  ...interestCalls,
  ...rateCalls,
  ...contractCalls,
  ...caseCalls,
  ...bucketCalls,
  ...policyCalls,
  ...worklistCalls,
  ...signalCalls,
  ...creditCalls,
};

export type Api = typeof api;
export type CallName = keyof Api;
/** What a caller writes: fields with defaults may be left out. */
export type CallInput<K extends CallName> = RawInputOf<Api[K]>;
/** What a service gets: every field there, checked. */
export type CheckedInput<K extends CallName> = InputOf<Api[K]>;
export type CallOutput<K extends CallName> = OutputOf<Api[K]>;
export type CallResult<K extends CallName> = Result<CallOutput<K>, CallError<ErrorOf<Api[K]>>>;

/** What the engine says without being asked. */
export type EngineEvent =
  | { readonly type: 'changed'; readonly topics: readonly Topic[] }
  | {
      readonly type: 'progress';
      readonly jobId: string;
      readonly call: CallName;
      readonly unit: string;
      readonly done: number;
      readonly total: number | null;
    }
  | { readonly type: 'job_ended'; readonly jobId: string };

/**
 * The one object a screen talks to; `window.duebook` in Electron, the same over HTTP in a browser.
 * `jobId` names a job so that its progress and cancel can be told from others; made by the caller.
 */
export interface DuebookClient {
  call<K extends CallName>(
    name: K,
    input: CallInput<K>,
    options?: { readonly jobId?: string },
  ): Promise<CallResult<K>>;
  /** Returns the function that ends the subscription. */
  onEvent(listener: (event: EngineEvent) => void): () => void;
}
