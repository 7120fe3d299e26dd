/** What a credit controller learns about a customer is kept, and found again by who comes after. */
import type { IsoDate } from '../../src/contract/values.ts';
import type { App } from '../harness/app.ts';
import { expect, test } from '../harness/app-test.ts';
import { ask } from './ask.ts';
import { dropText } from './drop-file.ts';

/** A panel that takes files for itself; on any other they go to the import. */
const TAKES_FILES = '.side-panel[data-drop-zone]';

/** One of whom the sample company knows nothing: a small customer who always pays. */
const CUSTOMER = 'C1007';

test.describe('the profile of a customer', () => {
  let app: App;
  test.beforeEach(async ({ page, openApp }) => {
    app = await openApp({ sample: 'copy' });
    await page.goto(app.address);
    await page.evaluate(() => (location.hash = '#/customers'));
    await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
  });

  test('contact, pay days, steps and times to avoid; what is wrong stands beside its field', async ({
    page,
  }) => {
    await page.evaluate((code) => (location.hash = `#/customers/${code}?tab=profile`), CUSTOMER);
    const dialog = page.getByRole('dialog');

    await page.getByRole('button', { name: 'Add a contact' }).press('Enter');
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await dialog.getByLabel('E-mail').fill('ana at ruiz');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText(/Give the contact a name/)).toBeVisible();
    await expect(dialog.getByText('"ana at ruiz" is not an e-mail address')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Ana Ruiz');
    await dialog.getByLabel('E-mail').fill('ana@ruiz.example');
    await dialog.getByRole('button', { name: 'Add hours' }).click();
    await dialog.getByLabel('To', { exact: true }).fill('8');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText(/an end that is later than the beginning/)).toBeVisible();
    await dialog.getByLabel('To', { exact: true }).fill('13.30');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Mon–Fri 09:00–13:30')).toBeVisible();

    await page.getByRole('button', { name: 'Add pay days' }).click();
    await dialog.getByRole('checkbox', { name: 'Friday' }).check();
    await dialog.getByLabel('Days of the month').fill('15, 32');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText(/are not days of a month/)).toBeVisible();
    await dialog.getByLabel('Days of the month').fill('15, last');
    await dialog.getByRole('button', { name: 'Save' }).click();
    // Today is Saturday, 21 November 2026; the next Friday comes before the last of the month.
    await expect(page.getByText('Fri 27 Nov 2026')).toBeVisible();

    await page.getByRole('button', { name: 'Add steps' }).click();
    await dialog.getByRole('radio', { name: 'Things are at “Approval” now' }).check();
    await dialog.getByLabel('Step 2: Usual days').fill('5');
    await dialog.getByLabel('There since').fill('2/11/2026');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('here since 2 Nov 2026, 19 days')).toBeVisible();
    await expect(page.getByText('(14 days longer than usual)')).toBeVisible();

    const avoid = page.getByRole('region', { name: 'When not to ask' });
    await avoid.getByRole('button', { name: 'Use the usual three' }).click();
    await expect(avoid.getByText('before 10:00')).toBeVisible();
    await expect(avoid.getByRole('button', { name: 'Use the usual three' })).toHaveCount(0);

    await page.getByRole('button', { name: 'Add a name or account' }).click();
    await dialog.getByLabel('Other name').last().fill('SIEMPREVIVA BCN');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('SIEMPREVIVA BCN', { exact: true })).toBeVisible();
    await expect(dialog).toHaveCount(0);

    await page.reload();
    await expect(page.getByText('Ana Ruiz')).toBeVisible();
    const kept = await ask(page, app, 'customers.profile', { customer: CUSTOMER });
    expect(kept.profile.payCalendar.monthDays).toEqual([15, 31]);
    expect(kept.profile.avoidWindows).toHaveLength(3);
    await page.getByRole('button', { name: 'Remove “SIEMPREVIVA BCN”' }).click();
    await expect(page.getByText('so that bank lines and lists find this customer')).toBeVisible();
  });

  test('a contract with terms as people say them, and its scan', async ({ page }) => {
    await page.evaluate((code) => (location.hash = `#/customers/${code}?tab=contracts`), CUSTOMER);
    await page.getByRole('button', { name: 'New contract' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Terms/).fill('as always');
    await expect(dialog.getByText(/says no terms beyond doubt/)).toBeVisible();
    await dialog.getByLabel(/^Terms/).fill('2/10 net 30');
    await expect(dialog.getByText('net 30, 2% discount within 10 days')).toBeVisible();
    await expect(dialog.getByText('Mon 21 Dec 2026')).toBeVisible();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText(/Give the contract a number/)).toBeVisible();
    await expect(dialog.getByText(/Say what the price rests on/)).toBeVisible();
    await dialog.getByLabel(/^Number \*/).fill('K-2026-014');
    await dialog.getByLabel('Price basis').fill('FOB Guayaquil, price list 3');
    await dialog.getByLabel('Valid from').fill('15/1/2026');
    await dialog.getByRole('button', { name: 'Add a clause' }).click();
    const clause = dialog.getByRole('group', { name: 'Clause 1' });
    await clause.getByLabel('Number').fill('7.2');
    await clause.getByLabel('Percent').fill('1,5');
    await clause.getByLabel('Its words').fill('Late payment bears interest.');
    await dialog.getByRole('button', { name: 'Save' }).click();

    const panel = page.getByRole('complementary');
    await expect(panel.getByText('not citable')).toBeVisible();
    await expect(panel.getByText(/neither side has signed and dated it/)).toBeVisible();
    await panel.getByRole('button', { name: 'Change' }).click();
    await dialog.getByLabel('By us on').fill('10/1/2026');
    await dialog.getByLabel('By the customer on').fill('12/1/2026');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(panel.getByText('may be cited')).toBeVisible();

    // Onto the open contract's panel; the window around it would send it to the import.
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n').toString('base64');
    await dropText(page, 'K-2026-014 signed.pdf', pdf, TAKES_FILES);
    await expect(panel.getByRole('button', { name: 'Open K-2026-014 signed.pdf' })).toBeVisible();
    await dropText(
      page,
      'invoice.pdf',
      Buffer.from('MZ\u0090\u0000').toString('base64'),
      TAKES_FILES,
    );
    await expect(panel.getByRole('alert')).toContainText('"invoice.pdf" is');

    const download = page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Save K-2026-014 signed.pdf as a file' }).click();
    expect((await download).suggestedFilename()).toBe('K-2026-014 signed.pdf');
    await panel.getByRole('button', { name: 'Remove K-2026-014 signed.pdf' }).click();
    await dialog.getByLabel('Why').fill('a draft, not the signed one');
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await expect(panel.getByText(/Nothing kept here/)).toBeVisible();

    await panel.getByRole('button', { name: 'Retire …' }).click();
    await dialog.getByRole('button', { name: 'Retire it' }).click();
    await expect(page.getByText('No contract kept yet')).toBeVisible();
  });

  test('a delivery note dropped onto an open item stays with its invoice', async ({ page }) => {
    await page.evaluate(() => (location.hash = '#/customers/C1013?tab=items'));
    // The figures come after the drop: it is the panel's nevertheless.
    let letThrough: () => void = () => undefined;
    const isDropped = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route('**/call/invoices.get', async (route) => {
      await isDropped;
      await route.continue();
    });
    await page.getByRole('grid').getByText('FE-2026-0458', { exact: true }).dblclick();
    const panel = page.getByRole('complementary');
    await expect(panel.getByRole('heading', { name: /FE-2026-0458/ })).toBeVisible();
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n').toString('base64');
    await dropText(page, 'delivery note 458.pdf', pdf, TAKES_FILES);
    letThrough();
    await expect(panel.getByRole('button', { name: 'Open delivery note 458.pdf' })).toBeVisible();
    const kept = await ask(page, app, 'attachments.list', {
      target: { kind: 'invoice', invoice: 'FE-2026-0458' },
    });
    expect(kept.map(({ fileName }) => fileName)).toEqual(['delivery note 458.pdf']);
  });

  test('what they say is verified or not, and an assessment decides between help and pressure', async ({
    page,
  }) => {
    const claim = {
      kind: 'reason',
      customer: CUSTOMER,
      on: '2026-11-16' as IsoDate,
      note: 'Their bank has closed the line.',
      details: { code: 'X04', state: 'claimed' },
    } as const;
    await ask(page, app, 'case.record', claim);
    await page.evaluate((code) => (location.hash = `#/customers/${code}?tab=credit`), CUSTOMER);
    const part = page.getByRole('region', { name: 'Ability and willingness' });
    await expect(part).toContainText('Whether it could pay is not known');

    await part.getByRole('button', { name: 'Assess …' }).press('Enter');
    const dialog = page.getByRole('dialog');
    const save = dialog.getByRole('button', { name: 'Save' });
    await expect(save).toBeDisabled();
    await dialog
      .getByRole('radiogroup', { name: 'Can pay' })
      .getByText('Yes', { exact: true })
      .click();
    await dialog.getByLabel('By what').fill('annual accounts 2025');
    await save.click();
    await expect(part).toContainText('Pressure');
    await expect(part).toContainText('halved');
    await expect(part).toContainText('Who could pay and says otherwise does not want to.');

    await part.getByRole('button', { name: 'It is true: Cash is tight' }).click();
    await expect(part).toContainText('Remind');
    await expect(part).not.toContainText('halved');

    await ask(page, app, 'case.record', {
      kind: 'waiver',
      customer: CUSTOMER,
      on: '2026-11-17' as IsoDate,
      amount: '12.50',
      details: { approved_by: 'Ana Ruiz', reason: 'flood' },
    });
    await page.evaluate(() => (location.hash = '#/ledger?tab=reasons'));
    const reason = page
      .getByRole('grid', { name: 'Reasons' })
      .getByRole('row')
      .filter({ hasText: 'Their bank has closed the line.' });
    // Two others of the sample company said so too, and of one it was true.
    await expect(reason).toContainText(/Cash is tight.*true 2 of 3/);
    await page.getByRole('combobox', { name: 'Which list' }).click();
    await page.getByRole('option', { name: 'Concessions' }).click();
    const waiver = page
      .getByRole('grid', { name: 'Concessions' })
      .getByRole('row')
      .filter({ hasText: 'Ana Ruiz' });
    await expect(waiver).toContainText(/Waiver.*12\.50.*Ana Ruiz.*flood/);
  });
});

test('one rate by hand gives the total in the currency of the books', async ({ page, openApp }) => {
  const app = await openApp();
  await page.goto(app.address);
  await expect(page.getByLabel('Your company')).toBeVisible();
  await ask(page, app, 'workspace.create', {
    company: 'Flores del Norte, S.L.',
    country: 'ES',
    currency: 'EUR',
  });
  await page.reload();
  await ask(page, app, 'customers.save', { customer: 'F1', name: 'Far and Wide Ltd' });
  for (const currency of ['CNY', 'EUR', 'GBP', 'USD'])
    await ask(page, app, 'invoices.record', {
      invoice: `F1-${currency}`,
      customer: 'F1',
      issuedOn: '2026-11-20' as IsoDate,
      currency,
      grossMinor: 100_000,
      due: [{ dueOn: '2026-12-20' as IsoDate, grossMinor: 100_000 }],
      dueReason: 'agreed on the phone',
    });
  await page.evaluate(() => (location.hash = '#/customers'));
  await expect(page.getByText(/No rate of EUR to CNY/)).toBeVisible();
  await page.getByRole('link', { name: 'Currencies and rates' }).click();
  await expect(page.getByText('No exchange rates yet')).toBeVisible();
  const dialog = page.getByRole('dialog');
  // The first rate is shown while the button for the next is being pressed.
  let letThrough: () => void = () => undefined;
  const isPressed = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route('**/call/rates.coverage', async (route) => {
    await isPressed;
    await route.continue();
  });
  for (const [currency, rate] of [
    ['CNY', '8,2341'],
    ['GBP', '0.8792'],
    ['USD', '1.1578'],
  ] as const) {
    await page.getByRole('button', { name: 'Add rate' }).hover();
    await page.mouse.down();
    if (currency === 'GBP') {
      letThrough();
      await expect(page.getByRole('rowheader', { name: 'CNY' })).toBeVisible();
    }
    await page.mouse.up();
    await dialog.getByLabel('is worth').fill(rate);
    await dialog.getByLabel(/^in \*/).fill(currency);
    await page.getByRole('option', { name: new RegExp(`^${currency}`) }).click();
    await dialog.getByLabel('Source').fill('Banco Norte');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
  }
  await expect(page.getByText('1,000.00 CNY = 121.45 EUR')).toBeVisible();
  await page.evaluate(() => (location.hash = '#/aging'));
  const total = page.getByRole('button', { name: /All in EUR/ });
  await expect(total).toBeVisible();
  await expect(page.getByTitle('at Banco Norte rates of 21 Nov 2026')).toBeVisible();
  await total.click();
  await expect(page.getByRole('complementary').getByText(/rounded half up/)).toBeVisible();
});
