import { describe, expect, it } from 'vitest';
import type { BankStatement } from '../../../src/domain/bank/bank-file.ts';
import { judgeStatement } from '../../../src/domain/bank/judge-statement.ts';
import { lineOf, statementOf } from './made-statement.ts';
import { english } from '../../harness/english.ts';

const said = (statement: BankStatement): readonly string[] =>
  judgeStatement(statement).map((finding) => `${finding.severity}: ${english(finding.message)}`);

const LINES = [lineOf('2026-03-04', 121_000), lineOf('2026-03-05', -3_500)];

describe('totals of a statement', () => {
  it('says nothing when they add up, whatever is only announced', () => {
    const pending = lineOf('2026-03-31', 77_700, { status: 'pending' });
    const statement = statementOf(
      ['2026-02-28', 1_000_000],
      ['2026-03-31', 1_117_500],
      [...LINES, pending],
    );
    expect(said(statement)).toEqual([]);
  });

  it('says by how much they differ', () => {
    const statement = statementOf(['2026-02-28', 1_000_000], ['2026-03-31', 1_116_270], LINES);
    expect(said(statement)).toEqual([
      'warning: line 1: opening balance 10000.00 EUR and entries of 1175.00 EUR make 11175.00 EUR, but the closing balance is 11162.70 EUR: a difference of -12.30 EUR; look for an entry that is missing from the file or stands in it twice',
    ]);
  });

  it('sums that no number holds are a finding, not a crash', () => {
    const huge = lineOf('2026-03-04', Number.MAX_SAFE_INTEGER, { place: { line: 8 } });
    expect(said(statementOf(['2026-02-28', 0], ['2026-03-31', 0], [huge, huge]))).toEqual([
      'warning: line 1: the entries up to line 8 come to more than any amount kept here; look at the file with the bank before importing it',
    ]);
  });

  it('says what is missing where nothing can be proved', () => {
    expect(said(statementOf(null, ['2026-03-31', 5], LINES))).toEqual([
      "note: line 1: the statement has no opening balance, so its entries cannot be proved complete; compare the total with the bank's by hand",
    ]);
    expect(said(statementOf(null, null, LINES))[0]).toContain('neither an opening nor a closing');
    expect(said(statementOf(null, null, LINES, { kind: 'notification' }))).toEqual([]);
    const dollars = lineOf('2026-03-06', 500, { currency: 'USD', place: { line: 7 } });
    expect(said(statementOf(['2026-02-28', 0], ['2026-03-31', 0], [dollars]))).toEqual([
      "note: line 1: the entry of line 7 is in USD and the account in EUR, so the totals cannot be proved; compare them with the bank's by hand",
    ]);
  });
});
