/** Whom the exceptions of a policy mean: a customer that was merged is its survivor, and nobody is told. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { invoice } from '../../ledger/fixture.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
const NEVER = { exceptions: [{ name: 'Friends', customers: ['C1', 'C99'], invoices: [], never: true }] }; // prettier-ignore
const asOf = isoDateOf('2026-11-20');

beforeAll(async () => {
  workspace = await testWorkspace({ now: `${asOf}T09:00` });
  for (const customer of ['C1', 'C2'])
    await workspace.value('customers.save', { customer, name: customer, country: 'ES' } as never);
  await workspace.record({
    invoices: ['C1', 'C2'].map((code) =>
      invoice(`INV-${code}`, code, '2026-09-01', '2026-10-01', 50_000),
    ),
  });
});
afterAll(() => workspace.dispose());

const blocked = async (customer: string): Promise<readonly string[]> => {
  const { blocked: all } = await workspace.value('case.get', { customer, asOf, knownAt: null });
  return all.map(({ item, because }) => `${item ?? ''}: ${String(because)}`);
};

test('who is named and not there is said; who was merged is meant as the survivor, until they are two again', async () => {
  const { warnings } = await workspace.value('policy.save', { policy: NEVER });
  expect(warnings).toEqual([
    'An exception names the customer "C99", whom nobody has; look the code up.',
  ]);
  expect(await blocked('C1')).toEqual(['INV-C1: the policy says never (Friends)']);
  expect(await blocked('C2')).toEqual([]);
  const { mergeId } = await workspace.value('customers.merge', { from: 'C1', into: 'C2', reason: 'one' }); // prettier-ignore
  expect((await blocked('C2')).toSorted()).toEqual([
    'INV-C1: the policy says never (Friends)',
    'INV-C2: the policy says never (Friends)',
  ]);
  await workspace.value('customers.unmerge', { mergeId, reason: 'two' });
  expect(await blocked('C2')).toEqual([]);
  const policy = { exceptions: [{ name: 'This one', invoices: ['INV-C2', 'INV-9'], never: true }] };
  const { warnings: invoices } = await workspace.value('policy.check', { policy });
  expect(invoices).toEqual([
    'An exception names the invoice "INV-9", which is not in the ledger; look the number up.',
  ]);
});
