/**
 * Of what an item, an invoice or a customer has one at a time: of two the one that begins later is told.
 *
 *     two plans about INV-1 that run on the same day     ->  recorded, with a warning: the later one counts
 *     two holds of C1 at once                            ->  recorded, with a warning: the stricter one counts
 *     INV-1 is extended a second time                    ->  refused
 */
import { type CaseFactRow, factsOn } from '../../../case/live-facts.ts';
import type { IsoDate } from '../../../dates.ts';
import type { CaseDetails, CaseFactDraft, CaseFactKind } from '../../../facts/case-facts.ts';
import { day, say, type Text } from '../../../texts/text.ts';
import { shortened } from '../../findings.ts';
import type { KnownCase } from './known-case.ts';
import {
  type CaseColumn,
  type Context,
  itemsOf,
  refuse,
  type WrittenCaseFact,
} from './written-fact.ts';

/** Facts of which there is one at a time. */
interface OnlyOne {
  readonly kind: 'plan' | 'extension' | 'hold';
  readonly code: string;
  /** What becomes of the later one. */
  readonly severity: 'refused' | 'warning';
  /** Rows of the kind that count here. */
  readonly isMeant: (details: CaseDetails) => boolean;
  /** What two must not share. */
  readonly namesOf: (ledger: KnownCase, fact: CaseFactDraft) => readonly string[];
  readonly column: CaseColumn;
  /** It stands in the way no longer once it is ended or expired. */
  readonly untilItEnds: boolean;
  /** How the other one is called, and what is said of it. */
  readonly inLedger: (key: string) => Text;
  readonly ofLine: (line: number) => Text;
  readonly sentence: (which: Text, on: IsoDate) => Text;
}

export const ONLY_ONE: readonly OnlyOne[] = [
  {
    // domain-rules 2.6 no. 7: the latest plan of an item counts.
    kind: 'plan',
    code: 'second_plan',
    severity: 'warning',
    isMeant: () => true,
    namesOf: (ledger, fact) =>
      itemsOf(ledger, fact).map(
        ({ invoice, position }) => `${position} ${fact.currency ?? ''} ${invoice}`,
      ),
    column: 'items',
    untilItEnds: true,
    inLedger: (key) => say`plan "${key}"`,
    ofLine: (line) => say`the plan of line ${line}`,
    sentence: (which, on) =>
      say`${which} of ${day(on)} is about the same items and still runs; the later of the two counts`,
  },
  {
    // domain-rules 2.6 no. 12; somebody may ask for as many as they like.
    kind: 'extension',
    code: 'second_extension',
    severity: 'refused',
    isMeant: ({ state }) => state === 'granted',
    namesOf: (ledger, fact) => itemsOf(ledger, fact).map(({ invoice }) => invoice),
    column: 'items',
    untilItEnds: false,
    inLedger: (key) => say`extension "${key}"`,
    ofLine: (line) => say`the extension of line ${line}`,
    sentence: (which, on) =>
      say`${which} of ${day(on)} is about the same invoice, and an invoice is extended once; agree on a plan, or reverse the first if it was a mistake`,
  },
  {
    // A merge brings two together, and a stricter one follows a milder one: nothing is refused, but of two
    // that run at once a person sees one, and ends one.
    kind: 'hold',
    code: 'second_hold',
    severity: 'warning',
    isMeant: () => true,
    namesOf: () => ['customer'],
    column: 'details',
    untilItEnds: true,
    inLedger: (key) => say`hold "${key}"`,
    ofLine: (line) => say`the hold of line ${line}`,
    sentence: (which, on) =>
      say`${which} of ${day(on)} still runs; while both do, the stricter one counts`,
  },
];

export function tellSecond(
  context: Context,
  rows: readonly WrittenCaseFact[],
  only: OnlyOne,
): void {
  const { ledger } = context;
  const { kind } = only;
  const meant = (one: { readonly kind: CaseFactKind; readonly details: CaseDetails }): boolean =>
    one.kind === kind && only.isMeant(one.details);
  const later = rows.filter((row) => row.status === 'new' && meant(row));
  if (later.length === 0) return;
  const endsOf = (key: string): readonly WrittenCaseFact[] =>
    key === '' ? [] : (context.ends.get(key) ?? []).filter((end) => end.status === 'new');
  interface One extends CaseFactRow {
    readonly items: ReadonlySet<string>;
    readonly row: WrittenCaseFact | null;
  }
  const namesOf = (fact: CaseFactDraft): ReadonlySet<string> => new Set(only.namesOf(ledger, fact));
  const ofCustomer = new Map<string, One[]>();
  let id = Number.MAX_SAFE_INTEGER / 2;
  const oneOf = (row: WrittenCaseFact, aboutId: number | null): One => {
    const fact = row.draft as CaseFactDraft;
    id += 1;
    const items = meant(row) ? namesOf(fact) : new Set<string>();
    return { ...fact, id, aboutId, reversedOn: null, items, row };
  };
  const inOrder = later.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.line - b.line));
  for (const row of inOrder) {
    const { customer } = row.draft as CaseFactDraft;
    let theirs = ofCustomer.get(customer);
    if (theirs === undefined) {
      theirs = ledger.withEnds(customer, kind).map((one): One => ({
        ...one,
        items: meant(one) ? namesOf(one.fact) : new Set<string>(),
        row: null,
      }));
      for (const one of [...theirs])
        if (one.kind === kind && one.reversedOn === null)
          theirs.push(...endsOf(one.key).map((end) => oneOf(end, one.id)));
      ofCustomer.set(customer, theirs);
    }
    const own = oneOf(row, null);
    const known = theirs;
    const withEnds = [own];
    for (const end of endsOf(row.key)) {
      const ending = oneOf(end, own.id);
      withEnds.push(ending, ...endsOf(end.key).map((one) => oneOf(one, ending.id)));
    }
    const clash = known.find((other) => {
      if (!meant(other) || ![...own.items].some((item) => other.items.has(item))) return false;
      const later = other.on > own.on ? other.on : own.on;
      const counting = factsOn([...known, ...withEnds], later).filter(
        (one) => one.isLive || !only.untilItEnds,
      );
      return [own, other].every(({ id }) => counting.some((one) => one.id === id));
    });
    if (clash === undefined || only.severity === 'warning') theirs.push(...withEnds);
    if (clash === undefined) continue;
    const which =
      clash.row === null ? only.inLedger(shortened(clash.key)) : only.ofLine(clash.row.line);
    const what = only.sentence(which, clash.on);
    if (only.severity === 'warning') context.tell('warning', only.code, row, only.column, what);
    else refuse(context, row, only.code, only.column, what);
  }
}
