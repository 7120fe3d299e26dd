/** What the ledger knows about case facts, as far as new ones have to be compared with it. */
import type { CaseFactRow } from '../../../case/live-facts.ts';
import type { CaseFactDraft, CaseFactKind, CaseItem } from '../../../facts/case-facts.ts';
import type { IsoDate } from '../../../dates.ts';
import type { CurrencyCode, Minor } from '../../../money.ts';

/** A recorded fact that was not reversed, its row and what it says. */
export interface KnownCaseFact extends CaseFactRow {
  readonly fact: CaseFactDraft;
}

export interface KnownCase {
  /** No case fact at all: nothing to compare with. */
  readonly isEmpty: boolean;
  /** Rows with this key that are not reversed, in the order of recording. */
  byKey(key: string): readonly KnownCaseFact[];
  /** The same of one kind, customer and day. */
  onDay(customer: string, kind: CaseFactKind, on: IsoDate): readonly KnownCaseFact[];
  /** Facts of one kind of the customer, with the rows that end them; reversed ones too. */
  withEnds(customer: string, kind: CaseFactKind): readonly KnownCaseFact[];
  /** Ends of the row, and what ends those. */
  endsOf(id: number): readonly KnownCaseFact[];
  /** The highest number given so far after `P-2026-`; 0: none. */
  highestNumber(prefix: string): number;
  /** Minor units open at the end of the day; on a day before the issue, of the day of issue. */
  openOn(item: CaseItem, on: IsoDate): Minor;
  /** Items of the customer issued on or before the day, in one currency or (null) in any. */
  itemsIssuedBy(
    customer: string,
    currency: CurrencyCode | null,
    on: IsoDate,
  ): readonly (CaseItem & { readonly currency: CurrencyCode })[];
}

/** Two rows say the same when this is equal. */
export const contentOf = (fact: CaseFactDraft): string =>
  JSON.stringify([
    fact.kind,
    fact.customer,
    fact.items.map(({ invoice, position }) => `${position} ${invoice}`).sort(),
    fact.on,
    fact.until,
    fact.currency,
    fact.amountMinor,
    fact.person,
    fact.note,
    Object.entries(fact.details).sort(([a], [b]) => (a < b ? -1 : 1)),
    fact.about,
    fact.aboutVersion,
  ]);
