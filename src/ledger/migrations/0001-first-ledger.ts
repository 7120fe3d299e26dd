/**
 * The first ledger: company, customers, documents, allocations, corrections, imports, letters,
 * journal, and the projections. `schema.ts` says what each column means.
 */
import type { Migration } from './migration.ts';
import {
  appendOnly,
  exactlyOne,
  isCurrency,
  isDate,
  isFlag,
  isInstant,
  isPositiveAmount,
  isSignedAmount,
} from '../dialects/sqlite.ts';

const recordedAt = `recorded_at text not null ${isInstant('recorded_at')}`;
const batchId = 'batch_id integer references import_batches (id)';

const COMPANY = `
create table meta (
  key text primary key,
  value text not null
) strict, without rowid;

create table company_versions (
  id integer primary key,
  effective_on text not null ${isDate('effective_on')},
  ${recordedAt},
  name text not null,
  address text not null,
  country text not null,
  currency text not null ${isCurrency('currency')},
  registration_number text not null,
  vat_number text not null,
  contact text not null,
  phone text not null,
  email text not null,
  signatory text not null,
  signatory_position text not null
) strict;

create table bank_account_versions (
  id integer primary key,
  bank_account_id integer not null,
  effective_on text not null ${isDate('effective_on')},
  ${recordedAt},
  holder text not null,
  account text not null,
  bic text not null,
  bank text not null,
  currency text not null ${isCurrency('currency')},
  is_default integer not null ${isFlag('is_default')},
  is_retired integer not null ${isFlag('is_retired')}
) strict;
create index bank_account_versions_by_account on bank_account_versions (bank_account_id, id);`;

const IMPORTS = `
create table import_batches (
  id integer primary key,
  ${recordedAt},
  file_name text not null,
  file_sha256 text not null check (length(file_sha256) = 64),
  kind text not null,
  mapping text not null check (json_valid(mapping)),
  rows_read integer not null,
  rows_new integer not null,
  rows_duplicate integer not null,
  rows_refused integer not null,
  facts text not null check (json_valid(facts)),
  check (rows_read = rows_new + rows_duplicate + rows_refused)
) strict;
create index import_batches_by_file on import_batches (file_sha256);

create table import_findings (
  id integer primary key,
  batch_id integer not null references import_batches (id),
  severity text not null check (severity in ('refused', 'warning', 'note')),
  code text not null,
  line integer,
  column_name text,
  message text not null
) strict;
create index import_findings_by_batch on import_findings (batch_id);

create table import_mappings (
  id integer primary key,
  ${recordedAt},
  name text not null,
  shape text not null,
  headers text not null check (json_valid(headers)),
  mapping text not null check (json_valid(mapping))
) strict;
create index import_mappings_by_shape on import_mappings (shape, id);`;

const CUSTOMERS = `
create table customers (
  id integer primary key,
  code text not null unique check (code <> ''),
  ${recordedAt},
  ${batchId}
) strict;

create table customer_versions (
  id integer primary key,
  customer_id integer not null references customers (id),
  effective_on text not null ${isDate('effective_on')},
  ${recordedAt},
  name text not null,
  country text,
  language text,
  currency text ${isCurrency('currency')},
  tax_id text not null,
  kind text not null check (kind in ('company', 'sole_trader', 'individual', 'public_body')),
  email text not null,
  phone text not null,
  address text not null,
  terms text not null,
  credit_limit_minor integer check (credit_limit_minor between 0 and 9007199254740991),
  governing_law text not null,
  notes text not null,
  ${batchId}
) strict;
create index customer_versions_by_customer on customer_versions (customer_id, effective_on, id);
create index customer_versions_by_batch on customer_versions (batch_id) where batch_id is not null;`;

const DOCUMENTS = `
create table invoices (
  id integer primary key,
  number text not null check (number <> ''),
  customer_id integer not null references customers (id),
  issued_on text not null ${isDate('issued_on')},
  currency text not null ${isCurrency('currency')},
  gross_minor integer not null ${isPositiveAmount('gross_minor')},
  terms text not null,
  contract text not null,
  po text not null,
  goods text not null,
  quantity text not null,
  notes text not null,
  ${recordedAt},
  ${batchId}
) strict;
create index invoices_by_number on invoices (number);
create index invoices_by_customer on invoices (customer_id, issued_on);
create index invoices_by_batch on invoices (batch_id) where batch_id is not null;

create table instalments (
  id integer primary key,
  invoice_id integer not null references invoices (id),
  position integer not null check (position >= 1),
  due_on text not null ${isDate('due_on')},
  gross_minor integer not null ${isPositiveAmount('gross_minor')}
) strict;
create unique index instalments_by_invoice on instalments (invoice_id, position);

create table credit_notes (
  id integer primary key,
  number text not null check (number <> ''),
  customer_id integer not null references customers (id),
  issued_on text not null ${isDate('issued_on')},
  currency text not null ${isCurrency('currency')},
  amount_minor integer not null ${isPositiveAmount('amount_minor')},
  reference text not null,
  ${recordedAt},
  ${batchId}
) strict;
create index credit_notes_by_number on credit_notes (number);
create index credit_notes_by_customer on credit_notes (customer_id, issued_on);
create index credit_notes_by_batch on credit_notes (batch_id) where batch_id is not null;

create table receipts (
  id integer primary key,
  number text not null check (number <> ''),
  customer_id integer not null references customers (id),
  received_on text not null ${isDate('received_on')},
  currency text not null ${isCurrency('currency')},
  amount_minor integer not null ${isPositiveAmount('amount_minor')},
  reference text not null,
  ${recordedAt},
  ${batchId}
) strict;
create index receipts_by_number on receipts (number);
create index receipts_by_customer on receipts (customer_id, received_on);
create index receipts_by_batch on receipts (batch_id) where batch_id is not null;

create table disputes (
  id integer primary key,
  invoice_id integer not null references invoices (id),
  opened_on text not null ${isDate('opened_on')},
  reason text not null,
  ${recordedAt},
  ${batchId}
) strict;
create index disputes_by_invoice on disputes (invoice_id);
create index disputes_by_batch on disputes (batch_id) where batch_id is not null;

create table dispute_resolutions (
  id integer primary key,
  dispute_id integer not null references disputes (id),
  resolved_on text not null ${isDate('resolved_on')},
  resolution text not null,
  ${recordedAt}
) strict;
create unique index dispute_resolutions_by_dispute on dispute_resolutions (dispute_id);`;

const TARGETS = [
  'customer_version_id',
  'invoice_id',
  'credit_note_id',
  'receipt_id',
  'allocation_id',
  'dispute_id',
] as const;

const CORRECTIONS = `
create table reversals (
  id integer primary key,
  customer_version_id integer references customer_versions (id),
  invoice_id integer references invoices (id),
  credit_note_id integer references credit_notes (id),
  receipt_id integer references receipts (id),
  allocation_id integer references allocations (id),
  dispute_id integer references disputes (id),
  effective_on text not null ${isDate('effective_on')},
  reason text not null,
  ${recordedAt},
  undoes_batch_id integer references import_batches (id),
  ${exactlyOne(TARGETS)}
) strict;
${TARGETS.map(
  (target) =>
    `create unique index reversals_by_${target} on reversals (${target}) where ${target} is not null;`,
).join('\n')}
create index reversals_by_undone_batch on reversals (undoes_batch_id) where undoes_batch_id is not null;

create table allocations (
  id integer primary key,
  receipt_id integer references receipts (id),
  credit_note_id integer references credit_notes (id),
  instalment_id integer references instalments (id),
  reversal_id integer references reversals (id),
  effective_on text not null ${isDate('effective_on')},
  amount_minor integer not null ${isSignedAmount('amount_minor')},
  ${recordedAt},
  ${batchId},
  check (receipt_id is null or credit_note_id is null),
  check (instalment_id is not null or receipt_id is not null or credit_note_id is not null),
  check (reversal_id is not null or (amount_minor > 0 and instalment_id is not null
    and (receipt_id is not null or credit_note_id is not null)))
) strict;
create index allocations_by_instalment
  on allocations (instalment_id, effective_on, recorded_at, amount_minor) where instalment_id is not null;
create index allocations_by_receipt
  on allocations (receipt_id, effective_on, recorded_at, amount_minor) where receipt_id is not null;
create index allocations_by_credit_note
  on allocations (credit_note_id, effective_on, recorded_at, amount_minor) where credit_note_id is not null;
create index allocations_by_reversal on allocations (reversal_id) where reversal_id is not null;
create index allocations_by_batch on allocations (batch_id) where batch_id is not null;`;

const LETTERS = `
create table letter_files (
  sha256 text primary key check (length(sha256) = 64),
  bytes blob not null
) strict;

create table letters (
  id integer primary key,
  number text not null unique check (number glob 'L-[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]*'),
  level integer not null check (level between 1 and 4),
  language text not null,
  layout text not null,
  customer_id integer not null references customers (id),
  currency text not null ${isCurrency('currency')},
  issued_on text not null ${isDate('issued_on')},
  deadline_on text not null ${isDate('deadline_on')},
  delivery_method text not null,
  total_minor integer not null ${isPositiveAmount('total_minor')},
  content text not null check (json_valid(content)),
  pdf_sha256 text not null references letter_files (sha256),
  ${recordedAt},
  check (deadline_on >= issued_on)
) strict;
create index letters_by_customer on letters (customer_id, issued_on);

create table letter_items (
  letter_id integer not null references letters (id),
  position integer not null check (position >= 1),
  instalment_id integer not null references instalments (id),
  item text not null,
  issued_on text not null ${isDate('issued_on')},
  due_on text not null ${isDate('due_on')},
  days_past_due integer not null check (days_past_due >= 0),
  gross_minor integer not null ${isPositiveAmount('gross_minor')},
  open_minor integer not null ${isPositiveAmount('open_minor')},
  primary key (letter_id, position)
) strict, without rowid;
create index letter_items_by_instalment on letter_items (instalment_id);

create table letter_cancellations (
  id integer primary key,
  letter_id integer not null unique references letters (id),
  cancelled_on text not null ${isDate('cancelled_on')},
  reason text not null check (reason <> ''),
  ${recordedAt}
) strict;`;

const JOURNAL = `
create table journal (
  seq integer primary key,
  recorded_at text not null unique ${isInstant('recorded_at')},
  actor text not null,
  command text not null,
  detail text not null check (json_valid(detail)),
  idempotency_key text unique,
  input_sha256 text not null check (length(input_sha256) = 64),
  previous_hash text not null check (length(previous_hash) = 64),
  hash text not null unique check (length(hash) = 64)
) strict;`;

const PROJECTIONS = `
create table open_items (
  instalment_id integer primary key references instalments (id),
  invoice_id integer not null,
  customer_id integer not null,
  currency text not null,
  issued_on text not null,
  due_on text not null,
  gross_minor integer not null,
  recorded_at text not null,
  settled_on text not null,
  touched_at text not null
) strict;
create index open_items_by_settled
  on open_items (settled_on, currency, customer_id, due_on, issued_on, gross_minor, recorded_at);
create index open_items_by_touched on open_items (touched_at);
create index open_items_by_customer on open_items (customer_id, settled_on);

create table open_credits (
  id integer primary key,
  receipt_id integer references receipts (id),
  credit_note_id integer references credit_notes (id),
  customer_id integer not null,
  currency text not null,
  effective_on text not null,
  amount_minor integer not null,
  recorded_at text not null,
  used_up_on text not null,
  touched_at text not null,
  ${exactlyOne(['receipt_id', 'credit_note_id'])}
) strict;
create index open_credits_by_used_up
  on open_credits (used_up_on, currency, customer_id, effective_on, amount_minor, recorded_at, receipt_id, credit_note_id);
create index open_credits_by_touched on open_credits (touched_at);
create index open_credits_by_customer on open_credits (customer_id, used_up_on);
create unique index open_credits_by_receipt on open_credits (receipt_id) where receipt_id is not null;
create unique index open_credits_by_credit_note on open_credits (credit_note_id) where credit_note_id is not null;

create table receivable_movements (
  currency text not null,
  effective_on text not null,
  amount_minor integer not null check (amount_minor between -9007199254740991 and 9007199254740991),
  primary key (currency, effective_on)
) strict, without rowid;`;

/** Everything but `meta` (a ledger's own settings) and the projections. */
const FACT_TABLES = [
  'company_versions',
  'bank_account_versions',
  'import_batches',
  'import_findings',
  'import_mappings',
  'customers',
  'customer_versions',
  'invoices',
  'instalments',
  'credit_notes',
  'receipts',
  'allocations',
  'disputes',
  'dispute_resolutions',
  'reversals',
  'letters',
  'letter_items',
  'letter_files',
  'letter_cancellations',
  'journal',
];

export const firstLedger: Migration = {
  version: 1,
  name: 'first-ledger',
  up: (db) => {
    for (const ddl of [
      COMPANY,
      IMPORTS,
      CUSTOMERS,
      DOCUMENTS,
      CORRECTIONS,
      LETTERS,
      JOURNAL,
      PROJECTIONS,
    ])
      db.exec(ddl);
    for (const table of FACT_TABLES) db.exec(appendOnly(table));
  },
};
