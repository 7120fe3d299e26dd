/** How a customer pays, other names it is known by, and customers that turned out to be one. */
import { isDate, isInstant } from '../../dialects/sqlite.ts';

const recordedAt = `recorded_at text not null ${isInstant('recorded_at')}`;

export const CUSTOMERS = `
create table customer_profiles (
  id integer primary key,
  customer_id integer not null references customers (id),
  effective_on text not null ${isDate('effective_on')},
  ${recordedAt},
  profile text not null check (json_valid(profile))
) strict;
create index customer_profiles_by_customer on customer_profiles (customer_id, id);

create table customer_aliases (
  id integer primary key,
  customer_id integer not null references customers (id),
  kind text not null check (kind in ('name', 'code', 'account')),
  value text not null check (value <> ''),
  folded text not null check (folded <> ''),
  origin text not null check (origin in ('entered', 'learned', 'merged')),
  ${recordedAt}
) strict;
create index customer_aliases_by_folded on customer_aliases (kind, folded);
create index customer_aliases_by_customer on customer_aliases (customer_id, kind);

create table customer_merges (
  id integer primary key,
  from_customer_id integer not null references customers (id),
  into_customer_id integer not null references customers (id),
  reason text not null check (reason <> ''),
  ${recordedAt},
  check (from_customer_id <> into_customer_id)
) strict;
create index customer_merges_by_from on customer_merges (from_customer_id);
create index customer_merges_by_into on customer_merges (into_customer_id);`;
