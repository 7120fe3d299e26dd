/**
 * Why a letter comes sooner than its offset (domain-rules 3, "Escalate"; reading 2.6 no. 2).
 *
 *     two promises broken, the last on the 9th     level 3, since the 9th, after the deadline of the last letter
 *     a severe signal of the 12th                  level 3, since the 12th, at once
 */
import { daysBetween, type IsoDate, laterOf } from '../dates.ts';
import { count, day, say, type Text } from '../texts/text.ts';
import type { JudgedCase } from './judged-case.ts';
import type { Policy } from './policy.ts';

export interface Escalation {
  /** Letters below it are skipped. */
  readonly level: number;
  /** It does not wait for the deadline and the days between letters either. */
  readonly atOnce: boolean;
  /** From this day. */
  readonly since: IsoDate;
  readonly because: Text;
}

const HIGHEST_LEVEL = 4;

/** The strongest that holds; null: the offsets of the policy count. */
export function escalationOf(judged: JudgedCase, policy: Policy): Escalation | null {
  const { severe, insolvency, one, promises } = judged;
  const broken = promises.filter(
    ({ brokenOn }) =>
      brokenOn !== null && daysBetween(brokenOn, one.asOf) <= policy.buckets.brokenPromiseDays,
  );
  const newest = broken.reduce<IsoDate | null>(
    (last, { brokenOn }) => (last === null ? brokenOn : laterOf(last, brokenOn ?? last)),
    null,
  );
  const byPromise: Escalation | null =
    newest === null
      ? null
      : {
          level: Math.min(HIGHEST_LEVEL, broken.length + 1),
          atOnce: false,
          since: newest,
          because: say`${count(broken.length, 'promise')} broken, the last on ${day(newest)}`,
        };
  const [signal] = severe;
  const suspected = one.facts.find(
    ({ kind, isLive, details }) => kind === 'insolvency' && isLive && details.state !== 'formal',
  );
  const alarm = signal ?? (insolvency === 'suspected' ? suspected : undefined);
  if (alarm === undefined || (byPromise !== null && byPromise.level > FORMAL_LEVEL))
    return byPromise;
  return {
    level: FORMAL_LEVEL,
    atOnce: true,
    since: alarm.on,
    because:
      signal === undefined
        ? say`an insolvency is suspected since ${day(alarm.on)}`
        : say`a severe signal on ${day(alarm.on)}`,
  };
}

const FORMAL_LEVEL = 3;
