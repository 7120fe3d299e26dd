/** When a customer may be contacted, on its own clock, and what stands in the way until then. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isBusinessDay,
  weekdayOf,
  weekendOf,
  type BusinessCalendar,
} from '../../../src/domain/business-days.ts';
import {
  contactCapAt,
  DEFAULT_CAPS,
  localMomentAt,
  nextContact,
  outgoingContacts,
  zoneOf,
  type ContactChannel,
  type ContactQuestion,
  type OutgoingContact,
} from '../../../src/domain/case/contact-times.ts';
import { isAvoided, isReachable } from '../../../src/domain/customers/customer-times.ts';
import {
  EMPTY_PROFILE,
  USUAL_AVOID_WINDOWS,
  type AvoidWindow,
  type CustomerContact,
  type CustomerProfile,
} from '../../../src/domain/customers/profile.ts';
import {
  addDays,
  daysBetween,
  instantOf,
  isoDateOf as day,
  type Instant,
  type IsoDate,
} from '../../../src/domain/dates.ts';
import { isTimeZone, MAIN_ZONES } from '../../../src/domain/time-zones.ts';
import { calendarOf } from '../../../src/services/letters/holidays.ts';
import { inEnglish } from '../../harness/english.ts';

/** `2026-03-27T18:40Z`. */
const at = (text: string): Instant => instantOf(Date.parse(text));
const WEEKDAYS_ONLY: BusinessCalendar = { weekend: weekendOf(null), isHoliday: () => false };

const ana: CustomerContact = {
  name: 'Ana Ruiz',
  role: 'ap_clerk',
  phone: '',
  email: '',
  language: '',
  hours: [],
  timeZone: '',
  infoSource: null,
  notes: '',
};
const avoiding = (...windows: readonly Partial<AvoidWindow>[]): CustomerProfile => ({
  ...EMPTY_PROFILE,
  avoidWindows: windows.map((window) => ({
    weekdays: [],
    monthDays: [],
    before: null,
    after: null,
    note: '',
    ...window,
  })),
});
const made = (channel: ContactChannel | null, ...days: readonly string[]) =>
  days.map((on): OutgoingContact => ({ on: day(on), channel }));

function ask(moment: string, more: Partial<ContactQuestion> = {}) {
  const country = more.country === undefined ? 'ES' : more.country;
  return inEnglish(
    nextContact({
      at: at(moment),
      channel: 'call',
      country,
      calendar: calendarOf(country),
      profile: EMPTY_PROFILE,
      contact: null,
      contacts: [],
      ...more,
    }),
  );
}
const now = (until: string) => ({ ok: true, value: { now: true, until } });
const later = (on: string, from: string, until: string, ...reasons: readonly string[]) => ({
  ok: true,
  value: { now: false, on, from, until, reasons },
});

describe('the debtor’s clock', () => {
  test.each([
    ['the zone of the contact comes first', 'ES', 'Atlantic/Canary', 'Atlantic/Canary'],
    ['else the main zone of the country', 'US', '', 'America/New_York'],
    ['without a country', null, 'Asia/Shanghai', 'Asia/Shanghai'],
  ])('%s', (_, country, entered, zone) => {
    expect(zoneOf(country, entered)).toEqual({ ok: true, value: zone });
  });

  test.each([
    [
      'ES',
      'Europe/Atlantis',
      '"Europe/Atlantis" is not a time zone; write one such as America/Guayaquil.',
    ],
    ['ES', '+02:00', '"+02:00" is not a time zone; write one such as America/Guayaquil.'],
    ['ZZ', '', 'It is not known what time it is in ZZ; enter the time zone of the contact.'],
    [
      'constructor',
      '',
      'It is not known what time it is in constructor; enter the time zone of the contact.',
    ],
    [
      null,
      '',
      'It is not known what time it is there; enter the country of the customer or the time zone of the contact.',
    ],
  ])('%s, %j: refused with a sentence', (country, entered, sentence) => {
    expect(inEnglish(zoneOf(country, entered))).toEqual({ ok: false, error: sentence });
    expect(ask('2026-03-27T10:00Z', { country, contact: { ...ana, timeZone: entered } })).toEqual({
      ok: false,
      error: sentence,
    });
  });

  test('every zone of the table is one', () => {
    expect(Object.values(MAIN_ZONES).filter((zone) => !isTimeZone(zone))).toEqual([]);
  });

  test.each([
    // Madrid: clocks go from 02:00 to 03:00 on 29 March, and from 03:00 back to 02:00 on 25 October.
    ['Europe/Madrid', '2026-03-29T00:59Z', '2026-03-29T01:59'],
    ['Europe/Madrid', '2026-03-29T01:00Z', '2026-03-29T03:00'],
    ['Europe/Madrid', '2026-10-25T00:59Z', '2026-10-25T02:59'],
    ['Europe/Madrid', '2026-10-25T01:00Z', '2026-10-25T02:00'],
    ['Europe/Madrid', '2026-10-25T22:59Z', '2026-10-25T23:59'],
    ['Europe/Madrid', '2026-10-25T23:00Z', '2026-10-26T00:00'],
    // New York: three weeks earlier and a week later than Madrid.
    ['America/New_York', '2026-03-08T06:59Z', '2026-03-08T01:59'],
    ['America/New_York', '2026-03-08T07:00Z', '2026-03-08T03:00'],
    ['America/New_York', '2026-11-01T05:59Z', '2026-11-01T01:59'],
    ['America/New_York', '2026-11-01T06:00Z', '2026-11-01T01:00'],
    ['Asia/Shanghai', '2026-03-28T16:00Z', '2026-03-29T00:00'],
    ['Asia/Shanghai', '2026-10-25T01:00Z', '2026-10-25T09:00'],
    ['Asia/Kolkata', '2026-03-29T01:00Z', '2026-03-29T06:30'],
    ['Pacific/Auckland', '2028-02-28T11:30Z', '2028-02-29T00:30'],
    ['Europe/London', '2028-02-29T23:59Z', '2028-02-29T23:59'],
  ])('%s at %s shows %s', (zone, instant, local) => {
    expect(localMomentAt(at(instant), zone)).toBe(local);
  });
});

describe('contact caps (N13)', () => {
  const answer = (contacts: readonly OutgoingContact[], on: string, channel?: ContactChannel) => {
    const { inTheWay, nextOn } = inEnglish(contactCapAt(contacts, day(on), DEFAULT_CAPS, channel));
    return [inTheWay.map(({ reason, freeOn }) => `${reason} -> ${freeOn}`), nextOn];
  };

  test('a contact counts on its own day and the six after it', () => {
    const three = made('email', '2026-03-02', '2026-03-04', '2026-03-06');
    expect(answer(three, '2026-03-05')).toEqual([[], '2026-03-05']);
    expect(answer(three, '2026-03-08')).toEqual([
      ['3 contacts in the 7 days to 2026-03-08 (no more than 3) -> 2026-03-09'],
      '2026-03-09',
    ]);
    expect(answer(three, '2026-03-09')).toEqual([[], '2026-03-09']);
  });

  test('one call a day; an e-mail may follow it on the same day', () => {
    const call = made('call', '2026-03-02');
    expect(answer(call, '2026-03-02')).toEqual([
      ['1 call on 2026-03-02 (no more than 1 a day) -> 2026-03-03'],
      '2026-03-03',
    ]);
    expect(answer(call, '2026-03-02', 'email')).toEqual([[], '2026-03-02']);
    expect(answer(made(null, '2026-03-02'), '2026-03-02')).toEqual([[], '2026-03-02']);
  });

  test('eight in 30 days; every cap in the way is named, and the day on which none is', () => {
    const eight = made(
      'call',
      ...['2026-03-02', '2026-03-05', '2026-03-09', '2026-03-12', '2026-03-16', '2026-03-19'],
      ...['2026-03-23', '2026-03-26'],
    );
    expect(answer(eight, '2026-03-26')).toEqual([
      [
        '1 call on 2026-03-26 (no more than 1 a day) -> 2026-03-27',
        '8 contacts in the 30 days to 2026-03-26 (no more than 8) -> 2026-04-01',
      ],
      '2026-04-01',
    ]);
  });

  test('a cap of none is never free', () => {
    expect(contactCapAt([], day('2026-03-02'), { ...DEFAULT_CAPS, callsADay: 0 })).toMatchObject({
      isAllowed: false,
      inTheWay: [{ cap: 'callsADay', freeOn: null }],
      nextOn: null,
    });
  });

  const contactsNear = fc.array(
    fc.record({
      on: fc.integer({ min: 0, max: 50 }).map((days) => addDays(day('2028-02-01'), days)),
      channel: fc.constantFrom<ContactChannel | null>('call', 'email', 'letter', null),
    }),
    { maxLength: 14 },
  );

  test('agree with a model that goes back day by day', () => {
    const countBack = (contacts: readonly OutgoingContact[], on: IsoDate, days: number): number => {
      let sum = 0;
      for (let back = 0; back < days; back += 1)
        sum += contacts.filter((one) => one.on === addDays(on, -back)).length;
      return sum;
    };
    const isFree = (contacts: readonly OutgoingContact[], on: IsoDate): boolean =>
      countBack(contacts, on, 7) < 3 &&
      countBack(contacts, on, 30) < 8 &&
      !contacts.some((one) => one.on === on && one.channel === 'call');
    fc.assert(
      fc.property(contactsNear, fc.integer({ min: 0, max: 60 }), (contacts, days) => {
        const on = addDays(day('2028-02-01'), days);
        const found = contactCapAt(contacts, on);
        expect(found.isAllowed).toBe(isFree(contacts, on));
        let model = on;
        while (!isFree(contacts, model)) model = addDays(model, 1);
        expect(found.nextOn).toBe(model);
        for (const { freeOn } of found.inTheWay) expect(freeOn !== null && freeOn > on).toBe(true);
      }),
    );
  });

  test('what the customer sent does not count, letters of one day are one', () => {
    const contact = (on: string, details: Record<string, string>) => ({
      kind: 'contact' as const,
      on: day(on),
      details,
    });
    expect(
      outgoingContacts({
        facts: [
          contact('2026-03-02', { channel: 'call', direction: 'out', outcome: 'no_answer' }),
          contact('2026-03-03', { channel: 'email', direction: 'in' }),
          contact('2026-03-04', {}),
          contact('2026-03-05', { channel: 'letter', direction: 'out' }),
          { kind: 'promise', on: day('2026-03-05'), details: {} },
        ],
        letters: ['2026-03-05', '2026-03-06', '2026-03-06'].map((on) => ({ issuedOn: day(on) })),
      }),
    ).toEqual([
      ...made('call', '2026-03-02'),
      ...made(null, '2026-03-04'),
      ...made('letter', '2026-03-05', '2026-03-06'),
    ]);
  });
});

describe('the next time', () => {
  test.each([
    ['Friday morning', '2026-03-27T09:30Z', now('18:00')],
    ['the first minute', '2026-03-27T08:00Z', now('18:00')],
    ['the last', '2026-03-27T16:59Z', now('18:00')],
    [
      'too early',
      '2026-03-27T07:59Z',
      later('2026-03-27', '09:00', '18:00', 'it is 08:59 in Madrid'),
    ],
    [
      // The clocks change in this night: 09:00 on Monday is an hour earlier in UTC.
      'Friday evening',
      '2026-03-27T18:40Z',
      later('2026-03-30', '09:00', '18:00', 'it is 19:40 in Madrid', 'Saturday', 'Sunday'),
    ],
    ['Monday at nine, in summer', '2026-03-30T07:00Z', now('18:00')],
    [
      'the same moment of the day in UTC, in winter',
      '2026-10-26T07:00Z',
      later('2026-10-26', '09:00', '18:00', 'it is 08:00 in Madrid'),
    ],
    ['the Sunday itself', '2026-10-25T10:00Z', later('2026-10-26', '09:00', '18:00', 'Sunday')],
  ])('in Madrid, %s', (_, moment, expected) => {
    expect(ask(moment)).toEqual(expected);
  });

  test('one moment, three clocks; of the contact before that of the country', () => {
    const moment = '2026-03-27T11:40Z';
    expect(ask(moment, { country: 'CN' })).toEqual(
      later('2026-03-30', '09:00', '18:00', 'it is 19:40 in Shanghai', 'Saturday', 'Sunday'),
    );
    expect(ask(moment, { country: 'US' })).toEqual(
      later('2026-03-27', '09:00', '18:00', 'it is 07:40 in New York'),
    );
    expect(ask(moment, { country: 'US', contact: { ...ana, timeZone: 'Europe/Madrid' } })).toEqual(
      now('18:00'),
    );
  });

  test('New York changes its clocks before Madrid does', () => {
    expect(ask('2026-03-09T13:00Z', { country: 'US' })).toEqual(now('18:00'));
    expect(ask('2026-03-06T13:00Z', { country: 'US' })).toEqual(
      later('2026-03-06', '09:00', '18:00', 'it is 08:00 in New York'),
    );
  });

  test('holidays that move: Good Friday in both, Easter Monday in Germany only', () => {
    const thursdayEvening = '2026-04-02T17:00Z';
    expect(ask(thursdayEvening, { country: 'DE' })).toEqual(
      later(
        '2026-04-07',
        '09:00',
        '18:00',
        'it is 19:00 in Berlin',
        '2026-04-03 is a public holiday in DE',
        'Saturday',
        'Sunday',
        '2026-04-06 is a public holiday in DE',
      ),
    );
    expect(ask('2026-04-03T09:00Z')).toEqual(
      later(
        '2026-04-06',
        '09:00',
        '18:00',
        '2026-04-03 is a public holiday in ES',
        'Saturday',
        'Sunday',
      ),
    );
  });

  test('29 February is a Tuesday in 2028', () => {
    expect(ask('2028-02-28T18:00Z')).toEqual(
      later('2028-02-29', '09:00', '18:00', 'it is 19:00 in Madrid'),
    );
    expect(ask('2028-02-29T10:00Z', { profile: avoiding({ monthDays: [31] }) })).toEqual(
      later('2028-03-01', '09:00', '18:00', 'they do not want to be asked on day 31 of the month'),
    );
  });

  test('the times at which they do not want to be asked', () => {
    const profile = { ...EMPTY_PROFILE, avoidWindows: USUAL_AVOID_WINDOWS };
    // Monday; the 31st is a Tuesday, 1 and 2 April are avoided, the 3rd is Good Friday.
    expect(ask('2026-03-30T09:00Z', { profile })).toEqual(
      later(
        '2026-03-31',
        '10:00',
        '18:00',
        'they do not want to be asked on Mondays',
        'they do not want to be asked before 10:00',
      ),
    );
    expect(ask('2026-03-31T16:30Z', { profile })).toEqual(
      later(
        '2026-04-07',
        '10:00',
        '18:00',
        'it is 18:30 in Madrid',
        'they do not want to be asked on days 1 and 2 of the month',
        '2026-04-03 is a public holiday in ES',
        'Saturday',
        'Sunday',
        'they do not want to be asked on Mondays',
        'they do not want to be asked before 10:00',
      ),
    );
    const siesta = avoiding({ weekdays: [2, 4], before: '09:30', after: '13:30' });
    expect(ask('2026-03-31T08:00Z', { profile: siesta })).toEqual(now('13:30'));
    expect(ask('2026-03-31T11:30Z', { profile: siesta })).toEqual(
      later(
        '2026-04-01',
        '09:00',
        '18:00',
        'they do not want to be asked on Tuesdays and Thursdays before 09:30 and from 13:30 on',
      ),
    );
    const both = avoiding({ weekdays: [2], monthDays: [30, 1] });
    expect(ask('2026-03-31T11:30Z', { profile: both })).toMatchObject({
      value: {
        on: '2026-04-02',
        reasons: ['they do not want to be asked on Tuesdays and on days 1 and 30 of the month'],
      },
    });
  });

  test('the hours of a person, for a call; an e-mail waits for it', () => {
    const contact = {
      ...ana,
      hours: [
        { weekday: 1, from: '09:00', to: '11:00' },
        { weekday: 1, from: '12:00', to: '13:30' },
        { weekday: 4, from: '08:00', to: '20:00' },
      ],
    };
    expect(ask('2026-03-30T09:30Z', { contact })).toEqual(
      later(
        '2026-03-30',
        '12:00',
        '13:30',
        'Ana Ruiz can be reached on Mondays from 09:00 to 11:00, from 12:00 to 13:30',
      ),
    );
    expect(ask('2026-03-30T10:00Z', { contact })).toEqual(now('13:30'));
    expect(ask('2026-03-31T10:00Z', { contact })).toEqual(
      later(
        '2026-04-02',
        '09:00',
        '18:00',
        'Ana Ruiz cannot be reached on Tuesdays',
        'Ana Ruiz cannot be reached on Wednesdays',
      ),
    );
    expect(ask('2026-03-31T10:00Z', { contact, channel: 'email' })).toEqual(now('18:00'));
  });

  test('caps postpone: the third contact in 7 days', () => {
    expect(
      ask('2026-03-12T10:00Z', {
        contacts: made('call', '2026-03-09', '2026-03-11', '2026-03-12'),
      }),
    ).toEqual(
      later(
        '2026-03-16',
        '09:00',
        '18:00',
        '1 call on 2026-03-12 (no more than 1 a day)',
        '3 contacts in the 7 days to 2026-03-12 (no more than 3)',
        'Saturday',
        'Sunday',
      ),
    );
  });

  test('the example at the head of the module', () => {
    const profile = avoiding({ weekdays: [1] });
    const contacts = made('call', '2026-03-25', '2026-03-26', '2026-03-27');
    expect(ask('2026-03-27T09:30Z', { profile })).toEqual(now('18:00'));
    expect(ask('2026-03-27T18:40Z', { profile })).toEqual(
      later(
        '2026-03-31',
        '09:00',
        '18:00',
        'it is 19:40 in Madrid',
        'Saturday',
        'Sunday',
        'they do not want to be asked on Mondays',
      ),
    );
    expect(ask('2026-03-27T09:30Z', { profile, contacts })).toMatchObject({
      value: { on: '2026-04-01', from: '09:00' },
    });
  });

  test('a call of our Tuesday morning was on the debtor’s Monday', () => {
    // 15:00 on Monday in New York is 08:00 on Tuesday in Auckland.
    expect(
      ask('2026-03-09T19:00Z', { country: 'US', contacts: made('call', '2026-03-10') }),
    ).toEqual(later('2026-03-10', '09:00', '18:00', '1 call on 2026-03-09 (no more than 1 a day)'));
  });

  test('caps of one’s own', () => {
    const caps = { ...DEFAULT_CAPS, from: '10:00', to: '12:00', callsADay: 2 };
    expect(ask('2026-03-12T08:30Z', { caps, contacts: made('call', '2026-03-12') })).toEqual(
      later('2026-03-12', '10:00', '12:00', 'it is 09:30 in Madrid'),
    );
  });

  test('times to avoid that cover every day leave none, and that is said', () => {
    expect(ask('2026-05-04T10:00Z', { profile: avoiding({ after: '00:00' }) })).toEqual({
      ok: false,
      error: expect.stringMatching(
        /^There is no time at which they may be contacted from 2026-05-04 to 2026-07-03, 09:00 to 18:00 in Madrid: they do not want to be asked from 00:00 on; Saturday; Sunday\.$/,
      ),
    });
  });

  test('is a business day within the hours, breaks no cap, and none was free before it', () => {
    const clockTime = fc
      .integer({ min: 0, max: 47 })
      .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`);
    const question = fc.record({
      minutes: fc.integer({ min: 0, max: 2 * 365 * 48 }).map((half) => half * 30),
      country: fc.constantFrom('ES', 'US', 'CN', 'SA', 'IN', 'NZ'),
      channel: fc.constantFrom<ContactChannel>('call', 'email', 'visit'),
      windows: fc.array(
        fc.record({
          weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
          monthDays: fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { maxLength: 3 }),
          before: fc.option(clockTime),
          after: fc.option(clockTime),
        }),
        { maxLength: 2 },
      ),
      hours: fc.array(
        fc
          .tuple(fc.integer({ min: 1, max: 7 }), clockTime, clockTime)
          .filter(([, from, to]) => from < to)
          .map(([weekday, from, to]) => ({ weekday, from, to })),
        { maxLength: 4 },
      ),
      daysAgo: fc.array(fc.integer({ min: 0, max: 35 }), { maxLength: 9 }),
    });
    fc.assert(
      fc.property(question, ({ minutes, country, channel, windows, hours, daysAgo }) => {
        const moment = instantOf(Date.parse('2027-01-01T00:00Z') + minutes * 60_000);
        const zone = zoneOf(country);
        if (!zone.ok) throw new Error('no zone');
        const local = localMomentAt(moment, zone.value);
        const today = day(local.slice(0, 10));
        const calendar: BusinessCalendar = {
          weekend: weekendOf(country),
          isHoliday: (date) => Number(date.slice(8)) % 13 === 0,
        };
        const profile = avoiding(...windows);
        const contact = { ...ana, hours };
        const contacts = daysAgo.map((days): OutgoingContact => ({
          on: addDays(today, -days),
          channel: 'call',
        }));
        const mayAt = (date: IsoDate, time: string): boolean =>
          isBusinessDay(date, calendar) &&
          time >= '09:00' &&
          time < '18:00' &&
          !isAvoided(profile, `${date}T${time}`) &&
          (channel === 'email' || isReachable(contact, `${date}T${time}`)) &&
          contactCapAt(contacts, date, DEFAULT_CAPS, channel).isAllowed;
        const found = ask(moment, {
          country,
          channel,
          calendar,
          profile,
          contact,
          contacts,
        });
        const model = firstHalfHour(local, mayAt);
        if (!found.ok) {
          expect(model).toBeNull();
          return;
        }
        const { value } = found;
        const from = value.now ? local : `${value.on}T${value.from}`;
        expect(from).toBe(model);
        if (!value.now) expect(value.reasons.length).toBeGreaterThan(0);
        const date = day(from.slice(0, 10));
        for (let time = from.slice(11); time < value.until; time = halfHourLater(time))
          expect(mayAt(date, time)).toBe(true);
        expect(mayAt(date, value.until)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  const halfHourLater = (time: string): string =>
    time.endsWith('00')
      ? `${time.slice(0, 3)}30`
      : `${String(Number(time.slice(0, 2)) + 1).padStart(2, '0')}:00`;

  /** The plain model: every half hour of 61 days, one after the other. */
  function firstHalfHour(
    local: string,
    mayAt: (date: IsoDate, time: string) => boolean,
  ): string | null {
    const today = day(local.slice(0, 10));
    for (let days = 0; days <= 60; days += 1)
      for (
        let time = days === 0 ? local.slice(11) : '00:00';
        time < '24:00';
        time = halfHourLater(time)
      )
        if (mayAt(addDays(today, days), time)) return `${addDays(today, days)}T${time}`;
    return null;
  }

  test('every customer can be contacted within five weeks where only caps and rest are in the way', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 20 }), (daysAgo) => {
        const today = day('2028-02-29');
        const found = ask('2028-02-29T10:00Z', {
          calendar: WEEKDAYS_ONLY,
          contacts: daysAgo.map((days) => ({ on: addDays(today, -days), channel: 'call' })),
        });
        if (!found.ok) throw new Error(found.error);
        const on = found.value.now ? today : day(found.value.on);
        expect([0, 6]).not.toContain(weekdayOf(on));
        expect(daysBetween(today, on)).toBeLessThanOrEqual(32);
      }),
    );
  });
});
