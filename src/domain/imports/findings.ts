/**
 * What there is to say about a file, a row or a cell, as whole sentences.
 *
 *     line 14, column "Due": "31.02.2026" is not a date (dates here are read as day.month.year)
 */
import { say, type Text, verbatim } from '../texts/text.ts';

export type Severity = 'refused' | 'warning' | 'note';

export interface ImportFinding {
  readonly severity: Severity;
  readonly code: string;
  /** One-based line on which the row begins; null for the file as a whole. */
  readonly line: number | null;
  readonly column: string | null;
  readonly message: Text;
}

/** A value as a sentence shows it, between quotes of its own: on one line, at most 40 characters. */
export function shortened(value: string): string {
  const flat = value.replace(/\s+/g, ' ').trim();
  return flat.length > 40 ? `${flat.slice(0, 39)}…` : flat;
}

/** A finding about one place; `what` follows the place in the sentence. */
export function findingAt(
  severity: Severity,
  code: string,
  line: number,
  column: string | null,
  what: Text,
): ImportFinding {
  return {
    severity,
    code,
    line,
    column,
    message: column === null ? atLine(line, what) : atColumn(line, column, what),
  };
}

/* The sentences that begin with their place. */
export const atLine = (line: number, what: Text): Text => say`line ${line}: ${what}`;
const atColumn = (line: number, column: string, what: Text): Text =>
  say`line ${line}, column "${column}": ${what}`;
/** `where` is an element or a tag: `<BookgDt>`, `:61:`. */
export const atElement = (line: number, where: string, what: Text): Text =>
  say`line ${line}, ${where}: ${what}`;

const NO_WORDS = verbatim('');
const PLACED = {
  line: atLine(0, NO_WORDS).template,
  column: atColumn(0, '', NO_WORDS).template,
  element: atElement(0, '', NO_WORDS).template,
} as const;

/** The message of a finding without its line, for a list that has the line in a column of its own. */
export function withoutLine(message: Text): Text {
  if (typeof message === 'string') return message;
  const [, place = '', what = ''] = message.values;
  switch (message.template) {
    case PLACED.line:
      return say`${place}`;
    case PLACED.column:
      return say`column "${place}": ${what}`;
    case PLACED.element:
      return say`${place}: ${what}`;
    default:
      return message;
  }
}

/** A finding about the file as a whole. */
export const findingOnFile = (
  severity: Severity,
  code: string,
  message: Text,
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
