/**
 * Case facts and the items they are about. No CHECK lists the kinds: a new one must not make the table
 * anew. What a row may say is in `domain/facts/case-facts.ts`, and `verify` reads every row with it.
 */
import { isCurrency, isDate, isInstant, isPositiveAmount } from '../../dialects/sqlite.ts';

export const CASE_FACTS = `
create table case_facts (
  id integer primary key,
  key text not null check (key <> ''),
  kind text not null check (kind <> ''),
  customer_id integer not null references customers (id),
  effective_on text not null ${isDate('effective_on')},
  until_on text ${isDate('until_on')},
  currency text ${isCurrency('currency')},
  amount_minor integer ${isPositiveAmount('amount_minor')},
  person text not null,
  note text not null,
  details text not null check (details = '' or json_valid(details)),
  about_id integer references case_facts (id),
  recorded_at text not null ${isInstant('recorded_at')},
  batch_id integer references import_batches (id),
  check (amount_minor is null or currency is not null),
  check (about_id < id)
) strict;
create index case_facts_by_customer on case_facts (customer_id, effective_on, kind);
create index case_facts_by_kind on case_facts (kind, customer_id);
create index case_facts_by_key on case_facts (key);
create index case_facts_by_about on case_facts (about_id, kind) where about_id is not null;
create index case_facts_by_batch on case_facts (batch_id) where batch_id is not null;

create table case_fact_items (
  case_fact_id integer not null references case_facts (id),
  position integer not null check (position >= 1),
  instalment_id integer not null references instalments (id),
  share_minor integer ${isPositiveAmount('share_minor')},
  primary key (case_fact_id, position)
) strict, without rowid;
create index case_fact_items_by_instalment on case_fact_items (instalment_id, case_fact_id);`;
