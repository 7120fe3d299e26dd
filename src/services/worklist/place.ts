/**
 * What the worklist says of a customer that neither the others nor the time of the day change: made of the
 * judged case while it is at hand, and kept instead of it.
 */
import type { RowReasons, SumOfDay, WorklistRow } from '../../contract/calls/worklist.ts';
import { BUCKETS } from '../../domain/case/bucket.ts';
import { outgoingContacts, recentContacts } from '../../domain/case/contact-times.ts';
import type { SheetSubject } from '../../domain/case/opening-line.ts';
import type { Reach, Reached } from '../../domain/case/reach.ts';
import { isCallDue, rowChips, rowState, stepLine } from '../../domain/case/list-words.ts';
import {
  currencySums,
  isDue,
  ownParts,
  todoOf,
  urgentEvents,
  whyRanked,
  type CurrencySum,
  type Stepped,
} from '../../domain/case/worklist.ts';
import { mayBeCopied, overLimit } from '../../domain/case/owner-copied.ts';
import { stepSpec } from '../../domain/case/policy.ts';
import type { Minor } from '../../domain/money.ts';
import type { Text } from '../../domain/texts/text.ts';
import type { ClassifiedCase, Judging } from '../case/judging.ts';
import { nextStepView } from '../case/views.ts';

export interface WorklistPlace {
  readonly row: RowOfCase;
  /** In the order in which the currencies are met. */
  readonly sums: readonly CurrencySum[];
  /** What the row says to do, without a clock. */
  readonly line: Text;
  /** A call is to be made: the line says until when or from when. */
  readonly isCallDue: boolean;
  readonly reached: Reached;
  /** The last answer to when they can be reached. */
  reach: Reach | null;
  /** The last row, and what it was made of beside this: the same row as long as that is the same. */
  shown: RowShown | null;
  /** Amounts of its open items, by currency. */
  readonly open: readonly (readonly [currency: string, minors: readonly Minor[]])[];
  /** What it adds to the figures of the day; null: nothing, as most do. */
  readonly day: DayOfCustomer | null;
}

export interface DayOfCustomer {
  /** Promises given on the day, with what counts of them. */
  readonly promised: readonly Omit<SumOfDay, 'count'>[];
  /** Promises whose day it is. */
  readonly promisesDue: number;
  readonly deadlinesPassed: number;
}

type RowOfCase = Omit<
  WorklistRow,
  'currency' | 'openMinor' | 'overdueMinor' | 'others' | 'line' | 'reach' | 'reasons'
>; // prettier-ignore

interface RowShown {
  readonly row: WorklistRow;
  readonly sums: readonly CurrencySum[];
  readonly reach: Reach | null;
}

/**
 * Steps and lines by the step and its day: a thousand customers have the same one next on the same day, and
 * an object that stands in many rows is copied between threads once.
 */
const samePerDay = new WeakMap<Judging, Map<string, NextInRow>>();
interface NextInRow {
  readonly line: Text;
  readonly nextStep: RowOfCase['nextStep'];
}

function nextInRow(stepped: Stepped, judging: Judging): NextInRow {
  const { next } = stepped.steps;
  if (next === null) return { line: stepLine(stepped), nextStep: null };
  const { name } = stepSpec(next.step);
  const nextStep = { step: next.step, name, on: next.on };
  // Of nobody else.
  if (todoOf(stepped) !== null) return { line: stepLine(stepped), nextStep };
  let known = samePerDay.get(judging);
  if (known === undefined) samePerDay.set(judging, (known = new Map<string, NextInRow>()));
  const key = `${next.step} ${next.on}`;
  let same = known.get(key);
  if (same === undefined) {
    same = { line: stepLine(stepped), nextStep };
    known.set(key, same);
  }
  return same;
}

/** Of the last case asked about: two tellings of it look at the same steps. */
let lastStepped: { readonly of: ClassifiedCase; readonly stepped: Stepped & SheetSubject } | null =
  null;

function steppedOf(classified: ClassifiedCase, judging: Judging): Stepped & SheetSubject {
  if (lastStepped?.of !== classified) {
    const { judged, items } = classified;
    const stepped = {
      judged,
      items,
      sums: currencySums(judged),
      steps: judging.steps(classified),
      urgent: urgentEvents(judged, judging),
    };
    lastStepped = { of: classified, stepped };
  }
  return lastStepped.stepped;
}

/** Said only where somebody asks for it: most of the texts of a list. Null: nothing is open. */
export function worklistReasons(classified: ClassifiedCase, judging: Judging): RowReasons | null {
  if (classified.items.length === 0) return null;
  const stepped = steppedOf(classified, judging);
  const { steps, sums } = stepped;
  const copied =
    steps.next !== null && mayBeCopied(judging.policy, steps.next.step)
      ? overLimit(stepped.judged, sums)
      : null;
  return { nextStep: nextStepView(steps, judging, copied), because: whyRanked(stepped) };
}

/** Null: nothing is open. */
export function worklistPlace(classified: ClassifiedCase, judging: Judging): WorklistPlace | null {
  const { judged, items } = classified;
  if (items.length === 0) return null;
  const { one } = judged;
  const { asOf, customer } = one;
  const stepped = steppedOf(classified, judging);
  const { sums, urgent } = stepped;
  const { line, nextStep } = nextInRow(stepped, judging);
  const chips = rowChips(stepped);
  let [worst, oldest] = [0, 0];
  for (const { bucket, of } of items) {
    worst = Math.max(worst, BUCKETS.indexOf(bucket));
    oldest = Math.max(oldest, of.daysPastDue);
  }
  return {
    row: {
      customer: customer.code,
      name: customer.name,
      country: customer.country,
      parts: ownParts(judged, items, judging.company.country),
      daysPastDue: oldest,
      bucket: BUCKETS[worst] ?? 'unpaid',
      nextStep,
      isDue: isDue(stepped),
      events: urgent.length === 0 ? NONE : urgent.map(({ kind, on }) => ({ kind, on })),
      state: rowState(stepped),
      chips: chips.length === 0 ? NONE : chips,
    },
    sums,
    line,
    isCallDue: isCallDue(stepped),
    reached: {
      country: customer.country,
      calendar: judged.calendar,
      profile: one.profile,
      contacts: recentContacts(outgoingContacts(one), asOf),
    },
    reach: null,
    shown: null,
    open: openAmounts(items),
    day: dayOf(stepped),
  };
}

function openAmounts(items: ClassifiedCase['items']): WorklistPlace['open'] {
  const open = new Map<string, Minor[]>();
  for (const { of } of items) {
    const { currency, openMinor } = of.item;
    const minors = open.get(currency);
    if (minors === undefined) open.set(currency, [openMinor]);
    else minors.push(openMinor);
  }
  return [...open];
}

function dayOf({ judged, urgent }: Stepped): DayOfCustomer | null {
  const { asOf } = judged.one;
  const promised = judged.promises
    .filter(({ promise, state }) => promise.on === asOf && state !== 'cancelled')
    .map(({ promise, amountMinor }) => ({ currency: promise.currency, minor: amountMinor }));
  const promisesDue = judged.promises.filter(
    ({ promise, state }) => promise.until === asOf && state === 'open',
  ).length;
  const deadlinesPassed = urgent.filter(({ kind }) => kind === 'deadline_passed').length;
  return promised.length + promisesDue + deadlinesPassed === 0
    ? null
    : { promised, promisesDue, deadlinesPassed };
}

const NONE: readonly never[] = [];
