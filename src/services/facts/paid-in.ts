/**
 * Money that came in another currency than the receipt is kept in.
 *
 *     1,080.00 USD for 995.22 EUR at 0.9215 of 2026-03-04 (ECB)   difference 0.00
 *     the bank credited 992.00 EUR                                difference −3.22
 *
 * The receipt counts for what its amount says; the difference to the rate is shown, never booked by
 * itself. A receipt far from its rate has a misplaced decimal point and is refused.
 */
import type { Api, CheckedInput } from '../../contract/api.ts';
import type { CallError, ErrorOf } from '../../contract/call.ts';
import type { ReceiptDraft } from '../../domain/facts/drafts.ts';
import { differenceToRate } from '../../domain/rates/multiplier.ts';
import { isRateText } from '../../domain/rates/rate-text.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { converter, missingRates } from '../rates/converter.ts';
import { refuse } from '../with-ledger.ts';
import { amount, money, say } from '../../domain/texts/text.ts';

type Input = CheckedInput<'receipts.record'>;
type Refusal = CallError<ErrorOf<Api['receipts.record']>>;
type Paid = NonNullable<ReceiptDraft['paid']>;

/** A receipt may differ from its rate by a tenth [J]: bank margins and charges are within it. */
const WIDEST_DIFFERENCE = 0.1;
const STATED = 'entered by hand';

/** Undefined: the money came in the receipt's own currency. */
export function paidIn(db: ReadDb, input: Input): Result<Paid | undefined, Refusal> {
  const { paid, currency, receivedOn } = input;
  if (paid === null) return ok(undefined);
  if (paid.currency === currency)
    return refuse(
      'same_currency',
      say`The receipt is kept in ${currency} and was paid in ${currency}; leave out what was paid.`,
      'paid.currency',
    );
  const rate = paid.rate === null ? fromTable(db, input, paid) : stated(paid.rate, receivedOn);
  if (!rate.ok) return rate;
  const draft: Paid = { currency: paid.currency, amountMinor: paid.amountMinor, ...rate.value };
  const difference = differenceToRate(draft, currency, input.amountMinor);
  const worth = input.amountMinor - difference;
  return Math.abs(difference) > worth * WIDEST_DIFFERENCE
    ? refuse(
        'rate_differs',
        say`${money(paid.amountMinor, paid.currency)} at ${draft.rate} are ${money(worth, currency)}, and the receipt says ${amount(input.amountMinor, currency)}; correct the amount or the rate.`,
        'amountMinor',
      )
    : ok(draft);
}

type Rate = Pick<Paid, 'rate' | 'rateOn' | 'rateSource'>;

const stated = (rate: string, on: Rate['rateOn']): Result<Rate, Refusal> =>
  isRateText(rate)
    ? ok({ rate, rateOn: on, rateSource: STATED })
    : refuse('rate_zero', say`A rate cannot be ${rate}; write it like 0.9215.`, 'paid.rate');

function fromTable(
  db: ReadDb,
  { currency, receivedOn }: Input,
  paid: NonNullable<Input['paid']>,
): Result<Rate, Refusal> {
  const found = converter(db, null).convert(paid.amountMinor, paid.currency, currency, receivedOn);
  return found.ok
    ? ok({ rate: found.value.rate, rateOn: found.value.rateOn, rateSource: found.value.source })
    : refuse('no_rate', missingRates([found.error]), 'paid.rate');
}
