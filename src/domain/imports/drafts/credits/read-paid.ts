/**
 * Money that came in another currency than its receipt is kept in: five columns, all or none.
 *
 *     paid_currency USD, paid_amount 65.00, rate 0.923, rate_on 2026-01-30, rate_source ECB
 */
import type { ReceiptDraft } from '../../../facts/drafts.ts';
import type { CurrencyCode } from '../../../money.ts';
import { shortened } from '../../findings.ts';
import type { cellReader } from '../../values/read-cells.ts';
import { say } from '../../../texts/text.ts';

/** Undefined when there is none, or when it was refused. `own`: the currency of the receipt. */
export function readPaid(
  cells: ReturnType<typeof cellReader>,
  at: (name: string) => number | undefined,
  own: CurrencyCode,
): ReceiptDraft['paid'] {
  const currencyAt = at('paid_currency');
  if (currencyAt === undefined || cells.text(currencyAt) === '') return undefined;
  const currency = cells.currencyOf(currencyAt);
  const amountAt = at('paid_amount');
  const amount = amountAt === undefined ? null : cells.amount(amountAt, currency, true);
  const rateOn = at('rate_on') === undefined ? null : cells.date(at('rate_on'), true);
  const rate = cells.text(at('rate'));
  const isWhole =
    amount !== null &&
    amount.minor > 0 &&
    rateOn !== null &&
    /^\d{1,12}(\.\d{1,12})?$/.test(rate) &&
    currency !== own;
  if (isWhole)
    return {
      currency,
      amountMinor: amount.minor,
      rate,
      rateOn,
      rateSource: cells.text(at('rate_source')),
    };
  cells.refuse(
    'paid_incomplete',
    currencyAt,
    say`"${shortened(currency)}": money in another currency needs a paid_amount above zero, a rate, a rate_on and a currency other than ${own}`,
  );
  return undefined;
}
