/**
 * What there is to say about a file, a row or a cell, as whole sentences.
 *
 *     line 14, column "Due": "31.02.2026" is not a date (dates here are read as day.month.year)
 */

export type Severity = 'refused' | 'warning' | 'note';

export interface ImportFinding {
  readonly severity: Severity;
  readonly code: string;
  /** One-based line on which the row begins; null for the file as a whole. */
  readonly line: number | null;
  readonly column: string | null;
  readonly message: string;
}

/** A value as a sentence quotes it: on one line, at most 40 characters. */
export function quote(value: string): string {
  const flat = value.replace(/\s+/g, ' ').trim();
  return `"${flat.length > 40 ? `${flat.slice(0, 39)}…` : flat}"`;
}

/** A finding about one place; `what` follows the place in the sentence. */
export function findingAt(
  severity: Severity,
  code: string,
  line: number,
  column: string | null,
  what: string,
): ImportFinding {
  const place = column === null ? `line ${line}` : `line ${line}, column "${column}"`;
  return { severity, code, line, column, message: `${place}: ${what}` };
}

/** A finding about the file as a whole. */
export const findingOnFile = (
  severity: Severity,
  code: string,
  message: string,
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
