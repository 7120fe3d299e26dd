/** Contracts with their clauses, and attachments of customers, invoices and contracts. */
import { isDate, isFlag, isInstant } from '../../dialects/sqlite.ts';

const recordedAt = `recorded_at text not null ${isInstant('recorded_at')}`;

export const AGREEMENTS = `
create table contract_versions (
  id integer primary key,
  customer_id integer not null references customers (id),
  number text not null check (number <> ''),
  effective_on text not null ${isDate('effective_on')},
  ${recordedAt},
  contract text not null check (json_valid(contract)),
  is_retired integer not null ${isFlag('is_retired')}
) strict;
create index contract_versions_by_customer on contract_versions (customer_id, number, id);

create table stored_files (
  sha256 text primary key check (length(sha256) = 64),
  bytes blob not null
) strict;

create table attachments (
  id integer primary key,
  sha256 text not null references stored_files (sha256),
  file_name text not null check (file_name <> ''),
  media_type text not null,
  size_bytes integer not null check (size_bytes >= 0),
  customer_id integer references customers (id),
  invoice_id integer references invoices (id),
  contract_customer_id integer references customers (id),
  contract_number text,
  note text not null,
  ${recordedAt},
  check ((customer_id is not null) + (invoice_id is not null) + (contract_customer_id is not null) = 1),
  check ((contract_customer_id is null) = (contract_number is null))
) strict;
create index attachments_by_customer on attachments (customer_id) where customer_id is not null;
create index attachments_by_invoice on attachments (invoice_id) where invoice_id is not null;
create index attachments_by_contract on attachments (contract_customer_id, contract_number)
  where contract_customer_id is not null;

create table attachment_removals (
  id integer primary key,
  attachment_id integer not null unique references attachments (id),
  reason text not null,
  ${recordedAt}
) strict;`;
