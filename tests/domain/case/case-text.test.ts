/** Details and items as text: what is written is read back, whatever stands in it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  detailsText,
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

test.each([
  ['channel', '"channel" is not name=value; write details like how=transfer;by=Ana'],
  ['a=1;a=2', 'a stands twice; write it once'],
  ['a="1', 'a quote is opened and never closed; close it, or write it twice'],
  [
    'a=1"2"',
    'the value of a holds a quote, = or ; that is not quoted; write a="…", and a quote inside it twice',
  ],
])('%s is refused', (written, error) => {
  expect(readDetails(written)).toEqual({ ok: false, error });
});

test('empty values and empty parts say nothing', () => {
  expect(readDetails(' a = 1 ;; b= ;')).toEqual({ ok: true, value: { a: '1' } });
});
