/** A calculated claim in plain values: what the screen, the terminal and the letter show of it. */
import type { IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import { decimalText, roundHalfAwayFromZero, type Fraction } from '../rates/fraction.ts';
import { exponentOf } from '../currencies.ts';
import { say, day, type Text } from '../texts/text.ts';
import type { InterestRefusal, InterestSegment } from './accrue.ts';

export interface ToldSegment {
  readonly from: IsoDate;
  /** Inclusive. */
  readonly to: IsoDate;
  readonly days: number;
  /** `10.15` */
  readonly ratePercent: string;
  /** Minor units of the claim's currency. */
  readonly principalMinor: Minor;
  /** Whole units of the currency with ten decimals: `91.6438356164`. */
  readonly interest: string;
}

export const toldSegment = (segment: InterestSegment, currency: CurrencyCode): ToldSegment => ({
  from: segment.from,
  to: segment.to,
  days: segment.days,
  ratePercent: percentText(segment.percent),
  principalMinor: segment.baseMinor,
  interest: tenDecimals(segment.interest, currency),
});

/** With two decimals at least, six at most: `10.40`, `4.655`. */
export function percentText(percent: Fraction): string {
  const [whole = '0', decimals = ''] = decimalText(percent, 6).split('.');
  return `${whole}.${decimals.padEnd(2, '0')}`;
}

/** `exact`: minor units, above or equal to zero. */
function tenDecimals(exact: Fraction, currency: CurrencyCode): string {
  const digits = 10;
  const scaled = roundHalfAwayFromZero(
    exact.numerator * 10n ** BigInt(digits),
    exact.denominator * 10n ** BigInt(exponentOf(currency)),
  );
  const text = String(scaled).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Why there is no interest, as a sentence without a full stop. */
export function whyNoInterest(refusal: InterestRefusal): Text {
  switch (refusal.code) {
    case 'law_unknown':
      return say`no rate of the law ${refusal.law} is known here, so no interest is calculated; say which rate was agreed`;
    case 'rate_missing':
      return say`no interest rate of the law ${refusal.law} is known for ${day(refusal.on)}, so no interest is calculated; enter it under interest rates`;
    case 'individual':
      return say`the law ${refusal.law} has a rate between businesses only, and the debtor is an individual, so no interest is calculated`;
  }
}
