/**
 * The rates that late-payment laws refer to, dated, each with where it was published and when somebody looked.
 *
 *     DE  2025-07-01 … 2025-12-31   1.27   base rate, Deutsche Bundesbank
 *     GB  2026-01-01 … 2026-06-30   3.75   Bank of England, on 31 December
 *     CN  2025-05-20 … 2026-06-19   3.00   one-year LPR
 *
 * What stands here is the *reference*; what a law adds to it is in `laws.ts`. A day that no row covers has no
 * rate, and so no interest: nothing is carried on from the row before (domain-rules 4, 4.6 no. 8). The owner
 * adds rows of the ledger; on a day that both cover, the owner's holds.
 *
 * Source of every number that comes with the program (`resources/interest/legal-rates.json`): domain-rules 4.3.
 */
import { addDays, isoDateOf, type IsoDate } from '../dates.ts';
import { decimalFraction, type Fraction } from '../rates/fraction.ts';
import { lawCode } from './law-code.ts';

export interface LegalRate {
  /** ISO 3166 country of the law. */
  readonly law: string;
  readonly from: IsoDate;
  /** Last day (inclusive) for which it is known; null: until a later row. */
  readonly to: IsoDate | null;
  /** Percent a year as plain decimal text: `2.15`, `-0.88`. */
  readonly percent: string;
  readonly source: string;
  readonly verifiedOn: IsoDate;
  /** Entered in this ledger, and not one of those that come with the program. */
  readonly isOwn: boolean;
}

/** Last day of the half-year in which `date` lies. */
export const endOfHalfYear = (date: IsoDate): IsoDate =>
  isoDateOf(`${date.slice(0, 4)}-${date.slice(5, 7) <= '06' ? '06-30' : '12-31'}`);

export const beginsHalfYear = (date: IsoDate): boolean =>
  date.endsWith('-01-01') || date.endsWith('-07-01');

/** Rates of one publisher as they are written down: a rate holds until the next one, the last until `to`. */
export interface RateSeries {
  readonly laws: readonly string[];
  readonly source: string;
  readonly verifiedOn: string;
  /** Last day (inclusive) as far as was looked up; null: it has no end. */
  readonly to: string | null;
  /** First day and percent, oldest first. */
  readonly rates: readonly (readonly string[])[];
}

/** The rows of a series, one a law and rate. */
export const rowsOfSeries = ({
  laws,
  source,
  verifiedOn,
  to,
  rates,
}: RateSeries): readonly LegalRate[] =>
  laws.flatMap((law) =>
    rates.map(([from = '', percent = ''], index): LegalRate => {
      const next = rates[index + 1]?.[0];
      const ends = next === undefined ? to : addDays(isoDateOf(next), -1);
      return {
        law,
        from: isoDateOf(from),
        to: ends === null ? null : isoDateOf(ends),
        percent,
        source,
        verifiedOn: isoDateOf(verifiedOn),
        isOwn: false,
      };
    }),
  );

/** The rows of one law or several, to be asked day by day. */
export interface RateTable {
  /** Null: no row covers the day. */
  on(law: string, date: IsoDate): RateOfDay | null;
  /** By day, the newest first. */
  rows(law: string): readonly LegalRate[];
}

export interface RateOfDay {
  readonly row: LegalRate;
  readonly percent: Fraction;
  /** Last day on which this row is asked: before a later one begins. `9999-12-31`: no end is known. */
  readonly until: IsoDate;
}

/** Of two rows of one law and day the later one in the list holds: those of the ledger come last. */
export function rateTable(all: readonly LegalRate[]): RateTable {
  const byLaw = new Map<string, LegalRate[]>();
  for (const row of all) {
    const rows = byLaw.get(row.law) ?? [];
    byLaw.set(row.law, [...rows.filter(({ from }) => from !== row.from), row]);
  }
  for (const rows of byLaw.values()) rows.sort((a, b) => (a.from < b.from ? 1 : -1));
  const rows = (law: string): readonly LegalRate[] => byLaw.get(lawCode(law)) ?? [];
  return {
    rows,
    on(law, date) {
      const ofLaw = rows(law);
      const at = ofLaw.findIndex(({ from }) => from <= date);
      const row = ofLaw[at];
      if (row === undefined || (row.to !== null && row.to < date)) return null;
      const next = ofLaw[at - 1];
      const ends = row.to ?? LAST_DAY;
      const before = next === undefined ? LAST_DAY : addDays(next.from, -1);
      return { row, percent: decimalFraction(row.percent), until: ends < before ? ends : before };
    },
  };
}

const LAST_DAY = '9999-12-31' as IsoDate;
