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
