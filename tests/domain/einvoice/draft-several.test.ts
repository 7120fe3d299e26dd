/** Several documents of one file, and amounts that are withheld. */
import { expect, it } from 'vitest';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { draft, draftAll, knownInvoice, messagesOf, ONE_CUSTOMER, party } from './einvoices.ts';

const CREDIT = {
  kind: 'credit_note',
  typeCode: 'TD04',
  dueOn: null,
  grossMinor: 4_000,
  payableMinor: 4_000,
} as const;

it('makes a customer once and corrects an invoice of the same file', () => {
  const file = draftAll([
    { number: '7/26' },
    { ...CREDIT, number: '8/26', preceding: [{ number: '7/26', issuedOn: null }] },
    { number: '9/26', issuedOn: day('2026-02-01') },
  ]);
  expect(file).toMatchObject({
    read: 3,
    new: 3,
    customersNamed: 1,
    facts: { customers: 1, invoices: 2, creditNotes: 1, allocations: 1 },
    totals: [{ currency: 'EUR', rows: 3, amountMinor: 20_200 }],
    rows: [
      { line: 1, document: '7/26' },
      { line: 2, document: '8/26', amountMinor: -4_000 },
      { line: 3, document: '9/26' },
    ],
  });
  expect([...file.chunks(100)].flatMap((facts) => facts.allocations)).toEqual([
    {
      sourceKind: 'credit_note',
      source: '8/26',
      invoice: '7/26',
      position: 1,
      effectiveOn: '2026-01-31',
      amountMinor: 4_000,
    },
  ]);
});

it('gives an invoice of the ledger no more than it has open, whatever the file holds', () => {
  const file = draftAll(
    ['C-1', 'C-2'].map((number) => ({
      ...CREDIT,
      number,
      preceding: [{ number: 'INV-1', issuedOn: null }],
    })),
    {
      customers: ONE_CUSTOMER,
      invoices: { 'INV-1': knownInvoice('C1', [{ grossMinor: 9_000, openMinor: 5_000 }]) },
    },
  );
  expect(
    [...file.chunks(100)].flatMap((facts) => facts.allocations.map((one) => one.amountMinor)),
  ).toEqual([4_000, 1_000]);
});

it('says which document a sentence is about, and takes the others', () => {
  const file = draftAll(
    [
      { number: '7/26' },
      { number: '8/26', buyer: party('') },
      { number: '7/26' },
      { number: '7/26', grossMinor: 500, payableMinor: 500 },
    ],
    { customers: ONE_CUSTOMER },
  );
  expect(file).toMatchObject({ read: 4, new: 1, duplicate: 1, refused: 2 });
  expect(messagesOf(file)).toEqual([
    'refused: document 2, "8/26": the document does not say who buys; add the buyer where it was made and export it again',
    'refused: document 4, "7/26": invoice "7/26" is in the ledger with 121.00 EUR; reverse it there if the file is right',
  ]);
});

it.each(['TD16', 'TD17', 'TD18', 'TD19', 'TD20', 'TD27', 'TD28', 'TD29'])(
  'no customer owes %s',
  (typeCode) => {
    expect(messagesOf(draft({ typeCode }, { customers: ONE_CUSTOMER }))).toEqual([
      `refused: "INV-7" is of type ${typeCode}, which a firm writes for the tax office and no customer pays; bring in the invoices to customers`,
    ]);
  },
);

it('records a debit note as one', () => {
  const [facts] = draft({ typeCode: 'TD05' }, { customers: ONE_CUSTOMER }).chunks(1);
  expect(facts?.invoices).toMatchObject([{ number: 'INV-7', kind: 'debit_note' }]);
});

it('records what is owed without what is withheld, in parts where it has some', () => {
  const [facts] = draft(
    {
      grossMinor: 12_100,
      withheldMinor: 2_000,
      payableMinor: 10_100,
      dueOn: day('2026-04-02'),
      instalments: [
        { dueOn: day('2026-03-02'), amountMinor: 5_000 },
        { dueOn: day('2026-04-02'), amountMinor: 5_100 },
      ],
    },
    { customers: ONE_CUSTOMER },
  ).chunks(1);
  expect(facts?.invoices).toMatchObject([
    {
      grossMinor: 10_100,
      instalments: [
        { dueOn: '2026-03-02', grossMinor: 5_000 },
        { dueOn: '2026-04-02', grossMinor: 5_100 },
      ],
    },
  ]);
});

it('gives back what was owed, not what was withheld', () => {
  const [facts] = draft(
    { ...CREDIT, withheldMinor: 1_000, payableMinor: 3_000 },
    { customers: ONE_CUSTOMER },
  ).chunks(1);
  expect(facts?.creditNotes).toMatchObject([{ amountMinor: 3_000 }]);
});
