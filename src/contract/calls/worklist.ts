/** Whom to see to, in order, and why; and what one needs before ringing one of them. */
import { z } from 'zod';
import type { ChipKind, RowState } from '../../domain/case/list-words.ts';
import type { CallSheet, PayDays, SheetPromise } from '../../domain/case/call-sheet.ts';
import type { SaidBefore } from '../../domain/case/reasons.ts';
import type { ContactRole } from '../../domain/customers/profile.ts';
import type { Bucket } from '../../domain/case/bucket.ts';
import type { Strategy } from '../../domain/case/strategy.ts';
import {
  scoreOf,
  withAmount,
  type CurrencySum,
  type OwnParts,
  type ScoreParts,
  type UrgentEvent,
} from '../../domain/case/worklist.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Text } from '../../domain/texts/text.ts';
import { call, output } from '../call.ts';
import { currencyCode, isoDate, moment, positiveMinor } from '../fields.ts';
import { knownToken, type KnownRows } from '../known-rows.ts';
import type { BlockedView, CaseItemView, HoldRow, NextStepView } from './case.ts';

/**
 * One customer, with what the list shows, filters, groups and sorts by, and nothing that other customers or a
 * clock move: such a row is sent once and holds until something happens to its customer. Its rank is its place
 * in the list; what the answer says for all rows is put to it by `rankedRow`. Amounts in minor units of the
 * currency beside them; currencies are never added up.
 */
export interface WorklistRow {
  readonly customer: string;
  readonly name: string;
  readonly country: string | null;
  /**
   * Points that nobody else's items move. Not with the sheet: of a past day as it was known then, where nothing
   * is kept, it would judge everybody.
   */
  readonly parts: OwnParts;
  /** Of the currency with the most overdue for its size. */
  readonly currency: string;
  readonly openMinor: number;
  readonly overdueMinor: number;
  /** What is open in other currencies. */
  readonly others: readonly CurrencySum[];
  /** Of the oldest item. */
  readonly daysPastDue: number;
  /** The worst one of its open items. */
  readonly bucket: Bucket;
  readonly nextStep: Pick<NextStepView, 'step' | 'name' | 'on'> | null;
  /** Something is to be done on the day asked about. */
  readonly isDue: boolean;
  /** What happened that nobody has reacted to, strongest first. */
  readonly events: readonly Pick<UrgentEvent, 'kind' | 'on'>[];
  readonly state: RowState;
  /** At most two, strongest first. */
  readonly chips: readonly { readonly kind: ChipKind; readonly number: number | null; readonly because: Text }[]; // prettier-ignore
  /** The next step, or why there is none, in a few words. */
  readonly line: Text;
  /** Null: a past day, or it is not known what time it is there. */
  readonly reach: RowReach | null;
  /** Null unless they are asked for. */
  readonly reasons: RowReasons | null;
}

/** `ReachView` without what their clock shows: it holds until the time has come, or is over. */
export interface RowReach extends Pick<ReachView, 'zone' | 'on' | 'until'> {
  /** Null: they can be reached now. */
  readonly from: string | null;
}

/** What the rows of one answer have in common. */
export interface WorklistSetting {
  /** By currency, the amount that nine tenths of the open items do not exceed. */
  readonly ninthDeciles: Readonly<Record<string, number>>;
  /** By time zone, what a clock shows there: `2026-11-26T10:42`. */
  readonly clocks: Readonly<Record<string, string>>;
}

/** What of a row depends on the others, and on the time of the day. */
export function rankedRow(
  row: Pick<WorklistRow, 'parts' | 'currency' | 'openMinor' | 'overdueMinor' | 'others' | 'reach'>,
  { ninthDeciles, clocks }: WorklistSetting,
): {
  /** 0 to 100, not rounded; the sum of its parts. */
  readonly score: number;
  readonly parts: ScoreParts;
  readonly reach: ReachView | null;
} {
  const parts = withAmount(row.parts, [row, ...row.others], new Map(Object.entries(ninthDeciles)));
  return { score: scoreOf(parts), parts, reach: reachShown(row.reach, clocks) };
}

/** With what the clocks of an answer show. */
export function reachShown(
  reach: RowReach | null,
  clocks: WorklistSetting['clocks'],
): ReachView | null {
  if (reach === null) return null;
  const { zone, on, from, until } = reach;
  const local = clocks[zone];
  if (local === undefined) throw new Error(`there is no clock of ${zone}`);
  return { zone, local, isNow: from === null, on, from: from ?? local.slice(11), until };
}

/** The rest of what is known of a row, for who reads the list without a call sheet beside it. */
export interface RowReasons {
  readonly nextStep: NextStepView | null;
  /** Why it stands where it stands, strongest first. */
  readonly because: readonly Text[];
}

/** Times are on the debtor's clock; `on` is its first day from now on, `until` exclusive on that day. */
export interface ReachView {
  /** IANA name. */
  readonly zone: string;
  /** What their clock showed when this was asked: `2026-11-26T10:42`. */
  readonly local: string;
  readonly isNow: boolean;
  readonly on: IsoDate;
  readonly from: string;
  readonly until: string;
}

/** What the day has brought so far. */
export interface DayFigures {
  /** By currency. */
  readonly promised: readonly SumOfDay[];
  /** Promises whose day it is. */
  readonly promisesDue: number;
  /** Letters whose deadline has passed and to which nobody has reacted. */
  readonly deadlinesPassed: number;
  /** Receipts of the day, by currency. */
  readonly moneyIn: readonly SumOfDay[];
}
export interface SumOfDay {
  readonly currency: string;
  readonly minor: number;
  readonly count: number;
}

export interface Worklist extends KnownRows<WorklistRow>, WorklistSetting {
  readonly day: DayFigures;
}

export interface PersonView {
  readonly name: string;
  readonly role: ContactRole;
  readonly phone: string;
  readonly email: string;
}

/** What is needed before one rings a customer. */
export interface CallSheetView {
  readonly customer: string;
  readonly name: string;
  readonly country: string | null;
  /** Of the currency with the most overdue for its size; null: nothing is open any more. */
  readonly main: CurrencySum | null;
  readonly others: readonly CurrencySum[];
  /** In the currency of the customer. */
  readonly limit: { readonly currency: string; readonly minor: number } | null;
  readonly hold: HoldRow | null;
  readonly person: PersonView | null;
  readonly decides: PersonView | null;
  readonly reach: (ReachView & { readonly reasons: readonly Text[] }) | null;
  readonly situation: CallSheet['situation'];
  readonly opening: Text;
  readonly ask: Text;
  /** The first default: why a reason is to be asked for, and a call has to say it; null: it need not. */
  readonly reasonWanted: Text | null;
  readonly cite: Text | null;
  /** Open ones, by due date. */
  readonly items: readonly CaseItemView[];
  /** What an event asks for today that no step of the policy answers; null: nothing. */
  readonly todo: Text | null;
  readonly nextStep: NextStepView | null;
  readonly blocked: readonly BlockedView[];
  /** Clause: what comes after the next step. */
  readonly then: Text | null;
  readonly promises: { readonly kept: number; readonly decided: number; readonly rows: readonly SheetPromise[] }; // prettier-ignore
  readonly said: readonly SaidBefore[];
  readonly pays: PayDays;
  readonly doNot: readonly Text[];
  /** Null: nothing was said or assessed of whether it could and would pay. */
  readonly strategy: Strategy | null;
}

export interface ForeseenPromiseView {
  /** Items that the sum pays, oldest first; of the last one only a part where `isPart`. */
  readonly items: readonly string[];
  readonly isPart: boolean;
  readonly deadline: IsoDate;
  readonly aboutDay: Text | null;
  readonly doesPause: boolean;
  readonly pausing: Text;
  readonly ifBroken: Text;
}

const ofCustomer = moment.extend({ customer: z.string().min(1) });

export const worklistCalls = {
  /** Customers with open items: those with something due first. */
  'worklist.list': call({
    input: moment.extend({
      /** Rows with their `reasons`; such an answer is not remembered. */
      withReasons: z.boolean().optional(),
      known: knownToken,
    }),
    output: output<Worklist>(),
  }),
  'worklist.sheet': call({
    input: ofCustomer,
    output: output<CallSheetView>(),
    errors: ['not_found'],
  }),
  /** What a promise of the day asked about would change; nothing is recorded. */
  'worklist.foreseePromise': call({
    input: ofCustomer.extend({
      until: isoDate,
      currency: currencyCode,
      amountMinor: positiveMinor,
    }),
    output: output<ForeseenPromiseView>(),
    errors: ['not_found'],
  }),
};
