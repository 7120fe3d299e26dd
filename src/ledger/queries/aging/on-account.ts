/**
 * Money on account: what of each receipt and credit note is not applied at a moment.
 *
 *     { kind: 'receipt', id: 7, number: 'R-7', amountMinor: 50000, unallocatedMinor: 10000, … }
 */
import { sql } from 'kysely';
import type { MoneyOnAccount } from '../../../domain/case/case.ts';
import { assertMinor, type Minor } from '../../../domain/money.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { leftOfCredit, maybeOpenCredits, type Narrowing } from './open-amount.ts';

export type OnAccountQuery = Moment & Narrowing;

export interface OnAccountSum {
  readonly customerId: number;
  readonly currency: string;
  readonly unallocatedMinor: Minor;
}

/** Sorted by date, then number. Credits used up at the moment are left out. */
export async function onAccount(
  db: ReadDb,
  query: OnAccountQuery,
): Promise<readonly MoneyOnAccount[]> {
  const { rows } = await onAccountSql(query).execute(kyselyOf(db));
  for (const row of rows) assertMinor(row.unallocatedMinor);
  return rows;
}

/** Per customer and currency: the on-account column of the aging report. */
export async function onAccountSums(
  db: ReadDb,
  moment: Moment,
  currency: string | null,
): Promise<readonly OnAccountSum[]> {
  const { rows } = await onAccountSumsSql(moment, currency).execute(kyselyOf(db));
  for (const row of rows) assertMinor(row.unallocatedMinor);
  return rows;
}

const credits = (query: OnAccountQuery) =>
  maybeOpenCredits(
    sql`c.receipt_id, c.credit_note_id, c.customer_id, c.currency, c.effective_on, c.amount_minor,
    c.recorded_at, ${leftOfCredit('c', query)} as unallocated_minor`,
    query,
    query,
  );

export const onAccountSql = (query: OnAccountQuery) => sql<MoneyOnAccount>`
  with x as materialized (${credits(query)})
  select case when x.receipt_id is not null then 'receipt' else 'credit_note' end as "kind",
    coalesce(x.receipt_id, x.credit_note_id) as "id",
    coalesce(r.number, n.number) as "number", x.customer_id as "customerId", x.currency,
    x.effective_on as "effectiveOn", x.amount_minor as "amountMinor",
    x.unallocated_minor as "unallocatedMinor", x.recorded_at as "recordedAt"
  from x
  left join receipts r on r.id = x.receipt_id
  left join credit_notes n on n.id = x.credit_note_id
  where x.unallocated_minor <> 0
  order by x.effective_on, coalesce(r.number, n.number), "id"`;

export const onAccountSumsSql = (moment: Moment, currency: string | null) => sql<OnAccountSum>`
  with x as materialized (${credits({ ...moment, currency: currency ?? undefined })})
  select x.customer_id as "customerId", x.currency, sum(x.unallocated_minor) as "unallocatedMinor"
  from x where x.unallocated_minor <> 0
  group by x.customer_id, x.currency`;
