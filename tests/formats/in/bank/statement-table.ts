/**
 * A bank file as a table that a person can hold beside the file itself.
 *
 *     generic.sta · mt940
 *       statement   currency  number  entries  sum      opening              closing             verdict
 *       line 1      EUR       1             1  -10.00   2011-01-01   100.00  2011-02-01   90.00  adds up, first
 */
import type {
  BankBalance,
  BankFile,
  BankFileFault,
  BankStatement,
} from '../../../../src/domain/bank/bank-file.ts';
import { continuityOf, spanOf, type Continuity } from '../../../../src/domain/bank/continuity.ts';
import { judgeStatement } from '../../../../src/domain/bank/judge-statement.ts';
import { minorToDecimal } from '../../../../src/domain/money.ts';
import type { Result } from '../../../../src/domain/result.ts';
import { readBankFile } from '../../../../src/formats/in/bank/read-bank-file.ts';
import { english } from '../../../harness/english.ts';
import { verbatim } from '../../../../src/domain/texts/text.ts';

/** Runs the reader to its end. */
export function readWhole(
  bytes: Uint8Array,
  fallbackCurrency = 'EUR',
): Result<BankFile, BankFileFault> {
  const reading = readBankFile(bytes, fallbackCurrency);
  let step = reading.next();
  while (!step.done) step = reading.next();
  return step.value;
}

function verdictOf(statement: BankStatement, continuity: Continuity | null): string {
  const [judged] = judgeStatement(statement);
  const difference = /a difference of (\S+)/.exec(english(judged?.message ?? verbatim('')))?.[1];
  const totals =
    judged === undefined
      ? statement.kind === 'statement'
        ? 'adds up'
        : statement.kind
      : judged.code === 'closing_differs'
        ? `differs by ${difference ?? '?'}`
        : judged.code === 'no_balances'
          ? `no ${statement.opening === null ? 'opening' : 'closing'} balance`
          : judged.code.replaceAll('_', ' ');
  if (continuity === null) return totals;
  const amount =
    continuity.amountMinor === null
      ? ''
      : ` ${minorToDecimal(continuity.amountMinor, statement.currency)}`;
  return `${totals}, ${continuity.kind}${amount}`;
}

/** The rows of one file; refusals and findings as their sentences. */
export function tableOf(name: string, read: Result<BankFile, BankFileFault>): string {
  if (!read.ok) return `${name}\n  refused (${read.error.code}): ${english(read.error.message)}\n`;
  const { format, statements, findings } = read.value;
  const continuities = continuityOf(statements.map(spanOf));
  const balance = (value: BankBalance | null, currency: string): string =>
    value === null ? '-' : `${value.on} ${minorToDecimal(value.amountMinor, currency)}`;
  const rows = statements.map((statement, index) => {
    const sums = new Map<string, number>();
    for (const line of statement.lines)
      sums.set(line.currency, (sums.get(line.currency) ?? 0) + line.amountMinor);
    const sum = [...sums].map(
      ([currency, minor]) =>
        minorToDecimal(minor, currency) + (currency === statement.currency ? '' : ` ${currency}`),
    );
    const waiting = statement.lines.filter((line) => line.status !== 'booked').length;
    return [
      `line ${statement.place.line}`,
      statement.currency,
      statement.number === '' ? '-' : statement.number,
      `${statement.lines.length}${waiting === 0 ? '' : ` (${waiting} not booked)`}`,
      sum.length === 0 ? '-' : sum.join(' + '),
      balance(statement.opening, statement.currency),
      balance(statement.closing, statement.currency),
      verdictOf(statement, continuities[index] ?? null),
    ];
  });
  const head = ['at', 'currency', 'number', 'entries', 'sum', 'opening', 'closing', 'verdict'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const shown = [head, ...rows].map(
    (row) =>
      `  ${row
        .map((cell, column) =>
          column === 3 || column === 4
            ? cell.padStart(widths[column] ?? 0)
            : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd()}`,
  );
  const said = findings.map(
    (finding) => `  ${finding.severity} (${finding.code}): ${english(finding.message)}`,
  );
  return `${[`${name} · ${format}`, ...shown, ...said].join('\n')}\n`;
}
