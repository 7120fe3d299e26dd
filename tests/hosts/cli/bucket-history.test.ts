/** When items changed bucket, against the list of buckets of each of those days and of the day before. */
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, isoDateOf } from '../../../src/domain/dates.ts';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

const folder = temporaryFolder('bucket-history');
const ledger = path.join(folder.path, 'sample.duebook');
const { ok, run, json } = oneProcess({ ledger });
const CUSTOMER = 'C1013';

beforeAll(async () => void (await ok('sample', ledger)), 120_000);
afterAll(() => folder.remove());

interface Change {
  readonly on: string;
  readonly item: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly rule: string | null;
}

async function bucketsOn(day: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = (await json('buckets', '--customer', CUSTOMER, '--as-of', day)) as {
    rows: { item: string; bucket: string }[];
  };
  return new Map(rows.map(({ item, bucket }) => [item, bucket]));
}

it(
  'every change is one between two days, and there is no other',
  { timeout: 120_000 },
  async () => {
    const history = (await json('buckets', '--history', '--customer', CUSTOMER)) as {
      rows: Change[];
      from: string;
    };
    const ofItems = history.rows.filter(({ item }) => item !== null);
    expect(ofItems.length).toBeGreaterThan(10);
    const days = [...new Set(ofItems.map(({ on }) => on))].slice(0, 12);
    for (const day of days) {
      const before = await bucketsOn(addDays(isoDateOf(day), -1));
      const now = await bucketsOn(day);
      const changed = [...new Set([...before.keys(), ...now.keys()])]
        .filter((item) => before.get(item) !== now.get(item))
        .map((item) => `${item} ${before.get(item) ?? null} ${now.get(item) ?? null}`);
      const told = ofItems.filter(({ on }) => on === day);
      expect(told.map(({ item, from, to }) => `${item} ${from} ${to}`).sort(), day).toEqual(
        changed.sort(),
      );
    }
  },
);

it('is of one customer, and a table or json', async () => {
  expect(await run('buckets', '--history')).toMatchObject({
    status: 2,
    err: expect.stringContaining('--history needs --customer'),
  });
  expect(
    await run('buckets', '--history', '--customer', CUSTOMER, '--format', 'pdf'),
  ).toMatchObject({ status: 2, err: expect.stringContaining('a table or json') });
});
