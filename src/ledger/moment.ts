/** Which facts count: the two cut-offs of every question. */
import type { Instant, IsoDate } from '../domain/dates.ts';

export interface Moment {
  /** Effective on or before this date (inclusive). */
  readonly asOf: IsoDate;
  /** Recorded at or before this instant (inclusive); null: everything known by now. */
  readonly knownAt: Instant | null;
}
