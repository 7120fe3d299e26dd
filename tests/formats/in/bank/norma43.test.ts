import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { BankFile } from '../../../../src/domain/bank/bank-file.ts';
import { judgeStatement } from '../../../../src/domain/bank/judge-statement.ts';
import { spanishIban } from '../../../../src/formats/in/bank/norma43/spanish-account.ts';
import { recogniseBankFile } from '../../../../src/formats/in/bank/recognise-bank-file.ts';
import { english } from '../../../harness/english.ts';
import { n43Account, n43File, SANTANDER } from './made-norma43.ts';
import { readWhole } from './statement-table.ts';

const fileOf = (content: string | Buffer): BankFile => {
  const read = readWhole(Buffer.from(content));
  if (!read.ok) throw new Error(english(read.error.message));
  return read.value;
};
const findingsOf = ({ findings }: BankFile): readonly string[] =>
  findings.map((one) => `${one.severity} ${one.code}: ${english(one.message)}`);

const PAID = {
  minor: 80_000,
  document: '12345',
  references: ['INV-7', 'ROSA LTD'],
  texts: ['TRANSFERENCIA DE ROSA LTD', 'FACTURA INV-7'],
} as const;
const POWER = { on: '260310', valueOn: '260311', minor: -35_000, concept: '03120' } as const;

describe('Norma 43', () => {
  it('is a statement with balances, entries and the IBAN of its account', () => {
    const file = fileOf(n43File([{ opening: 100_000, entries: [PAID, POWER] }]));
    expect(findingsOf(file)).toEqual([]);
    const [statement] = file.statements;
    expect(statement).toMatchObject({
      account: 'ES9121000418450200051332',
      accountName: 'FLORES DEL NORTE SL',
      bank: '2100',
      currency: 'EUR',
      fromOn: '2026-03-01',
      toOn: '2026-03-31',
      opening: { on: '2026-03-01', amountMinor: 100_000 },
      closing: { on: '2026-03-31', amountMinor: 145_000 },
    });
    expect(statement?.lines).toMatchObject([
      {
        place: { line: 2 },
        bookedOn: '2026-03-05',
        valueOn: '2026-03-05',
        amountMinor: 80_000,
        bankReference: '0000012345',
        text: 'TRANSFERENCIA DE ROSA LTD FACTURA INV-7',
        code: '04/000',
        isReversal: false,
      },
      {
        bookedOn: '2026-03-10',
        valueOn: '2026-03-11',
        amountMinor: -35_000,
        bankReference: '',
        text: '',
        code: '03/120',
      },
    ]);
    expect(statement?.lines[0]?.raw.split('\n')).toHaveLength(2);
  });

  it('takes the references where no text names them', () => {
    const [line] =
      fileOf(n43File([{ entries: [{ ...PAID, texts: ['TRANSFERENCIA'] }] }])).statements[0]
        ?.lines ?? [];
    expect(line?.text).toBe('TRANSFERENCIA INV-7 ROSA LTD');
  });

  it('joins up to five records of texts, and runs on where one is full', () => {
    const long = 'PAGO DE LAS FACTURAS DE MARZO 2026-0041'.slice(0, 38);
    const texts = [long, '1, 2026-00417', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
    const [line] = fileOf(n43File([{ entries: [{ minor: 1, texts }] }])).statements[0]?.lines ?? [];
    expect(line?.text).toBe(`${long}1, 2026-00417 A B C D E F G H`);
  });

  it('keeps several accounts of one file apart, each in its currency', () => {
    const file = fileOf(
      n43File([
        { opening: -5_000, entries: [PAID] },
        { account: SANTANDER, currency: '840', opening: 1_000, entries: [POWER, PAID, PAID] },
      ]),
    );
    expect(findingsOf(file)).toEqual([]);
    expect(
      file.statements.map(({ account, currency, opening, closing, lines }) => [
        account,
        currency,
        opening?.amountMinor,
        closing?.amountMinor,
        lines.length,
      ]),
    ).toEqual([
      ['ES9121000418450200051332', 'EUR', -5_000, 75_000, 1],
      [spanishIban('0049', '0001', '5012345678'), 'USD', 1_000, 126_000, 3],
    ]);
  });

  it('keeps what an entry was in another currency, and knows returns', () => {
    const [sent, returned] =
      fileOf(
        n43File([
          {
            entries: [
              { ...PAID, origin: ['840', 91_234] },
              { minor: -80_000, concept: '14001' },
            ],
          },
        ]),
      ).statements[0]?.lines ?? [];
    expect(sent?.original).toEqual({ currency: 'USD', amountMinor: 91_234, rate: '' });
    expect(returned?.isReversal).toBe(true);
  });

  it.each(['utf-8', 'windows-1252', 'cp850'])('reads letters of Spanish in %s', (encoding) => {
    const text = n43File([
      { holder: 'PEÑA Y MUÑIZ SL', entries: [{ minor: 5, texts: ['Niño, señal y cañón'] }] },
    ]);
    const [statement] = fileOf(iconv.encode(text, encoding)).statements;
    expect(statement?.accountName).toBe('PEÑA Y MUÑIZ SL');
    expect(statement?.lines[0]?.text).toBe('Niño, señal y cañón');
  });

  it('reads records of 80 characters without line ends', () => {
    const records = n43File([{ opening: 100, entries: [PAID] }]).replaceAll('\r\n', '');
    expect(recogniseBankFile(Buffer.from(records))).toBe('norma43');
    const file = fileOf(records);
    expect(findingsOf(file)).toEqual([]);
    expect(file.statements[0]?.lines).toMatchObject([{ amountMinor: 80_000 }]);
  });

  it.each([
    [
      'a wrong sum of money in',
      n43File([{ entries: [PAID, POWER], stated: { in: 90_000 } }]),
      [
        'warning totals_differ: line 5, record 33: the bank counts 1 entry of money in, 900.00 EUR, and the file has 1, 800.00 EUR; download it again, or compare by hand',
      ],
    ],
    [
      'a missing entry out',
      n43File([{ entries: [PAID], stated: { outs: 1, out: 35_000, closing: 45_000 } }]),
      [
        'warning totals_differ: line 4, record 33: the bank counts 1 entry of money out, 350.00 EUR, and the file has 0, 0.00 EUR; download it again, or compare by hand',
      ],
    ],
    [
      'a wrong count of records',
      n43File([{ entries: [PAID] }]).replace(/(88(?:9){18})000004/, '$1000009'),
      [
        "warning records_differ: line 5, record 88: the bank counts 9 records and the file has 4; download it again, or compare the entries with the bank's",
      ],
    ],
    [
      'no end of the file',
      n43Account({ entries: [PAID] }).join('\n'),
      [
        'warning cut_off: line 4, record 88: the file ends without its last record, so a part of it may be missing; download it again',
      ],
    ],
    [
      'no end of the account',
      n43File([{ entries: [PAID] }]).replace(/\n33\d{18}.*\r\n/, '\n'),
      [
        'warning no_closing: line 1, record 11: no record 33 ends this account, so its entries cannot be proved complete; download the file again',
        "warning records_differ: line 4, record 88: the bank counts 4 records and the file has 3; download it again, or compare the entries with the bank's",
      ],
    ],
    [
      'a day that does not exist, and no sign',
      n43File([{ entries: [{ minor: 100, on: '260230' }, PAID], stated: { ins: 1, in: 80_000 } }]),
      [
        'refused bad_date: line 2, record 22: "260230" is not a date (year, month and day, two digits each), so the entry is left out; ask the bank for a corrected file or record it by hand',
      ],
    ],
    [
      'an unknown currency',
      n43File([{ currency: '999', entries: [] }]),
      [
        'warning no_currency: line 1, record 11: "999" is not a currency; it is read in EUR, check that this is right before importing',
      ],
    ],
    [
      'the end of another account',
      n43File([{ entries: [PAID] }]).replace(/33210004180200051332/, '33210004180200099999'),
      [
        'warning other_account: line 4, record 33: it ends account "210004180200099999", and the entries before it are of "210004180200051332"; compare them with the bank\'s',
      ],
    ],
  ])('says what is wrong: %s', (_name, content, expected) => {
    expect(findingsOf(fileOf(content))).toEqual(expected);
  });

  it('reads amounts of 13 digits where the totals prove that they are', () => {
    const content = n43File([{ opening: 100_000, entries: [PAID] }])
      .replace('200000000100000978', '20000000100000978')
      .replace('04000200000000080000', '0400020000000080000')
      .replace('200000000180000978', '20000000180000978');
    const file = fileOf(content);
    expect(file.statements[0]).toMatchObject({
      opening: { amountMinor: 100_000 },
      closing: { amountMinor: 180_000 },
      lines: [{ amountMinor: 80_000, bankReference: '0000012345' }],
    });
    expect(findingsOf(file)).toEqual([
      "warning short_amounts: line 1, record 11: amounts have 13 digits here instead of 14, which is how they agree with record 33; compare the balances with the bank's",
    ]);
  });

  it('compares the balances like every statement', () => {
    const [statement] = fileOf(n43File([{ entries: [PAID], stated: { closing: 1 } }])).statements;
    expect(statement === undefined ? [] : judgeStatement(statement)).toMatchObject([
      { code: 'closing_differs' },
    ]);
  });
});

describe('a Spanish account', () => {
  it.each([
    ['2100', '0418', '0200051332', 'ES9121000418450200051332'],
    ['1234', '5678', '1234567890', 'ES6812345678061234567890'],
    ['0000', '0000', '0000000000', ''],
    ['ABCD', '0418', '0200051332', 'ABCD04180200051332'],
  ])('%s %s %s', (entity, office, account, expected) => {
    expect(spanishIban(entity, office, account)).toBe(expected);
  });
});
