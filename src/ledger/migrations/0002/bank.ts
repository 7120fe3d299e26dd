/** What the bank said, line by line, what each line was taken for, and rates of exchange. */
import { isCurrency, isDate, isFlag, isInstant, isWithinAmounts } from '../../dialects/sqlite.ts';

const recordedAt = `recorded_at text not null ${isInstant('recorded_at')}`;

export const BANK = `
create table rates (
  id integer primary key,
  base text not null ${isCurrency('base')},
  currency text not null ${isCurrency('currency')},
  effective_on text not null ${isDate('effective_on')},
  rate text not null check (rate <> ''),
  source text not null,
  ${recordedAt},
  batch_id integer references import_batches (id)
) strict;
create index rates_by_day on rates (base, currency, effective_on, id);
create index rates_by_batch on rates (batch_id) where batch_id is not null;

create table bank_statements (
  id integer primary key,
  batch_id integer not null references import_batches (id),
  ${recordedAt},
  kind text not null check (kind in ('statement', 'interim', 'notification')),
  account text not null,
  account_name text not null,
  bank text not null,
  currency text not null ${isCurrency('currency')},
  number text not null,
  from_on text ${isDate('from_on')},
  to_on text ${isDate('to_on')},
  opening_on text ${isDate('opening_on')},
  opening_minor integer ${isWithinAmounts('opening_minor')},
  closing_on text ${isDate('closing_on')},
  closing_minor integer ${isWithinAmounts('closing_minor')},
  lines_read integer not null check (lines_read >= 0),
  lines_minor integer not null ${isWithinAmounts('lines_minor')},
  check ((opening_on is null) = (opening_minor is null)),
  check ((closing_on is null) = (closing_minor is null))
) strict;
create index bank_statements_by_batch on bank_statements (batch_id);
create index bank_statements_by_account on bank_statements (account, currency, to_on);

create table bank_lines (
  id integer primary key,
  statement_id integer not null references bank_statements (id),
  position integer not null check (position >= 1),
  account text not null,
  line_key text not null check (line_key <> ''),
  booked_on text not null ${isDate('booked_on')},
  value_on text ${isDate('value_on')},
  currency text not null ${isCurrency('currency')},
  amount_minor integer not null ${isWithinAmounts('amount_minor')},
  is_reversal integer not null ${isFlag('is_reversal')},
  bank_reference text not null,
  end_to_end_id text not null,
  mandate_id text not null,
  structured_reference text not null,
  text text not null,
  counterparty_name text not null,
  counterparty_account text not null,
  counterparty_bank text not null,
  code text not null,
  charges_minor integer not null ${isWithinAmounts('charges_minor')},
  original_currency text ${isCurrency('original_currency')},
  original_minor integer ${isWithinAmounts('original_minor')},
  original_rate text not null,
  batch_index integer,
  batch_count integer,
  booking_minor integer ${isWithinAmounts('booking_minor')},
  raw text not null,
  ${recordedAt},
  batch_id integer not null references import_batches (id),
  check ((original_currency is null) = (original_minor is null))
) strict;
create unique index bank_lines_by_statement on bank_lines (statement_id, position);
create index bank_lines_by_key on bank_lines (line_key);
create index bank_lines_by_booked on bank_lines (booked_on, id);
create index bank_lines_by_account on bank_lines (account, booked_on);
create index bank_lines_by_batch on bank_lines (batch_id);

create table bank_matches (
  id integer primary key,
  bank_line_id integer not null references bank_lines (id),
  kind text not null check (kind in ('receipt', 'return', 'refund', 'aside')),
  amount_minor integer not null check (amount_minor <> 0) ${isWithinAmounts('amount_minor')},
  receipt_id integer references receipts (id),
  refund_id integer references refunds (id),
  reversal_id integer references reversals (id),
  rule text not null,
  note text not null,
  ${recordedAt},
  check ((receipt_id is not null) = (kind in ('receipt', 'return'))),
  check ((refund_id is not null) = (kind = 'refund')),
  check (reversal_id is null or kind = 'return'),
  check (case kind when 'receipt' then amount_minor > 0 when 'aside' then 1 else amount_minor < 0 end)
) strict;
create index bank_matches_by_line on bank_matches (bank_line_id);
create index bank_matches_by_receipt on bank_matches (receipt_id) where receipt_id is not null;
create index bank_matches_by_refund on bank_matches (refund_id) where refund_id is not null;

create table open_bank_lines (
  bank_line_id integer primary key references bank_lines (id),
  booked_on text not null,
  amount_minor integer not null,
  left_minor integer not null check (left_minor <> 0)
) strict;
create index open_bank_lines_by_booked on open_bank_lines (booked_on, bank_line_id);`;
