/** Case facts as the contract names them, with what is derived from them on a day. */
import type {
  CaseDisputeRow,
  CaseFactView,
  CaseItemView,
  HoldRow,
  PlanRow,
  PromiseRow,
} from '../../contract/calls/case.ts';
import { daysPastDue } from '../../domain/aging.ts';
import { judgePlan } from '../../domain/case/plan.ts';
import { judgePromises } from '../../domain/case/promise.ts';
import { readSchedule } from '../../domain/facts/case-facts.ts';
import { itemName } from '../../domain/facts/case-text.ts';
import { decimalToMinor } from '../../domain/money.ts';
import type { CustomerCase, OpenItem } from '../../domain/case/case.ts';
import type { CaseFact, CaseFactRecord } from '../../domain/case/live-facts.ts';
import { namedItems } from '../../ledger/queries/case/case-facts.ts';
import { byDueDate } from '../../ledger/queries/case/open-items.ts';
import { calendarOf } from '../letters/holidays.ts';
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

const labelOf = ({ invoice, position, of }: OpenItem): string =>
  itemName({ invoice, position: of === 1 ? null : position });

/** Those that are settled too, by due date. */
const allItems = ({ items, settled }: CustomerCase): readonly OpenItem[] =>
  [...items, ...settled].sort(byDueDate);

/** The items a fact is about: those named, or every one issued by its day, in its currency. */
function itemsOf(one: CustomerCase, fact: CaseFact): readonly OpenItem[] {
  const named = new Set(fact.items.map(({ itemId }) => itemId));
  return allItems(one).filter((item) =>
    named.size > 0
      ? named.has(item.itemId)
      : item.issuedOn <= fact.on && (fact.currency === null || item.currency === fact.currency),
  );
}

const ofKind = ({ facts }: CustomerCase, kind: CaseFact['kind']): readonly CaseFact[] =>
  facts.filter((fact) => fact.kind === kind);

const openOf = ({ items }: CustomerCase): ((itemId: number) => number) => {
  const open = new Map(items.map((item) => [item.itemId, item.openMinor]));
  return (itemId) => open.get(itemId) ?? 0;
};

export function promiseRows(one: CustomerCase): readonly PromiseRow[] {
  const facts = ofKind(one, 'promise');
  const judged = judgePromises(
    facts.map((fact) => ({
      key: fact.key,
      on: fact.on,
      until: fact.until ?? fact.on,
      currency: fact.currency ?? '',
      spokenMinor: fact.amountMinor ?? 0,
      items: new Set(itemsOf(one, fact).map(({ itemId }) => itemId)),
      endedOn: fact.ended?.on ?? null,
    })),
    one.receipts,
    openOf(one),
    calendarOf(one.customer.country),
    one.asOf,
  );
  return facts.map((fact, at): PromiseRow => {
    const { state, amountMinor, receivedMinor, deadline, decidedOn } = judged[
      at
    ] as (typeof judged)[0];
    return {
      key: fact.key,
      customer: fact.customer,
      items: namesOf(fact),
      state,
      currency: fact.currency ?? '',
      amountMinor,
      spokenMinor: fact.amountMinor ?? 0,
      receivedMinor,
      madeOn: fact.on,
      promisedFor: fact.until ?? fact.on,
      deadline,
      decidedOn,
      person: fact.person,
    };
  });
}

export const planRows = (one: CustomerCase): readonly PlanRow[] =>
  ofKind(one, 'plan').map((fact): PlanRow => {
    const currency = fact.currency ?? '';
    const instalments = (readSchedule(fact.details.instalments ?? '') ?? []).map(
      ({ on, amount }) => ({ on, amountMinor: Number(decimalToMinor(amount, currency)) }),
    );
    const { state, receivedMinor, dueByNowMinor, nextOn } = judgePlan(
      {
        key: fact.key,
        on: fact.on,
        currency,
        instalments,
        items: new Set(itemsOf(one, fact).map(({ itemId }) => itemId)),
        isEnded: fact.ended !== null,
      },
      one.receipts,
      openOf(one),
      calendarOf(one.customer.country),
      one.asOf,
    );
    return {
      key: fact.key,
      customer: fact.customer,
      items: namesOf(fact),
      state,
      currency,
      agreedMinor: instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      receivedMinor,
      dueByNowMinor,
      agreedOn: fact.on,
      nextOn: state === 'ended' ? null : nextOn,
    };
  });

/** `invoices`: disputes that were recorded with whole invoices. */
export function disputeRows(
  one: CustomerCase,
  invoices: readonly DisputeRow[],
): readonly CaseDisputeRow[] {
  const rows: CaseDisputeRow[] = [];
  for (const dispute of invoices)
    for (const item of allItems(one).filter(({ invoice }) => invoice === dispute.invoice))
      rows.push({
        key: `#${dispute.disputeId}`,
        customer: dispute.customer,
        items: [labelOf(item)],
        since: dispute.openedOn,
        currency: item.currency,
        disputedMinor: dispute.resolvedOn === null ? item.openMinor : 0,
        state: dispute.resolvedOn === null ? 'open' : 'ended',
        category: '',
        owner: '',
        reason: dispute.reason,
      });
  for (const fact of ofKind(one, 'dispute')) {
    const { outcome } = fact.ended?.details ?? {};
    const state =
      fact.ended === null
        ? 'open'
        : outcome === 'credited' || outcome === 'upheld'
          ? outcome
          : 'ended';
    // Of a part of several items the first that are due are meant first, and nothing twice.
    let left = fact.amountMinor ?? Number.MAX_SAFE_INTEGER;
    for (const item of itemsOf(one, fact)) {
      const disputed = fact.ended === null ? Math.max(0, Math.min(left, item.openMinor)) : 0;
      left -= disputed;
      if (fact.items.length === 0 && disputed === 0) continue;
      rows.push({
        key: fact.key,
        customer: fact.customer,
        items: [labelOf(item)],
        since: fact.on,
        currency: item.currency,
        disputedMinor: disputed,
        state,
        category: fact.details.category ?? '',
        owner: fact.details.owner ?? '',
        reason: fact.note,
      });
    }
  }
  return rows;
}

const STRICTEST_FIRST = ['hold', 'cash_only', 'prepaid', 'staged', 'watch'];

export const holdRows = (one: CustomerCase): readonly HoldRow[] =>
  ofKind(one, 'hold')
    .filter((fact) => fact.isLive)
    .map((fact) => ({
      key: fact.key,
      customer: fact.customer,
      items: namesOf(fact),
      // A hold that does not say how strict it is stops everything.
      level: fact.details.level ?? 'hold',
      since: fact.on,
      ground: fact.details.ground ?? '',
      person: fact.person,
    }))
    .sort((a, b) => STRICTEST_FIRST.indexOf(a.level) - STRICTEST_FIRST.indexOf(b.level));

export const itemRows = ({ items, asOf }: CustomerCase): readonly CaseItemView[] =>
  items.map((item) => ({
    item: labelOf(item),
    dueOn: item.dueOn,
    daysPastDue: Math.max(0, daysPastDue(item.dueOn, asOf)),
    currency: item.currency,
    openMinor: item.openMinor,
  }));

/** By day, then as they were recorded. */
export const liveFactViews = ({ facts }: CustomerCase): readonly CaseFactView[] =>
  facts
    .filter((fact) => fact.isLive)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id - b.id))
    .map((fact) => factView(fact, namesOf(fact)));
