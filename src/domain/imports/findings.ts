/**
 * What there is to say about a file, a row or a cell, as whole sentences.
 *
 *     line 14, column "Due": "31.02.2026" is not a date (dates here are read as day.month.year)
 */
import { type Message, say } from '../texts/text.ts';

export type Severity = 'refused' | 'warning' | 'note';

export interface ImportFinding {
  readonly severity: Severity;
  readonly code: string;
  /** One-based line on which the row begins; null for the file as a whole. */
  readonly line: number | null;
  readonly column: string | null;
  readonly message: Message;
}

/** A value as a sentence shows it, between quotes of its own: on one line, at most 40 characters. */
export function shortened(value: string): string {
  const flat = value.replace(/\s+/g, ' ').trim();
  return flat.length > 40 ? `${flat.slice(0, 39)}…` : flat;
}

/** The same with its quotes, for sentences that are still strings. */
export const quote = (value: string): string => `"${shortened(value)}"`;

/** A finding about one place; `what` follows the place in the sentence. */
export function findingAt(
  severity: Severity,
  code: string,
  line: number,
  column: string | null,
  what: Message,
): ImportFinding {
  return {
    severity,
    code,
    line,
    column,
    message:
      column === null ? say`line ${line}: ${what}` : say`line ${line}, column "${column}": ${what}`,
  };
}

/** A finding about the file as a whole. */
export const findingOnFile = (
  severity: Severity,
  code: string,
  message: Message,
  column: string | null = null,
): ImportFinding => ({
  severity,
  code,
  line: null,
  column,
  message,
});

/** `1 row`, `2,466 rows`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${count === 1 ? one : many}`;
