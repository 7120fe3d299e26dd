/** What the bank said, line by line, and what each line was taken for. */
import type { Generated } from 'kysely';
import type { Instant, IsoDate } from '../../domain/dates.ts';

/** One statement of one file. Balances as the bank printed them; null when it printed none. */
export interface BankStatementsTable {
  id: Generated<number>;
  batch_id: number;
  recorded_at: Instant;
  /** `statement`, `interim`, `notification`. */
  kind: string;
  /** IBAN without blanks, or the bank's own number. */
  account: string;
  account_name: string;
  bank: string;
  currency: string;
  number: string;
  from_on: IsoDate | null;
  to_on: IsoDate | null;
  opening_on: IsoDate | null;
  opening_minor: number | null;
  closing_on: IsoDate | null;
  closing_minor: number | null;
  /** Booked lines in the file, those that were known already too. */
  lines_read: number;
  /** Σ of those, in `currency`: opening + this = closing, when the file adds up. */
  lines_minor: number;
}

export interface BankLinesTable {
  id: Generated<number>;
  statement_id: number;
  /** 1, 2, 3 … within the statement, of the lines that were new. */
  position: number;
  account: string;
  /** `domain/bank/line-identity.ts`: tells the line again in another file. Not unique: two equal lines of one day share it. */
  line_key: string;
  booked_on: IsoDate;
  value_on: IsoDate | null;
  currency: string;
  /** Positive: money in. */
  amount_minor: number;
  is_reversal: number;
  bank_reference: string;
  end_to_end_id: string;
  mandate_id: string;
  structured_reference: string;
  text: string;
  counterparty_name: string;
  counterparty_account: string;
  counterparty_bank: string;
  code: string;
  charges_minor: number;
  original_currency: string | null;
  original_minor: number | null;
  original_rate: string;
  /** `2 of 5 of a booking of 1,000.00` as index, count and amount; null when it stands alone. */
  batch_index: number | null;
  batch_count: number | null;
  booking_minor: number | null;
  raw: string;
  recorded_at: Instant;
  batch_id: number;
}

/**
 * What (a part of) a line was taken for. A line is settled when the live parts add up to it.
 * `kind`: `receipt` (money of a customer), `return` (takes receipt `receipt_id` back), `refund`
 * (money given back, `refund_id`), `aside` (not ours: charges, transfers, suppliers).
 */
export interface BankMatchesTable {
  id: Generated<number>;
  bank_line_id: number;
  kind: string;
  /** Of the line's sign and currency: negative for a return. */
  amount_minor: number;
  receipt_id: number | null;
  refund_id: number | null;
  /** The reversal that a `return` made. */
  reversal_id: number | null;
  /** Codes of the reasons it was proposed for, comma separated; `''`: chosen by hand. */
  rule: string;
  note: string;
  recorded_at: Instant;
}

/** PROJECTION of bank lines and live matches: lines with something left to decide. */
export interface OpenBankLinesTable {
  bank_line_id: number;
  booked_on: IsoDate;
  amount_minor: number;
  /** Of the line's sign. */
  left_minor: number;
}

/** Units of `currency` for one unit of `base`; the newest recorded of a day counts. */
export interface RatesTable {
  id: Generated<number>;
  base: string;
  currency: string;
  effective_on: IsoDate;
  /** Decimal text as published. */
  rate: string;
  source: string;
  recorded_at: Instant;
  batch_id: number | null;
}
