import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { composeLetter } from '../../../src/domain/letters/compose.ts';
import {
  printedAmount,
  printedDate,
  printedMoney,
  printedShortDate,
} from '../../../src/domain/letters/format-amount.ts';
import { letterNumber, sequenceOf } from '../../../src/domain/letters/number.ts';
import { accountFor, type BankAccount } from '../../../src/domain/letters/parties.ts';
import { missingSenderFields, partyBlocks } from '../../../src/domain/letters/required-content.ts';
import { bannedWordsIn, fill, missingPrintedContent } from '../../../src/domain/letters/wording.ts';
import { letter, letterFacts, SENDER, WORDING } from './facts.ts';

describe('the wording', () => {
  test('has no word that a letter may not carry', () => {
    expect(bannedWordsIn(JSON.stringify(WORDING))).toEqual([]);
    expect(bannedWordsIn('We will BLACKLIST you and call the police')).toEqual([
      'blacklist',
      'police',
    ]);
  });

  test('a value is put in as it is, whatever it looks like', () => {
    expect(fill('Dear {name}, pay {total}', { name: '{total} $& $1', total: 'EUR 1' })).toBe(
      'Dear {total} $& $1, pay EUR 1',
    );
  });

  test('a placeholder that nobody fills is a mistake of the wording', () => {
    expect(() => fill('pay {sum}', {})).toThrow('wording uses {sum}, which has no value');
  });

  test('every text of a letter is filled, for one item and for many, with and without e-mail', () => {
    for (const count of [1, 12])
      for (const email of ['', 'a@b.example']) {
        const { text } = letter(count, { onAccountMinor: 100, sender: { ...SENDER, email } });
        const { labels: _, ...texts } = text;
        expect(Object.values(texts).join(' ')).not.toMatch(/[{}]|undefined|null/);
      }
  });

  test.each([
    'subject',
    'demand',
    'dispute',
    'consequences',
    'reservation',
    'disregard',
    'closing',
  ] as const)('without its %s it is not printed', (part) => {
    expect(() => composeLetter(letterFacts(1), { ...WORDING, [part]: ' ' })).toThrow(
      'the wording lacks',
    );
    expect(missingPrintedContent({ ...letter(1).text, [part]: '' })).toHaveLength(1);
  });
});

describe('the content', () => {
  test('the total is the sum of the open amounts, for any amounts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: 40 }),
        (amounts) => {
          const facts = letterFacts(amounts.length);
          const items = facts.items.map((item, index) => ({
            ...item,
            openMinor: amounts[index] ?? 1,
          }));
          const { totalMinor, text } = composeLetter({ ...facts, items }, WORDING);
          expect(totalMinor).toBe(amounts.reduce((sum, each) => sum + each, 0));
          expect(text.demand).toContain(printedMoney(totalMinor, 'EUR'));
        },
      ),
    );
  });

  test.each([
    ['no items', { items: [] }],
    ['an item that is not overdue', { issuedOn: day('2026-01-01') }],
    [
      'an item that is not open',
      { items: letterFacts(1).items.map((item) => ({ ...item, openMinor: 0 })) },
    ],
  ])('%s is not a demand', (_, more) => {
    expect(() => letter(1, more)).toThrow(RangeError);
  });

  test.each([
    [
      'contract and orders',
      { contracts: ['K-1'], orders: ['PO 1'] },
      'under contract K-1 and your order PO 1.',
    ],
    [
      'more orders than fit a sentence',
      { contracts: [], orders: ['1', '2', '3', '4', '5', '6'] },
      'under your orders 1, 2, 3, 4 and 2 more.',
    ],
    ['neither', { contracts: [], orders: [] }, 'on your orders.'],
  ])('names its basis: %s', (_, more, words) => {
    expect(letter(1, more).text.opening).toContain(words);
  });
});

describe('what must be known before a letter is printed (domain-rules 5.1)', () => {
  const recipient = letterFacts(1).recipient;
  const account = letterFacts(1).bankAccount;
  test.each([
    ['all there', {}, []],
    ['one of the two numbers is enough', { vatNumber: '' }, []],
    [
      'no number',
      { vatNumber: ' ', registrationNumber: '' },
      ['registration number or VAT number'],
    ],
    [
      'nothing',
      { name: '', address: '', vatNumber: '', registrationNumber: '', contact: '', phone: '' },
      ['name', 'address', 'registration number or VAT number', 'contact', 'phone'],
    ],
    ['what may be missing', { email: '', signatory: '', signatoryPosition: '' }, []],
  ])('sender: %s', (_, more, missing) => {
    expect(missingSenderFields({ ...SENDER, ...more })).toEqual(missing);
  });

  test.each([
    ['company', []],
    ['sole_trader', []],
    ['public_body', []],
    ['individual', ['individual']],
  ] as const)('a %s', (kind, codes) => {
    expect(
      partyBlocks(SENDER, { ...recipient, kind }, account, 'EUR').map((block) => block.code),
    ).toEqual(codes);
  });

  test('everything that is wrong is said at once', () => {
    const blocks = partyBlocks(
      { ...SENDER, phone: '' },
      { ...recipient, address: '\n ', kind: 'individual' },
      null,
      'USD',
    );
    expect(blocks.map((block) => block.code)).toEqual([
      'individual',
      'no_address',
      'sender_incomplete',
      'no_bank_account',
    ]);
  });
});

test('the account of the demand is one of its currency, the default first', () => {
  const account = (more: Partial<BankAccount>): BankAccount => ({
    ...letterFacts(1).bankAccount,
    ...more,
  });
  const accounts = [
    account({ account: '1', isDefault: false }),
    account({ account: '2' }),
    account({ account: '3', currency: 'USD', isDefault: false }),
  ];
  expect(accountFor(accounts, 'EUR')?.account).toBe('2');
  expect(accountFor(accounts, 'USD')?.account).toBe('3');
  expect(accountFor(accounts, 'GBP')).toBeNull();
});

describe('amounts, dates and numbers as printed', () => {
  test.each([
    [123450, 'EUR', '1,234.50'],
    [-123456789, 'EUR', '-1,234,567.89'],
    [1234, 'JPY', '1,234'],
    [1250, 'KWD', '1.250'],
    [5, 'EUR', '0.05'],
    [Number.MAX_SAFE_INTEGER, 'EUR', '90,071,992,547,409.91'],
  ] as const)('%i minor units of %s', (minor, currency, expected) => {
    expect(printedAmount(minor, currency)).toBe(expected);
  });

  test('dates are written out', () => {
    expect(printedDate(day('2026-12-04'))).toBe('4\u00a0December\u00a02026');
    expect(printedShortDate(day('2026-12-04'))).toBe('04\u00a0Dec\u00a02026');
  });

  test.each([
    ['2026-11-21', 1, 'L-2026-0001'],
    ['2027-01-01', 12345, 'L-2027-12345'],
  ] as const)('letters of %s: %i', (date, sequence, number) => {
    expect(letterNumber(day(date), sequence)).toBe(number);
    expect(sequenceOf(number)).toBe(sequence);
  });

  test.each(['L-26-0001', 'M-2026-0001', 'L-2026-1', ''])('"%s" is no letter number', (number) => {
    expect(sequenceOf(number)).toBeNull();
  });
});
