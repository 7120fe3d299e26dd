/** Who keeps the ledger, and what the file says about itself. */
import type { Generated } from 'kysely';
import type { Instant, IsoDate } from '../../domain/dates.ts';

export interface MetaTable {
  /** `ledger_id`, `created_at`, `created_by`, `is_sample`. */
  key: string;
  value: string;
}

export interface CompanyVersionsTable {
  id: Generated<number>;
  effective_on: IsoDate;
  recorded_at: Instant;
  name: string;
  address: string;
  country: string;
  currency: string;
  registration_number: string;
  vat_number: string;
  contact: string;
  phone: string;
  email: string;
  signatory: string;
  signatory_position: string;
}

/** Rates that late-payment laws refer to, as the owner entered them; the newest of a law and day holds. */
export interface LegalRatesTable {
  id: Generated<number>;
  law: string;
  from_on: IsoDate;
  until_on: IsoDate | null;
  percent: string;
  source: string;
  verified_on: IsoDate;
  recorded_at: Instant;
}

/** JSON of `domain/case/policy.ts`; the newest is in force. */
export interface PolicyVersionsTable {
  id: Generated<number>;
  recorded_at: Instant;
  policy: string;
  note: string;
}

/** The newest row of a `bank_account_id` is the account as it is known; `is_retired` ends it. */
export interface BankAccountVersionsTable {
  id: Generated<number>;
  bank_account_id: number;
  effective_on: IsoDate;
  recorded_at: Instant;
  holder: string;
  account: string;
  bic: string;
  bank: string;
  currency: string;
  is_default: number;
  is_retired: number;
}
