/** The figures over a customer, the totals under the list, and the way back. */
import { describe, expect, test } from 'vitest';
import type { OpenItemView } from '../../../src/contract/calls/aging.ts';
import type {
  CurrencyBalance,
  CustomerRow,
  ProfileView,
} from '../../../src/contract/calls/customers.ts';
import { EMPTY_PROFILE, type CustomerContact } from '../../../src/domain/customers/profile.ts';
import type { IsoDate } from '../../../src/domain/dates.ts';
import { ageStepOfDays } from '../../../src/renderer/kit/charts/age-step.ts';
import { contactToCall } from '../../../src/renderer/screens/customers/contact-to-call.ts';
import { overdueShare } from '../../../src/renderer/screens/customers/customer-columns.tsx';
import {
  ageFigures,
  balanceFigures,
  exceptionFigures,
  habitFigures,
} from '../../../src/renderer/screens/customers/customer-figures.ts';
import { customerTotals } from '../../../src/renderer/screens/customers/customer-totals.ts';
import { isBlankPart } from '../../../src/renderer/screens/customers/profile/blank-parts.ts';
import { stepsBack } from '../../../src/renderer/screens/customers/way-back.ts';
import { i18n } from '../../../src/renderer/texts/i18n.ts';

const t = i18n.getFixedT('en', 'customers');

const balance = (
  currency: string,
  outstandingMinor: number,
  overdueMinor: number,
  onAccountMinor = 0,
): CurrencyBalance => ({
  currency,
  outstandingMinor,
  overdueMinor,
  onAccountMinor,
  netMinor: outstandingMinor - onAccountMinor,
});

const item = (more: Partial<OpenItemView>): OpenItemView => ({
  itemId: 1,
  item: 'INV-1',
  invoice: 'INV-1',
  customer: 'C1',
  name: 'Ana',
  country: null,
  currency: 'EUR',
  issuedOn: '2026-10-01' as IsoDate,
  dueOn: '2026-11-01' as IsoDate,
  daysPastDue: 0,
  grossMinor: 100_00,
  openMinor: 100_00,
  disputed: false,
  lastLetter: null,
  ...more,
});

const plain = (figures: ReturnType<typeof balanceFigures>) =>
  figures.map(({ label, value, note }) => [label, value, note]);

describe('figures of a customer', () => {
  test('one currency: outstanding, and how much of it is overdue', () => {
    expect(plain(balanceFigures([balance('EUR', 300_00, 200_00)], [item({})], t))).toEqual([
      ['Outstanding', '300.00', 'EUR, 1 item'],
      ['Overdue', '200.00', '67 % of it'],
    ]);
  });

  test.each([
    [
      { currency: 'EUR', limitMinor: 20_000_00, usedMinor: 28_611_46 },
      '143 %',
      'of 20,000.00\u{a0}EUR',
    ],
    [{ currency: 'EUR', limitMinor: 0, usedMinor: 50_00 }, '50.00', 'of 0.00\u{a0}EUR'],
    [{ currency: 'EUR', limitMinor: 20_000_00, usedMinor: null }, '–', 'no rate for all of it'],
  ])('limit used %#', (credit, value, note) => {
    expect(plain(habitFigures({ credit, habit: null }, t))).toEqual([['Limit used', value, note]]);
  });

  test.each([
    [{ items: 24, usualDays: 6, latelyDays: 31 }, '6 d late', 'lately 31 d late'],
    [{ items: 9, usualDays: -2, latelyDays: 0 }, '2 d early', 'lately on the day'],
    [{ items: 24, usualDays: 0, latelyDays: 0 }, 'on the day', 'of 24 items paid'],
  ])('usually pays %#', (habit, value, note) => {
    expect(plain(habitFigures({ credit: null, habit }, t))).toEqual([
      ['Usually pays', value, note],
    ]);
  });

  test('several currencies never stand in one figure', () => {
    const both = [balance('EUR', 300_00, 0), balance('JPY', 5000, 4000)];
    expect(plain(balanceFigures(both, [], t))).toEqual([
      ['Outstanding EUR', '300.00', 'nothing overdue'],
      ['Outstanding JPY', '5,000', '4,000 overdue'],
    ]);
  });

  test('the oldest is of the currencies that are shown', () => {
    const items = [
      item({ daysPastDue: 3 }),
      item({ item: 'INV-2 (1/2)', daysPastDue: 40 }),
      item({ item: 'INV-3', currency: 'USD', daysPastDue: 400 }),
    ];
    expect(plain(ageFigures([balance('EUR', 1, 1)], items, null, t))).toEqual([
      ['Oldest', '40 d', 'INV-2 (1/2)'],
      ['Last receipt', '–', 'none yet'],
    ]);
    expect(plain(ageFigures([balance('EUR', 1, 0)], [item({})], undefined, t))).toEqual([
      ['Oldest', '–', 'nothing overdue'],
    ]);
  });

  test('on account and disputed only where there is any', () => {
    expect(exceptionFigures([balance('EUR', 1, 1)], [item({})], t)).toEqual([]);
    const figures = exceptionFigures(
      [balance('EUR', 300_00, 0, 54_00)],
      [item({ disputed: true, openMinor: 20_00 }), item({})],
      t,
    );
    expect(plain(figures)).toEqual([
      ['On account', '54.00', 'EUR, not allocated'],
      ['Disputed', '20.00', 'EUR, 1 item'],
    ]);
  });

  test('a share needs something outstanding', () => {
    expect(overdueShare(balance('EUR', 300_00, 100_00))).toBe(33);
    expect(overdueShare(balance('EUR', 300_00, 0))).toBe(null);
    expect(overdueShare(balance('EUR', 0, 0))).toBe(null);
  });

  test.each([
    [0, 0],
    [1, 1],
    [30, 1],
    [31, 2],
    [60, 2],
    [61, 3],
    [90, 3],
    [91, 4],
  ])('%i days late are age step %i', (days, step) => {
    expect(ageStepOfDays(days)).toBe(step);
  });
});

describe('totals under the list', () => {
  const NO_ITEMS = { openItems: 0, oldestDaysPastDue: 0, disputedItems: 0 };
  const row = (customer: string, balances: readonly CurrencyBalance[]): CustomerRow => ({
    customer,
    name: customer,
    country: null,
    balances: balances.map((one) => ({ ...one, ...NO_ITEMS })),
    ...NO_ITEMS,
    lastReceiptOn: null,
    lastLetterOn: null,
  });
  const word = (currency: string, count: number): string => `${currency} ${count}`;

  test('of one currency all rows count, also who owes nothing', () => {
    const [total, ...more] = customerTotals(
      [row('C1', [balance('EUR', 200_00, 50_00)]), row('C2', [])],
      word,
      'EUR',
    );
    expect(more).toEqual([]);
    expect(total?.texts).toMatchObject({ name: 'EUR 2', outstanding: '200.00', share: '25' });
  });

  test('of several, the customers of each', () => {
    const rows = [
      row('C1', [balance('EUR', 1_00, 0), balance('USD', 2_00, 0)]),
      row('C2', [balance('EUR', 3_00, 0)]),
    ];
    expect(customerTotals(rows, word, 'EUR').map(({ texts }) => texts['name'])).toEqual([
      'EUR 2',
      'USD 1',
    ]);
  });
});

test('whom to call: who decides, else who can be reached, never somebody who must not see debts', () => {
  const contact = (name: string, more: Partial<CustomerContact>): CustomerContact => ({
    name,
    role: 'ap_clerk',
    phone: '1',
    email: '',
    language: '',
    timeZone: 'Europe/Madrid',
    hours: [],
    infoSource: null,
    notes: '',
    ...more,
  });
  const clerk = contact('clerk', {});
  const boss = contact('boss', { role: 'decision_maker' });
  expect(contactToCall([clerk, boss])).toBe(boss);
  expect(contactToCall([contact('boss', { role: 'decision_maker', phone: '' }), clerk])).toBe(
    clerk,
  );
  expect(contactToCall([contact('porter', { role: 'other' })])).toBe(null);
});

test('parts of a profile are blank until they say something', () => {
  const view: ProfileView = {
    profile: EMPTY_PROFILE,
    aliases: [],
    merges: [],
    names: [{ name: 'Ana', effectiveOn: '2026-01-01' as IsoDate }],
    nextPayOn: null,
  };
  expect(isBlankPart('names', view)).toBe(true);
  expect(isBlankPart('notes', view)).toBe(true);
  expect(isBlankPart('paying', view)).toBe(true);
  const more = {
    ...EMPTY_PROFILE,
    isConfidential: false,
    payCalendar: { ...EMPTY_PROFILE.payCalendar, monthDays: [15] },
  };
  expect(isBlankPart('notes', { ...view, profile: more })).toBe(false);
  expect(isBlankPart('paying', { ...view, profile: more })).toBe(false);
});

describe('the way back from a customer', () => {
  const at = (...hashes: readonly string[]) => hashes.map((hash) => `http://desk/${hash}`);
  test.each([
    ['the list', at('#/customers?show=overdue', '#/customers/C1'), -1],
    ['aging, over a tab', at('#/aging', '#/customers/C1', '#/customers/C1?tab=profile'), -2],
    ['the newest list', at('#/customers', '#/letters', '#/customers/C1'), -1],
    ['nothing before', at('#/customers/C1'), null],
    ['only customers before', at('#/customers/C2', '#/customers/C1'), null],
    ['a browser that does not tell', [], null],
  ])('%s', (_, addresses, steps) => {
    expect(stepsBack(addresses)).toBe(steps);
  });
});
