/** Case facts as the contract names them, with what is derived from them on a day. */
import type {
  CaseDisputeRow,
  CaseFactView,
  BlockedView,
  CaseItemView,
  CaseView,
  ConcessionRow,
  HoldRow,
  NextStepView,
  PlanRow,
  PromiseRow,
  ReasonRow,
} from '../../contract/calls/case.ts';
import { givenReasons, reasonName } from '../../domain/case/reasons.ts';
import { acknowledgeBy, decideBy, particularsOf } from '../../domain/case/dispute.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { calendarOf } from '../letters/holidays.ts';
import {
  disputedParts,
  factsOfKind,
  type CasePlan,
  type CasePromise,
  type JudgedCase,
} from '../../domain/case/judged-case.ts';
import { itemName } from '../../domain/facts/case-text.ts';
import type { Text } from '../../domain/texts/text.ts';
import { whoTakes } from '../../domain/case/owner-copied.ts';
import { sumMinor } from '../../domain/money.ts';
import type { CustomerSteps } from '../../domain/case/next-step.ts';
import { stepSpec } from '../../domain/case/policy.ts';
import { urgentEvents } from '../../domain/case/worklist.ts';
import { isConceded } from '../../domain/case/strategy.ts';
import type { CustomerCase, OpenItem } from '../../domain/case/case.ts';
import type { CaseFact, CaseFactRecord } from '../../domain/case/live-facts.ts';
import { readGoods } from '../../domain/facts/case-facts.ts';
import { namedItems } from '../../ledger/queries/case/case-facts.ts';
import { byDueDate } from '../../ledger/queries/case/open-items.ts';
import type { BucketItem } from '../../contract/calls/buckets.ts';
import type { ClassifiedCase, Judging } from './judging.ts';
import type { DisputeRow } from '../../contract/calls/facts.ts';

export const factView = (row: CaseFactRecord, items: readonly string[]): CaseFactView => ({
  key: row.key,
  kind: row.kind,
  customer: row.customer,
  items,
  on: row.on,
  until: row.until,
  currency: row.currency,
  amountMinor: row.amountMinor,
  person: row.person,
  note: row.note,
  details: row.details,
  about: row.about,
});

const namesOf = (fact: CaseFact): readonly string[] => namedItems(fact.items).map(itemName);

/** As files and JSON have it: `INV-7`, `INV-7#2`. */
export const labelOf = ({
  invoice,
  position,
  of,
}: Pick<OpenItem, 'invoice' | 'position' | 'of'>): string =>
  itemName({ invoice, position: of === 1 ? null : position });

export const promiseRows = (
  { customer: { name } }: CustomerCase,
  promises: readonly CasePromise[],
): readonly PromiseRow[] =>
  promises.map(({ fact, promise, ...judged }) => ({
    key: fact.key,
    customer: fact.customer,
    name,
    items: namesOf(fact),
    state: judged.state,
    currency: promise.currency,
    amountMinor: judged.amountMinor,
    spokenMinor: promise.spokenMinor,
    receivedMinor: judged.receivedMinor,
    madeOn: promise.on,
    promisedFor: promise.until,
    deadline: judged.deadline,
    decidedOn: judged.decidedOn,
    person: fact.person,
  }));

export const planRows = (
  { customer: { name } }: CustomerCase,
  plans: readonly CasePlan[],
): readonly PlanRow[] =>
  plans.map(({ fact, plan, ...judged }) => ({
    key: fact.key,
    customer: fact.customer,
    name,
    items: namesOf(fact),
    state: judged.state,
    currency: plan.currency,
    agreedMinor: sumMinor(plan.instalments.map(({ amountMinor }) => amountMinor)),
    receivedMinor: judged.receivedMinor,
    dueByNowMinor: judged.dueByNowMinor,
    agreedOn: plan.on,
    nextOn: judged.state === 'ended' ? null : judged.nextOn,
  }));

/** `invoices`: disputes that were recorded with whole invoices. */
export function disputeRows(
  one: CustomerCase,
  invoices: readonly DisputeRow[],
): readonly CaseDisputeRow[] {
  const calendar = calendarOf(one.customer.country);
  const answerBy = (since: IsoDate, isOpen: boolean) => ({
    acknowledgeBy: isOpen ? acknowledgeBy(since, calendar) : null,
    decideBy: isOpen ? decideBy(since, calendar) : null,
  });
  const { name } = one.customer;
  const rows: CaseDisputeRow[] = [];
  for (const dispute of invoices)
    for (const item of [...one.items, ...one.settled]
      .filter(({ invoice }) => invoice === dispute.invoice)
      .sort(byDueDate))
      rows.push({
        key: `#${dispute.disputeId}`,
        customer: dispute.customer,
        name,
        items: [labelOf(item)],
        since: dispute.openedOn,
        ...answerBy(dispute.openedOn, dispute.resolvedOn === null),
        currency: item.currency,
        disputedMinor: dispute.resolvedOn === null ? item.openMinor : 0,
        state: dispute.resolvedOn === null ? 'open' : 'ended',
        category: '',
        owner: '',
        particulars: null,
        reason: dispute.reason,
      });
  for (const fact of factsOfKind(one, 'dispute')) {
    const { outcome } = fact.ended?.details ?? {};
    const state =
      fact.ended === null
        ? 'open'
        : outcome === 'credited' || outcome === 'upheld'
          ? outcome
          : 'ended';
    for (const [item, disputed] of disputedParts(one, fact)) {
      if (fact.items.length === 0 && disputed === 0) continue;
      rows.push({
        key: fact.key,
        customer: fact.customer,
        name,
        items: [labelOf(item)],
        since: fact.on,
        ...answerBy(fact.on, state === 'open'),
        currency: item.currency,
        disputedMinor: disputed,
        state,
        category: fact.details.category ?? '',
        owner: fact.details.owner ?? '',
        particulars: particularsOf(fact, one.facts),
        reason: fact.note,
      });
    }
  }
  return rows;
}

const STRICTEST_FIRST = ['hold', 'cash_only', 'prepaid', 'staged', 'goods', 'watch'];

export const holdRows = (one: CustomerCase): readonly HoldRow[] =>
  factsOfKind(one, 'hold')
    .filter((fact) => fact.isLive)
    .map((fact) => ({
      key: fact.key,
      customer: fact.customer,
      name: one.customer.name,
      items: namesOf(fact),
      // A hold that does not say how strict it is stops everything.
      level: fact.details.level ?? 'hold',
      since: fact.on,
      ground: fact.details.ground ?? '',
      goods: readGoods(fact.details.goods ?? ''),
      person: fact.person,
    }))
    .sort((a, b) => STRICTEST_FIRST.indexOf(a.level) - STRICTEST_FIRST.indexOf(b.level));

export const reasonRows = (one: CustomerCase): readonly ReasonRow[] =>
  givenReasons(one, calendarOf(one.customer.country)).map(({ fact, code, state, foundOn }) => ({
    key: fact.key,
    customer: fact.customer,
    name: one.customer.name,
    items: namesOf(fact),
    code,
    said: reasonName(code),
    saidOn: fact.since,
    state,
    foundOn,
    person: fact.person,
    note: fact.note,
  }));

export const concessionRows = (one: CustomerCase): readonly ConcessionRow[] =>
  one.facts.filter(isConceded).map((fact) => ({
    key: fact.key,
    kind: fact.kind,
    customer: fact.customer,
    name: one.customer.name,
    items: namesOf(fact),
    on: fact.on,
    until: fact.until,
    currency: fact.amountMinor === null ? null : fact.currency,
    amountMinor: fact.amountMinor,
    approvedBy: fact.details.approved_by ?? '',
    // An extension has no field for it.
    reason: fact.details.reason ?? fact.note,
    person: fact.person,
    isLive: fact.isLive,
  }));

/** `bucket`: the same items, in the same order, as the list of buckets has them. */
export const itemViews = (
  { items }: ClassifiedCase,
  buckets: readonly BucketItem[],
  { items: steps }: CustomerSteps,
): readonly CaseItemView[] =>
  items.map(({ of, inputs }, at): CaseItemView => {
    const { customer: _, itemId: __, memoMinor: ___, ...bucket } = buckets[at] as BucketItem;
    return {
      ...bucket,
      probability: inputs.probability.p,
      probabilityBase: inputs.probability.base,
      factors: inputs.probability.factors,
      limitationOn: of.limitationOn,
      paused: steps[at]?.pause ?? null,
    };
  });

/** `ownerCopied`: why the owner gets a copy (`owner-copied.ts`); null: none is needed. */
export const nextStepView = (
  { next }: CustomerSteps,
  { policy }: Judging,
  ownerCopied: Text | null,
): NextStepView | null =>
  next === null
    ? null
    : {
        step: next.step,
        name: stepSpec(next.step).name,
        level: next.level,
        on: next.on,
        since: next.since,
        items: next.items.map(({ item }) => labelOf(item)),
        who: whoTakes(policy, next.step),
        ownerCopied,
        because: next.because,
        whyNotEarlier: next.whyNotEarlier,
      };

export const blockedViews = ({ blocked }: CustomerSteps): readonly BlockedView[] =>
  blocked.map(({ item, because, until }) => ({
    item: item === null ? null : labelOf(item.item),
    because,
    until,
  }));

export const eventViews = (judged: JudgedCase, judging: Judging): CaseView['events'] =>
  urgentEvents(judged, judging).map(({ kind, on, because }) => ({ kind, on, because }));

/** By day, then as they were recorded. */
export const liveFactViews = ({ facts }: CustomerCase): readonly CaseFactView[] =>
  facts
    .filter((fact) => fact.isLive)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id - b.id))
    .map((fact) => factView(fact, namesOf(fact)));
