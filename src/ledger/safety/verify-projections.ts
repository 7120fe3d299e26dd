/** Checks that each projection equals its derivation, row by row, both ways. */
import { sql, type RawBuilder } from 'kysely';
import { connectionOf, kyselyOf } from '../connection.ts';
import type { ReadDb } from '../handles.ts';
import {
  BANK_LINE_COLUMNS,
  derivedBankLines,
  derivedMovements,
  derivedOpenCredits,
  derivedOpenItems,
  MOVEMENT_COLUMNS,
  OPEN_CREDIT_COLUMNS,
  OPEN_ITEM_COLUMNS,
} from '../projections/derive.ts';
import { MAX_FINDINGS_PER_CHECK, type Check } from './verify-check.ts';
import { say, type Text } from '../../domain/texts/text.ts';

type Row = Readonly<Record<string, string | number | null>>;

/**
 * Walks the stored and the derived rows side by side in the order of `key`. (`EXCEPT` would say the
 * same in one statement, but SQLite answers it in quadratic time here.)
 */
function projectionCheck(
  table: string,
  columns: RawBuilder<unknown>,
  derived: () => RawBuilder<unknown>,
  /** Columns that name a row. */
  key: readonly string[],
  /** Rows that say something: a movement of zero is the same as none. */
  where: RawBuilder<unknown> = sql``,
): Check {
  return {
    check: `projection_${table}`,
    run(db) {
      const order = sql`order by ${sql.join(key.map((column) => sql`coalesce(${sql.ref(column)}, 0)`))}`;
      const storedRows = prepared(
        db,
        sql`select ${columns} from ${sql.table(table)} ${where} ${order}`,
      );
      const freshRows = prepared(db, sql`select ${columns} from (${derived()}) ${where} ${order}`);
      const wrong: Text[] = [];
      let looked = 0;
      const stored = storedRows();
      const fresh = freshRows();
      try {
        let left = stored.next();
        let right = fresh.next();
        while (!left.done || !right.done) {
          const order = compareRows(left.value, right.value, key);
          if (wrong.length < MAX_FINDINGS_PER_CHECK) {
            if (order < 0)
              wrong.push(say`${table} has ${JSON.stringify(left.value)}, which no fact gives`);
            else if (order > 0) wrong.push(say`${table} lacks ${JSON.stringify(right.value)}`);
            else if (JSON.stringify(left.value) !== JSON.stringify(right.value))
              wrong.push(
                say`${table} has ${JSON.stringify(left.value)}; the facts give ${JSON.stringify(right.value)}`,
              );
          }
          if (order <= 0) {
            looked += 1;
            left = stored.next();
          }
          if (order >= 0) right = fresh.next();
        }
      } finally {
        // One that stays open, because the other met a damaged page, would block its connection.
        stored.return();
        fresh.return();
      }
      return { looked, wrong };
    },
  };
}

/** A row that is not there comes after every other. */
function compareRows(
  left: Row | undefined,
  right: Row | undefined,
  key: readonly string[],
): number {
  if (left === undefined) return 1;
  if (right === undefined) return -1;
  for (const column of key) {
    const a = left[column] ?? 0;
    const b = right[column] ?? 0;
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}

interface Rows extends Iterator<Row, undefined> {
  /** Ends it before its last row. */
  return(): IteratorResult<Row, undefined>;
}

/** Rows of `query` from its beginning, each time it is called. */
function prepared(db: ReadDb, query: RawBuilder<unknown>): () => Rows {
  const compiled = query.compile(kyselyOf(db));
  const statement = connectionOf(db).db.prepare<unknown[], Row>(compiled.sql);
  return () => statement.iterate(...compiled.parameters) as unknown as Rows;
}

function all<R>(db: ReadDb, query: RawBuilder<unknown>): R[] {
  const compiled = query.compile(kyselyOf(db));
  return connectionOf(db)
    .statement<R>(compiled.sql)
    .all(...compiled.parameters);
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
        .map(
          (row) => say`${row.currency}: control account and open items differ by ${row.difference}`,
        ),
    };
  },
};

export const PROJECTION_CHECKS: readonly Check[] = [
  projectionCheck('open_items', OPEN_ITEM_COLUMNS, () => derivedOpenItems(), ['instalment_id']),
  projectionCheck('open_credits', OPEN_CREDIT_COLUMNS, derivedOpenCredits, [
    'receipt_id',
    'credit_note_id',
  ]),
  projectionCheck(
    'receivable_movements',
    MOVEMENT_COLUMNS,
    derivedMovements,
    ['currency', 'effective_on'],
    sql`where amount_minor <> 0`,
  ),
  projectionCheck('open_bank_lines', BANK_LINE_COLUMNS, () => derivedBankLines(), ['bank_line_id']),
  tieOut,
];
