/**
 * The totals of an e-invoice as fractions, for checking them against each other. What cannot be read
 * takes no part, and a doubt says so.
 */
import type { StatedTotals } from '../../../domain/einvoice/check-totals.ts';
import { shortened } from '../../../domain/imports/findings.ts';
import type { CurrencyCode } from '../../../domain/money.ts';
import { minus, sumOf, type Fraction } from '../../../domain/rates/fraction.ts';
import type { Doubting } from './refused.ts';
import type { WrittenAllowance, WrittenAmount, WrittenInvoice } from './written-invoice.ts';
import { fractionIn, ONE } from './written-values.ts';
import { say } from '../../../domain/texts/text.ts';

/** Amounts in another currency than the document's take no part either. */
export function statedTotals(
  written: WrittenInvoice,
  currency: CurrencyCode,
  doubt: Doubting,
): StatedTotals {
  const isOwn = (amount: WrittenAmount): boolean =>
    amount.currency === '' || amount.currency.toUpperCase() === currency;
  const told = new Set<string>();
  const amount = (one: WrittenAmount | null): Fraction | null => {
    if (one === null) return null;
    if (!isOwn(one)) {
      if (!told.has(one.currency))
        doubt(
          'other_currency',
          say`line ${one.line}: <${one.element}> "${shortened(one.text)}" is in "${shortened(one.currency)}", and the document in ${currency}; it took no part in checking the totals`,
        );
      told.add(one.currency);
      return null;
    }
    const found = fractionIn(one);
    if (found === null)
      doubt(
        'not_an_amount',
        say`line ${one.line}: <${one.element}> "${shortened(one.text)}" is not an amount; it took no part in checking the totals`,
      );
    return found;
  };
  const amountsOf = (list: readonly WrittenAllowance[], isCharge: boolean): Fraction[] =>
    list
      .filter((one) => one.isCharge === isCharge)
      .map((one) => amount(one.amount))
      .filter((found) => found !== null);
  const { totals } = written;
  return {
    currency,
    names: written.names,
    hasFineLines: written.hasFineLines,
    lines: written.lines.map((line) => ({
      id: line.id,
      net: fractionIn(line.net),
      quantity: fractionIn(line.quantity),
      price: fractionIn(line.price),
      priceFor: fractionIn(line.priceFor) ?? ONE,
      extra: minus(
        sumOf(amountsOf(line.allowances, true)),
        sumOf(amountsOf(line.allowances, false)),
      ),
    })),
    allowances: amountsOf(written.allowances, false),
    charges: amountsOf(written.allowances, true),
    // VAT in the currency of the tax office (BT-111) stands beside, and is no part of the sum.
    vat: written.vat
      .filter((part) => part.vat === null || isOwn(part.vat))
      .map((part) => ({
        taxable: amount(part.taxable),
        vat: amount(part.vat),
        rate: fractionIn(part.rate),
      })),
    linesTotal: amount(totals.lines),
    allowancesTotal: amount(totals.allowances),
    chargesTotal: amount(totals.charges),
    net: amount(totals.net),
    vatTotal: amount(totals.vat.find(isOwn) ?? null),
    gross: amount(totals.gross),
    prepaid: amount(totals.prepaid),
    rounding: amount(totals.rounding),
    withheld: amount(totals.withheld),
    payable: amount(totals.payable),
  };
}
