/**
 * `reversals` and `allocations` anew: more targets, more sides. Old rows are copied with their ids;
 * indexes are made after the rows are there. The runner has switched foreign keys off meanwhile and
 * checks them all before it commits.
 */
import { exactlyOne, isDate, isInstant, isSignedAmount } from '../../dialects/sqlite.ts';

const recordedAt = `recorded_at text not null ${isInstant('recorded_at')}`;

const TARGETS: readonly (readonly [column: string, table: string])[] = [
  ['customer_version_id', 'customer_versions'],
  ['invoice_id', 'invoices'],
  ['credit_note_id', 'credit_notes'],
  ['receipt_id', 'receipts'],
  ['allocation_id', 'allocations'],
  ['dispute_id', 'disputes'],
  ['write_off_id', 'write_offs'],
  ['refund_id', 'refunds'],
  ['bank_match_id', 'bank_matches'],
  ['customer_merge_id', 'customer_merges'],
  ['customer_alias_id', 'customer_aliases'],
  ['import_batch_id', 'import_batches'],
];

const OLD_REVERSAL_COLUMNS =
  'id, customer_version_id, invoice_id, credit_note_id, receipt_id, allocation_id, dispute_id, effective_on, reason, recorded_at, undoes_batch_id';
const OLD_ALLOCATION_COLUMNS =
  'id, receipt_id, credit_note_id, instalment_id, reversal_id, effective_on, amount_minor, recorded_at, batch_id';

export const CORRECTIONS = `
create table reversals_anew (
  id integer primary key,
  ${TARGETS.map(([column, table]) => `${column} integer references ${table} (id)`).join(',\n  ')},
  effective_on text not null ${isDate('effective_on')},
  reason text not null,
  ${recordedAt},
  undoes_batch_id integer references import_batches (id),
  ${exactlyOne(TARGETS.map(([column]) => column))}
) strict;
insert into reversals_anew (${OLD_REVERSAL_COLUMNS}) select ${OLD_REVERSAL_COLUMNS} from reversals order by id;
drop table reversals;
alter table reversals_anew rename to reversals;
${TARGETS.map(
  ([target]) =>
    `create unique index reversals_by_${target} on reversals (${target}) where ${target} is not null;`,
).join('\n')}
create index reversals_by_undone_batch on reversals (undoes_batch_id) where undoes_batch_id is not null;

create table allocations_anew (
  id integer primary key,
  receipt_id integer references receipts (id),
  credit_note_id integer references credit_notes (id),
  instalment_id integer references instalments (id),
  write_off_id integer references write_offs (id),
  refund_id integer references refunds (id),
  reversal_id integer references reversals (id),
  effective_on text not null ${isDate('effective_on')},
  amount_minor integer not null ${isSignedAmount('amount_minor')},
  ${recordedAt},
  batch_id integer references import_batches (id),
  -- One side of each kind at most, and at least one in all.
  check ((receipt_id is not null) + (credit_note_id is not null) + (write_off_id is not null) <= 1),
  check (instalment_id is null or refund_id is null),
  check (instalment_id is not null or refund_id is not null or receipt_id is not null or credit_note_id is not null),
  -- A write-off closes an item, a refund uses a receipt or credit note up.
  check (write_off_id is null or instalment_id is not null),
  check (refund_id is null or receipt_id is not null or credit_note_id is not null),
  -- Below zero a fact of its own takes an earlier one back (the history of another ledger).
  check (reversal_id is not null or ((instalment_id is not null or refund_id is not null)
    and (receipt_id is not null or credit_note_id is not null or write_off_id is not null)))
) strict;
insert into allocations_anew (${OLD_ALLOCATION_COLUMNS}) select ${OLD_ALLOCATION_COLUMNS} from allocations order by id;
drop table allocations;
alter table allocations_anew rename to allocations;
create index allocations_by_instalment
  on allocations (instalment_id, effective_on, recorded_at, amount_minor) where instalment_id is not null;
create index allocations_by_receipt
  on allocations (receipt_id, effective_on, recorded_at, amount_minor) where receipt_id is not null;
create index allocations_by_credit_note
  on allocations (credit_note_id, effective_on, recorded_at, amount_minor) where credit_note_id is not null;
create index allocations_by_write_off on allocations (write_off_id) where write_off_id is not null;
create index allocations_by_refund on allocations (refund_id) where refund_id is not null;
create index allocations_by_reversal on allocations (reversal_id) where reversal_id is not null;
create index allocations_by_batch on allocations (batch_id) where batch_id is not null;`;
