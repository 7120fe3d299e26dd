/**
 * Files made to choke a reader: long lists where one is expected, depth, one endless value. Each is
 * answered; what would take for ever fails by the time limit of the test.
 */
import { describe, expect, it } from 'vitest';
import { draftBankFile } from '../../../../src/domain/bank/draft-bank-file.ts';
import { recogniseBankFile } from '../../../../src/formats/in/bank/recognise-bank-file.ts';
import { balanceOf, camtFile, entryOf } from './made-camt.ts';
import { mtFile } from './made-mt940.ts';
import { readWhole } from './statement-table.ts';

const OFX_HEAD = '<OFX><BANKMSGSRSV1><STMTTRNRS>';

function answer(text: string): string {
  const read = readWhole(Buffer.from(text));
  if (!read.ok) return read.error.code;
  const drafting = draftBankFile(read.value, { countOf: () => 0 });
  let step = drafting.next();
  while (!step.done) step = drafting.next();
  const { read: count, new: fresh, duplicate, refused } = step.value.counts;
  return `${count} = ${fresh} + ${duplicate} + ${refused}`;
}

describe('made to choke a reader', () => {
  it.each<[string, string, string]>([
    [
      '60,000 entries without a date',
      mtFile(':61:260230C1,00NTRFX\n'.repeat(60_000)),
      '60000 = 0 + 0 + 60000',
    ],
    [
      '200,000 texts of one entry',
      mtFile(`:61:260304C1,00NTRFX\n${':86:/REMI/x\n'.repeat(200_000)}`),
      '1 = 1 + 0 + 0',
    ],
    [
      '20,000 statements of one day',
      ':25:1\n:60F:C260304EUR1,00\n:61:260304C1,00NTRFX\n:62F:C260304EUR3,00\n-\n'.repeat(20_000),
      '20000 = 1 + 19999 + 0',
    ],
    [
      '4,000 bad balances',
      camtFile({ balances: balanceOf('OPBD', '1.0.0', '2026-03-04').repeat(4_000) }),
      '0 = 0 + 0 + 0',
    ],
    [
      'one text of five million characters',
      camtFile({ entries: entryOf(`<AddtlNtryInf>${'x '.repeat(2_500_000)}</AddtlNtryInf>`) }),
      '1 = 1 + 0 + 0',
    ],
    [
      'more elements in one entry than any has',
      camtFile({ entries: entryOf('<X/>'.repeat(120_000)) }),
      'xml_too_large',
    ],
    ['depth in XML', camtFile({ entries: '<a>'.repeat(100_000) }), 'xml_too_deep'],
    [
      'depth in OFX',
      `${OFX_HEAD}${'<STATUS>'.repeat(100_000)}${'</FI>'.repeat(100_000)}`,
      'too_deep',
    ],
    ['an OFX tag without an end', `${OFX_HEAD}<A${'x'.repeat(2_000_000)}`, 'malformed'],
    ['an OFX comment without an end', `${OFX_HEAD}<!--${'x'.repeat(2_000_000)}`, 'no_statement'],
    [
      'one OFX value without an end',
      `${OFX_HEAD}<STMTRS><CURDEF>EUR<BANKTRANLIST><STMTTRN><MEMO>${'x'.repeat(2_000_000)}</STMTTRN></STMTRS></OFX>`,
      '1 = 0 + 0 + 1',
    ],
    [
      'a billion laughs',
      camtFile({}).replace(
        '<Document',
        '<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>\n<Document',
      ),
      'xml_doctype',
    ],
  ])('%s', (_name, text, expected) => {
    expect(answer(text)).toBe(expected);
  });
});

describe('which format it is', () => {
  it.each([
    ['camt', camtFile({})],
    ['camt', `\ufeff${camtFile({})}`],
    ['mt940', mtFile('')],
    ['mt940', '{1:F01INGBNL2AXXXX0000000000}{2:I940INGBNL2AXXXN}{4:\r\n:20:X'],
    ['ofx', '\n\nOFXHEADER:100\n<OFX>'],
    ['ofx', '<?xml version="1.0"?>\n<?OFX OFXHEADER="200"?>\n<OFX>'],
    [null, 'date;amount;text\n2026-03-04;1,00;at 12:20:11'],
    [null, '<?xml version="1.0"?><Invoice xmlns="urn:oasis:names:…:Invoice-2"/>'],
    [null, 'PK\u0003\u0004 :20: 12'],
    [null, ''],
  ])('%s', (kind, text) => {
    expect(recogniseBankFile(Buffer.from(text))).toBe(kind);
    expect(recogniseBankFile(Buffer.from(text, 'utf16le'))).toBe(kind);
  });
});
