import { describe, expect, test } from 'vitest';
import { documentIndex } from '../../../../src/domain/bank/matching/numbers/document-index.ts';
import { findNumbers } from '../../../../src/domain/bank/matching/numbers/find-numbers.ts';
import { openItems } from '../../../../src/domain/bank/matching/open-items.ts';
import { itemOf, NOTHING_CLOSED } from './facts.ts';

const NUMBERS = [
  'INV-1042',
  'INV-1043',
  'INV-1044',
  'INV-1045',
  'INV-1050',
  '2026/0042',
  '2026/0043',
  'F2026-A-17',
  'RE-0000815',
  '7',
  '12',
  '123',
  '28001',
  '10117',
  '2025',
  '04032026',
  'ΑΒ-901',
];
const index = documentIndex(
  openItems(
    NUMBERS.map((number, at) =>
      itemOf(at + 1, 'C7', number, 100, number === 'INV-1050' ? { references: ['PO-4711-B'] } : {}),
    ),
  ).inOrder,
  NOTHING_CLOSED,
);

/** `INV-1042` for a strong mention, `12?` for a weak one. */
const found = (text: string): string =>
  findNumbers(text, index)
    .mentions.map(({ documents, isStrong }) => `${documents[0]?.name}${isStrong ? '' : '?'}`)
    .join(' ');

const TEXTS: readonly (readonly [text: string, found: string])[] = [
  // As printed, and as people type it.
  ['INV-1042', 'INV-1042'],
  ['inv1042', 'INV-1042'],
  ['INV 1042', 'INV-1042'],
  ['Inv. 1042', 'INV-1042'],
  ['INV/1042.', 'INV-1042'],
  ['INV_1042', 'INV-1042'],
  ['INV-001042', 'INV-1042'],
  ['1042', 'INV-1042'],
  ['0001042', 'INV-1042'],
  ['１０４２', 'INV-1042'],
  ['2026/0042', '2026/0042'],
  ['2026-42', '2026/0042'],
  ['2026.0042', '2026/0042'],
  ['20260042', '2026/0042'],
  ['Rg 2026 / 42', '2026/0042'],
  ['F2026A17', 'F2026-A-17'],
  ['f-2026-a-0017', 'F2026-A-17'],
  ['RE 815', 'RE-0000815'],
  ['ab 901 αβ901', 'ΑΒ-901? ΑΒ-901'],
  // With words of many languages before it.
  ['Factura nº 1042', 'INV-1042'],
  ['Rechnung Nr. 1042 vom 03.03.2026', 'INV-1042'],
  ['发票号码1042', 'INV-1042'],
  ['rēķins 1042', 'INV-1042'],
  ['Rechnungsnr.:1042', 'INV-1042'],
  ['счёт № 1042', 'INV-1042'],
  // Several.
  ['INV 1042, 1043/44', 'INV-1042 INV-1043 INV-1044'],
  ['1042 + 1043', 'INV-1042 INV-1043'],
  ['1042/43/44', 'INV-1042 INV-1043 INV-1044'],
  ['1042 y 1043', 'INV-1042 INV-1043'],
  ['1042-1045', 'INV-1042 INV-1043 INV-1044 INV-1045'],
  ['1042 bis 1045', 'INV-1042 INV-1043 INV-1044 INV-1045'],
  ['INV-1042-45', 'INV-1042 INV-1043 INV-1044 INV-1045'],
  ['2026/0042-0043', '2026/0042 2026/0043'],
  ['Fra. 1042, 12 y 7', 'INV-1042 12 7'],
  // Not all of this range are open: only its ends are named.
  ['1045-1050', 'INV-1045 INV-1050'],
  ['1050-1042', 'INV-1050 INV-1042'],
  // An instalment, not 1042.
  ['1043/2', 'INV-1043'],
  ['Fra. 1042/12', 'INV-1042 12?'],
  ['Fra. 1042 - 7', 'INV-1042 7?'],
  // Broken over the end of a line.
  ['Zahlung INV-10\n42', 'INV-1042'],
  ['INV-10 42', 'INV-1042'],
  ['10 42', 'INV-1042?'],
  // Short, or like something else.
  ['12', '12?'],
  ['00012', '12?'],
  ['0000815', 'RE-0000815'],
  ['#12', '12'],
  ['Factura 12', '12'],
  ['fra. no 7', '7'],
  ['pago 123', '123?'],
  ['2025', '2025?'],
  ['Invoice 2025', '2025'],
  ['04032026', '04032026?'],
  ['Rechnung 04032026', '04032026'],
  ['Rechnung vom 12.12.2025', '2025?'],
  ['EUR 1042', 'INV-1042?'],
  ['1042 EUR', 'INV-1042?'],
  ['INV 1042 EUR 500,00', 'INV-1042'],
  ['1.042,12', 'INV-1042?'],
  ['1042,50', 'INV-1042?'],
  ['ES12 1042 1043 1044 1045 1050', 'INV-1042? INV-1043? INV-1044? INV-1045? INV-1050?'],
  ['D-10117 Berlin', '10117?'],
  ['Calle Mayor 5, 28001 Madrid', '28001?'],
  ['28001 thanks', '28001'],
  ['KD-1042', 'INV-1042?'],
  // References.
  ['Order PO 4711 B', 'PO-4711-B'],
  ['pedido po4711b', 'PO-4711-B'],
  // Nothing.
  ['', ''],
  ['thank you', ''],
  ['91042', ''],
  ['10421', ''],
];

describe('document numbers in a text', () => {
  test.each(TEXTS)('%j names %j', (text, expected) => {
    const names = [...new Set(found(text).split(' '))].join(' ');
    expect(names).toBe([...new Set(expected.split(' '))].join(' '));
  });

  test.each([
    ['Factura 9999', '9999'],
    ['Rechnung Nr. 555 und 1042', '555'],
    ['Factura 1042', ''],
    ['Factura 04.03.2026', ''],
    ['Kunde 9999', ''],
  ])('%j announces unknown %j', (text, unknown) => {
    expect(findNumbers(text, index).unknown.join(' ')).toBe(unknown);
  });

  test('a number of two customers names both', () => {
    const shared = documentIndex(
      openItems([itemOf(1, 'A', 'INV-1042', 1), itemOf(2, 'B', 'FV 1042', 1)]).inOrder,
      NOTHING_CLOSED,
    );
    const customers = (text: string): readonly string[] =>
      findNumbers(text, shared).mentions.flatMap(({ documents }) =>
        documents.map(({ customer }) => customer),
      );
    expect(customers('1042')).toEqual(['B', 'A']);
    expect(customers('INV-1042')).toEqual(['A']);
  });
});
