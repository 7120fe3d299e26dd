/** Scans and unembedded Chinese under the shell's own policy and protocol; all kinds are in `e2e`. */
import { expect, test } from '@playwright/test';
import type { DuebookClient } from '../../src/contract/api.ts';
import { inkBetween } from '../harness/ink.ts';
import { chinesePdf, jbig2Pdf, SCAN_INK } from '../harness/made-pdf.ts';
import { openShell, type Shell } from './open-shell.ts';

const CUSTOMER = 'C1013';
const PATIENCE = { timeout: 20_000 };

test.describe('papers in the desktop shell', () => {
  let shell: Shell;
  test.beforeAll(async () => {
    shell = await openShell();
  });
  test.afterAll(() => shell.close());

  test('a scan and a Chinese page show their ink', async () => {
    const { page } = shell;
    const coded = [jbig2Pdf(), chinesePdf()].map((pdf) => pdf.toString('base64'));
    await page.evaluate(
      async ([customer, papers]) => {
        const { duebook } = window as unknown as { readonly duebook: DuebookClient };
        await duebook.call('workspace.sample', {});
        for (const [index, paper] of papers.entries())
          await duebook.call('attachments.add', {
            target: { kind: 'customer', customer },
            fileName: `${index}.pdf`,
            bytes: Uint8Array.from(atob(paper), (one) => one.charCodeAt(0)),
          });
        location.hash = `#/customers/${customer}?tab=contracts`;
      },
      [CUSTOMER, coded] as const,
    );

    await page.getByRole('button', { name: 'Open 0.pdf' }).click();
    await expect
      .poll(async () => Math.abs((await inkBetween(page, 0, 1)) / SCAN_INK - 1), PATIENCE)
      .toBeLessThan(0.15);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Open 1.pdf' }).click();
    await expect
      .poll(
        async () => (await inkBetween(page, 0.5, 1)) / (await inkBetween(page, 0, 0.5)),
        PATIENCE,
      )
      .toBeGreaterThan(3);
  });
});
