/**
 * What is open at a moment, added up per customer, currency and aging column.
 *
 *     boundaries of 2026-06-30, limits 30, 60, 90   ->   { customerId: 4, currency: 'EUR', column: 2, openMinor: 70000 }
 *
 * Columns follow `domain/aging.ts`: a date belongs to the first column whose boundary it is not
 * before; past the last boundary, to the last column.
 */
import { sql } from 'kysely';
import type { AgingBasis } from '../../domain/aging.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { assertMinor, type Minor } from '../../domain/money.ts';
import { kyselyOf } from '../connection.ts';
import type { ReadDb } from '../handles.ts';
import type { Moment } from '../moment.ts';
import { allocated, maybeOpenItems } from './open-amount.ts';

export interface AgingSum {
  readonly customerId: number;
  readonly currency: string;
  /** Index into `agingColumns(limits)`. */
  readonly column: number;
  /** Never 0. */
  readonly openMinor: Minor;
}

/** `boundaries` from `agingBoundaries(asOf, limits)`; `currency` null: all, each on its own. */
export async function agingSums(
  db: ReadDb,
  moment: Moment,
  basis: AgingBasis,
  boundaries: readonly IsoDate[],
  currency: string | null,
): Promise<readonly AgingSum[]> {
  const { rows } = await agingSumsSql(moment, basis, boundaries, currency).execute(kyselyOf(db));
  for (const row of rows) assertMinor(row.openMinor);
  return rows;
}

export function agingSumsSql(
  moment: Moment,
  basis: AgingBasis,
  boundaries: readonly IsoDate[],
  currency: string | null,
) {
  const date = sql.ref(basis === 'due' ? 'o.due_on' : 'o.issued_on');
  const column = sql<number>`case ${sql.join(
    boundaries.map((boundary, index) => sql`when ${date} >= ${boundary} then ${sql.lit(index)}`),
    sql` `,
  )} else ${sql.lit(boundaries.length)} end`;
  // `having` and not `where`: a filter on open_minor would make SQLite compute each sum twice, and
  // what is open is never negative, so a sum is zero only when every item of it is.
  return sql<AgingSum>`
    select x.customer_id as "customerId", x.currency, x.aging_column as "column",
      sum(x.open_minor) as "openMinor"
    from (
      select o.customer_id, o.currency, ${column} as aging_column,
        o.gross_minor - ${allocated('instalment_id', 'o.instalment_id', moment)} as open_minor
      from open_items o
      where ${maybeOpenItems(moment)}
        ${currency === null ? sql`` : sql`and o.currency = ${currency}`}
    ) x
    group by x.customer_id, x.currency, x.aging_column
    having sum(x.open_minor) <> 0`;
}
