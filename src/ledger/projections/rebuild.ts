/** Drops every projection and makes it again from the facts. */
import { sql } from 'kysely';
import { kyselyOf } from '../connection.ts';
import type { Tx } from '../handles.ts';
import {
  BANK_LINE_COLUMNS,
  derivedBankLines,
  derivedMovements,
  derivedOpenCredits,
  derivedOpenItems,
  MOVEMENT_COLUMNS,
  OPEN_CREDIT_COLUMNS,
  OPEN_ITEM_COLUMNS,
} from './derive.ts';

export async function rebuildProjections(tx: Tx): Promise<void> {
  const db = kyselyOf(tx);
  await sql`delete from open_items`.execute(db);
  await sql`insert into open_items (${OPEN_ITEM_COLUMNS}) ${derivedOpenItems()}`.execute(db);
  await sql`delete from open_credits`.execute(db);
  await sql`insert into open_credits (${OPEN_CREDIT_COLUMNS}) ${derivedOpenCredits()}`.execute(db);
  await sql`delete from receivable_movements`.execute(db);
  await sql`insert into receivable_movements (${MOVEMENT_COLUMNS}) ${derivedMovements()}`.execute(
    db,
  );
  await sql`delete from open_bank_lines`.execute(db);
  await sql`insert into open_bank_lines (${BANK_LINE_COLUMNS}) ${derivedBankLines()}`.execute(db);
}
