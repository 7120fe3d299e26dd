/**
 * Damaged bank files: cut off, bytes flipped, lines repeated, lost or swapped. Whatever comes in, the
 * answer is a Result with sentences, every entry stands in one statement, and drafting adds up.
 */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftBankFile } from '../../../../src/domain/bank/draft-bank-file.ts';
import { parseIsoDate } from '../../../../src/domain/dates.ts';
import { hasSharedData, sharedData } from '../../../harness/shared-data.ts';
import { camtOf } from '../../../bench/made/bank-file-of.ts';
import { n43File } from './made-norma43.ts';
import { readWhole } from './statement-table.ts';
import { english } from '../../../harness/english.ts';

const CAMT = [...camtOf({ lines: 25, seed: 1 })].join('');

const NORMA_43 = n43File([
  { opening: 100_000, entries: [{ minor: 80_000, texts: ['FACTURA INV-7', 'ROSA'] }] },
  { currency: '840', entries: [{ minor: -5, origin: ['978', 4] }] },
]);
const MT940 = `{1:F01ABCDDEFFAXXX0000000000}{2:I940ABCDDEFFXXXXN}{4:
:20:STARTUMS
:25:28020050/1426292700
:28C:172/1
:60F:C260228EUR10000,00
:61:2603040304CR1210,00NTRFNONREF//BK1
/OCMT/USD1300,00//CHGS/EUR0,50/
:86:166?00GUTSCHRIFT?109075?20EREF+E-1042?21SVWZ+RECHNUNG INV-1042?30DEUTDEDB?31DE89370400440532013000?32Müller
:61:2603050305D35,N024NONREF
:86:/TRTP/SEPA/IBAN/NL91ABNA0417164300/NAME/BLOEM BV/REMI/FACTUUR 7/EREF/E-1
:62F:C260331EUR11175,00
-}
`;

const OFX = `OFXHEADER:100
VERSION:102
CHARSET:1252

<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS></SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>2</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20260301<DTEND>20260331
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260304120000.000[-5:EST]<TRNAMT>1,210.00<FITID>F1<NAME>A &amp; B<MEMO>INV-1042</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260305<TRNAMT>-35,00<FITID>F2<NAME>Bank</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>100.00<DTASOF>20260331</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;

type Damage = (bytes: Buffer) => Buffer;

const lineDamage = (change: (lines: string[], at: number, other: number) => string[]) =>
  fc.tuple(fc.nat(), fc.nat()).map(([at, other]): Damage => (bytes) => {
    const lines = bytes.toString('latin1').split('\n');
    return Buffer.from(change(lines, at % lines.length, other % lines.length).join('\n'), 'latin1');
  });

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.nat().map(
    (at): Damage =>
      (bytes) =>
        bytes.subarray(0, at % (bytes.length + 1)),
  ),
  fc.nat().map(
    (at): Damage =>
      (bytes) =>
        bytes.subarray(at % (bytes.length + 1)),
  ),
  fc
    .array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 })
    .map((flips): Damage => (bytes) => {
      const copy = Buffer.from(bytes);
      for (const [at, value] of flips) if (copy.length > 0) copy[at % copy.length] = value;
      return copy;
    }),
  lineDamage((lines, at) => lines.toSpliced(at, 1)),
  lineDamage((lines, at) => lines.toSpliced(at, 0, lines[at] ?? '')),
  lineDamage((lines, at, other) => lines.with(at, lines[other] ?? '').with(other, lines[at] ?? '')),
  lineDamage((lines, at, other) => lines.toSpliced(at, 0, ...lines.slice(0, other))),
);

/** What must hold of every answer. */
function check(bytes: Uint8Array): void {
  const read = readWhole(bytes);
  if (!read.ok) {
    expect(english(read.error.message)).toMatch(/^\S[^\n]{20,}[^.\s]$/);
    return;
  }
  for (const finding of read.value.findings) {
    expect(english(finding.message)).toMatch(/^line \d+[^\n]{20,}$/);
  }
  let count = 0;
  for (const statement of read.value.statements)
    for (const line of statement.lines) {
      count += 1;
      expect(Number.isSafeInteger(line.amountMinor)).toBe(true);
      expect(Object.is(line.amountMinor, -0)).toBe(false);
      expect(parseIsoDate(line.bookedOn)).toBe(line.bookedOn);
      expect(line.valueOn === null || parseIsoDate(line.valueOn) !== null).toBe(true);
      expect(line.chargesMinor).toBeGreaterThanOrEqual(0);
      expect(line.place.line).toBeGreaterThan(0);
    }
  const drafting = draftBankFile(read.value, { countOf: () => 0 });
  let step = drafting.next();
  while (!step.done) step = drafting.next();
  const { counts, lines } = step.value;
  expect(lines).toHaveLength(count);
  expect(counts.read).toBe(counts.new + counts.duplicate + counts.refused);
}

const damages = fc.array(damage, { minLength: 1, maxLength: 3 });

describe('damaged files', () => {
  it.each([
    ['camt', CAMT],
    ['mt940', MT940],
    ['ofx', OFX],
    ['norma43', NORMA_43],
  ])('%s of our own', (_name, text) => {
    const whole = Buffer.from(text);
    check(whole);
    expect(readWhole(whole).ok).toBe(true);
    fc.assert(
      fc.property(damages, (list) => {
        check(list.reduce<Buffer>((bytes, one) => one(bytes), whole));
      }),
      { numRuns: 250 },
    );
  });

  it('any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        check(bytes);
      }),
      { numRuns: 300 },
    );
  });

  it.skipIf(!hasSharedData).each(['camt', 'mt940', 'ofx', 'csv'])(
    '%s of ../shared/data',
    (folder) => {
      const files = readdirSync(sharedData('bank-statements', folder)).map((name) =>
        readFileSync(sharedData('bank-statements', folder, name)),
      );
      for (const bytes of files) check(bytes);
      fc.assert(
        fc.property(fc.constantFrom(...files), damages, (bytes, list) => {
          check(list.reduce<Buffer>((damaged, one) => one(damaged), bytes));
        }),
        { numRuns: 250 },
      );
    },
  );
});
