/** A program's list of payments: never invoices, and receipts where somebody says that it is one. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { english } from '../../harness/english.ts';
import { customer, invoice } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace({ now: '2026-04-02T12:00' });
  await workspace.record({
    customers: [customer('Rosa Ltd', 'Rosa Ltd', 'GB'), customer('Azul', 'Azul SL', 'ES')],
    invoices: [
      invoice('INV-1', 'Rosa Ltd', '2026-01-10', 'EUR', [['2026-02-09', 50_000]]),
      invoice('INV-2', 'Azul', '2026-01-12', 'EUR', [['2026-02-11', 20_000]]),
    ],
  });
});
afterEach(async () => {
  await workspace.dispose();
});

const inspect = (text: string, kind: 'receipts' | 'auto' = 'receipts') =>
  workspace.call('imports.inspect', {
    fileName: 'payments.csv',
    bytes: new TextEncoder().encode(text),
    kind,
  });
async function bring(text: string) {
  const inspected = await inspect(text);
  if (!inspected.ok) throw new Error(english(inspected.error.message));
  const { uploadId, mapping } = inspected.value;
  const preview = await workspace.value('imports.preview', { uploadId, mapping });
  if (preview.new > 0) await workspace.value('imports.commit', { previewId: preview.previewId });
  const { rows } = await workspace.value('receipts.list', { asOf: isoDateOf('2026-04-02') });
  return {
    counts: [preview.new, preview.duplicate, preview.refused],
    receipts: rows
      .map(
        (row) =>
          `${row.number} ${row.customer} ${row.effectiveOn} ${row.amountMinor / 100} ${row.currency}`,
      )
      .sort(),
  };
}
const open = async () => {
  const { items } = await workspace.value('aging.items', { asOf: isoDateOf('2026-04-02') });
  return Object.fromEntries(items.map(({ item, openMinor }) => [item, openMinor / 100]));
};

test.each([
  [
    'Client,Invoice Number,Amount,Payment date\nRosa Ltd,INV-1,€120.50,2026-02-20\nAzul,INV-2,€200.00,2026-02-21\n',
  ],
  [
    'Cliente;N.º factura;Fecha de factura;Fecha de cobro;Importe\nRosa Ltd;INV-1;10/01/2026;20/02/2026;120,50\nAzul;INV-2;12/01/2026;21/02/2026;200,00\nTotal;;;;320,50\n',
  ],
  [
    'Kunde\tRechnungsnummer\tZahlungsdatum\tBetrag (EUR)\nRosa Ltd\tINV-1\t20.02.2026\t120,50\nAzul\tINV-2\t21.02.2026\t200,00\n',
  ],
])('receipts pay the invoices that they name, and the list comes once: %s', async (text) => {
  const { receipts, counts } = await bring(text);
  expect(counts).toEqual([2, 0, 0]);
  expect(receipts).toEqual([
    'P-INV-1-2026-02-20 Rosa Ltd 2026-02-20 120.5 EUR',
    'P-INV-2-2026-02-21 Azul 2026-02-21 200 EUR',
  ]);
  expect(await open()).toEqual({ 'INV-1': 379.5 });
  expect((await bring(text)).counts).toEqual([0, 2, 0]);
});

test('numbers of payments are kept; two of one day and invoice are two', async () => {
  expect(
    (
      await bring(
        'Payment Number,Customer,Invoice,Amount,Date\nPAY-7,Rosa Ltd,INV-1,10.00,2026-02-20\n,Rosa Ltd,INV-1,20.00,2026-02-21\n,Rosa Ltd,INV-1,20.00,2026-02-21\n',
      )
    ).receipts,
  ).toEqual([
    'P-INV-1-2026-02-21 Rosa Ltd 2026-02-21 20 EUR',
    'P-INV-1-2026-02-21/2 Rosa Ltd 2026-02-21 20 EUR',
    'PAY-7 Rosa Ltd 2026-02-20 10 EUR',
  ]);
});

describe('what cannot be told is asked', () => {
  test.each([
    ['Customer,Amount\nRosa Ltd,5.00\n', 'needs the customer, the day and the sum'],
    [
      'Customer,Amount,Date,Datum\nRosa Ltd,5.00,2026-02-20,2026-02-21\n',
      'columns "Date" and "Datum" both have days',
    ],
    ['Customer,Amount,Date\nRosa Ltd,5.00,03/04/2026\n', 'export the days as YYYY-MM-DD'],
    ['Customer,Amount,Date\nRosa Ltd,1.234,2026-02-20\n', 'export the sums with two decimals'],
  ])('%s', async (text, sentence) => {
    const answer = await inspect(text);
    expect(answer.ok ? '' : english(answer.error.message)).toContain(sentence);
  });

  test('and an exchange file with a wrong header stays one where it is no such list', async () => {
    const answer = await inspect('receipt,customer,received_on,currency\nR-1,Rosa Ltd,x,EUR\n');
    expect(answer.ok).toBe(false);
  });
});
