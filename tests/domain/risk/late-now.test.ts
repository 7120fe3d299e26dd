/** How late a customer is today: domain-rules 6.7 no. 6. */
import { describe, expect, test } from 'vitest';
import { addDays, isoDateOf as day } from '../../../src/domain/dates.ts';
import { lateNow } from '../../../src/domain/risk/late-now.ts';
import { paymentHistory, type ItemHistory } from '../../../src/domain/risk/observations.ts';
import { paymentShifts } from '../../../src/domain/risk/payment-shift.ts';
import { dueOf, item, paidLate } from './made-items.ts';

const at = (items: readonly ItemHistory[], on: string) => lateNow(paymentHistory(items), day(on));
const OPEN = item({ invoice: 'INV-1', due: '2026-03-01' });

describe('one and a half points a day, at most 24', () => {
  test.each([
    ['2026-03-02', 1, 1.5],
    ['2026-03-15', 14, 21],
    ['2026-03-16', 15, 22.5],
    ['2026-03-17', 16, 24],
    ['2026-12-31', 305, 24],
  ])('on %s: %d days, %d points', (on, days, points) => {
    expect(at([OPEN], on)).toMatchObject({ days, points, onDate: '2026-03-02' });
  });

  test('not overdue, or nothing open: none', () => {
    expect(at([OPEN], '2026-03-01')).toBeNull();
    expect(at([item({ invoice: 'A', due: '2026-03-01', movements: [['2026-03-20', 10000]] })], '2026-03-20')).toBeNull(); // prettier-ignore
  });
});

describe('an alert from ten days beyond the own median', () => {
  const usually = (late: number) => paidLate([late, late, late]);
  test.each([
    [[], '2026-03-10', false],
    [[], '2026-03-11', true],
    [usually(25), '2026-04-04', false],
    [usually(25), '2026-04-05', true],
    [usually(-4), '2026-03-06', false],
    [usually(-4), '2026-03-07', true],
  ])('%#', (before, on, alert) => {
    expect(at([...before, OPEN], on)?.alert).toBe(alert);
  });
});

test('the oldest counts, the others are evidence, and what is disputed is neither', () => {
  const disputed = item({
    invoice: 'INV-0',
    due: '2026-01-01',
    disputed: [['2026-01-05', '2026-03-20']],
  });
  const newer = item({ invoice: 'INV-2', due: '2026-03-10' });
  const late = at([newer, OPEN, disputed], '2026-03-19');
  expect(late?.evidence.map((one) => one.item.invoice)).toEqual(['INV-1', 'INV-2']);
  // From the day on which the dispute is over it is the oldest, with all its days.
  expect(at([newer, OPEN, disputed], '2026-03-20')).toMatchObject({
    days: 78,
    onDate: '2026-03-20',
  });
});

test('a part payment does not begin it anew, a return does', () => {
  const partly = item({ invoice: 'A', due: '2026-03-01', movements: [['2026-03-10', 4000]] });
  expect(at([partly], '2026-03-20')).toMatchObject({ onDate: '2026-03-02' });
  const returned = item({
    invoice: 'A',
    due: '2026-03-01',
    movements: [
      ['2026-03-10', 10000],
      ['2026-03-15', -10000],
    ],
  });
  expect(at([returned], '2026-03-20')).toMatchObject({ onDate: '2026-03-15', days: 19 });
});

test('who simply stops paying is flagged before 30 days, and by invoices every two months long before CUSUM', () => {
  const days = [2, 3, 1, 2, 4, 2, 0, 3, 2, 1, 3, 2, null, null];
  const stopped = paymentHistory(paidLate(days, 60));
  const due = dueOf(12, 60);
  const first = Array.from({ length: 60 }, (_, after) => addDays(due, after)).find(
    (on) => lateNow(stopped, on)?.alert === true,
  );
  expect(first).toBe(addDays(due, 12));
  expect(paymentShifts(stopped, addDays(due, 59))).toEqual([]);
});
