/**
 * How money of one currency fits items of another, at the ledger's rate of the line's day.
 *
 *     1,000.00 EUR, 1 EUR = 1.0832 USD of 2026-03-03 (ECB)  ->  1,083.20 USD
 *       open 1,083.20 -> equal       1,085.00 -> 1.80 USD exchange difference
 *       open 1,080.00 -> 3.20 USD on account       1,110.00 -> does not fit
 */
import type { CurrencyCode, Minor } from '../../money.ts';
import { because, type ConvertedMoney } from './because.ts';
import { type Fit, inFull, totalOpen } from './fit.ts';
import type { ConvertMoney, MatchConversion, MatchLine } from './match-facts.ts';
import type { OpenItem } from './open-items.ts';

/**
 * At most 2 % away from what is open, either way [J]. The rate of the ledger is a middle rate of the
 * day before: what a bank keeps when it exchanges is seldom above 1.5 %, and the rate moves by about
 * half a per cent from the day on which the payer worked his amount out. More is a part payment, or
 * another invoice.
 */
export const isNearByRate = (receiptMinor: Minor, openMinor: Minor): boolean =>
  openMinor > 0 && Math.abs(receiptMinor - openMinor) * 50 <= openMinor;

const MOST_SINGLES = 3;

export function conversionOf(
  line: MatchLine,
  to: CurrencyCode,
  convert: ConvertMoney,
): MatchConversion | null {
  const found = convert(line.amountMinor, line.currency, to, line.bookedOn);
  if (found === null || !Number.isSafeInteger(found.minor) || found.minor <= 0) return null;
  const { minor, rate, rateOn, source } = found;
  return { currency: to, receiptMinor: minor, rate, rateOn, source };
}

/**
 * Pays the items, all of the conversion's currency. What is short is written off of the largest as
 * exchange difference; what is over stays on account.
 */
function convertedFit(
  line: MatchLine,
  items: readonly OpenItem[],
  fx: MatchConversion,
  isOnly: boolean,
): Fit {
  const open = totalOpen(items);
  const short = Math.max(0, open - fx.receiptMinor);
  const largest = items.reduce((a, b) => (b.openMinor > a.openMinor ? b : a));
  const told: ConvertedMoney = { ...fx, paidMinor: line.amountMinor, paidIn: line.currency };
  return {
    agreement: 'converted',
    isOnly,
    shares: items.map((item) =>
      item === largest
        ? { ...inFull(item), amountMinor: item.openMinor - short, differenceMinor: short }
        : inFull(item),
    ),
    onAccountMinor: Math.max(0, fx.receiptMinor - open),
    fx,
    reason: 'amount_converted',
    because: because.converted(told, items, open),
  };
}

/** All of the items, or those that fit alone, nearest first; none without a rate. */
export function convertedFits(
  line: MatchLine,
  items: readonly OpenItem[],
  canBeAll: boolean,
  convert: ConvertMoney,
): readonly Fit[] {
  const currency = items[0]?.item.currency;
  const fx = currency === undefined ? null : conversionOf(line, currency, convert);
  if (fx === null) return [];
  const far = (open: Minor): Minor => Math.abs(fx.receiptMinor - open);
  if (canBeAll && isNearByRate(fx.receiptMinor, totalOpen(items)))
    return [convertedFit(line, items, fx, true)];
  const alone = items
    .filter(({ openMinor }) => isNearByRate(fx.receiptMinor, openMinor))
    .sort((a, b) => far(a.openMinor) - far(b.openMinor) || a.order - b.order);
  return alone
    .slice(0, MOST_SINGLES)
    .map((open) => convertedFit(line, [open], fx, alone.length === 1));
}
