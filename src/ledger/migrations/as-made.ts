/**
 * The empty ledger as the migrations make it from nothing. They are run once in a process, in memory: every
 * new file begins as this image, and `verify` compares a file's tables with these.
 */
import { ENGLISH, render } from '../../domain/texts/render.ts';
import { connect } from '../connection.ts';
import { MIGRATIONS } from './list.ts';
import { migrate } from './runner.ts';

export interface SchemaEntry {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/** Of any open ledger: its tables and indexes. */
export const SCHEMA =
  "select type, name, sql from sqlite_master where type in ('table', 'index') and sql is not null order by type, name";

export interface LedgerAsMade {
  /** Bytes of the file. */
  readonly image: Uint8Array;
  readonly schema: readonly SchemaEntry[];
}

let made: LedgerAsMade | null = null;

export function ledgerAsMade(): LedgerAsMade {
  if (made !== null) return made;
  const { db } = connect(':memory:');
  try {
    const migrated = migrate(db, 'memory', MIGRATIONS);
    if (!migrated.ok) throw new Error(render(migrated.error.message, ENGLISH));
    made = { image: db.serialize(), schema: db.prepare<[], SchemaEntry>(SCHEMA).all() };
    return made;
  } finally {
    db.close();
  }
}
