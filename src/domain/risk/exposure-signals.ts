/**
 * Signals of how much is at stake: of the customer's limit, and of everything that everybody owes.
 *
 *     utilisation/C1/2026-05-04     12,000.00 of a limit of 13,000.00 EUR: 92.3 %, 4 points
 *     concentration/C1/2026-06-01   31.0 % of what everybody owes, 3 points
 *
 * Both are states. What is used is open, delivered and not invoiced, or released, less money on account
 * (`case/exposure.ts`); the share of everything is of open items alone.
 *
 * Readings. A state began on the first day of the present stretch on which it was above 80 % (20 %), measured
 * by today's limit and today's rates. The customer's share is of those that owe something, of whom there are
 * at least five today. Source: domain-rules 6.4, 6.5 and 6.7 no. 8.
 */
import type { CurrencyCode, Minor } from '../money.ts';
import { groupedMoney, list, say, sentences, type Text } from '../texts/text.ts';
import { itemEvidence } from './evidence.ts';
import { changesOf, openByDay, readingOf, sinceWhen } from './open-by-day.ts';
import type { Detector, RiskPicture } from './risk-picture.ts';
import { openOn } from './set-aside-items.ts';
import { signalOf, type Found, type SignalEvidence } from './signals.ts';

function openEvidence({ items, asOf }: RiskPicture): readonly SignalEvidence[] {
  return items
    .filter((item) => openOn(item, asOf) > 0)
    .toSorted((a, b) => (a.firstDueOn < b.firstDueOn ? -1 : a.firstDueOn > b.firstDueOn ? 1 : 0))
    .map((item) => itemEvidence(item, asOf));
}

/** With one decimal. */
const percentOf = (part: number, whole: number): number => Math.round((part / whole) * 1000) / 10;

// --- Of the limit.

/** Per cent, and points between the two; above `high` it is the weight of the kind. */
export const UTILISATION = { watch: 80, high: 100, watchPoints: 4 } as const;

export const utilisation: Detector = {
  kinds: ['utilisation'],
  detect(picture) {
    const found = limitUsed(picture);
    return found === null ? [] : [signalOf('utilisation', found, picture)];
  },
};

function limitUsed(picture: RiskPicture): Found | null {
  const { limit, items, binding, convert } = picture;
  if (limit === null) return null;
  const { currency } = limit;
  const changes = [...changesOf(items), ...binding];
  const days = openByDay(changes, (minor, from) => convert(minor, from, currency));
  const isAbove = (minor: Minor, percent: number): boolean => minor * 100 > limit.minor * percent;
  const reading = readingOf(days);
  const onDate = sinceWhen(
    days.map(({ on }) => on),
    (day) => isAbove(reading(day), UTILISATION.watch),
  );
  if (onDate === null) return null;
  const open = days.at(-1)?.minor ?? 0;
  const isHigh = isAbove(open, UTILISATION.high);
  const percent = limit.minor === 0 ? null : percentOf(open, limit.minor);
  const evidence = openEvidence(picture);
  const withoutRate = [...new Set(evidence.flatMap((one) => one.currency ?? []))].filter(
    (of) => convert(1, of, currency) === null,
  );
  const sums = [groupedMoney(open, currency), groupedMoney(limit.minor, currency)] as const;
  return {
    onDate,
    class: isHigh ? 'high' : 'low',
    alert: isHigh,
    ...(isHigh ? {} : { points: UTILISATION.watchPoints }),
    because: sentences([
      percent === null
        ? say`${sums[0]} is used, and the limit is ${sums[1]}.`
        : say`${sums[0]} is used, ${percent.toFixed(1)} % of the limit of ${sums[1]}.`,
      ...withoutRateText(withoutRate),
    ]),
    parameters: { ...UTILISATION },
    numbers: { now: percent },
    evidence,
  };
}

const withoutRateText = (currencies: readonly CurrencyCode[]): readonly Text[] =>
  currencies.length === 0
    ? []
    : [say`What is open in ${list(currencies, 'and')} is not in it, because there is no rate.`];

// --- Of everything.

export const CONCENTRATION = {
  watch: 20,
  high: 35,
  watchPoints: 3,
  leastCustomers: 5,
} as const;

export const concentration: Detector = {
  kinds: ['concentration'],
  detect(picture) {
    const found = shareOfAll(picture);
    return found === null ? [] : [signalOf('concentration', found, picture)];
  },
};

function shareOfAll(picture: RiskPicture): Found | null {
  const { receivables, items, inHome } = picture;
  const { currency } = receivables;
  const days = openByDay(changesOf(items), inHome);
  const own = days.at(-1)?.minor ?? 0;
  // Nearly nobody's is so large a part: the items of everybody are gone through for those alone.
  if (own <= 0 || receivables.isMoreThan(own * (100 / CONCENTRATION.watch))) return null;
  const { minor: all, customers } = receivables.total();
  if (customers < CONCENTRATION.leastCustomers) return null;
  const isAbove = (part: Minor, whole: Minor, percent: number): boolean =>
    part * 100 > whole * percent;
  if (!isAbove(own, all, CONCENTRATION.watch)) return null;
  const daysOfAll = receivables.days();
  const [ownOn, allOn] = [readingOf(days), readingOf(daysOfAll)];
  const both = [...new Set([...days, ...daysOfAll].map(({ on }) => on))].sort();
  const onDate = sinceWhen(both, (day) => isAbove(ownOn(day), allOn(day), CONCENTRATION.watch));
  const isHigh = isAbove(own, all, CONCENTRATION.high);
  const percent = percentOf(own, all);
  return {
    onDate: onDate ?? picture.asOf,
    class: isHigh ? 'high' : 'low',
    alert: isHigh,
    ...(isHigh ? {} : { points: CONCENTRATION.watchPoints }),
    because: say`${groupedMoney(own, currency)} is open, ${percent.toFixed(1)} % of the ${groupedMoney(all, currency)} that everybody owes.`,
    parameters: { ...CONCENTRATION },
    numbers: { now: percent },
    evidence: openEvidence(picture),
  };
}
