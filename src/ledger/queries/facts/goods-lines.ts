/**
 * What was delivered: the lines of one invoice, or everything a customer bought, newest first.
 *
 *     INV-7  2026-01-10  rosas rojas 60 cm  1,200 pcs at 0.45  540.00
 */
import { sql, type RawBuilder } from 'kysely';
import type { Page } from '../../../contract/calls/facts.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { membersOf } from '../customers/survivors.ts';
import { knownUntil } from '../moment-sql.ts';
import { reversedAt } from '../../facts/live.ts';

export interface GoodsLineRow {
  readonly invoice: string;
  readonly issuedOn: IsoDate;
  readonly position: number;
  readonly deliveredOn: IsoDate | null;
  readonly code: string;
  readonly description: string;
  /** Decimal text as written. */
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly currency: string;
  readonly netMinor: number | null;
}

export interface PurchasesQuery extends Moment {
  /** The surviving customer's id. */
  readonly customerId: number;
  readonly offset: number;
  readonly limit: number;
}

const COLUMNS = sql.raw(`i.number as invoice, i.issued_on as "issuedOn", g.position,
  g.delivered_on as "deliveredOn", g.code, g.description, g.quantity, g.unit,
  g.unit_price as "unitPrice", i.currency, g.net_minor as "netMinor"`);

/** In the order of the invoice. */
export async function goodsOfInvoice(
  db: ReadDb,
  invoiceId: number,
): Promise<readonly GoodsLineRow[]> {
  return rowsOf(
    db,
    sql`from goods_lines g join invoices i on i.id = g.invoice_id
      where g.invoice_id = ${invoiceId} order by g.position`,
  );
}

/** Of invoices that count at the moment: by date of issue, newest first. */
export async function purchases(db: ReadDb, query: PurchasesQuery): Promise<Page<GoodsLineRow>> {
  const from = sql`from invoices i join goods_lines g on g.invoice_id = i.id
    where i.customer_id in ${membersOf(sql`select ${query.customerId}`, query)}
      and i.issued_on <= ${query.asOf} and i.recorded_at <= ${knownUntil(query)}
      and not ${reversedAt('invoice', 'i.id', query)}`;
  const { rows: totals } = await sql<{ total: number }>`select count(*) as total ${from}`.execute(
    kyselyOf(db),
  );
  const rows = await rowsOf(
    db,
    sql`${from} order by i.issued_on desc, i.id desc, g.position
      limit ${query.limit} offset ${query.offset}`,
  );
  return { total: totals[0]?.total ?? 0, rows };
}

const rowsOf = async (db: ReadDb, from: RawBuilder<unknown>): Promise<readonly GoodsLineRow[]> =>
  (await sql<GoodsLineRow>`select ${COLUMNS} ${from}`.execute(kyselyOf(db))).rows;
