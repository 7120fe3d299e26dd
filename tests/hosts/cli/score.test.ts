/** `duebook score` over the sample company. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oneProcess } from '../../harness/one-process.ts';
import { temporaryFolder } from '../../harness/terminal.ts';

interface ScoreJson {
  readonly score: string;
  readonly groups: readonly { readonly points: number }[];
  readonly reasons: readonly { readonly kind: string; readonly because: string }[];
}
interface RowsJson {
  readonly rows: readonly { readonly customer: string; readonly score: string }[];
}

const folder = temporaryFolder('score');
const ledger = `${folder.path}/sample.duebook`;
const { ok, json, run } = oneProcess({ ledger });

beforeAll(async () => {
  await ok('sample', ledger);
});
afterAll(() => folder.remove());

it('of one customer as product.md writes it down', async () => {
  const score = (await json('score', 'C1006')) as ScoreJson;
  expect(Object.keys(score)).toEqual(['asOf', 'customer', 'score', 'band', 'groups', 'reasons']);
  expect(score).toMatchObject({
    asOf: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
    customer: 'C1006',
    score: expect.stringMatching(/^\d+\.\d$/),
    band: expect.stringMatching(/^(?:low|watch|high|critical)$/),
  });
  expect(score.groups[0]).toEqual({ group: 'payment', points: expect.any(Number), cap: 40 });
  expect(score.reasons[0]).toEqual({
    kind: expect.any(String),
    points: expect.any(Number),
    confidence: expect.any(Number),
    onDate: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
    because: expect.any(String),
  });
  const sum = score.groups.reduce((all, { points }) => all + points, 0);
  expect(sum).toBeCloseTo(Number(score.score), 0);
});

it('a person reads the same, whole sentences', async () => {
  const { score, reasons } = (await json('score', 'C1006')) as ScoreJson;
  const lines = (await ok('score', 'C1006')).trimEnd().split('\n');
  expect(lines[0]).toMatch(
    new RegExp(`^ +${score}  \\w+, C1006 .+, as of 20\\d\\d-\\d\\d-\\d\\d$`),
  );
  for (const { because } of reasons)
    expect(lines.some((line) => line.endsWith(`: ${because}`))).toBe(true);
});

it('of everybody, the highest first', async () => {
  const { rows, ...rest } = (await json('score')) as RowsJson;
  expect(Object.keys(rest)).toEqual(['asOf']);
  expect(rows[0]).toEqual({ customer: 'C1010', score: '100.0', band: 'critical' });
  const scores = rows.map(({ score }) => Number(score));
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  const [head, first] = (await ok('score')).split('\n');
  expect(head).toMatch(/^Score +Band +Customer +Name$/);
  expect(first).toMatch(/^ *100\.0 +critical +C1010 /);
});

it('a customer that there is not is told', async () => {
  expect(await run('score', 'C9')).toMatchObject({
    status: 1,
    err: expect.stringContaining('No customer has the code "C9"'),
  });
});
