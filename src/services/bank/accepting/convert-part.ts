/**
 * Money of one currency for items of another: at the rate the person gave, else at the ledger's.
 *
 *     1,100.00 USD for items in EUR, line of 2026-03-04  ->  receipt of 939.29 EUR at 0.8538980446
 *
 * The rate is that of the day the line was booked. It is looked up again when a proposal is accepted;
 * if it has changed since, the call refuses or leaves the rest on account.
 */
import { ok, type Result } from '../../../domain/result.ts';
import { parseFraction } from '../../../domain/rates/fraction.ts';
import { multiplier } from '../../../domain/rates/multiplier.ts';
import type { ReceiptPart } from '../../../contract/calls/bank.ts';
import type { ReadDb } from '../../../ledger/handles.ts';
import { converter, missingRates } from '../../rates/converter.ts';
import { refuse } from '../../with-ledger.ts';
import type { AcceptRefusal, ConvertedPart, LineToPlan } from './plan-parts.ts';
import { say } from '../../../domain/texts/text.ts';

export function convertPart(
  db: ReadDb,
): (part: ReceiptPart, line: LineToPlan) => Result<ConvertedPart, AcceptRefusal> {
  const rates = converter(db, null);
  return (part, line) => {
    const { fx } = part;
    if (fx === null) throw new Error('a part without another currency has nothing to convert');
    if (fx.rate === null) {
      const found = rates.convert(part.amountMinor, line.currency, fx.currency, line.bookedOn);
      if (!found.ok) return refuse('no_rate', missingRates([found.error]));
      const { minor, rate, rateOn, source } = found.value;
      return ok({ receiptMinor: minor, rate, rateOn, rateSource: source });
    }
    const stated = parseFraction(fx.rate);
    const minor =
      stated === null || stated.numerator <= 0n
        ? null
        : multiplier(line.currency, fx.currency, stated)(part.amountMinor);
    if (minor === null || minor <= 0)
      return refuse(
        'no_rate',
        say`"${fx.rate}" is not a rate from ${line.currency} to ${fx.currency}; write how many ${fx.currency} one ${line.currency} is, like 0.8539.`,
      );
    return ok({
      receiptMinor: minor,
      rate: fx.rate,
      rateOn: line.bookedOn,
      rateSource: 'entered by hand',
    });
  };
}
