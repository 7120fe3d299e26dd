/** Whom to see to, in order, and why; and what one needs before ringing one of them. */
import { z } from 'zod';
import type { ChipKind, RowState } from '../../domain/case/list-words.ts';
import type { CallSheet, PayDays, SaidBefore, SheetPromise } from '../../domain/case/call-sheet.ts';
import type { ContactRole } from '../../domain/customers/profile.ts';
import type { Bucket } from '../../domain/case/bucket.ts';
import type { Strategy } from '../../domain/case/strategy.ts';
import type { ScoreParts } from '../../domain/case/worklist.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Text } from '../../domain/texts/text.ts';
import { call, output } from '../call.ts';
import { currencyCode, isoDate, moment, positiveMinor } from '../fields.ts';
import type { BlockedView, CaseItemView, HoldRow, NextStepView } from './case.ts';

/**
 * One customer, with what the list shows, filters, groups and sorts by: 10,000 of them are copied from thread
 * to thread after every event. Amounts in minor units of the currency beside them; currencies are never added
 * up.
 */
export interface WorklistRow {
  /** 1 for the first. */
  readonly rank: number;
  readonly customer: string;
  readonly name: string;
  readonly country: string | null;
  /** 0 to 100, not rounded; the sum of its parts. */
  readonly score: number;
  /** Not with the sheet: of a past day as it was known then, where nothing is kept, it would judge everybody. */
  readonly parts: ScoreParts;
  /** Of the currency with the most overdue for its size. */
  readonly currency: string;
  readonly openMinor: number;
  readonly overdueMinor: number;
  /** Of the oldest item. */
  readonly daysPastDue: number;
  /** The worst one of its open items. */
  readonly bucket: Bucket;
  readonly nextStep: Pick<NextStepView, 'step' | 'name' | 'on'> | null;
  /** Something is to be done on the day asked about. */
  readonly isDue: boolean;
  /** What happened that nobody has reacted to, strongest first. */
  readonly events: readonly { readonly kind: 'promise_broken' | 'deadline_passed'; readonly on: IsoDate }[]; // prettier-ignore
  readonly state: RowState;
  /** At most two, strongest first. */
  readonly chips: readonly { readonly kind: ChipKind; readonly number: number | null; readonly because: Text }[]; // prettier-ignore
  /** The next step, or why there is none, in a few words. */
  readonly line: Text;
  /** Null: a past day, or it is not known what time it is there. */
  readonly reach: ReachView | null;
  /** Null unless they are asked for. */
  readonly reasons: RowReasons | null;
}

/** The rest of what is known of a row, for who reads the list without a call sheet beside it. */
export interface RowReasons {
  /** What is open in other currencies. */
  readonly others: OtherSums;
  readonly nextStep: NextStepView | null;
  /** Why it stands where it stands, strongest first. */
  readonly because: readonly Text[];
}

type OtherSums = readonly { readonly currency: string; readonly openMinor: number; readonly overdueMinor: number }[]; // prettier-ignore

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
  readonly main: { readonly currency: string; readonly openMinor: number; readonly overdueMinor: number } | null; // prettier-ignore
  readonly others: OtherSums;
  /** In the currency of the customer. */
  readonly limit: { readonly currency: string; readonly minor: number } | null;
  readonly hold: HoldRow | null;
  readonly person: PersonView | null;
  readonly decides: PersonView | null;
  readonly reach: (ReachView & { readonly reasons: readonly Text[] }) | null;
  readonly situation: CallSheet['situation'];
  readonly opening: Text;
  readonly ask: Text;
  readonly cite: Text | null;
  /** Open ones, by due date. */
  readonly items: readonly CaseItemView[];
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
      /** Rows with their `reasons`. */
      withReasons: z.boolean().optional(),
    }),
    output: output<{ readonly rows: readonly WorklistRow[]; readonly day: DayFigures }>(),
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
