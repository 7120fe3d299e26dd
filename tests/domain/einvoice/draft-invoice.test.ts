/** E-invoices that ask for money: what is recorded, what was prepaid, when it is due. */
import { describe, expect, it } from 'vitest';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import {
  ONE_CUSTOMER,
  draft,
  factsOf,
  knownCustomer,
  messagesOf,
  type Ledger,
} from './einvoices.ts';
import { verbatim } from '../../../src/domain/texts/text.ts';

describe('an invoice', () => {
  it('is recorded with its goods, its due date and its references', () => {
    const file = draft(
      { contract: 'K-1', paymentReference: 'RF18', terms: '30 days' },
      { customers: ONE_CUSTOMER },
    );
    expect(file).toMatchObject({
      read: 1,
      new: 1,
      duplicate: 0,
      refused: 0,
      facts: { invoices: 1, goodsLines: 1, customers: 0, receipts: 0 },
      totals: [{ currency: 'EUR', rows: 1, amountMinor: 12_100 }],
      rows: [{ status: 'new', document: 'INV-7', customer: 'C1', dueOn: '2026-03-02' }],
      findings: [],
    });
    expect(factsOf(file).invoices).toEqual([
      {
        number: 'INV-7',
        customer: 'C1',
        issuedOn: '2026-01-31',
        currency: 'EUR',
        grossMinor: 12_100,
        instalments: [{ dueOn: '2026-03-02', grossMinor: 12_100 }],
        terms: '30 days',
        contract: 'K-1',
        po: 'PO-9',
        goods: '',
        quantity: '',
        notes: '{"payment reference":"RF18"}',
        lines: [
          {
            deliveredOn: '2026-01-30',
            code: 'R-1',
            description: 'Preserved rose',
            quantity: '10.000',
            unit: 'C62',
            unitPrice: '10.00',
            netMinor: 10_000,
          },
        ],
      },
    ]);
  });

  it('what was prepaid is a receipt of its day, so that what is open is what is payable', () => {
    const file = draft(
      { grossMinor: 180_178, roundingMinor: 22, prepaidMinor: 100_000, payableMinor: 80_200 },
      { customers: ONE_CUSTOMER },
    );
    const { invoices, receipts, allocations } = factsOf(file);
    expect(invoices[0]?.grossMinor).toBe(180_200);
    expect(receipts).toEqual([
      {
        number: 'R-INV-7-prepaid',
        customer: 'C1',
        receivedOn: '2026-01-31',
        currency: 'EUR',
        amountMinor: 100_000,
        reference: 'prepaid',
      },
    ]);
    expect(allocations).toEqual([
      {
        sourceKind: 'receipt',
        source: 'R-INV-7-prepaid',
        invoice: 'INV-7',
        position: 1,
        effectiveOn: '2026-01-31',
        amountMinor: 100_000,
      },
    ]);
    expect(messagesOf(file)).toEqual([
      'warning: 1000.00 EUR were paid before the invoice; receipt "R-INV-7-prepaid" of 2026-01-31 is recorded for it, so reverse it if that money is in the ledger already',
    ]);
  });

  it('more prepaid than owed stays on account; a negative one is left out', () => {
    const more = draft({ prepaidMinor: 20_000, payableMinor: -7_900 }, { customers: ONE_CUSTOMER });
    expect(factsOf(more).allocations[0]?.amountMinor).toBe(12_100);
    expect(messagesOf(more).at(-1)).toBe(
      'note: 79.00 EUR more than the invoice were prepaid; they stay on account',
    );
    const less = draft({ prepaidMinor: -100, payableMinor: 12_200 }, { customers: ONE_CUSTOMER });
    expect(factsOf(less).receipts).toEqual([]);
    expect(messagesOf(less)[0]).toBe(
      'warning: the prepaid amount -1.00 EUR (BT-113) is negative; it was left out, so that the invoice is open with its whole amount',
    );
  });

  it('the number of its receipt is free', () => {
    const credit = {
      customer: 'C1',
      currency: 'EUR',
      effectiveOn: day('2026-01-01'),
      amountMinor: 1,
      roomFrom: () => 1,
    };
    const file = draft(
      { prepaidMinor: 100 },
      { customers: ONE_CUSTOMER, receipts: { 'R-INV-7-prepaid': credit } },
    );
    expect(factsOf(file).receipts[0]?.number).toBe('R-INV-7-prepaid/2');
  });

  it('doubts of the reader are warnings', () => {
    const doubts = [
      { code: 'gross_total', message: verbatim('net total and VAT come to 1.00 EUR, yet …') },
    ];
    expect(messagesOf(draft({ doubts }, { customers: ONE_CUSTOMER }))).toEqual([
      'warning: net total and VAT come to 1.00 EUR, yet …',
    ]);
  });
});

describe('when it is due', () => {
  const due = (
    changes: Parameters<typeof draft>[0],
    ledger: Ledger = { customers: ONE_CUSTOMER },
  ) => {
    const file = draft({ dueOn: null, ...changes }, ledger);
    const [invoice] = factsOf(file).invoices;
    return {
      on: invoice?.instalments.map(({ dueOn, grossMinor }) => `${dueOn} ${grossMinor}`),
      rule: invoice?.termsRule,
      said: messagesOf(file),
    };
  };
  it('by its own terms', () => {
    expect(due({ terms: '30 dagar netto' })).toEqual({
      on: ['2026-03-02 12100'],
      rule: '{"kind":"net_days","days":30}',
      said: [
        'note: there is no due date; by its terms "30 dagar netto" it is 30 days after 2026-01-31',
      ],
    });
  });
  it('in instalments, which add up', () => {
    expect(due({ terms: '30/60/90 días' }).on).toEqual([
      '2026-03-02 4033',
      '2026-04-01 4033',
      '2026-05-01 4034',
    ]);
  });
  const parts = [
    { dueOn: day('2026-03-02'), amountMinor: 6_100 },
    { dueOn: day('2026-04-01'), amountMinor: 4_000 },
  ];
  it('in parts that it states, behind what was prepaid', () => {
    const file = draft(
      {
        dueOn: day('2026-04-01'),
        instalments: parts,
        prepaidMinor: 2_000,
        payableMinor: 10_100,
      },
      { customers: ONE_CUSTOMER },
    );
    expect(factsOf(file).invoices[0]?.instalments).toEqual([
      { dueOn: '2026-01-31', grossMinor: 2_000 },
      { dueOn: '2026-03-02', grossMinor: 6_100 },
      { dueOn: '2026-04-01', grossMinor: 4_000 },
    ]);
    expect(factsOf(file).allocations).toMatchObject([{ position: 1, amountMinor: 2_000 }]);
  });
  it('as a whole when the parts do not make up the whole', () => {
    expect(due({ dueOn: day('2026-04-01'), instalments: parts }).on).toEqual(['2026-04-01 12100']);
  });
  it("by the customer's terms when it names none", () => {
    const customers = { C1: knownCustomer('Rosa', { taxId: 'DE123456789', terms: 'net 14' }) };
    expect(due({ terms: 'as agreed' }, { customers })).toMatchObject({
      on: ['2026-02-14 12100'],
      rule: '{"kind":"net_days","days":14}',
    });
  });
  it('on its own date when nobody says anything, with a warning', () => {
    expect(due({ terms: 'as agreed' })).toEqual({
      on: ['2026-01-31 12100'],
      rule: undefined,
      said: [
        'warning: there is no due date and its terms "as agreed" cannot be read; it was taken from the invoice date, 2026-01-31: please check',
      ],
    });
  });
  it('by what stands in its sentences', () => {
    expect(due({ terms: 'Bitte überweisen Sie den Betrag innerhalb von 14 Tagen.' })).toEqual({
      on: ['2026-02-14 12100'],
      rule: '{"kind":"net_days","days":14}',
      said: [
        'note: there is no due date; by its terms "Bitte überweisen Sie den Betrag innerha…" it is 14 days after 2026-01-31',
      ],
    });
    expect(due({ terms: 'Zahlung ohne Abzug bis zum 31.03.2026 eingehend' })).toMatchObject({
      on: ['2026-03-31 12100'],
      rule: undefined,
    });
  });
  it('on the last of several days, with a warning', () => {
    expect(due({ terms: 'Zahlbar innerhalb 30 Tagen. Zahlbar bis 31.03.2026.' })).toEqual({
      on: ['2026-03-31 12100'],
      rule: undefined,
      said: [
        'warning: there is no due date and its terms "Zahlbar innerhalb 30 Tagen. Zahlbar bis…" name several, 2026-03-02, 2026-03-31; the last one was taken: please check',
      ],
    });
  });
  it('with the discount of its terms, which follow from the same sentence', () => {
    expect(
      due({
        terms: '#SKONTO#TAGE=10#PROZENT=2.00#\n10 Tage 2 % Skonto, 30 Tage netto bis 02.03.2026',
      }),
    ).toEqual({
      on: ['2026-03-02 12100'],
      rule: '{"kind":"one_off","dueOn":"2026-03-02","discount":{"percentBp":200,"days":10,"base":"invoice_date"}}',
      said: [
        'note: there is no due date; by its terms "#SKONTO#TAGE=10#PROZENT=2.00# 10 Tage 2…" it is on 2026-03-02',
        'note: who pays early may take a discount of 2\u00a0% until 2026-02-10',
      ],
    });
  });
  it('with the discount of an element, beside a day that it states', () => {
    const discounts = [{ percentBp: 300, days: 10, base: 'invoice_date' }] as const;
    expect(due({ dueOn: day('2026-03-02'), discounts })).toEqual({
      on: ['2026-03-02 12100'],
      rule: '{"kind":"one_off","dueOn":"2026-03-02","discount":{"percentBp":300,"days":10,"base":"invoice_date"}}',
      said: ['note: who pays early may take a discount of 3\u00a0% until 2026-02-10'],
    });
    expect(due({ dueOn: day('2026-04-01'), instalments: [], discounts: [] }).rule).toBeUndefined();
  });
  it('keeps of several discounts the one that runs longest, with a warning', () => {
    expect(
      due({
        dueOn: day('2026-03-02'),
        terms: '#SKONTO#TAGE=7#PROZENT=3.00#\n#SKONTO#TAGE=14#PROZENT=2.00#',
      }),
    ).toMatchObject({
      rule: '{"kind":"one_off","dueOn":"2026-03-02","discount":{"percentBp":200,"days":14,"base":"invoice_date"}}',
      said: [
        'warning: it offers several discounts, 3\u00a0% until 2026-02-07, 2\u00a0% until 2026-02-14; the last one was kept: please check',
      ],
    });
  });
  it('never before the end of a discount that it offers', () => {
    expect(due({ terms: 'Payment within 10 days, 2% discount' })).toMatchObject({
      on: ['2026-02-10 12100'],
      said: [
        'warning: there is no due date; it was taken from the last day of its discount, 2026-02-10: please check',
        'note: who pays early may take a discount of 2\u00a0% until 2026-02-10',
      ],
    });
  });
  it('prepaid money goes to the first instalments', () => {
    const file = draft(
      { dueOn: null, terms: '30/60/90 días', prepaidMinor: 5_000 },
      { customers: ONE_CUSTOMER },
    );
    expect(factsOf(file).allocations.map((part) => [part.position, part.amountMinor])).toEqual([
      [1, 4033],
      [2, 967],
    ]);
  });
});
