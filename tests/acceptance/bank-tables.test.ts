/**
 * Every list (CSV, XLSX) of the collected bank files: read with its entries and sums, or refused
 * with a sentence that names the place. The golden table is for reading: is each right?
 */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { minorToDecimal } from '../../src/domain/money.ts';
import { hasSharedData, sharedData } from '../harness/shared-data.ts';
import { readTable, type ReadTable } from './tables/read-table.ts';
import { english } from '../harness/english.ts';

const LOCAL = { country: 'NL', currency: 'EUR', today: '2026-01-01' };
const FOLDER = ['bank-statements', 'csv'] as const;

/** `account currency from..to: opening + entries = closing (off by …)`, then its ends. */
function shown({ rows, bank, reading }: ReadTable): string[] {
  if (bank === null) throw new Error('the file was not taken for a list of movements');
  const lines = bank.statements.reduce((sum, one) => sum + one.lines.length, 0);
  const text = [
    `  ${bank.format}, ${rows} rows, ${lines} lines; dates ${reading.dateOrder.value}, decimals ${reading.decimalMark.value}`,
  ];
  for (const statement of bank.statements) {
    const { currency, opening, closing } = statement;
    const money = (minor: number): string => minorToDecimal(minor, currency);
    const sum = statement.lines.reduce((total, line) => total + line.amountMinor, 0);
    const off =
      opening === null || closing === null ? 0 : closing.amountMinor - opening.amountMinor - sum;
    text.push(
      `  ${statement.account === '' ? 'no account' : `account of ${statement.account.length} signs`} ${currency} ${statement.fromOn}..${statement.toOn}: ${
        opening === null ? '' : `${money(opening.amountMinor)} + `
      }${money(sum)} in ${statement.lines.length}${closing === null ? '' : ` = ${money(closing.amountMinor)}`}${
        off === 0 ? '' : ` (off by ${money(off)})`
      }`,
    );
    const first = statement.lines[0];
    const last = statement.lines.at(-1);
    const filled = (field: 'counterpartyName' | 'counterpartyAccount' | 'text'): number =>
      statement.lines.filter((line) => line[field] !== '').length;
    text.push(
      `    first in line ${first?.place.line} ${money(first?.amountMinor ?? 0)}, last in line ${last?.place.line} ${money(last?.amountMinor ?? 0)}; ${filled('counterpartyName')} names, ${filled('counterpartyAccount')} accounts, ${filled('text')} texts`,
    );
  }
  for (const finding of bank.findings)
    text.push(
      // Nobody's words go into the repository.
      `  ${finding.severity}: ${english(finding.message).replace(/in the middle of .*; it was/, 'in the middle of …; it was')}`,
    );
  return text;
}

describe.skipIf(!hasSharedData)(
  'lists of movements of many banks (../shared/data/bank-statements/csv)',
  () => {
    it('are read or refused, each as it should be', async () => {
      const lines: string[] = [];
      for (const file of readdirSync(sharedData(...FOLDER)).sort()) {
        const found = await readTable(sharedData(...FOLDER, file), LOCAL);
        lines.push(`## ${file}`);
        if (typeof found === 'string') lines.push(`  refused: ${found}`);
        else {
          // Nothing disappears: every row is a line, or a finding says where it went.
          const kept = found.bank?.statements.reduce((sum, one) => sum + one.lines.length, 0) ?? 0;
          const said = (found.bank?.findings ?? []).reduce((sum, finding) => {
            if (finding.severity === 'refused') return sum + 1;
            if (finding.code !== 'no_movement') return sum;
            return sum + Number(/^[\d,]+/.exec(english(finding.message))?.[0]);
          }, 0);
          expect([file, kept + said]).toEqual([file, found.rows]);
          lines.push(...shown(found));
        }
      }
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./tables/bank-tables.txt');
    });

    it('sums are those of the text', async () => {
      // Amounts copied out of the files by hand, to the cent.
      const expected: readonly [string, readonly [string, number, number][]][] = [
        [
          'austrian__ing-diba.csv',
          [['12345678001', 6, 1223 - 3456 + 50000 + 2030 - 150000 + 1000]],
        ],
        ['austrian__raiffeisen.csv', [['', 7, 58 - 15 - 11 - 665 - 17516 - 10000 + 12360]]],
        ['dutch__ing_ok.csv', [['NL99INGB9999999999', 6, -125 + 125 + 0 + 2000 - 31 - 31]]],
        ['oca__balance.csv', [['', 2, -3350 + 153350]]],
        ['oca__sample_statement_en.xlsx', [['', 2, -3350 + 152500]]],
        [
          'oca__meta_data_separated_credit_debit.xlsx',
          [['08088804068', 4, -5000 - 10000 - 8068 + 130000]],
        ],
      ];
      for (const [file, statements] of expected) {
        const found = await readTable(sharedData(...FOLDER, file), LOCAL);
        expect(
          typeof found === 'string'
            ? found
            : found.bank?.statements.map((one) => [
                one.account,
                one.lines.length,
                one.lines.reduce((sum, line) => sum + line.amountMinor, 0),
              ]),
        ).toEqual(statements);
      }
    });
  },
);
