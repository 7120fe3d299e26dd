/** The last answers of a list, so that a caller who has one of them is sent what is new (`contract/known-rows.ts`). */
import type { KnownRows } from '../contract/known-rows.ts';

/** As many states of the ledger as a window may be behind the newest one and still be sent only what is new. */
const MOST_ANSWERS = 8;

/**
 * Rows are compared as objects: who makes them keeps those that did not change. Callers who have the same list
 * have the same token, so windows beside each other do not take each other's place.
 */
export class LastAnswers {
  /** Newest last. */
  readonly #answers: { readonly token: string; readonly rows: readonly object[] }[] = [];

  /**
   * `known`: what the caller says it has. `newId`: unlike any that was given out before, also by an engine that
   * has ended since.
   */
  against<Row extends object>(
    known: string | null,
    rows: readonly Row[],
    newId: () => string,
  ): KnownRows<Row> {
    const before = this.#answers.find(({ token }) => token === known)?.rows;
    const token = this.#tokenOf(rows, newId);
    return { token, ...(before === undefined ? { rows, spans: null } : newRows(before, rows)) };
  }

  #tokenOf(rows: readonly object[], newId: () => string): string {
    const at = this.#answers.findIndex((one) => isSame(one.rows, rows));
    const [same] = at < 0 ? [] : this.#answers.splice(at, 1);
    const answer = same ?? { token: newId(), rows };
    this.#answers.push(answer);
    if (this.#answers.length > MOST_ANSWERS) this.#answers.shift();
    return answer.token;
  }
}

const isSame = (a: readonly object[], b: readonly object[]): boolean =>
  a.length === b.length && a.every((row, at) => row === b[at]);

/** All rows where none of them was there before. */
function newRows<Row extends object>(
  before: readonly object[],
  rows: readonly Row[],
): Pick<KnownRows<Row>, 'rows' | 'spans'> {
  const placeOf = placesIn(before, rows);
  const fresh: Row[] = [];
  const spans: [from: number, until: number][] = [];
  let last: [from: number, until: number] = [0, 0];
  for (const [index, row] of rows.entries()) {
    let at = placeOf(row, index);
    if (at === undefined) {
      at = before.length + fresh.length;
      fresh.push(row);
    }
    if (last[1] === at) last[1] += 1;
    else last = [at, at + 1];
    if (spans.at(-1) !== last) spans.push(last);
  }
  return fresh.length === rows.length ? { rows, spans: null } : { rows: fresh, spans };
}

/** So many rows that left one after the other are skipped before the rest is looked up. */
const MOST_SKIPPED = 8;

/**
 * Where rows stand in `before`. Both lists are walked side by side, because a map of 10,000 rows takes longer
 * than all the rest of an answer; only those that are out of step are looked up.
 */
function placesIn(
  before: readonly object[],
  rows: readonly object[],
): (row: object, index: number) => number | undefined {
  const inStep: (number | undefined)[] = [];
  const skipped = new Map<object, number>();
  let at = 0;
  const skipTo = (place: number): void => {
    for (; at < place; at += 1) skipped.set(before[at] as object, at);
  };
  for (const row of rows) {
    let found = at;
    while (before[found] !== row && found < at + MOST_SKIPPED) found += 1;
    if (before[found] === row) {
      skipTo(found);
      at = found + 1;
      inStep.push(found);
    } else inStep.push(undefined);
  }
  skipTo(before.length);
  return (row, index) => inStep[index] ?? skipped.get(row);
}
