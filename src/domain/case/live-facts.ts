/**
 * Which case facts count on a day, out of the rows that were recorded about customers.
 *
 *     K-9   reason X04 claimed          2026-03-02
 *     K-9   reason X04 contradicted     2026-03-09     a newer version of K-9
 *     H-2   hold                        2026-03-02
 *           end of H-2                  2026-03-10     not counted on the 10th any more
 *     ->  on 2026-03-12: K-9 contradicted; H-2 with `ended` on 2026-03-10
 *
 * Ended facts stay in the answer, with their end: a promise that was ended before its deadline was
 * cancelled, one that was ended later is still broken. Facts that were taken back are not in it.
 */
import { caseFactKind, lastDayOf, type CaseFactDraft } from '../facts/case-facts.ts';
import type { IsoDate } from '../dates.ts';
import type { Minor } from '../money.ts';

/** A recorded row, as far as it decides what counts. Only rows known at the moment asked about. */
export interface CaseFactRow extends Pick<
  CaseFactDraft,
  'key' | 'kind' | 'on' | 'until' | 'details'
> {
  /** In the order of recording. */
  readonly id: number;
  /** The row that it ends or answers. */
  readonly aboutId: number | null;
  /** It was reversed from this day on. */
  readonly reversedOn: IsoDate | null;
}

/** A fact that counts or counted, with its end. */
export type WithEnd<R extends CaseFactRow> = R & EndOf<R>;

export interface EndOf<R> {
  /** Day of its first version that counts: when it was said, before it was verified. */
  readonly since: IsoDate;
  /** The row that ended it by the day asked about; null: it was not ended. */
  readonly ended: R | null;
  /** It still counts: begun, not ended and not expired. */
  readonly isLive: boolean;
}

/** One instalment that a recorded fact is about. */
export interface CaseFactItem {
  readonly itemId: number;
  readonly invoiceId: number;
  readonly invoice: string;
  readonly position: number;
  /** How many the invoice has. */
  readonly instalments: number;
}

export interface CaseFactRecord extends CaseFactRow {
  /** Who the customer is at the moment, after merges. */
  readonly customerId: number;
  readonly customer: string;
  /** Empty: the whole account. */
  readonly items: readonly CaseFactItem[];
  readonly currency: string | null;
  readonly amountMinor: Minor | null;
  readonly person: string;
  readonly note: string;
  /** Key of the fact that it ends or answers, or `''`. */
  readonly about: string;
}

/** A recorded fact as it is at a moment, with its end. */
export type CaseFact = WithEnd<CaseFactRecord>;

/** An end that says that its fact was reversed: how reversals travel from ledger to ledger. */
export const isTakingBack = (row: Pick<CaseFactRow, 'kind' | 'details'>): boolean =>
  row.kind === 'end' && row.details.reversed === 'yes';

/**
 * Facts begun by the end of `asOf` and not taken back, in the order of recording, each in its newest
 * version; rows of kind `end` are told with the facts they end. All rows of a customer go in together.
 * `withEnd` makes the answer of a row.
 */
export function factsOn<R extends CaseFactRow>(
  rows: readonly R[],
  asOf: IsoDate,
  withEnd: (row: R, state: EndOf<R>) => WithEnd<R> = (row, state) => ({
    ...row,
    ...state,
  }),
): readonly WithEnd<R>[] {
  const endsOf = new Map<number, R[]>();
  for (const row of rows)
    if (row.kind === 'end' && row.aboutId !== null) {
      const ends = endsOf.get(row.aboutId);
      if (ends === undefined) endsOf.set(row.aboutId, [row]);
      else ends.push(row);
    }
  const counts = (row: R): boolean =>
    row.on <= asOf &&
    (row.reversedOn === null || row.reversedOn > asOf) &&
    endsOf.get(row.id)?.some((end) => isTakingBack(end) && counts(end)) !== true;
  /** The first end that counts of the row, or the one of another version before it. */
  const firstEnd = (row: R, before: R | null): R | null => {
    let first = before;
    for (const end of endsOf.get(row.id) ?? [])
      if (!isTakingBack(end) && counts(end) && (first === null || end.on < first.on)) first = end;
    return first;
  };
  const facts: WithEnd<R>[] = [];
  for (const versions of groupedByFact(rows)) {
    let newest: R | null = null;
    let since = '' as IsoDate;
    let ended: R | null = null;
    // Most facts have one version and no end, and a customer has dozens: nothing is made for a version.
    for (const row of versions) {
      if (endsOf.size > 0) ended = firstEnd(row, ended);
      if (!counts(row)) continue;
      if (newest === null || row.on < since) since = row.on;
      if (newest === null || row.on >= newest.on) newest = row;
    }
    if (newest === null) continue;
    const lastDay = lastDayOf(newest);
    const isLive = ended === null && (lastDay === null || lastDay >= asOf);
    facts.push(withEnd(newest, { since, ended, isLive }));
  }
  return facts;
}

/** Rows of one fact together: those of a kind with versions by their key. */
function groupedByFact<R extends CaseFactRow>(rows: readonly R[]): readonly (readonly R[])[] {
  const groups: R[][] = [];
  let byKey: Map<string, R[]> | null = null;
  for (const row of rows) {
    if (row.kind === 'end') continue;
    if (caseFactKind(row.kind).hasVersions !== true) {
      groups.push([row]);
      continue;
    }
    byKey ??= new Map<string, R[]>();
    const name = `${row.kind} ${row.key}`;
    const group = byKey.get(name);
    if (group === undefined) {
      const first = [row];
      byKey.set(name, first);
      groups.push(first);
    } else group.push(row);
  }
  return groups;
}
