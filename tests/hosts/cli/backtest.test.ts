/** `duebook backtest` over a ledger of two payers, one of which drifts. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

interface BacktestJson {
  readonly from: string;
  readonly to: string;
  readonly customers: number;
  readonly customerYears: number;
  readonly defaults: readonly { readonly customer: string; readonly item: string }[];
  readonly detectors: readonly {
    readonly detector: string;
    readonly parameters: Readonly<Record<string, number>>;
    readonly alerts: number;
    readonly warned: number;
    readonly missed: number;
    readonly leadMedian: number | null;
    readonly beforeDue: number;
    readonly false: number;
    readonly falsePerYear: number;
    readonly right: number;
  }[];
  readonly ranking: Readonly<Record<string, number | null>>;
}

const folder = temporaryFolder('backtest');
const ledger = `${folder.path}/two.duebook`;
const { ok, json, run } = oneProcess({ ledger });
const due = (at: number): IsoDate => addDays(isoDateOf('2025-01-06'), at * 14);
const USUAL = [2, 3, 1, 2, 4, 2, 0, 3, 2, 1, 3, 2, 2, 1, 3, 2];
/** The last one stays open for 80 days. */
const DRIFTS = [...USUAL, 14, 18, 19, 22, 80];
const STEADY = [...USUAL, 2, 3, 1, 2, 2];

beforeAll(async () => {
  const of = (code: string, days: readonly number[]): string =>
    days
      .map((late, at) =>
        [
          `${code}-${at}`,
          code,
          addDays(due(at), -30),
          due(at),
          'EUR',
          '100.00',
          addDays(due(at), late),
        ].join(','),
      )
      .join('\n');
  const list = `${folder.path}/list.csv`;
  const head = 'Invoice,Customer,Invoice date,Due date,Currency,Amount,Settled date';
  writeFileSync(list, `${head}\n${of('DRIFTS', DRIFTS)}\n${of('STEADY', STEADY)}\n`);
  await ok('new', ledger, '--company', 'Test', '--country', 'ES', '--currency', 'EUR');
  await ok('import', 'auto', list);
});
afterAll(() => folder.remove());

it('says as JSON who was warned, how long before, and what was for nothing', async () => {
  const told = (await json('backtest', '--to', '2026-06-30', '--set', 'h=4,5')) as BacktestJson;
  expect(Object.keys(told)).toEqual(
    'from to late ahead customers customerYears defaults detectors ranking'.split(' '),
  );
  expect(told).toMatchObject({ to: '2026-06-30', late: 30, ahead: 60, customers: 2 });
  expect(told.from).toBe(addDays(due(7), 3));
  expect(told.defaults).toEqual([
    { customer: 'DRIFTS', item: 'DRIFTS-20', on: addDays(due(20), 31) },
  ]);
  const [four, five, late] = told.detectors;
  expect([four, five].map((one) => [one?.detector, one?.parameters])).toEqual([
    ['payment_shift', { h: 4 }],
    ['payment_shift', { h: 5 }],
  ]);
  expect(late).toMatchObject({ detector: 'late_now', false: 2, warned: 1, missed: 0 });
  expect(told.detectors.at(-1)?.detector).toBe('score');
  for (const one of told.detectors) {
    expect(one.alerts).toBe(one.right + one.false);
    expect(one.warned + one.missed).toBe(1);
    expect(one.falsePerYear).toBeCloseTo(one.false / told.customerYears, 2);
  }
  expect(five).toMatchObject({ warned: 1, beforeDue: 1, false: 0 });
});

it('of another limit and a part of the time', async () => {
  const told = (await json(
    'backtest',
    '--late',
    '15',
    '--from',
    '2025-09-01',
    '--to',
    '2025-09-30',
  )) as BacktestJson;
  expect(told).toMatchObject({ from: '2025-09-01', to: '2025-09-30', late: 15, customers: 2 });
  // Each to its last movement of the month: a payment on the 19th, one on the 17th.
  expect(told.customerYears).toBeCloseTo((19 + 17) / 365.25, 2);
});

it('a person reads the same', async () => {
  const text = await ok('backtest', '--to', '2026-06-30');
  expect(text).toMatch(/^2025-04-17 to 2026-06-30: 2 customers, /);
  expect(text).toContain('once more than 30 days late');
  expect(text).toMatch(/\npayment_shift +h=5 /);
  expect(text).toMatch(/\n +1\.000 {2}the score\n/);
});

it('without eight payments of anybody there is nothing to test', async () => {
  expect(await ok('backtest', '--to', '2025-03-01')).toBe(
    'Nobody has eight payments by 2025-03-01: there is nothing to test against.\n',
  );
});

it('refuses what it cannot try', async () => {
  const asked = async (...flags: string[]) => (await run('backtest', ...flags)).err;
  expect(await asked('--set', 'h=3')).toContain('--set h=3 is not h=N,N: levels from 4 to 6');
  expect(await asked('--set', 'k=1')).toContain('--set k=1 is not h=N,N');
  expect(await asked('--late', 'soon')).toContain(
    '--late soon is not a whole number from 0 to 365',
  );
  expect(await asked('--from', '2026-13-01')).toContain('--from 2026-13-01 is not a date');
});
