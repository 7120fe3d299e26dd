/** The ledger's rates as matching asks for them: an amount of a day in another currency, or nothing. */
import type { ConvertMoney } from '../../domain/bank/matching/match-facts.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { converter } from '../rates/converter.ts';

/** Everything that is known now. Where there is no rate nothing is proposed; nothing is guessed. */
export function matchRates(db: ReadDb): ConvertMoney {
  const rates = converter(db, null);
  return (amountMinor, from, to, on) => {
    const found = rates.convert(amountMinor, from, to, on);
    return found.ok ? found.value : null;
  };
}
