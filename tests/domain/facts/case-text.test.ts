/** Details and items as text: what is written is read back, whatever stands in it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  detailsText,
  itemName,
  itemsText,
  readDetails,
  readItems,
} from '../../../src/domain/facts/case-text.ts';

const name = fc.stringMatching(/^[a-z][a-z_0-9]{0,8}$/);
const value = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary' }).filter((text) => text.trim() !== ''),
  fc.constantFrom('a;b', 'x="y"', ' led by a blank', 'two\nlines', '"', '='),
);

test('details', () => {
  fc.assert(
    fc.property(fc.dictionary(name, value, { maxKeys: 5, noNullPrototype: true }), (details) => {
      expect(readDetails(detailsText(details))).toEqual({ ok: true, value: details });
    }),
    { seed: 1 },
  );
});

test('items, also of invoices whose number looks like an instalment', () => {
  const item = fc.record({
    invoice: value,
    position: fc.option(fc.integer({ min: 1, max: 9999 }), { nil: null }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(item, { maxLength: 5, selector: (one) => JSON.stringify(one) }),
      (items) => {
        const read = readItems(itemsText(items));
        expect(
          read.ok ? read.value.map(({ invoice, position }) => ({ invoice, position })) : read,
        ).toEqual(items);
      },
    ),
    { seed: 2 },
  );
});

test('quotes stand only where something would be read otherwise', () => {
  expect(
    detailsText({
      how: 'bank transfer',
      by: '',
      note: 'a;b',
      sum: '1=1',
      said: '"no"',
      to: 'Ana ',
    }),
  ).toBe('how=bank transfer;note="a;b";sum="1=1";said="""no""";to="Ana "');
  expect(detailsText({ to: ' Ana' })).toBe('to=" Ana"');
  expect(
    itemsText([
      { invoice: 'INV 1=2', position: null },
      { invoice: 'Box#2', position: 3 },
      { invoice: 'a;b', position: null },
      { invoice: ' c', position: null },
      { invoice: 'd ', position: null },
    ]),
  ).toBe('INV 1=2;"Box#2"#3;"a;b";" c";"d "');
});

test('an item for the eye is never quoted', () => {
  expect(itemName({ invoice: 'Box#2', position: null })).toBe('Box#2');
  expect(itemName({ invoice: 'Box#2', position: 3 })).toBe('Box#2#3');
});

test.each([
  ['channel', '"channel" is not name=value; write details like how=transfer;by=Ana'],
  ['=call', '"=call" is not name=value; write details like how=transfer;by=Ana'],
  ['1st=call', '"1st=call" is not name=value; write details like how=transfer;by=Ana'],
  ['how said=x', '"how said=x" is not name=value; write details like how=transfer;by=Ana'],
  [
    `${'n'.repeat(41)}=1`,
    `"${'n'.repeat(39)}…" is not name=value; write details like how=transfer;by=Ana`,
  ],
  [
    ` we  spoke\n${'n'.repeat(31)} `,
    `"we spoke ${'n'.repeat(31)}" is not name=value; write details like how=transfer;by=Ana`,
  ],
  ['a=1;a=2', 'a stands twice; write it once'],
  ['a="1', 'a quote is opened and never closed; close it, or write it twice'],
  ...['a=1"2"', 'a=1=2', 'a="1"2', 'a=1 "2;3"'].map((written) => [
    written,
    'the value of a holds a quote, = or ; that is not quoted; write a="…", and a quote inside it twice',
  ]),
])('%s is refused', (written, error) => {
  expect(readDetails(written)).toEqual({ ok: false, error });
});

test('empty values and empty parts say nothing', () => {
  expect(readDetails(' a = 1 ;; b= ;')).toEqual({ ok: true, value: { a: '1' } });
  expect(readDetails(`${'n'.repeat(40)}=1;toString=2`)).toEqual({
    ok: true,
    value: { ['n'.repeat(40)]: '1', toString: '2' },
  });
  // An empty value is as if it were not written.
  expect(readDetails('a=;a=2')).toEqual({ ok: true, value: { a: '2' } });
});

test.each([
  ['INV-1; INV-2#2 ;;', ['INV-1', 'INV-2 2 or INV-2#2']],
  // Quoted, the number of the instalment is none of the invoice's number.
  ['"Box#2";"Box#2"#3', ['Box#2', 'Box#2 3']],
  // No instalment is the 0th or the 10000th: they are numbers of invoices.
  ['A#0;A#10000;A#02;#2;A#', ['A#0', 'A#10000', 'A#02', '#2', 'A#']],
  ['A#1#2', ['A#1 2 or A#1#2']],
  ['A#9999', ['A 9999 or A#9999']],
  ['"two\nlines"#2', ['two\nlines 2']],
  ['A=B', ['A=B']],
  ['A;B;A;A#1;A#1', ['A', 'B', 'A 1 or A#1']],
  ['', []],
])('items %j', (written, items) => {
  const read = readItems(written);
  expect(
    read.ok
      ? read.value.map(
          ({ invoice, position, other }) =>
            `${invoice}${position === null ? '' : ` ${position}`}${other === null ? '' : ` or ${other}`}`,
        )
      : read,
  ).toEqual(items);
});

test.each([
  ['A"B"', '"A"B"" is not an item; write items like INV-1;INV-2#2'],
  ['""', '"""" is not an item; write items like INV-1;INV-2#2'],
  ['"A" B', '""A" B" is not an item; write items like INV-1;INV-2#2'],
  ['A;"B', 'a quote is opened and never closed; close it, or write it twice'],
])('items %s are refused', (written, error) => {
  expect(readItems(written)).toEqual({ ok: false, error });
});
