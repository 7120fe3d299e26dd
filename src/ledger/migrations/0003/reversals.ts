/**
 * `reversals` anew: a target is named by its kind and id in two columns, once and for all. There is no
 * CHECK on the kind, so that a new kind does not make the table anew; `verify` looks each target up.
 *
 * The index begins with the id: a query that knows neither starts elsewhere, at a customer or a number.
 *
 *     receipt_id 7, all other targets null    ->    target_kind 'receipt', target_id 7
 */
import { isDate, isInstant } from '../../dialects/sqlite.ts';

const OLD_TARGETS = [
  'customer_version',
  'invoice',
  'credit_note',
  'receipt',
  'allocation',
  'dispute',
  'write_off',
  'refund',
  'bank_match',
  'customer_merge',
  'customer_alias',
  'import_batch',
];

export const REVERSALS = `
create table reversals_anew (
  id integer primary key,
  target_kind text not null check (target_kind <> ''),
  target_id integer not null,
  effective_on text not null ${isDate('effective_on')},
  reason text not null,
  recorded_at text not null ${isInstant('recorded_at')},
  undoes_batch_id integer references import_batches (id)
) strict;
insert into reversals_anew (id, target_kind, target_id, effective_on, reason, recorded_at, undoes_batch_id)
  select id,
    case ${OLD_TARGETS.map((kind) => `when ${kind}_id is not null then '${kind}'`).join(' ')} end,
    coalesce(${OLD_TARGETS.map((kind) => `${kind}_id`).join(', ')}),
    effective_on, reason, recorded_at, undoes_batch_id
  from reversals order by id;
drop table reversals;
alter table reversals_anew rename to reversals;
create unique index reversals_by_target on reversals (target_id, target_kind);
create index reversals_by_undone_batch on reversals (undoes_batch_id) where undoes_batch_id is not null;`;
