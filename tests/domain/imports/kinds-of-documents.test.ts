/** Lists that say of every row what it is. */
import { describe, expect, it } from 'vitest';
import { draftedInvoices, EMPTY_LEDGER } from './drafting.ts';
import type { IsoDate } from '../../../src/domain/dates.ts';
import { english } from '../../harness/english.ts';
import { verbatim } from '../../../src/domain/texts/text.ts';

const HEADER = 'document_kind | invoice | customer | issued_on | amount';
const sentences = (rows: readonly string[], known = EMPTY_LEDGER) =>
  draftedInvoices([HEADER, ...rows], known).findings.map((one) => english(one.message));

describe('rows that say what they are', () => {
  it('are invoices, credit notes with or without a minus, debit notes, and receipts on account', () => {
    const { all } = draftedInvoices([
      HEADER,
      'Factura | F-1 | C1 | 2026-01-10 | 100.00',
      'Gutschrift | G-2 | C1 | 2026-01-11 | 20.00',
      'Debit Note | D-3 | C1 | 2026-01-12 | 5.00',
      'Zahlungseingang | Z-4 | C1 | 2026-01-13 | 30.00',
      'X2 | Y-5 | C1 | 2026-01-14 | 7.00',
    ]);
    expect(all.invoices.map((one) => [one.number, one.grossMinor, one.kind])).toEqual([
      ['F-1', 10000, undefined],
      ['D-3', 500, 'debit_note'],
      ['Y-5', 700, undefined],
    ]);
    expect(all.creditNotes.map((one) => [one.number, one.amountMinor])).toEqual([['G-2', 2000]]);
    expect(all.receipts.map((one) => [one.number, one.receivedOn, one.amountMinor])).toEqual([
      ['Z-4', '2026-01-13', 3000],
    ]);
    expect(all.allocations).toEqual([]);
  });

  it('of payments get a number where they have none, the same at every import', () => {
    const rows = [
      HEADER,
      'Payment | | C1 | 2026-01-13 | -30.00',
      'Payment | | C1 | 2026-01-13 | -30.00',
      'Payment | BACS | C1 | 2026-01-14 | -40.00',
      'Payment | 88 | C1 | 2026-01-15 | -50.00',
      'Payment | 88 | C1 | 2026-01-15 | -50.00',
    ];
    const first = draftedInvoices(rows);
    const numbers = ['R-C1-2026-01-13', 'R-C1-2026-01-13/2', 'BACS-C1-2026-01-14', '88'];
    expect(first.all.receipts.map((one) => one.number)).toEqual(numbers);
    expect(first.duplicate).toBe(1);
    const amounts = new Map(first.all.receipts.map((one) => [one.number, one]));
    const again = draftedInvoices(rows, {
      ...EMPTY_LEDGER,
      hasDocuments: true,
      receipt: (number) => {
        const receipt = amounts.get(number);
        return receipt === undefined
          ? null
          : {
              customer: receipt.customer,
              currency: receipt.currency,
              effectiveOn: receipt.receivedOn,
              amountMinor: receipt.amountMinor,
              roomFrom: () => receipt.amountMinor,
            };
      },
    });
    expect([again.new, again.duplicate, again.refused]).toEqual([0, 5, 0]);
  });

  it('are refused where nobody can tell what is owed by them', () => {
    expect(
      sentences([
        'Invoice | F-1 | C1 | 2026-01-10 | 100.00',
        'Estimate | E-2 | C1 | 2026-01-11 | 50.00',
        'Journal Entry | J-3 | C1 | 2026-01-12 | 5.00',
        'Payment | 4 | C1 | 2026-01-13 | -30.00',
        'Payment | 5 | C1 | 2026-01-14 | 30.00',
      ]).filter((message) => !message.includes('currency') && !message.includes('due date')),
    ).toEqual([
      'line 3, column "document_kind": "Estimate" is a kind of document that is not known here (invoice, credit note, debit note and payment are); leave the row out, or correct it',
      'line 4, column "document_kind": "Journal Entry" is an entry of the books that does not say what is owed by it; record what it stands for by hand, or leave it out',
      'line 6, column "amount": the payment has no minus and others of this list have one, as if it was taken back; record by hand what happened',
      '1 row is a payment: it was taken as a receipt on account, 30.00 EUR of 2026-01-13 as "4"',
    ]);
  });

  it('of a payment that the ledger has otherwise are refused', () => {
    const known = {
      ...EMPTY_LEDGER,
      hasDocuments: true,
      receipt: () => ({
        customer: 'C1',
        currency: 'EUR',
        effectiveOn: '2026-01-13' as IsoDate,
        amountMinor: 9900,
        roomFrom: () => 9900,
      }),
    };
    expect(sentences(['Payment | 88 | C1 | 2026-01-13 | -50.00'], known)[0]).toBe(
      'line 2, column "invoice": payment "88" is in the ledger as 99.00 EUR of customer "C1" on 2026-01-13; reverse it there if the file is right',
    );
  });

  it('among goods lines are no payments', () => {
    const { findings } = draftedInvoices([
      'document_kind | invoice | customer | issued_on | line_amount',
      'Payment | 88 | C1 | 2026-01-13 | 50.00',
    ]);
    expect(english(findings[0]?.message ?? verbatim(''))).toBe(
      'line 2, column "document_kind": "Payment" is a payment in a list of goods lines; bring payments in with a list of their own',
    );
  });
});

describe('total, paid and open', () => {
  const rows = (...cells: readonly string[]) =>
    draftedInvoices([
      'invoice | customer | issued_on | amount | paid_amount | open_amount | status',
      ...cells,
    ]);
  const paid = (one: ReturnType<typeof rows>) =>
    one.all.receipts.map(({ reference, amountMinor }) => [reference, amountMinor]);

  it('any two say the third', () => {
    expect(
      paid(
        rows(
          'A | C | 2026-01-10 | 100.00 | 30.00 | |',
          'B | C | 2026-01-10 | 100.00 | | 60.00 |',
          'C | C | 2026-01-10 | 100.00 | 0 | 100.00 |',
          'D | C | 2026-01-10 | 100.00 | | | Paid',
          'E | C | 2026-01-10 | 100.00 | | | Sent',
        ),
      ),
    ).toEqual([
      ['A', 3000],
      ['B', 4000],
      ['D', 10000],
    ]);
  });

  it('that contradict each other are said, and the open amount stands', () => {
    const one = rows('A | C | 2026-01-10 | 100.00 | 30.00 | 60.00 |');
    expect(paid(one)).toEqual([['A', 4000]]);
    expect(one.findings.map((finding) => english(finding.message))).toContain(
      'line 2, column "open_amount": the total less what was paid is 70.00, the list says 60.00 is open: 10.00 apart; the open amount was taken',
    );
  });
});

describe('customers of a list of invoices', () => {
  it('have the parts of their address as it stands on an envelope', () => {
    const { all } = draftedInvoices([
      'invoice | customer | issued_on | amount | address | street_2 | zip | city | region',
      'F-1 | C1 | 2026-01-10 | 10.00 | Calle Armiñán 12 | 2.º B | 29400 | Ronda | Málaga',
      'F-2 | C2 | 2026-01-10 | 10.00 | Gran Vía 1 | | 08008 | Barcelona | BARCELONA',
      'F-3 | C3 | 2026-01-10 | 10.00 | | | | |',
    ]);
    expect(all.customers.map(({ code, address, notes }) => [code, address, notes])).toEqual([
      ['C1', 'Calle Armiñán 12\n2.º B\n29400 Ronda\nMálaga', ''],
      ['C2', 'Gran Vía 1\n08008 Barcelona', ''],
      ['C3', '', ''],
    ]);
  });
});
