/** When they can be reached, a while later: as long as the answer before holds, asking again gives it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reachAt, reachHolds, type Reached } from '../../../src/domain/case/reach.ts';
import { DEFAULT_CAPS } from '../../../src/domain/case/contact-times.ts';
import { EMPTY_PROFILE } from '../../../src/domain/customers/profile.ts';
import { weekendOf } from '../../../src/domain/business-days.ts';
import { addDays, instantOf, isoDateOf } from '../../../src/domain/dates.ts';

/** Two days before the clocks in Europe go forward. */
const FIRST = isoDateOf('2026-03-27');
const clock = fc
  .integer({ min: 6 * 4, max: 21 * 4 })
  .map(
    (quarters) =>
      `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`,
  );
const hours = fc
  .tuple(fc.integer({ min: 1, max: 7 }), clock, clock)
  .filter(([, from, to]) => from < to)
  .map(([weekday, from, to]) => ({ weekday, from, to }));
const windows = fc.record({
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 2 }),
  monthDays: fc.constant([] as number[]),
  before: fc.option(clock),
  after: fc.option(clock),
  note: fc.constant(''),
});
const reached: fc.Arbitrary<Reached> = fc
  .record({
    country: fc.constantFrom('ES', 'GB', 'US', 'CN', null),
    hours: fc.array(hours, { maxLength: 4 }),
    timeZone: fc.constantFrom('', '', 'America/Guayaquil', 'Asia/Kolkata'),
    avoidWindows: fc.array(windows, { maxLength: 2 }),
    contacts: fc.array(fc.integer({ min: -9, max: 1 }), { maxLength: 5 }),
  })
  .map(({ country, hours: of, timeZone, avoidWindows, contacts }): Reached => ({
    country,
    calendar: { weekend: weekendOf(country), isHoliday: (date) => date === '2026-03-30' },
    profile: {
      ...EMPTY_PROFILE,
      avoidWindows,
      contacts: [
        {
          name: 'Ana', role: 'ap_clerk', phone: '1', email: '', language: '', hours: of, timeZone,
          infoSource: null, notes: '',
        },
      ],
    },
    contacts: contacts.map((days) => ({ on: addDays(FIRST, days), channel: 'call' as const })),
  })); // prettier-ignore

test('what held before holds until it does not', () => {
  let held = 0;
  fc.assert(
    fc.property(
      reached,
      fc.integer({ min: 0, max: 3 * 24 * 60 }),
      fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 5, maxLength: 12 }),
      (who, begin, waits) => {
        let minutes = begin;
        const at = () => instantOf(Date.parse(`${FIRST}T00:00:00.000Z`) + minutes * 60_000);
        let before = reachAt(who, at(), DEFAULT_CAPS);
        for (const wait of waits) {
          minutes += wait;
          const asked = reachAt(who, at(), DEFAULT_CAPS);
          if (before === null || !reachHolds(before, at())) {
            before = asked;
            continue;
          }
          held += 1;
          // What the clock shows moves on; a time that runs began by now.
          const { local } = asked ?? before;
          const from = before.isNow ? local.slice(11) : before.from;
          expect({ ...before, local, from, reasons: [] }).toEqual({ ...asked, reasons: [] });
        }
      },
    ),
    { numRuns: 400, seed: 20261130 },
  );
  expect(held).toBeGreaterThan(500);
});
