/**
 * Statements in the order of time, whatever order they came in: by their days, and within a day by
 * the balances that lead from one to the next.
 *
 *     200 → 700, 300 → 200, 100 → 300   ->   100 → 300, 300 → 200, 200 → 700
 */
import type { IsoDate } from '../dates.ts';
import type { Minor } from '../money.ts';
import type { BankBalance } from './bank-file.ts';
import type { StatementSpan } from './statement-span.ts';

/** A span with what its place among others depends on. */
export interface Sorted {
  readonly index: number;
  readonly span: StatementSpan;
  readonly startOn: IsoDate | null;
  readonly endOn: IsoDate | null;
  /** Opening balance; where there is none (OFX), the closing balance less the lines. */
  readonly openedWith: Minor | null;
  /** What it says of itself; statements that differ here are not the same. */
  readonly header: string;
  /** Everything it says, so that equal statements are equal texts; worked out when it is asked for. */
  signature(): string;
}

export function sortedOf(span: StatementSpan, index: number): Sorted {
  let first: IsoDate | null = null;
  let last: IsoDate | null = null;
  let moved = 0;
  for (const { bookedOn, amountMinor } of span.lines) {
    moved += amountMinor;
    if (first === null || bookedOn < first) first = bookedOn;
    if (last === null || bookedOn > last) last = bookedOn;
  }
  const balance = (value: BankBalance | null): string =>
    value === null ? '' : `${value.on} ${value.amountMinor}`;
  const header = [
    span.number,
    span.fromOn ?? '',
    span.toOn ?? '',
    balance(span.opening),
    balance(span.closing),
    String(span.lines.length),
  ].join('\n');
  let signature: string | null = null;
  return {
    index,
    span,
    startOn: span.fromOn ?? first ?? span.opening?.on ?? null,
    endOn: span.toOn ?? span.closing?.on ?? last,
    openedWith:
      span.opening?.amountMinor ??
      (span.closing === null ? null : span.closing.amountMinor - moved),
    header,
    signature: () => {
      signature ??= [header, ...span.lines.map((line) => line.key).sort()].join('\n');
      return signature;
    },
  };
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `9/1` before `10/1`. */
const padNumbers = (text: string): string =>
  text.replace(/\d+/g, (digits) => digits.padStart(12, '0'));

/** Earlier end first, then earlier start, then the lower number; never the order of the input. */
export const byTime = (a: Sorted, b: Sorted): number =>
  compareText(a.endOn ?? '', b.endOn ?? '') ||
  compareText(a.startOn ?? '', b.startOn ?? '') ||
  compareText(padNumbers(a.span.number), padNumbers(b.span.number)) ||
  compareText(a.header, b.header) ||
  compareText(a.signature(), b.signature());

/**
 * Statements of the same day in the order of their balances: banks send several a day, and not
 * every bank numbers them.
 */
export function chained(sorted: readonly Sorted[]): readonly Sorted[] {
  const result: Sorted[] = [];
  let closing: Minor | null = null;
  for (let from = 0; from < sorted.length;) {
    let to = from + 1;
    while (
      sorted[to] !== undefined &&
      sorted[to]?.endOn === sorted[from]?.endOn &&
      sorted[to]?.startOn === sorted[from]?.startOn
    )
      to += 1;
    // Those of one time: each next is the first that opens with the closing before, else the first left.
    const left = new Set(sorted.slice(from, to));
    const byOpening = new Map<Minor, Sorted[]>();
    for (const one of [...left].reverse()) {
      const { opening } = one.span;
      if (opening === null) continue;
      const list = byOpening.get(opening.amountMinor);
      if (list === undefined) byOpening.set(opening.amountMinor, [one]);
      else list.push(one);
    }
    while (left.size > 0) {
      const fitting: Sorted[] = (closing === null ? undefined : byOpening.get(closing)) ?? [];
      let next = fitting.pop();
      while (next !== undefined && !left.has(next)) next = fitting.pop();
      if (next === undefined) [next] = left;
      if (next === undefined) break;
      left.delete(next);
      closing = next.span.closing?.amountMinor ?? closing;
      result.push(next);
    }
    from = to;
  }
  return result;
}
