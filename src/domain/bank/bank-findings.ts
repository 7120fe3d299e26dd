/**
 * Sentences about one place of a bank file.
 *
 *     line 24, <BookgDt>: "2026-02-30" is not a date; the entry is left out, ask the bank for …
 */
import type { BankFileFault, BankFileFinding } from './bank-file.ts';

/** A finding about an element or a tag of a line; `what` follows the place in the sentence. */
export const findingAtLine = (
  severity: BankFileFinding['severity'],
  code: string,
  line: number,
  where: string | null,
  what: string,
): BankFileFinding => ({
  severity,
  code,
  line,
  where,
  message: `${where === null ? `line ${line}` : `line ${line}, ${where}`}: ${what}`,
});

/** A file that is refused, with the line that shows why. */
export const faultAtLine = (code: string, line: number | null, what: string): BankFileFault => ({
  code,
  line,
  message: line === null ? what : `line ${line}: ${what}`,
});

/** What to do about an entry that cannot be read, the same everywhere. */
export const LEFT_OUT =
  'so the entry is left out; ask the bank for a corrected file or record it by hand';
