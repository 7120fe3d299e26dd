/** E-invoices that give money back: credit notes and negative totals. */
import { describe, expect, it } from 'vitest';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import {
  ONE_CUSTOMER,
  draft,
  factsOf,
  knownInvoice,
  messagesOf,
  type Ledger,
} from './einvoices.ts';

describe('a credit', () => {
  const credit = { kind: 'credit_note', typeCode: '381', number: 'CN-1', dueOn: null } as const;
  const preceding = [{ number: 'INV-1', issuedOn: null }];
  const ledger = (open: readonly number[], more = {}): Ledger => ({
    customers: ONE_CUSTOMER,
    invoices: {
      'INV-1': knownInvoice(
        'C1',
        open.map((openMinor) => ({ grossMinor: 10_000, openMinor })),
        more,
      ),
    },
  });

  it('goes to the invoice it corrects, the first item first, and the rest on account', () => {
    const file = draft({ ...credit, preceding }, ledger([4_000, 10_000]));
    const { creditNotes, allocations } = factsOf(file);
    expect(creditNotes).toEqual([
      {
        number: 'CN-1',
        customer: 'C1',
        issuedOn: '2026-01-31',
        currency: 'EUR',
        amountMinor: 12_100,
        reference: 'INV-1',
        forInvoice: 'INV-1',
      },
    ]);
    expect(allocations).toEqual([
      {
        sourceKind: 'credit_note',
        source: 'CN-1',
        invoice: 'INV-1',
        position: 1,
        effectiveOn: '2026-01-31',
        amountMinor: 4_000,
      },
      {
        sourceKind: 'credit_note',
        source: 'CN-1',
        invoice: 'INV-1',
        position: 2,
        effectiveOn: '2026-01-31',
        amountMinor: 8_100,
      },
    ]);
    expect(file.totals).toEqual([{ currency: 'EUR', rows: 1, amountMinor: -12_100 }]);
    expect(messagesOf(file)).toEqual([]);
  });
  it('does not count before the invoice it corrects', () => {
    const later = ledger([20_000], { issuedOn: day('2026-02-10') });
    expect(factsOf(draft({ ...credit, preceding }, later)).allocations[0]?.effectiveOn).toBe(
      '2026-02-10',
    );
  });
  it.each([
    [
      'more than is open',
      draft({ ...credit, preceding }, ledger([2_100])),
      ['note: 100.00 EUR more than the corrected invoice has open; they stay on account'],
    ],
    [
      'no invoice named',
      draft(credit, { customers: ONE_CUSTOMER }),
      ['note: the credit of 121.00 EUR stays on account'],
    ],
    [
      'an invoice that is not there',
      draft({ ...credit, preceding }, { customers: ONE_CUSTOMER }),
      [
        'warning: it corrects invoice "INV-1", which is not in the ledger; the credit stays on account',
        'note: the credit of 121.00 EUR stays on account',
      ],
    ],
    [
      'a negative total',
      draft({ ...credit, grossMinor: -12_100 }, { customers: ONE_CUSTOMER }),
      [
        'warning: credit note "CN-1" states a negative total, -121.00 EUR; it was taken as a credit of 121.00 EUR, so check its sign',
        'note: the credit of 121.00 EUR stays on account',
      ],
    ],
  ])('%s', (_name, file, said) => {
    expect(messagesOf(file)).toEqual(said);
    expect(factsOf(file).creditNotes[0]?.amountMinor).toBe(12_100);
  });
  it('a negative invoice (384) is a credit too', () => {
    const file = draft(
      { typeCode: '384', number: 'COR-1', grossMinor: -12_100, payableMinor: -12_100, preceding },
      ledger([20_000]),
    );
    expect(factsOf(file)).toMatchObject({
      invoices: [],
      creditNotes: [{ number: 'COR-1', amountMinor: 12_100 }],
      allocations: [{ invoice: 'INV-1', amountMinor: 12_100 }],
    });
  });
  it('what was paid back already is no credit any more', () => {
    const file = draft(
      { ...credit, prepaidMinor: 10_000, payableMinor: 2_100 },
      { customers: ONE_CUSTOMER },
    );
    expect(factsOf(file).creditNotes[0]?.amountMinor).toBe(2_100);
    const whole = draft(
      { ...credit, prepaidMinor: 12_100, payableMinor: 0 },
      { customers: ONE_CUSTOMER },
    );
    expect(messagesOf(whole)).toEqual([
      'refused: "CN-1" comes to 121.00 EUR, 121.00 EUR of it settled before; there is nothing to owe and nothing to give back',
    ]);
  });
  it('a corrected invoice with a positive total stands beside the first one, and says so', () => {
    const file = draft({ typeCode: '384', preceding }, ledger([10_000]));
    expect(factsOf(file).invoices).toHaveLength(1);
    expect(messagesOf(file)).toEqual([
      'warning: it names invoice "INV-1", which is in the ledger with 100.00 EUR; 121.00 EUR are recorded beside it, so reverse "INV-1" if this one replaces it',
    ]);
  });
});
