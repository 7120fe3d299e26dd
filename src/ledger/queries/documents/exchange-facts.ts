/**
 * Every live fact (recorded and not reversed) in the shape of the five exchange files: what another
 * ledger needs to give the same open items. Dates as recorded, amounts in minor units.
 */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';

export interface ExchangeInstalment {
  readonly invoice: string;
  readonly customer: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly currency: string;
  readonly grossMinor: Minor;
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
  /** 1: a dispute is open. */
  readonly disputed: number;
}

export interface ExchangeCredit {
  readonly number: string;
  readonly customer: string;
  readonly effectiveOn: IsoDate;
  readonly currency: string;
  readonly amountMinor: Minor;
  readonly reference: string;
}

export interface ExchangeAllocation {
  readonly source: string;
  readonly invoice: string;
  readonly effectiveOn: IsoDate;
  readonly currency: string;
  readonly amountMinor: Minor;
}

const live = (target: string, id: string) =>
  sql`not exists (select 1 from reversals r where ${sql.ref(`r.${target}`)} = ${sql.ref(id)})`;

/** One row an instalment, in the order they were recorded. */
export async function exchangeInstalments(db: ReadDb): Promise<readonly ExchangeInstalment[]> {
  const { rows } = await sql<ExchangeInstalment>`
    select i.number as "invoice", c.code as "customer", i.issued_on as "issuedOn",
      p.due_on as "dueOn", i.currency, p.gross_minor as "grossMinor", p.position,
      count(*) over (partition by i.id) as "instalments",
      i.terms, i.contract, i.po, i.goods, i.quantity, i.notes,
      case when exists (
        select 1 from disputes d where d.invoice_id = i.id and ${live('dispute_id', 'd.id')}
          and not exists (select 1 from dispute_resolutions s where s.dispute_id = d.id)
      ) then 1 else 0 end as "disputed"
    from invoices i
      join instalments p on p.invoice_id = i.id
      join customers c on c.id = i.customer_id
    where ${live('invoice_id', 'i.id')}
    order by i.id, p.position`.execute(kyselyOf(db));
  return rows;
}

export async function exchangeReceipts(db: ReadDb): Promise<readonly ExchangeCredit[]> {
  const { rows } = await sql<ExchangeCredit>`
    select x.number, c.code as "customer", x.received_on as "effectiveOn", x.currency,
      x.amount_minor as "amountMinor", x.reference
    from receipts x join customers c on c.id = x.customer_id
    where ${live('receipt_id', 'x.id')}
    order by x.id`.execute(kyselyOf(db));
  return rows;
}

export async function exchangeCreditNotes(db: ReadDb): Promise<readonly ExchangeCredit[]> {
  const { rows } = await sql<ExchangeCredit>`
    select x.number, c.code as "customer", x.issued_on as "effectiveOn", x.currency,
      x.amount_minor as "amountMinor", x.reference
    from credit_notes x join customers c on c.id = x.customer_id
    where ${live('credit_note_id', 'x.id')}
    order by x.id`.execute(kyselyOf(db));
  return rows;
}

/** Money applied to invoices and not taken back: one row per source, invoice and day. */
export async function exchangeAllocations(db: ReadDb): Promise<readonly ExchangeAllocation[]> {
  const { rows } = await sql<ExchangeAllocation>`
    select coalesce(r.number, n.number) as "source", i.number as "invoice",
      a.effective_on as "effectiveOn", i.currency, sum(a.amount_minor) as "amountMinor"
    from allocations a
      join instalments p on p.id = a.instalment_id
      join invoices i on i.id = p.invoice_id
      left join receipts r on r.id = a.receipt_id
      left join credit_notes n on n.id = a.credit_note_id
    where a.reversal_id is null
      and (a.receipt_id is not null or a.credit_note_id is not null)
      and ${live('allocation_id', 'a.id')}
      and ${live('invoice_id', 'i.id')}
      and ${live('receipt_id', 'a.receipt_id')}
      and ${live('credit_note_id', 'a.credit_note_id')}
    group by a.receipt_id, a.credit_note_id, i.id, a.effective_on, r.number, n.number, i.number, i.currency
    order by a.effective_on, min(a.id)`.execute(kyselyOf(db));
  return rows;
}
