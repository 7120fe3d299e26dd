/**
 * What a row of the worklist says beside its figures: whether it is to do today, what happened there in at
 * most two chips, and the next step in a line.
 *
 *     to do    "Promise broken" "Over limit"     Call before 13:30
 *     to do    "Dispute undecided"               Decide the dispute of INV-7
 *     done     "Promised"                        Formal demand, level 3 on 2026-12-02
 */
import { daysBetween, type IsoDate } from '../dates.ts';
import { capital, count, day, groupedMoney, say, type Text } from '../texts/text.ts';
import { isTheirPayDay, strictestHold } from './call-sheet.ts';
import { brokenPromise, type SheetSubject } from './opening-line.ts';
import { planInForce } from './judged-case.ts';
import type { Reach } from './reach.ts';
import { overLimit } from './owner-copied.ts';
import { stepSpec } from './policy.ts';
import { isDue, isStepDue, todoOf } from './worklist.ts';

export const ROW_STATES = ['todo', 'done', 'snoozed', 'later'] as const;
export type RowState = (typeof ROW_STATES)[number];

/** `done`: somebody of us was in contact on the day, whatever is due still. */
export function rowState(subject: SheetSubject): RowState {
  const { judged, steps } = subject;
  if (isContactedOn(judged.one)) return 'done';
  if (isDue(subject)) return 'todo';
  return steps.items.some(({ pause }) => pause?.reason === 'snooze') ? 'snoozed' : 'later';
}

/** A letter of the day, or a contact of it that did not come from the customer. */
const isContactedOn = ({ asOf, facts, letters }: SheetSubject['judged']['one']): boolean =>
  letters.some(({ issuedOn }) => issuedOn === asOf) ||
  facts.some(
    ({ kind, on, details }) => on === asOf && kind === 'contact' && details.direction !== 'in',
  );

/** Strongest first. */
export const CHIPS = [
  'insolvent',
  'promise_broken',
  'deadline_passed',
  'insurer_hand_over',
  'insurer_stop',
  'dispute_undecided',
  'dispute_unacknowledged',
  'insurer_warning',
  'insurer_deferral',
  'promise_due',
  'plan_behind',
  'hold',
  'over_limit',
  'no_answer',
  'disputed',
  'on_plan',
  'promised',
  'says_paid',
  'snoozed',
  'silent',
  'pay_day',
  'credit',
  'letter_due',
  'first_call',
] as const;
export type ChipKind = (typeof CHIPS)[number];

export interface RowChip {
  readonly kind: ChipKind;
  /** Days, or how often; null: the words alone. */
  readonly number: number | null;
  /** The whole of it. */
  readonly because: Text;
}

/** Fewer days without a sign of life are no silence. */
const SILENT_DAYS = 45;
/** Once may happen to anybody. */
const VAIN_CALLS = 2;
const MOST_CHIPS = 2;

/** What happened, then what holds; at most two. */
export function rowChips(subject: SheetSubject): readonly RowChip[] {
  const { judged, items, steps, sums, urgent } = subject;
  const { one } = judged;
  const { asOf } = one;
  const found: RowChip[] = [];
  const add = (kind: ChipKind, because: Text, number: number | null = null): void => {
    if (found.every((chip) => chip.kind !== kind)) found.push({ kind, number, because });
  };
  const pause = (reason: string): Text | null =>
    steps.items.find((item) => item.pause?.reason === reason)?.pause?.because ?? null;

  const insolvency = pause('insolvency');
  if (insolvency !== null) add('insolvent', sentence(insolvency));
  // One chip about disputes: the one that asks for more.
  const isTold = urgent.some(({ kind }) => kind === 'dispute_undecided');
  for (const event of urgent)
    if (!(isTold && event.kind === 'dispute_unacknowledged'))
      add(event.kind, sentence(event.because));
  const tellsDispute = urgent.some(({ kind }) => kind.startsWith('dispute_'));
  const broken = brokenPromise(subject);
  if (broken !== null && broken.brokenOn !== null && isRecent(broken.brokenOn, asOf))
    add('promise_broken', say`Promise ${broken.promise.key} was broken on ${day(broken.brokenOn)}`);
  const open = judged.promises.filter(({ state }) => state === 'open');
  const due = open.find(({ promise }) => promise.until <= asOf);
  if (due !== undefined)
    add(
      'promise_due',
      say`${groupedMoney(due.amountMinor, due.promise.currency)} promised for ${day(due.promise.until)}`,
    );
  const behind = planInForce(judged, 'defaulted');
  if (behind !== null) add('plan_behind', say`Plan ${behind.key} is behind`);
  const hold = strictestHold(one);
  if (hold !== null && hold !== 'watch')
    add('hold', hold === 'goods' ? say`Some goods are on hold` : say`Deliveries are held back`);
  const limit = overLimit(judged, sums);
  if (limit !== null) add('over_limit', sentence(limit));
  if (judged.unanswered >= VAIN_CALLS)
    add(
      'no_answer',
      say`${count(judged.unanswered, 'contact')} without an answer since ${day(judged.lastSignOn)}`,
      judged.unanswered,
    );
  const disputed = items.find(({ of }) => of.dispute !== null)?.of;
  if (disputed?.dispute != null && !tellsDispute)
    add(
      'disputed',
      say`${groupedMoney(disputed.dispute.disputedMinor, disputed.item.currency)} of ${disputed.item.invoice} is disputed since ${day(disputed.dispute.since)}`,
    );
  const plan = planInForce(judged, 'on_track');
  if (plan !== null) add('on_plan', say`Plan ${plan.key} is on track`);
  const [promised] = open;
  if (promised !== undefined && due === undefined)
    add(
      'promised',
      say`${groupedMoney(promised.amountMinor, promised.promise.currency)} promised for ${day(promised.promise.until)}`,
    );
  const paid = pause('proof');
  if (paid !== null) add('says_paid', sentence(paid));
  const snoozed = pause('snooze');
  if (snoozed !== null) add('snoozed', sentence(snoozed));
  const overdue = sums.some(({ overdueMinor }) => overdueMinor > 0);
  const silent = Math.min(...items.map(({ inputs }) => inputs.silentDays));
  if (overdue && silent >= SILENT_DAYS && Number.isFinite(silent))
    add('silent', say`No sign of life since ${day(judged.lastSignOn)}`, silent);
  if (overdue && isTheirPayDay(judged)) add('pay_day', say`Today is one of their pay days`);
  const [credit] = one.onAccount;
  if (overdue && credit !== undefined)
    add(
      'credit',
      say`${groupedMoney(credit.unallocatedMinor, credit.currency)} of ${credit.number} is not used yet`,
    );
  const { next } = steps;
  if (next !== null && next.on <= asOf) {
    if (next.level !== null) add('letter_due', say`${stepSpec(next.step).name}`);
    if (next.step === 'K06') add('first_call', say`${stepSpec(next.step).name}`);
  }
  return found.sort((a, b) => CHIPS.indexOf(a.kind) - CHIPS.indexOf(b.kind)).slice(0, MOST_CHIPS);
}

const sentence = (clause: Text): Text => say`${capital(clause)}`;

/** A promise that broke longer ago is history. */
const RECENT_DAYS = 30;
const isRecent = (on: IsoDate, asOf: IsoDate): boolean => daysBetween(on, asOf) <= RECENT_DAYS;

/** `Call before 13:30`, `Formal demand, level 3: review`, `First call on 2026-12-01`, or why nothing comes. */
export const rowLine = (subject: SheetSubject, reach: Reach | null): Text =>
  (isCallDue(subject) ? callLine(subject.judged.one.asOf, reach) : null) ?? stepLine(subject);

/** Whether the line depends on the debtor's clock. */
export function isCallDue({
  judged,
  steps: { next },
}: Pick<SheetSubject, 'judged' | 'steps'>): boolean {
  return next !== null && next.on <= judged.one.asOf && stepSpec(next.step).kind === 'call';
}

/** Null: they cannot be reached on the day. */
export function callLine(
  asOf: IsoDate,
  reach: Pick<Reach, 'on' | 'isNow' | 'from' | 'until'> | null,
): Text | null {
  if (reach === null || reach.on !== asOf) return null;
  return reach.isNow ? say`Call before ${reach.until}` : say`Call after ${reach.from}`;
}

/** The line without a clock. */
export function stepLine(subject: Pick<SheetSubject, 'judged' | 'steps' | 'urgent'>): Text {
  const { judged, steps } = subject;
  const { next } = steps;
  const todo = isStepDue(subject) ? null : todoOf(subject);
  if (todo !== null) return todo;
  if (next === null) {
    const because = steps.blocked[0]?.because;
    return because === undefined ? say`Nothing comes` : sentence(because);
  }
  const { kind, name } = stepSpec(next.step);
  if (next.on > judged.one.asOf) return say`${name} on ${day(next.on)}`;
  return kind === 'letter' ? say`${name}: review` : name;
}
