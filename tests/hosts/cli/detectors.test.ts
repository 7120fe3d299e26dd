/** `duebook detectors`: the alarm level of the payment shift is the owner's. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

interface Signals {
  readonly rows: readonly { readonly parameters: Readonly<Record<string, number>> }[];
}

const folder = temporaryFolder('detectors');
const ledger = `${folder.path}/sample.duebook`;
const { ok, json, run } = oneProcess({ ledger });
const file = `${folder.path}/detectors.json`;
const set = (value: unknown) => {
  writeFileSync(file, JSON.stringify(value));
  return run('detectors', 'set', file);
};

beforeAll(async () => {
  await ok('sample', ledger);
});
afterAll(() => folder.remove());

it('is shown, set as a version of the policy, and the signals are worked out by it', async () => {
  expect(JSON.parse(await ok('detectors', 'show'))).toEqual({ payment_shift: { h: 5 } });
  const shifts = async () =>
    ((await json('signals', '--kind', 'payment_shift', '--all')) as Signals).rows;
  const before = await shifts();
  expect(before.every(({ parameters }) => parameters.h === 5)).toBe(true);
  expect(await set({ payment_shift: { h: 4 } })).toMatchObject({
    status: 0,
    out: 'version 1 of the policy\n',
  });
  expect(JSON.parse(await ok('detectors', 'show'))).toEqual({ payment_shift: { h: 4 } });
  const after = await shifts();
  expect(after.every(({ parameters }) => parameters.h === 4)).toBe(true);
  expect(after.length).toBeGreaterThanOrEqual(before.length);
  expect(await ok('policy', 'history')).toContain('signals.alarmLevel');
});

it('refuses what is no level, and whatever else stands in the file', async () => {
  expect((await set({ payment_shift: { h: 7 } })).err).toContain(
    '"alarmLevel" must be a number from 4 to 6',
  );
  for (const other of [{}, { late_now: { h: 5 } }, { payment_shift: { h: 5, k: 1 } }, [], null])
    expect((await set(other)).err).toContain(
      'is not {"payment_shift":{"h":5}}; nothing else can be set',
    );
});
