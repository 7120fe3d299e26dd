/** Debit notes, goods lines, due changes, write-offs, refunds, receipts in another currency. */
import {
  isCurrency,
  isDate,
  isInstant,
  isPositiveAmount,
  isSignedAmount,
  isWithinAmounts,
} from '../../dialects/sqlite.ts';

const recordedAt = `recorded_at text not null ${isInstant('recorded_at')}`;
const batchId = 'batch_id integer references import_batches (id)';

export const DOCUMENTS = `
alter table invoices add column kind text not null default 'invoice' check (kind in ('invoice', 'debit_note'));
alter table invoices add column terms_rule text not null default '' check (terms_rule = '' or json_valid(terms_rule));
alter table invoices add column due_reason text not null default '';

alter table receipts add column paid_currency text ${isCurrency('paid_currency')};
alter table receipts add column paid_minor integer ${isPositiveAmount('paid_minor')};
alter table receipts add column rate text check (rate <> '');
alter table receipts add column rate_on text ${isDate('rate_on')};
alter table receipts add column rate_source text check (
  (paid_currency is null) = (paid_minor is null) and (paid_currency is null) = (rate is null)
  and (paid_currency is null) = (rate_on is null) and (paid_currency is null) = (rate_source is null));

create table goods_lines (
  id integer primary key,
  invoice_id integer not null references invoices (id),
  position integer not null check (position >= 1),
  delivered_on text ${isDate('delivered_on')},
  code text not null,
  description text not null,
  quantity text not null,
  unit text not null,
  unit_price text not null,
  net_minor integer ${isWithinAmounts('net_minor')}
) strict;
create unique index goods_lines_by_invoice on goods_lines (invoice_id, position);

create table due_changes (
  id integer primary key,
  instalment_id integer not null references instalments (id),
  due_on text not null ${isDate('due_on')},
  reason text not null check (reason <> ''),
  ${recordedAt}
) strict;
create index due_changes_by_instalment on due_changes (instalment_id, id);

create table write_offs (
  id integer primary key,
  number text not null check (number <> ''),
  kind text not null check (kind in (
    'bad_debt', 'small_balance', 'discount', 'bank_charge', 'exchange_difference', 'correction')),
  customer_id integer not null references customers (id),
  instalment_id integer not null references instalments (id),
  effective_on text not null ${isDate('effective_on')},
  currency text not null ${isCurrency('currency')},
  amount_minor integer not null ${isSignedAmount('amount_minor')},
  reason text not null,
  receipt_id integer references receipts (id),
  ${recordedAt},
  ${batchId},
  check (amount_minor > 0 or kind = 'correction')
) strict;
create index write_offs_by_number on write_offs (number);
create index write_offs_by_instalment on write_offs (instalment_id);
create index write_offs_by_customer on write_offs (customer_id, effective_on);
create index write_offs_by_receipt on write_offs (receipt_id) where receipt_id is not null;
create index write_offs_by_batch on write_offs (batch_id) where batch_id is not null;

create table refunds (
  id integer primary key,
  number text not null check (number <> ''),
  customer_id integer not null references customers (id),
  refunded_on text not null ${isDate('refunded_on')},
  currency text not null ${isCurrency('currency')},
  amount_minor integer not null ${isSignedAmount('amount_minor')},
  reason text not null,
  ${recordedAt},
  ${batchId}
) strict;
create index refunds_by_number on refunds (number);
create index refunds_by_customer on refunds (customer_id, refunded_on);
create index refunds_by_batch on refunds (batch_id) where batch_id is not null;`;
