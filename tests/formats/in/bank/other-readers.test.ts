/**
 * What the tests of other programs expect of the same files, restated by hand: jejik/mt940, wolph/mt940,
 * genkgo/camt, ofxparse: amounts, days, codes and balances; names and texts of the files stay out of the
 * repository. Where we differ on purpose the row says so.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BankLine, BankStatement } from '../../../../src/domain/bank/bank-file.ts';
import { hasSharedData, sharedData } from '../../../harness/shared-data.ts';
import { readWhole } from './statement-table.ts';
import { english } from '../../../harness/english.ts';

type Expected = Readonly<Record<string, unknown>>;

/** Folder, file, number of statements, then statement and line (zero-based) and what they hold. */
const ROWS: readonly (readonly [
  string,
  string,
  number,
  number,
  Expected,
  number,
  Expected | null,
])[] = [
  // jejik: VolksbankenRaiffeisenbankenTest
  [
    'mt940',
    'jejik__volksbankenraiffeisenbanken.txt',
    8,
    0,
    { account: '66642399/93387', number: '0', opening: { on: '2020-02-19', amountMinor: 308_500 } },
    0,
    null,
  ],
  [
    'mt940',
    'jejik__volksbankenraiffeisenbanken.txt',
    8,
    1,
    {},
    0,
    {
      amountMinor: 8_000,
      valueOn: '2020-02-21',
      code: 'NMSC/166',
      counterpartyBank: 'SBCRDE66',
    },
  ],
  // jejik: OldenburgischeLandesbankDescriptionTest
  [
    'mt940',
    'jejik__oldenburgischelandesbank2.txt',
    1,
    0,
    {
      account: 'DE19662800530622160900',
      number: '172/1',
      opening: { on: '2020-09-04', amountMinor: 0 },
    },
    0,
    {
      amountMinor: 23_000,
      counterpartyBank: 'OLBODEH2XXX',
    },
  ],
  // jejik: RabobankIbanTest
  [
    'mt940',
    'jejik__rabobank-iban.txt',
    2,
    0,
    { account: 'NL71RABO0123456789', opening: { on: '2013-01-01', amountMinor: 100_000 } },
    0,
    {
      amountMinor: -2_500,
      valueOn: '2013-01-01',
    },
  ],
  // jejik: RabobankTest, the form before IBANs
  [
    'mt940',
    'jejik__rabobank.txt',
    4,
    0,
    { account: '1291.99.348', opening: { on: '2011-06-14', amountMinor: 47_317 } },
    0,
    {
      amountMinor: -121_328,
      endToEndId: '',
    },
  ],
  // jejik: SparkasseRcrTest (a credit taken back is money out)
  [
    'mt940',
    'jejik__sparkasse3.txt',
    1,
    0,
    { account: 'DE11222220220222220200', opening: { on: '2020-02-19', amountMinor: 93_105_229 } },
    0,
    {
      amountMinor: -102_725,
      valueOn: '2020-02-01',
      bookedOn: '2020-02-19',
      isReversal: true,
      counterpartyBank: '50652124',
    },
  ],
  // jejik: SparkasseRdrTest expects -1027.25. SWIFT: RD takes a debit back, so money comes in.
  ['mt940', 'jejik__sparkasse2.txt', 1, 0, {}, 0, { amountMinor: 102_725, isReversal: true }],
  // wolph: sparkassen.all.yml, a field torn apart in two places
  [
    'mt940',
    'wolph__sparkassen.sta',
    1,
    0,
    {},
    0,
    { amountMinor: 3_000, bookedOn: '2018-11-26', code: 'N062/166' },
  ],
  // wolph: february_30.all.yml takes 29 February for the value date; we leave it out and say so.
  [
    'mt940',
    'wolph__february_30.sta',
    1,
    0,
    {
      account: '12345678/1020304050',
      opening: { on: '2016-02-29', amountMinor: 120_000 },
      closing: { on: '2016-03-01', amountMinor: 119_400 },
    },
    0,
    {
      amountMinor: -600,
      bookedOn: '2016-03-01',
      valueOn: null,
      code: 'N024/805',
    },
  ],
  // wolph: gv_codes.all.yml
  [
    'mt940',
    'wolph__gv_codes.sta',
    1,
    0,
    { opening: { on: '2017-09-14', amountMinor: 1_234_512 } },
    0,
    {
      amountMinor: -23_315,
      mandateId: '12AB234CD6E7F',
      code: 'NMSC/835',
    },
  ],
  // wolph: multiline.all.yml
  [
    'mt940',
    'wolph__multiline.sta',
    2,
    0,
    {
      opening: { on: '2004-08-02', amountMinor: 1_640 },
      closing: { on: '2004-08-04', amountMinor: 1_140 },
    },
    0,
    {
      amountMinor: -500,
      bookedOn: '2004-08-04',
      bankReference: 'MUL0408041114005',
      counterpartyBank: 'BILLLULL1234',
      code: 'NTRF/020',
    },
  ],
  [
    'mt940',
    'wolph__multiline.sta',
    2,
    1,
    {},
    0,
    {
      amountMinor: 11_900,
      valueOn: '2022-12-19',
      bookedOn: '2022-12-20',
      bankReference: 'O/341241774',
    },
  ],
  // genkgo: Camt053/EndToEndTest
  [
    'camt',
    'genkgo__camt053.v2.minimal.xml',
    1,
    0,
    {
      account: 'NL26VAYB8060476890',
      opening: { on: '2014-12-30', amountMinor: 1_815 },
      fromOn: '2007-10-18',
    },
    0,
    {
      amountMinor: 885,
      currency: 'EUR',
      bookedOn: '2014-12-31',
      valueOn: '2015-01-02',
      structuredReference: '4654654654654654',
    },
  ],
  [
    'camt',
    'genkgo__camt053.v2.minimal.ultimate.xml',
    1,
    0,
    {},
    0,
    {
      amountMinor: 885,
      structuredReference: '4654654654654654',
    },
  ],
  // ofxparse: TestGracefulFailures, three entries discarded and one
  ['ofx', 'ofxparse__date_missing.ofx', 1, 0, { account: '192639749', lines: [] }, 0, null],
  ['ofx', 'ofxparse__decimal_error.ofx', 1, 0, { lines: [] }, 0, null],
];

describe.skipIf(!hasSharedData)('the same files in other programs (../shared/data)', () => {
  it.each(ROWS)('%s %s', (folder, name, count, statementAt, statement, lineAt, line) => {
    const read = readWhole(readFileSync(sharedData('bank-statements', folder, name)));
    if (!read.ok) throw new Error(english(read.error.message));
    expect(read.value.statements).toHaveLength(count);
    const found: BankStatement | undefined = read.value.statements[statementAt];
    expect(found).toMatchObject(statement);
    const foundLine: BankLine | undefined = found?.lines[lineAt];
    if (line !== null) expect(foundLine).toMatchObject(line);
  });
});
