/**
 * What a list says of a credit beyond its money: the invoice that it names, which may come later, and that a
 * receipt was concluded from a list and not seen. What was imported before names the invoice it was applied to.
 */
import { appendOnly, isDate } from '../dialects/sqlite.ts';
import type { Migration } from './migration.ts';

const named = (table: string, column: string): string => `
alter table ${table} add column for_invoice text not null default '';
drop trigger ${table}_no_update;
drop trigger ${table}_no_delete;
update ${table} set for_invoice = (
  select min(i.number) from allocations a
    join instalments n on n.id = a.instalment_id join invoices i on i.id = n.invoice_id
  where a.${column} = ${table}.id and a.batch_id = ${table}.batch_id and a.reversal_id is null)
where batch_id in (select id from import_batches where kind in ('receipts', 'credit-notes', 'einvoice'))
  and 1 = (select count(distinct n.invoice_id) from allocations a join instalments n on n.id = a.instalment_id
    where a.${column} = ${table}.id and a.batch_id = ${table}.batch_id and a.reversal_id is null);
${appendOnly(table)}
create index ${table}_by_named_invoice on ${table} (for_invoice) where for_invoice <> '';`;

export const lists: Migration = {
  version: 7,
  name: 'lists',
  up: (db) => {
    db.exec(named('receipts', 'receipt_id'));
    db.exec(named('credit_notes', 'credit_note_id'));
    db.exec(`alter table receipts add column per_list_on text ${isDate('per_list_on')};`);
  },
};
