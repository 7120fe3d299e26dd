/**
 * Which dates an aging column holds, for the header, the drill-down and the sentence on the screen.
 *
 *     as of 2026-06-30, limits 30, 60, 90
 *     columnDates(asOf, limits, 0)  ->  { from: '2026-06-30', to: null }          not due
 *     columnDates(asOf, limits, 2)  ->  { from: '2026-05-01', to: '2026-05-30' }  31–60
 *     columnDates(asOf, limits, 4)  ->  { from: null, to: '2026-03-31' }          91+
 *
 * Both ends are inclusive; null is open. The rule itself is `domain/aging.ts`.
 */
import { agingBoundaries, type AgingLimits } from '../../../domain/aging.ts';
import { addDays, type IsoDate } from '../../../domain/dates.ts';

export interface ColumnDates {
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

export function columnDates(asOf: IsoDate, limits: AgingLimits, column: number): ColumnDates {
  const boundaries = agingBoundaries(asOf, limits);
  const earlier = boundaries[column - 1];
  return {
    from: boundaries[column] ?? null,
    to: earlier === undefined ? null : addDays(earlier, -1),
  };
}

/** `1-30` as it is shown: `1–30`. The first column has words instead. */
export const columnLabel = (column: string): string => column.replace('-', '–');
