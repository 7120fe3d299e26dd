/**
 * A list of which the caller has an earlier answer: only the rows that are new to it are sent, and in which
 * order they stand among those it has. 10,000 rows take 100 ms from thread to thread, and an event changes one.
 *
 *     the caller has      a b c d        token t1
 *     the list is now     a X b d        c is gone, X is new or another row of the same customer
 *     it asks             known: t1
 *     it is sent          token: t2, rows: [X], spans: [[0, 1], [4, 5], [1, 2], [3, 4]]
 *
 * A span (from, until exclusive) is a stretch of the rows that the caller has, followed by those it is sent: 4 is
 * X. Whoever asks without a token, or with one that is not known any more (another day, another ledger, too many
 * answers ago), is sent all rows and no spans. So a row says nothing that is moved by others or by a clock.
 */
import { z } from 'zod';

/** In the input: the `token` of the answer that the caller has; null: it has none. Absent: it keeps none. */
export const knownToken = z.string().nullable().optional();

/** Beside `rows` of an answer, `Row` each. */
export interface KnownRows<Row> {
  /** To be told in `known` of the next call; null: this answer is not remembered. */
  readonly token: string | null;
  /** With `spans`: only those that the caller does not have. */
  readonly rows: readonly Row[];
  /** Null: `rows` are all. */
  readonly spans: readonly Span[] | null;
}

export type Span = readonly [from: number, until: number];

/**
 * The whole answer, put onto the `earlier` one whose token was told. A row that did not change is the same
 * object, and a list in which none did is the same array.
 */
export function wholeAnswer<Answer extends KnownRows<unknown>>(
  earlier: Pick<Answer, 'rows'> | null,
  answer: Answer,
): Answer {
  const { spans } = answer;
  if (spans === null) return answer;
  if (earlier === null) throw new Error('rows were left out that nobody has');
  const rows = [...earlier.rows, ...answer.rows];
  const isSame = rows.length === earlier.rows.length && isOneSpan(spans, rows.length);
  return {
    ...answer,
    rows: isSame ? earlier.rows : spans.flatMap(([from, until]) => rows.slice(from, until)),
    spans: null,
  };
}

const isOneSpan = ([first, ...more]: readonly Span[], length: number): boolean =>
  more.length === 0 && first !== undefined && first[0] === 0 && first[1] === length;
