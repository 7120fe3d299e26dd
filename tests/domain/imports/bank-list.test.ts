import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BankFile } from '../../../src/domain/bank/bank-file.ts';
import { draftBankList, type BankTable } from '../../../src/domain/imports/bank/draft-bank-list.ts';
import { readDirection } from '../../../src/domain/imports/bank/read-direction.ts';
import type { BankListField } from '../../../src/domain/imports/columns/vocabulary.ts';
import type { Aside } from '../../../src/domain/imports/layout/table-body.ts';
import { english } from '../../harness/english.ts';

/** The first row names the meanings; rows are `a | b | c`. */
function bankFile(
  rows: readonly string[],
  asides: readonly Aside[] = [],
  more: Partial<BankTable> = {},
): BankFile {
  const [meanings = '', ...body] = rows;
  const headers = meanings.split('|').map((name) => name.trim());
  const columns: Partial<Record<BankListField, number>> = {};
  headers.forEach((name, index) => {
    columns[name as BankListField] = index;
  });
  const drafting = draftBankList({
    format: 'csv',
    headers,
    columns,
    banner: asides,
    account: '',
    dateOrder: 'ymd',
    decimalMark: '.',
    currency: 'EUR',
    exact: false,
    ...more,
  });
  body.forEach((row, index) => {
    drafting.row({
      line: index + 2,
      fields: row.split('|').map((field) => field.trim()),
      fault: null,
      strayQuote: -1,
    });
  });
  return drafting.finish(asides);
}

const sums = (file: BankFile): [string, number[]][] =>
  file.statements.map((one) => [
    `${one.account} ${one.currency}`,
    one.lines.map((line) => line.amountMinor),
  ]);
const messages = (file: BankFile): string[] =>
  file.findings.map((finding) => english(finding.message));

describe('money in and out', () => {
  it.each<[string, readonly string[], readonly number[]]>([
    [
      'one column with a sign',
      ['booked_on|amount', '2026-01-01|5', '2026-01-02|-7.10', '2026-01-03|(1.00)'],
      [500, -710, -100],
    ],
    [
      'a direction',
      ['booked_on|amount|direction', '2026-01-01|5|C', '2026-01-02|7|D', '2026-01-03|-7|Af'],
      [500, -700, -700],
    ],
    [
      'debit and credit',
      ['booked_on|debit|credit', '2026-01-01||5', '2026-01-02|7|', '2026-01-03|0.00|1'],
      [500, -700, 100],
    ],
    [
      'debits that carry their minus',
      ['booked_on|debit|credit', '2026-01-01||5', '2026-01-02|-7|'],
      [500, -700],
    ],
    [
      'a debit taken back',
      ['booked_on|debit|credit', '2026-01-01|9|', '2026-01-02|-7|'],
      [-900, 700],
    ],
    ['CR and DR', ['booked_on|amount', '2026-01-01|5.00 CR', '2026-01-02|7.00 DR'], [500, -700]],
  ])('%s', (_name, rows, amounts) => {
    expect(sums(bankFile(rows))).toEqual([[' EUR', amounts]]);
  });
  it('a direction that says neither refuses the row with its place', () => {
    const file = bankFile(['booked_on|amount|direction', '2026-01-01|5|C', '2026-01-02|7|maybe']);
    expect(sums(file)).toEqual([[' EUR', [500]]]);
    expect(messages(file)[0]).toBe(
      'line 3, column "direction": "maybe" says neither in nor out (such as C or D, Bij or Af, + or -)',
    );
  });
  it.each<[string, 1 | -1 | null]>([
    ['Bij', 1],
    ['Af', -1],
    ['CRDT', 1],
    ['DBIT', -1],
    ['H', 1],
    ['S', -1],
    ['+', 1],
    ['-', -1],
    ['Haben', 1],
    ['abono', 1],
    ['贷', 1],
    ['支出', -1],
    ['', null],
    ['x', null],
  ])('direction %j is %s', (text, direction) => {
    expect(readDirection(text)).toBe(direction);
  });
});

describe('statements', () => {
  it('one an account and currency, oldest line first', () => {
    const file = bankFile([
      'account|booked_on|amount|currency|text|payer_name|payer_account',
      "ES12 3|2026-01-03|1|EUR|'thanks  a lot'|Rosa|ES99 1",
      'ES12 3|2026-01-02|2|EUR|b||',
      'ES77|2026-01-01|4|EUR|c||',
      'ES12 3|2026-01-01|8|USD|d||',
    ]);
    expect(sums(file)).toEqual([
      ['ES123 EUR', [200, 100]],
      ['ES77 EUR', [400]],
      ['ES123 USD', [800]],
    ]);
    expect(file.statements[0]).toMatchObject({
      fromOn: '2026-01-02',
      toOn: '2026-01-03',
      opening: null,
    });
    expect(file.statements[0]?.lines[1]).toMatchObject({
      place: { line: 2 },
      text: 'thanks a lot',
      counterpartyName: 'Rosa',
      counterpartyAccount: 'ES991',
      status: 'booked',
    });
  });
  it('a structured reference is kept without blanks, any other is text', () => {
    const file = bankFile([
      'booked_on|amount|reference|text',
      '2026-01-01|1|RF18 5390 0754 7034|x',
      '2026-01-01|1|INV-7|x',
    ]);
    expect(file.statements[0]?.lines.map((one) => [one.structuredReference, one.text])).toEqual([
      ['RF18539007547034', 'x RF18 5390 0754 7034'],
      ['', 'x INV-7'],
    ]);
  });
  it('rows that move nothing are left out and said; zero is information', () => {
    const file = bankFile(['booked_on|amount|text', '2026-01-01||note', '2026-01-02|0.00|rate']);
    expect(file.statements[0]?.lines.map((one) => one.status)).toEqual(['information']);
    expect(messages(file)[0]).toBe('1 row moves no money (line 2); it was left out');
  });
  it('text that runs over the last column is kept', () => {
    const file = bankFile(['booked_on|amount|text', '2026-01-01|1|a|b|c']);
    expect(file.statements[0]?.lines[0]?.text).toBe('a b c');
  });
});

describe('balances', () => {
  it.each<[string, readonly string[], [number, number]]>([
    [
      'after, oldest first',
      ['2026-01-01|5|105', '2026-01-02|-7|98', '2026-01-03|1|99'],
      [10_000, 9_900],
    ],
    [
      'after, newest first',
      ['2026-01-03|1|99', '2026-01-02|-7|98', '2026-01-01|5|105'],
      [10_000, 9_900],
    ],
    [
      'before, oldest first',
      ['2026-01-01|5|100', '2026-01-02|-7|105', '2026-01-03|1|98'],
      [10_000, 9_900],
    ],
    [
      'after, newest first within one day',
      ['2026-01-01|1|99', '2026-01-01|-7|98', '2026-01-01|5|105'],
      [10_000, 9_900],
    ],
  ])('%s', (_name, rows, [opening, closing]) => {
    const [statement] = bankFile(['booked_on|amount|balance', ...rows]).statements;
    expect([statement?.opening?.amountMinor, statement?.closing?.amountMinor]).toEqual([
      opening,
      closing,
    ]);
    expect(statement?.lines.map((line) => line.amountMinor)).toEqual([500, -700, 100]);
  });
  it('a gap names the line and by how much', () => {
    expect(
      messages(
        bankFile([
          'booked_on|amount|balance|currency',
          '2026-01-01|5|105|EUR',
          '2026-01-02|-7|98|EUR',
          '2026-01-03|1|89|EUR',
        ]),
      ),
    ).toEqual([
      'line 4, column "balance": the balance does not follow from the row before: 99.00 EUR expected, 89.00 stated, 10.00 apart; a row is missing or stands twice',
    ]);
  });
  it('stated around the list, with the account and its currency', () => {
    const asides: Aside[] = [
      { line: 1, fields: ['Account Number : 0808 8804', 'Account Name : Rosa SL', ': USD'] },
      { line: 2, fields: ['Closing balance', '', '104.00'] },
      { line: 9, fields: ['Opening balance', '', '100.00'] },
    ];
    const [statement] = bankFile(['booked_on|text|amount', '2026-01-01|x|4'], asides).statements;
    expect(statement).toMatchObject({
      account: '08088804',
      accountName: 'Rosa SL',
      currency: 'USD',
      opening: { amountMinor: 10_000 },
      closing: { amountMinor: 10_400 },
    });
  });
  it('opening + entries = closing for every running list, whichever way it runs', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.array(
          fc.integer({ min: -99_999, max: 99_999 }).filter((cents) => cents !== 0),
          {
            minLength: 2,
            maxLength: 20,
          },
        ),
        fc.boolean(),
        (opening, amounts, reversed) => {
          let balance = opening;
          const rows = amounts.map((cents, at) => {
            balance += cents;
            const day = `2026-01-${String(at + 1).padStart(2, '0')}`;
            return `${day}|${(cents / 100).toFixed(2)}|${(balance / 100).toFixed(2)}`;
          });
          const file = bankFile([
            'booked_on|amount|balance',
            ...(reversed ? [...rows].reverse() : rows),
          ]);
          const [statement] = file.statements;
          expect(statement?.lines.map((line) => line.amountMinor)).toEqual(amounts);
          expect(statement?.opening?.amountMinor).toBe(opening);
          expect(statement?.closing?.amountMinor).toBe(balance);
        },
      ),
    );
  });
});
