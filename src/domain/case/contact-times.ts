/**
 * When a customer may be contacted next, and what stands in the way until then (domain-rules.md 1.10
 * N13, 1.2 R07 and R13, 3 "Pause" no. 7: caps postpone a contact, they never skip it).
 *
 *     call Ana Ruiz in Madrid, hours not known, no calls on Mondays
 *       Fri 2026-03-27T09:30Z   10:30 there        ->  now, until 18:00
 *       Fri 2026-03-27T18:40Z   19:40 there        ->  Tue 2026-03-31 from 09:00: it is 19:40 in Madrid;
 *                                                      Saturday; Sunday; they do not want to be asked
 *                                                      on Mondays
 *       three contacts on the 25th, 26th and 27th  ->  Wed 2026-04-01 from 09:00: 3 contacts in the
 *                                                      7 days to 2026-03-27 (no more than 3) …
 *
 * Days and times are those of the debtor's clock. Texts are the rest of a sentence: "not called: …".
 */
import { isBusinessDay, weekdayOf, type BusinessCalendar } from '../business-days.ts';
import {
  avoidWindowsAt,
  isoWeekdayOf,
  isReachable,
  type LocalMoment,
} from '../customers/customer-times.ts';
import type {
  AvoidWindow,
  ClockTime,
  CustomerContact,
  CustomerProfile,
} from '../customers/profile.ts';
import { addDays, isoDateOf, type Instant, type IsoDate } from '../dates.ts';
import type { CASE_FACTS } from '../facts/case-facts.ts';
import { err, ok, type Result } from '../result.ts';
import { count, day, list, plural, say, type Text } from '../texts/text.ts';
import { isTimeZone, MAIN_ZONES } from '../time-zones.ts';
import type { CustomerCase } from './case.ts';

// ---- the debtor's clock

/**
 * IANA name of the zone in which the debtor's clock runs: the one entered for the contact, else the
 * main zone of `country` (ISO 3166 alpha-2; null: not known). Refused where neither gives one.
 */
export function zoneOf(country: string | null, profileZone = ''): Result<string, Text> {
  if (profileZone !== '')
    return isTimeZone(profileZone)
      ? ok(profileZone)
      : err(say`"${profileZone}" is not a time zone; write one such as America/Guayaquil.`);
  if (country === null)
    return err(
      say`It is not known what time it is there; enter the country of the customer or the time zone of the contact.`,
    );
  const zone = Object.hasOwn(MAIN_ZONES, country) ? MAIN_ZONES[country] : undefined;
  return zone === undefined
    ? err(say`It is not known what time it is in ${country}; enter the time zone of the contact.`)
    : ok(zone);
}

// Intl objects cost more to make than to use.
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    clocks.set(zone, clock);
  }
  return clock;
}

/** Of the last moment asked about, by zone: a worklist asks for 10,000 customers of a few zones at one moment. */
let lastAsked: { readonly at: Instant; readonly shown: Map<string, LocalMoment> } | null = null;

/** What the clocks of `zone` (one that `zoneOf` returned) show at `at`: `2026-03-29T03:00`. */
export function localMomentAt(at: Instant, zone: string): LocalMoment {
  if (lastAsked?.at !== at) lastAsked = { at, shown: new Map() };
  let shown = lastAsked.shown.get(zone);
  if (shown === undefined) lastAsked.shown.set(zone, (shown = shownAt(at, zone)));
  return shown;
}

function shownAt(at: Instant, zone: string): LocalMoment {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(Date.parse(at))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The town that a zone is named after: `America/New_York` → `New York`. */
const placeOf = (zone: string): string =>
  zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

// ---- how often

export interface ContactCaps {
  readonly callsADay: number;
  /** A contact of day d counts from d to d + 6. */
  readonly contactsIn7Days: number;
  /** A contact of day d counts from d to d + 29. */
  readonly contactsIn30Days: number;
  /** The debtor's clock. */
  readonly from: ClockTime;
  /** Exclusive; after `from`. */
  readonly to: ClockTime;
}

/**
 * For one debtor, whoever of us makes the contact. Source: domain-rules.md 1.10 N13 (a judgement:
 * frequency is a listed criterion of harassment in the UK's AJA 1970 s.40).
 */
export const DEFAULT_CAPS: ContactCaps = {
  callsADay: 1,
  contactsIn7Days: 3,
  contactsIn30Days: 8,
  from: '09:00',
  to: '18:00',
};

export type ContactChannel = NonNullable<
  (typeof CASE_FACTS.contact.details.channel)['values']
>[number];

/** A contact from us, answered or not: who rings in vain rings, too. */
export interface OutgoingContact {
  /** As it was recorded: a day of our calendar, which may be the one beside the debtor's. */
  readonly on: IsoDate;
  /** Null: not known; counts as a contact, not as a call. */
  readonly channel: ContactChannel | null;
}

/**
 * Contacts from us: those recorded as facts, except what is said to have come from the customer, and
 * the letters issued here. Letters of one day are one contact, also where it was recorded as well.
 */
export function outgoingContacts({
  facts,
  letters,
}: {
  readonly facts: readonly Pick<CustomerCase['facts'][number], 'kind' | 'on' | 'details'>[];
  readonly letters: readonly Pick<CustomerCase['letters'][number], 'issuedOn'>[];
}): readonly OutgoingContact[] {
  const contacts: OutgoingContact[] = [];
  for (const { kind, on, details } of facts)
    if (kind === 'contact' && details.direction !== 'in')
      contacts.push({ on, channel: (details.channel ?? null) as ContactChannel | null });
  if (letters.length === 0) return contacts;
  const recorded = new Set(
    contacts.filter(({ channel }) => channel === 'letter').map(({ on }) => on),
  );
  const issued = new Set(letters.map(({ issuedOn }) => issuedOn));
  return [
    ...contacts,
    ...[...issued]
      .filter((on) => !recorded.has(on))
      .map((on): OutgoingContact => ({ on, channel: 'letter' })),
  ];
}

/** Those that can stand in the way of a contact on `asOf` or later, wherever the debtor's clock runs. */
export function recentContacts(
  contacts: readonly OutgoingContact[],
  asOf: IsoDate,
): readonly OutgoingContact[] {
  const from = addDays(asOf, -CAP_DAYS.contactsIn30Days);
  return contacts.filter(({ on }) => on >= from);
}

/** For how many days a contact counts, its own included. */
const CAP_DAYS = { callsADay: 1, contactsIn7Days: 7, contactsIn30Days: 30 } as const;
export type ContactCap = keyof typeof CAP_DAYS;
const CAPS = Object.keys(CAP_DAYS) as readonly ContactCap[];

export interface CapInTheWay {
  readonly cap: ContactCap;
  readonly made: number;
  readonly most: number;
  /** The first later day on which this cap is no longer in the way; null: never (a cap of 0). */
  readonly freeOn: IsoDate | null;
  readonly reason: Text;
}

export interface CapAnswer {
  readonly isAllowed: boolean;
  readonly inTheWay: readonly CapInTheWay[];
  /** The first day from `on` (inclusive) on which no cap is in the way; null: never. */
  readonly nextOn: IsoDate | null;
}

/**
 * Whether one more contact by `channel` is allowed on the day `on`, after `contacts` (in any order;
 * those of later days count on their days only). The cap of calls stands in the way of calls only.
 */
export function contactCapAt(
  contacts: readonly OutgoingContact[],
  on: IsoDate,
  caps: ContactCaps = DEFAULT_CAPS,
  channel: ContactChannel = 'call',
): CapAnswer {
  const isFree = (cap: ContactCap, date: IsoDate): boolean =>
    madeAt(contacts, cap, date) < caps[cap];
  const applying = capsOf(channel);
  // A cap gives way on the day on which a contact counts no longer, and on no other.
  const changes = [
    ...new Set(applying.flatMap((cap) => contacts.map((one) => addDays(one.on, CAP_DAYS[cap])))),
  ].sort();
  const nextDay = addDays(on, 1);
  const firstDay = (from: IsoDate, isGood: (date: IsoDate) => boolean): IsoDate | null =>
    [from, ...changes.filter((date) => date > from)].find(isGood) ?? null;
  const inTheWay = reachedCaps(contacts, on, caps, channel).map((reached): CapInTheWay => ({
    ...reached,
    freeOn: firstDay(nextDay, (date) => isFree(reached.cap, date)),
  }));
  return {
    isAllowed: inTheWay.length === 0,
    inTheWay,
    nextOn: firstDay(on, (date) => applying.every((cap) => isFree(cap, date))),
  };
}

const capsOf = (channel: ContactChannel): readonly ContactCap[] =>
  channel === 'call' ? CAPS : CAPS_OF_ALL;
const CAPS_OF_ALL = CAPS.filter((cap) => cap !== 'callsADay');

/** How many of `contacts` count against `cap` on `date`. */
function madeAt(contacts: readonly OutgoingContact[], cap: ContactCap, date: IsoDate): number {
  if (contacts.length === 0) return 0;
  const first = addDays(date, 1 - CAP_DAYS[cap]);
  let made = 0;
  for (const one of contacts)
    if (first <= one.on && one.on <= date && (cap !== 'callsADay' || one.channel === 'call'))
      made += 1;
  return made;
}

/** The caps that are in the way on `on`, without looking for the day on which they are not. */
const reachedCaps = (
  contacts: readonly OutgoingContact[],
  on: IsoDate,
  caps: ContactCaps,
  channel: ContactChannel,
): readonly Omit<CapInTheWay, 'freeOn'>[] =>
  capsOf(channel).flatMap((cap): readonly Omit<CapInTheWay, 'freeOn'>[] => {
    const most = caps[cap];
    const made = madeAt(contacts, cap, on);
    return made < most ? NONE : [{ cap, made, most, reason: capReason(cap, made, most, on) }];
  });

const NONE: readonly never[] = [];

const capReason = (cap: ContactCap, made: number, most: number, on: IsoDate): Text =>
  cap === 'callsADay'
    ? say`${count(made, 'call')} on ${day(on)} (no more than ${most} a day)`
    : say`${count(made, 'contact')} in the ${CAP_DAYS[cap]} days to ${day(on)} (no more than ${most})`;

// ---- the next time

export interface ContactQuestion {
  /** From this moment on. */
  readonly at: Instant;
  readonly channel: ContactChannel;
  /** The debtor's, ISO 3166 alpha-2; null: not known. */
  readonly country: string | null;
  /** Of that country. */
  readonly calendar: BusinessCalendar;
  readonly profile: CustomerProfile;
  /** Who is contacted: whose zone and, for calls and visits, whose hours count. Null: nobody by name. */
  readonly contact: CustomerContact | null;
  readonly contacts: readonly OutgoingContact[];
  readonly caps?: ContactCaps;
}

/** Times are on the debtor's clock; `until` is exclusive, on the same day. */
export type ContactTime =
  | { readonly now: true; readonly until: ClockTime }
  | {
      readonly now: false;
      readonly on: IsoDate;
      readonly from: ClockTime;
      readonly until: ClockTime;
      /** Whatever stood in the way from the moment asked about until then, in that order; never empty. */
      readonly reasons: readonly Text[];
    };

/** How far ahead a time is looked for. The longest cap is over after half of it. */
const LOOKED_AHEAD_DAYS = 60;

/**
 * The first time from `at` on at which the debtor may be contacted: on a business day, within the hours
 * of the caps and of the person, outside the times to avoid, with no cap in the way. Refused with a
 * sentence where the zone is not known, and where there is no such time within 60 days.
 */
export function nextContact(asked: ContactQuestion): Result<ContactTime, Text> {
  const { at, country, contact, caps = DEFAULT_CAPS } = asked;
  const zone = zoneOf(country, contact?.timeZone);
  if (!zone.ok) return zone;
  const local = localMomentAt(at, zone.value);
  const today = isoDateOf(local.slice(0, 10));
  const time = local.slice(11);
  // Where our day is already the next one, what we did on it was done on the debtor's today.
  const contacts = asked.contacts.map((one) => (one.on > today ? { ...one, on: today } : one));
  const question = { ...asked, contacts };
  const reasons = new Map<string, Text>();
  if (time < caps.from || time >= caps.to)
    reasons.set('clock', say`it is ${time} in ${placeOf(zone.value)}`);

  for (let days = 0; days <= LOOKED_AHEAD_DAYS; days += 1) {
    const date = addDays(today, days);
    const start = days === 0 && time > caps.from ? time : caps.from;
    const isOut = addMissing(reasons, reasonsOfDay(question, date, caps));
    const window = isOut ? null : firstWindow(question, date, start, caps, reasons);
    if (window === null) continue;
    const { from, until } = window;
    return ok(
      days === 0 && from === time
        ? { now: true, until }
        : { now: false, on: date, from, until, reasons: [...reasons.values()] },
    );
  }
  return err(
    say`There is no time at which they may be contacted from ${day(today)} to ${day(addDays(today, LOOKED_AHEAD_DAYS))}, ${caps.from} to ${caps.to} in ${placeOf(zone.value)}: ${list([...reasons.values()], 'semicolon')}.`,
  );
}

/**
 * The first day from `from` on (inclusive) on which there is a time for a contact, and what stood in the way
 * on the days before it; null: none within 60 days. For a day that is asked about and not a moment.
 */
export function contactDay(
  question: Omit<ContactQuestion, 'at'>,
  from: IsoDate,
): { readonly on: IsoDate | null; readonly reasons: readonly Text[] } {
  const { caps = DEFAULT_CAPS } = question;
  const reasons = new Map<string, Text>();
  for (let days = 0; days <= LOOKED_AHEAD_DAYS; days += 1) {
    const on = addDays(from, days);
    const isOut = addMissing(reasons, reasonsOfDay(question, on, caps));
    if (!isOut && firstWindow(question, on, caps.from, caps, reasons) !== null)
      return { on, reasons: days === 0 ? [] : [...reasons.values()] };
  }
  return { on: null, reasons: [...reasons.values()] };
}

/** A reason, with what makes it the same one on another day. */
type Reason = readonly [name: string, text: Text];

/** Each reason once, as it was first; whether there was any. */
function addMissing(reasons: Map<string, Text>, found: readonly Reason[]): boolean {
  for (const [name, text] of found) if (!reasons.has(name)) reasons.set(name, text);
  return found.length > 0;
}

/** What stands in the way on the whole of `date`. */
function reasonsOfDay(
  { calendar, country, profile, contacts, channel }: Omit<ContactQuestion, 'at'>,
  date: IsoDate,
  caps: ContactCaps,
): readonly Reason[] {
  const found: Reason[] = [];
  const weekday = weekdayOf(date);
  if (!isBusinessDay(date, calendar)) {
    if (calendar.weekend.includes(weekday))
      found.push([`weekend ${weekday}`, weekdayNames(weekday)[0]]);
    else found.push([`holiday ${date}`, holidayReason(date, country)]);
  }
  if (profile.avoidWindows.length > 0)
    for (const window of avoidWindowsAt(profile, `${date}T${caps.from}`))
      if (!hasTimes(window)) found.push(avoidReason(window));
  for (const { cap, reason } of reachedCaps(contacts, date, caps, channel))
    found.push([cap, reason]);
  return found;
}

/**
 * The first stretch of `date` from `start` on in which nothing stands in the way, else null. Reasons
 * before it are added.
 */
function firstWindow(
  { profile, contact, channel }: Omit<ContactQuestion, 'at'>,
  date: IsoDate,
  start: ClockTime,
  caps: ContactCaps,
  reasons: Map<string, Text>,
): { readonly from: ClockTime; readonly until: ClockTime } | null {
  // An e-mail waits for whoever is not there; a call and a visit do not.
  const person = channel === 'call' || channel === 'visit' ? contact : null;
  // Of most customers nobody knows more than the country.
  if (profile.avoidWindows.length + (person?.hours.length ?? 0) === 0)
    return start < caps.to ? { from: start, until: caps.to } : null;
  const reasonsAt = (time: ClockTime): readonly Reason[] => {
    const local = `${date}T${time}`;
    const found = avoidWindowsAt(profile, local).filter(hasTimes).map(avoidReason);
    if (person !== null && !isReachable(person, local)) found.push(hoursReason(person, date));
    return found;
  };
  // Between two of these times nothing changes.
  const changes = [
    start,
    ...profile.avoidWindows.flatMap(({ before, after }) => [before, after]),
    ...(person?.hours ?? []).flatMap(({ from, to }) => [from, to]),
  ].filter((time) => time !== null && time >= start && time < caps.to) as ClockTime[];
  let from: ClockTime | null = null;
  for (const time of [...new Set(changes)].sort()) {
    const found = reasonsAt(time);
    if (from === null) {
      if (!addMissing(reasons, found)) from = time;
    } else if (found.length > 0) return { from, until: time };
  }
  return from === null ? null : { from, until: caps.to };
}

// ---- what stands in the way, in words

/** Sunday 0 … Saturday 6: one of them, and every one. */
const WEEKDAYS: readonly (readonly [one: Text, every: Text])[] = [
  [say`Sunday`, say`Sundays`],
  [say`Monday`, say`Mondays`],
  [say`Tuesday`, say`Tuesdays`],
  [say`Wednesday`, say`Wednesdays`],
  [say`Thursday`, say`Thursdays`],
  [say`Friday`, say`Fridays`],
  [say`Saturday`, say`Saturdays`],
];

/** `weekday`: Sunday is 0 or 7. */
function weekdayNames(weekday: number): readonly [one: Text, every: Text] {
  const names = WEEKDAYS[weekday % 7];
  if (names === undefined) throw new RangeError(`${weekday} is not a weekday`);
  return names;
}

const holidayReason = (date: IsoDate, country: string | null): Text =>
  country === null
    ? say`${day(date)} is a public holiday`
    : say`${day(date)} is a public holiday in ${country}`;

const hasTimes = ({ before, after }: AvoidWindow): boolean => before !== null || after !== null;

/** When they do not want to be asked, as a clause: `on Mondays`, `before 10:00`. */
export function avoidedTimes({ weekdays, monthDays, before, after }: AvoidWindow): Text {
  const on = [
    ...(weekdays.length > 0 ? [say`on ${list(everyWeekday(weekdays), 'and')}`] : []),
    ...(monthDays.length > 0
      ? [
          say`on ${plural(monthDays.length, 'day', 'days')} ${list([...monthDays].sort(byNumber), 'and')} of the month`,
        ]
      : []),
  ];
  const at = [
    ...(before === null ? [] : [say`before ${before}`]),
    ...(after === null ? [] : [say`from ${after} on`]),
  ];
  const when = [
    ...(on.length > 0 ? [list(on, 'and')] : []),
    ...(at.length > 0 ? [list(at, 'and')] : []),
  ];
  return say`${list(when, 'space')}`;
}

const avoidReason = (window: AvoidWindow): Reason => [
  `avoid ${JSON.stringify([window.weekdays, window.monthDays, window.before, window.after])}`,
  say`they do not want to be asked ${avoidedTimes(window)}`,
];

function hoursReason({ name, hours }: CustomerContact, date: IsoDate): Reason {
  const weekday = isoWeekdayOf(date);
  const ofDay = hours.filter((one) => one.weekday === weekday);
  const days = weekdayNames(weekday)[1];
  return [
    `hours ${weekday}`,
    ofDay.length === 0
      ? say`${name} cannot be reached on ${days}`
      : say`${name} can be reached on ${days} ${list(ofDay.map(({ from, to }) => say`from ${from} to ${to}`))}`,
  ];
}

const byNumber = (a: number, b: number): number => a - b;

/** `Mondays`, in the order of the week. */
export const everyWeekday = (weekdays: readonly number[]): readonly Text[] =>
  [...weekdays].sort(byNumber).map((weekday) => weekdayNames(weekday)[1]);
