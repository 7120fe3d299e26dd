/**
 * Of which pairs are there rates, and from when to when?
 *
 *     EUR/USD  1999-01-04 … 2026-11-20  7,021 days  newest 1.0832 (ECB)
 */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { isLiveRate, isSuperseded } from './live-rates.ts';

export interface RateCoverageRow {
  readonly base: string;
  readonly currency: string;
  readonly firstOn: IsoDate;
  readonly lastOn: IsoDate;
  readonly days: number;
  /** The newest. */
  readonly rate: string;
  readonly source: string;
}

/** By currency, then base. */
export async function rateCoverage(db: ReadDb): Promise<readonly RateCoverageRow[]> {
  const { rows } = await sql<RateCoverageRow>`
    select y.base, y.currency, y."firstOn", y."lastOn", y.days, r.rate, r.source
    from (
      select r.base, r.currency, min(r.effective_on) as "firstOn", max(r.effective_on) as "lastOn",
        count(distinct r.effective_on) as days
      from rates r where ${isLiveRate('r', null)}
      group by r.base, r.currency
    ) y
    join rates r on r.base = y.base and r.currency = y.currency and r.effective_on = y."lastOn"
    where ${isLiveRate('r', null)} and not ${isSuperseded('r', null)}
    order by y.currency, y.base`.execute(kyselyOf(db));
  return rows;
}

/** Currencies that a document of the ledger is in. */
export async function currenciesInUse(db: ReadDb): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ currency: string }>`
    select distinct currency from receivable_movements`.execute(kyselyOf(db));
  return new Set(rows.map((row) => row.currency));
}
