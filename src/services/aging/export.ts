/** The aging report as a file: the same rows and figures as on the screen, from the same query. */
import { reportOfAging } from '../../domain/report-of-aging.ts';
import { ok } from '../../domain/result.ts';
import type { Handler } from '../context.ts';
import { reportFile } from '../reports/report-file.ts';
import { reportAging } from './report.ts';

export const exportAging: Handler<'aging.export'> = async (context, { format, ...query }) => {
  const aging = await reportAging(context, query);
  if (!aging.ok) return aging;
  return ok(
    await reportFile(context, reportOfAging(aging.value), { format, locale: query.locale }),
  );
};
