import { expect, it } from 'vitest';
import { TOPICS } from '../../src/contract/call.ts';
import { dropChanged, makeQueryClient } from '../../src/renderer/data/query-client.ts';

const KEYS = {
  workspace: ['workspace.state', {}],
  aging: ['aging.report', { asOf: '2026-11-21' }],
  accounts: ['bankAccounts.list', {}],
} as const;

function filledCache() {
  const queries = makeQueryClient();
  for (const key of Object.values(KEYS)) queries.setQueryData(key, 'the former answer');
  return queries;
}
const isOld = (queries: ReturnType<typeof filledCache>, key: readonly unknown[]) =>
  queries.getQueryState(key)?.isInvalidated;

it('a change makes just the answers old that it touches', () => {
  const queries = filledCache();
  dropChanged(queries, ['items']);
  expect(isOld(queries, KEYS.aging)).toBe(true);
  expect(isOld(queries, KEYS.accounts)).toBe(false);
  expect(queries.getQueryData(KEYS.aging)).toBe('the former answer');
});

it('another ledger leaves nothing of the former to be seen', () => {
  const queries = filledCache();
  dropChanged(queries, TOPICS);
  expect(queries.getQueryData(KEYS.aging)).toBeUndefined();
  expect(queries.getQueryData(KEYS.accounts)).toBeUndefined();
  // The workspace itself stays on the screen until it has its new answer.
  expect(queries.getQueryData(KEYS.workspace)).toBe('the former answer');
  expect(isOld(queries, KEYS.workspace)).toBe(true);
});
