/** One rate by hand: of the own bank, or of a day and currency the reference rates leave out. */
import { NO_DRAFTS } from '../../domain/facts/drafts.ts';
import { isRateText } from '../../domain/rates/rate-text.ts';
import { ok } from '../../domain/result.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';
import { say } from '../../domain/texts/text.ts';

export const recordRate: Handler<'rates.record'> = (context, input) =>
  writing(context, 'rates.record', input, async (tx, scope) => {
    const { base, currency, on, rate, source } = input;
    if (base === currency)
      return refuse(
        'same_currency',
        say`A rate is between two currencies, and both are ${base}; choose another one.`,
        'currency',
      );
    if (!isRateText(rate))
      return refuse(
        'rate_zero',
        say`One ${base} cannot be ${rate} ${currency}; write the rate like 1.0832.`,
        'rate',
      );
    const draft = { base, currency, on, rate, source };
    await recordFacts(tx, scope, { ...NO_DRAFTS, rates: [draft] }, { batchId: null });
    scope.detail({ base, currency, on, rate });
    return ok(draft);
  });
