/**
 * Early-payment discounts that an e-invoice has in elements of their own.
 *
 *     CalculationPercent 3, due 2026-03-08, issued 2026-02-26     ->  3 % within 10 days
 *     ScontoPagamentoAnticipato 24.40 of 1,220.00 until …         ->  2 %
 *     2 % and no day                                              ->  none, with a doubt
 */
import { addDays, daysBetween, type IsoDate } from '../../../domain/dates.ts';
import { shortened } from '../../../domain/imports/findings.ts';
import type { CurrencyCode, Minor } from '../../../domain/money.ts';
import { fractionOf, isZero, times } from '../../../domain/rates/fraction.ts';
import { percentWords } from '../../../domain/terms/due-dates.ts';
import { percentOf } from '../../../domain/terms/share-out.ts';
import { TERMS_LIMITS, type EarlyDiscount } from '../../../domain/terms/terms.ts';
import type { Doubting } from './refused.ts';
import type { WrittenDiscount, WrittenInvoice } from './written-invoice.ts';
import { fractionIn, minorIn, readWrittenDate } from './written-values.ts';
import { say } from '../../../domain/texts/text.ts';

interface DiscountContext {
  readonly issuedOn: IsoDate;
  readonly currency: CurrencyCode;
  readonly grossMinor: Minor;
  readonly roundingMinor: Minor;
  readonly withheldMinor: Minor;
}

const HUNDRED = fractionOf(100n);

/** Those that can be kept, each once; of the others a doubt. */
export function discountsOf(
  written: WrittenInvoice,
  context: DiscountContext,
  doubt: Doubting,
): EarlyDiscount[] {
  const found: EarlyDiscount[] = [];
  for (const one of written.discounts) {
    if (isNone(one)) continue;
    const percentBp = basisPointsOf(one, context);
    const days = daysUntil(one, context.issuedOn);
    if (percentBp === null)
      doubt(
        'discount_amount',
        say`line ${one.line}: its discount of "${shortened(one.amount?.text ?? one.percent?.text ?? '')}" is no percentage of the total with two decimals; it was left out, so record it by hand when it is taken`,
      );
    else if (days === null) {
      // Prose may name the day that the element leaves out.
      if (!/%|#SKONTO#/i.test(written.terms))
        doubt(
          'discount_without_day',
          say`line ${one.line}: it offers a discount of ${percentWords(percentBp)} and names no last day for it; it was left out, so record it by hand when it is taken`,
        );
    } else if (!found.some((other) => other.percentBp === percentBp && other.days === days))
      found.push({ percentBp, days, base: 'invoice_date' });
  }
  return found;
}

/** Elements stand there with zeros, too. */
function isNone({ percent, amount }: WrittenDiscount): boolean {
  const value = fractionIn(percent) ?? fractionIn(amount);
  return value === null || isZero(value);
}

function basisPointsOf(one: WrittenDiscount, context: DiscountContext): number | null {
  const percent = fractionIn(one.percent);
  if (percent !== null && !isZero(percent)) {
    const scaled = times(percent, HUNDRED);
    const percentBp = Number(scaled.numerator);
    return scaled.denominator === 1n && percentBp > 0 && percentBp < 10_000 ? percentBp : null;
  }
  const amount = fractionIn(one.amount);
  const minor = amount === null ? null : minorIn(amount, context.currency);
  const whole = context.grossMinor + context.roundingMinor - context.withheldMinor;
  if (typeof minor !== 'number' || minor <= 0 || whole <= 0 || !Number.isSafeInteger(whole))
    return null;
  const percentBp = Math.round((minor * 10_000) / whole);
  return percentBp > 0 && percentBp < 10_000 && percentOf(whole, percentBp) === minor
    ? percentBp
    : null;
}

/** Days after the invoice on which it may still be taken; null where the document does not say. */
function daysUntil(one: WrittenDiscount, issuedOn: IsoDate): number | null {
  const from = one.fromOn === null ? issuedOn : (readWrittenDate(one.fromOn) ?? issuedOn);
  const count = one.days === null ? null : Number(one.days.text);
  const until =
    count !== null && Number.isInteger(count) && count >= 0 && count <= TERMS_LIMITS.days
      ? addDays(from, count)
      : one.untilOn === null
        ? // A day without a count behind it is the last one.
          one.fromOn === null
          ? null
          : readWrittenDate(one.fromOn)
        : readWrittenDate(one.untilOn);
  const days = until === null ? -1 : daysBetween(issuedOn, until);
  return days >= 0 && days <= TERMS_LIMITS.days ? days : null;
}
