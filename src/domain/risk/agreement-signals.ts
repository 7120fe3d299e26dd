/**
 * Signals of what a customer promises, asks for and disputes.
 *
 *     broken_promise/C1/2026-03-11       P-1 of 500.00 EUR for 2026-03-06 was not kept: nothing came by 2026-03-10.
 *     broken_promise/C1/2026-03-11/P-2   another one that broke on the same day
 *     extension_requests/C1/2026-04-02   2 requests for more time within 90 days, and 97 % of what was paid in the
 *                                        year before the first of them came at most 3 days late
 *     late_disputes/C1/2026-05-11        2 disputes within 180 days were raised after the due date
 *
 * Source: domain-rules 6.4, 6.6 and 6.7 no. 8; promises as 2.6 no. 4 to 6 judge them.
 */
import { addDays, daysBetween, type IsoDate } from '../dates.ts';
import { count, day, list, groupedMoney, say, type Text } from '../texts/text.ts';
import { meant, type CasePromise } from '../case/judged-case.ts';
import type { CaseFact } from '../case/live-facts.ts';
import { factEvidence, itemEvidence } from './evidence.ts';
import { nameOf, type ItemHistory } from './observations.ts';
import { repeated } from './repeated.ts';
import type { Detector, RiskPicture } from './risk-picture.ts';
import { openOn } from './set-aside-items.ts';
import { signalOf, type Found } from './signals.ts';

// --- Broken promises.

/** Each promise whose deadline passed without enough groupedMoney, also one that was kept later. */
export const brokenPromises: Detector = {
  kinds: ['broken_promise'],
  detect: (picture) =>
    picture.promises
      .flatMap((promise) => brokenPromise(promise) ?? [])
      .toSorted(newestFirst)
      .map((found, at, all) =>
        signalOf(
          'broken_promise',
          all[at - 1]?.onDate === found.onDate
            ? { ...found, which: found.evidence[0]?.name ?? '' }
            : found,
          picture,
        ),
      ),
};

const newestFirst = (a: { readonly onDate: IsoDate }, b: { readonly onDate: IsoDate }): number =>
  a.onDate > b.onDate ? -1 : a.onDate < b.onDate ? 1 : 0;

function brokenPromise(promise: CasePromise): Found | null {
  const { key, state, decidedOn, deadline, amountMinor, receivedMinor } = promise;
  const { until, currency, spokenMinor } = promise.promise;
  if (decidedOn === null) return null;
  if (state !== 'broken' && state !== 'partly_kept' && state !== 'kept_late') return null;
  const spoken = groupedMoney(spokenMinor, currency);
  const because =
    state === 'kept_late'
      ? say`${key} of ${spoken} for ${day(until)} was not kept by ${day(deadline)}; the money came later.`
      : receivedMinor === 0
        ? say`${key} of ${spoken} for ${day(until)} was not kept: nothing has come.`
        : say`${key} of ${spoken} for ${day(until)} was not kept: ${groupedMoney(receivedMinor, currency)} has come.`;
  return {
    onDate: decidedOn,
    class: 'high',
    because,
    parameters: {},
    evidence: [
      {
        of: 'fact',
        name: key,
        on: until,
        days: null,
        currency,
        amountMinor: spokenMinor,
        openMinor: state === 'kept_late' ? 0 : amountMinor - receivedMinor,
      },
    ],
  };
}

// --- More time, asked for by who always paid.

export const EXTENSION_REQUESTS = {
  atLeast: 2,
  withinDays: 90,
  /** Before the first of them: how long is looked back, and what makes a good payer. */
  goodDays: 365,
  goodPercent: 90,
  mostDaysLate: 3,
  leastItems: 4,
} as const;

/** G07. Extensions, asked for, granted or refused, and plans; an answer to a request is no other request. */
export const extensionRequests: Detector = {
  kinds: ['extension_requests'],
  detect(picture) {
    const together = repeated(requestsOf(picture.facts), EXTENSION_REQUESTS, ([first]) =>
      first === undefined
        ? false
        : (paidInTime(picture, first.on) ?? 0) >= EXTENSION_REQUESTS.goodPercent,
    );
    return together
      .map((requests) => signalOf('extension_requests', requestsFound(picture, requests), picture))
      .reverse();
  },
};

interface Request {
  readonly on: IsoDate;
  readonly fact: CaseFact;
}

function requestsOf(facts: readonly CaseFact[]): readonly Request[] {
  const asked = new Map<string, number>();
  const requests: Request[] = [];
  for (const fact of facts
    .filter(({ kind }) => kind === 'extension' || kind === 'plan')
    .toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.id - b.id))) {
    const about = fact.items.map(({ itemId }) => itemId).join(' ');
    const unanswered = asked.get(about) ?? 0;
    if (fact.kind === 'extension' && fact.details.state === 'asked')
      asked.set(about, unanswered + 1);
    else if (fact.kind === 'extension' && unanswered > 0) {
      asked.set(about, unanswered - 1);
      continue;
    }
    requests.push({ on: fact.since, fact });
  }
  return requests;
}

/**
 * Per cent of what money closed in the year before the day, by amount, that came at most 3 days late; null:
 * fewer than 4 items.
 */
function paidInTime({ payments, inHome }: RiskPicture, before: IsoDate): number | null {
  const since = addDays(before, -EXTENSION_REQUESTS.goodDays);
  const paid = payments.closed.filter(
    (one) =>
      one.from >= since && one.from < before && (one.before === null || one.before >= before),
  );
  if (paid.length < EXTENSION_REQUESTS.leastItems) return null;
  let all = 0;
  let inTime = 0;
  for (const { amountMinor, item, days } of paid) {
    const minor = inHome(amountMinor, item.currency) ?? 0;
    all += minor;
    if ((days ?? 0) <= EXTENSION_REQUESTS.mostDaysLate) inTime += minor;
  }
  return all === 0 ? null : (inTime / all) * 100;
}

function requestsFound(picture: RiskPicture, requests: readonly Request[]): Found {
  const [first, last] = [requests[0], requests.at(-1)] as [Request, Request];
  const percent = Math.floor(paidInTime(picture, first.on) ?? 0);
  const named = requests.map(({ on, fact }) => say`${fact.key} of ${day(on)}`);
  return {
    onDate: last.on,
    class: 'high',
    because: say`${count(requests.length, 'request')} for more time (${list(named)}), and ${percent} % of what was paid in the year before came at most ${count(EXTENSION_REQUESTS.mostDaysLate, 'day')} late.`,
    parameters: { ...EXTENSION_REQUESTS },
    evidence: requests.map(({ on, fact }) => factEvidence(fact, on)),
  };
}

// --- Disputes that nobody raised before the money was due.

export const LATE_DISPUTES = { atLeast: 2, withinDays: 180 } as const;

/** A dispute is late where an item of it was disputed for the first time, and after its first due date. */
export const lateDisputes: Detector = {
  kinds: ['late_disputes'],
  detect: (picture) =>
    repeated(lateOnes(picture), LATE_DISPUTES)
      .map((disputes) => signalOf('late_disputes', disputesFound(disputes), picture))
      .reverse(),
};

interface LateDispute {
  readonly on: IsoDate;
  /** Key of the fact; of a dispute of an invoice the invoice. */
  readonly name: string;
  /** Of them, disputed for the first time and after they were due; the first due first. */
  readonly items: readonly ItemHistory[];
}

function lateOnes({ items, facts }: RiskPicture): readonly LateDispute[] {
  const disputes: LateDispute[] = [];
  for (const fact of facts)
    if (fact.kind === 'dispute')
      disputes.push({
        on: fact.since,
        name: fact.key,
        items: meant(items, fact).filter(
          (item) => fact.items.length > 0 || openOn(item, fact.since) > 0,
        ),
      });
  const ofInvoices = new Map<string, { on: IsoDate; name: string; items: ItemHistory[] }>();
  for (const item of items)
    for (const { from } of item.disputed) {
      // An instalment that was paid before is not what the dispute is about.
      if (item.of > 1 && openOn(item, from) <= 0) continue;
      const name = `${item.invoice} ${from}`;
      const before = ofInvoices.get(name);
      if (before === undefined)
        ofInvoices.set(name, { on: from, name: item.invoice, items: [item] });
      else before.items.push(item);
    }
  disputes.push(...ofInvoices.values());
  const before = new Set<number>();
  return disputes
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .flatMap(({ on, name, items: all }) => {
      const late = all
        .filter(({ itemId, firstDueOn }) => !before.has(itemId) && firstDueOn < on)
        .toSorted((a, b) => (a.firstDueOn < b.firstDueOn ? -1 : 1));
      for (const { itemId } of all) before.add(itemId);
      return late.length === 0 ? [] : [{ on, name, items: late }];
    });
}

function disputesFound(disputes: readonly LateDispute[]): Found {
  const last = disputes.at(-1) as LateDispute;
  return {
    onDate: last.on,
    class: 'high',
    because: say`${count(disputes.length, 'dispute')} raised only after the due date: ${list(disputes.map(disputeText), 'semicolon')}.`,
    parameters: { ...LATE_DISPUTES },
    evidence: disputes.flatMap(({ on, items }) => items.map((item) => itemEvidence(item, on))),
  };
}

function disputeText({ on, items }: LateDispute): Text {
  const first = items[0] as ItemHistory;
  const late = daysBetween(first.firstDueOn, on);
  const more = items.length - 1;
  return more === 0
    ? say`${nameOf(first)} on ${day(on)}, ${count(late, 'day')} after it was due`
    : say`${nameOf(first)} and ${count(more, 'other item')} on ${day(on)}, ${count(late, 'day')} after the first was due`;
}
