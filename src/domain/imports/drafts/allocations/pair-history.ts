/**
 * What is between two sides over time, in the ledger and in this file so far: `R-1 → INV-7`, and with
 * one side empty the corrections of an item, or what used a source up.
 *
 *     R-1 → INV-7 (1)   2026-02-09 +600.00   2026-03-01 −600.00
 */
import type { IsoDate } from '../../../dates.ts';
import type { Minor } from '../../../money.ts';
import type { KnownCredit, KnownDocuments, KnownItem, KnownStep } from '../known-documents.ts';

/** An empty number: that side is missing. */
export interface Pair {
  readonly kind: 'receipt' | 'credit_note' | null;
  readonly source: string;
  readonly invoice: string;
}

export interface PairHistory {
  /** The ledger has this row; asked once for a row, because rows count what is there down. */
  isKnown(pair: Pair, position: number | null, on: IsoDate, amount: Minor): boolean;
  /** A row of this file that will be recorded. */
  add(pair: Pair, step: KnownStep): void;
  /** The least that the pair comes to on `on` and every day after: what can be taken back. */
  appliedFrom(pair: Pair, position: number | null, on: IsoDate): Minor;
  /** What more the item takes from that day without exceeding it on any later one. */
  roomOfItem(invoice: string, item: KnownItem, on: IsoDate): Minor;
  roomOfSource(kind: string, number: string, credit: KnownCredit, on: IsoDate): Minor;
  /** A number that neither this file nor the ledger uses: the wanted one, or with `-2` behind it. */
  numberFor(wanted: string): string;
}

export function pairHistory(known: KnownDocuments): PairHistory {
  const inLedger = new Map<string, readonly KnownStep[]>();
  const inFile = new Map<string, KnownStep[]>();
  /** What the ledger has of a pair on a day, by sign, and no row has claimed yet. */
  const unclaimed = new Map<string, Minor>();
  const ofItems = new Map<string, KnownStep[]>();
  const ofSources = new Map<string, KnownStep[]>();
  const numbers = new Set<string>();
  const keyOf = ({ kind, source, invoice }: Pair): string =>
    JSON.stringify([kind, source, invoice]);

  const ledgerSteps = (pair: Pair): readonly KnownStep[] => {
    const key = keyOf(pair);
    let steps = inLedger.get(key);
    if (steps === undefined) {
      steps = known.history(pair.kind, pair.source, pair.invoice);
      inLedger.set(key, steps);
    }
    return steps;
  };

  return {
    isKnown(pair, position, on, amount) {
      const sign = Math.sign(amount);
      const key = JSON.stringify([keyOf(pair), position, on, sign]);
      const left =
        unclaimed.get(key) ??
        sum(
          ledgerSteps(pair).filter(
            (step) =>
              step.on === on &&
              Math.sign(step.amountMinor) === sign &&
              (position === null || step.position === position),
          ),
        );
      const isThere = Math.abs(left) >= Math.abs(amount);
      unclaimed.set(key, isThere ? left - amount : left);
      return isThere;
    },
    add(pair, step) {
      push(inFile, keyOf(pair), step);
      if (pair.invoice !== '') push(ofItems, `${step.position} ${pair.invoice}`, step);
      if (pair.kind !== null) push(ofSources, `${pair.kind} ${pair.source}`, step);
    },
    appliedFrom(pair, position, on) {
      const steps = [...ledgerSteps(pair), ...(inFile.get(keyOf(pair)) ?? [])].filter(
        (step) => position === null || step.position === position,
      );
      return Math.min(...daysFrom(steps, on).map((day) => sumUntil(steps, day)));
    },
    roomOfItem: (invoice, item, on) =>
      roomOverTime(item.roomFrom, ofItems.get(`${item.position} ${invoice}`) ?? [], on),
    roomOfSource: (kind, number, credit, on) =>
      roomOverTime(credit.roomFrom, ofSources.get(`${kind} ${number}`) ?? [], on),
    numberFor(wanted) {
      let number = wanted;
      for (let n = 2; numbers.has(number) || known.hasNumber(number); n += 1)
        number = `${wanted}-${n}`;
      numbers.add(number);
      return number;
    },
  };
}

/** The least that is left on any day from `on`, of what `roomFrom` leaves and `used` has taken. */
export const roomOverTime = (
  roomFrom: (on: IsoDate) => Minor,
  used: readonly KnownStep[],
  on: IsoDate,
): Minor =>
  used.length === 0
    ? roomFrom(on)
    : Math.min(...daysFrom(used, on).map((day) => roomFrom(day) - sumUntil(used, day)));

/** `on` itself, and every later day on which something changes. */
const daysFrom = (steps: readonly KnownStep[], on: IsoDate): readonly IsoDate[] => [
  on,
  ...steps.filter((step) => step.on > on).map((step) => step.on),
];
const sum = (steps: readonly KnownStep[]): Minor =>
  steps.reduce((total, step) => total + step.amountMinor, 0);
const sumUntil = (steps: readonly KnownStep[], day: IsoDate): Minor =>
  sum(steps.filter((step) => step.on <= day));

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
