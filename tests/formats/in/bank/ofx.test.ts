import { describe, expect, it } from 'vitest';
import type { BankFile, BankLine } from '../../../../src/domain/bank/bank-file.ts';
import { readWhole } from './statement-table.ts';
import { english } from '../../../harness/english.ts';

/** OFX 1: values close themselves. The entries of a test begin on line 7. */
const sgml = (entries: string): string => `OFXHEADER:100
DATA:OFXSGML
VERSION:102
CHARSET:1252

<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS></SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>123<ACCTID>456 789<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20260301<DTEND>20260331
${entries}
</BANKTRANLIST><LEDGERBAL><BALAMT>-12.50<DTASOF>20260331120000[-5:EST]</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;

const entryOf = (more = '', { date = '20260304', amount = '1210.00' } = {}): string =>
  `<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>${date}<TRNAMT>${amount}<FITID>F1${more}</STMTTRN>`;

function fileOf(text: string | Uint8Array): BankFile {
  const read = readWhole(typeof text === 'string' ? Buffer.from(text) : text);
  if (!read.ok) throw new Error(english(read.error.message));
  return read.value;
}

const lineOf = (entry: string): BankLine => {
  const [line] = fileOf(sgml(entry)).statements[0]?.lines ?? [];
  if (line === undefined) throw new Error('no line');
  return line;
};

const findingsOf = (entries: string): readonly string[] =>
  fileOf(sgml(entries)).findings.map(
    (finding) => `${finding.severity} ${finding.code}: ${english(finding.message)}`,
  );

const refusalOf = (text: string): string => {
  const read = readWhole(Buffer.from(text));
  return read.ok ? 'read' : `${read.error.code}: ${english(read.error.message)}`;
};

/** The same file as XML, every value closed. */
const asXml = (text: string): string =>
  `<?xml version="1.0"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n\n\n\n${text
    .slice(text.indexOf('<OFX>'))
    .replace(/<([A-Z]+)>([^<\n]+)/g, '<$1>$2</$1>')}`;

describe('a statement', () => {
  const text = sgml(
    entryOf('<NAME>Florería &amp; Sol<MEMO>Factura INV-1042', {
      date: '20260304235900.000[-8:PST]',
    }),
  );

  it('has account, period, closing balance and entries; the date is the date as written', () => {
    const [statement] = fileOf(text).statements;
    expect(fileOf(text).format).toBe('ofx 1.0.2');
    expect(statement).toMatchObject({
      account: '456789',
      bank: '123',
      currency: 'EUR',
      fromOn: '2026-03-01',
      toOn: '2026-03-31',
      opening: null,
      closing: { on: '2026-03-31', amountMinor: -1_250 },
    });
    expect(statement?.lines).toMatchObject([
      {
        place: { line: 7 },
        bookedOn: '2026-03-04',
        amountMinor: 121_000,
        bankReference: 'F1',
        counterpartyName: 'Florería & Sol',
        text: 'Factura INV-1042',
        code: 'CREDIT',
      },
    ]);
    expect(statement?.lines[0]?.raw).toMatch(/^<STMTTRN>.*<\/STMTTRN>$/);
  });

  it('is the same as XML, as XML without closing tags, in capitals or not, and on one line', () => {
    const lines = fileOf(text).statements[0]?.lines.map((line) => ({ ...line, raw: '', place: 0 }));
    for (const other of [
      asXml(text),
      asXml(text).replaceAll(/<\/(TRNAMT|FITID|NAME|MEMO|DTPOSTED)>/g, ''),
      text.replaceAll('\n', '\r\n'),
      text.replace(/<[^>]+>/g, (tag) => tag.toLowerCase()),
    ])
      expect(
        fileOf(other).statements[0]?.lines.map((line) => ({ ...line, raw: '', place: 0 })),
      ).toEqual(lines);
    expect(fileOf(asXml(text)).format).toBe('ofx 2.1.1');
  });

  it('is read in the encoding that the bytes show, else the one that the header names', () => {
    const name = (bytes: Uint8Array): string | undefined =>
      fileOf(bytes).statements[0]?.lines[0]?.counterpartyName;
    expect(name(Buffer.from(text, 'latin1'))).toBe('Florería & Sol');
    expect(name(Buffer.from(text, 'utf8'))).toBe('Florería & Sol');
  });

  it('of a credit card, and several in one file', () => {
    const card = text
      .replaceAll('STMTTRNRS', 'CCSTMTTRNRS')
      .replaceAll('STMTRS>', 'CCSTMTRS>')
      .replaceAll('BANKACCTFROM', 'CCACCTFROM');
    expect(fileOf(card).statements.map((one) => [one.account, one.lines.length])).toEqual([
      ['456789', 1],
    ]);
    const both = text.replace(
      '</BANKMSGSRSV1>',
      `${text.slice(text.indexOf('<STMTTRNRS>'), text.indexOf('</BANKMSGSRSV1>'))}</BANKMSGSRSV1>`,
    );
    expect(fileOf(both).statements).toHaveLength(2);
  });
});

describe('an entry', () => {
  it.each([
    ['-80', -8_000],
    ['+1,234.56', 123_456],
    ['-200,00', -20_000],
    ['.5', 50],
  ])('amount %s', (amount, minor) => {
    expect(lineOf(entryOf('', { amount })).amountMinor).toBe(minor);
  });

  it('knows the payee, the other account, the cheque and the original currency', () => {
    expect(
      lineOf(
        entryOf(
          '<CHECKNUM>1000<PAYEE><NAME>Bloem BV<CITY>Utrecht</PAYEE><BANKACCTTO><BANKID>ABNANL2A<ACCTID>NL91 ABNA 0417<ACCTTYPE>CHECKING</BANKACCTTO><ORIGCURRENCY><CURRATE>0.8<CURSYM>USD</ORIGCURRENCY>',
        ),
      ),
    ).toMatchObject({
      counterpartyName: 'Bloem BV',
      counterpartyAccount: 'NL91ABNA0417',
      counterpartyBank: 'ABNANL2A',
      endToEndId: '1000',
      text: 'Bloem BV',
      original: { currency: 'USD', amountMinor: 151_250, rate: '0.8' },
    });
    expect(
      lineOf(entryOf('<CURRENCY><CURRATE>1<CURSYM>JPY</CURRENCY>', { amount: '500' })),
    ).toMatchObject({
      currency: 'JPY',
      amountMinor: 500,
    });
  });

  const left = 'so the entry is left out; ask the bank for a corrected file or record it by hand';
  it.each([
    [
      'no date',
      entryOf('', { date: '' }),
      `refused no_date: line 7, <DTPOSTED>: the entry has no date, ${left}`,
    ],
    [
      '31 February',
      entryOf('', { date: '20260231' }),
      `refused bad_date: line 7, <DTPOSTED>: "20260231" is not a date (year, month, day), ${left}`,
    ],
    [
      'a sign of money',
      entryOf('', { amount: '$120' }),
      `refused bad_amount: line 7, <TRNAMT>: "$120" is not an amount, ${left}`,
    ],
    [
      'a thousand or a decimal?',
      entryOf('', { amount: '1,234' }),
      `refused too_many_decimals: line 7, <TRNAMT>: "1.234" has more decimals than EUR has, ${left}`,
    ],
    [
      'a deletion',
      entryOf('<CORRECTFITID>F0<CORRECTACTION>DELETE'),
      `refused correction: line 7, <CORRECTFITID>: the bank deletes its entry "F0"; reverse that receipt by hand, ${left}`,
    ],
  ])('left out: %s', (_name, entry, sentence) => {
    expect(findingsOf(entry)).toEqual([sentence]);
    expect(fileOf(sgml(`${entry}\n${entryOf()}`)).statements[0]?.lines).toHaveLength(1);
  });

  it('a replacement is kept, and the earlier one named', () => {
    expect(findingsOf(entryOf('<CORRECTFITID>F0<CORRECTACTION>REPLACE'))).toEqual([
      'warning correction: line 7, <CORRECTFITID>: the bank replaces its entry "F0" by this one; reverse the earlier receipt by hand',
    ]);
  });
});

describe('files that are refused', () => {
  it.each([
    [
      'a failed sign-on',
      'OFXHEADER:100\n<OFX><SIGNONMSGSRSV1><SONRS>\n<STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Bad password</STATUS></SONRS></SIGNONMSGSRSV1></OFX>',
      'sign_on_failed: line 3: the bank refused the sign-on (15500: "Bad password"), so the file holds no entries; sign on again and download it anew',
    ],
    [
      'an error instead of a statement',
      '<OFX><BANKMSGSRSV1><STMTTRNRS><STATUS><CODE>2000<SEVERITY>ERROR</STATUS></STMTTRNRS></BANKMSGSRSV1></OFX>',
      'bank_error: line 1: the bank answered with an error (2000) instead of a statement; download it again',
    ],
    [
      'nothing inside',
      'OFXHEADER:100\n\n<OFX></OFX>',
      'no_statement: the file is OFX, but holds no statement (<STMTRS> or <CCSTMTRS>), so there is nothing to import; download it again with the entries',
    ],
    [
      'cut off',
      sgml(entryOf()).split('</BANKTRANLIST>')[0] ?? '',
      'cut_off: line 8: the file ends inside <STMTRS> of line 6, so a part of it is missing; download it again',
    ],
    [
      'DOCTYPE',
      '<?xml version="1.0"?>\n<!DOCTYPE OFX [<!ENTITY x "y">]>\n<OFX></OFX>',
      'doctype: line 2: the file declares entities (DOCTYPE), which can make a program read other files or grow without end; download or export the file again',
    ],
    [
      'a tag without an end',
      'OFXHEADER:100\n<OFX><STMTRS\n',
      'malformed: line 2: a tag begins here and is never closed; download or export the file again',
    ],
  ])('%s', (_name, text, sentence) => {
    expect(refusalOf(text)).toBe(sentence);
  });
});

describe('balances among the movements are no money', () => {
  const row = (amount: string, name: string, id = ''): string =>
    `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>20260302<TRNAMT>${amount}<FITID>${id}\n<NAME>${name}</STMTTRN>`;
  it.each([
    ['Saldo Anterior', 'Saldo do dia'],
    ['Opening balance', 'Daily balance 02/03/2026'],
    ['Anfangssaldo', 'Kontostand am 02.03.2026'],
    ['SALDO INICIAL', 'SALDO DISPONIBLE'],
  ])('%s, %s', (opening, closing) => {
    const file = fileOf(
      sgml(
        [row('5000.00', opening), row('750.00', 'Rosa', 'F1'), row('5750.00', closing)].join('\n'),
      ),
    );
    const [statement] = file.statements;
    expect(statement?.lines.map(({ amountMinor }) => amountMinor)).toEqual([75_000]);
    expect(statement?.opening?.amountMinor).toBe(500_000);
    expect(file.findings.map(({ code }) => code)).toEqual(['standing_row', 'standing_row']);
  });

  it('a payer whose name begins like one is a payer; ids that come back or lack are of two bookings', () => {
    const file = fileOf(
      sgml(
        [
          row('1.00', 'Saldo Bau GmbH'),
          row('2.00', 'Rosa', 'X'),
          row('3.00', 'Azul', 'X'),
          row('4.00', 'Verde'),
        ].join('\n'),
      ),
    );
    expect(file.statements[0]?.lines.map(({ amountMinor }) => amountMinor)).toEqual([
      100, 200, 300, 400,
    ]);
  });
});
