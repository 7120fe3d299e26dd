/**
 * `open_items` and `open_credits` anew, with the open amount beside the item.
 *
 *     before  item 12  gross 1000, allocations +300 on 2026-02-01 and +200 on 2026-05-01
 *     after   item 12  gross 1000  open 500  unchanged_from 2026-05-01
 *
 * The amounts are filled from the facts. The index that aging reads holds them, so that sums of today
 * never leave it; tables and indexes are made anew because SQLite can only add a column at the end.
 */
import { exactlyOne, isDate, isWithinAmounts } from '../../dialects/sqlite.ts';

/** Σ and newest date of the allocations of each target that has any. */
const used = (target: 'instalment_id' | 'receipt_id' | 'credit_note_id'): string =>
  `select ${target} as id, sum(amount_minor) as total, max(effective_on) as last_on
   from allocations where ${target} is not null group by ${target}`;

export const OPEN_AMOUNTS = `
create table open_items_anew (
  instalment_id integer primary key references instalments (id),
  invoice_id integer not null,
  customer_id integer not null,
  currency text not null,
  issued_on text not null,
  due_on text not null,
  gross_minor integer not null,
  open_minor integer not null ${isWithinAmounts('open_minor')},
  unchanged_from text not null ${isDate('unchanged_from')},
  recorded_at text not null,
  settled_on text not null,
  touched_at text not null
) strict;
insert into open_items_anew
  select o.instalment_id, o.invoice_id, o.customer_id, o.currency, o.issued_on, o.due_on, o.gross_minor,
    o.gross_minor - coalesce(u.total, 0), coalesce(u.last_on, o.issued_on),
    o.recorded_at, o.settled_on, o.touched_at
  from open_items o left join (${used('instalment_id')}) u on u.id = o.instalment_id
  order by o.instalment_id;
drop table open_items;
alter table open_items_anew rename to open_items;
create index open_items_by_settled
  on open_items (settled_on, currency, customer_id, due_on, issued_on, unchanged_from, open_minor, gross_minor, recorded_at);
create index open_items_by_touched on open_items (touched_at);
create index open_items_by_customer on open_items (customer_id, settled_on);

create table open_credits_anew (
  id integer primary key,
  receipt_id integer references receipts (id),
  credit_note_id integer references credit_notes (id),
  customer_id integer not null,
  currency text not null,
  effective_on text not null,
  amount_minor integer not null,
  left_minor integer not null ${isWithinAmounts('left_minor')},
  unchanged_from text not null ${isDate('unchanged_from')},
  recorded_at text not null,
  used_up_on text not null,
  touched_at text not null,
  ${exactlyOne(['receipt_id', 'credit_note_id'])}
) strict;
insert into open_credits_anew
  select c.id, c.receipt_id, c.credit_note_id, c.customer_id, c.currency, c.effective_on, c.amount_minor,
    c.amount_minor - coalesce(r.total, n.total, 0), coalesce(r.last_on, n.last_on, c.effective_on),
    c.recorded_at, c.used_up_on, c.touched_at
  from open_credits c
  left join (${used('receipt_id')}) r on r.id = c.receipt_id
  left join (${used('credit_note_id')}) n on n.id = c.credit_note_id
  order by c.id;
drop table open_credits;
alter table open_credits_anew rename to open_credits;
create index open_credits_by_used_up
  on open_credits (used_up_on, currency, customer_id, effective_on, unchanged_from, left_minor, amount_minor, recorded_at, receipt_id, credit_note_id);
create index open_credits_by_touched on open_credits (touched_at);
create index open_credits_by_customer on open_credits (customer_id, used_up_on);
create unique index open_credits_by_receipt on open_credits (receipt_id) where receipt_id is not null;
create unique index open_credits_by_credit_note on open_credits (credit_note_id) where credit_note_id is not null;`;
