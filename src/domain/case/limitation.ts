/**
 * When a claim becomes time-barred: by the law that governs it, from its first due date, begun anew by
 * what the law lets begin it anew (domain-rules 4.5, 2.6 no. 13).
 *
 *     DE  due 2022-03-10                          2025-12-31: three years from the end of the year
 *         part payment on 2024-05-02              2027-05-02: three years from that day
 *     CN  due 2022-03-10, demanded 2024-02-01     2027-02-01
 *     LV  due 2023-09-30                          2026-09-30, whatever happened since
 *
 * What is not in the table has no date here: the program says nothing about a law that it does not know.
 */
import { addYears, laterOf, type IsoDate } from '../dates.ts';
import { lawCode } from '../interest/law-code.ts';

/** What happened to a claim that a law may count. */
export type Interruption = 'acknowledgement' | 'part_payment' | 'demand';

interface LimitationRule {
  readonly years: number;
  /** `year_end`: on 31 December of the year in which it was due. */
  readonly from: 'due' | 'year_end';
  /** Begin the period anew, from their own day. Only those with a source. */
  readonly restarts: readonly Interruption[];
}

/** ISO 3166 country of the law. Source: domain-rules 4.5. */
export const LIMITATION: Readonly<Record<string, LimitationRule>> = {
  /** BGB 195, 199, 212. */
  DE: { years: 3, from: 'year_end', restarts: ['acknowledgement', 'part_payment'] },
  /** 民法典 188, 195. */
  CN: { years: 3, from: 'due', restarts: ['acknowledgement', 'part_payment', 'demand'] },
  /** Komerclikums 406. */
  LV: { years: 3, from: 'due', restarts: [] },
  /** Limitation Act 1980 s. 5 (England and Wales). */
  GB: { years: 6, from: 'due', restarts: [] },
  /** C. civ. 2224. */
  FR: { years: 5, from: 'due', restarts: [] },
  /** CC 1964.2. */
  ES: { years: 5, from: 'due', restarts: [] },
  /** UCC 2-725. */
  US: { years: 4, from: 'due', restarts: [] },
};

/**
 * The last day on which the claim can still be enforced (inclusive), or null where `law` is not known.
 * `firstDueOn`: as it was first due, without extensions. `events`: in any order; one on a day after the
 * period is over comes too late.
 */
export function limitationOn(
  law: string,
  firstDueOn: IsoDate,
  events: readonly { readonly kind: Interruption; readonly on: IsoDate }[],
): IsoDate | null {
  const rule = LIMITATION[lawCode(law)];
  if (rule === undefined) return null;
  const begins =
    rule.from === 'year_end' ? (`${firstDueOn.slice(0, 4)}-12-31` as IsoDate) : firstDueOn;
  const plain = addYears(begins, rule.years);
  if (events.length === 0) return plain;
  return events
    .filter(({ kind }) => rule.restarts.includes(kind))
    .map(({ on }) => on)
    .sort()
    .reduce((last, on) => (on <= last ? laterOf(last, addYears(on, rule.years)) : last), plain);
}
