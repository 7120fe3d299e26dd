/**
 * Lists in the shapes of known accounting programs, all invented: what `import auto` proposes needs
 * no correction, and the ledger owes afterwards what the list says is open. The golden files hold the
 * whole proposal and every sentence; the sums here were added up by hand.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Inspection, Preview } from '../../../src/contract/calls/imports.ts';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { minorToDecimal } from '../../../src/domain/money.ts';
import { onAccount } from '../../../src/ledger/queries/aging/on-account.ts';
import { openItems } from '../../../src/ledger/queries/case/open-items.ts';
import { CUSTOMERS, PROGRAMS, type Expected } from './accounting-program-lists.ts';
import { importWorkspace, type ImportWorkspace } from './workspace-for-imports.ts';
import { english } from '../../harness/english.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../fixtures/accounting-programs');

interface Brought {
  readonly inspection: Inspection;
  readonly preview: Preview;
  readonly open: string;
  readonly customers: readonly string[];
}

async function bring(
  workspace: ImportWorkspace,
  fileName: string,
  content: Uint8Array,
): Promise<Brought> {
  const inspection = await workspace.must('imports.inspect', {
    fileName,
    bytes: content,
    kind: 'auto',
  });
  const preview = await workspace.must('imports.preview', {
    uploadId: inspection.uploadId,
    mapping: inspection.mapping,
  });
  if (preview.new > 0) await workspace.must('imports.commit', { previewId: preview.previewId });
  const moment = { asOf: isoDateOf('2026-11-20'), knownAt: null };
  const [items, credits] = await workspace.ledger.read(async (db) => [
    await openItems(db, moment),
    await onAccount(db, moment),
  ]);
  const sums = new Map<string, number>();
  for (const { currency, openMinor } of items)
    sums.set(currency, (sums.get(currency) ?? 0) + openMinor);
  for (const { currency, unallocatedMinor } of credits)
    sums.set(currency, (sums.get(currency) ?? 0) - unallocatedMinor);
  const named = new Map(
    preview.rows
      .filter(({ status }) => status === 'new')
      .map(({ customer, name }) => [
        customer,
        name === '' || name === customer ? customer : `${customer} ${name}`,
      ]),
  );
  return {
    inspection,
    preview,
    open: [...sums]
      .map(([currency, minor]) => `${minorToDecimal(minor, currency)} ${currency}`)
      .join(', '),
    customers: [...named.values()],
  };
}

const shown = ({ inspection, preview }: Brought): string =>
  [
    `${inspection.kind}, ${english(inspection.format)}, header in line ${inspection.headerLine}`,
    `dates ${inspection.dateOrder.value}, decimal mark ${inspection.decimalMark.value}, currency ${inspection.currency.value}`,
    '',
    ...inspection.columns.map(
      ({ header, proposed }) => `${(proposed ?? '-').padEnd(14)} ${header}`,
    ),
    '',
    ...preview.rows.map(
      (row) =>
        `${row.status.padEnd(9)} ${row.document}, ${row.issuedOn} due ${row.dueOn}, ${row.amountMinor === null ? '?' : minorToDecimal(row.amountMinor, row.currency)} ${row.currency}`,
    ),
    '',
    ...preview.findings.map(({ severity, message }) => `${severity}: ${english(message)}`),
    '',
  ].join('\n');

async function atWorkspace<T>(work: (workspace: ImportWorkspace) => Promise<T>): Promise<T> {
  const workspace = await importWorkspace({ today: '2026-11-20' });
  try {
    return await work(workspace);
  } finally {
    await workspace.close();
  }
}

const expectWhole = ({ preview, open, customers }: Brought, expected: Expected): void => {
  const [read, refused] = expected.rows;
  expect({ open, customers, read: preview.read, refused: preview.refused }).toEqual({
    open: expected.open,
    customers: expected.customers,
    read,
    refused,
  });
};

describe('a list of another program, as proposed', { timeout: 30_000 }, () => {
  it('has an expectation for every file', () => {
    expect(PROGRAMS.map(({ file }) => file)).toEqual(readdirSync(FOLDER).sort());
  });

  it.each(PROGRAMS)('$file', async (expected) => {
    const content = new Uint8Array(readFileSync(path.join(FOLDER, expected.file)));
    await atWorkspace(async (workspace) => {
      const first = await bring(workspace, expected.file, content);
      await expect(shown(first)).toMatchFileSnapshot(
        `./accounting-programs/${expected.file.replace(/\..+$/, '')}.txt`,
      );
      expectWhole(first, expected);
      // The same list once more brings nothing, and nothing else is owed.
      const again = await bring(workspace, expected.file, content);
      expect([again.preview.new, again.open]).toEqual([0, expected.open]);
    });
  });
});

describe('a list of customers of another program', { timeout: 30_000 }, () => {
  const folder = path.resolve(import.meta.dirname, '../../fixtures/customer-lists');

  it('has an expectation for every file', () => {
    expect(CUSTOMERS.map(([file]) => file)).toEqual(readdirSync(folder).sort());
  });

  it.each(CUSTOMERS)('%s', async (file, ...customers) => {
    await atWorkspace(async (workspace) => {
      const brought = await bring(
        workspace,
        file,
        new Uint8Array(readFileSync(path.join(folder, file))),
      );
      await expect(shown(brought)).toMatchFileSnapshot(
        `./accounting-programs/customers-${file.replace(/\..+$/, '')}.txt`,
      );
      expect(brought.inspection.kind).toBe('customer-list');
      expect(brought.customers).toEqual(customers);
    });
  });
});

describe('a workbook of another program', { timeout: 30_000 }, () => {
  async function workbook(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Notes').addRow(['made for the bank']);
    fill(book.addWorksheet('Report'));
    return new Uint8Array((await book.xlsx.writeBuffer()) as unknown as ArrayBuffer);
  }
  const day = (month: number, date: number): Date => new Date(Date.UTC(2026, month - 1, date));

  it('grouped by customer, with a banner, dates as numbers and formulas as totals', async () => {
    const content = await workbook((sheet) => {
      sheet.addRow(['Verde Imports LLC']);
      sheet.addRow(['Open invoices']);
      sheet.addRow([]);
      sheet.addRow(['', 'Date', 'Transaction type', 'Num', 'Due date', 'Amount', 'Open balance']);
      sheet.addRow(['Aroma Coffee House']);
      sheet.addRow(['', day(10, 1), 'Invoice', 1045, day(10, 31), 1250, 1250]);
      sheet.addRow(['', day(10, 18), 'Payment', 77, day(10, 18), -90.5, -90.5]);
      sheet.addRow([
        'Total for Aroma Coffee House',
        '',
        '',
        '',
        '',
        { formula: 'F6+F7', result: 1159.5 },
        1159.5,
      ]);
      sheet.addRow(['Bella Tiles']);
      sheet.addRow(['', day(9, 3), 'Invoice', 1012, day(10, 3), 5000, 4000]);
      sheet.addRow(['Total for Bella Tiles', '', '', '', '', 5000, 4000]);
      sheet.addRow(['TOTAL', '', '', '', '', 6159.5, 5159.5]);
      sheet.getColumn(2).numFmt = 'mm/dd/yyyy';
      sheet.getColumn(5).numFmt = 'mm/dd/yyyy';
    });
    await atWorkspace(async (workspace) => {
      const brought = await bring(workspace, 'open.xlsx', content);
      await expect(shown(brought)).toMatchFileSnapshot(
        './accounting-programs/workbook-grouped.txt',
      );
      expectWhole(brought, {
        file: '',
        open: '5159.50 EUR',
        customers: ['Aroma Coffee House', 'Bella Tiles'],
        rows: [3, 0],
      });
      const again = await bring(workspace, 'open.xlsx', content);
      expect([again.preview.new, again.open]).toEqual([0, '5159.50 EUR']);
    });
  });

  it('with group names over its column names', async () => {
    const content = await workbook((sheet) => {
      sheet.addRow(['Offene Posten Debitoren zum 31.10.2026']);
      sheet.addRow([]);
      sheet.addRow(['Kunde', '', 'Rechnung', '', '', 'Betrag', '', '']);
      sheet.addRow([
        'Nummer',
        'Name',
        'Nummer',
        'Datum',
        'Fälligkeit',
        'Brutto',
        'Bezahlt',
        'Offen',
      ]);
      sheet.addRow([10021, 'Café Kranz', 'RE-77', day(10, 1), day(10, 15), 238, 38, 200]);
      sheet.addRow([10044, 'Bäckerei Ost', 'RE-80', day(10, 5), day(10, 19), 59.5, 0, 59.5]);
      sheet.addRow(['Summe', '', '', '', '', 297.5, 38, 259.5]);
      sheet.getColumn(4).numFmt = 'dd.mm.yyyy';
      sheet.getColumn(5).numFmt = 'dd.mm.yyyy';
    });
    await atWorkspace(async (workspace) => {
      const brought = await bring(workspace, 'offen.xlsx', content);
      await expect(shown(brought)).toMatchFileSnapshot(
        './accounting-programs/workbook-two-rows.txt',
      );
      expectWhole(brought, {
        file: '',
        open: '259.50 EUR',
        customers: ['10021 Café Kranz', '10044 Bäckerei Ost'],
        rows: [2, 0],
      });
    });
  });
});
