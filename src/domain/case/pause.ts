/**
 * What pauses an open item (domain-rules 3; readings 2.6 no. 17): as long as it does, no step is taken about
 * the item; those of other items go on.
 *
 *     a promise for Friday 2026-03-06 runs        promise, until Tuesday 2026-03-10
 *     they say that it was paid on the 3rd        proof, until the third business day after it
 *     half of it is disputed                      nothing: the other half is demanded
 *     insolvency proceedings are open             insolvency, of everything, for good
 */
import { addBusinessDays, type BusinessCalendar } from '../business-days.ts';
import { daysBetween, type IsoDate } from '../dates.ts';
import { day, say, type Text } from '../texts/text.ts';
import { type OpenDispute, stillPauses } from './dispute.ts';
import type { CasePromise, JudgedCase, JudgedItem } from './judged-case.ts';
import type { CaseFact } from './live-facts.ts';
import { PLAN_GRACE_DAYS } from './plan.ts';
import type { Policy } from './policy.ts';

export type PauseReason =
  'insolvency' | 'plan' | 'dispute' | 'promise' | 'proof' | 'our_fault' | 'legal_hold' | 'quiet_days' | 'other' | 'snooze'; // prettier-ignore

export interface Pause {
  readonly reason: PauseReason;
  /** The last day of it (inclusive); null: until somebody ends it. */
  readonly until: IsoDate | null;
  /** A clause: `promised for 2026-03-06, the bank has until 2026-03-10`. */
  readonly because: Text;
}

/** A claim of having paid is looked into for so many business days (domain-rules 3, pause no. 4). */
const PROOF_DAYS = 3;

/** All that hold on the day of the case, the one that is shown first (no. 17). */
export function pausesOf(
  judged: JudgedCase,
  item: JudgedItem,
  policy: Policy,
  pausing: PausingFacts,
): readonly Pause[] {
  if (judged.insolvency === 'formal')
    return [
      {
        reason: 'insolvency',
        until: null,
        because: say`insolvency proceedings are open: file the claim, demand nothing`,
      },
    ];
  return [
    planPause(item, judged.calendar) ?? [],
    disputePause(judged, item) ?? [],
    promisePauses(judged, item, policy),
    proofPauses(pausing, item),
    ourFaultPause(pausing, item) ?? [],
    recordedPauses(pausing, item),
  ].flat();
}

/** From whose end on steps go on; null: nothing pauses. Of two that end together the first. */
export const lastToEnd = (pauses: readonly Pause[]): Pause | null =>
  pauses.reduce<Pause | null>(
    (last, one) =>
      last === null || (last.until !== null && (one.until === null || one.until > last.until))
        ? one
        : last,
    null,
  );

function planPause({ plan }: JudgedItem, calendar: BusinessCalendar): Pause | null {
  if (plan?.state !== 'on_track') return null;
  const { nextOn, key } = plan;
  return nextOn === null
    ? { reason: 'plan', until: null, because: say`plan ${key} is on track` }
    : {
        reason: 'plan',
        until: addBusinessDays(nextOn, PLAN_GRACE_DAYS, calendar),
        because: say`plan ${key} is on track, next instalment on ${day(nextOn)}`,
      };
}

/** As long as all that is open is disputed: without particulars a dispute pauses for a time only. */
function disputePause({ one }: JudgedCase, { dispute, disputes, item }: JudgedItem): Pause | null {
  if (dispute === null || dispute.disputedMinor < item.openMinor) return null;
  const since = say`disputed since ${day(dispute.since)}`;
  let disputedMinor = 0;
  for (const part of disputes.toSorted(longestFirst)) {
    const until = part.pausesUntil;
    if (!stillPauses(part, one.asOf)) return null;
    disputedMinor += part.disputedMinor;
    if (disputedMinor >= item.openMinor)
      return {
        reason: 'dispute',
        until,
        because:
          until === null
            ? since
            : say`${since} without particulars, which they have until ${day(until)} to give`,
      };
  }
  return null;
}

const longestFirst = (a: OpenDispute, b: OpenDispute): number =>
  a.pausesUntil === b.pausesUntil
    ? 0
    : a.pausesUntil === null || (b.pausesUntil !== null && a.pausesUntil > b.pausesUntil)
      ? -1
      : 1;

function promisePauses(
  judged: JudgedCase,
  item: JudgedItem,
  { promises }: Policy,
): readonly Pause[] {
  if (item.promises.length === 0) return NO_PAUSES;
  return item.promises
    .filter(({ state }) => state !== 'cancelled')
    .slice(0, promises.mostPausing)
    .filter((one) => isEnough(judged, one, promises))
    .map(({ promise, deadline }) => ({
      reason: 'promise',
      until: deadline,
      because: say`promised for ${day(promise.until)}, the bank has until ${day(deadline)}`,
    }));
}

const NO_PAUSES: readonly never[] = [];

function isEnough(
  { one }: JudgedCase,
  { state, promise, amountMinor }: CasePromise,
  rules: Policy['promises'],
): boolean {
  if (state !== 'open' || daysBetween(promise.on, promise.until) > rules.mostDaysAhead)
    return false;
  let open = 0;
  for (const item of one.items) if (promise.items.has(item.itemId)) open += item.openMinor;
  // What was open when it was made: with the money that has come since.
  for (const money of one.receipts)
    if (money.on >= promise.on)
      for (const [itemId, amount] of money.applied) if (promise.items.has(itemId)) open += amount;
  return amountMinor * 100 >= open * rules.leastShare;
}

/** What of the facts of a customer may pause an item; found once for all of its items. */
export interface PausingFacts {
  /** The debtor says that it has paid: a contact with that outcome, or reason X03 that nobody contradicted. */
  readonly claims: readonly { readonly fact: CaseFact; readonly until: IsoDate }[];
  /** Reasons that we found to be true and by which the fault is ours. */
  readonly ourFaults: readonly CaseFact[];
  readonly recorded: readonly CaseFact[];
}

/** We missed an appointment; our goods or our promises are at fault. */
const OUR_FAULT: ReadonlySet<string> = new Set(['X11', 'X13']);

export function pausingFacts({ one, calendar }: JudgedCase): PausingFacts {
  const claims: { fact: CaseFact; until: IsoDate }[] = [];
  const ourFaults: CaseFact[] = [];
  const recorded: CaseFact[] = [];
  for (const fact of one.facts) {
    if (!fact.isLive) continue;
    if (
      fact.kind === 'reason' &&
      OUR_FAULT.has(fact.details.code ?? '') &&
      fact.details.state === 'verified'
    )
      ourFaults.push(fact);
    if (fact.kind === 'pause' || fact.kind === 'snooze') recorded.push(fact);
    const isClaim =
      (fact.kind === 'contact' && fact.details.outcome === 'paid') ||
      (fact.kind === 'reason' &&
        fact.details.code === 'X03' &&
        (fact.details.state ?? 'claimed') === 'claimed');
    if (!isClaim) continue;
    const until = addBusinessDays(fact.on, PROOF_DAYS, calendar);
    if (until >= one.asOf) claims.push({ fact, until });
  }
  return { claims, ourFaults, recorded };
}

function proofPauses({ claims }: PausingFacts, { item }: JudgedItem): readonly Pause[] {
  if (claims.length === 0) return NO_PAUSES;
  return claims
    .filter(({ fact }) => fact.on >= item.issuedOn)
    .map(({ fact, until }) => ({
      reason: 'proof',
      until,
      because: say`they say that it was paid (${day(fact.on)}); look for it until ${day(until)}`,
    }));
}

/** Of the whole account, until the reason is ended (pause no. 6). */
function ourFaultPause({ ourFaults }: PausingFacts, { item }: JudgedItem): Pause | null {
  const found = ourFaults.find(({ on }) => item.issuedOn <= on);
  return found === undefined
    ? null
    : {
        reason: 'our_fault',
        until: null,
        because: say`the fault is ours (${found.details.code ?? ''}, verified on ${day(found.on)}) and not put right yet`,
      };
}

const PAUSED_FOR: Readonly<Record<string, readonly [PauseReason, Text]>> = {
  our_fault: ['our_fault', say`the fault is ours and not put right yet`],
  legal_hold: ['legal_hold', say`a legal hold is in force`],
  quiet_days: ['quiet_days', say`quiet days`],
  other: ['other', say`paused by hand`],
};

/** Snoozes last. */
function recordedPauses({ recorded }: PausingFacts, { item }: JudgedItem): readonly Pause[] {
  if (recorded.length === 0) return NO_PAUSES;
  const found: Pause[] = [];
  for (const fact of recorded) {
    if (!covers(fact, item.itemId, item.issuedOn, item.currency)) continue;
    const [reason, what] =
      fact.kind === 'snooze'
        ? (['snooze', say`snoozed`] as const)
        : (PAUSED_FOR[fact.details.reason ?? 'other'] ?? (PAUSED_FOR.other as [PauseReason, Text]));
    const why =
      (fact.details.reason ?? '') in PAUSED_FOR ? fact.note : (fact.details.reason ?? fact.note);
    const until = fact.until;
    const said = why.trim() === '' ? what : say`${what}: ${why.trim()}`;
    found.push({
      reason,
      until,
      because: until === null ? said : say`${said}, until ${day(until)}`,
    });
  }
  return found.sort((a, b) => Number(a.reason === 'snooze') - Number(b.reason === 'snooze'));
}

const covers = (fact: CaseFact, itemId: number, issuedOn: IsoDate, currency: string): boolean =>
  fact.items.length > 0
    ? fact.items.some((one) => one.itemId === itemId)
    : issuedOn <= fact.on && (fact.currency === null || fact.currency === currency);
