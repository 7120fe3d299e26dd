import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  citable,
  contractInForce,
  isInForce,
  isSigned,
} from '../../../src/domain/contracts/citable.ts';
import { addDays, isoDateOf as day, type IsoDate } from '../../../src/domain/dates.ts';
import { contract } from './paper.ts';
import { english } from '../../harness/english.ts';

describe('what a formal letter may cite (P10–P12)', () => {
  test('the clauses of a contract that both signed, and whether its terms carry initials', () => {
    const paper = contract();
    expect(citable(paper, day('2026-03-01'))).toEqual({
      clauses: paper.clauses,
      because:
        'Contract K-2026-014 was signed by us on 2026-01-10 and by the customer on 2026-01-12 and ' +
        'was in force on 2026-03-01; its payment terms carry the customer’s initials of 2026-01-12.',
    });
    expect(
      english(citable(contract({ termsInitialledOn: null }), day('2026-03-01')).because),
    ).toMatch(/; its payment terms do not carry the customer’s initials\.$/);
  });

  test.each([
    [
      { signedByUsOn: null, signedByCustomerOn: null },
      '2026-03-01',
      'neither side has signed and dated it',
    ],
    [{ signedByCustomerOn: null }, '2026-03-01', 'the customer has not signed and dated it'],
    [{ signedByUsOn: null }, '2026-03-01', 'we have not signed and dated it'],
    [{}, '2026-01-14', 'it is valid from 2026-01-15, after 2026-01-14'],
    [{ validTo: '2026-02-28' }, '2026-03-01', 'it ended on 2026-02-28, before 2026-03-01'],
    [
      { signedByCustomerOn: '2026-03-02' },
      '2026-03-01',
      'the customer signed it on 2026-03-02, after 2026-03-01',
    ],
    [{ signedByUsOn: '2026-03-02' }, '2026-03-01', 'we signed it on 2026-03-02, after 2026-03-01'],
  ])('%j on %s: nothing', (changes, on, reason) => {
    expect(citable(contract(changes), day(on))).toEqual({
      clauses: [],
      because: `Contract K-2026-014 may not be cited: ${reason}.`,
    });
  });

  test.each(['2026-01-15', '2026-02-28'])('the first and the last day count: %s', (on) => {
    expect(citable(contract({ validTo: '2026-02-28' }), day(on)).clauses).toHaveLength(8);
  });

  test.each([
    ['2026-01-14', false],
    ['2026-01-15', true],
    ['2026-02-28', true],
    ['2026-03-01', false],
  ])('a contract of 2026-01-15 to 2026-02-28 is in force on %s: %s', (on, expected) => {
    expect(isInForce(contract({ validTo: '2026-02-28' }), day(on))).toBe(expected);
  });

  test.each([
    ['2026-01-20', '2026-01-21', '2026-01-20', false],
    ['2026-01-20', '2026-01-21', '2026-01-21', true],
    ['2026-01-21', '2026-01-20', '2026-01-20', false],
    ['2026-01-21', '2026-01-20', '2026-01-21', true],
  ])('signed by us %s and by the customer %s: on %s %s', (us, customer, on, expected) => {
    const paper = contract({ signedByUsOn: us, signedByCustomerOn: customer });
    expect(isSigned(paper, day(on))).toBe(expected);
    expect(citable(paper, day(on)).clauses.length > 0).toBe(expected);
  });

  const anyDate = fc.integer({ min: 0, max: 100 }).map((days) => addDays(day('2026-01-01'), days));
  const anyContract = fc
    .record({
      signedByUsOn: fc.option(anyDate),
      signedByCustomerOn: fc.option(anyDate),
      validFrom: anyDate,
      validTo: fc.option(anyDate),
      number: fc.constantFrom('K-1', 'K-2', 'K-3'),
      customer: fc.constantFrom('C-1', 'C-2'),
    })
    .filter(({ validFrom, validTo }) => validTo === null || validFrom <= validTo)
    .map((changes) => contract(changes));

  test('clauses are cited exactly when both have signed by then and the contract is in force', () => {
    fc.assert(
      fc.property(anyContract, anyDate, (paper, on) => {
        expect(citable(paper, on).clauses.length > 0).toBe(
          isSigned(paper, on) && isInForce(paper, on),
        );
      }),
    );
  });

  test('the contract in force is one of the customer’s, signed if any is, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(anyContract, { maxLength: 8 }), anyDate, (papers, on: IsoDate) => {
        const found = contractInForce(papers, 'C-1', on);
        const possible = papers.filter((paper) => paper.customer === 'C-1' && isInForce(paper, on));
        expect(found === null).toBe(possible.length === 0);
        if (found === null) return;
        expect(possible).toContain(found);
        expect(isSigned(found, on)).toBe(possible.some((paper) => isSigned(paper, on)));
        for (const paper of possible)
          if (isSigned(paper, on) === isSigned(found, on))
            expect(paper.validFrom <= found.validFrom).toBe(true);
        const again = contractInForce([...papers].reverse(), 'C-1', on);
        expect(again?.number).toBe(found.number);
        expect(again?.validFrom).toBe(found.validFrom);
      }),
    );
  });
});
