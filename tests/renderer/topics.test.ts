/** A screen that is not told of a change shows yesterday's money: every call has its topics. */
import { describe, expect, it } from 'vitest';
import { api, type CallName } from '../../src/contract/api.ts';
import { isTouched, topicsOf } from '../../src/renderer/data/topics.ts';

const reads = (Object.keys(api) as CallName[]).filter(
  (name) => api[name].changes.length === 0 && !api[name].job && !name.startsWith('jobs.'),
);

describe('every call that reads', () => {
  it.each(reads)('%s knows which changes concern it', (name) => {
    expect(topicsOf(name)).not.toEqual([]);
  });
});

it('an import touches every figure on the screen', () => {
  const changed = api['imports.commit'].changes;
  for (const name of [
    'aging.report',
    'customers.list',
    'workspace.state',
    'imports.batches',
    'letters.propose',
  ] as const)
    expect(isTouched(name, changed), name).toBe(true);
  expect(isTouched('bankAccounts.list', changed)).toBe(false);
});
