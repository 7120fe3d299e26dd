/**
 * How does every customer stand, per currency?
 *
 *     customer 12  EUR  outstanding 2400.00  overdue 700.00  items 4  oldest due 2026-05-30  disputed 1 *
 * Only aggregated sums leave the database, so a list of 5,000 customers stays quick.
 */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { CurrencyCode, Minor } from '../../../domain/money.ts';
import { eachRow } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { isDisputedAt } from '../case/disputed.ts';
import { knownUntil, maybeOpenAt } from '../moment-sql.ts';
import type { Moment } from '../../moment.ts';
import type { OpenItemsTable } from '../../schema/projections.ts';
import { openItemsKnown, openOfItem } from '../aging/open-amount.ts';

/** Minor units. `overdue` is what was due before the as-of date; due that day is not overdue. */
export interface OpenBalance {
  readonly customerId: number;
  readonly currency: string;
  readonly outstandingMinor: number;
  readonly overdueMinor: number;
  readonly items: number;
  readonly oldestDueOn: IsoDate;
  readonly disputedItems: number;
}

const candidates = (db: ReadDb, moment: Moment) =>
  db
    .selectFrom(sql<OpenItemsTable>`${openItemsKnown(moment)}`.as('open_items'))
    .where('open_items.issued_on', '<=', moment.asOf)
    .where('open_items.recorded_at', '<=', knownUntil(moment))
    .where(maybeOpenAt(moment));

/** What everybody owes, by currency. */
export async function openTotals(
  db: ReadDb,
  moment: Moment,
): Promise<ReadonlyMap<CurrencyCode, Minor>> {
  const rows = await db
    .selectFrom(
      candidates(db, moment)
        .select(['open_items.currency', openOfItem('open_items', moment).as('open_minor')])
        .as('item'),
    )
    .groupBy('item.currency')
    .select((eb) => ['item.currency as currency', eb.fn.sum<number>('item.open_minor').as('minor')])
    .execute();
  return new Map(
    rows.filter(({ minor }) => minor !== 0).map(({ currency, minor }) => [currency, minor]),
  );
}

/** What is open of one item after the other, in no order; who looks may stop at any of them. */
export const openAmounts = (
  db: ReadDb,
  moment: Moment,
): Iterable<readonly [customerId: number, currency: CurrencyCode, minor: Minor]> =>
  eachRow(
    db,
    sql`select item.customer_id, item.currency, item.open_minor from ${candidates(db, moment)
      .select([
        'open_items.customer_id',
        'open_items.currency',
        openOfItem('open_items', moment).as('open_minor'),
      ])
      .as('item')} where item.open_minor <> 0`,
  );

export async function openBalances(db: ReadDb, moment: Moment): Promise<readonly OpenBalance[]> {
  return db
    .selectFrom(
      candidates(db, moment)
        .select([
          'open_items.customer_id',
          'open_items.currency',
          'open_items.due_on',
          openOfItem('open_items', moment).as('open_minor'),
          isDisputedAt('open_items.invoice_id', moment).as('disputed'),
        ])
        .as('item'),
    )
    .where('item.open_minor', '<>', 0)
    .groupBy(['item.customer_id', 'item.currency'])
    .select((eb) => [
      'item.customer_id as customerId',
      'item.currency as currency',
      eb.fn.sum<number>('item.open_minor').as('outstandingMinor'),
      sql<number>`sum(case when item.due_on < ${moment.asOf} then item.open_minor else 0 end)`.as(
        'overdueMinor',
      ),
      eb.fn.countAll<number>().as('items'),
      eb.fn.min<IsoDate>('item.due_on').as('oldestDueOn'),
      eb.fn.sum<number>('item.disputed').as('disputedItems'),
    ])
    .execute();
}
