/** What a customer is called is text: on every screen, and in every file that leaves the program. */
import { expect, test } from '../harness/app-test.ts';
import { dropText } from './drop-file.ts';

const NAME = '<img src=x onerror="document.title=1">';
const FORMULA = '=HYPERLINK("http://evil.example","pay")';
const csv = (...lines: string[]): string => Buffer.from(`${lines.join('\n')}\n`).toString('base64');
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test.describe('hostile names', () => {
  test('a customer named like a tag or a formula is text everywhere', async ({ page, openApp }) => {
    const app = await openApp();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(app.address);
    await page.getByLabel('Your company').fill(NAME);
    await page.getByRole('button', { name: 'Create ledger' }).click();
    await expect(page.getByText('Drop your files here')).toBeVisible();
    await dropText(
      page,
      'customers.csv',
      csv(
        'customer,name,country,language,currency,tax_id,kind,email,phone,address,terms,credit_limit,governing_law',
        `C1,${quoted(NAME)},ES,es,EUR,,company,,,"Street 1",30 days,,`,
        `C2,${quoted(FORMULA)},ES,es,EUR,,company,,,"Street 2",30 days,,`,
      ),
    );
    await page.getByRole('button', { name: /^Import 2 rows/ }).click();
    await expect(page.getByText(/ imported$/)).toBeVisible();
    await dropText(
      page,
      'invoices.csv',
      csv(
        'invoice,customer,issued_on,due_on,currency,gross',
        `${quoted(NAME)},C1,2026-09-01,2026-10-01,EUR,120.00`,
        'INV-2,C2,2026-09-01,2026-10-01,EUR,80.00',
      ),
    );
    await page.getByRole('button', { name: /^Import 2 rows/ }).click();
    await expect(page.getByText(/ imported$/).first()).toBeVisible();

    for (const place of [
      'customers',
      'aging',
      'letters',
      'ledger',
      'customers/C1',
      'settings',
      'import',
    ]) {
      await page.evaluate((hash) => (location.hash = `#/${hash}`), place);
      await page.waitForLoadState('networkidle').catch(() => undefined);
      await expect(page.getByRole('main')).toBeVisible();
      await expect(page.locator('img[src="x"]')).toHaveCount(0);
    }
    await page.evaluate(() => (location.hash = '#/customers'));
    await expect(page.getByText(NAME).first()).toBeVisible();
    await expect(page.getByText(FORMULA).first()).toBeVisible();
    await expect(page).not.toHaveTitle('1');
    expect(
      asked.filter((url) => !url.startsWith(app.origin) && !/^(data|blob):/.test(url)),
    ).toEqual([]);

    await page.evaluate(() => (location.hash = '#/aging'));
    // The list of customers has a button "Export as CSV", as long as it is there.
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const stream = await (await download).createReadStream();
    let text = '';
    for await (const part of stream) text += String(part);
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""pay"")"`);
    expect(text).not.toMatch(/(^|,)"?=/m);
  });
});
