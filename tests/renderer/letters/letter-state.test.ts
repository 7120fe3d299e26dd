/** A deadline has passed from the day after it, never on the day itself. */
import { describe, expect, it } from 'vitest';
import type { LetterRow } from '../../../src/contract/calls/letters.ts';
import { isoDateOf, type Instant } from '../../../src/domain/dates.ts';
import { letterState } from '../../../src/renderer/screens/letters/letter-state.tsx';

const letter = (extra: Partial<LetterRow>): LetterRow => ({
  number: 'L-2026-0001',
  level: 3,
  customer: 'C1',
  name: 'C1',
  issuedOn: isoDateOf('2026-11-01'),
  deadlineOn: isoDateOf('2026-11-20'),
  currency: 'EUR',
  totalMinor: 100,
  items: 1,
  status: 'issued',
  cancelledOn: null,
  cancelReason: null,
  stillOpenMinor: 100,
  recordedAt: '2026-11-01T09:00:00.000Z' as Instant,
  pdfSha256: '',
  ...extra,
});

describe('letterState', () => {
  it.each([
    ['on the deadline', {}, '2026-11-20', 'issued'],
    ['the day after', {}, '2026-11-21', 'passed'],
    ['paid in full', { stillOpenMinor: 0 }, '2026-12-31', 'settled'],
    ['cancelled', { status: 'cancelled' }, '2026-12-31', 'cancelled'],
  ] as const)('%s', (_name, extra, day, state) => {
    expect(letterState(letter(extra), isoDateOf(day))).toBe(state);
  });
});
