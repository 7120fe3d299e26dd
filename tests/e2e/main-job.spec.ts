/**
 * The main job from an empty start, as an owner does it on the first morning: the workbook that the
 * bookkeeper sent, what a letter needs, the first letters on paper. Counted in clicks and in the seconds
 * that a person takes.
 */
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { expect, test } from '../harness/app-test.ts';
import { pdfPages } from '../documents/pdf-text.ts';

/** Code, name, street, postcode, town, province, tax number. */
const CUSTOMERS = [
  [
    '430001',
    'Jardines de Ronda, S.L.',
    'Calle Armiñán 12',
    '29400',
    'Ronda',
    'Málaga',
    'B00000026',
  ],
  ['430002', 'Floristería Ñandú', 'Av. del Puerto 3', '46021', 'València', 'Valencia', 'B00000034'],
  ['430003', 'Aizpurua, S.A.', 'Calle Mayor 7', '20001', 'Donostia', 'Gipuzkoa', 'A00000042'],
  ['430004', 'Hogar y Luz, S.L.', 'Gran Vía 101', '08008', 'Barcelona', 'Barcelona', 'B00000059'],
  ['430005', 'La Casa Azul', 'Rúa do Vilar 22', '15705', 'Santiago', 'A Coruña', 'B00000067'],
] as const;
const ROWS = 40;

interface Row {
  readonly number: string;
  readonly customer: (typeof CUSTOMERS)[number];
  readonly issuedOn: Date;
  readonly dueOn: Date;
  readonly amount: number;
}

/** Every thirteenth row is a credit note; dates from June to November, thirty days each. */
const rows: readonly Row[] = Array.from({ length: ROWS }, (_, index) => {
  const isCredit = index % 13 === 12;
  const issuedOn = new Date(Date.UTC(2026, 5, 1 + index * 4));
  return {
    number: `${isCredit ? 'AB' : 'F26'}-${String(index + 1).padStart(4, '0')}`,
    customer: CUSTOMERS[index % CUSTOMERS.length] as Row['customer'],
    issuedOn,
    dueOn: new Date(issuedOn.getTime() + 30 * 86_400_000),
    amount: Math.round((isCredit ? -(50 + index * 3.1) : 200 + index * 37.35) * 100) / 100,
  };
});

/** A title, a line that says what it is, an empty row, forty rows, and their total. */
async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Pendientes');
  sheet.addRow(['Importaciones Lirio, S.L.']);
  sheet.addRow(['Relación de facturas pendientes de cobro a 21/11/2026']);
  sheet.addRow([]);
  sheet.addRow([
    ...['Nº factura', 'Cód. cliente', 'Cliente', 'Dirección', 'C.P.', 'Población', 'Provincia'],
    ...['NIF', 'Fecha factura', 'Vencimiento', 'Importe', 'Divisa'],
  ]);
  for (const row of rows)
    sheet.addRow([row.number, ...row.customer, row.issuedOn, row.dueOn, row.amount, 'EUR']);
  const total = rows.reduce((sum, row) => sum + Math.round(row.amount * 100), 0) / 100;
  sheet.addRow(['Total', ...Array<null>(9).fill(null), total]);
  for (const column of [9, 10]) sheet.getColumn(column).numFmt = 'dd/mm/yyyy';
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Seconds of the keystroke-level model (Card, Moran, Newell 1980): a key, pointing, a button, thinking. */
const KEY = 0.28;
const CLICK = 1.1 + 0.2;
const THINK = 1.35;
/** The system's own dialog to choose a file, which no test sees. */
const CHOOSE_A_FILE = 6;

test.use({ locale: 'es-ES', contextOptions: { reducedMotion: 'no-preference' } });

test('from an empty start to letters on paper, in twelve clicks and two minutes', async ({
  page,
  openApp,
}) => {
  const app = await openApp({ now: '2026-11-21T10:00:00.000Z' });
  await page.goto(app.address);
  await expect(page.getByLabel('Your company')).toBeFocused();
  // Of a mouse; what a key presses has no detail.
  await page.evaluate(() => {
    const counted = window as unknown as { clicks: number };
    counted.clicks = 0;
    document.addEventListener('click', (event) => (counted.clicks += event.detail > 0 ? 1 : 0), {
      capture: true,
    });
  });
  let seconds = 0;
  const began = Date.now();
  /** Into the field that has the keyboard; `then` leads on. */
  const type = async (text: string, ...then: readonly string[]): Promise<void> => {
    await page.keyboard.type(text);
    for (const key of then) await page.keyboard.press(key);
    seconds += THINK + (text.length + then.length) * KEY;
  };
  const click = async (name: string | RegExp, within = page.locator('body')): Promise<void> => {
    const target = within.getByRole('button', { name }).or(within.getByRole('link', { name }));
    await target.first().click();
    seconds += THINK + CLICK;
  };

  await type('Importaciones Lirio, S.L.', 'Enter');
  const chooser = page.waitForEvent('filechooser');
  await click('Choose files …');
  await (
    await chooser
  ).setFiles({
    name: 'pendientes.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await workbook(),
  });
  seconds += CHOOSE_A_FILE;
  await click('Import 40 rows');
  const needs = page.getByRole('region', { name: 'Before the first letter' });
  await click('Complete', needs);

  await expect(page.getByLabel('Address as printed')).toBeFocused();
  await type('Calle Mayor 1\n28013 Madrid', 'Tab', 'Tab', 'Tab', 'Tab');
  await type('ESB00000018', 'Tab');
  await type('Ana Ruiz', 'Tab');
  await type('+34 910 000 001', 'Tab', 'Tab');
  await type('Ana Ruiz', 'Tab');
  await type('Gerente', 'Enter');
  await expect(page.getByText('Company saved')).toBeVisible();
  await click('Bank accounts');
  await click('Add account');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('IBAN or account number').click();
  seconds += CLICK;
  await type('ES91 2100 0418 4502 0005 1332', 'Enter');
  await expect(page.getByText('Account saved')).toBeVisible();

  await click('Letters', page.getByRole('navigation'));
  const ready = page
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox', { checked: true }) });
  await expect(ready.filter({ hasText: 'Floristería Ñandú' })).toBeVisible();
  await click(/^Issue 5 letters …/);
  await click('Issue 5 letters', dialog);
  await expect(page.getByText('5 letters are issued')).toBeVisible();
  const download = page.waitForEvent('download');
  await click('Save as one PDF');
  const bytes = readFileSync(await (await download).path());

  const clicks = await page.evaluate(() => (window as unknown as { clicks: number }).clicks);
  expect(clicks).toBeLessThanOrEqual(12);
  seconds += (Date.now() - began) / 1000;
  test.info().annotations.push({ type: 'main job', description: `${clicks} clicks, ${seconds} s` });
  expect(seconds).toBeLessThan(120);

  const letter = (await pdfPages(new Uint8Array(bytes)))
    .map((lines) => lines.join('\n'))
    .find((text) => text.includes('Floristería Ñandú'));
  for (const part of [
    ...['Importaciones Lirio, S.L.', 'Calle Mayor 1', '28013 Madrid', 'ESB00000018'],
    ...['Av. del Puerto 3', '46021 València', 'Valencia', 'Ana Ruiz', '+34 910 000 001'],
    ...['ES91 2100 0418 4502 0005 1332', 'F26-0002', 'F26-0032'],
  ])
    expect.soft(letter).toContain(part);
});
