/** Interest of an item of the ledger: what was paid, credited, written off and taken back on it (domain-rules 4.6). */
import { describe, expect, test } from 'vitest';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import {
  fixedSums,
  itemInterest,
  type GoverningTerms,
  type InterestItem,
  type ItemMovement,
} from '../../../src/domain/interest/item-interest.ts';
import { decimalFraction, decimalText } from '../../../src/domain/rates/fraction.ts';
import { calendarOf } from '../../../src/services/letters/holidays.ts';
import { SHIPPED } from './claims.ts';

type Moved = readonly [on: string, minor: number, by: ItemMovement['by']];

interface Written {
  readonly itemId?: number;
  readonly invoiceId?: number;
  readonly due?: string;
  readonly to?: string;
  readonly law?: string;
  readonly currency?: string;
  readonly grossMinor?: number;
  readonly debtor?: 'company' | 'individual';
  readonly agreed?: readonly [percent: string, from: string];
  readonly moved?: readonly Moved[];
}

function of({
  itemId = 1,
  invoiceId = itemId,
  due = '2026-03-10',
  to = '2026-05-01',
  law = 'ES',
  currency = 'EUR',
  grossMinor = 1_000_00,
  debtor = 'company',
  agreed,
  moved = [],
}: Written) {
  const item: InterestItem = {
    itemId,
    invoiceId,
    currency,
    dueOn: day(due),
    grossMinor,
    movements: moved.map(([on, minor, by]) => ({ on: day(on), minor, by })),
  };
  const terms: GoverningTerms = {
    law,
    isAssumed: false,
    agreed:
      agreed === undefined ? null : { percent: decimalFraction(agreed[0]), from: day(agreed[1]) },
  };
  const interest = itemInterest(item, terms, {
    asOf: day(to),
    debtor,
    table: SHIPPED,
    calendar: calendarOf(law),
  });
  return { ...item, interest };
}

/** `2026-03-11 23 d 100000 at 10.15` */
function segments(written: Written): readonly string[] {
  const { answer } = of(written).interest;
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.segments.map(
    (one) => `${one.from} ${one.days} d ${one.baseMinor} at ${decimalText(one.percent, 4)}`,
  );
}

describe('what lowers the principal', () => {
  test.each<[string, readonly Moved[], readonly string[]]>([
    ['nothing', [], ['2026-03-11 52 d 100000 at 10.15']],
    [
      'money, after the day on which it came',
      [['2026-04-02', 400_00, 'money']],
      ['2026-03-11 23 d 100000 at 10.15', '2026-04-03 29 d 60000 at 10.15'],
    ],
    ['money before the due date', [['2026-03-01', 400_00, 'money']], ['2026-03-11 52 d 60000 at 10.15']],
    ['a credit note for the invoice, from the due date on', [['2026-04-02', 400_00, 'credit']], ['2026-03-11 52 d 60000 at 10.15']],
    [
      'an open credit note, from its own day',
      [['2026-04-02', 400_00, 'open_credit']],
      ['2026-03-11 22 d 100000 at 10.15', '2026-04-02 30 d 60000 at 10.15'],
    ],
    ['an open credit note that is older than the default', [['2026-01-02', 400_00, 'open_credit']], ['2026-03-11 52 d 60000 at 10.15']],
    [
      'a write-off, from its own day',
      [['2026-04-02', 400_00, 'write_off']],
      ['2026-03-11 22 d 100000 at 10.15', '2026-04-02 30 d 60000 at 10.15'],
    ],
    ['all of it', [['2026-04-02', 1_000_00, 'money']], ['2026-03-11 23 d 100000 at 10.15']],
  ])('%s', (_, moved, expected) => {
    expect(segments({ moved })).toEqual(expected);
  }); // prettier-ignore
});

describe('what was taken back', () => {
  test.each<[string, readonly Moved[], readonly string[]]>([
    [
      'was never paid',
      [['2026-04-02', 400_00, 'money'], ['2026-04-10', -400_00, 'money']],
      ['2026-03-11 52 d 100000 at 10.15'],
    ],
    [
      'is taken from the newest before it',
      [['2026-04-02', 300_00, 'money'], ['2026-04-10', 200_00, 'money'], ['2026-04-20', -250_00, 'money']],
      ['2026-03-11 23 d 100000 at 10.15', '2026-04-03 29 d 75000 at 10.15'],
    ],
    [
      'leaves what came after it',
      [['2026-04-25', 100_00, 'money'], ['2026-04-10', -200_00, 'money'], ['2026-04-02', 200_00, 'money']],
      ['2026-03-11 46 d 100000 at 10.15', '2026-04-26 6 d 90000 at 10.15'],
    ],
    [
      'on the same day comes after',
      [['2026-04-02', -200_00, 'money'], ['2026-04-02', 200_00, 'money']],
      ['2026-03-11 52 d 100000 at 10.15'],
    ],
    [
      'is of its own kind, also when another came after it',
      [['2026-04-02', 300_00, 'open_credit'], ['2026-04-03', 300_00, 'money'], ['2026-04-20', -300_00, 'open_credit']],
      ['2026-03-11 24 d 100000 at 10.15', '2026-04-04 28 d 70000 at 10.15'],
    ],
    [
      'is of its own kind',
      [['2026-04-02', 200_00, 'money'], ['2026-04-03', 300_00, 'open_credit'], ['2026-04-20', -300_00, 'open_credit']],
      ['2026-03-11 23 d 100000 at 10.15', '2026-04-03 29 d 80000 at 10.15'],
    ],
  ])('%s', (_, moved, expected) => {
    expect(segments({ moved })).toEqual(expected);
  }); // prettier-ignore
});

describe('from when', () => {
  test.each<[string, Written, string]>([
    ['the day after the due date', {}, '2026-03-11'],
    ['in Spain a Saturday is a due day', { due: '2026-03-07' }, '2026-03-08'],
    ['in Germany the next working day is (BGB 193)', { due: '2026-03-07', law: 'DE' }, '2026-03-10'],
    ['in Germany holidays are none', { due: '2026-04-03', law: 'DE' }, '2026-04-08'],
    ['a law in small letters', { due: '2026-03-07', law: 'de' }, '2026-03-10'],
    ['an unknown law', { due: '2026-03-07', law: 'XX' }, '2026-03-08'],
    ['the day that a contract says', { agreed: ['12', '2026-04-01'] }, '2026-04-01'],
  ])('%s', (_, written, from) => {
    expect(of(written).interest.from).toBe(from);
  }); // prettier-ignore

  test('a contract has its own rate; a credit note counts from its first day', () => {
    expect(segments({ agreed: ['12', '2026-04-01'], moved: [['2026-04-20', 100_00, 'credit']] })).toEqual(['2026-04-01 31 d 90000 at 12']); // prettier-ignore
  });
});

test.each([
  [{ law: 'XX' }, 'law_unknown'],
  [{ law: 'FR', debtor: 'individual' }, 'individual'],
  [{ due: '2009-03-10', to: '2009-05-01' }, 'rate_missing'],
] as const)('%j is refused: %s', (written, code) => {
  const { interest } = of(written);
  expect(interest.answer).toMatchObject({ ok: false, error: { code } });
  expect(interest.terms).toMatchObject({ law: 'law' in written ? written.law : 'ES' });
});

describe('fixed sums', () => {
  const told = (items: readonly Written[], others: readonly Written[] = []) =>
    [...fixedSums(items.map(of), others.map(of))].map(
      ([itemId, { currency, minor }]) => `${itemId}: ${minor} ${currency}`,
    );
  const later = { due: '2026-03-20' };
  test.each<[string, readonly Written[], readonly Written[], readonly string[]]>([
    ['one an invoice', [{ itemId: 1 }, { itemId: 2 }], [], ['1: 4000 EUR', '2: 4000 EUR']],
    ['of two instalments the older has it', [{ itemId: 1, invoiceId: 9, ...later }, { itemId: 2, invoiceId: 9 }], [], ['2: 4000 EUR']],
    ['of two of one day the first', [{ itemId: 2, invoiceId: 9 }, { itemId: 1, invoiceId: 9 }], [], ['1: 4000 EUR']],
    ['in Germany each instalment', [{ itemId: 1, invoiceId: 9, law: 'DE' }, { itemId: 2, invoiceId: 9, law: 'DE' }], [], ['1: 4000 EUR', '2: 4000 EUR']],
    ['others have what is left', [{ itemId: 1, invoiceId: 9, ...later }], [{ itemId: 2, invoiceId: 9 }, { itemId: 3 }], ['1: 4000 EUR', '3: 4000 EUR']],
    ['none where there is no interest', [{ itemId: 1, law: 'XX' }], [], []],
    ['none where the law has none', [{ itemId: 1, law: 'MX' }], [], []],
    ['an instalment without one leaves it to the next', [{ itemId: 1, invoiceId: 9, moved: [['2026-03-01', 1_000_00, 'money']] }, { itemId: 2, invoiceId: 9, ...later }], [], ['2: 4000 EUR']],
  ])('%s', (_, items, others, expected) => {
    expect(told(items, others)).toEqual(expected);
  }); // prettier-ignore
});
