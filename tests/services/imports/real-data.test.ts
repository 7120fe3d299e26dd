/** Real lists, as they were exported. Skipped where `../shared/data` is missing. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { hasSharedData, sharedData } from '../../harness/shared-data.ts';
import { importWorkspace, type ImportWorkspace } from './workspace-for-imports.ts';

const IBM = sharedData('ibm-late-payments', 'WA_Fn-UseC_-Accounts-Receivable.csv');
const read = (...path: string[]): Uint8Array => new Uint8Array(readFileSync(sharedData(...path)));

let workspace: ImportWorkspace;
afterEach(() => workspace.close());

/** What a ledger holds, without ids and instants: two imports of the same facts are equal. */
const facts = (ledger: Ledger) =>
  ledger.read(async (db) => ({
    invoices: await db
      .selectFrom('invoices')
      .innerJoin('customers', 'customers.id', 'invoices.customer_id')
      .innerJoin('instalments', 'instalments.invoice_id', 'invoices.id')
      .select([
        'invoices.number',
        'customers.code',
        'issued_on',
        'due_on',
        'invoices.currency',
        'invoices.gross_minor',
      ])
      .orderBy('invoices.number')
      .execute(),
    receipts: await db
      .selectFrom('receipts')
      .innerJoin('customers', 'customers.id', 'receipts.customer_id')
      .select(['number', 'code', 'received_on', 'currency', 'amount_minor'])
      .orderBy('number')
      .execute(),
    allocations: await db
      .selectFrom('allocations')
      .innerJoin('receipts', 'receipts.id', 'allocations.receipt_id')
      .select(['receipts.number', 'effective_on', 'allocations.amount_minor'])
      .orderBy('receipts.number')
      .execute(),
    disputes: await db
      .selectFrom('disputes')
      .innerJoin('invoices', 'invoices.id', 'disputes.invoice_id')
      .select(['number', 'opened_on'])
      .orderBy('number')
      .execute(),
    customers: await db
      .selectFrom('customer_versions')
      .innerJoin('customers', 'customers.id', 'customer_versions.customer_id')
      .select(['code', 'name', 'country', 'effective_on'])
      .orderBy('code')
      .execute(),
  }));

describe.skipIf(!hasSharedData)('ibm-late-payments (../shared/data)', () => {
  it('imports without a correction: 2,466 invoices and receipts, 561 disputes, leading zeros kept', async () => {
    workspace = await importWorkspace();
    const inspected = await workspace.must('imports.inspect', {
      fileName: 'ibm.csv',
      bytes: new Uint8Array(readFileSync(IBM)),
    });
    const proposed = Object.fromEntries(
      inspected.columns.map((column) => [column.header, column.proposed]),
    );
    expect(proposed).toEqual({
      countryCode: 'country',
      customerID: 'customer',
      PaperlessDate: null,
      invoiceNumber: 'invoice',
      InvoiceDate: 'issued_on',
      DueDate: 'due_on',
      InvoiceAmount: 'amount',
      Disputed: 'disputed',
      SettledDate: 'settled_on',
      PaperlessBill: null,
      DaysToSettle: null,
      DaysLate: null,
    });
    expect(inspected.dateOrder).toMatchObject({ value: 'mdy', how: 'settled' });
    const preview = await workspace.must('imports.preview', {
      uploadId: inspected.uploadId,
      mapping: inspected.mapping,
    });
    expect(preview).toMatchObject({
      read: 2466,
      new: 2466,
      duplicate: 0,
      refused: 0,
      facts: { customers: 100, invoices: 2466, receipts: 2466, allocations: 2466, disputes: 561 },
    });
    // Five country numbers that are none make one note, not two thousand.
    expect(preview.findings.map((finding) => finding.code).sort()).toEqual([
      'country_unknown',
      'currency_assumed',
    ]);
    await workspace.must('imports.commit', { previewId: preview.previewId });
    const { invoices } = await facts(workspace.ledger);
    expect(invoices.filter((invoice) => invoice.number.startsWith('0')).length).toBe(266);
    expect(invoices.every((invoice) => /^\d{10}$/.test(invoice.number))).toBe(true);

    const again = await workspace.preview('ibm.csv', new Uint8Array(readFileSync(IBM)));
    expect(again).toMatchObject({ read: 2466, new: 0, duplicate: 2466, refused: 0 });
  });

  it('gives the same ledger from both other encodings', async () => {
    const held = [];
    for (const bytes of [
      new Uint8Array(readFileSync(IBM)),
      read('encodings', 'ibm_utf16le_bom_tab.txt'),
      read('encodings', 'ibm_semicolon_comma_ddmmyyyy_eurosign_cp1252.csv'),
    ]) {
      workspace = await importWorkspace({ currency: 'EUR' });
      await workspace.bring('list.csv', bytes);
      held.push(await facts(workspace.ledger));
      if (held.length < 3) await workspace.close();
    }
    expect(held[1]).toEqual(held[0]);
    expect(held[2]).toEqual(held[0]);
  });

  it('finds only duplicates in another encoding of what is there', async () => {
    workspace = await importWorkspace({ currency: 'EUR' });
    await workspace.bring('list.csv', new Uint8Array(readFileSync(IBM)));
    expect(
      await workspace.preview(
        'other.csv',
        read('encodings', 'ibm_semicolon_comma_ddmmyyyy_eurosign_cp1252.csv'),
      ),
    ).toMatchObject({ new: 0, duplicate: 2466 });
  });
});

describe.skipIf(!hasSharedData)('open-invoices (../shared/data)', () => {
  it('accounts for every row; totals per currency equal an independent sum', async () => {
    workspace = await importWorkspace();
    const bytes = read('open-invoices', 'open-invoices.csv');
    const preview = await workspace.preview('open-invoices.csv', bytes);
    expect(preview.read).toBe(9681);
    expect(preview.new + preview.duplicate + preview.refused).toBe(9681);
    expect(preview.refused).toBe(0);

    const sums = new Map<string, bigint>();
    for (const row of parse(Buffer.from(bytes), { columns: true }) as Record<string, string>[]) {
      const [whole, fraction = ''] = (row['total_open_amount'] as string).split('.');
      const cents = BigInt(`${whole}${fraction.padEnd(2, '0')}`);
      const currency = row['invoice_currency'] as string;
      sums.set(currency, (sums.get(currency) ?? 0n) + cents);
    }
    expect(preview.totals.map((total) => [total.currency, BigInt(total.amountMinor)])).toEqual(
      [...sums].sort(([a], [b]) => (a < b ? -1 : 1)),
    );

    // One word a customer with several spellings, not one a row.
    const codes = preview.findings.map((finding) => finding.code);
    expect(preview.findingCounts).toMatchObject({ refused: 0, note: 384 });
    expect(new Set(codes)).toEqual(new Set(['several_names', 'due_before_issue', 'codes_alike']));
    await workspace.must('imports.commit', { previewId: preview.previewId });
    expect(await workspace.preview('open-invoices.csv', bytes)).toMatchObject({
      new: 0,
      duplicate: 9681,
      refused: 0,
    });
  });
});

describe.skipIf(!hasSharedData)('accounting-exports (../shared/data)', () => {
  it.each([
    [
      'zoho_invoices.csv',
      {
        invoice: 'Invoice Number',
        customer: 'Customer ID',
        issued_on: 'Invoice Date',
        due_on: 'Due Date',
        amount: 'Total',
        currency: 'Currency Code',
      },
    ],
    [
      'freshbooks_invoices.csv',
      {
        invoice: 'Invoice #',
        customer_name: 'Client Name',
        issued_on: 'Date Issued',
        settled_on: 'Date Paid',
        currency: 'Currency',
      },
    ],
  ])('%s: columns are proposed right', async (file, expected) => {
    workspace = await importWorkspace();
    const inspected = await workspace.must('imports.inspect', {
      fileName: file,
      bytes: read('accounting-exports', file),
    });
    const headerOf = (field: string) =>
      inspected.columns.find((column) => column.proposed === field)?.header;
    expect(
      Object.fromEntries(Object.keys(expected).map((field) => [field, headerOf(field)])),
    ).toEqual(expected);
  });
});
