/**
 * What is recorded about a customer beside documents and money: recorded by hand, told of one customer,
 * and as lists with their derived state. An import brings the same facts (`imports.ts`); `facts.reverse`
 * takes one back.
 */
import { z } from 'zod';
import { NOTICES } from '../../domain/notices/notice.ts';
import type { PauseReason } from '../../domain/case/pause.ts';
import type { Particulars } from '../../domain/case/dispute.ts';
import type { UrgentEvent } from '../../domain/case/worklist.ts';
import type { PlanState } from '../../domain/case/plan.ts';
import type { PolicyStep, StepId } from '../../domain/case/policy.ts';
import type { Probability } from '../../domain/case/probability.ts';
import type { ReasonCount, ReasonState } from '../../domain/case/reasons.ts';
import type { ConcededKind, Strategy } from '../../domain/case/strategy.ts';
import {
  ORDER_PAYMENTS,
  type HoldGrounds,
  type OrderDecision,
  type OrderPayment,
} from '../../domain/case/supply.ts';
import type { CreditLimit } from '../../domain/credit/credit-given.ts';
import type { PromiseState } from '../../domain/case/promise.ts';
import type { Exposure } from '../../domain/case/exposure.ts';
import type { PayingHabit } from '../../domain/risk/paying-habit.ts';
import type { IsoDate } from '../../domain/dates.ts';
import {
  CASE_FACT_KINDS,
  type CaseDetails,
  type CaseFactKind,
} from '../../domain/facts/case-facts.ts';
import { call, output } from '../call.ts';
import type { BucketItem } from './buckets.ts';
import {
  fieldFault,
  currencyCode,
  type FileOut,
  isoDate,
  moment,
  optionalText,
  positiveMinor,
  text,
} from '../fields.ts';
import { type Text, say } from '../../domain/texts/text.ts';

/** Items as files and people write them: `INV-1`, `INV-2#2`. Empty: the whole account. */
export interface CaseFactView {
  readonly key: string;
  readonly kind: CaseFactKind;
  readonly customer: string;
  readonly items: readonly string[];
  readonly on: IsoDate;
  readonly until: IsoDate | null;
  readonly currency: string | null;
  readonly amountMinor: number | null;
  readonly person: string;
  readonly note: string;
  readonly details: CaseDetails;
  /** Key of the fact that it ends or answers, or `''`. */
  readonly about: string;
}

interface OfCustomer {
  readonly key: string;
  readonly customer: string;
  readonly name: string;
  readonly items: readonly string[];
}
export interface PromiseRow extends OfCustomer {
  readonly state: PromiseState;
  readonly currency: string;
  /** What of the spoken sum can be paid at all. */
  readonly amountMinor: number;
  readonly spokenMinor: number;
  readonly receivedMinor: number;
  readonly madeOn: IsoDate;
  readonly promisedFor: IsoDate;
  /** The last day on which money keeps it. */
  readonly deadline: IsoDate;
  readonly decidedOn: IsoDate | null;
  readonly person: string;
}
export interface PlanRow extends OfCustomer {
  readonly state: PlanState;
  readonly currency: string;
  readonly agreedMinor: number;
  readonly receivedMinor: number;
  readonly dueByNowMinor: number;
  readonly agreedOn: IsoDate;
  readonly nextOn: IsoDate | null;
}
/** One row an item: of a part the disputed amount, never more than is open. */
export interface CaseDisputeRow extends OfCustomer {
  readonly since: IsoDate;
  /** The last days (inclusive) to answer that it arrived, and to decide it; null: it is over. */
  readonly acknowledgeBy: IsoDate | null;
  readonly decideBy: IsoDate | null;
  readonly currency: string;
  readonly disputedMinor: number;
  /** `open`, or how it ended: `credited`, `upheld`, or only `ended`. */
  readonly state: 'open' | 'credited' | 'upheld' | 'ended';
  readonly category: string;
  readonly owner: string;
  /** What the debtor told of what is wrong; null: nobody wrote it down. */
  readonly particulars: Particulars;
  readonly reason: string;
}
export interface HoldRow extends OfCustomer {
  readonly level: string;
  readonly since: IsoDate;
  readonly ground: string;
  /** Of level `goods`; else empty. */
  readonly goods: readonly string[];
  readonly person: string;
}

/** What a customer gave as a reason, and what was found of it. */
export interface ReasonRow extends OfCustomer {
  /** X01 to X16. */
  readonly code: string;
  /** As it is heard: `Payment was sent`. */
  readonly said: Text;
  readonly saidOn: IsoDate;
  readonly state: ReasonState;
  /** Null: it is only claimed. */
  readonly foundOn: IsoDate | null;
  readonly person: string;
  readonly note: string;
}
export interface ReasonList {
  readonly rows: readonly ReasonRow[];
  /** Of these rows. */
  readonly byCode: readonly ReasonCount[];
}
/** Somebody let go of something, or gave more time. An invoice is extended once. */
export interface ConcessionRow extends OfCustomer {
  readonly kind: ConcededKind;
  readonly on: IsoDate;
  /** Of an extension the new due date. */
  readonly until: IsoDate | null;
  /** Null: no amount belongs to it. */
  readonly currency: string | null;
  readonly amountMinor: number | null;
  /** `''`: the file that it came with does not say. */
  readonly approvedBy: string;
  readonly reason: string;
  readonly person: string;
  readonly isLive: boolean;
}

/** An open item with its bucket, its chance of payment and what pauses it. */
export interface CaseItemView extends Omit<BucketItem, 'customer' | 'itemId' | 'memoMinor'> {
  /** 0 to 1, not rounded. */
  readonly probability: number;
  /** Where it begins, and what odds were multiplied by; empty: nothing. */
  readonly probabilityBase: Probability['base'];
  readonly factors: Probability['factors'];
  /** The last day on which it can be enforced; null: its law is not in the table. */
  readonly limitationOn: IsoDate | null;
  readonly paused: {
    readonly reason: PauseReason;
    /** The last day (inclusive); null: until somebody ends it. */
    readonly until: IsoDate | null;
    readonly because: Text;
  } | null;
}

/** What is to be done next. */
export interface NextStepView {
  readonly step: StepId;
  readonly name: Text;
  /** Of a letter. */
  readonly level: number | null;
  readonly on: IsoDate;
  /** Since when it is due; after the day asked about: not yet. */
  readonly since: IsoDate;
  readonly items: readonly string[];
  readonly because: Text;
  readonly who: PolicyStep['who'];
  /** Why the owner gets a copy of it, a clause; null: no copy. */
  readonly ownerCopied: Text | null;
  /** What keeps it from an earlier day, each a clause. */
  readonly whyNotEarlier: readonly Text[];
}

/** What holds a step back. */
export interface BlockedView {
  /** Null: the customer. */
  readonly item: string | null;
  readonly because: Text;
  readonly until: IsoDate | null;
}

/** In the currency of the limit. */
export interface CreditUse {
  readonly currency: string;
  readonly limitMinor: number;
  /** Open less what is on account, delivered and released; null: there is no rate for some of it. */
  readonly usedMinor: number | null;
}

/** Everything known of one customer as of a day. */
export interface CaseView {
  readonly customer: string;
  readonly name: string;
  /** Open ones, by due date. */
  readonly items: readonly CaseItemView[];
  readonly promises: readonly PromiseRow[];
  readonly plans: readonly PlanRow[];
  readonly disputes: readonly CaseDisputeRow[];
  /** The strictest that counts; null: none. */
  readonly hold: HoldRow | null;
  readonly nextStep: NextStepView | null;
  readonly blocked: readonly BlockedView[];
  /** What happened that nobody has reacted to, newest first. */
  readonly events: readonly Pick<UrgentEvent, 'kind' | 'on' | 'because'>[];
  /** Null: nothing was said or assessed of whether it could and would pay. */
  readonly strategy: Strategy | null;
  /** Null: no limit was given. */
  readonly credit: CreditUse | null;
  /** Null: too few items were paid to say. */
  readonly habit: PayingHabit | null;
  /** Of the policy that judged; 0: the standard. */
  readonly policyVersion: number;
  /** Facts that count, of every kind, by day. */
  readonly facts: readonly CaseFactView[];
}

/** `customer`: one code; null: all. */
const list = moment.extend({ customer: z.string().min(1).nullable().default(null) });

const DECIMAL = /^\d{1,15}(\.\d{1,6})?$/;

/** One fact, as somebody writes it. */
const caseFact = z.object({
  kind: z.enum(CASE_FACT_KINDS as readonly [CaseFactKind, ...CaseFactKind[]]),
  /** Empty: one is given, like `P-2026-0001`. */
  key: optionalText(60),
  /** May be left out of an `end`: it is the customer of what is ended. */
  customer: optionalText(100),
  /** `INV-1;INV-2#2`; empty: the whole account. */
  items: optionalText(5000),
  on: isoDate,
  until: isoDate.nullable().default(null),
  /** Null: that of the items, of the customer, or ours. */
  currency: currencyCode.nullable().default(null),
  /** Plain decimal text; its currency may follow from the items. */
  amount: z
    .string()
    .regex(DECIMAL, fieldFault(say`${'field'} is not an amount; write it like 1234.50`))
    .nullable()
    .default(null),
  person: optionalText(200),
  note: optionalText(2000),
  details: z.record(z.string().min(1).max(40), text(2000)).default({}),
  /** Key of the fact that it ends or answers. */
  ends: optionalText(60),
});

/** Whether an order may go out (`domain/case/supply.ts`). */
export interface OrderDecisionView extends OrderDecision {
  readonly customer: string;
  readonly name: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly payment: OrderPayment;
  /** By which it would be invoiced, as the invoice shows them; `''`: nobody agreed on any. */
  readonly terms: string;
  /** Null: none was given. */
  readonly limit: CreditLimit | null;
  /** Before the order, in the currency of the limit, else in that of the order. */
  readonly exposure: Exposure;
  /** What would be used with the order; null: there is no rate for it. */
  readonly afterMinor: number | null;
}

/** The PDF, and what to weigh before it is sent: sentences without a full stop. */
export interface NoticeFile extends FileOut {
  readonly cautions: readonly Text[];
}

export const caseCalls = {
  /** One fact by hand. What is refused, and what is said beside it, is the same as in a file. */
  'case.record': call({
    input: caseFact,
    output: output<{ readonly fact: CaseFactView; readonly warnings: readonly Text[] }>(),
    errors: ['not_found', 'fact_refused', 'already_recorded'],
    changes: ['items', 'customers', 'workspace'],
  }),
  /** What was said in one contact, as one: all of it is recorded or nothing. A refusal names the field. */
  'case.recordTogether': call({
    input: z.object({ facts: z.array(caseFact).min(1).max(20) }),
    output: output<{ readonly facts: readonly CaseFactView[]; readonly warnings: readonly Text[] }>(), // prettier-ignore
    errors: ['not_found', 'fact_refused', 'already_recorded'],
    changes: ['items', 'customers', 'workspace'],
  }),
  'case.get': call({
    input: moment.extend({ customer: z.string().min(1) }),
    output: output<CaseView>(),
    errors: ['not_found'],
  }),
  'case.promises': call({
    input: list,
    output: output<readonly PromiseRow[]>(),
    errors: ['not_found'],
  }),
  'case.plans': call({ input: list, output: output<readonly PlanRow[]>(), errors: ['not_found'] }),
  'case.disputes': call({
    input: list,
    output: output<readonly CaseDisputeRow[]>(),
    errors: ['not_found'],
  }),
  /** Would this order go out? Nothing is recorded. */
  'case.order': call({
    input: moment.extend({
      customer: z.string().min(1),
      currency: currencyCode,
      amountMinor: positiveMinor,
      payment: z.enum(ORDER_PAYMENTS).default('on_account'),
      /** What is ordered, by name, where it is known. */
      goods: z.array(text(200)).max(200).default([]),
    }),
    output: output<OrderDecisionView>(),
    errors: ['not_found'],
  }),
  /** What a hold could rest on today, and what to weigh before. */
  'case.holdGrounds': call({
    input: moment.extend({ customer: z.string().min(1) }),
    output: output<HoldGrounds>(),
    errors: ['not_found'],
  }),
  /**
   * What the customer is told on paper about a hold or a plan (`domain/notices/`), as it was on its day; `rep`:
   * what our own sales representative is told of a customer, whose code is the key. Nothing is recorded; the
   * same fact, or the same day, gives the same paper.
   */
  'case.notice': call({
    input: moment.extend({ kind: z.enum(NOTICES), key: z.string().min(1).max(60) }),
    output: output<NoticeFile>(),
    errors: ['not_found', 'blocked'],
    job: true,
  }),
  /** Those that count, the strictest of a customer first. */
  'case.holds': call({ input: list, output: output<readonly HoldRow[]>(), errors: ['not_found'] }),
  'case.reasons': call({ input: list, output: output<ReasonList>(), errors: ['not_found'] }),
  /** Who conceded what: those too that do not count any more. */
  'case.concessions': call({
    input: list,
    output: output<readonly ConcessionRow[]>(),
    errors: ['not_found'],
  }),
};
