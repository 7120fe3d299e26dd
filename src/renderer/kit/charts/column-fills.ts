/** The colour of every column of a report by age or by bucket. */
import type { AgingReport } from '../../../contract/calls/aging.ts';
import type { Bucket } from '../../../contract/calls/buckets.ts';
import { ageFill, ageStep } from './age-step.ts';
import { bucketBar, bucketFill } from './bucket-mark.tsx';

type Columns = Pick<AgingReport, 'into' | 'limits' | 'columns'>;

/** Plain, for charts. */
export const columnFills = ({ into, limits, columns }: Columns): readonly string[] =>
  columns.map((column, index) =>
    into === 'bucket' ? bucketFill(column as Bucket) : ageFill(ageStep(limits, index)),
  );

/** Of thin bars, where two buckets are hatched. */
export const barFills = (report: Columns): readonly string[] =>
  report.into === 'bucket'
    ? report.columns.map((column) => bucketBar(column as Bucket))
    : columnFills(report);
