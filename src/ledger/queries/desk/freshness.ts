/**
 * How fresh is this ledger, and how much is in it?
 *
 *     invoices to 2026-11-20, last brought in 2026-11-20T16:02:11.000Z
 *     receipts to 2026-11-18, last brought in 2026-11-19T08:30:00.000Z
 *     61 customers, 412 invoices, 3 letters
 */
import { sql } from 'kysely';
import type { Instant, IsoDate } from '../../../domain/dates.ts';
import type { ReadDb } from '../../handles.ts';

export interface LedgerFreshness {
  readonly invoicesTo: IsoDate | null;
  readonly receiptsTo: IsoDate | null;
  readonly invoicesImportedAt: Instant | null;
  readonly receiptsImportedAt: Instant | null;
}

export interface LedgerCounts {
  readonly customers: number;
  readonly invoices: number;
  readonly letters: number;
}

/** Newest effective dates of what is not reversed, and when the newest row of each was recorded. */
export async function freshness(db: ReadDb): Promise<LedgerFreshness> {
  const invoices = await db
    .selectFrom('invoices')
    .where(
      sql<boolean>`not exists (select 1 from reversals as rv where rv.invoice_id = invoices.id)`,
    )
    .select((eb) => eb.fn.max<IsoDate | null>('invoices.issued_on').as('to'))
    .executeTakeFirst();
  const receipts = await db
    .selectFrom('receipts')
    .where(
      sql<boolean>`not exists (select 1 from reversals as rv where rv.receipt_id = receipts.id)`,
    )
    .select((eb) => eb.fn.max<IsoDate | null>('receipts.received_on').as('to'))
    .executeTakeFirst();
  // Ids rise with recorded_at, so the last row is the newest.
  const lastInvoice = await db
    .selectFrom('invoices')
    .select('recorded_at')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const lastReceipt = await db
    .selectFrom('receipts')
    .select('recorded_at')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    invoicesTo: invoices?.to ?? null,
    receiptsTo: receipts?.to ?? null,
    invoicesImportedAt: lastInvoice?.recorded_at ?? null,
    receiptsImportedAt: lastReceipt?.recorded_at ?? null,
  };
}

/** Customers with a live profile, invoices that are not reversed, letters issued (cancelled too). */
export async function ledgerCounts(db: ReadDb): Promise<LedgerCounts> {
  const count = sql<LedgerCounts>`select
    (select count(*) from customers as c where exists (select 1 from customer_versions as v
      where v.customer_id = c.id
        and not exists (select 1 from reversals as rv where rv.customer_version_id = v.id))) as customers,
    (select count(*) from invoices)
      - (select count(*) from reversals where invoice_id is not null) as invoices,
    (select count(*) from letters) as letters`;
  const row = await db
    .selectFrom(sql<LedgerCounts>`(${count})`.as('counts'))
    .select(['counts.customers', 'counts.invoices', 'counts.letters'])
    .executeTakeFirstOrThrow();
  return row;
}
