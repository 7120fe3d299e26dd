/** The versions of the policy as the terminal lists them. */
import { writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

const folder = temporaryFolder('policy-history');
const ledger = `${folder.path}/test.duebook`;
const { ok, json } = oneProcess({ ledger });
afterAll(() => folder.remove());

it('each version with who, when, why, and the fields before and after', async () => {
  await ok('new', ledger, '--company', 'Flores', '--currency', 'EUR', '--country', 'ES');
  expect(await ok('policy', 'history')).toBe('the standard policy: nobody has changed it\n');
  const file = `${folder.path}/policy.json`;
  writeFileSync(file, JSON.stringify({ name: 'Ours', levels: { 3: { graceDays: 10 } } }));
  await ok('policy', 'set', file, '--note', 'time before the lawyer');
  const [head, ...rows] = (await ok('policy', 'history')).split('\n');
  expect(head).toMatch(/^version 1 {2}\d{4}-\d\d-\d\dT.* {2}time before the lawyer$/);
  expect(rows).toEqual([
    'Field               Before    After',
    'name                Standard  Ours',
    'levels.3.graceDays  -         10',
    '',
  ]);
  expect(await json('policy', 'history')).toMatchObject([
    { version: 1, changes: [{ path: 'name' }, { path: 'levels.3.graceDays', before: null, after: 10 }] },
  ]); // prettier-ignore
});
