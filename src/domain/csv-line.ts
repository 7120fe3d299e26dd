/**
 * A line of CSV that a spreadsheet reads without computing anything of it; RFC 4180.
 *
 *     csvLine(['=HYPERLINK("x")', '-12.50'], [true, false])  ->  "'=HYPERLINK(""x"")",-12.50⏎
 *
 * Lists on the screen and reports share it. Exchange files do not: what a program reads back must be
 * what was written.
 */

/**
 * `=`, `+`, `-`, `@`, tab, carriage return and line feed at the beginning of a cell start a formula
 * or hide one (OWASP, CSV injection); East Asian editions take the full-width signs alike.
 */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/** Text that no spreadsheet computes. */
export const formulaSafe = (value: string): string =>
  FORMULA_START.test(value) ? `'${value}` : value;

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

const quoted = (value: string): string =>
  NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

/** Ended by CRLF. `isText[i]` false: a figure, whose minus is a minus; absent: all are text. */
export const csvLine = (cells: readonly string[], isText?: readonly boolean[]): string =>
  `${cells.map((cell, at) => quoted(isText?.[at] === false ? cell : formulaSafe(cell))).join(',')}\r\n`;
