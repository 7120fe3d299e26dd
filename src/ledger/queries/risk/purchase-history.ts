/**
 * What one, some or all customers were invoiced, order by order (`domain/risk/purchases.ts`), with when it was
 * reversed or credited in full. Deliveries are known to the ledger only as lines of their invoice.
 *
 *     INV-7 of customer 12, 2026-03-02, EUR 500.00, 1,200 pcs     credited in full from 2026-04-20
 */
import { sql, type RawBuilder } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import type { Span } from '../../../domain/risk/observations.ts';
import {
  newcomerLevels,
  type FirstOrder,
  type NewcomerLevel,
  type PurchasedInvoice,
  type Quantity,
} from '../../../domain/risk/purchases.ts';
import { eachRow, rawRows } from '../../connection.ts';
import { isReversalOf, reversedAt } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { memberIds, survivors, type Survivors } from '../customers/survivors.ts';
import { isAmong, knownBy } from '../moment-sql.ts';

type InvoiceRow = readonly [
  invoiceId: number,
  customerId: number,
  invoice: string,
  issuedOn: IsoDate,
  currency: string,
  grossMinor: Minor,
  quantity: string,
];

/** Customer → what its first order is compared with; see `newcomerLevels`. */
export type Newcomers = ReadonlyMap<number, NewcomerLevel>;

/** Of everybody, since a first order is compared with those of others: 10,000 customers are 35 ms of work. */
export const newcomersAt = async (db: ReadDb, moment: Moment): Promise<Newcomers> =>
  newcomerLevels(firstOrders(db, moment, await survivors(db, moment)));

/** By customer as it is at the moment, of these (ids of survivors); who bought nothing is left out. */
export async function purchasedInvoices(
  db: ReadDb,
  moment: Moment,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, readonly PurchasedInvoice[]>> {
  const members = await memberIds(db, customerIds, moment);
  const now = await survivors(db, moment);
  const theirs = sql`${isAmong('i.customer_id', members)} and i.kind = 'invoice'
    and i.issued_on <= ${moment.asOf} ${knownBy('i', moment)}`;
  const quantities = quantitiesOfLines(db, theirs);
  const credited = creditedSpans(db, moment, members);
  const bought = new Map<number, PurchasedInvoice[]>();
  for (const [
    id,
    customerId,
    invoice,
    issuedOn,
    currency,
    grossMinor,
    quantity,
  ] of eachRow<InvoiceRow>(
    db,
    sql`select i.id, i.customer_id, i.number, i.issued_on, i.currency, i.gross_minor, i.quantity
      from invoices i where ${theirs}`,
  )) {
    const one: PurchasedInvoice = {
      invoice,
      issuedOn,
      currency,
      grossMinor,
      quantity: quantities.get(id) ?? writtenQuantity(quantity),
      credited: credited.get(id) ?? NONE,
    };
    const whose = now.get(customerId) ?? customerId;
    const before = bought.get(whose);
    if (before === undefined) bought.set(whose, [one]);
    else before.push(one);
  }
  return bought;
}

const NONE: readonly never[] = [];

/** `1200 pcs`; a number alone says of nothing what it counts. */
const WRITTEN_QUANTITY = /^(\d{1,12}(?:\.\d{1,6})?)\s*(\p{L}.*)$/u;

function writtenQuantity(text: string): Quantity | null {
  const match = text === '' ? null : WRITTEN_QUANTITY.exec(text.trim());
  return match === null ? null : { amount: Number(match[1]), unit: match[2] as string };
}

/** Invoice → quantity of its lines, where all of them have one in the same unit and nothing came back. */
function quantitiesOfLines(db: ReadDb, theirs: RawBuilder<unknown>): ReadonlyMap<number, Quantity> {
  // Most ledgers have no lines, and looking for those of each invoice takes as long as the invoices.
  const [any] = rawRows<readonly [number]>(db, sql`select 1 from goods_lines limit 1`);
  if (any === undefined) return new Map();
  return new Map(
    rawRows<readonly [number, number, string]>(
      db,
      sql`select g.invoice_id, sum(cast(g.quantity as real)), min(g.unit)
        from invoices i cross join goods_lines g on g.invoice_id = i.id
        where ${theirs} group by g.invoice_id
        having min(g.unit) = max(g.unit) and min(g.unit) <> '' and coalesce(min(g.net_minor), 0) >= 0
          and sum(g.quantity = '' or g.quantity glob '*[^0-9.]*') = 0`,
    ).map(([invoiceId, amount, unit]) => [invoiceId, { amount, unit }]),
  );
}

/** Invoice → the days on which it was reversed, or credit notes had taken all of it. */
function creditedSpans(
  db: ReadDb,
  moment: Moment,
  members: readonly number[],
): ReadonlyMap<number, readonly Span[]> {
  const spans = new Map<number, Span[]>();
  let invoice = { id: 0, left: 0, spans: [] as { from: IsoDate; before: IsoDate | null }[] };
  const end = (): void => {
    // What was credited and taken back on one day did not happen.
    const real = invoice.spans.filter(({ from, before }) => from !== before);
    if (real.length > 0) spans.set(invoice.id, real);
  };
  // By the customer of the credit note, which is that of the invoice or was merged with it.
  for (const [id, gross, on, minor] of rawRows<readonly [number, Minor, IsoDate, Minor]>(
    db,
    sql`select i.id, i.gross_minor, a.effective_on, sum(a.amount_minor)
      from credit_notes c cross join allocations a on a.credit_note_id = c.id
        cross join instalments n on n.id = a.instalment_id cross join invoices i on i.id = n.invoice_id
      where ${isAmong('c.customer_id', members)}
        and a.effective_on <= ${moment.asOf} ${knownBy('a', moment)}
      group by i.id, a.effective_on order by i.id, a.effective_on`,
  )) {
    if (id !== invoice.id) {
      end();
      invoice = { id, left: gross, spans: [] };
    }
    const before = invoice.left;
    invoice.left -= minor;
    if (before > 0 && invoice.left <= 0) invoice.spans.push({ from: on, before: null });
    const last = invoice.spans.at(-1);
    if (before <= 0 && invoice.left > 0 && last !== undefined) last.before = on;
  }
  end();
  for (const [id, on] of rawRows<readonly [number, IsoDate]>(
    db,
    sql`select i.id, rx.effective_on
      from reversals rx cross join invoices i on ${sql.raw(isReversalOf('rx', 'invoice', 'i.id'))}
      where ${isAmong('i.customer_id', members)}
        and rx.effective_on <= ${moment.asOf} ${knownBy('rx', moment)}`,
  ))
    spans.set(id, [...(spans.get(id) ?? []), { from: on, before: null }]);
  return spans;
}

/** Of every customer, those that were reversed not counted. */
function firstOrders(db: ReadDb, moment: Moment, now: Survivors): readonly FirstOrder[] {
  const counts = sql`i.kind = 'invoice' and i.issued_on <= ${moment.asOf} ${knownBy('i', moment)}
    and not ${reversedAt('invoice', 'i.id', moment)}`;
  const first = new Map<number, FirstOrder>();
  for (const [customerId, on, currency, minor] of rawRows<
    readonly [number, IsoDate, string, Minor]
  >(
    db,
    sql`select i.customer_id, i.issued_on, min(i.currency), sum(i.gross_minor)
      from customers c cross join invoices i on i.customer_id = c.id and i.issued_on = (
        select i.issued_on from invoices i where i.customer_id = c.id and ${counts}
        order by i.issued_on limit 1)
      where ${counts} group by i.customer_id, i.currency order by i.customer_id, i.currency`,
  )) {
    const whose = now.get(customerId) ?? customerId;
    const before = first.get(whose);
    if (before === undefined || on < before.on)
      first.set(whose, { customerId: whose, on, currency, minor });
  }
  return [...first.values()];
}
