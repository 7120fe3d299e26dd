/**
 * One rate at a time, by the index: the newest of a pair published on or before a day.
 *
 *     rateLookup(db, null).lastBefore('EUR', 'USD', '2026-04-12')
 *         ->  { rate: '1.1711', on: '2026-04-10', source: 'ECB' }
 *
 * Synchronous, because a report asks for a handful of rates among a quarter of a million rows and
 * the arithmetic that uses them is synchronous too.
 */
import type { Instant, IsoDate } from '../../../domain/dates.ts';
import type { CurrencyCode } from '../../../domain/money.ts';
import { connectionOf, kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { sql, type RawBuilder } from 'kysely';
import { isLiveRate } from './live-rates.ts';

/** Units of `currency` for one `base`, as published. */
export interface FoundRate {
  readonly rate: string;
  readonly on: IsoDate;
  readonly source: string;
}

export interface RateLookup {
  /** However old it is; null before the first. */
  lastBefore(base: CurrencyCode, currency: CurrencyCode, on: IsoDate): FoundRate | null;
  /** First and last day with a rate of the pair, both inclusive; null without any. */
  covers(
    base: CurrencyCode,
    currency: CurrencyCode,
  ): { readonly from: IsoDate; readonly to: IsoDate } | null;
}

/** `knownAt` null: everything recorded by now. */
export function rateLookup(db: ReadDb, knownAt: Instant | null): RateLookup {
  const connection = connectionOf(db);
  const firstOf = <Row>(query: RawBuilder<Row>): Row | undefined => {
    const { sql: text, parameters } = query.compile(kyselyOf(db));
    return connection.statement<Row>(text).get(...parameters);
  };
  const endOf = (base: CurrencyCode, currency: CurrencyCode, order: 'asc' | 'desc') =>
    firstOf(sql<{ on: IsoDate }>`select r.effective_on as "on" from rates r
      where r.base = ${base} and r.currency = ${currency} and ${isLiveRate('r', knownAt)}
      order by r.effective_on ${sql.raw(order)} limit 1`)?.on;
  return {
    lastBefore: (base, currency, on) => firstOf(lastBeforeSql(base, currency, on, knownAt)) ?? null,
    covers(base, currency) {
      const from = endOf(base, currency, 'asc');
      const to = endOf(base, currency, 'desc');
      return from === undefined || to === undefined ? null : { from, to };
    },
  };
}

export const lastBeforeSql = (
  base: CurrencyCode,
  currency: CurrencyCode,
  on: IsoDate,
  knownAt: Instant | null,
): RawBuilder<FoundRate> => sql<FoundRate>`
  select r.rate, r.effective_on as "on", r.source from rates r
  where r.base = ${base} and r.currency = ${currency} and r.effective_on <= ${on}
    and ${isLiveRate('r', knownAt)}
  order by r.effective_on desc, r.id desc limit 1`;
