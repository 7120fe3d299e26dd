/** The aging columns over the last month ends, for the chart above the report. */
import type { AgingHistoryPoint } from '../../contract/calls/aging.ts';
import { agingBoundaries, agingColumns, daysPastDue } from '../../domain/aging.ts';
import { agingHistoryDates, assembleAging } from '../../domain/aging-report.ts';
import { BUCKETS } from '../../domain/case/bucket.ts';
import { ok } from '../../domain/result.ts';
import { agingMatrix } from '../../ledger/queries/aging/aging-matrix.ts';
import { knownFrom } from '../../ledger/queries/imports/on-day.ts';
import { companyAt } from '../../ledger/queries/workspace/company-at.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { agingReport } from './report.ts';

/**
 * Oldest first; of one day, currencies by code. Every currency of the period has a point on every
 * day, so that a bar of nothing is seen as nothing and not as missing.
 */
export const historyOfAging: Handler<'aging.history'> = (context, query) =>
  reading(context, async (db) => {
    const columns = query.into === 'bucket' ? BUCKETS : agingColumns(query.limits);
    const home = (await companyAt(db, query)).currency;
    const months = [];
    const from = knownFrom(db);
    for (const asOf of agingHistoryDates(query.asOf, query.months)) {
      if (from !== null && asOf < from) continue;
      const moment = { asOf, knownAt: query.knownAt };
      if (query.into === 'bucket') {
        const { totals } = await agingReport(db, {
          ...query,
          ...moment,
          by: 'currency',
          search: '',
          locale: 'en',
        });
        months.push({ asOf, totals });
        await context.job.checkpoint();
        continue;
      }
      const boundaries = agingBoundaries(asOf, query.limits);
      const matrix = await agingMatrix(db, moment, query.basis, boundaries, query.currency);
      const { totals } = assembleAging(
        columns.length,
        matrix.map(({ currency, amountsMinor, overdueMinor, oldestDueOn }) => ({
          key: '',
          label: null,
          currency,
          amountsMinor,
          overdueMinor,
          oldestDaysPastDue: oldestDueOn === null ? 0 : daysPastDue(oldestDueOn, asOf),
        })),
        { home, nameOf: () => '' },
      );
      months.push({ asOf, totals });
      await context.job.checkpoint();
    }
    const currencies = [
      ...new Set(months.flatMap(({ totals }) => totals.map(({ currency }) => currency))),
    ].sort();
    const zero = columns.map(() => 0);
    const points = months.flatMap(({ asOf, totals }) =>
      currencies.map((currency): AgingHistoryPoint => ({
        asOf,
        currency,
        amountsMinor: totals.find((total) => total.currency === currency)?.amountsMinor ?? zero,
      })),
    );
    return ok({ columns, points, knownFrom: from });
  });
