/** One amount in another currency, with the rate, its day and its source. */
import { ok } from '../../domain/result.ts';
import type { Handler } from '../context.ts';
import { reading, refuse } from '../with-ledger.ts';
import { converter, missingRates } from './converter.ts';

export const convertAmount: Handler<'rates.convert'> = (context, { amountMinor, from, to, on }) =>
  reading(context, async (db) => {
    const converted = converter(db, null).convert(amountMinor, from, to, on);
    if (!converted.ok) {
      const message = missingRates([converted.error]);
      return converted.error.code === 'no_rate'
        ? refuse('no_rate', message, 'on')
        : refuse('invalid_input', message, 'amountMinor');
    }
    const { minor, ...rate } = converted.value;
    return ok({ amountMinor: minor, ...rate });
  });
