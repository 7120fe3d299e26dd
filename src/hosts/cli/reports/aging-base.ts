/**
 * What `duebook aging --in-base` adds: everything in the company's currency, with the rates.
 *
 *     all in EUR   not due    1-30  …  Overdue   %  Outstanding  On account      Net
 *     TOTAL        1700.00  855.87  …   855.87  33      2555.87        0.00  2555.87
 *     1 USD = 0.855871277 EUR of 2026-04-13 (ECB): 1000.00 USD outstanding are 855.87 EUR
 */
import type { AgingInBase } from '../../../contract/calls/aging.ts';
import { ENGLISH, minorToDecimal, tableOfAgingInBase, rendered } from '../../../contract/values.ts';
import { reportTable } from '../terminal/report-text.ts';

/** The stable form in JSON; amounts are decimal strings. */
export const baseJson = (base: AgingInBase) => {
  const amount = (minor: number): string => minorToDecimal(minor, base.currency);
  return {
    currency: base.currency,
    amounts: Object.fromEntries(
      base.columns.map((column, index) => [column, amount(base.amountsMinor[index] ?? 0)]),
    ),
    overdue: amount(base.overdueMinor),
    outstanding: amount(base.outstandingMinor),
    onAccount: amount(base.onAccountMinor),
    net: amount(base.netMinor),
    rates: base.rates.map((rate) => ({
      currency: rate.currency,
      rate: rate.rate,
      rateOn: rate.rateOn,
      source: rate.source,
      outstanding: minorToDecimal(rate.outstandingMinor, rate.currency),
      base: amount(rate.baseMinor),
    })),
  };
};

export function baseTable(base: AgingInBase, basis: 'due' | 'invoice'): string {
  const { currency } = base;
  const amount = (minor: number): string => minorToDecimal(minor, currency);
  const rates = base.rates.map(
    (rate) =>
      `1 ${rate.currency} = ${rate.rate} ${currency} of ${rate.rateOn} (${rate.source}): ${minorToDecimal(rate.outstandingMinor, rate.currency)} ${rate.currency} outstanding are ${amount(rate.baseMinor)} ${currency}\n`,
  );
  return [
    '\n',
    reportTable(rendered(tableOfAgingInBase(base, basis), ENGLISH)),
    '\n',
    ...rates,
  ].join('');
}
