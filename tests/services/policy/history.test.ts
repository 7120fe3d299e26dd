/** The versions of the policy: who saved which, and what each changed against the one before. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../../src/domain/case/policy.ts';
import { isoDateOf, type Instant } from '../../../src/domain/dates.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

const TODAY = isoDateOf('2026-11-20');
let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace({ now: `${TODAY}T09:00` });
});
afterEach(() => workspace.dispose());

const versions = (knownAt: Instant | null = null) =>
  workspace.value('policy.history', { asOf: TODAY, knownAt });

test('the newest first; of the first against the standard; as was known then', async () => {
  expect(await versions()).toEqual([]);
  const letters = { ...DEFAULT_POLICY.letters, daysBetween: 4 };
  await workspace.value('policy.save', { policy: { letters }, note: 'letters came too late' });
  const [first] = await versions();
  await workspace.value('policy.save', { policy: { name: 'Ours', letters } });
  const [second, again, ...more] = await versions();
  expect(more).toEqual([]);
  expect(again).toEqual(first);
  expect(first).toMatchObject({
    version: 1,
    note: 'letters came too late',
    changes: [{ path: 'letters.daysBetween', before: 7, after: 4 }],
  });
  expect(first?.actor).not.toBe('');
  expect(second).toMatchObject({
    version: 2,
    actor: first?.actor,
    note: '',
    changes: [{ path: 'name', before: 'Standard', after: 'Ours' }],
  });
  expect(await versions('2026-11-19T00:00:00.000Z' as Instant)).toEqual([]);
});
