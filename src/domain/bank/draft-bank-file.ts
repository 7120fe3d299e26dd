/**
 * What importing a bank file would do, line by line: `read = new + duplicate + refused`.
 *
 *     read 42 = 30 new + 11 duplicate (in the ledger already) + 1 refused (30 February)
 *
 * Nothing disappears: an entry that the reader refused counts as read and refused, and so does one
 * that the bank only announces, because only booked money is a fact.
 */
import type { BankFile, BankFileFinding, BankLine } from './bank-file.ts';
import { findingAtLine } from './bank-findings.ts';
import {
  continuityFinding,
  continuityOf,
  spanLineOf,
  type SpanLine,
  type StatementSpan,
} from './continuity.ts';
import { lineKey } from './line-identity.ts';
import { say } from '../texts/text.ts';
import { judgeStatement } from './judge-statement.ts';

/** About a millisecond of work between two checkpoints. */
const LINES_A_STEP = 300;

export type BankLineOutcome = 'new' | 'duplicate' | 'refused';

export interface DraftedBankLine {
  /** Index into `file.statements`. */
  readonly statement: number;
  readonly line: BankLine;
  /** `lineKey`; equal bookings have equal keys, and `nth` counts them from 1. */
  readonly key: string;
  readonly nth: number;
  readonly outcome: BankLineOutcome;
}

export interface BankFileDraft {
  /** All lines of the file, in order. Entries that the reader refused are only counted. */
  readonly lines: readonly DraftedBankLine[];
  readonly counts: {
    readonly read: number;
    readonly new: number;
    readonly duplicate: number;
    readonly refused: number;
  };
  /** Those of the file, of each statement's totals and continuity, and of lines not booked yet. */
  readonly findings: readonly BankFileFinding[];
}

/** How many bookings of a key the ledger has. */
export interface KnownBankLines {
  countOf(key: string): number;
}

/**
 * Drafts `file` against what the ledger knows. Keys are a multiset: what the ledger has twice and the
 * file three times is one new line. Statements of one file that repeat or overlap each other count
 * like two files. Yields lines done of the total.
 */
export function* draftBankFile(
  file: BankFile,
  known: KnownBankLines,
): Generator<{ readonly done: number; readonly total: number }, BankFileDraft> {
  const total = file.statements.reduce((sum, statement) => sum + statement.lines.length, 0);
  const lines: DraftedBankLine[] = [];
  const findings: BankFileFinding[] = [...file.findings];
  const unread =
    file.findings.filter(({ severity, line }) => severity === 'refused' && line !== null).length +
    (file.leftOut ?? 0);
  const counts = { new: 0, duplicate: 0, refused: unread };
  /** Bookings of each key that the ledger has or will have. */
  const present = new Map<string, number>();
  const inChain = new Map<string, number>();
  const spans: StatementSpan[] = [];
  let spanned = 0;
  for (const statement of file.statements) {
    const spanLines: SpanLine[] = [];
    for (const line of statement.lines) {
      if (line.status === 'booked') spanLines.push(spanLineOf(statement.account, line));
      spanned += 1;
      if (spanned % LINES_A_STEP === 0) yield { done: spanned >> 1, total };
    }
    spans.push({ ...statement, lines: spanLines });
  }
  const continuities = continuityOf(spans);

  for (const [index, statement] of file.statements.entries()) {
    findings.push(...judgeStatement(statement));
    const continuity = continuities[index] ?? null;
    if (continuity !== null) {
      const finding = continuityFinding(continuity, statement.currency, statement.place.line);
      if (finding !== null) findings.push(finding);
    }
    const standsAlone =
      continuity === null || continuity.kind === 'repeated' || continuity.kind === 'overlap';
    const counted = standsAlone ? new Map<string, number>() : inChain;
    let booked = 0;
    for (const line of statement.lines) {
      // The spans hold the keys of the booked lines, in order.
      const key =
        line.status === 'booked'
          ? (spans[index]?.lines[booked++]?.key ?? lineKey(statement.account, line))
          : lineKey(statement.account, line);
      const drafted = { statement: index, line, key };
      if (line.status !== 'booked') {
        counts.refused += 1;
        lines.push({ ...drafted, nth: 0, outcome: 'refused' });
        findings.push(
          findingAtLine(
            'note',
            'not_booked',
            line.place.line,
            null,
            say`this entry is announced, not booked, and is left out; it will come with the statement`,
          ),
        );
      } else {
        const nth = (counted.get(key) ?? 0) + 1;
        counted.set(key, nth);
        const has = present.get(key) ?? known.countOf(key);
        const outcome = nth <= has ? 'duplicate' : 'new';
        present.set(key, Math.max(has, nth));
        counts[outcome] += 1;
        lines.push({ ...drafted, nth, outcome });
      }
      if (lines.length % LINES_A_STEP === 0) yield { done: (total + lines.length) >> 1, total };
    }
  }
  return { lines, counts: { read: lines.length + unread, ...counts }, findings };
}
