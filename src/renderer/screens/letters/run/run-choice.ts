/**
 * What the reader has ticked of a proposal: which letters, and which items in each.
 *
 *     proposal: C1 EUR, items 1 (overdue), 2 (disputed), 3 (overdue)
 *     start:    letter ticked, items 1 and 3;   untick 3  ->  the letter demands item 1 only
 */
import type { CallInput } from '../../../../contract/api.ts';
import { sumMinor } from '../../../../domain/money.ts';
import { compareCurrencies } from '../../../kit/table/columns/currency-order.ts';
import type { Candidate, ProposedItem } from '../../../../contract/told.ts';

/** `letters` holds candidate keys, `leftOut` the ids of items that the reader unticked. */
export interface RunChoice {
  readonly letters: ReadonlySet<string>;
  readonly leftOut: ReadonlySet<number>;
}

export const candidateKey = (candidate: Pick<Candidate, 'customer' | 'currency'>): string =>
  `${candidate.currency}\u0000${candidate.customer}`;

/** Not due, disputed and settled items are never demanded; only overdue ones can be chosen. */
export const canDemand = (item: ProposedItem): boolean =>
  item.included || item.reason === 'left_out';

export const chosenItems = (candidate: Candidate, choice: RunChoice): readonly ProposedItem[] =>
  candidate.items.filter((item) => canDemand(item) && !choice.leftOut.has(item.itemId));

/** What the letter demands of the chosen items, in its currency; a fixed sum in another one stands apart. */
export const chosenTotal = (candidate: Candidate, choice: RunChoice): number =>
  sumMinor(chosenItems(candidate, choice).map(({ demandedMinor }) => demandedMinor));

/** Our own currency first, then the largest sum. */
export const inWorkingOrder = (
  candidates: readonly Candidate[],
  home: string,
): readonly Candidate[] =>
  [...candidates].sort(
    (a, b) => compareCurrencies(a.currency, b.currency, home) || b.totalMinor - a.totalMinor,
  );

export const canIssue = (candidate: Candidate, choice: RunChoice): boolean =>
  candidate.blocks.length === 0 && chosenItems(candidate, choice).length > 0;

/**
 * Every letter that is ready; with `onlyItems` (ticked on a customer) just those items, and every letter
 * they can make, because somebody asked for just them.
 */
export function startChoice(
  candidates: readonly Candidate[],
  onlyItems: ReadonlySet<number> | null,
  isReady: (candidate: Candidate) => boolean,
): RunChoice {
  const leftOut = new Set<number>();
  for (const candidate of candidates)
    for (const item of candidate.items)
      if (canDemand(item) && (onlyItems === null ? !item.included : !onlyItems.has(item.itemId)))
        leftOut.add(item.itemId);
  const choice: RunChoice = { letters: new Set(), leftOut };
  return {
    leftOut,
    letters: new Set(
      candidates
        .filter(
          (candidate) => canIssue(candidate, choice) && (onlyItems !== null || isReady(candidate)),
        )
        .map(candidateKey),
    ),
  };
}

/** What ticks are about: whose letter, about what, and what stands in the way; not how it is written. */
const proposedOf = ({ customer, currency, items, blocks, cautions }: Candidate): string =>
  JSON.stringify([
    customer,
    currency,
    items.map(({ itemId, openMinor, included, reason }) => [itemId, openMinor, included, reason]),
    blocks.map(({ code }) => code),
    cautions.map(({ code }) => code).filter((code) => code !== 'language'),
  ]);

/**
 * `start`, a choice for `candidates`, with the reader's ticks of every candidate that is the same as
 * before. One that changed begins anew: what was ticked, or left, is not what is proposed now.
 */
export function carriedOver(
  candidatesBefore: readonly Candidate[],
  before: RunChoice,
  candidates: readonly Candidate[],
  start: RunChoice,
): RunChoice {
  const known = new Map(candidatesBefore.map((one) => [candidateKey(one), proposedOf(one)]));
  const letters = new Set(start.letters);
  const leftOut = new Set(start.leftOut);
  const carry = <Key>(to: Set<Key>, from: ReadonlySet<Key>, key: Key): void => {
    if (from.has(key)) to.add(key);
    else to.delete(key);
  };
  for (const candidate of candidates) {
    const key = candidateKey(candidate);
    if (known.get(key) !== proposedOf(candidate)) continue;
    carry(letters, before.letters, key);
    for (const { itemId } of candidate.items) carry(leftOut, before.leftOut, itemId);
  }
  return { letters, leftOut };
}

export type LetterRequests = CallInput<'letters.issue'>['letters'];

/** How the reader wants a letter written, where that is not as it was proposed. */
export type WrittenAs = CallInput<'letters.propose'>['written'] extends
  | readonly (infer One)[]
  | undefined
  ? One
  : never;

/** By candidate key. */
export type WrittenLetters = ReadonlyMap<string, WrittenAs>;

export const NOTHING_CHANGED: WrittenLetters = new Map();

/** `change` of a letter beside what was changed of it before. */
export const withWritten = (
  before: WrittenLetters,
  { customer, currency }: Candidate,
  change: Pick<WrittenAs, 'level' | 'language'>,
): WrittenLetters => {
  const key = candidateKey({ customer, currency });
  return new Map([...before, [key, { ...before.get(key), customer, currency, ...change }]]);
};

/** The letters to issue, in the order of the proposal. */
export const requestsOf = (
  candidates: readonly Candidate[],
  choice: RunChoice,
  written: WrittenLetters = NOTHING_CHANGED,
): LetterRequests =>
  candidates
    .filter(
      (candidate) => choice.letters.has(candidateKey(candidate)) && canIssue(candidate, choice),
    )
    .map((candidate) => ({
      ...written.get(candidateKey(candidate)),
      customer: candidate.customer,
      currency: candidate.currency,
      itemIds: chosenItems(candidate, choice).map((item) => item.itemId),
    }));

/** Sums per currency of the letters to issue, our own currency first. */
export function requestTotals(
  candidates: readonly Candidate[],
  choice: RunChoice,
  home: string,
): readonly { readonly currency: string; readonly totalMinor: number }[] {
  const totals = new Map<string, number>();
  for (const candidate of candidates) {
    if (!choice.letters.has(candidateKey(candidate)) || !canIssue(candidate, choice)) continue;
    const before = totals.get(candidate.currency) ?? 0;
    totals.set(candidate.currency, before + chosenTotal(candidate, choice));
  }
  return [...totals]
    .sort(([a], [b]) => compareCurrencies(a, b, home))
    .map(([currency, totalMinor]) => ({ currency, totalMinor }));
}
