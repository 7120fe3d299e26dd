/**
 * The control account's movements, added up in memory and written once a day and currency.
 *
 *     invoice EUR 1,200.00 of 2026-01-10, receipt EUR 600.00 of 2026-01-10  ->  EUR 2026-01-10 +60000
 */
import type { IsoDate } from '../../domain/dates.ts';
import { assertMinor, type CurrencyCode, type Minor } from '../../domain/money.ts';
import { connectionOf } from '../connection.ts';
import type { Tx } from '../handles.ts';

export interface Movements {
  /** Positive: owed to us. */
  add(currency: CurrencyCode, on: IsoDate, amount: Minor): void;
  write(tx: Tx): void;
}

export function collectMovements(): Movements {
  const sums = new Map<CurrencyCode, Map<IsoDate, Minor>>();
  return {
    add(currency, on, amount) {
      let days = sums.get(currency);
      if (days === undefined) sums.set(currency, (days = new Map<IsoDate, Minor>()));
      days.set(on, assertMinor((days.get(on) ?? 0) + amount));
    },
    write(tx) {
      const upsert = connectionOf(tx).statement(
        `insert into receivable_movements (currency, effective_on, amount_minor) values (?, ?, ?)
         on conflict (currency, effective_on) do update
         set amount_minor = receivable_movements.amount_minor + excluded.amount_minor`,
      );
      for (const [currency, days] of sums)
        for (const [on, amount] of days) if (amount !== 0) upsert.run(currency, on, amount);
    },
  };
}
