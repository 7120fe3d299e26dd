/**
 * What the office of the sample learned of its customers, version by version: contacts, pay days,
 * papers, steps, times to avoid.
 *
 *     2025-09-05  C1006  Gonzalo Vega, ap_clerk; pays on Thursdays
 *     2026-06-26  C1006  Inés Salcedo since Mr Vega left
 *
 * Small customers who always pay have none: nobody ever had to ring them.
 */
import { addDays, type IsoDate } from '../../domain/dates.ts';
import {
  EMPTY_PROFILE,
  USUAL_AVOID_WINDOWS,
  type CustomerProfile,
  type PayCalendar,
} from '../../domain/customers/profile.ts';
import { BEHAVIOURS, type Story } from './behaviour.ts';
import { businessDay } from './business-day.ts';
import type { SampleHistory } from './history.ts';
import { SAMPLE_DAYS, type SampleCustomer } from './orders.ts';
import { peopleOf, successorOf, type Person } from './people.ts';
import { seededRandom } from './seeded-random.ts';

export interface ProfileVersion {
  /** Code. */
  readonly customer: string;
  /** Written down on this day. */
  readonly on: IsoDate;
  readonly profile: CustomerProfile;
  /** Who is rung from then on. */
  readonly called: string;
}

const SALES = ['Núria Casals', 'Iker Zabala', 'Beatriz Leal'] as const;

/** Days before today on which the books were handed over. */
const NEW_CLERK: Partial<Record<Story, number>> = {
  drifting: 150,
  drifting_mild: 96,
  strange_small: 41,
};
/** Stories whose note tells of the last weeks. */
const NOTED_LATE = new Set<Story>(['promise_broken', 'drifting', 'strange', 'strange_small']);
const DAYS_SINCE_NOTED = 18;

/** By day, then by customer. */
export function sampleProfiles(
  { customers, start }: SampleHistory,
  today: IsoDate,
  seed: number,
): readonly ProfileVersion[] {
  return customers
    .filter(isKnown)
    .flatMap((customer) => versionsOf(customer, start, today, seed))
    .filter(({ on }) => on <= today)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

const isKnown = ({ tier, story }: SampleCustomer): boolean =>
  tier !== 'small' || story !== 'prompt';

function versionsOf(
  customer: SampleCustomer,
  start: IsoDate,
  today: IsoDate,
  seed: number,
): readonly ProfileVersion[] {
  const { draft, story } = customer;
  const random = seededRandom(seed + 20_000 + Number(draft.code.slice(1)));
  const people = peopleOf(customer, seed);
  const buysFrom = Math.round(BEHAVIOURS[story].buysFrom * SAMPLE_DAYS);
  const firstOn = businessDay(
    addDays(start, buysFrom + random.between(15, buysFrom > 0 ? 30 : 170)),
  );
  const first: CustomerProfile = {
    ...EMPTY_PROFILE,
    contacts: people.map(({ contact }) => contact),
    payCalendar: payDaysOf(customer),
    documents: papersOf(customer),
    processSteps: stepsOf(customer),
    avoidWindows: timesToAvoid(customer),
    salesRep: random.pick(SALES),
    notes: NOTED_LATE.has(story) ? '' : BEHAVIOURS[story].notes,
  };
  const versions: ProfileVersion[] = [version(draft.code, firstOn, first, people)];
  let { profile } = versions[0] as ProfileVersion;
  let now = people;
  const changedAgo = NEW_CLERK[story];
  if (changedAgo !== undefined) {
    const on = businessDay(addDays(today, -changedAgo));
    const successor = successorOf(customer, people, seed);
    const [gone, ...others] = people;
    now = [successor, ...others];
    const contacts = now.map(({ contact }) => contact);
    const [newcomer, ...stayed] = contacts;
    if (newcomer !== undefined && gone !== undefined)
      profile = {
        ...profile,
        contacts: [{ ...newcomer, notes: `Keeps the books since ${gone.called} left.` }, ...stayed],
      };
    versions.push(version(draft.code, on, profile, now));
  }
  if (NOTED_LATE.has(story)) {
    const on = businessDay(addDays(today, -DAYS_SINCE_NOTED));
    const isStuck = profile.processSteps.length > 0;
    profile = {
      ...profile,
      notes: BEHAVIOURS[story].notes,
      currentStep: isStuck ? 2 : null,
      stuckSince: isStuck ? businessDay(addDays(on, -9)) : null,
    };
    versions.push(version(draft.code, on, profile, now));
  }
  return versions;
}

const version = (
  customer: string,
  on: IsoDate,
  profile: CustomerProfile,
  people: readonly Person[],
): ProfileVersion => ({ customer, on, profile, called: people[0]?.called ?? '' });

function payDaysOf({ draft, story, tier }: SampleCustomer): PayCalendar {
  const on = (days: Partial<PayCalendar>): PayCalendar => ({
    ...EMPTY_PROFILE.payCalendar,
    transitDays: draft.country === 'ES' ? 1 : 2,
    ...days,
  });
  if (draft.kind === 'public_body') return on({ monthDays: [31], transitDays: 3 });
  if (draft.country === 'CN') return on({ weekdays: [2], transitDays: 4 });
  if (story === 'slow') return on({ monthDays: [10, 25], cutOffHour: 12 });
  if (story === 'promise_broken') return on({ monthDays: [15, 31], cutOffHour: 12 });
  if (story === 'drifting' || story === 'drifting_mild') return on({ weekdays: [4] });
  if (tier === 'large') return on({ weekdays: [5], cutOffHour: 14 });
  return EMPTY_PROFILE.payCalendar;
}

function papersOf({ draft, story, tier }: SampleCustomer): CustomerProfile['documents'] {
  if (draft.kind === 'public_body')
    return [
      { kind: 'order_copy', label: 'with the number of the resolution', leadDays: 30, copies: 1 },
      { kind: 'delivery_note', label: 'stamped by the warehouse', leadDays: 30, copies: 2 },
    ];
  if (story === 'promise_broken')
    return [
      { kind: 'delivery_note', label: 'signed, with the pallet numbers', leadDays: 5, copies: 1 },
    ];
  if (tier === 'large' && draft.country === 'DE')
    return [{ kind: 'statement', label: 'at the end of each month', leadDays: 3, copies: 1 }];
  if (tier === 'large' && draft.country === 'CN')
    return [{ kind: 'certificate', label: 'of origin', leadDays: 10, copies: 2 }];
  return [];
}

function stepsOf({ draft, story, tier }: SampleCustomer): CustomerProfile['processSteps'] {
  const isOffice = draft.kind === 'public_body' || (story === 'steady' && tier === 'large');
  if (!isOffice && story !== 'promise_broken') return [];
  return [
    { order: 1, step: 'Goods checked in', person: 'warehouse', role: 'site', normalDays: 2 },
    { order: 2, step: 'Approval', person: '', role: 'approver', normalDays: 5 },
    { order: 3, step: 'Payment run', person: '', role: 'ap_clerk', normalDays: 7 },
  ];
}

function timesToAvoid({ draft, story }: SampleCustomer): CustomerProfile['avoidWindows'] {
  if (story === 'promise_broken') return USUAL_AVOID_WINDOWS;
  if (draft.name.includes('Wedding') || draft.name.includes('Hochzeit'))
    return [
      {
        weekdays: [5, 6],
        monthDays: [],
        before: null,
        after: null,
        note: 'weddings, nobody answers',
      },
    ];
  if (draft.name.includes('Hoteles'))
    return [
      { weekdays: [], monthDays: [1, 15], before: null, after: null, note: 'closing of the month' },
      { weekdays: [5], monthDays: [], before: null, after: '14:00', note: 'closed from two' },
    ];
  return [];
}
