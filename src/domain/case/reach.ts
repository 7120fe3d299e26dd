/**
 * Whom to ask for, and when they can be called, on the debtor's clock (domain-rules 1.2 R05 to R10, 1.10 N13).
 *
 *     Marta Ortells, accounts payable       10:42 there, reachable until 13:30
 *     after hours in Lisbon                 2026-03-09 from 09:00, "outside 09:00 to 18:00"
 */
import type { BusinessCalendar } from '../business-days.ts';
import type { LocalMoment } from '../customers/customer-times.ts';
import {
  type ClockTime,
  type ContactRole,
  type CustomerContact,
  type CustomerProfile,
  mayShowDebtTo,
} from '../customers/profile.ts';
import type { Instant, IsoDate } from '../dates.ts';
import type { Text } from '../texts/text.ts';
import {
  type ContactCaps,
  localMomentAt,
  nextContact,
  type OutgoingContact,
  outgoingContacts,
  zoneOf,
} from './contact-times.ts';
import type { JudgedCase } from './judged-case.ts';
import type { Policy } from './policy.ts';

/** Who pays what is approved comes first: most calls end there. */
const ROLES: readonly ContactRole[] = [
  'ap_clerk',
  'decision_maker',
  'owner',
  'approver',
  'buyer',
  'site',
];

/** One with a telephone number goes before one without; nobody whom debts must not be shown to. */
export function personToCall(contacts: readonly CustomerContact[]): CustomerContact | null {
  const rank = ({ phone, role }: CustomerContact): number =>
    (phone === '' ? ROLES.length : 0) + ROLES.indexOf(role);
  return contacts
    .filter(({ role }) => mayShowDebtTo(role))
    .reduce<CustomerContact | null>(
      (best, one) => (best === null || rank(one) < rank(best) ? one : best),
      null,
    );
}

const DECIDING: ReadonlySet<ContactRole> = new Set(['decision_maker', 'approver', 'owner']);

export function whoDecides(
  { one }: JudgedCase,
  person: CustomerContact | null,
): CustomerContact | null {
  if (person !== null && DECIDING.has(person.role)) return null;
  return one.profile.contacts.find((contact) => DECIDING.has(contact.role)) ?? null;
}

/** Times are on the debtor's clock. */
export interface Reach {
  /** IANA name. */
  readonly zone: string;
  /** What their clock shows. */
  readonly local: LocalMoment;
  readonly isNow: boolean;
  /** The first time from now on; `until` exclusive, on the same day. */
  readonly on: IsoDate;
  readonly from: ClockTime;
  readonly until: ClockTime;
  /** What stands in the way until then, each a clause. */
  readonly reasons: readonly Text[];
  /** What their clock shows when this has to be asked again. */
  readonly holdsUntil: LocalMoment;
}

/** Who is reached, and what keeps them from being called too often. */
export interface Reached {
  readonly country: string | null;
  readonly calendar: BusinessCalendar;
  readonly profile: CustomerProfile;
  readonly contacts: readonly OutgoingContact[];
}

/** Null: it is not known what time it is there, or there is no such time. */
export const reachOf = (
  { one, calendar }: JudgedCase,
  at: Instant,
  { contacts: caps }: Policy,
): Reach | null =>
  reachAt(
    {
      country: one.customer.country,
      calendar,
      profile: one.profile,
      contacts: outgoingContacts(one),
    },
    at,
    caps,
  );

export function reachAt(
  { country, calendar, profile, contacts }: Reached,
  at: Instant,
  caps: ContactCaps,
): Reach | null {
  const contact = personToCall(profile.contacts);
  const zone = zoneOf(country, contact?.timeZone);
  if (!zone.ok) return null;
  const time = nextContact({ at, channel: 'call', country, calendar, profile, contact, contacts, caps }); // prettier-ignore
  if (!time.ok) return null;
  const local = localMomentAt(at, zone.value);
  if (!time.value.now) {
    const { on, from, until, reasons } = time.value;
    return withEnd({ zone: zone.value, local, isNow: false, on, from, until, reasons });
  }
  return withEnd({
    zone: zone.value,
    local,
    isNow: true,
    on: local.slice(0, 10) as IsoDate,
    from: local.slice(11),
    until: time.value.until,
    reasons: [],
  });
}

/** Whether asking again at a later moment gives the same, `reasons` and the clock aside. */
export function reachHolds({ zone, local, holdsUntil }: Reach, at: Instant): boolean {
  const now = localMomentAt(at, zone);
  return local <= now && now < holdsUntil;
}

/**
 * As long as it is the same day there: a time to come is the next one until it has come, and a time that runs
 * ends when it ends.
 */
function withEnd(reach: Omit<Reach, 'holdsUntil'>): Reach {
  const { local, isNow, on, from, until } = reach;
  const end = `${on}T${isNow ? until : from}`;
  const midnight = `${local.slice(0, 10)}T24:00`;
  return { ...reach, holdsUntil: end < midnight ? end : midnight };
}
