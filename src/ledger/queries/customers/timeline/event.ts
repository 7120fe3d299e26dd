/**
 * How one kind of event is asked for. A kind says once where its rows are and what each column of the
 * telling is; `timeline.ts` reads the keys of all kinds to find the page, and the columns of the page
 * only.
 *
 *     due_changed  from  due_changes as d join instalments … where the invoice is the customer's
 *                  on    the day it was recorded       reference  INV-7 (2/3)
 *                  from  2026-11-12   to  2026-11-30   note  "agreed on the phone"
 */
import { sql, type RawBuilder } from 'kysely';
import type { TimelineDocument, TimelineKind } from '../../../../domain/facts/kinds.ts';
import type { Instant, IsoDate } from '../../../../domain/dates.ts';
import type { Moment } from '../../../moment.ts';

/** Whose events, and which of them count. */
export interface Scope {
  /** `= 7`, or `in (7, 9)` with those merged into it: what stands after a column of customer ids. */
  readonly isTheirs: RawBuilder<unknown>;
  /** The survivor. */
  readonly customerId: number;
  readonly moment: Moment;
  /**
   * Merges, attachments and due changes have no date, only the instant they were recorded: this
   * (inclusive) is the last day of those that count. Null: all that are known, also what was recorded on
   * what is tomorrow in Greenwich already.
   */
  readonly recordedUntil: IsoDate | null;
}

/** SQL expressions over the rows of `from`. What is left out is empty. */
export interface EventSource {
  /** What follows the word `from`, up to a `where` that more conditions can be added to. */
  readonly from: RawBuilder<unknown>;
  readonly id: RawBuilder<number>;
  readonly on: RawBuilder<IsoDate>;
  readonly at: RawBuilder<Instant>;
  /** Number of a document, or the invoice's when `item` is given: the label is made of the two. */
  readonly reference?: RawBuilder<string>;
  readonly item?: { readonly position: RawBuilder<number>; readonly invoiceId: RawBuilder<number> };
  readonly currency?: RawBuilder<string | null>;
  readonly amountMinor?: RawBuilder<number | null>;
  readonly before?: RawBuilder<string>;
  readonly to?: RawBuilder<string>;
  readonly about?: RawBuilder<string>;
  readonly note?: RawBuilder<string>;
  /** 1: it was taken back, as is known at the moment. */
  readonly isReversed?: RawBuilder<number>;
  readonly leadsTo?: {
    readonly kind: RawBuilder<TimelineDocument>;
    readonly number: RawBuilder<string>;
  };
}

export type EventSources = (scope: Scope) => EventSource;

/** The kinds that a module of this folder tells. */
export type Events<K extends TimelineKind> = Readonly<Record<K, EventSources>>;

export const text = (value: string): RawBuilder<string> => sql<string>`${sql.lit(value)}`;

/** `leadsTo` of a document whose kind is always the same. */
export const leadingTo = (kind: TimelineDocument, number: RawBuilder<string>) => ({
  kind: sql<TimelineDocument>`${sql.lit(kind)}`,
  number,
});

/**
 * The day of something that has no date but an instant, never after the as-of date: `day` to show and
 * order it by, `counts` to ask for it.
 */
export function recordedDay(
  at: RawBuilder<Instant>,
  { moment, recordedUntil }: Scope,
): { readonly day: RawBuilder<IsoDate>; readonly counts: RawBuilder<boolean> } {
  const day = sql<IsoDate>`substr(${at}, 1, 10)`;
  return {
    day: sql<IsoDate>`case when ${day} > ${moment.asOf} then ${moment.asOf} else ${day} end`,
    counts: recordedUntil === null ? sql<boolean>`1 = 1` : sql<boolean>`${day} <= ${recordedUntil}`,
  };
}
