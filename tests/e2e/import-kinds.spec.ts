/** Whatever a program or a bank gives out is dropped on the window, and each kind says what it is. */
import ExcelJS from 'exceljs';
import { expect, test } from '../harness/app-test.ts';
import { camtFile } from './camt-file.ts';
import { dropFiles } from './drop-file.ts';
import { ublInvoice } from './ubl-file.ts';

const COMPANY = 'Flores del Norte, S.L.';
const done = / imported$/;

/**
 * A workbook as accounting programs write them: banner, blank line, two rows of names. Written on another day it
 * is another file with the same rows.
 */
async function workbook(writtenOn = '2026-11-20'): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.created = new Date(`${writtenOn}T00:00:00Z`);
  const cover = book.addWorksheet('Portada');
  cover.addRow(['Listado de facturas']);
  const sheet = book.addWorksheet('Facturas');
  sheet.addRow([COMPANY]);
  sheet.addRow(['Facturas pendientes a 20/11/2026']);
  sheet.addRow([]);
  sheet.addRow(['Factura', 'Cliente', 'Nombre', 'Fecha', 'Vencimiento', 'Importe']);
  const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
  for (let index = 1; index <= 6; index += 1)
    sheet.addRow([
      `F-${index}`,
      `C${index % 3}`,
      `Cliente ${index % 3}`,
      day(`2026-09-0${index}`),
      day(`2026-10-0${index}`),
      100.5 * index,
    ]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test.describe('files of every kind', () => {
  test.beforeEach(async ({ page, openApp }) => {
    const app = await openApp({ now: '2026-11-21T10:00:00.000Z' });
    await page.goto(app.address);
    await page.getByLabel('Your company').fill(COMPANY);
    await page.getByRole('button', { name: 'Create ledger' }).click();
    await expect(page.getByText('Drop your files here')).toBeVisible();
  });

  test('a workbook: the sheet and the header are found, another sheet can be chosen', async ({
    page,
  }) => {
    await dropFiles(page, [['facturas.xlsx', await workbook()]]);
    await expect(page.getByRole('combobox', { name: 'Sheet' })).toHaveValue('Facturas');
    await expect(page.getByLabel('Header row', { exact: true })).toHaveValue('4');
    await expect(page.getByRole('button', { name: 'Import 6 rows' })).toBeEnabled();
    await page.getByLabel('Remember these settings as').fill('Facturas de mi programa');
    await page.getByRole('button', { name: 'Import 6 rows' }).click();
    await expect(page.getByText(done)).toBeVisible();
    await expect(page.getByText(/^6 invoices: /)).toBeVisible();

    await dropFiles(page, [['facturas.xlsx', await workbook('2026-11-21')]]);
    await expect(
      page.getByText('Read with your settings “Facturas de mi programa”.'),
    ).toBeVisible();
    await expect(page.getByText(/Everything in this file is already in the ledger/)).toBeVisible();
  });

  test('a bank file goes in without questions and leads to the matching', async ({ page }) => {
    const november = camtFile({
      iban: 'ES9121000418450200051332',
      number: '11',
      from: '2026-11-01',
      to: '2026-11-18',
      opening: 1_000_00,
      lines: [
        { on: '2026-11-03', minor: 120_00, payer: 'Floristería Sol', text: 'F-9' },
        { on: '2026-11-04', minor: -2_50, payer: 'Banco', text: 'comisión' },
      ],
    });
    await dropFiles(page, [['noviembre.xml', november]]);
    await expect(page.getByText(/^camt/i).first()).toBeVisible();
    await expect(page.getByText('first statement of this account')).toBeVisible();
    await page.getByRole('button', { name: 'Import 2 bank lines' }).click();
    await page.getByRole('button', { name: 'Match 1 line' }).click();
    await expect(page.getByText('bank to 18 Nov 2026')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Floristería Sol' })).toBeVisible();

    await page.evaluate(() => (location.hash = '#/ledger?tab=statements'));
    await expect(page.getByRole('gridcell', { name: 'balances match' })).toBeVisible();
  });

  test('the rates of the ECB are known afterwards', async ({ page }) => {
    await dropFiles(page, [
      [
        'eurofxref-hist.csv',
        'Date,USD,GBP,JPY,\n2026-11-20,1.1500,0.8801,180.10,\n2026-11-19,1.1400,N/A,181.20,\n',
      ],
    ]);
    await page.getByRole('button', { name: /^Import 5 rates/ }).click();
    await expect(page.getByText(done)).toBeVisible();
    await expect(page.getByText('5 exchange rates', { exact: true }).first()).toBeVisible();
  });

  test('a folder of e-invoices: one list, those in doubt are opened one by one', async ({
    page,
  }) => {
    const clear = Array.from(
      { length: 5 },
      (_, index) =>
        [
          `factura-${index + 1}.xml`,
          ublInvoice({
            number: `FV-${index + 1}`,
            issuedOn: '2026-10-01',
            dueOn: '2026-10-31',
            seller: COMPANY,
            buyer: 'Floristería Sol',
            buyerId: 'ESB00000026',
            net: 100 * (index + 1),
          }),
        ] as const,
    );
    const odd = clear[0]?.[1]
      .replace('FV-1', 'FV-9')
      .replace(/(<cbc:PayableAmount currencyID="EUR">)[\d.]+/, '$1999.00');
    await dropFiles(page, [
      ...clear,
      ['doubtful.xml', odd ?? ''],
      ['cat.jpg', 'not a file of ours'],
    ]);
    await expect(page.getByRole('heading', { name: '7 files' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Import 5 files' })).toBeEnabled();
    await page.getByRole('button', { name: 'Import 5 files' }).click();
    await expect(page.getByText(/5 imported/)).toBeVisible();
    await expect(page.getByText(/5 invoices, 5 goods lines/).first()).toBeVisible();

    await page
      .getByRole('row')
      .filter({ hasText: 'doubtful.xml' })
      .getByRole('button', { name: 'Review …' })
      .click();
    await expect(page.getByRole('heading', { name: 'Invoice FV-9' })).toBeVisible();
    await page.getByRole('button', { name: 'Back to the 7 files' }).click();
    await page.getByRole('button', { name: 'Close list' }).click();
    await page.evaluate(() => (location.hash = '#/ledger'));
    await expect(page.getByText('5 invoices')).toBeVisible();
  });
});
