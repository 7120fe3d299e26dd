/** The first day for a contact, where a day is asked about and no moment; which contacts can stand in its way. */
import { describe, expect, test } from 'vitest';
import { weekendOf, type BusinessCalendar } from '../../../src/domain/business-days.ts';
import {
  avoidedTimes,
  contactDay,
  DEFAULT_CAPS,
  everyWeekday,
  recentContacts,
  type ContactQuestion,
  type OutgoingContact,
} from '../../../src/domain/case/contact-times.ts';
import { EMPTY_PROFILE, type AvoidWindow, type CustomerContact } from '../../../src/domain/customers/profile.ts'; // prettier-ignore
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { english } from './made-case.ts';

const CALENDAR: BusinessCalendar = {
  weekend: weekendOf(null),
  isHoliday: (date) => date === '2026-04-03',
};
const window = (more: Partial<AvoidWindow>): AvoidWindow => ({ weekdays: [], monthDays: [], before: null, after: null, note: '', ...more }); // prettier-ignore
const calls = (...days: readonly string[]): readonly OutgoingContact[] => days.map((on) => ({ on: day(on), channel: 'call' })); // prettier-ignore

/** `2026-03-30: Saturday; Sunday` */
function dayFrom(from: string, more: Partial<Omit<ContactQuestion, 'at'>> = {}, avoid: readonly AvoidWindow[] = []): string {
  const { on, reasons } = contactDay(
    {
      channel: 'call',
      country: 'ES',
      calendar: CALENDAR,
      profile: { ...EMPTY_PROFILE, avoidWindows: avoid },
      contact: null,
      contacts: [],
      ...more,
    },
    day(from),
  );
  return `${on ?? 'never'}: ${reasons.map(english).join('; ')}`;
} // prettier-ignore

describe('the first day', () => {
  // 27 March 2026 is a Friday, 3 April Good Friday.
  test.each<[string, Partial<Omit<ContactQuestion, 'at'>>, readonly AvoidWindow[], string]>([
    ['2026-03-27', {}, [], '2026-03-27: '],
    ['2026-03-28', {}, [], '2026-03-30: Saturday; Sunday'],
    ['2026-04-03', {}, [], '2026-04-06: 2026-04-03 is a public holiday in ES; Saturday; Sunday'],
    ['2026-04-03', { country: null }, [], '2026-04-06: 2026-04-03 is a public holiday; Saturday; Sunday'],
    ['2026-03-27', {}, [window({ weekdays: [5, 1] })], '2026-03-31: they do not want to be asked on Mondays and Fridays; Saturday; Sunday'],
    // A part of the day is left.
    ['2026-03-27', {}, [window({ weekdays: [5], before: '12:00' })], '2026-03-27: '],
    // Nothing of the hours of the caps is left on it.
    ['2026-03-27', {}, [window({ weekdays: [5], before: '18:00' })], '2026-03-30: they do not want to be asked on Fridays before 18:00; Saturday; Sunday'],
    ['2026-03-27', {}, [window({ weekdays: [5], after: '09:00' })], '2026-03-30: they do not want to be asked on Fridays from 09:00 on; Saturday; Sunday'],
    ['2026-03-27', { contacts: calls('2026-03-27') }, [], '2026-03-30: 1 call on 2026-03-27 (no more than 1 a day); Saturday; Sunday'],
    ['2026-03-27', { contacts: calls('2026-03-27'), channel: 'email' }, [], '2026-03-27: '],
    ['2026-03-27', { contacts: calls('2026-03-27'), caps: { ...DEFAULT_CAPS, callsADay: 2 } }, [], '2026-03-27: '],
    ['2026-03-27', { caps: { ...DEFAULT_CAPS, callsADay: 0 } }, [], 'never: 0 calls on 2026-03-27 (no more than 0 a day); Saturday; Sunday; 2026-04-03 is a public holiday in ES'],
  ])('from %s, %j', (from, more, avoid, said) => {
    expect(dayFrom(from, more, avoid)).toBe(said);
  }); // prettier-ignore
  test('the sixtieth day is looked at, the one after it is not', () => {
    // 60 days after Friday, 27 March is Tuesday, 26 May.
    const until = (last: string): BusinessCalendar => ({ weekend: [], isHoliday: (date) => date <= last }); // prettier-ignore
    expect(dayFrom('2026-03-27', { calendar: until('2026-05-25') })).toMatch(/^2026-05-26: /);
    expect(dayFrom('2026-03-27', { calendar: until('2026-05-26') })).toMatch(/^never: /);
  });
  test('the hours of a person count for a call and a visit', () => {
    const ana: CustomerContact = {
      name: 'Ana Ruiz', role: 'ap_clerk', phone: '', email: '', language: '', timeZone: '', infoSource: null, notes: '',
      hours: [{ weekday: 1, from: '09:00', to: '11:00' }],
    }; // prettier-ignore
    const waits = '2026-03-30: Ana Ruiz cannot be reached on Fridays; Saturday; Sunday';
    expect(dayFrom('2026-03-27', { contact: ana })).toBe(waits);
    expect(dayFrom('2026-03-27', { contact: ana, channel: 'visit' })).toBe(waits);
    for (const channel of ['email', 'letter', 'message'] as const)
      expect(dayFrom('2026-03-27', { contact: ana, channel })).toBe('2026-03-27: ');
  });
});

test('contacts of the last thirty days, and of later ones', () => {
  const contacts = calls('2026-02-24', '2026-02-25', '2026-03-27', '2026-03-28');
  expect(recentContacts(contacts, day('2026-03-27')).map(({ on }) => on)).toEqual([
    '2026-02-25',
    '2026-03-27',
    '2026-03-28',
  ]);
});

describe('in words', () => {
  test.each<[Partial<AvoidWindow>, string]>([
    [{ weekdays: [1] }, 'on Mondays'],
    [{ weekdays: [7, 2, 6] }, 'on Tuesdays, Saturdays and Sundays'],
    [{ weekdays: [3, 4, 5] }, 'on Wednesdays, Thursdays and Fridays'],
    [{ monthDays: [31] }, 'on day 31 of the month'],
    [{ monthDays: [15, 2] }, 'on days 2 and 15 of the month'],
    [{ before: '10:00' }, 'before 10:00'],
    [{ after: '16:30' }, 'from 16:30 on'],
    [{ before: '10:00', after: '16:30' }, 'before 10:00 and from 16:30 on'],
    [{ weekdays: [1], monthDays: [1], before: '10:00' }, 'on Mondays and on day 1 of the month before 10:00'],
  ])('%j: %s', (more, said) => {
    expect(english(avoidedTimes(window(more)))).toBe(said);
  }); // prettier-ignore
  test('weekdays stand in the order of the week, as they were given they stay', () => {
    const given = [7, 1, 3];
    expect(everyWeekday(given).map(english)).toEqual(['Mondays', 'Wednesdays', 'Sundays']);
    expect(given).toEqual([7, 1, 3]);
    expect(() => everyWeekday([1.5])).toThrow('1.5 is not a weekday');
  });
});
