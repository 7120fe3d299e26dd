/**
 * Whether the statements of an account follow one another, whatever order the files came in.
 *
 *     1–31 March   10,000.00 → 11,175.00    first
 *     1–30 April   11,175.00 → 12,000.00    follows
 *     1–30 June    12,400.00 → 13,000.00    gap: 400.00 moved between 2026-04-30 and 2026-06-01
 *     15–30 June   12,700.00 → 13,000.00    overlap: one line of 300.00 is double
 *     1–30 June as MT940, other texts        overlap: no line is the same, yet the days are
 *     1–31 March   10,000.00 → 11,175.00    repeated
 *
 * Balances prove it; where a format has none (OFX names only the closing one, CSV often none) the
 * periods do, and `proof` says so. Interim reports and notifications repeat what statements say and
 * are not judged.
 */
import { addDays, type IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import type { BankFileFinding } from './bank-file.ts';
import { findingAtLine } from './bank-findings.ts';
import { byTime, chained, sortedOf, type Sorted } from './statement-order.ts';
import type { StatementSpan } from './statement-span.ts';
import { count, day, money, say, type Text, type TextValue } from '../texts/text.ts';

export { spanLineOf, spanOf, type SpanLine, type StatementSpan } from './statement-span.ts';

export type ContinuityKind = 'first' | 'follows' | 'gap' | 'overlap' | 'repeated';

export interface Continuity {
  readonly kind: ContinuityKind;
  /** What it rests on; `none`: neither balances nor periods could be compared. */
  readonly proof: 'balance' | 'dates' | 'none';
  /** Gap: opening less the closing before it; overlap and repeated: sum of the double lines. Null: unknown. */
  readonly amountMinor: Minor | null;
  /** Number of lines that an earlier statement has too. */
  readonly doubleLines: number;
  /** Gap: last day before and first day after it; overlap and repeated: first and last double line or day. */
  readonly fromOn: IsoDate | null;
  readonly toOn: IsoDate | null;
}

/** Judges one account; `spans` in order of time. */
function judgeAccount(spans: readonly Sorted[], into: (Continuity | null)[]): void {
  const [only] = spans;
  if (only === undefined) return;
  if (spans.length === 1) {
    into[only.index] = { ...PLAIN, kind: 'first', proof: 'none' };
    return;
  }
  const told = new Map<string, { readonly first: Sorted; all: Set<string> | null }>();
  const seen = new Map<string, number>();
  let reach: Sorted | null = null;
  for (const current of spans) {
    const { span } = current;
    const alike = told.get(current.header);
    let isRepeated = false;
    if (alike === undefined) told.set(current.header, { first: current, all: null });
    else {
      alike.all ??= new Set([alike.first.signature()]);
      isRepeated = alike.all.has(current.signature());
      alike.all.add(current.signature());
    }

    const local = new Map<string, number>();
    let doubleLines = 0;
    let doubleMinor = 0;
    let fromOn: IsoDate | null = null;
    let toOn: IsoDate | null = null;
    for (const line of span.lines) {
      const count = (local.get(line.key) ?? 0) + 1;
      local.set(line.key, count);
      if (count > (seen.get(line.key) ?? 0)) continue;
      doubleLines += 1;
      doubleMinor += line.amountMinor;
      if (fromOn === null || line.bookedOn < fromOn) fromOn = line.bookedOn;
      if (toOn === null || line.bookedOn > toOn) toOn = line.bookedOn;
    }
    for (const [key, count] of local) seen.set(key, Math.max(seen.get(key) ?? 0, count));

    const double = { amountMinor: doubleMinor, doubleLines, fromOn, toOn };
    if (isRepeated) into[current.index] = { kind: 'repeated', proof: 'balance', ...double };
    else if (reach === null) into[current.index] = { ...PLAIN, kind: 'first', proof: 'none' };
    else into[current.index] = compare(reach, current, double);

    if (reach === null || (current.endOn ?? '') >= (reach.endOn ?? '')) reach = current;
  }
}

const PLAIN = { amountMinor: null, doubleLines: 0, fromOn: null, toOn: null } as const;

/** The same days, or the same balances of one day, told in other words: CAMT and MT940 of one month. */
function sameDays(before: Sorted, current: Sorted): boolean {
  if (current.startOn === null || before.endOn === null) return false;
  if (current.startOn < before.endOn) return true;
  const [a, b] = [before.span, current.span];
  return (
    current.endOn === before.endOn &&
    a.opening !== null &&
    a.closing !== null &&
    a.opening.amountMinor === b.opening?.amountMinor &&
    a.closing.amountMinor === b.closing?.amountMinor
  );
}

function compare(
  before: Sorted,
  current: Sorted,
  double: Pick<Continuity, 'amountMinor' | 'doubleLines' | 'fromOn' | 'toOn'>,
): Continuity {
  const opening = current.span.opening;
  const closing = before.span.closing;
  const fits = closing !== null && current.openedWith === closing.amountMinor;
  // Equal bookings on both sides of a proven seam are two bookings, not one told twice.
  if (fits && opening !== null) return { ...PLAIN, kind: 'follows', proof: 'balance' };
  if (double.doubleLines > 0) return { kind: 'overlap', proof: 'balance', ...double };
  if (fits) return { ...PLAIN, kind: 'follows', proof: 'balance' };
  if (sameDays(before, current))
    return {
      ...PLAIN,
      kind: 'overlap',
      proof: 'dates',
      fromOn: current.startOn,
      toOn: before.endOn,
    };
  if (opening !== null && closing !== null)
    return {
      kind: 'gap',
      proof: 'balance',
      amountMinor: opening.amountMinor - closing.amountMinor,
      doubleLines: 0,
      fromOn: before.endOn,
      toOn: current.startOn,
    };
  const to = before.span.toOn;
  const from = current.span.fromOn;
  if (to === null || from === null) return { ...PLAIN, kind: 'follows', proof: 'none' };
  return from > addDays(to, 1)
    ? { ...PLAIN, kind: 'gap', proof: 'dates', fromOn: to, toOn: from }
    : { ...PLAIN, kind: 'follows', proof: 'dates' };
}

/**
 * For each statement, in the order given, how it stands to the one before it in time of the same
 * account and currency; null for interim reports and notifications. The answer for a statement does
 * not depend on the order of the input.
 */
export function continuityOf(spans: readonly StatementSpan[]): readonly (Continuity | null)[] {
  const result: (Continuity | null)[] = spans.map(() => null);
  const accounts = new Map<string, Sorted[]>();
  spans.forEach((span, index) => {
    if (span.kind !== 'statement') return;
    const key = `${span.account}|${span.currency}`;
    const list = accounts.get(key);
    if (list === undefined) accounts.set(key, [sortedOf(span, index)]);
    else list.push(sortedOf(span, index));
  });
  for (const list of accounts.values()) judgeAccount(chained(list.sort(byTime)), result);
  return result;
}

const shownDay = (on: IsoDate | null, unknown: TextValue): TextValue =>
  on === null ? unknown : day(on);

function gapSentence({ amountMinor, fromOn, toOn }: Continuity, currency: CurrencyCode): Text {
  const from = shownDay(fromOn, say`an unknown day`);
  const to = shownDay(toOn, say`an unknown day`);
  if (amountMinor === null)
    return say`entries may be missing between the statement that ends on ${from} and this one, which begins on ${to}; import the statement in between`;
  const moved = money(Math.abs(amountMinor), currency);
  return amountMinor < 0
    ? say`${moved} more went out than came in between the statement that ends on ${from} and this one, which begins on ${to}; import the statement in between`
    : say`${moved} more came in than went out between the statement that ends on ${from} and this one, which begins on ${to}; import the statement in between`;
}

/** The finding about it, at the line where the statement begins; null when all is well. */
export function continuityFinding(
  continuity: Continuity,
  currency: CurrencyCode,
  line: number,
): BankFileFinding | null {
  const { amountMinor, doubleLines } = continuity;
  const [fromOn, toOn] = [shownDay(continuity.fromOn, '?'), shownDay(continuity.toOn, '?')];
  switch (continuity.kind) {
    case 'first':
    case 'follows':
      return null;
    case 'gap':
      return findingAtLine(
        'warning',
        'statement_gap',
        line,
        null,
        gapSentence(continuity, currency),
      );
    case 'overlap':
      if (continuity.doubleLines === 0)
        return findingAtLine(
          'warning',
          'statement_overlap',
          line,
          null,
          say`an earlier statement covers days of this one too (${fromOn} to ${toOn}), and not one entry is the same; if it is the same statement in another format, do not import both`,
        );
      return findingAtLine(
        'note',
        'statement_overlap',
        line,
        null,
        say`an earlier statement has ${count(doubleLines, 'entry', 'entries')} of this one too (${money(amountMinor ?? 0, currency)} from ${fromOn} to ${toOn}), counted once, so there is nothing to do`,
      );
    case 'repeated':
      return findingAtLine(
        'note',
        'statement_repeated',
        line,
        null,
        say`the same statement was there before (${count(doubleLines, 'entry', 'entries')}); it is counted once, so there is nothing to do`,
      );
  }
}
