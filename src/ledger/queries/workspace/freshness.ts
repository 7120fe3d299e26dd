/**
 * How fresh is this ledger, and how much is in it?
 *
 *     invoices to 2026-11-20, last brought in 2026-11-20T16:02:11.000Z
 *     receipts to 2026-11-18, last brought in 2026-11-19T08:30:00.000Z; those per list are of no day
 *     list of open items of 2026-10-31
 *     bank to 2026-11-19, last brought in 2026-11-20T07:45:00.000Z, 37 lines of money in to match
 *     61 customers, 412 invoices, 3 letters
 */
import { sql } from 'kysely';
import type { Instant, IsoDate } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { live } from '../../facts/live.ts';
import { listDays } from '../imports/on-day.ts';

export interface LedgerFreshness {
  readonly invoicesTo: IsoDate | null;
  readonly receiptsTo: IsoDate | null;
  /** Day of the newest list of open items, by which payments are known, too. */
  readonly listTo: IsoDate | null;
  readonly invoicesImportedAt: Instant | null;
  readonly receiptsImportedAt: Instant | null;
  readonly bankTo: IsoDate | null;
  readonly bankImportedAt: Instant | null;
  readonly linesToMatch: number;
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
    .where(sql<boolean>`${live('invoice', 'invoices.id')}`)
    .select((eb) => eb.fn.max<IsoDate | null>('invoices.issued_on').as('to'))
    .executeTakeFirst();
  const receipts = await db
    .selectFrom('receipts')
    .where(sql<boolean>`${live('receipt', 'receipts.id')}`)
    .where('receipts.per_list_on', 'is', null)
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
    .where('per_list_on', 'is', null)
    .select('recorded_at')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    invoicesTo: invoices?.to ?? null,
    receiptsTo: receipts?.to ?? null,
    listTo: listDays(db).at(-1) ?? null,
    invoicesImportedAt: lastInvoice?.recorded_at ?? null,
    receiptsImportedAt: lastReceipt?.recorded_at ?? null,
    ...(await bankFreshness(db)),
  };
}

/** What the bank said, of imports that were not undone. `linesToMatch`: money in, not yet decided. */
export async function bankFreshness(
  db: ReadDb,
): Promise<Pick<LedgerFreshness, 'bankTo' | 'bankImportedAt' | 'linesToMatch'>> {
  const isLive = (batch: string) => live('import_batch', batch);
  // The newest line by the index; statements are few, and one may end after its last line.
  const { rows } = await sql<{ bankTo: IsoDate | null; at: Instant | null; lines: number }>`select
    (select max(x.day) from (
      select booked_on as day from (select l.booked_on from bank_lines l
        where ${isLive('l.batch_id')} order by l.booked_on desc limit 1) newest
      union all
      select max(coalesce(s.to_on, s.closing_on)) from bank_statements s
        where ${isLive('s.batch_id')}) x) as "bankTo",
    (select max(s.recorded_at) from bank_statements s where ${isLive('s.batch_id')}) as at,
    (select count(*) from open_bank_lines o where o.amount_minor > 0) as lines`.execute(
    kyselyOf(db),
  );
  const [row] = rows;
  return {
    bankTo: row?.bankTo ?? null,
    bankImportedAt: row?.at ?? null,
    linesToMatch: row?.lines ?? 0,
  };
}

/** Customers with a live profile, invoices that are not reversed, letters issued (cancelled too). */
export async function ledgerCounts(db: ReadDb): Promise<LedgerCounts> {
  const count = sql<LedgerCounts>`select
    (select count(*) from customers as c where exists (select 1 from customer_versions as v
      where v.customer_id = c.id
        and ${live('customer_version', 'v.id')})) as customers,
    (select count(*) from invoices)
      - (select count(*) from reversals where target_kind = 'invoice') as invoices,
    (select count(*) from letters) as letters`;
  const row = await db
    .selectFrom(sql<LedgerCounts>`(${count})`.as('counts'))
    .select(['counts.customers', 'counts.invoices', 'counts.letters'])
    .executeTakeFirstOrThrow();
  return row;
}
