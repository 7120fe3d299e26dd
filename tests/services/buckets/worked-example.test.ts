/**
 * The twenty items of domain-rules 2.5, imported as a ledger and a file of case facts: every bucket, rule,
 * chance of payment and total as they are printed there.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { minorToDecimal } from '../../../src/contract/values.ts';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { bucketHandlers } from '../../../src/services/buckets/handlers.ts';
import { caseWorkspace, type CaseWorkspace } from '../case/case-workspace.ts';

/** Number, days (0: not due), open, chance to two digits, bucket, rule. */
const PRINTED = [
  [1, 0, '4200.00', '0.99', 'unpaid', 'U1'],
  [2, 0, '1850.00', '0.99', 'unpaid', 'U1'],
  [3, 1, '990.00', '0.95', 'reminder', 'R1'],
  [4, 8, '3100.00', '0.95', 'reminder', 'R1'],
  [5, 26, '7600.00', '0.95', 'reminder', 'R1'],
  [6, 30, '5400.00', '0.95', 'reminder', 'R1'],
  [7, 41, '2300.00', '0.65', 'quasi-bad', 'Q2'],
  [8, 46, '6700.00', '0.84', 'reminder', 'R1'],
  [9, 66, '8800.00', '0.84', 'reminder', 'R1'],
  [10, 71, '4100.00', '0.64', 'quasi-bad', 'Q3'],
  [11, 90, '3900.00', '0.78', 'reminder', 'R1'],
  [12, 91, '12500.00', '0.60', 'quasi-bad', 'Q1'],
  [13, 15, '15000.00', '0.88', 'quasi-bad', 'Q4'],
  [14, 0, '9800.00', '0.05', 'bad', 'B1'],
  [15, 180, '7200.00', '0.60', 'quasi-bad', 'Q1'],
  [16, 181, '6100.00', '0.35', 'bad', 'B3'],
  [17, 233, '2750.00', '0.35', 'dormant', 'D3'],
  [18, 416, '11300.00', '0.02', 'bad', 'B3'],
  [19, 1147, '5600.00', '0.15', 'dormant', 'D2'],
  [20, 80, '3300.00', '0.78', 'bad', 'B2'],
] as const;

const TOTALS = [
  ['unpaid', 2, '6050.00'],
  ['reminder', 7, '36490.00'],
  ['quasi-bad', 5, '41100.00'],
  ['bad', 4, '30500.00'],
  ['dormant', 2, '8350.00'],
];

let workspace: CaseWorkspace;

beforeAll(async () => {
  workspace = await caseWorkspace('2026-11-20');
  for (const kind of ['customers', 'invoices', 'case-facts']) {
    const name = `${kind}.csv`;
    const file = readFileSync(path.join(import.meta.dirname, 'worked-example', name), 'utf8');
    const { refused } = await workspace.bring(name, file);
    expect(refused).toBe(0);
  }
});
afterAll(() => workspace.close());

const ask = async (asOf = '2026-11-20') => {
  const answer = await bucketHandlers['buckets.items'](workspace.context, {
    asOf: isoDateOf(asOf),
    knownAt: null,
    customer: null,
  });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

test('every bucket and rule', async () => {
  const { rows } = await ask();
  expect(
    rows.map(({ item, daysPastDue, openMinor, currency, bucket, rule }) => [
      Number(item.slice(4)),
      daysPastDue,
      minorToDecimal(openMinor, currency),
      bucket,
      rule,
    ]),
  ).toEqual(
    PRINTED.map(([number, days, open, _, bucket, rule]) => [number, days, open, bucket, rule]),
  );
});

test('every chance of payment', async () => {
  const chances: unknown[] = [];
  for (const [number] of PRINTED) {
    const customer = `C${String(number).padStart(2, '0')}`;
    const { items } = await workspace.told('case.get', { customer, asOf: isoDateOf('2026-11-20') });
    chances.push(...items.map(({ probability }) => probability.toFixed(2)));
  }
  expect(chances).toEqual(PRINTED.map(([, , , chance]) => chance));
});

test('every total, and they are all that is open', async () => {
  const { totals } = await ask();
  expect(
    totals.map(({ bucket, items, openMinor }) => [bucket, items, minorToDecimal(openMinor, 'EUR')]),
  ).toEqual(TOTALS);
  expect(totals.reduce((sum, { openMinor }) => sum + openMinor, 0)).toBe(12_249_000);
});

test('a day earlier the boundaries lie a day earlier', async () => {
  const { rows } = await ask('2026-11-19');
  const rule = (number: number) =>
    rows.find(({ item }) => item === `INV-${String(number).padStart(2, '0')}`)?.rule;
  // Due that day, 90 days, 180 days and not yet 181.
  expect([rule(3), rule(12), rule(16)]).toEqual(['U1', 'R1', 'Q1']);
  expect(rule(19)).toBe('D2');
});
