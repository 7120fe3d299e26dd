/** One document is one row: new, duplicate or refused; and nothing gets lost on the way. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { draftEInvoices } from '../../../src/domain/einvoice/draft-einvoice.ts';
import { err } from '../../../src/domain/result.ts';
import {
  ONE_CUSTOMER,
  draft,
  knownInvoice,
  messagesOf,
  surroundings,
  type Ledger,
} from './einvoices.ts';
import { verbatim } from '../../../src/domain/texts/text.ts';

describe('the same document again', () => {
  const again = (more = {}, customer = 'C1'): Ledger => ({
    customers: ONE_CUSTOMER,
    invoices: {
      'INV-7': knownInvoice(customer, [{ grossMinor: 12_100, openMinor: 0 }], {
        issuedOn: day('2026-01-31'),
        ...more,
      }),
    },
  });
  it('is a duplicate', () => {
    const file = draft({}, again());
    expect(file).toMatchObject({ read: 1, new: 0, duplicate: 1, refused: 0, totals: [] });
    expect([...file.chunks(10)]).toEqual([]);
  });
  it.each([
    ['another amount', again({ grossMinor: 9_900 }), '99.00 EUR'],
    ['another currency', again({ currency: 'USD' }), '121.00 USD'],
    ['another customer', again({}, 'C9'), 'customer "C9"'],
    ['another date', again({ issuedOn: day('2026-01-30') }), 'the date 2026-01-30'],
  ])('with %s is refused', (_name, ledger, other) => {
    expect(messagesOf(draft({}, ledger))).toEqual([
      `refused: invoice "INV-7" is in the ledger with ${other}; reverse it there if the file is right`,
    ]);
  });
  it('credit notes likewise', () => {
    const known = (amountMinor: number): Ledger => ({
      customers: ONE_CUSTOMER,
      creditNotes: {
        'CN-1': {
          customer: 'C1',
          currency: 'EUR',
          effectiveOn: day('2026-01-31'),
          amountMinor,
          roomFrom: () => 0,
        },
      },
    });
    const credit = { kind: 'credit_note', typeCode: '381', number: 'CN-1' } as const;
    expect(draft(credit, known(12_100)).duplicate).toBe(1);
    expect(messagesOf(draft(credit, known(9_900)))).toEqual([
      'refused: credit note "CN-1" is in the ledger as 99.00 EUR of customer "C1" on 2026-01-31; reverse it there if the file is right',
    ]);
  });
});

describe('refused', () => {
  it.each([
    [
      'pro forma',
      draft({ typeCode: '325' }),
      'refused: "INV-7" is a pro forma invoice (type 325), which asks for no money; bring in the invoice itself',
    ],
    [
      'nothing to owe',
      draft({ grossMinor: 0, payableMinor: 0 }),
      'refused: "INV-7" comes to 0.00 EUR; there is nothing to owe and nothing to give back',
    ],
    [
      'a credit for an invoice of somebody else',
      draft(
        { kind: 'credit_note', preceding: [{ number: 'INV-1', issuedOn: null }] },
        { customers: ONE_CUSTOMER, invoices: { 'INV-1': knownInvoice('C9', []) } },
      ),
      'refused: it corrects invoice "INV-1", which is of customer "C9", and the credit is of "C1"; correct one of them',
    ],
    [
      'a credit for an invoice in another currency',
      draft(
        { kind: 'credit_note', preceding: [{ number: 'INV-1', issuedOn: null }] },
        {
          customers: ONE_CUSTOMER,
          invoices: { 'INV-1': knownInvoice('C1', [], { currency: 'USD' }) },
        },
      ),
      'refused: it corrects invoice "INV-1", which is in USD, and the credit is in EUR; correct one of them',
    ],
    [
      'a file that could not be read',
      draftEInvoices(
        {
          documents: [
            err({
              code: 'doctype',
              line: 2,
              message: verbatim('line 2: the file declares entities'),
            }),
          ],
          doubts: [],
        },
        surroundings(),
      ),
      'refused: line 2: the file declares entities',
    ],
  ])('%s', (_name, file, message) => {
    expect(messagesOf(file)).toEqual([message]);
    expect(file).toMatchObject({ read: 1, new: 0, duplicate: 0, refused: 1, customersNamed: 0 });
    expect([...file.chunks(10)]).toEqual([]);
  });
});

describe('properties', () => {
  const amount = fc.integer({ min: -20_000, max: 20_000 });
  it('one document is one row; what is open is what is payable; nothing is allocated twice', () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.integer({ min: -5, max: 5 }),
        fc.constantFrom('invoice', 'credit_note'),
        fc.constantFrom('', '30/60/90 días', '30 days'),
        fc.array(fc.nat(9_000), { maxLength: 3 }),
        (grossMinor, prepaidMinor, roundingMinor, kind, terms, open) => {
          const ledger = {
            customers: ONE_CUSTOMER,
            invoices: {
              'INV-1': knownInvoice(
                'C1',
                open.map((openMinor) => ({ grossMinor: 9_000, openMinor })),
              ),
            },
          };
          const file = draft(
            {
              grossMinor,
              prepaidMinor,
              roundingMinor,
              kind: kind as 'invoice' | 'credit_note',
              terms,
              dueOn: null,
              preceding: [{ number: 'INV-1', issuedOn: null }],
            },
            ledger,
          );
          expect(file.new + file.duplicate + file.refused).toBe(1);
          const [facts] = [...file.chunks(1)];
          if (facts === undefined) return;
          const allocated = facts.allocations.reduce((sum, part) => sum + part.amountMinor, 0);
          for (const part of facts.allocations) expect(part.amountMinor).toBeGreaterThan(0);
          for (const invoice of facts.invoices) {
            const parts = invoice.instalments.reduce((sum, part) => sum + part.grossMinor, 0);
            expect(parts).toBe(invoice.grossMinor);
            const paid = Math.max(0, prepaidMinor);
            expect(invoice.grossMinor).toBe(grossMinor + roundingMinor);
            expect(allocated).toBe(Math.min(paid, invoice.grossMinor));
          }
          for (const credit of facts.creditNotes) {
            expect(credit.amountMinor).toBe(Math.abs(grossMinor + roundingMinor - prepaidMinor));
            expect(allocated).toBeLessThanOrEqual(credit.amountMinor);
            expect(allocated).toBe(
              Math.min(
                credit.amountMinor,
                open.reduce((sum, room) => sum + room, 0),
              ),
            );
          }
        },
      ),
    );
  });
});
