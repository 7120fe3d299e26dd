/**
 * What is open of each item at a moment, and nothing else about it: for reports that convert amounts
 * one by one and would pay for labels and names they do not show.
 *
 *     EUR  due 2026-03-10  250.00
 */
import { sql, type RawBuilder } from 'kysely';
import type { AgingBasis } from '../../../domain/aging.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { assertMinor, type Minor } from '../../../domain/money.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { maybeOpenItems, openOfItem } from './open-amount.ts';

export interface OpenAmount {
  readonly currency: string;
  /** Due date or date of the invoice, by the basis asked for. */
  readonly on: IsoDate;
  readonly dueOn: IsoDate;
  readonly openMinor: Minor;
}

/** In no particular order; items with nothing open are left out. */
export async function openAmounts(
  db: ReadDb,
  moment: Moment,
  basis: AgingBasis,
): Promise<readonly OpenAmount[]> {
  const { rows } = await openAmountsSql(moment, basis).execute(kyselyOf(db));
  for (const row of rows) assertMinor(row.openMinor);
  return rows;
}

export const openAmountsSql = (moment: Moment, basis: AgingBasis): RawBuilder<OpenAmount> =>
  sql<OpenAmount>`
  with x as materialized (${maybeOpenItems(
    sql`o.currency, ${sql.ref(basis === 'due' ? 'o.due_on' : 'o.issued_on')} as "on", o.due_on as "dueOn",
      ${openOfItem('o', moment)} as "openMinor"`,
    moment,
    {},
  )})
  select x.currency, x."on", x."dueOn", x."openMinor" from x where x."openMinor" <> 0`;
