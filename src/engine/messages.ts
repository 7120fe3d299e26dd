/** What passes between a host's thread and the engine's. Everything here survives a structured clone. */
import type { CallName, EngineEvent } from '../contract/api.ts';
import type { CallError } from '../contract/call.ts';
import type { Instant, Result } from '../contract/values.ts';

/** A ledger file to open before the first call, by path: only hosts know paths. */
export type LedgerAtStart =
  | {
      readonly path: string;
      /** `read`: no lock is taken, nothing can be recorded. */
      readonly mode: 'read' | 'write';
    }
  | {
      readonly path: string;
      readonly mode: 'create';
      readonly company: string;
      readonly currency: string;
      readonly country: string;
    };

export interface EngineOptions {
  readonly host: 'electron' | 'browser' | 'terminal';
  /** Who acts, for the journal. */
  readonly actor: string;
  readonly version: string;
  readonly dataFolder: string;
  /** Where ledgers were made before; null: nowhere else. */
  readonly earlierFolder: string | null;
  readonly logFolder: string;
  /** A stopped clock for tests and screenshots; null: the real one. */
  readonly now: Instant | null;
  readonly ledger: LedgerAtStart | null;
}

/** How opening the ledger at start ended; `null`: none was asked for. */
export type Opened = Result<null, CallError> | null;

export type ToEngine =
  | {
      readonly type: 'call';
      readonly id: number;
      readonly name: CallName;
      readonly input: unknown;
      readonly jobId: string | null;
    }
  /** Opens the ledger at `path` in place of the open one, which stays open when the file is refused. */
  | { readonly type: 'open'; readonly id: number; readonly path: string }
  | { readonly type: 'close' };

export type FromEngine =
  | { readonly type: 'ready'; readonly opened: Opened }
  | { readonly type: 'answer'; readonly id: number; readonly result: Result<unknown, CallError> }
  | { readonly type: 'event'; readonly event: EngineEvent }
  /** Another ledger is open now; a restarted engine opens it again. */
  | { readonly type: 'workspace'; readonly ledger: LedgerAtStart | null }
  | { readonly type: 'closed' };
