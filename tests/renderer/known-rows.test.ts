/** The cache has whole answers, whatever part of them is sent. */
import { expect, it } from 'vitest';
import type { TellingClient } from '../../src/contract/told.ts';
import { makeQueryClient } from '../../src/renderer/data/query-client.ts';
import { callQuery } from '../../src/renderer/data/use-call.ts';

const ASKED = { asOf: '2026-11-21' as never };
const [a, b, c] = ['C1', 'C2', 'C3'].map((customer) => ({ customer }));

/** Answers one after the other what it is given; `asked`: what it was asked. */
function clientOf(values: readonly object[]) {
  const asked: unknown[] = [];
  const call = (_: string, input: unknown) => {
    const value = structuredClone(values[asked.length]);
    asked.push(input);
    return Promise.resolve({ ok: true, value });
  };
  return { asked, client: { call, onEvent: () => () => undefined } as unknown as TellingClient };
}

it('tells which answer it has, and keeps rows that did not change', async () => {
  const { asked, client } = clientOf([
    { token: 't1', rows: [a, b], spans: null },
    { token: 't2', rows: [c], spans: [[2, 3], [0, 2]] }, // prettier-ignore
    { token: 't2', rows: [], spans: [[0, 3]] },
    { token: 't3', rows: [b], spans: null },
  ]);
  const queries = makeQueryClient();
  const fetch = () =>
    queries.fetchQuery({ ...callQuery(client, 'worklist.list', ASKED), staleTime: 0 });
  const first = await fetch();
  const second = await fetch();
  expect(second.rows).toEqual([c, a, b]);
  expect(second.rows[1]).toBe(first.rows[0]);
  const third = await fetch();
  expect(third.rows).toBe(second.rows);
  expect(queries.getQueryData(['worklist.list', ASKED])).toBe(third);
  expect((await fetch()).rows).toEqual([b]);
  expect(asked).toEqual([null, 't1', 't2', 't2'].map((known) => ({ ...ASKED, known })));
});

it('forgets with the cache what it had', async () => {
  const { asked, client } = clientOf([
    { token: 't1', rows: [a], spans: null },
    { token: 't1', rows: [a], spans: null },
  ]);
  const queries = makeQueryClient();
  const query = callQuery(client, 'aging.report', ASKED);
  await queries.fetchQuery(query);
  await queries.resetQueries();
  expect((await queries.fetchQuery(query)).rows).toEqual([a]);
  expect(asked).toEqual([
    { ...ASKED, known: null },
    { ...ASKED, known: null },
  ]);
});

it('asks other calls as they are, and keeps what is equal in their answers', async () => {
  const { asked, client } = clientOf([{ rows: [a, b] }, { rows: [a, c] }]);
  const queries = makeQueryClient();
  const cached = async () => {
    await queries.fetchQuery({ ...callQuery(client, 'customers.list', ASKED), staleTime: 0 });
    return queries.getQueryData<{ rows: readonly object[] }>(['customers.list', ASKED])?.rows;
  };
  const first = await cached();
  const second = await cached();
  expect(second).toEqual([a, c]);
  expect(second?.[0]).toBe(first?.[0]);
  expect(asked).toEqual([ASKED, ASKED]);
});
