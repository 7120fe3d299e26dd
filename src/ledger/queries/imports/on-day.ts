/** What a list of open items is compared with (`domain/imports/snapshot`): the open invoices of its day, and receipts that earlier lists made. */
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import { connectionOf } from '../../connection.ts';
import { liveText } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';

/** By number. `ofList`: recorded with an invoice list, e-invoices and documents by hand are not. */
export const openOnDay = (
  db: ReadDb,
  day: IsoDate,
): readonly { readonly number: string; readonly ofList: boolean }[] =>
  connectionOf(db)
    .statement<{ number: string; ofList: number }>(
      `select i.number, max(coalesce(b.kind, '') = 'invoice-list') as ofList
       from invoices i join instalments n on n.invoice_id = i.id left join import_batches b on b.id = i.batch_id
       where i.issued_on <= $day and ${liveText('invoice', 'i.id')}
         and n.gross_minor > coalesce((select sum(a.amount_minor) from allocations a
           where a.instalment_id = n.id and a.effective_on <= $day), 0)
       group by i.number order by i.number`,
    )
    .all({ day })
    .map(({ number, ofList }) => ({ number, ofList: ofList === 1 }));

/** Days of the lists of open items that were not undone, oldest first. */
export const listDays = (db: ReadDb): readonly IsoDate[] =>
  connectionOf(db)
    .statement<{ day: IsoDate }>(
      `select distinct json_extract(b.mapping, '$.snapshot') as day from import_batches b
       where b.kind = 'invoice-list' and json_extract(b.mapping, '$.snapshot') glob '[0-9]*'
         and not exists (select 1 from reversals r where r.undoes_batch_id = b.id) order by day`,
    )
    .all()
    .map(({ day }) => day);

/**
 * The day of the first list of open items, where most invoices of before came with lists: what was settled by then is not
 * in the ledger, so what was open on an earlier day is not known. Null: nothing like that.
 */
export function knownFrom(db: ReadDb): IsoDate | null {
  const [first] = listDays(db);
  if (first === undefined) return null;
  const row = connectionOf(db)
    .statement<{ ofLists: number; invoices: number }>(
      `with lists as (select b.id from import_batches b where b.kind = 'invoice-list'
         and json_extract(b.mapping, '$.snapshot') glob '[0-9]*')
       select count(*) as invoices, coalesce(sum(i.batch_id in (select id from lists)), 0) as ofLists
       from invoices i where i.issued_on < ? and ${liveText('invoice', 'i.id')}`,
    )
    .get(first);
  return row !== undefined && row.ofLists * 2 > row.invoices ? first : null;
}

export function receiptsPerList(
  db: ReadDb,
): (invoice: string) => readonly { readonly receipt: string; readonly amountMinor: Minor }[] {
  const statement = connectionOf(db).statement<{ receipt: string; amountMinor: Minor }>(
    `select d.number as receipt, d.amount_minor as amountMinor
     from invoices i join instalments n on n.invoice_id = i.id
       join allocations a on a.instalment_id = n.id and a.reversal_id is null
       join receipts d on d.id = a.receipt_id
     where i.number = ? and ${liveText('invoice', 'i.id')} and d.per_list_on is not null
       and ${liveText('receipt', 'd.id')} and ${liveText('allocation', 'a.id')}
     group by d.id order by d.id`,
  );
  return (invoice) => statement.all(invoice);
}
