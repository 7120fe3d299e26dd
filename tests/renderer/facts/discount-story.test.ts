import { expect, test } from 'vitest';
import type { DiscountRow } from '../../../src/contract/calls/contracts.ts';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import { discountColumns } from '../../../src/renderer/screens/facts/discounts/discount-columns.tsx';
import { discountStory } from '../../../src/renderer/screens/facts/discounts/discount-story.ts';
import { i18n } from '../../../src/renderer/texts/i18n.ts';

const AS_OF = d('2026-02-22');

const row = (more: Partial<DiscountRow>): DiscountRow => ({
  invoice: 'INV-7',
  customer: 'C1',
  name: 'Petalo SL',
  issuedOn: d('2026-02-01'),
  currency: 'EUR',
  grossMinor: 100_000,
  offeredMinor: 2_000,
  givenMinor: 0,
  lostMinor: 0,
  untilOn: d('2026-02-11'),
  state: 'lost',
  isConcession: false,
  isSettled: true,
  receipt: 'R-1',
  receivedOn: d('2026-02-10'),
  ...more,
});

const given = (more: Partial<DiscountRow> = {}) =>
  row({ state: 'given', givenMinor: 2_000, ...more });
const late = { isConcession: true, receipt: 'R-9', receivedOn: d('2026-02-12') };
const unpaid = { isSettled: false, receipt: null, receivedOn: null };

test.each<[string, DiscountRow, string]>([
  ['taken with the money', given(), 'taken in time'],
  ['taken in part', given({ givenMinor: 1_500, lostMinor: 500 }), 'taken in part, 5.00 EUR lost'],
  [
    'more than offered',
    given({ givenMinor: 2_350, isConcession: true }),
    '3.50 EUR more than was offered',
  ],
  ['a day late', given(late), 'given, paid 1 day too late'],
  [
    'twelve days late',
    given({ ...late, receivedOn: d('2026-02-23') }),
    'given, paid 12 days too late',
  ],
  [
    'granted afterwards, though the money came in time',
    given({ isConcession: true }),
    'given after the last day',
  ],
  [
    'granted without money',
    given({ isConcession: true, receipt: null, receivedOn: null }),
    'given after the last day',
  ],
  [
    'never offered',
    given({ offeredMinor: 0, isConcession: true, untilOn: d('2026-02-01') }),
    'given, though none was offered',
  ],
  ['paid whole in time', row({}), 'paid in time, not taken'],
  ['paid whole on the last day', row({ receivedOn: d('2026-02-11') }), 'paid in time, not taken'],
  ['paid late', row({ receivedOn: d('2026-02-13') }), 'paid 2 days too late'],
  [
    'settled by a credit note',
    row({ receipt: null, receivedOn: null }),
    'settled without a receipt',
  ],
  ['not paid', row(unpaid), 'not paid in time'],
  ['paid in part', row({ isSettled: false }), 'not paid in time'],
  ['open', row({ ...unpaid, state: 'open', untilOn: d('2026-03-02') }), '8 days left'],
  ['open for a day', row({ ...unpaid, state: 'open', untilOn: d('2026-02-23') }), '1 day left'],
  ['open today', row({ ...unpaid, state: 'open', untilOn: AS_OF }), 'today is the last day'],
])('%s', (_what, discount, words) => {
  const column = discountColumns(i18n.getFixedT('en', 'discounts'), AS_OF).find(
    ({ id }) => id === 'story',
  );
  expect(column?.text(discount).replaceAll('\u00a0', ' ')).toBe(words);
});

test('a story of money late names the days after the last one', () => {
  expect(discountStory(row({ receivedOn: d('2026-03-01') }), AS_OF)).toEqual({
    key: 'paidLate',
    count: 18,
  });
});

test('a file has dates as ISO, amounts as decimals, and no last day where none was offered', () => {
  const columns = discountColumns(i18n.getFixedT('en', 'discounts'), AS_OF);
  const texts = (discount: DiscountRow) =>
    Object.fromEntries(columns.map((column) => [column.id, column.text(discount)]));
  expect(texts(given())).toMatchObject({
    invoice: 'INV-7',
    untilOn: '2026-02-11',
    offered: '20.00',
    given: '20.00',
    state: 'given',
    receivedOn: '2026-02-10',
    receipt: 'R-1',
  });
  expect(texts(given({ offeredMinor: 0 })).untilOn).toBe('');
});
