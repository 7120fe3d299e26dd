/**
 * A rate that an owner enters, before it is taken: what kind of number it is, and until when it holds.
 *
 *     ES from 2027-01-01, 10.65     the law's rate: the reference 2.65 and the 8 points of the law
 *     ES from 2027-01-01, 2.65      the reference itself
 *     ES from 2027-02-01            refused: it changes on 1 January and 1 July
 *
 * Gazettes print the one or the other, and a mistake between them is eight points a year. Which it is follows
 * from the rate before; where it does not, the program asks.
 */
import type { IsoDate } from '../dates.ts';
import {
  decimalFraction,
  decimalText,
  minus,
  parseFraction,
  plus,
  type Fraction,
} from '../rates/fraction.ts';
import { err, ok, type Result } from '../result.ts';
import { day, say, type Text } from '../texts/text.ts';
import { lawCode } from './law-code.ts';
import { LAWS } from './laws.ts';
import { beginsHalfYear, endOfHalfYear, type LegalRate, type RateTable } from './legal-rates.ts';

export interface EnteredRate {
  readonly law: string;
  readonly from: IsoDate;
  /** Percent a year as decimal text. */
  readonly percent: string;
  /** `null`: as it follows from the rate before. */
  readonly is: 'reference' | 'legal' | null;
  readonly source: string;
  readonly verifiedOn: IsoDate;
}

export interface OwnRate {
  readonly rate: Omit<LegalRate, 'isOwn'>;
  /** What a contract of that day has to pay, percent; the reference with the points of the law. */
  readonly legalPercent: string;
  /** To be looked at again. */
  readonly warnings: readonly Text[];
}

export type RateFault = { readonly field: 'law' | 'from' | 'percent'; readonly message: Text };

/** Laws whose rate is entered for a half-year; others begin on any day. */
const changesByHalfYear = (law: string): boolean => !['CN', 'MX', 'US'].includes(law);

/** A reference is taken to be near this where none was known before. */
const USUAL_REFERENCE = '2';
/** Percentage points within which a reference of the next half-year lies. */
const NEAR = 3;

export function readOwnRate(entered: EnteredRate, table: RateTable): Result<OwnRate, RateFault> {
  const code = lawCode(entered.law);
  const law = LAWS[code];
  if (law === undefined)
    return err({
      field: 'law',
      message: say`There is no law ${code} in the table; there are ${Object.keys(LAWS).join(', ')}.`,
    });
  const percent = parseFraction(entered.percent);
  if (percent === null || !/^-?\d{1,2}(\.\d{1,6})?$/.test(entered.percent))
    return err({
      field: 'percent',
      message: say`"${entered.percent}" is not a rate; write percent a year, like 2.15.`,
    });
  if (changesByHalfYear(code) && !beginsHalfYear(entered.from))
    return err({
      field: 'from',
      message: say`The rate of ${code} changes on 1 January and 1 July, not on ${day(entered.from)}.`,
    });
  const points = decimalFraction(
    law.margin.find(({ contractedFrom }) => contractedFrom <= entered.from)?.points ?? '0',
  );
  const before = table.rows(code).find(({ from }) => from < entered.from)?.percent;
  const reference = referenceOf(percent, points, before ?? USUAL_REFERENCE, entered.is);
  if (reference === null)
    return err({
      field: 'percent',
      message: say`${entered.percent} is neither near the reference rate before (${before ?? USUAL_REFERENCE}) nor near what the law adds up to; say which of the two it is.`,
    });
  const written = decimalText(reference, 6);
  return ok({
    rate: {
      law: code,
      from: entered.from,
      to:
        code === 'CN'
          ? entered.verifiedOn
          : changesByHalfYear(code)
            ? endOfHalfYear(entered.from)
            : null,
      percent: written,
      source: entered.source,
      verifiedOn: entered.verifiedOn,
    },
    legalPercent: decimalText(plus(reference, points), 6),
    warnings: agreesWithNeighbour(code, entered.from, reference, table),
  });
}

/** Null: it cannot be told. */
function referenceOf(
  percent: Fraction,
  points: Fraction,
  before: string,
  is: EnteredRate['is'],
): Fraction | null {
  const ofLegal = minus(percent, points);
  if (points.numerator === 0n || is === 'reference') return percent;
  if (is === 'legal') return ofLegal;
  const distance = (reference: Fraction): number =>
    Math.abs(Number(decimalText(reference, 6)) - Number(before));
  const [asReference, asLegal] = [distance(percent), distance(ofLegal)];
  if (asReference <= NEAR && asLegal > NEAR) return percent;
  if (asLegal <= NEAR && asReference > NEAR) return ofLegal;
  return null;
}

/** The base rate of Germany is the ECB's less 0.88 (domain-rules 4.3): when both are known and differ, one is mistyped. */
function agreesWithNeighbour(
  law: string,
  from: IsoDate,
  reference: Fraction,
  table: RateTable,
): readonly Text[] {
  const ofEcb = ['ES', 'FR', 'IT', 'LV', 'NL', 'IE'];
  const others = law === 'DE' ? ofEcb : ofEcb.includes(law) ? ['DE', ...ofEcb] : [];
  const value = Number(decimalText(reference, 6));
  const ecbOf = (code: string, percent: number): number =>
    code === 'DE' ? percent + 0.88 : percent;
  return others
    .filter((other) => other !== law)
    .flatMap((other) => {
      const row = table.rows(other).find((one) => one.from === from);
      if (row === undefined) return [];
      const differs = Math.abs(ecbOf(other, Number(row.percent)) - ecbOf(law, value)) > 0.0001;
      return differs
        ? [
            say`${other} has ${row.percent} from ${day(from)}, which does not go with ${decimalText(reference, 6)} of ${law}: both follow the ECB, Germany 0.88 below it. Look at both.`,
          ]
        : [];
    })
    .slice(0, 1);
}
