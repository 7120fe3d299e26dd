/**
 * An open ledger file, as the services see it. `open.ts` makes one.
 */
import type { IsoDate, Instant } from '../domain/dates.ts';
import type { Text } from '../domain/texts/text.ts';
import type { ReadDb, Tx } from './handles.ts';

/** What the journal keeps of a command, beside its hash chain. */
export interface CommandMeta {
  /** `imports.commit`, `letters.issue`: the call that asked for it. */
  readonly command: string;
  /** The person, or `duebook` for the program's own steps. */
  readonly actor: string;
  /** Anything; its canonical JSON is hashed into the entry. */
  readonly input: unknown;
  readonly idempotencyKey?: string;
}

export interface WriteScope {
  /** The instant of this command: later than every instant in the ledger. */
  readonly recordedAt: Instant;
  /** Put into the journal entry as JSON when the command ends: counts, keys. */
  detail(value: Readonly<Record<string, unknown>>): void;
}

export interface Ledger {
  readonly path: string;
  readonly readOnly: boolean;
  /** It was to be written and cannot be: why, in a sentence. Null: it can, or nobody wanted to. */
  readonly whyReadOnly: Text | null;
  /**
   * Its file was deleted, renamed, replaced or written over since it was opened. Nothing can be
   * recorded; a copy has everything, unless it was written over.
   */
  isLost(): boolean;
  /** What happened to it, and what to do; null: it is not lost. */
  whyLost(): Text | null;
  /** One snapshot: every query of `work` sees the same ledger. */
  read<T>(work: (db: ReadDb) => Promise<T>): Promise<T>;
  /**
   * One transaction and one journal entry; `work` throwing leaves nothing behind. Throws
   * `LedgerUnavailable`, as `read` and `copyTo` do, when the file or its disk does not serve.
   */
  write<T>(meta: CommandMeta, work: (tx: Tx, scope: WriteScope) => Promise<T>): Promise<T>;
  /** Writes the ledger as it is now, compacted, to `target`, which must not exist. Not checked. */
  copyTo(target: string): Promise<void>;
  close(): Promise<void>;
}

/** Only a host reads a real clock. */
export interface Clock {
  now(): Instant;
  /** The person's calendar day. */
  today(): IsoDate;
}
