/**
 * A month of the sample company's bank, written from what is open with what banks and customers do
 * to texts; and how a test waits for the matching screen.
 */
import { expect, type Page } from '@playwright/test';
import type { InvoiceRow } from '../../src/contract/calls/facts.ts';
import type { IsoDate } from '../../src/contract/values.ts';
import type { App } from '../harness/app.ts';
import { ask } from './ask.ts';
import { camtFile, type CamtLine } from './camt-file.ts';
import { dropText } from './drop-file.ts';

export const TODAY = '2026-11-21' as IsoDate;
export const LINES = 30;
const IBAN = 'ES9121000418450200051332';

/** What customers write: the number as it is, in another shape, or nothing useful. */
const TEXTS: readonly ((invoice: string) => string)[] = [
  (invoice) => invoice,
  (invoice) => `Rechnung ${invoice.replaceAll('-', ' ')}`,
  (invoice) => `/ROC/${invoice.replaceAll('-', '')}//abono`,
  () => 'pago facturas',
];

export async function monthOf(page: Page, app: App): Promise<readonly CamtLine[]> {
  const { rows } = await ask(page, app, 'invoices.list', {
    asOf: TODAY,
    onlyOpen: true,
    limit: 1000,
  });
  const payable = rows.filter((row) => row.currency === 'EUR' && row.instalments === 1);
  const step = Math.floor(payable.length / LINES);
  return Array.from({ length: LINES }, (_, index) => {
    const invoice = payable[index * step] as InvoiceRow;
    const text = TEXTS[index % TEXTS.length] as (invoice: string) => string;
    return {
      on: `2026-11-${String(1 + (index % 20)).padStart(2, '0')}`,
      minor: invoice.openMinor,
      payer: invoice.name,
      text: text(invoice.invoice),
    };
  });
}

export async function importMonth(page: Page, lines: readonly CamtLine[]): Promise<void> {
  const file = camtFile({
    iban: IBAN,
    number: '11',
    from: '2026-11-01',
    to: '2026-11-20',
    opening: 5_000_00,
    lines,
  });
  await dropText(page, 'noviembre.xml', Buffer.from(file).toString('base64'));
  await expect(page.getByText('balances match')).toBeVisible();
  await page.getByRole('button', { name: /^Import \d+ bank lines?$/ }).click();
}

/** The line in front is as the ledger stands now: Enter would record what is on the screen. */
export const settled = (page: Page): Promise<void> =>
  expect(page.getByRole('region', { name: 'The bank line' })).toHaveAttribute('aria-busy', 'false');

export const toMatch = (page: Page, count: number): Promise<void> =>
  expect(
    page.getByText(count === 1 ? '1 line to match' : `${count} lines to match`, { exact: true }),
  ).toBeVisible();
