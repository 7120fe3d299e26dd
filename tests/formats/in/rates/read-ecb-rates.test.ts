import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readEcbRates,
  recogniseEcbRates,
} from '../../../../src/formats/in/rates/read-ecb-rates.ts';
import { english } from '../../../harness/english.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const HISTORY = 'Date,USD,JPY,CYP,\n2026-04-13,1.25,180,N/A,\n1999-01-04,1.1789,133.73,0.58231,\n';
const DAILY = 'Date, USD, JPY, \n13 April 2026, 1.25, 180, \n';
const XML = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
  <gesmes:subject>Reference rates</gesmes:subject>
  <Cube>
    <Cube time='2026-04-13'>
      <Cube currency='USD' rate='1.25'/>
      <Cube currency='JPY' rate='180'/>
    </Cube>
    <Cube time='1999-01-04'><Cube currency='JPY' rate='133.73'/><Cube currency='CYP' rate='0.58231'/></Cube>
  </Cube>
</gesmes:Envelope>`;

/** `2026-04-13 USD 1.25 JPY 180`, a line a day; faults as they are. */
function told(text: string): string[] {
  const read = readEcbRates(bytes(text));
  if (!read.ok) return [english(read.error.message)];
  return read.value.days.map((day) =>
    day.fault === null
      ? `${day.on} ${day.rates.flatMap((rate, at) => (rate === null ? [] : [`${read.value.currencies[at]} ${rate}`])).join(' ')}`
      : `line ${day.line}, ${day.fault.column ?? 'row'}: ${english(day.fault.what)}`,
  );
}

describe('the files of the ECB', () => {
  it('history', () => {
    expect(told(HISTORY)).toEqual([
      '2026-04-13 USD 1.25 JPY 180',
      '1999-01-04 USD 1.1789 JPY 133.73 CYP 0.58231',
    ]);
    expect(recogniseEcbRates(bytes(HISTORY))).toBe('csv');
  });
  it('one day', () => {
    expect(told(DAILY)).toEqual(['2026-04-13 USD 1.25 JPY 180']);
    expect(recogniseEcbRates(bytes(DAILY))).toBe('csv');
  });
  it('XML, where each day names its own currencies', () => {
    expect(told(XML)).toEqual(['2026-04-13 USD 1.25 JPY 180', '1999-01-04 JPY 133.73 CYP 0.58231']);
    expect(recogniseEcbRates(bytes(XML))).toBe('xml');
  });
  it('with the mark of UTF-8, CRLF and no separator at the end', () => {
    expect(told('\ufeffDate,USD,JPY\r\n2026-04-13,1.25,180\r\n')).toEqual([
      '2026-04-13 USD 1.25 JPY 180',
    ]);
  });
  it.each([
    ['a list of invoices', 'Invoice,Date,Amount\n1,2026-01-01,5\n'],
    ['another XML', '<Invoice/>'],
    ['nothing', ''],
  ])('is not %s', (_name, text) => {
    expect(recogniseEcbRates(bytes(text))).toBeNull();
  });
});

describe('faults', () => {
  it.each([
    [
      'a decimal comma',
      'Date,USD,JPY\n2026-04-13,"1,25",180\n',
      'line 2, USD: "1,25" is not a rate (digits with a decimal point, above zero)',
    ],
    [
      'zero',
      'Date,USD,JPY\n2026-04-13,0.00,180\n',
      'line 2, USD: "0.00" is not a rate (digits with a decimal point, above zero)',
    ],
    [
      'a day that is none',
      'Date,USD,JPY\n2026-02-30,1.25,180\n',
      'line 2, Date: "2026-02-30" is not a date (YYYY-MM-DD)',
    ],
    [
      'a missing value',
      'Date,USD,JPY,GBP\n2026-04-13,1.25\n',
      'line 2, row: the row has 1 rate, the header has 3 currencies; a value or a separator is missing',
    ],
    [
      'too many values',
      'Date,USD\n2026-04-13,1.25,180\n',
      'line 2, row: the row has 2 rates, the header has 1 currency; a value or a separator is missing',
    ],
    [
      'a stray quote',
      'Date,USD\n2026-04-13,"1.25" x\n',
      'line 2, row: a quote stands where none can be; the file was changed',
    ],
    [
      'not a rate in XML',
      XML.replace("'180'", "'many'"),
      'line 5, JPY: "many" is not a rate (digits with a decimal point, above zero)',
    ],
  ])('%s: the day is refused', (_name, text, message) => {
    expect(told(text)[0]).toBe(message);
  });
  it.each([
    [
      'empty',
      '',
      'the file is empty; download eurofxref-hist.csv from the ECB (unpack the ZIP) and import it as it is',
    ],
    [
      'a ZIP',
      'PK\u0003\u0004…',
      'this is a ZIP archive; unpack it and import eurofxref-hist.csv from it',
    ],
    [
      'no header',
      '2026-04-13,1.25\n',
      'line 1: the first line is not "Date" and one column for each currency; download eurofxref-hist.csv from the ECB (unpack the ZIP) and import it as it is',
    ],
    [
      'a column that is no currency',
      'Date,USD,Dollar\n',
      'line 1: column 3 is called "Dollar", which is not a currency (three letters, like USD); download eurofxref-hist.csv from the ECB (unpack the ZIP) and import it as it is',
    ],
    [
      'a currency twice',
      'Date,USD,USD\n',
      'line 1: column 3 is called "USD", which is there twice; download eurofxref-hist.csv from the ECB (unpack the ZIP) and import it as it is',
    ],
    [
      'another XML',
      '<Invoice/>',
      'line 1: <Invoice> holds no reference rates of the ECB; download eurofxref-hist.csv from the ECB (unpack the ZIP) and import it as it is',
    ],
  ])('%s: the file is refused', (_name, text, message) => {
    expect(told(text)).toEqual([message]);
  });
  it('refuses entities', () => {
    const text = XML.replace(
      '<gesmes:Env',
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<gesmes:Env',
    );
    expect(told(text)[0]).toMatch(/^line 2: the file declares entities \(DOCTYPE\)/);
  });
});

describe('changed files', () => {
  it.each([
    ['history', HISTORY],
    ['XML', XML],
  ])('%s: never throws, and every rate it gives can be used', (_name, text) => {
    const original = bytes(text);
    fc.assert(
      fc.property(
        fc.nat(original.length - 1),
        fc.nat(255),
        fc.nat(original.length),
        (at, byte, end) => {
          const changed = original.slice(0, Math.max(at + 1, end));
          changed[at] = byte;
          const read = readEcbRates(changed);
          if (!read.ok) expect(english(read.error.message)).toMatch(/\S{3,}/);
          else
            for (const day of read.value.days)
              for (const rate of day.rates) expect(rate === null || Number(rate) > 0).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
