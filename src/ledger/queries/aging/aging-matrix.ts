/**
 * The aging report's sums, a row a customer and currency, an amount a column.
 *
 *     { customerId: 4, currency: 'EUR', amountsMinor: [170000, 70000, 0, 0, 0],
 *       overdueMinor: 70000, oldestDueOn: '2026-06-18' }
 *
 * Read in the order in which the index holds them: items that are open for good lie together, by
 * currency and customer, so they are added up as they come, without sorting 50,000 rows first; the
 * few that were settled after the moment are added separately. What is open stands in the index too.
 * Measured on 50,000 open items: 20 ms, 50 for adding up their allocations, twice that for grouping
 * all of them at once.
 */
import { sql, type RawBuilder } from 'kysely';
import type { AgingBasis } from '../../../domain/aging.ts';
import { NEVER, type IsoDate } from '../../../domain/dates.ts';
import { assertMinor, sumMinor, type Minor } from '../../../domain/money.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { maybeOpenItems, openOfItem } from './open-amount.ts';

export interface AgingMatrixRow {
  readonly customerId: number;
  readonly currency: string;
  /** One per column; a customer may have two rows of one currency: add them up. */
  readonly amountsMinor: readonly Minor[];
  /** What was due before the as-of date, whatever the columns count from. */
  readonly overdueMinor: Minor;
  /** The earliest due date of it; null: nothing is overdue. */
  readonly oldestDueOn: IsoDate | null;
}

/** `boundaries` from `agingBoundaries(asOf, limits)`; `currency` null: all, each on its own. */
export async function agingMatrix(
  db: ReadDb,
  moment: Moment,
  basis: AgingBasis,
  boundaries: readonly IsoDate[],
  currency: string | null,
): Promise<readonly AgingMatrixRow[]> {
  const { rows } = await agingMatrixSql(moment, basis, boundaries, currency).execute(kyselyOf(db));
  const columns = Array.from({ length: boundaries.length + 1 }, (_, column) => columnName(column));
  return rows.map((row) => {
    const amountsMinor = columns.map((column) => assertMinor(Number(row[column])));
    return {
      customerId: Number(row.customerId),
      currency: String(row.currency),
      amountsMinor,
      overdueMinor: isOverdueByColumn(basis)
        ? sumMinor(amountsMinor.slice(1))
        : assertMinor(Number(row.overdueMinor)),
      oldestDueOn: row.oldestDueOn as IsoDate | null,
    };
  });
}

/** The first column holds what is not due before the as-of date, the others the rest. */
const isOverdueByColumn = (basis: AgingBasis): boolean => basis === 'due';

const columnName = (column: number): string => `c${column}`;

export function agingMatrixSql(
  moment: Moment,
  basis: AgingBasis,
  boundaries: readonly IsoDate[],
  currency: string | null,
): RawBuilder<Record<string, string | number | null>> {
  const date = sql.ref(basis === 'due' ? 'x.due_on' : 'x.issued_on');
  // Exactly one of the filters holds for a date, so the open amount is computed once an item.
  const amounts = Array.from({ length: boundaries.length + 1 }, (_, column) => {
    const from = boundaries[column];
    const before = boundaries[column - 1];
    const within = [
      ...(before === undefined ? [] : [sql`${date} < ${before}`]),
      ...(from === undefined ? [] : [sql`${date} >= ${from}`]),
    ];
    return sql`coalesce(sum(x.open_minor) filter (where ${sql.join(within, sql` and `)}), 0)
      as ${sql.ref(columnName(column))}`;
  });
  // Another sum over all items is a fifth of the time.
  const overdue = isOverdueByColumn(basis)
    ? []
    : [
        sql`coalesce(sum(x.open_minor) filter (where x.due_on < ${moment.asOf}), 0) as "overdueMinor"`,
      ];
  const oldest = sql`
    min(case when x.due_on < ${moment.asOf} and x.open_minor <> 0 then x.due_on end) as "oldestDueOn"`;
  const columns = sql`o.customer_id, o.currency, o.due_on, o.issued_on,
    ${openOfItem('o', moment)} as open_minor`;
  const part = (items: RawBuilder<unknown>) => sql`
    select x.customer_id as "customerId", x.currency, ${sql.join([...amounts, ...overdue, oldest])}
    from (${items}) x
    group by x.currency, x.customer_id`;
  if (moment.knownAt !== null) {
    const items = maybeOpenItems(columns, moment, { currency: currency ?? undefined });
    return sql<Record<string, string | number | null>>`${part(items)}`;
  }
  const settled = (when: RawBuilder<unknown>) => sql`
    select ${columns} from open_items o
    where ${when} and o.issued_on <= ${moment.asOf}
      ${currency === null ? sql`` : sql`and o.currency = ${currency}`}`;
  return sql<Record<string, string | number | null>>`
    ${part(settled(sql`o.settled_on = ${NEVER}`))}
    union all
    ${part(settled(sql`o.settled_on > ${moment.asOf} and o.settled_on < ${NEVER}`))}`;
}
