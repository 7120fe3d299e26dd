/**
 * Lists that change as they like, read by windows that ask now and then: what a window puts together is the list
 * as it is, and a row that it had is the object it had.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeAnswer, type KnownRows } from '../../src/contract/known-rows.ts';
import { LastAnswers } from '../../src/services/known-rows.ts';

interface Row {
  readonly id: number;
}
type Answer = KnownRows<Row>;

let ids = 0;
const newId = (): string => `t${(ids += 1)}`;
const rowsTo = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, id) => ({ id }));
const sent = (answers: LastAnswers, known: string | null, rows: readonly Row[]): Answer =>
  structuredClone(answers.against(known, rows, newId));

const change = fc.record({
  is: fc.constantFrom(
    'replace',
    'move',
    'remove',
    'cut',
    'insert',
    'reverse',
    'nothing',
    'restart',
  ),
  at: fc.nat(30),
  to: fc.nat(30),
  /** Which windows ask after it. */
  asks: fc.array(fc.nat(3), { maxLength: 4 }),
});

test('what is put together is the list, and nothing is sent twice', () => {
  let put = 0;
  fc.assert(
    fc.property(fc.nat(30), fc.array(change, { minLength: 5, maxLength: 40 }), (count, changes) => {
      let answers = new LastAnswers();
      let rows = rowsTo(count);
      // What each has put together, and the rows that were behind it.
      const windows: { held: Answer | null; of: ReadonlySet<Row> }[] = Array.from(
        { length: 4 },
        () => ({ held: null, of: new Set() }),
      );
      for (const { is, at, to, asks } of changes) {
        const next = [...rows];
        const [from, into] = [at % (next.length || 1), to % (next.length + 1)];
        if (is === 'replace' && next.length > 0) next[from] = { id: at };
        if (is === 'move') next.splice(into, 0, ...next.splice(from, 1));
        if (is === 'remove') next.splice(from, 1);
        if (is === 'cut') next.splice(from, 12);
        if (is === 'insert') next.splice(into, 0, { id: at });
        if (is === 'reverse') next.reverse();
        rows = next;
        // Another day, another policy, another ledger: nothing is remembered.
        if (is === 'restart') answers = new LastAnswers();
        for (const one of asks) {
          const { held, of } = windows[one] as (typeof windows)[number];
          const answer = sent(answers, held?.token ?? null, rows);
          const whole = wholeAnswer(held, answer);
          expect(whole).toEqual({ token: answer.token, rows, spans: null });
          windows[one] = { held: whole, of: new Set(rows) };
          if (answer.spans === null) continue;
          put += 1;
          expect(answer.rows.length).toBe(rows.filter((row) => !of.has(row)).length);
          const had = new Set<Row>(held?.rows);
          expect(whole.rows.map((row) => had.has(row))).toEqual(rows.map((row) => of.has(row)));
          if (held?.token === answer.token) expect(whole.rows).toBe(held.rows);
        }
      }
    }),
    { numRuns: 500, seed: 20261130 },
  );
  expect(put).toBeGreaterThan(2000);
});

test('only what is new is sent, and windows with the same list have the same token', () => {
  const answers = new LastAnswers();
  const [a, b, c, d] = rowsTo(4) as [Row, Row, Row, Row];
  const first = answers.against(null, [a, b, c, d], newId);
  expect(first).toMatchObject({ rows: [a, b, c, d], spans: null });
  expect(answers.against(null, [a, b, c, d], newId).token).toBe(first.token);
  const x = { id: 9 };
  const second = answers.against(first.token, [a, x, b, d], newId);
  expect(second.rows).toEqual([x]);
  expect(second.spans).toEqual([[0, 1], [4, 5], [1, 2], [3, 4]]); // prettier-ignore
  expect(answers.against(second.token, [a, x, b, d], newId)).toEqual({
    token: second.token,
    rows: [],
    spans: [[0, 4]],
  });
});

test('who is too far behind, or comes with a token of somebody else, is sent everything', () => {
  const answers = new LastAnswers();
  const rows = rowsTo(3);
  const first = answers.against(null, rows, newId);
  const other = new LastAnswers().against(null, rows, newId);
  expect(answers.against(other.token, rows, newId)).toEqual({ ...first, rows, spans: null });
  for (let turn = 0; turn < 8; turn += 1) answers.against(null, rowsTo(3), newId);
  const late = answers.against(first.token, rows, newId);
  expect(late).toMatchObject({ rows, spans: null });
  expect(late.token).not.toBe(first.token);
});

test('rows that were left out are not made up', () => {
  expect(() => wholeAnswer(null, { token: 't', rows: [], spans: [[0, 1]] })).toThrow(
    'rows were left out that nobody has',
  );
});
