/**
 * Which live receipts of exactly this amount came in before this day: what a returned debit can be
 * the return of.
 */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { survivor } from '../customers/survivors.ts';
import { live } from '../../facts/live.ts';

export interface ReturnableReceipt {
  readonly number: string;
  readonly customer: string;
  readonly receivedOn: IsoDate;
  readonly amountMinor: Minor;
  readonly reference: string;
  /** Numbers of the invoices it paid, comma separated; `''` when none. */
  readonly invoices: string;
  /** Account and end-to-end id of the bank line that brought it; `''` when it came otherwise. */
  readonly account: string;
  readonly endToEndId: string;
}

/** Newest first; at most 50. Receipts in another currency count with what came in. */
export async function receiptsOfAmount(
  db: ReadDb,
  query: {
    readonly currency: string;
    readonly amountMinor: Minor;
    /** Both inclusive. */
    readonly from: IsoDate;
    readonly to: IsoDate;
  },
): Promise<readonly ReturnableReceipt[]> {
  const { rows } = await sql<ReturnableReceipt>`
    select p.number, c.code as customer, p.received_on as "receivedOn",
      p.amount_minor as "amountMinor", p.reference,
      coalesce((select group_concat(x.number, ',') from (
        select distinct i.number from allocations a
        join instalments n on n.id = a.instalment_id join invoices i on i.id = n.invoice_id
        where a.receipt_id = p.id order by i.number) x), '') as invoices,
      coalesce(l.counterparty_account, '') as account, coalesce(l.end_to_end_id, '') as "endToEndId"
    from receipts p
    join customers c on c.id = ${survivor('p.customer_id', { knownAt: null })}
    left join bank_matches m on m.receipt_id = p.id and m.kind = 'receipt'
      and ${live('bank_match', 'm.id')}
    left join bank_lines l on l.id = m.bank_line_id
    where coalesce(p.paid_currency, p.currency) = ${query.currency}
      and coalesce(p.paid_minor, p.amount_minor) = ${query.amountMinor}
      and p.received_on between ${query.from} and ${query.to}
      and ${live('receipt', 'p.id')} and p.per_list_on is null
    group by p.id
    order by p.received_on desc, p.id desc limit 50`.execute(kyselyOf(db));
  return rows;
}
