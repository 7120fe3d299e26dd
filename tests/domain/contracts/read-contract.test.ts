import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readContract } from '../../../src/domain/contracts/read-contract.ts';
import { contract, PAPER } from './paper.ts';
import { english } from '../../harness/english.ts';

describe('a contract out of JSON', () => {
  test('is read whole, and again from its own JSON', () => {
    expect(contract()).toEqual(PAPER);
    expect(readContract(JSON.parse(JSON.stringify(contract())))).toEqual({
      ok: true,
      value: contract(),
    });
  });

  test('late interest runs from the due date unless the clause says otherwise', () => {
    const clause = { ...PAPER.clauses[0], from: undefined };
    expect(contract({ clauses: [clause] }).clauses[0]).toMatchObject({
      from: { base: 'due_date', days: 0 },
    });
  });

  test('a rate of 100 % is the highest', () => {
    const clause = { ...PAPER.clauses[0], ratePercent: '100' };
    expect(contract({ clauses: [clause] }).clauses[0]).toMatchObject({ ratePercent: '100' });
  });

  test('without price basis, method and terms nothing is settled (P08)', () => {
    const read = readContract({
      number: 'K-1',
      customer: 'C-1',
      validFrom: '2026-01-01',
      currency: 'EUR',
    });
    expect(read).toMatchObject({
      ok: false,
      error: [
        {
          field: 'priceBasis',
          message:
            'Say what the price rests on, for example "FOB Guayaquil, price list 3": ' +
            'without it the customer can question every amount.',
        },
        {
          field: 'paymentMethod',
          message:
            '"paymentMethod" is missing; it must be transfer, direct_debit, cash, cheque, card, documentary or other.',
        },
        {
          field: 'terms',
          message:
            'Say when the customer has to pay: a customer who will not agree to a term before ' +
            'delivery will not keep one after it.',
        },
      ],
    });
  });

  const faultsOf = (changes: Record<string, unknown>): readonly string[] => {
    const read = readContract({ ...PAPER, ...changes });
    return read.ok ? [] : read.error.map(({ field, message }) => `${field}: ${english(message)}`);
  };
  const clauses = (changes: object) => ({ clauses: [PAPER.clauses[7], changes] });
  test.each([
    [{ number: ' ' }, 'number: Give the contract a number; letters name it.'],
    [{ currency: 'EURO' }, 'currency: "currency" is "EURO"; it must be at most 3 characters.'],
    [
      { currency: 'XXX' },
      'currency: "XXX" is not a currency code; write three letters, such as EUR.',
    ],
    [
      { signedByUsOn: '31.01.2026' },
      'signedByUsOn: "signedByUsOn" is "31.01.2026"; it must be a date (YYYY-MM-DD).',
    ],
    [{ validFrom: '' }, 'validFrom: Say from which day the contract is valid.'],
    [
      { validTo: '2026-01-14' },
      'validTo: The contract ends on 2026-01-14, before it begins on 2026-01-15; correct one of the two dates.',
    ],
    [
      { terms: { kind: 'net_days', days: 1.5 } },
      'terms: "days" of the terms is 1.5; it must be a whole number from 0 to 3650.',
    ],
    [{ tittle: 'x' }, 'tittle: "tittle" is not a field of a contract; leave it out.'],
    [
      clauses({ kind: 'fine', number: '1', text: 'x' }),
      'clauses[2].kind: "clauses[2].kind" is "fine"; it must be other, late_interest, flat_fee, ' +
        'retention_of_title, suspension_right, early_discount, jurisdiction or governing_law.',
    ],
    [
      clauses({ ...PAPER.clauses[0], number: '' }),
      'clauses[2].number: Give the number of the clause in the paper.',
    ],
    [
      clauses({ ...PAPER.clauses[0], ratePercent: '1,5' }),
      'clauses[2].ratePercent: "1,5" is not a rate of interest; write percent above 0 and up to 100 ' +
        'with a decimal point, such as 1.5.',
    ],
    [
      clauses({ ...PAPER.clauses[0], ratePercent: '150' }),
      'clauses[2].ratePercent: "150" is not a rate of interest; write percent above 0 and up to 100 ' +
        'with a decimal point, such as 1.5.',
    ],
    [
      clauses({ ...PAPER.clauses[2], from: { base: 'arrival', days: 5 } }),
      'clauses[2].from.base: "base" is "arrival"; it must be due_date, invoice_date, delivery or demand.',
    ],
    [
      clauses({ ...PAPER.clauses[1], amountMinor: 0 }),
      `clauses[2].amountMinor: "clauses[2].amountMinor" is 0; it must be a whole number from 1 to ${Number.MAX_SAFE_INTEGER}.`,
    ],
    [clauses([]), 'clauses[2]: "clauses[2]" must be an object with named fields.'],
    [
      { notes: 'a\u0000b' },
      'notes: "notes" is "a\\u0000b"; it must be text without control characters.',
    ],
  ])('%j is refused', (changes, sentence) => {
    expect(faultsOf(changes)).toEqual([sentence]);
  });

  test.each([[null], [[]], ['K-1'], [7]])('%j is no contract', (value) => {
    expect(readContract(value)).toEqual({
      ok: false,
      error: [{ field: '', message: 'A contract must be an object with named fields.' }],
    });
  });

  test('no value of any shape makes it fail', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true }),
        fc.constantFrom(...Object.keys(PAPER)),
        (value, field) => {
          for (const one of [
            value,
            { ...PAPER, [field]: value },
            clauses({ ...PAPER.clauses[0], from: value }),
          ]) {
            const read = readContract(one);
            if (!read.ok)
              for (const fault of read.error) expect(english(fault.message)).toMatch(/\.$/);
          }
        },
      ),
    );
  });
});
