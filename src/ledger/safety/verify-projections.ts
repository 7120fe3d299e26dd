/** Checks that each projection equals its derivation, row by row, both ways. */
import { sql, type RawBuilder } from 'kysely';
import { connectionOf, kyselyOf } from '../connection.ts';
import type { ReadDb } from '../handles.ts';
import {
  derivedMovements,
  derivedOpenCredits,
  derivedOpenItems,
  MOVEMENT_COLUMNS,
  OPEN_CREDIT_COLUMNS,
  OPEN_ITEM_COLUMNS,
} from '../projections/derive.ts';
import { MAX_FINDINGS_PER_CHECK, type Check } from './verify-check.ts';

function projectionCheck(
  table: string,
  columns: RawBuilder<unknown>,
  derived: () => RawBuilder<unknown>,
  /** A row that adds nothing is the same as no row. */
  where: RawBuilder<unknown>,
): Check {
  return {
    check: `projection_${table}`,
    run(db) {
      const stored = sql`select ${columns} from ${sql.table(table)} ${where}`;
      const fresh = sql`select ${columns} from (${derived()}) ${where}`;
      const looked = all<{ n: number }>(db, sql`select count(*) as n from ${sql.table(table)}`)[0];
      const limit = sql` limit ${sql.lit(MAX_FINDINGS_PER_CHECK / 2)}`;
      const extra = all(db, sql`select * from (${stored} except ${fresh})${limit}`);
      const missing = all(db, sql`select * from (${fresh} except ${stored})${limit}`);
      return {
        looked: looked?.n ?? 0,
        wrong: [
          ...extra.map((row) => `${table} has ${JSON.stringify(row)}, which the facts do not give`),
          ...missing.map((row) => `${table} lacks ${JSON.stringify(row)}, which the facts give`),
        ],
      };
    },
  };
}

function all<R>(db: ReadDb, query: RawBuilder<unknown>): R[] {
  const compiled = query.compile(kyselyOf(db));
  return connectionOf(db).statement<R>(compiled.sql).all(...compiled.parameters);
}

/** Last real day: everything that will ever be effective. */
const tieOut: Check = {
  check: 'tie_out',
  run(db) {
    const rows = all<{ currency: string; difference: number }>(
      db,
      sql`select x.currency, sum(x.amount) as difference from (
        select currency, amount_minor as amount from receivable_movements
        union all select currency, -gross_minor from open_items
        union all select currency, amount_minor from open_credits
        union all select i.currency, a.amount_minor from allocations a
          join instalments n on n.id = a.instalment_id join invoices i on i.id = n.invoice_id
        union all select coalesce(p.currency, k.currency), -a.amount_minor from allocations a
          left join receipts p on p.id = a.receipt_id left join credit_notes k on k.id = a.credit_note_id
          where a.receipt_id is not null or a.credit_note_id is not null
      ) x group by x.currency`,
    );
    return {
      looked: rows.length,
      wrong: rows
        .filter((row) => row.difference !== 0)
        .map((row) => `${row.currency}: control account and open items differ by ${row.difference}`),
    };
  },
};

export const PROJECTION_CHECKS: readonly Check[] = [
  projectionCheck('open_items', OPEN_ITEM_COLUMNS, () => derivedOpenItems(), sql``),
  projectionCheck('open_credits', OPEN_CREDIT_COLUMNS, derivedOpenCredits, sql``),
  projectionCheck(
    'receivable_movements',
    MOVEMENT_COLUMNS,
    derivedMovements,
    sql`where amount_minor <> 0`,
  ),
  tieOut,
];
