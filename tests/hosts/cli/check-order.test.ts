/** Orders from a file, and whether another one would go out: `duebook import orders`, `duebook check-order`. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

interface CheckJson {
  readonly decision: string;
  readonly before: string;
  readonly after: string | null;
  readonly used: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  readonly because: readonly Readonly<Record<string, unknown>>[];
}

const folder = temporaryFolder('check-order');
const ledger = `${folder.path}/orders.duebook`;
const { ok, json, run } = oneProcess({ ledger });
const check = async (...asked: string[]) => (await json('check-order', ...asked)) as CheckJson;
const bring = async (kind: string, name: string, text: string, more: readonly string[] = []) => {
  writeFileSync(`${folder.path}/${name}`, text);
  return json('import', kind, `${folder.path}/${name}`, ...more);
};
const HEAD = 'order,customer,ordered_on,currency,gross,quantity,released_on,delivered_on,invoice\n';

beforeAll(async () => {
  await ok('new', ledger, '--company', 'Test', '--country', 'ES', '--currency', 'EUR');
  await bring(
    'customers',
    'customers.csv',
    'customer,name,currency,credit_limit\nC1,Rosa SL,EUR,1000.00\nC2,Iris SL,EUR,\n',
  );
  await bring(
    'invoices',
    'invoices.csv',
    'invoice,customer,issued_on,due_on,currency,gross\nINV-1,C1,2026-03-01,2026-04-30,EUR,300.00\nINV-2,C1,2026-02-01,2026-03-01,EUR,100.00\nINV-9,C1,2026-03-12,2026-04-30,EUR,200.00\n',
  );
  await bring(
    'case-facts',
    'facts.csv',
    'kind,customer,items,on,currency,amount,key\ndispute,C1,INV-1,2026-03-02,EUR,50.00,D-1\n',
  );
});
afterAll(() => folder.remove());

it('an order binds credit from the day it is released to that of its invoice', async () => {
  expect(
    await bring(
      'auto',
      'orders.csv',
      `${HEAD}4711,C1,2026-03-01,EUR,200.00,12,2026-03-05,2026-03-08,INV-9\n4712,C1,2026-03-02,EUR,80.00,,2026-03-06,,\n4713,C1,2026-03-02,EUR,5000.00,,,,\n`,
    ),
  ).toMatchObject({ kind: 'orders', read: 3, new: 3, refused: 0 });
  const used = async (on: string) => {
    const { used: parts, before } = await check('C1', '10', '--on', on);
    return [parts.unbilled, parts.released, before];
  };
  expect(await used('2026-03-04')).toEqual(['0.00', '0.00', '400.00']);
  expect(await used('2026-03-05')).toEqual(['0.00', '200.00', '600.00']);
  expect(await used('2026-03-08')).toEqual(['200.00', '80.00', '680.00']);
  // Its invoice is there.
  expect(await used('2026-03-12')).toEqual(['0.00', '80.00', '680.00']);
});

it('says what is used, what would be, and what each rule compared', async () => {
  expect(await check('C1', '250', '--on', '2026-03-10')).toMatchObject({
    asOf: '2026-03-10',
    customer: 'C1',
    amount: '250.00',
    currency: 'EUR',
    decision: 'ask',
    limit: '1000.00',
    used: {
      open: '400.00',
      overdue: '100.00',
      disputed: '50.00',
      unbilled: '200.00',
      released: '80.00',
    },
    before: '680.00',
    after: '930.00',
    flags: ['watch'],
    because: [
      {
        rule: 'watch',
        text: '930.00 EUR would be open with it, and the limit is 1,000.00 EUR',
        value: '930.00',
        limit: '1000.00',
      },
    ],
  });
  expect(await check('C1', '244.44', '--on', '2026-03-10')).toMatchObject({
    decision: 'release',
    flags: [],
    because: [],
  });
  expect(await check('C1', '320.01', '--on', '2026-03-10')).toMatchObject({
    decision: 'hold',
    flags: ['limit'],
    after: '1000.01',
  });
  expect(await check('C2', '320.01')).toMatchObject({
    decision: 'release',
    limit: null,
    before: '0.00',
    after: '320.01',
  });
  expect(await ok('check-order', 'C1', '320.01', '--on', '2026-03-10')).toBe(
    `hold     320.01 EUR of C1 Rosa SL, on account
         hold     1,000.01 EUR would be open with it, and the limit is 1,000.00 EUR
680.00 EUR used before of 1000.00: 400.00 open (100.00 overdue, 50.00 disputed), 200.00 delivered, 80.00 released
When it is paid for in advance, or you raise the limit.
`,
  );
});

it('the same file says nothing new, a later one adds the day of delivery, and an order is called off', async () => {
  const later = `${HEAD}4712,C1,2026-03-02,EUR,80.00,,2026-03-06,2026-03-09,\n`;
  expect(await bring('orders', 'orders.csv', later)).toMatchObject({ new: 1, duplicate: 0 });
  expect(await bring('orders', 'orders.csv', later, ['--dry-run'])).toMatchObject({
    new: 0,
    duplicate: 1,
  });
  expect((await check('C1', '10', '--on', '2026-03-10')).used).toMatchObject({
    unbilled: '280.00',
    released: '0.00',
  });
  await ok('record', 'end', '4712', '--on', '2026-03-10');
  expect((await check('C1', '10', '--on', '2026-03-10')).used).toMatchObject({
    unbilled: '200.00',
  });
});

it('a row that is wrong is refused with its line and column, and the others come in', async () => {
  const told = (await bring(
    'orders',
    'wrong.csv',
    `${HEAD},C1,2026-03-01,EUR,1.00,,,,\n5001,C9,2026-03-01,EUR,1.00,,,,\n5002,C1,2026-13-01,EUR,1.00,,,,\n5003,C1,2026-03-01,EUR,,,,,\n5004,C1,2026-03-01,EUR,1.00,a few,,,\n5005,C1,2026-03-01,EUR,1.00,,soon,,\n5006,C1,2026-03-01,EUR,1.00,,,,\n`,
  )) as {
    readonly new: number;
    readonly refused: number;
    readonly findings: readonly {
      readonly sentence?: string;
      readonly line: number;
      readonly column: string;
    }[];
  };
  expect(told).toMatchObject({ new: 1, refused: 6 });
  expect(told.findings.map(({ line, column }) => `${line} ${column}`)).toEqual([
    '2 order',
    '3 customer',
    '4 ordered_on',
    '5 gross',
    '6 quantity',
    '7 released_on',
  ]);
});

it('an order that is not like the customer asks, where it is a tenth of the limit or something is overdue', async () => {
  await bring(
    'customers',
    'more.csv',
    'customer,name,currency,credit_limit\nC3,Iris Lda,EUR,9000.00\nC4,Lis Lda,EUR,90000.00\n',
  );
  const day = (at: number): string => `2025-${String(at + 1).padStart(2, '0')}-10`;
  const rows = ['C3', 'C4'].flatMap((code) =>
    Array.from({ length: 12 }, (_, at) => ({
      code,
      at,
      name: `${code}-${at}`,
      gross: 100 + (at % 4) * 5,
    })),
  );
  await bring(
    'invoices',
    'yearly.csv',
    [
      'invoice,customer,issued_on,due_on,currency,gross',
      ...rows.map(
        ({ code, at, name, gross }) => `${name},${code},${day(at)},2026-01-31,EUR,${gross}.00`,
      ),
      '',
    ].join('\n'),
  );
  await bring(
    'receipts',
    'paid.csv',
    [
      'receipt,customer,received_on,currency,amount,invoice',
      ...rows.map(
        ({ code, name, gross }) => `R-${name},${code},2026-01-20,EUR,${gross}.00,${name}`,
      ),
      '',
    ].join('\n'),
  );
  expect(await check('C3', '900', '--on', '2026-02-10')).toMatchObject({
    decision: 'ask',
    flags: ['order_size'],
    because: [{ rule: 'order_size', value: '900.00', limit: '107.47' }],
  });
  expect((await check('C3', '300', '--on', '2026-02-10')).flags).toEqual([]);
  // As large, and a hundredth of the limit.
  expect((await check('C4', '900', '--on', '2026-02-10')).flags).toEqual([]);
});

it('two days are one too many', async () => {
  expect(
    (await run('check-order', 'C1', '1', '--on', '2026-03-01', '--as-of', '2026-03-02')).err,
  ).toContain('--on 2026-03-01 and --as-of 2026-03-02 are two days; write one');
});

it('goods on hold wait, what else is ordered may go', async () => {
  await ok('record', 'hold', 'C2', '--level', 'goods', '--goods', 'Roses; Domes', '--on', '2026-03-10', '--key', 'H-7'); // prettier-ignore
  const at = ['--on', '2026-03-12'];
  expect(await check('C2', '10', ...at, '--goods', 'Roses;Ribbon')).toMatchObject({
    decision: 'ask',
    flags: ['goods'],
    because: [
      {
        text: 'Roses is on hold until the account is current, since 2026-03-10, H-7; what else is ordered may go',
      },
    ],
  });
  expect(await check('C2', '10', ...at, '--goods', 'ROSES')).toMatchObject({ decision: 'hold' });
  expect(await check('C2', '10', ...at, '--goods', 'Ribbon')).toMatchObject({
    decision: 'release',
  });
});

it('`case` says the limit and what is used of it', async () => {
  expect((await ok('case', 'C1', '--as-of', '2026-03-04')).split('\n')[1]).toBe(
    'limit: 1000.00 EUR, 400.00 used',
  );
  expect(await json('case', 'C1', '--as-of', '2026-03-04')).toMatchObject({
    credit: { currency: 'EUR', limit: '1000.00', used: '400.00' },
    habit: null,
  });
});
