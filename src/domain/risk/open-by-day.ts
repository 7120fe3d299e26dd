/**
 * What was open at the end of each day, of one customer or of everybody.
 *
 *     INV-7 of 500.00 issued on 1 March, 200.00 paid on the 12th     500.00 from 1 March, 300.00 from 12 March
 */
import type { IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import type { ItemHistory } from './observations.ts';

/** What one day changed of what is open; minor units of `currency`. */
export interface OpenChange {
  readonly on: IsoDate;
  readonly currency: CurrencyCode;
  readonly minor: Minor;
}

/** At the end of a day, until the next one; minor units of one currency. */
export interface OpenOnDay {
  readonly on: IsoDate;
  readonly minor: Minor;
}

/** Days on which it changed, oldest first. `convert`: null leaves the currency out. */
export function openByDay(
  changes: readonly OpenChange[],
  convert: (minor: Minor, currency: CurrencyCode) => Minor | null,
): readonly OpenOnDay[] {
  const sums = new Map<CurrencyCode, Minor>();
  const days: { on: IsoDate; minor: Minor }[] = [];
  const inOrder = changes.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  for (const [at, { on, currency, minor }] of inOrder.entries()) {
    sums.set(currency, (sums.get(currency) ?? 0) + minor);
    if (inOrder[at + 1]?.on === on) continue;
    let all = 0;
    for (const [of, sum] of sums) all += convert(sum, of) ?? 0;
    days.push({ on, minor: all });
  }
  return days;
}

export const changesOf = (items: readonly ItemHistory[]): readonly OpenChange[] =>
  items.flatMap(({ issuedOn, currency, grossMinor, movements }) => [
    { on: issuedOn, currency, minor: grossMinor },
    ...movements.map(({ on, minor }) => ({ on, currency, minor: -minor })),
  ]);

/** The first day of the stretch that the last day is in; null: it is in none. */
export function sinceWhen(
  days: readonly IsoDate[],
  holds: (day: IsoDate) => boolean,
): IsoDate | null {
  let since: IsoDate | null = null;
  for (const day of days) since = holds(day) ? (since ?? day) : null;
  return since;
}

/** What it was at the end of each day that is asked about, in their order. */
export function readingOf(days: readonly OpenOnDay[]): (day: IsoDate) => Minor {
  let at = 0;
  let minor = 0;
  return (day) => {
    for (; at < days.length && (days[at] as OpenOnDay).on <= day; at += 1)
      minor = (days[at] as OpenOnDay).minor;
    return minor;
  };
}

/** What everybody owes at the moment, in our own currency; each is worked out when it is asked for. */
export interface Receivables {
  readonly currency: CurrencyCode;
  /** It is more than so much: known after a few items, where `total` needs all of them. */
  readonly isMoreThan: (minor: Minor) => boolean;
  readonly total: () => {
    readonly minor: Minor;
    /** How many owe something. */ readonly customers: number;
  };
  /** Every day of it. */
  readonly days: () => readonly OpenOnDay[];
}
