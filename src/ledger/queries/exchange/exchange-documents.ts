/**
 * The documents of the exchange files: every invoice, receipt and credit note that counts on some day
 * as is known now. One that was reversed from its own day never counted and is left out; one that was
 * reversed later is there, and `exchange-history.ts` says from when it no longer counts.
 *
 *     INV-7, issued 2026-01-10, reversed from 2026-03-01      a row, and a correction of 2026-03-01
 *     INV-7 again, issued 2026-03-02                          keeps the number; the first is
 *                                                             "INV-7 (reversed)"
 *
 * Customers are who they are now: documents of merged ones stand under the survivor.
 */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { survivor } from '../customers/survivors.ts';
import { dueOnAt } from '../facts/due-on.ts';
import { isReversalOf, live } from '../../facts/live.ts';

const NOW = { knownAt: null };

export interface ExchangeInstalment {
  readonly itemId: number;
  readonly invoiceId: number;
  readonly invoice: string;
  readonly kind: 'invoice' | 'debit_note';
  readonly customer: string;
  readonly issuedOn: IsoDate;
  /** As it is due now. */
  readonly dueOn: IsoDate;
  readonly firstDueOn: IsoDate;
  readonly currency: string;
  readonly grossMinor: Minor;
  /** 1 for the first that is due; due changes may have changed the order. */
  readonly position: number;
  /** How many instalments the invoice has. */
  readonly instalments: number;
  readonly terms: string;
  readonly contract: string;
  readonly po: string;
  readonly goods: string;
  readonly quantity: string;
  /** JSON of further columns, or `''`. */
  readonly notes: string;
  /** JSON of the terms the due dates were computed from, and why they differ from them; or `''`. */
  readonly termsRule: string;
  readonly dueReason: string;
  /** The dispute that is open, the oldest; null: none. */
  readonly disputeId: number | null;
  readonly disputedOn: IsoDate | null;
  readonly disputeReason: string | null;
  readonly reversedOn: IsoDate | null;
}

export interface ExchangeCredit {
  readonly id: number;
  readonly number: string;
  readonly customer: string;
  readonly effectiveOn: IsoDate;
  readonly currency: string;
  readonly amountMinor: Minor;
  readonly reference: string;
  readonly reversedOn: IsoDate | null;
  readonly paidCurrency: string | null;
  readonly paidMinor: Minor | null;
  readonly rate: string | null;
  readonly rateOn: IsoDate | null;
  readonly rateSource: string | null;
  readonly perListOn: IsoDate | null;
}

/** One row an instalment, in the order the invoices were recorded, by due date within each. */
export async function exchangeInstalments(db: ReadDb): Promise<readonly ExchangeInstalment[]> {
  const { rows } = await sql<ExchangeInstalment>`
    select x.*, row_number() over (partition by x."invoiceId" order by x."dueOn", x.place) as position,
      count(*) over (partition by x."invoiceId") as instalments,
      d.opened_on as "disputedOn", d.reason as "disputeReason"
    from (
      select p.id as "itemId", i.id as "invoiceId", i.number as "invoice", i.kind, c.code as "customer",
        i.issued_on as "issuedOn", ${dueOnAt('p', NOW)} as "dueOn", p.position as place,
        p.due_on as "firstDueOn", i.currency,
        p.gross_minor as "grossMinor", i.terms, i.contract, i.po, i.goods, i.quantity, i.notes,
        i.terms_rule as "termsRule", i.due_reason as "dueReason",
        (select min(d.id) from disputes d where d.invoice_id = i.id
          and ${live('dispute', 'd.id')}
          and not exists (select 1 from dispute_resolutions s where s.dispute_id = d.id)
        ) as "disputeId",
        v.effective_on as "reversedOn"
      from invoices i
        join instalments p on p.invoice_id = i.id
        join customers c on c.id = ${survivor('i.customer_id', NOW)}
        left join reversals v on ${sql.raw(isReversalOf('v', 'invoice', 'i.id'))}
      where v.id is null or v.effective_on > i.issued_on
    ) x left join disputes d on d.id = x."disputeId"
    order by x."invoiceId", position`.execute(kyselyOf(db));
  const name = namesOf(
    rows.map((row) => ({
      id: row.invoiceId,
      number: row.invoice,
      isLive: row.reversedOn === null,
    })),
  );
  return rows.map((row) => ({ ...row, invoice: name(row.invoiceId) }));
}

export const exchangeReceipts = (db: ReadDb): Promise<readonly ExchangeCredit[]> =>
  credits(db, 'receipt', 'received_on');
export const exchangeCreditNotes = (db: ReadDb): Promise<readonly ExchangeCredit[]> =>
  credits(db, 'credit_note', 'issued_on');

async function credits(
  db: ReadDb,
  kind: 'receipt' | 'credit_note',
  date: string,
): Promise<readonly ExchangeCredit[]> {
  const paid =
    kind === 'receipt'
      ? sql`x.paid_currency as "paidCurrency", x.paid_minor as "paidMinor", x.rate, x.rate_on as "rateOn", x.rate_source as "rateSource", x.per_list_on as "perListOn"`
      : sql`null as "paidCurrency", null as "paidMinor", null as rate, null as "rateOn", null as "rateSource", null as "perListOn"`;
  const { rows } = await sql<ExchangeCredit>`
    select x.id, x.number, c.code as "customer", x.${sql.ref(date)} as "effectiveOn", x.currency,
      x.amount_minor as "amountMinor", x.reference, v.effective_on as "reversedOn", ${paid}
    from ${sql.table(`${kind}s`)} x
      join customers c on c.id = ${survivor('x.customer_id', NOW)}
      left join reversals v on ${sql.raw(isReversalOf('v', kind, 'x.id'))}
    where v.id is null or v.effective_on > x.${sql.ref(date)}
    order by x.id`.execute(kyselyOf(db));
  const name = namesOf(
    rows.map((row) => ({ id: row.id, number: row.number, isLive: row.reversedOn === null })),
  );
  return rows.map((row) => ({ ...row, number: name(row.id) }));
}

interface Numbered {
  readonly id: number;
  readonly number: string;
  readonly isLive: boolean;
}

/** A number may be used again when its document was reversed; in a file each stands once. */
export function namesOf(documents: readonly Numbered[]): (id: number) => string {
  const names = new Map<number, string>();
  const taken = new Set<string>();
  for (const one of documents)
    if (one.isLive && !names.has(one.id)) {
      names.set(one.id, one.number);
      taken.add(one.number);
    }
  for (const one of documents) {
    if (names.has(one.id)) continue;
    let name = one.number;
    for (let n = 1; taken.has(name); n += 1)
      name = `${one.number} (reversed${n === 1 ? '' : ` ${n}`})`;
    names.set(one.id, name);
    taken.add(name);
  }
  return (id) => names.get(id) ?? '';
}
