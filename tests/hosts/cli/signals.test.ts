/** `duebook signals` over the sample company. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

interface SignalJson {
  readonly key: string;
  readonly customer: string;
  readonly points: number;
  readonly because: string;
  readonly numbers: object | null;
  readonly evidence: readonly Readonly<Record<string, unknown>>[];
}

const folder = temporaryFolder('signals');
const ledger = `${folder.path}/sample.duebook`;
const duebook = oneProcess({ ledger });
const { ok, json, run } = duebook;
const rows = async (...flags: readonly string[]) =>
  ((await json('signals', ...flags)) as { readonly rows: readonly SignalJson[] }).rows;

beforeAll(async () => {
  await ok('sample', ledger);
});
afterAll(() => folder.remove());

it('finds the customer that drifts, as product.md writes it down', async () => {
  const drifts = await rows('--kind', 'payment_shift', '--customer', 'C1006');
  expect(drifts).toMatchObject([
    {
      key: expect.stringMatching(/^payment_shift\/C1006\/20\d\d-\d\d-\d\d$/),
      kind: 'payment_shift',
      class: 'severe',
      state: 'new',
      alert: true,
      weak: false,
      confidence: 1,
      parameters: { h: 5, k: 0.5 },
      numbers: {
        usual: expect.any(Number),
        now: expect.any(Number),
        c: expect.any(Number),
        observations: expect.any(Number),
        open: expect.any(Number),
      },
    },
  ]);
  expect(drifts[0]?.evidence.at(-1)).toMatchObject({
    item: expect.stringMatching(/^FE-/),
    days: expect.any(Number),
    currency: 'EUR',
    open: expect.stringMatching(/^\d+\.\d\d$/),
  });
});

it('finds unusual orders, with small numbers as they are', async () => {
  const file = `${folder.path}/bought.duebook`;
  const { ok: inBought, json: jsonOf } = oneProcess({ ledger: file });
  await inBought('new', file, '--company', 'Flores', '--currency', 'EUR', '--country', 'ES');
  const days = (from: string, step: number, count: number): readonly string[] =>
    Array.from({ length: count }, (_, at) =>
      new Date(Date.parse(from) + at * step * 86_400_000).toISOString().slice(0, 10),
    );
  const ordered = [...days('2025-01-06', 12, 31), ...days('2026-01-13', 1, 8)];
  const invoices = `${folder.path}/invoices.csv`;
  writeFileSync(
    `${folder.path}/customers.csv`,
    'customer,name,country,currency\nC1,Rosa SL,ES,EUR\n',
  );
  writeFileSync(
    invoices,
    [
      'invoice,customer,issued_on,due_on,currency,gross',
      ...ordered.map((on, at) => `I-${at},C1,${on},${on},EUR,${at === 38 ? '650.50' : '100.00'}`),
      '',
    ].join('\n'),
  );
  await inBought('import', 'customers', `${folder.path}/customers.csv`);
  await inBought('import', 'invoices', invoices);
  const { rows: found } = (await jsonOf('signals', '--as-of', '2026-01-20')) as {
    readonly rows: readonly SignalJson[];
  };
  expect(found.find(({ key }) => key === 'order_size/C1/2026-01-20')).toMatchObject({
    numbers: { usual: 100, now: 650.5, c: 8.38, observations: 38, open: 0 },
    evidence: [{ order: 'I-38', amount: '650.50', currency: 'EUR', days: null, open: null }],
  });
  expect(found.find(({ key }) => key.startsWith('order_burst/'))).toMatchObject({
    numbers: { usual: 1.19, now: 8, c: 0.000069, observations: 31, open: 0 },
  });
});

it('the table has the same rows in the same order', async () => {
  const [head, ...lines] = (await ok('signals')).trimEnd().split('\n');
  expect(head).toMatch(/^Points +Customer +Kind +Class +State +Alert +Since +Because$/);
  expect(lines.map((line) => line.trim().split(/ +/)[1])).toEqual(
    (await rows()).map(({ customer }) => customer),
  );
});

it('nothing on a day before there was anything, and a kind that there is not is told', async () => {
  expect(await ok('signals', '--as-of', '2020-01-01')).toBe('no signals\n');
  expect(await run('signals', '--kind', 'bad_mood')).toMatchObject({
    status: 2,
    err: expect.stringContaining('--kind bad_mood is not offered; choose payment_shift, '),
  });
});
