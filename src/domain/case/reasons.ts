/**
 * Reasons for not paying: X01 to X16 (domain-rules 1.6), what was found of each (1.5 D02), and how often it was
 * given.
 *
 *     X08 "not our pay day yet", on one of their pay days      contradicted by their calendar, on that day
 *     X03 three times, verified once                           "payment was sent": true 1 of 3
 */
import type { BusinessCalendar } from '../business-days.ts';
import { isPayDayClaimTrue } from '../customers/customer-times.ts';
import type { IsoDate } from '../dates.ts';
import type { CaseFactDraft } from '../facts/case-facts.ts';
import { day, say, type Text } from '../texts/text.ts';
import type { CustomerCase } from './case.ts';
import { factsOfKind, type JudgedCase } from './judged-case.ts';
import type { CaseFact } from './live-facts.ts';

/** Excuses by their code (domain-rules 1.6), as they are heard. */
export const REASONS: Readonly<Record<string, Text>> = {
  X01: say`Another day`,
  X02: say`Still being approved`,
  X03: say`Payment was sent`,
  X04: say`Cash is tight`,
  X05: say`Papers are incomplete`,
  X06: say`Whoever decides is absent`,
  X07: say`No money in the account`,
  X08: say`Not our pay day yet`,
  X09: say`Goods are not sold`,
  X10: say`The market is bad`,
  X11: say`You did not come as agreed`,
  X12: say`Nobody was there to sign`,
  X13: say`The fault is yours`,
  X14: say`A long story`,
  X15: say`It will be sent by a day`,
  X16: say`Settlement was agreed otherwise`,
};

export const reasonName = (code: string): Text => REASONS[code] ?? say`${code}`;

export type ReasonState = 'claimed' | 'verified' | 'contradicted' | 'unverifiable';

/** A reason as it was given once. */
export interface GivenReason {
  readonly fact: CaseFact;
  /** X01 to X16. */
  readonly code: string;
  readonly state: ReasonState;
  /** Day on which that was found; null: nobody looked, it is only claimed. */
  readonly foundOn: IsoDate | null;
}

/** In the order of recording. What the pay days alone prove is proven on the day on which it is said. */
export const givenReasons = (
  one: CustomerCase,
  calendar: BusinessCalendar,
): readonly GivenReason[] =>
  factsOfKind(one, 'reason').map((fact) => {
    const { code = '' } = fact.details;
    const state = (fact.details.state ?? 'claimed') as ReasonState;
    const isTrue =
      code === 'X08' && state === 'claimed'
        ? isPayDayClaimTrue(one.profile, calendar, fact.since).isTrue
        : null;
    if (isTrue !== null)
      return { fact, code, state: isTrue ? 'verified' : 'contradicted', foundOn: fact.since };
    return { fact, code, state, foundOn: state === 'claimed' ? null : fact.on };
  });

/** How often a reason was given, and what was found of it: "X03 was true 2 of 9 times". */
export interface ReasonCount {
  /** X01 to X16. */
  readonly code: string;
  readonly name: Text;
  readonly times: number;
  readonly verified: number;
  readonly contradicted: number;
  readonly unverifiable: number;
}

/** By code. */
export function reasonCounts(
  given: readonly Pick<GivenReason, 'code' | 'state'>[],
): readonly ReasonCount[] {
  const codes = [...new Set(given.map(({ code }) => code))].sort();
  return codes.map((code) => {
    const told = given.filter((one) => one.code === code);
    const found = (state: ReasonState): number => told.filter((one) => one.state === state).length;
    return {
      code,
      name: reasonName(code),
      times: told.length,
      verified: found('verified'),
      contradicted: found('contradicted'),
      unverifiable: found('unverifiable'),
    };
  });
}

export interface SaidBefore extends ReasonCount {
  /** Of the last time. */
  readonly state: ReasonState;
  readonly lastOn: IsoDate;
}

/** Most recent first. */
export function saidBefore({ one, calendar }: JudgedCase): readonly SaidBefore[] {
  const given = givenReasons(one, calendar);
  return reasonCounts(given)
    .map((count) => {
      const last = given
        .filter(({ code }) => code === count.code)
        .reduce((newest, told) => (told.fact.since >= newest.fact.since ? told : newest));
      return { ...count, state: last.state, lastOn: last.fact.since };
    })
    .sort((a, b) => (a.lastOn < b.lastOn ? 1 : -1));
}

/** Outcomes of a contact in which the debtor was spoken with about what is overdue, and has claimed no payment. */
const SPOKEN: ReadonlySet<string> = new Set([
  'promise',
  'plan',
  'dispute',
  'refused',
  'bad_moment',
]);

/**
 * Why a reason is to be asked for: the first default (domain-rules 1.5 D01). Something is overdue, and of this
 * customer nobody ever wrote down a reason; a sentence. Null: nothing is overdue, a reason is known, or everything
 * goes to an administrator. Who was asked and gave none is asked again.
 */
export function reasonWanted({ one, items, insolvency }: JudgedCase): Text | null {
  if (insolvency === 'formal' || factsOfKind(one, 'reason').length > 0) return null;
  if (!items.some(({ daysPastDue }) => daysPastDue > 0)) return null;
  const asked = one.facts.filter(
    ({ kind, details }) => kind === 'contact' && details.reason === 'none',
  );
  const [last] = asked.map(({ on }) => on).sort((a, b) => (a < b ? 1 : -1));
  return last === undefined
    ? say`This is their first default: write down why.`
    : say`This is their first default, and on ${day(last)} they gave no reason: ask again, and write down why.`;
}

/**
 * Whether a call of today has to say the reason, or that none was given: somebody was spoken with. What is
 * written down later, or comes in a file, is history (D01).
 */
export const mustSayReason = (
  { kind, on, details }: Pick<CaseFactDraft, 'kind' | 'on' | 'details'>,
  today: IsoDate,
): boolean =>
  kind === 'contact' &&
  on === today &&
  details.channel === 'call' &&
  SPOKEN.has(details.outcome ?? '') &&
  details.reason === undefined;

/** The refusal of a call that does not say it; follows the place in a sentence. */
export const reasonMissing = (customer: string): Text =>
  say`the reason is missing: ${customer} is overdue for the first time and nobody wrote down why; record the reason first (X01 to X16), or say with the call that none was given (reason none)`;
