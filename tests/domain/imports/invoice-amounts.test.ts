import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/domain/dates.ts';
import { draftedInvoices, EMPTY_LEDGER } from './drafting.ts';
import type { Text } from '../../../src/domain/texts/text.ts';
import { english } from '../../harness/english.ts';

/** That these small lists name no currency goes without saying. */
const messages = (file: {
  findings: readonly { readonly code: string; readonly message: Text }[];
}): string[] =>
  file.findings
    .filter((finding) => finding.code !== 'currency_assumed')
    .map((finding) => english(finding.message));

describe('what is owed', () => {
  it('debit and credit columns: a credit is a credit note', () => {
    const { all, findings } = draftedInvoices([
      'invoice | customer | issued_on | due_on | debit | credit',
      'A-1 | Iris | 2026-06-01 | 2026-06-30 | 500.00 | ',
      'A-2 | Iris | 2026-06-02 | 2026-06-30 | 0.00 | 80.00',
      'A-3 | Iris | 2026-06-03 | 2026-06-30 | | -20.00',
    ]);
    expect(all.invoices.map((one) => [one.number, one.grossMinor])).toEqual([['A-1', 50_000]]);
    expect(all.creditNotes.map((one) => [one.number, one.amountMinor])).toEqual([
      ['A-2', 8_000],
      ['A-3', 2_000],
    ]);
    expect(findings.map((one) => english(one.message))).toContain(
      'line 3, column "credit": the amount is a credit; it is recorded as credit note "A-2"',
    );
  });
  it('neither debit nor credit is no amount', () => {
    const file = draftedInvoices([
      'invoice | customer | issued_on | debit | credit',
      'A-1 | Iris | 2026-06-01 | 5 | ',
      'A-2 | Iris | 2026-06-01 | | ',
    ]);
    expect(file).toMatchObject({ new: 1, refused: 1 });
    expect(messages(file)[0]).toBe('line 3, column "debit": the amount is missing');
  });
  it('CR beside an amount of a list of what is owed is less', () => {
    const { all } = draftedInvoices([
      'invoice | customer | issued_on | amount',
      'A-1 | Iris | 2026-06-01 | 400.00 DR',
      'A-2 | Iris | 2026-06-01 | 150.00 CR',
    ]);
    expect(all.invoices.map((one) => one.grossMinor)).toEqual([40_000]);
    expect(all.creditNotes.map((one) => one.amountMinor)).toEqual([15_000]);
  });
  it('a void invoice is not owed; a draft is said', () => {
    const file = draftedInvoices([
      'invoice | customer | issued_on | amount | status',
      'A-1 | Iris | 2026-06-01 | 5.00 | Void',
      'A-2 | Iris | 2026-06-01 | 5.00 | Draft',
      'A-3 | Iris | 2026-06-01 | 5.00 | Sent',
    ]);
    expect(file).toMatchObject({ new: 2, refused: 1 });
    expect(messages(file).slice(0, 2)).toEqual([
      'line 2, column "status": the invoice is "Void"; it is not owed and was left out',
      '1 row says "Draft" in column "status"; it was taken as issued: leave out of the export what was never sent',
    ]);
  });
  it('a failed formula in a column that counts refuses the row', () => {
    const file = draftedInvoices([
      'invoice | customer | issued_on | amount',
      'A-1 | #N/A | 2026-06-01 | 5.00',
    ]);
    expect(messages(file)).toContain(
      'line 2, column "customer": the cell holds the error #N/A; correct the formula in the workbook and bring it in again',
    );
  });
});

describe('total and open amount', () => {
  const header = 'invoice | customer | issued_on | due_on | amount | open_amount | settled_on';
  it.each([
    // due in the past: the due date
    ['A-1 | Iris | 2026-01-10 | 2026-02-10 | 500.00 | 200.00 | ', 30_000, '2026-02-10'],
    // due in the future: today
    ['A-1 | Iris | 2026-06-10 | 2026-08-10 | 500.00 | 0.00 | ', 50_000, '2026-06-30'],
    // the list says when
    ['A-1 | Iris | 2026-01-10 | 2026-02-10 | 500.00 | 499.99 | 2026-03-01', 1, '2026-03-01'],
    // due before it was issued
    ['A-1 | Iris | 2026-01-10 | 2026-01-01 | 500.00 | 200.00 | ', 30_000, '2026-01-10'],
  ])('%s', (row, paid, on) => {
    const { all } = draftedInvoices([header, row]);
    expect(all.invoices[0]?.grossMinor).toBe(50_000);
    expect(all.receipts.map((one) => [one.number, one.amountMinor, one.receivedOn])).toEqual([
      ['R-A-1', paid, on],
    ]);
    expect(all.allocations.map((one) => [one.invoice, one.amountMinor, one.effectiveOn])).toEqual([
      ['A-1', paid, on],
    ]);
  });
  it('open in full brings no money, whatever else the row says', () => {
    const { all } = draftedInvoices([
      header,
      'A-1 | Iris | 2026-01-10 | 2026-02-10 | 500.00 | 500.00 | 2026-03-01',
    ]);
    expect(all.receipts).toEqual([]);
  });
  it('says what it had to decide', () => {
    const file = draftedInvoices([
      header,
      'A-1 | Iris | 2026-01-10 | 2026-02-10 | 500.00 | 200.00 | ',
      'A-2 | Iris | 2026-01-10 | 2026-02-10 | 100.00 | 120.00 | ',
      'A-3 | Iris | 2026-01-10 | 2026-02-10 | 100.00 | -20.00 | ',
      'A-4 | Iris | 2026-01-10 | 2026-02-10 | -100.00 | 0.00 | ',
      'A-5 | Iris | 2026-01-10 | 2026-02-10 | -100.00 | -40.00 | ',
    ]);
    expect(messages(file)).toEqual([
      '2 invoices are partly or fully paid but the list has no payment dates: each receipt is dated on the due date, or today if that is in the future (300.00 EUR of "A-1" on 2026-02-10)',
      'line 3, column "open_amount": the open amount 120.00 is more than the invoice; the total was taken',
      'line 4, column "open_amount": the open amount -20.00 is below zero: more was paid than the invoice; the surplus was left out, record it as a receipt',
      expect.stringContaining('credit note "A-4" is used up'),
      expect.stringContaining('line 6'),
    ]);
    expect(file.all.creditNotes.map((one) => [one.number, one.amountMinor])).toEqual([
      ['A-5', 4_000],
    ]);
    expect(file.all.receipts.map((one) => one.amountMinor)).toEqual([30_000, 10_000]);
  });
  it('what the ledger knows to be paid is not paid again; what it does not know is news', () => {
    const known = (roomMinor: number) => ({
      ...EMPTY_LEDGER,
      hasDocuments: true,
      invoice: () => ({
        customer: 'Iris',
        currency: 'EUR',
        issuedOn: '2026-01-10' as IsoDate,
        grossMinor: 50_000,
        items: [
          {
            position: 1,
            dueOn: '2026-02-10' as IsoDate,
            grossMinor: 50_000,
            roomFrom: () => roomMinor,
          },
        ],
        everDisputed: false,
        steps: () => [],
      }),
    });
    const rows = [header, 'A-1 | Iris | 2026-01-10 | 2026-02-10 | 500.00 | 200.00 | '];
    expect(draftedInvoices(rows, known(20_000))).toMatchObject({ new: 0, duplicate: 1 });
    // The ledger knows more: nothing to add.
    expect(draftedInvoices(rows, known(10_000))).toMatchObject({ new: 0, duplicate: 1 });
    const news = draftedInvoices(rows, known(35_000));
    expect(news).toMatchObject({ new: 1, duplicate: 0 });
    expect(news.all.receipts.map((one) => one.amountMinor)).toEqual([15_000]);
    expect(news.all.invoices).toEqual([]);
  });
});

describe('several rows, one invoice', () => {
  const header =
    'invoice | customer | issued_on | due_on | amount | goods | quantity | unit_price | line_amount';
  const line = (number: string, total: string, goods: string, amount: string): string =>
    `${number} | Iris | 2026-06-01 | 2026-06-30 | ${total} | ${goods} | 1.000 | ${amount} | ${amount}`;

  it('with their total', () => {
    const file = draftedInvoices([
      header,
      line('A-1', '12.10', 'Roses', '4.00'),
      line('A-1', '12.10', 'Roses', '4.00'),
      line('A-1', '12.10', 'Tulips', '2.00'),
      line('A-2', '5.00', 'Lilies', '5.00'),
    ]);
    expect(file).toMatchObject({ read: 4, new: 4, facts: { invoices: 2, goodsLines: 4 } });
    expect(file.totals).toEqual([{ currency: 'EUR', rows: 4, amountMinor: 1_710 }]);
    expect(file.all.invoices[0]).toMatchObject({
      grossMinor: 1_210,
      instalments: [{ dueOn: '2026-06-30', grossMinor: 1_210 }],
      goods: 'Roses, Tulips',
      lines: [
        { description: 'Roses', quantity: '1', unitPrice: '4', netMinor: 400 },
        { description: 'Roses', quantity: '1', unitPrice: '4', netMinor: 400 },
        { description: 'Tulips', quantity: '1', unitPrice: '2', netMinor: 200 },
      ],
    });
    expect(messages(file)).toEqual([
      '1 invoice has lines that add up to another sum than the total, as with tax, freight or a discount: the lines of "A-1" add up to 10.00, its total is 12.10 EUR; the total was taken',
    ]);
  });
  it('one refused line refuses the invoice, not the others', () => {
    const file = draftedInvoices([
      header,
      line('A-1', '6.00', 'Roses', '4.00'),
      line('A-1', '6.00', 'Tulips', 'two'),
      line('A-2', '5.00', 'Lilies', '5.00'),
    ]);
    expect(file).toMatchObject({ new: 1, refused: 2 });
    expect(messages(file)).toEqual([
      'line 2, column "invoice": another line of invoice "A-1" is refused (line 3); correct it, and the invoice is read as a whole',
      'line 3, column "line_amount": "two" is not an amount (amounts here have a decimal point)',
    ]);
  });
  it('another customer under the same number refuses all of them', () => {
    const file = draftedInvoices([
      header,
      line('A-1', '6.00', 'Roses', '6.00'),
      line('A-1', '6.00', 'Tulips', '6.00').replace('Iris', 'Rosa'),
    ]);
    expect(file).toMatchObject({ new: 0, refused: 2 });
  });
  it('counts the sum of the invoices once, however its lines are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 6 }), {
          minLength: 1,
          maxLength: 8,
        }),
        (invoices) => {
          const rows = invoices.flatMap((lines, at) =>
            lines.map(
              (cents) => `A-${at} | Iris | 2026-06-01 | Roses | ${(cents / 100).toFixed(2)}`,
            ),
          );
          const file = draftedInvoices([
            'invoice | customer | issued_on | goods | line_amount',
            ...rows,
          ]);
          expect(file.read).toBe(file.new + file.duplicate + file.refused);
          expect(file.facts.invoices).toBe(invoices.length);
          expect(file.all.invoices.map((one) => one.grossMinor)).toEqual(
            invoices.map((lines) => lines.reduce((sum, cents) => sum + cents, 0)),
          );
          expect(file.facts.goodsLines).toBe(rows.length);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a journal', () => {
  const header = 'issued_on | ledger_account | goods | amount | customer | invoice';
  it('receivable rows are the invoice and its receipts, the others its lines', () => {
    const file = draftedInvoices([
      header,
      '2026-06-01 | Income | Roses | 20.00 | Iris | 7',
      '2026-06-01 | Income | Tulips | 10.00 | Iris | 7',
      '2026-06-01 | System Receivable Invoice | Iris 7 | 30.00 | Iris | 7',
      '2026-06-09 | System Receivable Invoice | payment | -12.00 | Iris | 7',
      '2026-06-09 | Cash and Bank | payment | 12.00 | | ',
      '2026-06-19 | System Receivable Invoice | payment | -5.00 | Iris | 7',
    ]);
    expect(file).toMatchObject({ read: 6, new: 6, facts: { invoices: 1, receipts: 2 } });
    expect(file.all.invoices[0]).toMatchObject({ grossMinor: 3_000, goods: 'Roses, Tulips' });
    expect(file.all.receipts.map((one) => [one.number, one.receivedOn, one.amountMinor])).toEqual([
      ['R-7', '2026-06-09', 1_200],
      ['R-7/2', '2026-06-19', 500],
    ]);
    expect(messages(file)).toContain(
      '1 row of the journal is the other side of a receipt (line 6) and adds nothing',
    );
  });
  it('a payment without its invoice is refused', () => {
    const file = draftedInvoices([
      header,
      '2026-06-09 | Accounts Receivable | payment | -12.00 | Iris | 8',
    ]);
    expect(messages(file)[0]).toBe(
      'line 2, column "invoice": the list has a payment of invoice "8" and not the invoice; export both',
    );
  });
});
