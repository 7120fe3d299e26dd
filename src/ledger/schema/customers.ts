/** Customers and their versions: the newest version that counts at a moment is the customer. */
import type { Generated } from 'kysely';
import type { Instant, IsoDate } from '../../domain/dates.ts';

export interface CustomersTable {
  id: Generated<number>;
  /** Text, exactly as the source wrote it (leading zeros too). Unique. */
  code: string;
  recorded_at: Instant;
  batch_id: number | null;
}

/** A customer without a version that is not reversed does not exist for a reader. */
export interface CustomerVersionsTable {
  id: Generated<number>;
  customer_id: number;
  effective_on: IsoDate;
  recorded_at: Instant;
  name: string;
  country: string | null;
  language: string | null;
  currency: string | null;
  tax_id: string;
  kind: string;
  email: string;
  phone: string;
  address: string;
  terms: string;
  credit_limit_minor: number | null;
  governing_law: string;
  notes: string;
  batch_id: number | null;
}

/** How a customer pays and who is who there; the newest row is the profile as it is known. */
export interface CustomerProfilesTable {
  id: Generated<number>;
  customer_id: number;
  effective_on: IsoDate;
  recorded_at: Instant;
  /** JSON of `domain/customers/profile.ts` CustomerProfile. */
  profile: string;
}

/** Another name, code or bank account a customer is known by. */
export interface CustomerAliasesTable {
  id: Generated<number>;
  customer_id: number;
  /** `name`, `code`, `account`. */
  kind: string;
  value: string;
  /** `value` folded (`domain/fold-text.ts`), for look-ups; accounts without blanks. */
  folded: string;
  /** `entered`, `learned` (from an accepted match), `merged`. */
  origin: string;
  recorded_at: Instant;
}

/** From `recorded_at` on, everything of `from_customer_id` is `into_customer_id`'s, until reversed. */
export interface CustomerMergesTable {
  id: Generated<number>;
  from_customer_id: number;
  into_customer_id: number;
  reason: string;
  recorded_at: Instant;
}
