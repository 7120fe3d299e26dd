/**
 * Sentences about one place of a bank file.
 *
 *     line 24, <BookgDt>: "2026-02-30" is not a date; the entry is left out, ask the bank for …
 */
import { atElement, atLine } from '../imports/findings.ts';
import type { BankFileFault, BankFileFinding } from './bank-file.ts';
import { say, type Text } from '../texts/text.ts';

/** A finding about an element or a tag of a line; `what` follows the place in the sentence. */
export const findingAtLine = (
  severity: BankFileFinding['severity'],
  code: string,
  line: number,
  where: string | null,
  what: Text,
): BankFileFinding => ({
  severity,
  code,
  line,
  where,
  message: where === null ? atLine(line, what) : atElement(line, where, what),
});

/** A file that is refused, with the line that shows why. */
export const faultAtLine = (code: string, line: number | null, what: Text): BankFileFault => ({
  code,
  line,
  message: line === null ? what : atLine(line, what),
});

/** About an entry that cannot be read: what to do is the same everywhere. */
export const leftOut = (what: Text): Text =>
  say`${what}, so the entry is left out; ask the bank for a corrected file or record it by hand`;
