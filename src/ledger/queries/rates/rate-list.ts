/**
 * The rates of a currency, newest day first.
 *
 *     2026-11-20  1 EUR = 1.1584 USD  ECB
 *     2026-11-19  1 EUR = 1.1602 USD  ECB
 *
 * Against every base there is; of one pair and day the newest recorded. The other way round counts
 * too (1 GBP = 1.27 USD is a rate of GBP), except for the euro, the base of all of the ECB's.
 */
import { sql } from 'kysely';
import type { Page } from '../../../contract/calls/facts.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { isLiveRate, isSuperseded } from './live-rates.ts';

export interface RateListRow {
  readonly on: IsoDate;
  readonly base: string;
  readonly currency: string;
  readonly rate: string;
  readonly source: string;
}

export interface RateListQuery {
  readonly currency: string;
  readonly offset: number;
  readonly limit: number;
}

export async function rateList(db: ReadDb, query: RateListQuery): Promise<Page<RateListRow>> {
  const { currency } = query;
  const matching = sql`from rates r
    where (r.currency = ${currency} or (r.base = ${currency} and r.base <> 'EUR'))
      and ${isLiveRate('r', null)} and not ${isSuperseded('r', null)}`;
  const counted = await sql<{ total: number }>`select count(*) as total ${matching}`.execute(
    kyselyOf(db),
  );
  const { rows } = await sql<RateListRow>`
    select r.effective_on as "on", r.base, r.currency, r.rate, r.source ${matching}
    order by r.effective_on desc, r.base, r.currency
    limit ${query.limit} offset ${query.offset}`.execute(kyselyOf(db));
  return { total: counted.rows[0]?.total ?? 0, rows };
}
