import { describe, expect, it } from 'vitest';
import type { BankFile, BankLine } from '../../../../src/domain/bank/bank-file.ts';
import { camtOf } from '../../../bench/made/bank-file-of.ts';
import { judgeStatement } from '../../../../src/domain/bank/judge-statement.ts';
import { balanceOf, camtFile, entryOf, type MadeCamt } from './made-camt.ts';
import { readWhole } from './statement-table.ts';
import { english } from '../../../harness/english.ts';

function fileOf(text: string): BankFile {
  const read = readWhole(Buffer.from(text));
  if (!read.ok) throw new Error(english(read.error.message));
  return read.value;
}

const linesOf = (made: MadeCamt): readonly BankLine[] =>
  fileOf(camtFile(made)).statements.flatMap((statement) => statement.lines);

const oneOf = (entry: string): BankLine => {
  const [line, ...others] = linesOf({ entries: entry });
  if (line === undefined || others.length > 0) throw new Error('not one line');
  return line;
};

const findingsOf = (entries: string, made: MadeCamt = {}): readonly string[] =>
  fileOf(camtFile({ entries, ...made })).findings.map(
    (finding) => `${finding.severity} ${finding.code}: ${english(finding.message)}`,
  );

const payment = (amount: string | null, text: string, more = ''): string =>
  `<TxDtls><Refs><EndToEndId>E-${text}</EndToEndId></Refs>${
    amount === null ? '' : `<Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>`
  }${more}<RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls>`;

describe('an entry', () => {
  it('says who, how much and what for', () => {
    const line = oneOf(
      entryOf(`<ValDt><DtTm>2026-03-05T00:00:00+02:00</DtTm></ValDt><AcctSvcrRef>BK1</AcctSvcrRef>
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><Refs><EndToEndId>E-1</EndToEndId><MndtId>M-1</MndtId></Refs>
<RltdPties><Dbtr><Pty><Nm>Florería Sol</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>ES79 2100 0813 6101 2345 6789</IBAN></Id></DbtrAcct>
<Cdtr><Pty><Nm>Us</Nm></Pty></Cdtr><CdtrAcct><Id><IBAN>ES9121000418450200051332</IBAN></Id></CdtrAcct></RltdPties>
<RltdAgts><DbtrAgt><FinInstnId><BICFI>CAIXESBB</BICFI></FinInstnId></DbtrAgt></RltdAgts>
<RmtInf><Ustrd>Factura</Ustrd><Ustrd>INV-1042 &amp; 1043</Ustrd>
<Strd><RfrdDocInf><Nb>INV-1044</Nb></RfrdDocInf><CdtrRefInf><Ref>RF18 5390 0754 7034</Ref></CdtrRefInf></Strd></RmtInf>
</TxDtls></NtryDtls>`),
    );
    expect(line).toMatchObject({
      place: { line: 8 },
      bookedOn: '2026-03-04',
      valueOn: '2026-03-05',
      currency: 'EUR',
      amountMinor: 121_000,
      status: 'booked',
      isReversal: false,
      bankReference: 'BK1',
      endToEndId: 'E-1',
      mandateId: 'M-1',
      structuredReference: 'RF18539007547034',
      text: 'Factura INV-1042 & 1043 INV-1044',
      counterpartyName: 'Florería Sol',
      counterpartyAccount: 'ES7921000813610123456789',
      counterpartyBank: 'CAIXESBB',
      code: 'PMNT/RCDT/ESCT',
      batch: null,
    });
    expect(line.raw).toMatch(/^<Ntry><Amt Ccy="EUR">1210.00<\/Amt>[\s\S]*<\/Ntry>$/);
  });

  it.each([
    ['money in: the debtor', 'CRDT', '', 'Debtor'],
    ['money out: the creditor', 'DBIT', '', 'Creditor'],
    ['a debit taken back: the creditor again', 'CRDT', '<RvslInd>true</RvslInd>', 'Creditor'],
  ])('the other side of %s', (_name, mark, more, name) => {
    const line = oneOf(
      entryOf(
        `${more}<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Debtor</Nm></Dbtr><Cdtr><Nm>Creditor</Nm></Cdtr></RltdPties></TxDtls></NtryDtls>`,
        { mark },
      ),
    );
    expect([line.counterpartyName, line.isReversal, Math.sign(line.amountMinor)]).toEqual([
      name,
      more !== '',
      mark === 'CRDT' ? 1 : -1,
    ]);
  });

  it.each([
    ['<Sts>PDNG</Sts>', 'pending'],
    ['<Sts><Cd>PDNG</Cd></Sts>', 'pending'],
    ['<Sts>INFO</Sts>', 'information'],
    ['', 'booked'],
  ])('status %s is %s', (status, expected) => {
    expect(oneOf(entryOf('').replace('<Sts><Cd>BOOK</Cd></Sts>', status)).status).toBe(expected);
  });

  it('keeps what was sent in another currency, and the charges taken out', () => {
    const line = oneOf(
      entryOf(
        `<Chrgs><Rcrd><Amt Ccy="EUR">7.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><ChrgInclInd>true</ChrgInclInd></Rcrd>
<Rcrd><Amt Ccy="EUR">3.00</Amt><ChrgInclInd>false</ChrgInclInd></Rcrd></Chrgs>
<AmtDtls><InstdAmt><Amt Ccy="USD">1300.00</Amt><CcyXchg><XchgRate>1.0675</XchgRate></CcyXchg></InstdAmt></AmtDtls>`,
      ),
    );
    expect(line.chargesMinor).toBe(750);
    expect(line.original).toEqual({ currency: 'USD', amountMinor: 130_000, rate: '1.0675' });
  });

  it('reads yen without and dinars with three decimals', () => {
    expect(oneOf(entryOf('', { amount: '1234', currency: 'JPY' })).amountMinor).toBe(1_234);
    expect(oneOf(entryOf('', { amount: '1.250', currency: 'KWD' })).amountMinor).toBe(1_250);
    expect(oneOf(entryOf('', { amount: '8.85000' })).amountMinor).toBe(885);
  });
});

describe('a batch', () => {
  it('is opened when its payments come to the booking', () => {
    const lines = linesOf({
      entries: entryOf(
        `<AcctSvcrRef>BK9</AcctSvcrRef><NtryDtls>${payment('1000.00', 'INV-1')}</NtryDtls><NtryDtls>${payment('210.00', 'INV-2')}</NtryDtls>`,
      ),
    });
    expect(
      lines.map((line) => [line.amountMinor, line.text, line.bankReference, line.batch]),
    ).toEqual([
      [100_000, 'INV-1', 'BK9', { index: 1, count: 2, bookingMinor: 121_000 }],
      [21_000, 'INV-2', 'BK9', { index: 2, count: 2, bookingMinor: 121_000 }],
    ]);
    expect(lines[1]?.raw).toMatch(/^<TxDtls>.*INV-2.*<\/TxDtls>$/);
  });

  it('with amounts as older versions have them', () => {
    const older = (amount: string): string =>
      `<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls></TxDtls>`;
    const lines = linesOf({
      entries: entryOf(`<NtryDtls>${older('1200.00')}${older('10.00')}</NtryDtls>`, {
        mark: 'DBIT',
      }),
    });
    expect(lines.map((line) => line.amountMinor)).toEqual([-120_000, -1_000]);
  });

  it('stays one line when they do not, and says by how much', () => {
    const entries = entryOf(
      `<NtryDtls>${payment('1000.00', 'INV-1')}${payment('200.00', 'INV-2')}</NtryDtls>`,
    );
    expect(linesOf({ entries }).map((line) => [line.amountMinor, line.text, line.batch])).toEqual([
      [121_000, 'INV-1 INV-2', null],
    ]);
    expect(findingsOf(entries)).toEqual([
      'warning batch_not_opened: line 8, <Ntry>: the booking of 1210.00 EUR has 2 payments inside that come to 1200.00 EUR, a difference of 10.00 EUR; it is kept as one line, look at the details before matching it',
    ]);
    expect(
      findingsOf(entryOf(`<NtryDtls>${payment(null, 'a')}${payment('1.00', 'b')}</NtryDtls>`))[0],
    ).toContain('that of line 8 has no amount of its own');
  });

  it('without details says that the bank has them', () => {
    expect(findingsOf(entryOf('<NtryDtls><Btch><NbOfTxs>20</NbOfTxs></Btch></NtryDtls>'))).toEqual([
      'note batch_not_opened: line 8, <Ntry>: the booking of 1210.00 EUR is a batch of 20 payments and the file has no details of them; it is kept as one line, ask the bank for the details (camt.054)',
    ]);
  });
});

describe('entries that are left out', () => {
  const left = 'so the entry is left out; ask the bank for a corrected file or record it by hand';
  it.each([
    [
      'a date that is none',
      entryOf('', { on: '2026-02-30' }),
      `refused bad_date: line 8, <BookgDt>: "2026-02-30" is not a date, ${left}`,
    ],
    [
      'no date',
      entryOf('').replace(/<BookgDt>.*<\/BookgDt>/, ''),
      `refused no_date: line 8, <Ntry>: the entry has neither a booking date nor a value date, ${left}`,
    ],
    [
      'more decimals than the currency has',
      entryOf('', { amount: '8.855' }),
      `refused too_many_decimals: line 8, <Amt>: "8.855" has more decimals than EUR has, ${left}`,
    ],
    [
      'a comma in the amount',
      entryOf('', { amount: '1.210,00' }),
      `refused bad_amount: line 8, <Amt>: "1.210,00" is not an amount, ${left}`,
    ],
    [
      'an amount larger than any',
      entryOf('', { amount: '99999999999999999' }),
      `refused too_large: line 8, <Amt>: "99999999999999999" is larger than any amount kept here, ${left}`,
    ],
    [
      'a currency nobody has',
      entryOf('', { currency: 'XYZ' }),
      `refused bad_currency: line 8, <Amt>: "XYZ" is not a currency, ${left}`,
    ],
    [
      'neither in nor out',
      entryOf('', { mark: 'UP' }),
      `refused bad_direction: line 8, <CdtDbtInd>: it is not said whether money came in (CRDT) or went out (DBIT), ${left}`,
    ],
  ])('%s', (_name, entry, sentence) => {
    expect(findingsOf(entry)).toEqual([sentence]);
    expect(linesOf({ entries: entry + entryOf('') })).toHaveLength(1);
  });
});

describe('a statement', () => {
  it('knows its account, number and balances, and a page is opened and closed by ITBD', () => {
    const [statement] = fileOf(
      camtFile({
        balances:
          balanceOf('OPBD', '5.00', '2026-02-28', 'DBIT') + balanceOf('CLBD', '7.00', '2026-03-31'),
      }),
    ).statements;
    expect(statement).toMatchObject({
      place: { line: 5 },
      kind: 'statement',
      account: 'ES9121000418450200051332',
      currency: 'EUR',
      number: '12',
      opening: { on: '2026-02-28', amountMinor: -500 },
      closing: { on: '2026-03-31', amountMinor: 700 },
    });
    const page = fileOf(
      camtFile({
        balances: balanceOf('ITBD', '1.00', '2026-03-01') + balanceOf('ITBD', '2.00', '2026-03-02'),
      }),
    ).statements[0];
    expect([page?.opening?.amountMinor, page?.closing?.amountMinor]).toEqual([100, 200]);
    const previous = fileOf(
      camtFile({
        balances: balanceOf('PRCD', '3.00', '2026-02-28') + balanceOf('CLAV', '9.00', '2026-03-02'),
      }),
    ).statements[0];
    expect([previous?.opening?.amountMinor, previous?.closing]).toEqual([300, null]);
  });

  it('is compared with the totals that the bank states', () => {
    const summary = (count: number, sum: string): string =>
      `<TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries></TtlNtries><TtlCdtNtries><NbOfNtries>${count}</NbOfNtries><Sum>${sum}</Sum></TtlCdtNtries></TxsSummry>`;
    expect(findingsOf(entryOf(''), { balances: summary(1, '1210.00') })).toEqual([]);
    expect(findingsOf(entryOf(''), { balances: summary(2, '1310.00') })).toEqual([
      'warning totals_differ: line 7, <TtlCdtNtries>: the bank counts 2 entries of 1310.00 EUR and the file has 1 entry of 1210.00 EUR; download it again, or compare by hand',
    ]);
  });

  it('is read under any prefix and any version', () => {
    const prefixed = camtFile({ entries: entryOf('') })
      .replaceAll(/<(\/?)([A-Z])/g, '<$1c:$2')
      .replace('xmlns=', 'xmlns:c=')
      .replace('001.08', '001.13');
    const file = fileOf(prefixed);
    expect(file.format).toBe('camt.053.001.13');
    expect(file.statements[0]?.lines).toHaveLength(1);
  });
});

describe('files that are refused', () => {
  it.each([
    [
      'DOCTYPE',
      camtFile({}).replace('<Document', '<!DOCTYPE a [<!ENTITY x "y">]>\n<Document'),
      'xml_doctype: line 2: the file declares entities (DOCTYPE), which can make a program read other files or grow without end; export it again without',
    ],
    [
      'cut off',
      camtFile({ entries: entryOf('') }).split('</Ntry>')[0] ?? '',
      'xml_cut_off: line 8: the file ends inside <Ntry> of line 8, so a part of it is missing; download it again',
    ],
    [
      'no statement inside',
      camtFile({}).replace(/<Stmt>[\s\S]*<\/Stmt>/, ''),
      'no_statement: line 3: <BkToCstmrStmt> holds no statement, so there is nothing to import; download the file again',
    ],
    [
      'a payment order that speaks of camt',
      '<Document xmlns="urn:camt.053.001.02"><CstmrCdtTrfInitn/></Document>',
      'not_a_bank_file: line 1: the file is XML, but <Document> is no bank statement (camt.052, camt.053 or camt.054); choose the file that the bank sent',
    ],
  ])('%s', (_name, text, sentence) => {
    const read = readWhole(Buffer.from(text));
    expect(read.ok ? 'read' : `${read.error.code}: ${english(read.error.message)}`).toBe(sentence);
  });
});

it('a made file of 400 entries adds up, in pieces, with checkpoints', () => {
  const text = [...camtOf({ lines: 400, seed: 3 })].join('');
  const file = fileOf(text);
  const [statement] = file.statements;
  expect(statement?.lines).toHaveLength(414);
  expect(file.findings).toEqual([]);
  expect(statement === undefined ? null : judgeStatement(statement)).toEqual([]);
  expect(new Set(statement?.lines.map((line) => line.bankReference)).size).toBe(414);
});

describe('an entry without a day of its own', () => {
  const entry = (reference: string, amount: string, more = ''): string =>
    `<Ntry><NtryRef>${reference}</NtryRef><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>${more}</Ntry>`;
  const both = (opening: string, closing: string): string =>
    `${balanceOf('OPBD', '0.00', opening)}${balanceOf('CLBD', '30.00', closing)}`;

  it('has the day of all the balances, and says so', () => {
    const made = {
      entries: `${entry('N1', '10.00')}${entry('N2', '20.00', '<BookgDt></BookgDt>')}`,
      balances: both('2026-03-05', '2026-03-05'),
    };
    expect(linesOf(made).map(({ bookedOn, amountMinor }) => [bookedOn, amountMinor])).toEqual([
      ['2026-03-05', 1000],
      ['2026-03-05', 2000],
    ]);
    expect(findingsOf(made.entries, made)).toEqual([
      'note day_of_balances: line 8, <Ntry>: the entry has neither a booking date nor a value date; the day of the balances, 2026-03-05, was taken',
      'note day_of_balances: entry N2, line 8, <Ntry>: the entry has neither a booking date nor a value date; the day of the balances, 2026-03-05, was taken',
    ]);
  });

  it.each([
    ['balances of two days', both('2026-03-01', '2026-03-31'), ''],
    ['no balances', '', ''],
    ['an announcement', both('2026-03-05', '2026-03-05'), '<Sts>PDNG</Sts>'],
  ])('is left out under %s', (_, balances, status) => {
    const one = entry('N1', '10.00');
    const entries = status === '' ? one : one.replace(/<Sts>.*<\/Sts>/, status);
    expect(linesOf({ entries, balances })).toEqual([]);
    expect(findingsOf(entries, { balances })[0]).toContain('refused no_date');
  });
});

describe('a batch whose payments state charges', () => {
  const charged = (amount: string, charge: string, text: string): string =>
    payment(
      amount,
      text,
      `<Chrgs><Rcrd><Amt Ccy="EUR">${charge}</Amt><CdtDbtInd>DBIT</CdtDbtInd><ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs>`,
    );
  it.each<[string, string, (readonly [string, string, string])[], number[]]>([
    [
      'each the same',
      '297.00',
      [
        ['100.00', '1.50', 'F-1'],
        ['200.00', '1.50', 'F-2'],
      ],
      [9850, 19_850],
    ],
    [
      'one alone',
      '599.10',
      [
        ['100.00', '0.90', 'F-1'],
        ['200.00', '0.00', 'F-2'],
        ['300.00', '0.00', 'F-3'],
      ],
      [9910, 20_000, 30_000],
    ],
    [
      'of unlike sums',
      '1194.50',
      [
        ['1000.00', '5.00', 'F-1'],
        ['200.00', '0.50', 'F-2'],
      ],
      [99_500, 19_950],
    ],
  ])('comes to the payments less the charges: %s', (_, amount, parts, lines) => {
    const entries = entryOf(
      `<NtryDtls>${parts.map((part) => charged(...part)).join('')}</NtryDtls>`,
      { amount },
    );
    expect(linesOf({ entries }).map(({ amountMinor }) => amountMinor)).toEqual(lines);
    expect(findingsOf(entries)).toEqual([]);
  });

  it('that come to something else stays one line', () => {
    const entries = entryOf(
      `<NtryDtls>${charged('100.00', '1.50', 'F-1')}${charged('200.00', '1.50', 'F-2')}</NtryDtls>`,
      { amount: '298.00' },
    );
    expect(linesOf({ entries }).map(({ amountMinor }) => amountMinor)).toEqual([29_800]);
  });
});
