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
 * Source of every number: domain-rules 4.3.
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

/** In force on each half-year from 2010 on, in percent. */
const HALF_YEARS = {
  // ECB main refinancing operations.
  ecb: '1.00 1.00 1.00 1.25 1.00 1.00 0.75 0.50 0.25 0.15 0.05 0.05 0.05 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 2.50 4.00 4.50 4.25 3.15 2.15 2.15 2.40',
  // Base rate of the Deutsche Bundesbank. In every half-year it is the ECB's less 0.88; a test holds it.
  base: '0.12 0.12 0.12 0.37 0.12 0.12 -0.13 -0.38 -0.63 -0.73 -0.83 -0.83 -0.83 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 1.62 3.12 3.62 3.37 2.27 1.27 1.27 1.52',
  // Bank of England's rate on the 31 December or 30 June before.
  boe: '0.50 0.50 0.50 0.50 0.50 0.50 0.50 0.50 0.50 0.50 0.50 0.50 0.50 0.50 0.25 0.25 0.50 0.50 0.75 0.75 0.75 0.10 0.10 0.10 0.25 1.25 3.50 5.00 5.25 5.25 4.75 4.25 3.75 3.75',
} as const;
const FIRST_HALF_YEAR = 2010;

/** China's one-year loan prime rate, from the day on which it was published. */
const LPR =
  '2019-08-20 4.25 2019-09-20 4.20 2019-11-20 4.15 2020-02-20 4.05 2020-04-20 3.85 2021-12-20 3.80 2022-01-20 3.70 2022-08-22 3.65 2023-06-20 3.55 2023-08-21 3.45 2024-07-22 3.35 2024-10-21 3.10 2025-05-20 3.00';
const LPR_VERIFIED_TO = '2026-06-19' as IsoDate;
const VERIFIED_ON = '2026-11-20' as IsoDate;

/** Which laws refer to which series, and who publishes it. */
const SHIPPED = {
  ES: ['ecb', 'ECB main refinancing rate; BOE resolution of the half-year'],
  FR: ['ecb', 'ECB main refinancing rate'],
  IT: ['ecb', 'ECB main refinancing rate; notice of the MEF'],
  LV: ['ecb', 'ECB main refinancing rate; Latvijas Banka'],
  NL: ['ecb', 'ECB main refinancing rate'],
  IE: ['ecb', 'ECB main refinancing rate'],
  DE: ['base', 'Deutsche Bundesbank, base rate (§ 247 BGB)'],
  GB: ['boe', 'Bank of England, official bank rate'],
} as const satisfies Readonly<Record<string, readonly [keyof typeof HALF_YEARS, string]>>;

/** Last day of the half-year in which `date` lies. */
export const endOfHalfYear = (date: IsoDate): IsoDate =>
  isoDateOf(`${date.slice(0, 4)}-${date.slice(5, 7) <= '06' ? '06-30' : '12-31'}`);

export const beginsHalfYear = (date: IsoDate): boolean =>
  date.endsWith('-01-01') || date.endsWith('-07-01');

function halfYears(law: keyof typeof SHIPPED): readonly LegalRate[] {
  const [series, source] = SHIPPED[law];
  return HALF_YEARS[series].split(' ').map((percent, index) => {
    const year = FIRST_HALF_YEAR + Math.floor(index / 2);
    const from = isoDateOf(`${year}-${index % 2 === 0 ? '01' : '07'}-01`);
    return {
      law,
      from,
      to: endOfHalfYear(from),
      percent,
      source,
      verifiedOn: VERIFIED_ON,
      isOwn: false,
    };
  });
}

function loanPrimeRates(): readonly LegalRate[] {
  const words = LPR.split(' ');
  const rows: LegalRate[] = [];
  for (let at = 0; at < words.length; at += 2) {
    const next = words[at + 2];
    rows.push({
      law: 'CN',
      from: isoDateOf(words[at] as string),
      to: next === undefined ? LPR_VERIFIED_TO : addDays(isoDateOf(next), -1),
      percent: words[at + 1] as string,
      source: 'People’s Bank of China, one-year LPR',
      verifiedOn: VERIFIED_ON,
      isOwn: false,
    });
  }
  return rows;
}

/** What comes with the program, by law and day. */
export const SHIPPED_RATES: readonly LegalRate[] = [
  ...(Object.keys(SHIPPED) as (keyof typeof SHIPPED)[]).flatMap(halfYears),
  ...loanPrimeRates(),
  {
    law: 'MX',
    from: '1900-01-01' as IsoDate,
    to: null,
    percent: '6',
    source: 'Código de Comercio, art. 362',
    verifiedOn: VERIFIED_ON,
    isOwn: false,
  },
];

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

/** `own`: rows of the ledger, in any order; of two of one law and day the later one in the list holds. */
export function rateTable(own: readonly LegalRate[]): RateTable {
  const byLaw = new Map<string, LegalRate[]>();
  for (const row of [...SHIPPED_RATES, ...own]) {
    const rows = byLaw.get(row.law) ?? [];
    // An own row takes the place of what begins on the same day.
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
