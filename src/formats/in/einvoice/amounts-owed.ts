/**
 * The amounts that decide what is owed: readable to the last digit, or the file is refused.
 *
 *     total with VAT 1,801.78, prepaid 1,000.00, rounding 0.22, payable 802.00
 *     only payable 802.00 and prepaid 1,000.00  ->  total with VAT 1,802.00, and a doubt
 */
import type { CurrencyCode, Minor } from '../../../domain/money.ts';
import { shortened } from '../../../domain/imports/findings.ts';
import { minus, plus, ZERO, type Fraction } from '../../../domain/rates/fraction.ts';
import { Refused, type Doubting } from './refused.ts';
import type { WrittenAmount, WrittenInvoice } from './written-invoice.ts';
import { fractionIn, minorIn, roundedMinorIn } from './written-values.ts';
import { say } from '../../../domain/texts/text.ts';

/** An amount that decides what is owed: readable to the last digit, or the file is refused. */
function owed(written: WrittenAmount | null, currency: CurrencyCode): Fraction | null {
  if (written === null) return null;
  const place = say`<${written.element}> "${shortened(written.text)}"`;
  if (written.currency !== '' && written.currency.toUpperCase() !== currency)
    throw new Refused(
      'other_currency',
      written.line,
      say`${place} is in "${shortened(written.currency)}", and the document in ${currency}`,
    );
  const amount = fractionIn(written);
  if (amount === null)
    throw new Refused(
      'not_an_amount',
      written.line,
      say`${place} is not an amount (digits with a decimal point)`,
    );
  const minor = minorIn(amount, currency);
  if (minor === 'too_many_decimals')
    throw new Refused(
      'too_many_decimals',
      written.line,
      say`${place} has more decimals than ${currency} has`,
    );
  if (minor === 'too_large')
    throw new Refused(
      'too_large',
      written.line,
      say`${place} is larger than any amount that is counted here`,
    );
  return amount;
}

export interface AmountsOwed {
  readonly grossMinor: Minor;
  readonly prepaidMinor: Minor;
  readonly roundingMinor: Minor;
  readonly withheldMinor: Minor;
  readonly payableMinor: Minor;
}

/** Of the total with VAT and the amount payable one may be missing: the other gives it. */
export function amountsOwed(
  written: WrittenInvoice,
  currency: CurrencyCode,
  doubt: Doubting,
): AmountsOwed {
  const { totals } = written;
  const prepaid = owed(totals.prepaid, currency) ?? ZERO;
  const rounding = owed(totals.rounding, currency) ?? ZERO;
  const withheld = owed(totals.withheld, currency) ?? ZERO;
  const statedGross = owed(totals.gross, currency);
  const statedPayable = owed(totals.payable, currency);
  if (statedGross === null && statedPayable === null)
    throw new Refused(
      'amount_missing',
      written.line,
      say`the document states neither its total with VAT nor the amount payable`,
    );
  if (statedGross === null)
    doubt(
      'gross_missing',
      say`it states no total with VAT (${written.names.gross}); it was computed from the amount payable`,
    );
  if (statedPayable === null)
    doubt(
      'payable_missing',
      say`it states no amount payable (${written.names.payable}); it was computed from the total with VAT`,
    );
  const gross =
    statedGross ?? minus(plus(plus(statedPayable ?? ZERO, prepaid), withheld), rounding);
  const payable = statedPayable ?? minus(plus(minus(gross, prepaid), rounding), withheld);
  const minor = (amount: Fraction): Minor => {
    const found = roundedMinorIn(amount, currency);
    if (found === null)
      throw new Refused(
        'too_large',
        written.line,
        say`its total is larger than any amount that is counted here`,
      );
    return found === 0 ? 0 : found;
  };
  return {
    grossMinor: minor(gross),
    prepaidMinor: minor(prepaid),
    roundingMinor: minor(rounding),
    withheldMinor: minor(withheld),
    payableMinor: minor(payable),
  };
}
