/**
 * To whom the office of the sample wrote formal demands, and when: the runs of its past.
 *
 *     130 days ago  C1013, C1003, C1010   the first two paid, the third did not
 *      62 days ago  C1006, C4002, C7005   C4002's is cancelled: the money had come the day before
 */
import { addDays, type IsoDate } from '../../domain/dates.ts';
import { fridayOf } from './business-day.ts';

export interface LetterRun {
  /** A Friday. */
  readonly on: IsoDate;
  /** Codes; whoever has nothing overdue on the day gets no letter. */
  readonly customers: readonly string[];
  /** Cancelled on the Friday after. */
  readonly cancelled: { readonly customer: string; readonly reason: string } | null;
}

/** Days before today, customers, the one whose letter is cancelled. */
const RUNS = [
  [130, ['C1013', 'C1010'], null],
  [62, ['C1006', 'C4002'], 'C4002'],
  [41, ['C1013', 'C7005'], null],
  [13, ['C1006', 'C9102'], null],
] as const;

const CANCELLED_BECAUSE = 'the transfer had come the day before; the statement was read too late';

export const letterRuns = (today: IsoDate): readonly LetterRun[] =>
  RUNS.map(([ago, customers, cancelled]) => ({
    on: fridayOf(addDays(today, -ago)),
    customers,
    cancelled: cancelled === null ? null : { customer: cancelled, reason: CANCELLED_BECAUSE },
  }));
