import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDateOf } from '../../../../src/domain/dates.ts';
import { entryDateNear } from '../../../../src/formats/in/bank/mt940/mt-entry.ts';
import { mtFile, mtLine as lineOf, mtRead as fileOf } from './made-mt940.ts';
import { english } from '../../../harness/english.ts';

const findingsOf = (fields: string): readonly string[] =>
  fileOf(mtFile(fields)).findings.map(
    (finding) => `${finding.severity} ${finding.code}: ${english(finding.message)}`,
  );

describe(':61:', () => {
  it.each([
    ['2603040305C1210,00NTRFNONREF//BK1', '2026-03-05', 121_000, 'NTRF', 'BK1'],
    ['2603040305CR1210,NTRFNONREF', '2026-03-05', 121_000, 'NTRF', ''],
    ['260304DR8,5N024NONREF', '2026-03-04', -850, 'N024', ''],
    ['260304    DD212,39NMSCNONREF//', '2026-03-04', -21_239, 'NMSC', ''],
    ['260304C500NTRF29-07 10:05//B4', '2026-03-04', 50_000, 'NTRF', 'B4'],
    ['2603040304RCR204,88NRTINONREF', '2026-03-04', -20_488, 'NRTI', ''],
    ['2603040304RD204,88NRTINONREF', '2026-03-04', 20_488, 'NRTI', ''],
    ['260304DF2402,00S   X', '2026-03-04', -240_200, 'S', ''],
    ['2603040304C0,00NDEFNONREF', '2026-03-04', 0, 'NDEF', ''],
  ])('%s', (field, bookedOn, amountMinor, code, bankReference) => {
    expect(lineOf(`:61:${field}`)).toMatchObject({ bookedOn, amountMinor, code, bankReference });
  });

  it('marks what is taken back and what is only expected', () => {
    expect(lineOf(':61:2603040304RC1,00NTRFNONREF').isReversal).toBe(true);
    expect(lineOf(':61:2603040304C1,00NTRFNONREF').isReversal).toBe(false);
    expect(lineOf(':61:260304EC1,00NTRFNONREF').status).toBe('pending');
    expect(lineOf(':61:260304D9,00NTRFX\n:86:109?00RETOURE?20SVWZ+INV-1').isReversal).toBe(true);
  });

  it.each([
    ['0102', '2025-12-31', '2026-01-02'],
    ['1231', '2026-01-01', '2025-12-31'],
    ['0304', '2026-03-04', '2026-03-04'],
    ['0229', '2024-03-01', '2024-02-29'],
    ['0229', '2025-03-01', '2024-02-29'],
    ['0230', '2026-03-01', null],
    ['1305', '2026-03-01', null],
  ])('the entry date %s beside %s is %s', (monthDay, near, expected) => {
    expect(entryDateNear(monthDay, isoDateOf(near))).toBe(expected);
  });

  it('keeps what was sent and the charges', () => {
    expect(
      lineOf(':61:2603040304C12,35NTRFNONREF//B\n/OCMT/USD13,10//CHGS/EUR0,50/'),
    ).toMatchObject({
      original: { currency: 'USD', amountMinor: 1_310, rate: '' },
      chargesMinor: 50,
    });
  });

  it('keeps an entry whose value date is 30 February when its entry date stands', () => {
    expect(lineOf(':61:2602300302C6,00NTRFNONREF')).toMatchObject({
      bookedOn: '2026-03-02',
      valueOn: null,
    });
    expect(findingsOf(':61:2602300302C6,00NTRFNONREF')).toEqual([
      'warning bad_date: line 5, :61:: the value date "260230" is not a date; the entry is booked on 2026-03-02 and kept without its value date',
    ]);
  });

  const left = 'so the entry is left out; ask the bank for a corrected file or record it by hand';
  it.each([
    [
      '260230C6,00NTRFNONREF',
      `refused bad_date: line 5, :61:: "260230" is not a date (year, month and day, two digits each), ${left}`,
    ],
    [
      '2603041340C6,00NTRFNONREF',
      `refused bad_date: line 5, :61:: "1340" is not a date (month and day, two digits each), ${left}`,
    ],
    [
      '260304X6,00NTRFNONREF',
      `refused bad_entry: line 5, :61:: "260304X6,00NTRFNONREF" does not read as an entry (date, C or D, amount), ${left}`,
    ],
    [
      '260304C6,005NTRFNONREF',
      `refused too_many_decimals: line 5, :61:: "6.005" has more decimals than EUR has, ${left}`,
    ],
  ])('%s is left out', (field, sentence) => {
    expect(findingsOf(`:61:${field}\n:86:its text goes with it`)).toEqual([sentence]);
    expect(fileOf(mtFile(`:61:${field}\n:61:260304C1,00NTRFX`)).statements[0]?.lines).toHaveLength(
      1,
    );
  });
});

describe('files', () => {
  const TWO =
    mtFile(':61:2603040304C1,00NTRFNONREF\n:86:one') +
    mtFile(':61:2603050305D1,00NTRFNONREF\n:86:two').replace('172/1', '173/1');

  it('line ends, envelope and control characters change nothing', () => {
    const plain = fileOf(TWO).statements.map((statement) => [
      statement.number,
      statement.lines.map((line) => [line.bookedOn, line.amountMinor, line.text]),
    ]);
    expect(plain).toEqual([
      ['172/1', [['2026-03-04', 100, 'one']]],
      ['173/1', [['2026-03-05', -100, 'two']]],
    ]);
    const told = (text: string): unknown =>
      fileOf(text).statements.map((statement) => [
        statement.number,
        statement.lines.map((line) => [line.bookedOn, line.amountMinor, line.text]),
      ]);
    expect(told(TWO.replaceAll('\n', '\r\n'))).toEqual(plain);
    expect(told(TWO.replaceAll('\n', '\r'))).toEqual(plain);
    expect(told(TWO.trimEnd().replace(/-$/, ''))).toEqual(plain);
    const swift = TWO.replaceAll(
      ':20:',
      '\u0001{1:F01INGBNL2AXXXX0000000000}{2:I940INGBNL2AXXXN}{4:\n:20:',
    ).replaceAll('\n-\n', '\n-}{5:{CHK:0}}\u0003\n');
    expect(told(swift)).toEqual(plain);
  });

  it('several accounts without :20: are several statements', () => {
    const file = fileOf(TWO.replaceAll(':20:STARTUMS\n', '').replaceAll('\n-\n', '\n'));
    expect(file.statements).toHaveLength(2);
  });

  it('MT942 is interim, and its totals are compared', () => {
    const file = fileOf(
      ':20:X\n:25:DE89370400440532013000\n:28C:1/1\n:34F:EUR0,\n:13D:2603041200+0100\n:61:260304C1,00NTRFX\n:90D:0EUR0,\n:90C:2EUR3,00\n-\n',
    );
    expect([file.format, file.statements[0]?.kind, file.statements[0]?.currency]).toEqual([
      'mt942',
      'interim',
      'EUR',
    ]);
    expect(file.findings.map((finding) => english(finding.message))).toEqual([
      'line 8, :90C:: the bank counts 2 entries of 3.00 EUR and the file has 1 of 1.00 EUR; download it again, or compare by hand',
    ]);
  });

  it('a line without an end does not take ages', () => {
    const long = mtFile(`:61:260304C1,00NTRFX\n:86:${'x'.repeat(3_000_000)}`);
    const [line] = fileOf(long).statements[0]?.lines ?? [];
    expect(line?.text.length).toBeLessThanOrEqual(30_000);
    expect(line?.raw.length).toBe(4_000);
  });

  it('every entry is a line or a refusal, whatever its text', () => {
    const text = fc.string({
      unit: fc.constantFrom(':', '?', '2', '0', '/', 'A', ' ', '\n', '-', 'REMI', 'EREF+', 'T13'),
    });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
        const fields = texts.map(
          (one) => `:61:260304C1,00NTRFX\n:86:x${one.replaceAll(/\n(?=[:-])/g, '\n.')}`,
        );
        const file = fileOf(mtFile(fields.join('\n')));
        expect(file.statements[0]?.lines.length).toBe(texts.length);
      }),
      { numRuns: 500 },
    );
  });
});
