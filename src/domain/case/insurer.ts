/**
 * The insurer's clock: how long a credit insurer lets a debtor put off payment before deliveries stop, it is
 * notified and the collection goes to it (domain-rules 3, "Insurer clock").
 *
 *     INV-7, due 2026-01-10, 60 days of extension, a warning 10 days before, hand over within 30 days
 *     2026-03-01   warn: the period ends on 2026-03-11
 *     2026-03-11   stop deliveries on account, notify the insurer
 *     2026-03-31   hand over by 2026-04-10
 *
 * The oldest item of the customer that the policy insures decides; days count from the due date that was agreed
 * first, because an extension that we grant is none that the insurer has. Nothing is held or sent by itself.
 */
import { addDays, type IsoDate } from '../dates.ts';
import type { Minor } from '../money.ts';
import { count, day, say, type Text } from '../texts/text.ts';
import type { CustomerCase } from './case.ts';
import type { JudgedCase, JudgedItem } from './judged-case.ts';
import { policyOf, type InsurerRules, type Policy } from './policy.ts';

export interface InsurerSetting {
  readonly policy: Policy;
  /** A small balance runs no clock: it is written off instead. */
  readonly isSmall: (openMinor: Minor, currency: string) => boolean;
}

export const INSURER_STAGES = ['insurer_warning', 'insurer_stop', 'insurer_hand_over'] as const;
export type InsurerStage = (typeof INSURER_STAGES)[number];

export interface InsurerClock {
  readonly oldest: JudgedItem;
  readonly rules: InsurerRules & { readonly extensionDays: number };
  /** The period ends, and deliveries stop, on this day. */
  readonly endsOn: IsoDate;
  /** The last day (inclusive) to hand the collection over. */
  readonly handOverBy: IsoDate;
  readonly stage: InsurerStage;
  /** The first day of the stage. */
  readonly since: IsoDate;
}

/** Null: nothing is insured, or the oldest item is not near the end of its period yet. */
export function insurerClock(judged: JudgedCase, setting: InsurerSetting): InsurerClock | null {
  const { asOf } = judged.one;
  let oldest: InsuredItem | null = null;
  for (const insured of insuredItems(judged, setting))
    if (oldest === null || insured.endsOn < oldest.endsOn) oldest = insured;
  if (oldest === null) return null;
  const { endsOn, rules } = oldest;
  const handOverBy = addDays(endsOn, rules.handOverDays);
  const stages = [
    ['insurer_hand_over', addDays(handOverBy, -rules.warnDays)],
    ['insurer_stop', endsOn],
    ['insurer_warning', addDays(endsOn, -rules.warnDays)],
  ] as const;
  // Whatever the days are, deliveries stop before the collection is handed over.
  const reached = stages.find(
    ([stage, since]) => since <= asOf && (stage !== 'insurer_hand_over' || endsOn <= asOf),
  );
  return reached === undefined
    ? null
    : { ...oldest, handOverBy, stage: reached[0], since: reached[1] };
}

/** An open item that the insurer covers, and the day on which its period ends. */
type InsuredItem = Pick<InsurerClock, 'oldest' | 'rules' | 'endsOn'>;

function insuredItems(
  judged: JudgedCase,
  { policy, isSmall }: InsurerSetting,
): readonly InsuredItem[] {
  if (!isInsuring(policy) || isUninsured(judged.one)) return [];
  const { code, country, kind } = judged.one.customer;
  return judged.items.flatMap((of): readonly InsuredItem[] => {
    const { item } = of;
    if (isSmall(item.openMinor, item.currency)) return [];
    const { invoice } = item;
    const { insurer } = policyOf(policy, { customer: code, country, kind, invoice });
    const { extensionDays } = insurer;
    return extensionDays === null
      ? []
      : [
          {
            oldest: of,
            rules: { ...insurer, extensionDays },
            endsOn: addDays(item.dueOn, extensionDays),
          },
        ];
  });
}

export interface DeferralToReport {
  readonly on: IsoDate;
  /** Clause. */
  readonly because: Text;
  readonly todo: Text;
}

/**
 * The newest request for more time, granted or not, that goes beyond the insurer's period and of which it was
 * not told since; null: there is none. Source: domain-rules 3, "Insurer clock" (requests to defer are reported).
 */
export function deferralToReport(
  judged: JudgedCase,
  setting: InsurerSetting,
): DeferralToReport | null {
  const { facts } = judged.one;
  const asked = facts.findLast(
    ({ kind, isLive, until, details }) =>
      kind === 'extension' && isLive && until !== null && details.state !== 'refused',
  );
  if (asked?.until == null) return null;
  const { since, until } = asked;
  const beyond = insuredItems(judged, setting).find(
    ({ oldest, endsOn }) =>
      endsOn < until && asked.items.some(({ itemId }) => itemId === oldest.item.itemId),
  );
  const isTold = facts.some(
    ({ kind, on, details }) => kind === 'task' && details.action === INSURER_TASK && on >= since,
  );
  if (beyond === undefined || isTold) return null;
  const { invoice } = beyond.oldest.item;
  return {
    on: since,
    because: say`they were given or ask for time until ${day(until)} for ${invoice}, beyond the insurer's maximum extension period, which ends on ${day(beyond.endsOn)}: report it and write that down as the task "${INSURER_TASK}"`,
    todo: say`Report the request for time of ${invoice} to the insurer`,
  };
}

/** Most policies insure nobody: nothing is asked of their items. */
const isInsuring = ({ insurer, exceptions }: Policy): boolean =>
  insurer.extensionDays !== null || exceptions.some((one) => one.insurer.extensionDays != null);

const NOT_INSURED = /^(?:no|none|0+(?:\.0+)?)$/i;

/** The newest limit that counts says that the insurer covers nothing of it. */
function isUninsured({ facts }: CustomerCase): boolean {
  const limit = facts.findLast(
    ({ kind, isLive, details }) => kind === 'limit' && isLive && details.insured !== undefined,
  );
  return limit !== undefined && NOT_INSURED.test((limit.details.insured ?? '').trim());
}

/** What a task is called that says that the insurer was told, or has the case. */
export const INSURER_TASK = 'insurer';

/** Clause: what has come, and what to do about it. */
export function insurerBecause(
  { oldest, rules, endsOn, handOverBy, stage }: InsurerClock,
  asOf: IsoDate,
): Text {
  const { invoice } = oldest.item;
  const period = say`the insurer's maximum extension period (${count(rules.extensionDays, 'day')})`;
  switch (stage) {
    case 'insurer_warning':
      return say`${invoice} reaches ${period} on ${day(endsOn)}: get it paid, or stop deliveries and notify the insurer on that day`;
    case 'insurer_stop':
      return say`${invoice} is past ${period} since ${day(endsOn)}: stop deliveries, notify the insurer and write that down as the task "${INSURER_TASK}"; the collection is handed over by ${day(handOverBy)}`;
    case 'insurer_hand_over':
      return asOf <= handOverBy
        ? say`${invoice} is past ${period}, and its collection is handed over to the insurer by ${day(handOverBy)}: hand it over and write that down as a route or the task "${INSURER_TASK}"`
        : say`${invoice} is past ${period}, and its collection was to be handed over to the insurer by ${day(handOverBy)}: hand it over today and write that down as a route or the task "${INSURER_TASK}"`;
  }
}

export function insurerTodo({ oldest, endsOn, stage }: InsurerClock): Text {
  const { invoice } = oldest.item;
  switch (stage) {
    case 'insurer_warning':
      return say`Insurer: ${invoice} has until ${day(endsOn)}`;
    case 'insurer_stop':
      return say`Stop deliveries, notify the insurer`;
    case 'insurer_hand_over':
      return say`Hand ${invoice} over to the insurer`;
  }
}
