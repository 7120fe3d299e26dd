/** What people type into a profile, and where what is wrong with it is shown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProfile } from '../../../src/domain/customers/read-profile.ts';
import { EMPTY_PROFILE } from '../../../src/domain/customers/profile.ts';
import { parseMonthDays, parseTypedTime } from '../../../src/renderer/format/parse-time.ts';
import { weekdaySpans } from '../../../src/renderer/format/weekdays.ts';
import { placed } from '../../../src/renderer/kit/form/placed-faults.ts';
import {
  groupsOf,
  hoursOf,
  unfinishedGroup,
} from '../../../src/renderer/screens/customers/profile/hour-groups.ts';

describe('parseTypedTime', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['0930', '09:30'],
    ['9h30', '09:30'],
    ['17h', '17:00'],
    ['9 pm', '21:00'],
    ['12 am', '00:00'],
    ['00:00', '00:00'],
    ['23:59', '23:59'],
    ['24', null],
    ['9:60', null],
    ['13 pm', null],
    ['9:3', null],
    ['nine', null],
    ['', null],
  ])('%s is %s', (typed, time) => expect(parseTypedTime(typed)).toBe(time));
});

describe('parseMonthDays', () => {
  it.each([
    ['15, 31', [15, 31]],
    ['2 1 2', [1, 2]],
    ['1st; 15.', [1, 15]],
    ['15, last', [15, 31]],
    ['', []],
    ['32', null],
    ['0', null],
    ['1, x', null],
  ])('%s', (typed, days) => expect(parseMonthDays(typed, 'last')).toEqual(days));
});

describe('hours of a contact', () => {
  it('days with the same hours stand together, and two spans of one day stay two', () => {
    const hours = [
      { weekday: 2, from: '16:00', to: '18:00' },
      { weekday: 1, from: '09:00', to: '13:00' },
      { weekday: 2, from: '09:00', to: '13:00' },
    ];
    expect(groupsOf(hours)).toEqual([
      { weekdays: [1, 2], from: '09:00', to: '13:00' },
      { weekdays: [2], from: '16:00', to: '18:00' },
    ]);
  });

  it('grouping and taking apart again keeps every hour', () => {
    const hour = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      from: fc.constantFrom('08:00', '09:00'),
      to: fc.constantFrom('13:00', '18:00'),
    });
    const key = (one: { weekday: number; from: string; to: string }): string =>
      `${one.weekday} ${one.from} ${one.to}`;
    fc.assert(
      fc.property(fc.uniqueArray(hour, { selector: key }), (hours) => {
        expect(hoursOf(groupsOf(hours)).map(key).sort()).toEqual(hours.map(key).sort());
      }),
    );
  });

  it('a line without days, or that ends before it begins, is not finished', () => {
    const whole = { weekdays: [1], from: '09:00', to: '13:00' };
    expect(unfinishedGroup([whole])).toBe(-1);
    expect(unfinishedGroup([whole, { ...whole, weekdays: [] }])).toBe(1);
    expect(unfinishedGroup([{ ...whole, to: '08:00' }])).toBe(0);
    expect(unfinishedGroup([{ ...whole, from: null }])).toBe(0);
  });
});

it('three days in a row are a span, two are not', () => {
  expect(weekdaySpans([5, 1, 2, 3])).toBe('Mon–Wed, Fri');
  expect(weekdaySpans([1, 2])).toBe('Mon, Tue');
});

it('what the domain finds wrong is found beside its field, in its own row', () => {
  const contact = { name: 'Ana', role: 'owner', email: '', hours: [] };
  const read = readProfile({
    ...EMPTY_PROFILE,
    contacts: [contact, { ...contact, name: '', email: 'x', hours: [{ weekday: 9 }] }],
    avoidWindows: [{}],
  });
  const faults = read.ok ? [] : read.error;
  const second = placed(faults, 'contacts[2]');
  expect(second('name')).toMatch(/Give the contact a name/);
  expect(second('email')).toMatch(/not an e-mail address/);
  expect(second('hours')).toMatch(/weekday/);
  expect(placed(faults, 'contacts[1]')('name')).toBeUndefined();
  expect(placed(faults, 'avoidWindows[1]')('')).toMatch(/needs a weekday/);
});
