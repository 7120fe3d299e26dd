/** The rates there are, day by day, for an import to compare with: some 250,000 in one pass. */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { CurrencyCode } from '../../../domain/money.ts';
import { connectionOf, kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { isLiveRate } from './live-rates.ts';

export interface RatesByDay {
  readonly hasRates: boolean;
  /** What one euro is in `currency` on exactly this day, or null. */
  rate(currency: CurrencyCode, on: IsoDate): string | null;
}

export function knownRates(db: ReadDb): RatesByDay {
  // A later row of the same pair and day stands over the one before it.
  const { sql: text, parameters } = sql`
    select r.currency, r.effective_on as "on", r.rate from rates r
    where r.base = 'EUR' and ${isLiveRate('r', null)} order by r.id`.compile(kyselyOf(db));
  const rates = new Map<string, string>();
  const rows = connectionOf(db)
    .statement<{ currency: string; on: IsoDate; rate: string }>(text)
    .all(...parameters);
  for (const { currency, on, rate } of rows) rates.set(currency + on, rate);
  return { hasRates: rates.size > 0, rate: (currency, on) => rates.get(currency + on) ?? null };
}
