/** The rate table: what it covers, and the rates of one currency day by day. */
import { NEVER } from '../../domain/dates.ts';
import { ok } from '../../domain/result.ts';
import { companyAt } from '../../ledger/queries/workspace/company-at.ts';
import { currenciesInUse, rateCoverage } from '../../ledger/queries/rates/rate-coverage.ts';
import { rateList } from '../../ledger/queries/rates/rate-list.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';

/** Used: something is owed, paid or kept in it. */
export const coverageOfRates: Handler<'rates.coverage'> = (context) =>
  reading(context, async (db) => {
    const inUse = await currenciesInUse(db);
    const own = (await companyAt(db, { asOf: NEVER, knownAt: null })).currency;
    return ok(
      (await rateCoverage(db)).map((pair) => ({
        ...pair,
        isUsed: [pair.currency, ...(pair.base === 'EUR' ? [] : [pair.base])].some(
          (currency) => inUse.has(currency) || currency === own,
        ),
      })),
    );
  });

export const listRates: Handler<'rates.list'> = (context, query) =>
  reading(context, async (db) => ok(await rateList(db, query)));
