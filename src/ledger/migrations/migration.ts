/** One step from a version of the ledger file to the next. */
import type { Database } from 'better-sqlite3';

export interface Migration {
  /** The version of the file after `up`: 1, 2, 3 … without gaps. */
  readonly version: number;
  readonly name: string;
  /** Runs inside a transaction that the runner owns. */
  readonly up: (db: Database) => void;
}
