import { describe, expect, it } from 'vitest';
import { clockOf, fixedNowOf } from '../../src/engine/clock.ts';

describe('DUEBOOK_NOW', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['2026-06-30T12:00:00.000Z', '2026-06-30T12:00:00.000Z'],
  ])('%j means %j', (value, instant) => expect(fixedNowOf(value)).toBe(instant));

  it('as a date is that day on this machine', () => {
    expect(clockOf(fixedNowOf('2024-02-29')).today()).toBe('2024-02-29');
  });

  it.each(['yesterday', '2026-02-30', '2026-06-30 12:00'])('%j is refused', (value) =>
    expect(() => fixedNowOf(value)).toThrow(/DUEBOOK_NOW is/),
  );
});

it('a stopped clock does not move', () => {
  const clock = clockOf(fixedNowOf('2026-06-30T12:00:00.000Z'));
  expect([clock.now(), clock.now(), clock.today()]).toEqual([
    '2026-06-30T12:00:00.000Z',
    '2026-06-30T12:00:00.000Z',
    '2026-06-30',
  ]);
});
