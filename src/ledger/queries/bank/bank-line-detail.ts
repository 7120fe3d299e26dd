/** Everything the bank said about one line, and what it was taken for, item by item. */
import { sql } from 'kysely';
import { itemLabel } from '../../../domain/aging-report.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { isLiveLine } from './bank-lines.ts';
import { bankLineRows, type BankLineListRow } from './bank-line-list.ts';
import { matchesOfLines, type BankMatchRow } from './matches-of-lines.ts';

/** What an item got; in its currency, which the line's need not be. */
interface PaidShare {
  readonly item: string;
  readonly currency: string;
  readonly amountMinor: number;
}

export interface BankLineDetailRow {
  readonly line: BankLineListRow;
  readonly batchId: number;
  readonly accountName: string;
  readonly bankReference: string;
  readonly endToEndId: string;
  readonly mandateId: string;
  readonly code: string;
  readonly chargesMinor: number;
  readonly original: {
    readonly currency: string;
    readonly amountMinor: number;
    readonly rate: string;
  } | null;
  readonly batch: {
    readonly index: number;
    readonly count: number;
    readonly bookingMinor: number;
  } | null;
  readonly raw: string;
  /** Oldest first; `shares`: what the receipt paid, with what came off beside it. */
  readonly matches: readonly (BankMatchRow & {
    readonly shares: readonly PaidShare[];
  })[];
}

/** Null when there is no such line (or its import was undone). */
export async function bankLineDetail(
  db: ReadDb,
  lineId: number,
  moment: Moment,
): Promise<BankLineDetailRow | null> {
  interface Row {
    readonly batchId: number;
    readonly accountName: string;
    readonly bankReference: string;
    readonly endToEndId: string;
    readonly mandateId: string;
    readonly code: string;
    readonly chargesMinor: number;
    readonly originalCurrency: string | null;
    readonly originalMinor: number | null;
    readonly originalRate: string;
    readonly batchIndex: number | null;
    readonly batchCount: number | null;
    readonly bookingMinor: number | null;
    readonly raw: string;
  }
  const { rows } = await sql<Row>`
    select l.batch_id as "batchId", s.account_name as "accountName",
      l.bank_reference as "bankReference", l.end_to_end_id as "endToEndId",
      l.mandate_id as "mandateId", l.code, l.charges_minor as "chargesMinor",
      l.original_currency as "originalCurrency", l.original_minor as "originalMinor",
      l.original_rate as "originalRate", l.batch_index as "batchIndex",
      l.batch_count as "batchCount", l.booking_minor as "bookingMinor", l.raw
    from bank_lines l join bank_statements s on s.id = l.statement_id
    where l.id = ${lineId} and ${isLiveLine(moment)}`.execute(kyselyOf(db));
  const [row] = rows;
  const [line] = await bankLineRows(db, moment, sql`select ${lineId}`);
  if (row === undefined || line === undefined) return null;
  const matches = (await matchesOfLines(db, moment, [lineId])).get(lineId) ?? [];
  const {
    originalCurrency,
    originalMinor,
    originalRate,
    batchIndex,
    batchCount,
    bookingMinor,
    ...rest
  } = row;
  return {
    ...rest,
    line,
    original:
      originalCurrency === null || originalMinor === null
        ? null
        : { currency: originalCurrency, amountMinor: originalMinor, rate: originalRate },
    batch:
      batchIndex === null || batchCount === null || bookingMinor === null
        ? null
        : { index: batchIndex, count: batchCount, bookingMinor },
    matches: await Promise.all(
      matches.map(async (match) => ({ ...match, shares: await sharesOf(db, match) })),
    ),
  };
}

/** What the receipt paid when it was recorded, and is not taken back. */
async function sharesOf(db: ReadDb, match: BankMatchRow): Promise<readonly PaidShare[]> {
  if (match.receiptId === null) return [];
  const { rows } = await sql<{
    invoice: string;
    position: number;
    instalments: number;
    currency: string;
    amountMinor: number;
  }>`
    select i.number as invoice, n.position, i.currency,
      (select count(*) from instalments s where s.invoice_id = i.id) as instalments,
      sum(a.amount_minor) as "amountMinor"
    from allocations a join instalments n on n.id = a.instalment_id join invoices i on i.id = n.invoice_id
    where a.receipt_id = ${match.receiptId}
    group by n.id, i.number, n.position, i.currency having sum(a.amount_minor) <> 0
    order by min(a.id)`.execute(kyselyOf(db));
  return rows.map((row) => ({
    item: itemLabel(row.invoice, row.position, row.instalments),
    currency: row.currency,
    amountMinor: row.amountMinor,
  }));
}
