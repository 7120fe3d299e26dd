import { describe, expect, test } from 'vitest';
import {
  checkedReferences,
  isQrReference,
  isRfReference,
} from '../../../../src/domain/bank/matching/numbers/structured-references.ts';
import { matcher } from '../../../../src/domain/bank/matching/matcher.ts';
import { itemOf, lineOf, NOTHING_CLOSED, short } from './facts.ts';

describe('check digits', () => {
  test.each([
    ['RF18539007547034', true], // the example of ISO 11649
    ['RF18539007547043', false],
    ['RF19539007547034', false],
    ['RF18', false],
    ['RF18-5390', false],
  ])('RF %s: %s', (text, isRight) => {
    expect(isRfReference(text)).toBe(isRight);
  });

  test.each([
    ['210000000003139471430009017', true], // the example of the Swiss guidelines
    ['210000000003139471430009016', false],
    ['210000000003139471430009071', false],
    ['000000000000000000000000000', false],
    ['21000000000313947143000901', false],
  ])('QR %s: %s', (text, isRight) => {
    expect(isQrReference(text)).toBe(isRight);
  });

  test('are found in a text with blanks, and words behind are let go', () => {
    expect(
      checkedReferences('ref RF18 5390 0754 7034 thank you').map(({ written }) => written),
    ).toEqual(['RF18539007547034']);
    expect(
      checkedReferences('QR 21 00000 00003 13947 14300 09017.').map(({ written }) => written),
    ).toEqual(['210000000003139471430009017']);
  });
});

describe('what a structured reference names', () => {
  const { propose } = matcher({
    items: [
      itemOf(1, 'C1', 'A-1', 10_000, { references: ['RF18 5390 0754 7034'] }),
      itemOf(2, 'C2', 'INV-31394', 20_000),
      itemOf(3, 'C3', '5390', 30_000),
      itemOf(4, 'C4', '14300', 40_000, { references: ['+++090/9337/55493+++'] }),
      itemOf(5, 'C5', 'X', 50_000, { references: ['210000000003139471430009017'] }),
    ],
    payers: [],
    closed: NOTHING_CLOSED,
  });
  const qr = (content: string): string => {
    const full = content.padStart(26, '0');
    const digit = [...'0123456789'].find((last) => isQrReference(full + last)) ?? '';
    return full + digit;
  };
  test.each([
    ['a known RF reference', 10_000, 'RF18539007547034', 'exact! C1 1:10000'],
    ['a known QR reference', 50_000, '210000000003139471430009017', 'exact! C5 5:50000'],
    ['the number inside a QR reference', 20_000, qr('31394'), 'exact! C2 2:20000'],
    ['the number behind a customer number', 20_000, qr('4711000000031394'), 'exact! C2 2:20000'],
    ['a national reference', 40_000, '090933755493', 'exact! C4 4:40000'],
    // Wrong check digits: nothing but an amount.
    ['a mistyped reference', 10_000, 'RF18539007547043', 'possible C1 1:10000'],
    // Right, but the amount is another.
    ['part of the amount', 4_000, 'RF18539007547034', 'likely C1 1:4000'],
  ])('%s', (_name, amount, structuredReference, expected) => {
    expect(short(propose(lineOf(amount, { structuredReference }))[0])).toBe(expected);
  });

  test('its digits in a text are not numbers of their own', () => {
    const proposals = propose(lineOf(30_001, { text: 'RF18 5390 0754 7034' }));
    expect(proposals.map(short)).toEqual(['likely C1 1:10000 +20001']);
  });
});
