/**
 * How a payment plan stands: money since it was agreed against what was due by then (domain-rules 2.6
 * no. 7). A plan that fell behind is on track again when the money comes.
 *
 *     300.00 on 2026-04-01, 300.00 on 2026-05-01; 300.00 came on 2026-04-03
 *     2026-04-20    on_track, due by now 300.00, next on 2026-05-01
 *     2026-05-12    defaulted: five business days after 1 May are over
 */
import { addBusinessDays, type BusinessCalendar } from '../business-days.ts';
import type { IsoDate } from '../dates.ts';
import type { Minor } from '../money.ts';
import type { MoneyIn } from './case.ts';

export const PLAN_STATES = ['on_track', 'defaulted', 'completed', 'ended'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export interface PlanFact {
  readonly key: string;
  readonly on: IsoDate;
  readonly currency: string;
  /** By day. */
  readonly instalments: readonly { readonly on: IsoDate; readonly amountMinor: Minor }[];
  readonly items: ReadonlySet<number>;
  readonly isEnded: boolean;
}

export interface JudgedPlan {
  readonly key: string;
  readonly state: PlanState;
  /** Money since `on`, applied to its items or still on account; at most what was agreed. */
  readonly receivedMinor: Minor;
  /** Instalments whose day and five business days are over. */
  readonly dueByNowMinor: Minor;
  /** Day of the first instalment that the money does not cover; null: all of them are covered. */
  readonly nextOn: IsoDate | null;
}

/** Business days after its date on which an instalment is still in time. */
export const PLAN_GRACE_DAYS = 5;

/** As of the end of `asOf`. `openMinor`: open on that day, by item id. */
export function judgePlan(
  plan: PlanFact,
  money: readonly MoneyIn[],
  openMinor: (itemId: number) => Minor,
  calendar: BusinessCalendar,
  asOf: IsoDate,
): JudgedPlan {
  const agreed = plan.instalments.reduce((sum, one) => sum + one.amountMinor, 0);
  let received = 0;
  for (const one of money) {
    if (one.currency !== plan.currency || one.on < plan.on) continue;
    received += one.onAccountMinor;
    for (const [item, amount] of one.applied) if (plan.items.has(item)) received += amount;
  }
  const receivedMinor = Math.min(agreed, received);
  const dueByNowMinor = plan.instalments
    .filter(({ on }) => addBusinessDays(on, PLAN_GRACE_DAYS, calendar) < asOf)
    .reduce((sum, one) => sum + one.amountMinor, 0);
  let covered = 0;
  const next = plan.instalments.find(({ amountMinor }) => {
    covered += amountMinor;
    return covered > receivedMinor;
  });
  const isPaid = receivedMinor >= agreed || [...plan.items].every((item) => openMinor(item) === 0);
  const state = plan.isEnded
    ? 'ended'
    : isPaid
      ? 'completed'
      : receivedMinor >= dueByNowMinor
        ? 'on_track'
        : 'defaulted';
  return {
    key: plan.key,
    state,
    receivedMinor,
    dueByNowMinor,
    nextOn: isPaid ? null : (next?.on ?? null),
  };
}
