/** What a use case gets from the engine that runs it. Everything that is not pure comes in here. */
import type { CallName, CallResult, CheckedInput } from '../contract/api.ts';
import type { PrintJob } from '../documents/print-job.ts';
import type { Clock, Ledger } from '../ledger/ledger.ts';

/** Thrown by `Job.checkpoint` when the person cancelled; the router turns it into `cancelled`. */
export class JobCancelled extends Error {}

export interface Job {
  /** `done` of `total` `unit`s; cheap, throttled by the engine. */
  progress(unit: string, done: number, total: number | null): void;
  /** Lets other calls and a cancel through. Call it every few milliseconds of work. */
  checkpoint(): Promise<void>;
}

/** Which ledger is open. One workspace per engine. */
export interface Workspace {
  readonly ledger: Ledger | null;
  /** Closes the one that is open, then holds `next`. */
  replace(next: Ledger | null): Promise<void>;
}

export interface ServiceContext {
  readonly clock: Clock;
  readonly host: 'electron' | 'browser' | 'terminal';
  /** Who acts, for the journal. */
  readonly actor: string;
  readonly version: string;
  /** Absolute path of the folder where ledgers are made. */
  readonly dataFolder: string;
  /** Where they were made before, which is listed too; null: nowhere else. */
  readonly earlierFolder: string | null;
  readonly workspace: Workspace;
  readonly job: Job;
  /** Renders in the PDF worker, so that queries stay quick. */
  readonly print: (job: PrintJob) => Promise<Uint8Array>;
  /** A new opaque id for uploads, previews and jobs. */
  readonly newId: () => string;
  /** Things that live as long as the engine: uploads and previews waiting for a commit. */
  readonly memory: Map<string, unknown>;
}

export type Handler<K extends CallName> = (
  context: ServiceContext,
  input: CheckedInput<K>,
) => Promise<CallResult<K>>;

/** Handlers of the calls whose names begin with one of these topics. */
export type Handlers<Prefix extends string> = {
  readonly [K in CallName as K extends `${Prefix}.${string}` ? K : never]: Handler<K>;
};

export type Router = { readonly [K in CallName]: Handler<K> };
