/** What is recorded about a customer beside documents and money, and the items it is about. */
import type { Generated } from 'kysely';
import type { Instant, IsoDate } from '../../domain/dates.ts';

export interface CaseFactsTable {
  id: Generated<number>;
  /** Unique among rows that are not reversed, except of kinds with versions. */
  key: string;
  /** `domain/facts/case-facts.ts` CASE_FACTS. */
  kind: string;
  customer_id: number;
  effective_on: IsoDate;
  /** Promised for, new due date, deadline, last day: the kind says which. */
  until_on: IsoDate | null;
  currency: string | null;
  /** As it was said; what counts of it is derived. */
  amount_minor: number | null;
  person: string;
  note: string;
  /** JSON: name → text, `''` when there are none. */
  details: string;
  /** The row that it ends or answers. */
  about_id: number | null;
  recorded_at: Instant;
  batch_id: number | null;
}

/** None: the fact is about the whole account. */
export interface CaseFactItemsTable {
  case_fact_id: number;
  /** 1, 2, 3 … */
  position: number;
  instalment_id: number;
  /** Minor units of the item that are meant; null: all of it. */
  share_minor: number | null;
}
