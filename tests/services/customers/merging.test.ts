/** Two customers that are one: what the merge does, what an undo gives back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EMPTY_PROFILE } from '../../../src/domain/customers/profile.ts';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import { allocation, receipt } from '../../harness/scenario/scenario-drafts.ts';
import type { TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { twoSpellings } from './two-spellings.ts';

let workspace: TestWorkspace;
const asOf = d('2026-03-01');
beforeEach(async () => {
  workspace = await twoSpellings();
});
afterEach(() => workspace.dispose());

const preview = (from: string, into: string) =>
  workspace.value('customers.mergePreview', { from, into });
const merge = (from: string, into: string) =>
  workspace.value('customers.merge', { from, into, reason: 'two spellings' });
const codes = async () =>
  (await workspace.value('customers.list', { asOf })).map((row) => row.customer);

describe('after the merge', () => {
  test('the list hides the one, its code opens the other, the palette finds it', async () => {
    const done = await merge('C9', 'C4');
    expect(done).toMatchObject({ from: 'C9', fromName: 'PETALO FLORES', reason: 'two spellings' });
    expect(await codes()).toEqual(['C4', 'C5']);
    const detail = await workspace.value('customers.get', { customer: 'C9', asOf });
    expect(detail.profile).toMatchObject({ customer: 'C4', name: 'Pétalo Flores S.L.' });
    expect(detail.openItems.map(({ item }) => item).sort()).toEqual(['I-1', 'I-2', 'I-3']);
    for (const text of ['C9', 'petalo flores'])
      expect(
        (await workspace.value('workspace.search', { text }))
          .filter(({ kind }) => kind === 'customer')
          .map(({ key }) => key),
      ).toEqual(['C4']);
    const view = await workspace.value('customers.profile', { customer: 'C9' });
    expect(view.merges).toEqual([done]);
    expect(view.aliases.map(({ kind, value, origin }) => [kind, value, origin])).toEqual([
      ['name', 'PETALO FLORES', 'merged'],
      ['code', 'C9', 'merged'],
    ]);
    expect(view.names.map(({ name }) => name)).toEqual(['Pétalo Flores S.L.']);
  });

  test('as it was known before, there are two', async () => {
    workspace.setNow('2026-03-02T12:00');
    await merge('C9', 'C4');
    const rows = await workspace.value('customers.list', {
      asOf,
      knownAt: '2026-03-01T18:00:00.000Z' as never,
    });
    expect(rows.map((row) => row.customer)).toEqual(['C4', 'C5', 'C9']);
  });

  test('saving under the old code is refused, naming the new one', async () => {
    await merge('C9', 'C4');
    expect(await workspace.refusal('customers.save', { customer: 'C9', name: 'X' })).toEqual({
      code: 'invalid_input',
      at: 'customer',
      message:
        'C9 leads to customer C4 (Pétalo Flores S.L.); change that one, or choose another code.',
    });
  });

  test('a profile saved under the old code is the survivor’s', async () => {
    await merge('C9', 'C4');
    await workspace.value('customers.saveProfile', {
      customer: 'C9',
      profile: { ...EMPTY_PROFILE, salesRep: 'Bo' },
    });
    const { profile } = await workspace.value('customers.profile', { customer: 'C4' });
    expect(profile.salesRep).toBe('Bo');
  });
});

describe('refused', () => {
  test.each([
    ['C4', 'C4', 'same_customer', 'C4 cannot be merged into itself; choose another customer.'],
    [
      'C9',
      'C7',
      'not_found',
      'No customer has the code "C7"; look the code up in the list of customers.',
    ],
  ])('%s into %s', async (from, into, code, message) => {
    expect(await workspace.refusal('customers.mergePreview', { from, into })).toMatchObject({
      code,
      message,
      at: 'into',
    });
    expect(
      await workspace.refusal('customers.merge', { from, into, reason: 'two spellings' }),
    ).toMatchObject({ code, message });
    expect(await codes()).toEqual(['C4', 'C5', 'C9']);
  });

  test('one that is merged already: its survivor must not move without being named', async () => {
    await merge('C9', 'C4');
    expect(
      await workspace.refusal('customers.merge', { from: 'C9', into: 'C5', reason: 'x' }),
    ).toEqual({
      code: 'not_found',
      at: 'from',
      message:
        'C9 is part of customer C4 (Pétalo Flores S.L.) and has nothing of its own to merge; name C4, or undo that merge first.',
    });
    expect(
      await workspace.refusal('customers.merge', { from: 'C9', into: 'C4', reason: 'x' }),
    ).toMatchObject({
      code: 'same_customer',
      message: 'C9 and C4 are one customer already: C4 (Pétalo Flores S.L.).',
    });
    // Into an old code means into who it is now.
    const done = await preview('C5', 'C9');
    expect(done.into).toBe('C4');
  });
});

describe('unmerging', () => {
  const unmerge = (mergeId: number) =>
    workspace.refusal('customers.unmerge', { mergeId, reason: 'two after all' });

  test('gives each its own again; a second time, or of a merge that was none, is refused', async () => {
    const { mergeId } = await merge('C9', 'C4');
    await workspace.value('customers.unmerge', { mergeId, reason: 'two after all' });
    expect(await codes()).toEqual(['C4', 'C5', 'C9']);
    expect((await workspace.value('customers.profile', { customer: 'C4' })).aliases).toEqual([]);
    expect(await unmerge(mergeId)).toMatchObject({ code: 'already_reversed', at: 'mergeId' });
    expect(await unmerge(99)).toMatchObject({ code: 'not_found' });
  });

  test('not while money of the one pays the other', async () => {
    const { mergeId } = await merge('C9', 'C4');
    await workspace.record({ allocations: [allocation('R-1', 'I-1', 1, '2026-03-01', 50_000)] });
    const error = await unmerge(mergeId);
    expect(error.code).toBe('used_by_later_facts');
    expect(error.message).toMatch(/R-1.*I-1/);
  });
});

describe('suggestions', () => {
  const suggested = () => workspace.value('customers.mergeSuggestions', {});

  test('the one with fewer documents goes into the other, with the reason', async () => {
    await workspace.record({ receipts: [receipt('R-2', 'C4', '2026-02-20', 'EUR', 1_000)] });
    await workspace.record({ receipts: [receipt('R-3', 'C4', '2026-02-20', 'EUR', 1_000)] });
    expect(await suggested()).toEqual([
      {
        from: 'C9',
        fromName: 'PETALO FLORES',
        into: 'C4',
        intoName: 'Pétalo Flores S.L.',
        because: expect.stringMatching(
          /^The names .* are equal but for spelling and legal form\.$/,
        ),
      },
    ]);
  });

  test('what was merged is not suggested, and what was taken apart is not suggested again', async () => {
    const { mergeId } = await merge('C9', 'C4');
    expect(await suggested()).toEqual([]);
    await workspace.value('customers.unmerge', { mergeId, reason: 'two after all' });
    expect(await suggested()).toEqual([]);
  });
});
