/**
 * Every place of the program: screens and their tabs, side panels, dialogs, menus and the calendar, each
 * with the way to it. In rounds of one page each, which can be gone through side by side. The first minutes
 * begin without a ledger, the others with the sample company:
 *
 *     for (const place of PLACES.ledger) {
 *       await goTo(page, place);           // it is there, and nothing of it is still being read
 *       …
 *     }
 *
 * The sample company lacks some things (a contract, a write-off, a customer twice): `addWhatIsMissing`.
 */
import { expect, type Page, type Request } from '@playwright/test';
import type { CallInput, CallName, CallOutput } from '../../src/contract/api.ts';
import type { IsoDate } from '../../src/contract/values.ts';
import { camtFile } from './camt-file.ts';
import { dropFiles } from './drop-file.ts';

export interface Place {
  readonly name: string;
  /** Address behind `#/`; left out: from where the place before it is. */
  readonly at?: string;
  readonly open?: (page: Page) => Promise<unknown>;
}

const CUSTOMER = 'C1013';
const ON_A_PLAN = 'C9202';
/** Over the list of customers. */
const FILTER = 'Name, code or country';
const TODAY = '2026-11-21' as IsoDate;

// --- What a person does on the way to a place.

const press =
  (...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
const click =
  (
    name: string | RegExp,
    role: 'button' | 'menuitem' | 'option' | 'combobox' | 'link' = 'button',
  ) =>
  (page: Page): Promise<void> =>
    page
      .getByRole(role, { name, exact: typeof name === 'string' })
      .first()
      .click();
/** A choice of several that are all in sight. */
const choose = (name: string | RegExp) => (page: Page) =>
  page.getByText(name, { exact: true }).first().click();
/** The panel of the first row; in the panel of another one, of the next. */
const openRow = async (page: Page): Promise<void> => {
  await page.locator('#work [role="grid"] tbody tr[aria-rowindex]').first().waitFor();
  await page.locator('#work [role="grid"]').first().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByRole('complementary').waitFor();
};
const fill = (label: string, text: string) => (page: Page) =>
  page.getByLabel(label).first().fill(text);
const dialog = (page: Page): Promise<void> => page.getByRole('dialog').last().waitFor();
const menu = (page: Page): Promise<void> => page.getByRole('menu').waitFor();

/** One after the other; what the last one leads to is waited for by `goTo`. */
const steps =
  (...each: readonly ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page): Promise<void> => {
    for (const [nth, step] of each.entries()) {
      if (nth > 0) await settled(page);
      await step(page);
    }
  };
const inDialog = (name: string | RegExp) => async (page: Page) => {
  await click(name)(page);
  await dialog(page);
};
const noticeShown = (page: Page): Promise<void> =>
  page.getByRole('dialog').locator('canvas').first().waitFor();
const recordDialog = (name: string) => async (page: Page) => {
  await click('Record …')(page);
  await click(name, 'menuitem')(page);
  await dialog(page);
};
const bankLine = steps(
  (page) => page.getByRole('region', { name: 'The bank line' }).waitFor(),
  (page) => page.locator('[data-bank-list]').focus(),
);
const ledgerPanel = (tab: string, name: string): readonly Place[] => [
  { name: `ledger, ${name}`, at: `ledger?tab=${tab}` },
  { name: `ledger, ${name}, panel`, open: openRow },
];

const csv = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
const INVOICES = csv(
  'Invoice,Customer,Date,Due,Amount',
  'A-1,Floralia,13/09/2026,13/10/2026,"1,200.00"',
  'A-2,Floralia,14/09/2026,31/02/2026,80.00',
  'A-1,Floralia,13/09/2026,13/10/2026,"1,200.00"',
);
/** Of the sample's account: one line that pays exactly what is owed, one that nobody knows. */
const STATEMENT = camtFile({
  iban: 'ES9121000418450200051332',
  number: '47',
  from: '2026-11-20',
  to: '2026-11-21',
  opening: 5_000_00,
  lines: [
    { on: '2026-11-20', minor: 2_500_00, payer: 'Taller Siempreviva', text: 'X77-1' },
    { on: '2026-11-20', minor: 77_11, payer: 'Somebody', text: 'thanks' },
  ],
});
const drop =
  (...files: readonly (readonly [string, string])[]) =>
  (page: Page) =>
    dropFiles(page, files);

// --- The places.

/** From the start screen, through a new ledger and its first import, back to the start screen. */
const firstMinutes: readonly Place[] = [
  { name: 'start' },
  { name: 'start, countries', open: steps(click('Country', 'combobox')) },
  { name: 'start, company missing', open: steps(press('Escape'), click('Create ledger')) },
  {
    name: 'import, nothing yet',
    open: steps(fill('Your company', 'Flores del Norte, S.L.'), click('Create ledger'), (page) =>
      page.getByText('Drop your files here').waitFor(),
    ),
  },
  { name: 'today, nothing yet', at: 'today' },
  { name: 'customers, none yet', at: 'customers' },
  { name: 'aging, nothing yet', at: 'aging' },
  { name: 'signals, nothing yet', at: 'signals' },
  { name: 'limits, nobody yet', at: 'limits' },
  { name: 'letters, nothing yet', at: 'letters' },
  { name: 'letters, register, none yet', at: 'letters?tab=register' },
  { name: 'bank, nothing yet', at: 'bank' },
  { name: 'ledger, nothing yet', at: 'ledger' },
  { name: 'bank accounts, none yet', at: 'settings/bank' },
  { name: 'currencies, no rates yet', at: 'settings/currencies' },
  {
    name: 'import, several files',
    at: 'import',
    open: steps(
      drop(['one.csv', INVOICES], ['two.csv', INVOICES.replaceAll('A-', 'B-')], ['x.pdf', 'x']),
      (page) => page.getByRole('button', { name: 'Close list' }).waitFor(),
    ),
  },
  {
    name: 'import, preview',
    open: steps(click('Close list'), drop(['list.csv', INVOICES]), (page) =>
      page.getByRole('button', { name: /^Import \d+ rows?/ }).waitFor(),
    ),
  },
  {
    name: 'import, done',
    open: steps(click(/^Import \d+ rows?/), (page) => page.getByText(/ imported$/).waitFor()),
  },
  { name: 'import, findings of one', open: steps(click('Findings of list.csv')) },
  { name: 'import, undo', open: inDialog('Undo') },
  { name: 'company, details missing', at: 'settings/company' },
  { name: 'letters, your details missing', at: 'letters' },
  {
    name: 'start, with ledgers',
    at: 'settings/ledger',
    open: steps(click('Close ledger'), click(/^More for/), menu),
  },
  { name: 'start, remove a ledger', open: steps(click(/^Remove/, 'menuitem'), dialog) },
];

/** The sheet of the customer in hand is there, and its keys are heard. */
const callSheet = (page: Page): Promise<void> =>
  page.getByRole('toolbar', { name: 'What the call came to' }).waitFor();

const customersAndAging: readonly Place[] = [
  { name: 'today', at: 'today', open: callSheet },
  { name: 'today, a promise', open: steps(press('p'), dialog) },
  { name: 'today, a plan', open: steps(press('Escape'), press('l'), dialog) },
  { name: 'today, a dispute', open: steps(press('Escape'), press('d'), dialog) },
  { name: 'today, refused', open: steps(press('Escape'), press('f'), dialog) },
  { name: 'today, snooze', open: steps(press('Escape'), press('s'), dialog) },
  { name: 'customers', at: 'customers' },
  { name: 'customer panel', open: openRow },
  {
    name: 'customer panel, an invoice',
    open: (page) => page.getByRole('complementary').locator('td button').first().click(),
  },
  { name: 'customers, columns', at: 'customers', open: inDialog('Columns') },
  { name: 'customers, no match', at: 'customers?currency=all', open: fill(FILTER, 'zzz') },
  { name: 'customers, all currencies', open: fill(FILTER, '') },
  { name: 'new customer', at: 'customers', open: inDialog('New customer') },
  { name: 'possible duplicates', open: steps(press('Escape'), inDialog(/duplicates?\?$/)) },
  {
    name: 'merge two customers',
    open: steps(
      (page) => page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click(),
      dialog,
    ),
  },
  {
    name: 'customers, total in the book currency',
    at: 'customers',
    open: steps((page) => page.getByRole('button', { name: /^All in EUR/ }).click()),
  },
  { name: 'aging', at: 'aging' },
  {
    name: 'aging cell panel',
    open: steps((page) => page.getByRole('gridcell').getByRole('button').first().click()),
  },
  {
    name: 'aging, an invoice',
    open: (page) => page.getByRole('complementary').locator('td button').first().click(),
  },
  { name: 'aging, limits', at: 'aging', open: inDialog(/^Limits: /) },
  { name: 'aging, export', open: steps(press('Escape'), click('Export'), menu) },
  {
    name: 'aging, chart',
    open: steps(press('Escape'), click('Chart'), (page) =>
      page.locator('.recharts-surface').first().waitFor(),
    ),
  },
  { name: 'aging, by item', open: steps(click('Chart')), at: 'aging?by=item' },
  { name: 'aging, five buckets', at: 'aging?into=bucket' },
  { name: 'aging, why an item is in its bucket', open: openRow },
  { name: 'aging, five buckets by item', at: 'aging?into=bucket&by=item' },
  { name: 'aging, by country', at: 'aging?by=country' },
  { name: 'aging, by currency', at: 'aging?by=currency' },
  { name: 'signals', at: 'signals' },
  { name: 'signal panel', open: openRow },
  { name: 'dismiss a signal', open: steps(press('d'), dialog) },
  { name: 'limits', at: 'limits' },
  { name: 'limit panel', open: openRow },
  {
    name: 'limits, map',
    at: 'limits?view=map',
    open: (page) => page.locator('.recharts-surface').first().waitFor(),
  },
  { name: 'signals, all', at: 'signals?show=all' },
  { name: 'record a signal', open: steps(press('n'), dialog) },
  { name: 'the day shown', at: 'customers', open: inDialog(/Change date$/) },
  {
    name: 'customers, an earlier day',
    open: steps(click('End of last month'), press('Escape')),
  },
  { name: 'today, an earlier day', at: 'today' },
  { name: 'aging, an earlier day', at: 'aging' },
  { name: 'signals, an earlier day', at: 'signals' },
  { name: 'signal panel, an earlier day', open: openRow },
  { name: 'letters, an earlier day', at: 'letters' },
  { name: 'ledger menu', open: steps(click('Back to today'), click(/^Ledger /), menu) },
];

const ledger: readonly Place[] = [
  { name: 'ledger, record menu', at: 'ledger', open: steps(click('Record …'), menu) },
  { name: 'record an invoice', open: steps(click('Invoice …', 'menuitem'), dialog) },
  { name: 'record a debit note', at: 'ledger', open: recordDialog('Debit note …') },
  { name: 'record a credit note', at: 'ledger', open: recordDialog('Credit note …') },
  { name: 'small balances', at: 'ledger', open: recordDialog('Small balances …') },
  { name: 'ledger, open invoices', at: 'ledger?open=yes' },
  ...ledgerPanel('invoices', 'invoices'),
  { name: 'open dispute', at: `ledger?invoice=HAND-1`, open: inDialog('Open dispute') },
  { name: 'write off', open: steps(press('Escape'), inDialog('Write off …')) },
  { name: 'change due date', open: steps(press('Escape'), inDialog('Change due date …')) },
  { name: 'reverse', open: steps(press('Escape'), inDialog('Reverse …')) },
  { name: 'resolve dispute', at: `ledger?invoice=HAND-2`, open: inDialog('Resolve dispute') },
  ...ledgerPanel('creditNotes', 'credit notes'),
  { name: 'refund', open: inDialog('Refund …') },
  ...ledgerPanel('disputes', 'disputes'),
  { name: 'ledger, discounts', at: 'ledger?tab=discounts' },
  { name: 'ledger, discounts, panel of an invoice', open: openRow },
  { name: 'ledger, discounts, panel of a total', open: click(/^Given in/) },
  ...ledgerPanel('writeOffs', 'write-offs'),
  ...ledgerPanel('promises', 'promises'),
  { name: 'ledger, plans', at: 'ledger?tab=plans' },
  { name: 'ledger, disputed items', at: 'ledger?tab=disputedItems' },
  ...ledgerPanel('holds', 'holds'),
  ...ledgerPanel('reasons', 'reasons'),
  { name: 'ledger, concessions', at: 'ledger?tab=concessions' },
  ...ledgerPanel('receipts', 'receipts'),
  ...ledgerPanel('allocations', 'allocations'),
  ...ledgerPanel('refunds', 'refunds'),
  { name: 'ledger, imports, none yet', at: 'ledger?tab=imports' },
  ...ledgerPanel('journal', 'journal'),
  { name: 'ledger, journal, technical line', open: choose('Technical line') },
  ...ledgerPanel('reversals', 'reversals'),
];

const customer: readonly Place[] = [
  { name: 'customer', at: `customers/${CUSTOMER}` },
  { name: 'open item panel', open: openRow },
  { name: 'allocate', at: `customers/${CUSTOMER}`, open: inDialog('Allocate') },
  { name: 'record receipt', open: steps(press('Escape'), inDialog('Record receipt')) },
  { name: 'customer, calendar', open: steps(press('Alt+ArrowDown')) },
  {
    name: 'an order',
    at: `customers/${CUSTOMER}`,
    open: steps(inDialog('Deliveries'), fill('The order comes to', '4000')),
  },
  { name: 'hold deliveries', open: inDialog('Hold deliveries …') },
  { name: 'score', at: `customers/${CUSTOMER}`, open: inDialog(/^Priority: /) },
  {
    name: 'hold, its menu',
    at: `customers/${CUSTOMER}`,
    open: steps(click(/\. Since \d/), menu),
  },
  {
    name: 'notice of a hold',
    open: steps(click('Notice to the customer …', 'menuitem'), dialog, noticeShown),
  },
  {
    name: 'confirmation of a plan',
    at: `customers/${ON_A_PLAN}`,
    open: steps(inDialog(/^Confirmation … for the customer/), noticeShown),
  },
  { name: 'timeline', at: `customers/${CUSTOMER}?tab=timeline` },
  {
    name: 'timeline, panel',
    at: `customers/${CUSTOMER}?tab=timeline&show=invoices`,
    open: openRow,
  },
  {
    name: 'payment behaviour',
    at: `customers/${CUSTOMER}?tab=payments`,
    open: (page) => page.locator('.recharts-surface').first().waitFor(),
  },
  {
    name: 'payment behaviour, an invoice',
    open: (page) => page.locator('#work td button').first().click(),
  },
  {
    name: 'purchases',
    at: `customers/${CUSTOMER}?tab=purchases`,
    open: (page) => page.locator('.recharts-surface').first().waitFor(),
  },
  {
    name: 'purchases, an invoice',
    open: (page) => page.locator('#work td button').first().click(),
  },
  { name: 'credit file', at: `customers/${CUSTOMER}?tab=credit` },
  { name: 'credit file, decision', open: inDialog('Decide …') },
  { name: 'credit file, report', open: steps(press('Escape'), inDialog(/^Add a report/)) },
  { name: 'credit file, reference', open: steps(press('Escape'), inDialog(/^Add a reference/)) },
  { name: 'credit file, statement', open: steps(press('Escape'), inDialog(/^Add a statement/)) },
  { name: 'credit file, limit', open: steps(press('Escape'), inDialog('Set a limit …')) },
  { name: 'credit file, ability', open: steps(press('Escape'), inDialog('Assess …')) },
  { name: 'profile', at: `customers/${CUSTOMER}?tab=profile` },
  { name: 'profile, details', at: `customers/${CUSTOMER}?tab=profile&edit=details`, open: dialog },
  {
    name: 'profile, contact',
    at: `customers/${CUSTOMER}?tab=profile`,
    open: inDialog('Add a contact'),
  },
  {
    name: 'profile, pay days',
    open: steps(press('Escape'), inDialog(/When they pay$|^Add pay days/)),
  },
  {
    name: 'profile, steps',
    open: steps(press('Escape'), inDialog(/From invoice to payment$|^Add steps/)),
  },
  {
    name: 'profile, papers',
    open: steps(press('Escape'), inDialog(/Papers they need$|^Add papers/)),
  },
  {
    name: 'profile, when not to ask',
    open: steps(press('Escape'), inDialog(/When not to ask$|^Add a time/)),
  },
  {
    name: 'profile, notes',
    open: steps(press('Escape'), inDialog(/Discretion and notes$|^Add notes/)),
  },
  { name: 'profile, a name', open: steps(press('Escape'), inDialog('Add a name or account')) },
  { name: 'merge with', open: steps(press('Escape'), inDialog('Merge with …')) },
  {
    name: 'undo a merge',
    at: `customers/${CUSTOMER}?tab=profile`,
    open: inDialog(/^Undo the merge/),
  },
  { name: 'contracts', at: `customers/${CUSTOMER}?tab=contracts` },
  { name: 'contract panel', open: click('Open contract K-2026-014') },
  { name: 'a paper', open: steps(click('Open agreement.png'), dialog) },
  { name: 'remove a paper', open: steps(press('Escape'), inDialog('Remove agreement.png')) },
  { name: 'retire contract', open: steps(press('Escape'), inDialog('Retire …')) },
  { name: 'change contract', open: steps(press('Escape'), inDialog('Change')) },
  {
    name: 'new contract',
    at: `customers/${CUSTOMER}?tab=contracts`,
    open: inDialog('New contract'),
  },
  { name: 'new contract, a clause', open: steps(fill('Number', 'K-9'), click('Add a clause')) },
  {
    name: 'leave a form',
    open: steps(press('Escape'), (page) => page.getByRole('alertdialog').waitFor()),
  },
];

const letters: readonly Place[] = [
  { name: 'letters, run', at: 'letters' },
  { name: 'letters, date', open: inDialog(/^Dated /) },
  { name: 'letters, candidate', open: steps(press('Escape'), openRow) },
  { name: 'letters, candidate, items', open: choose(/^\d+ items?$/) },
  { name: 'letters, issue', at: 'letters', open: inDialog(/^Issue \d/) },
  {
    name: 'letters, issued',
    open: steps(
      (page) =>
        page
          .getByRole('dialog')
          .getByRole('button', { name: /^Issue \d/ })
          .click(),
      (page) => page.getByText(/(letter is|letters are) issued$/).waitFor(),
    ),
  },
  { name: 'letters, register', at: 'letters?tab=register' },
  { name: 'letter panel', open: openRow },
  { name: 'letter panel, details', open: choose('Details') },
  { name: 'cancel a letter', open: inDialog('Cancel letter …') },
  { name: 'palette', at: 'letters?tab=register', open: steps(press('Control+k')) },
  { name: 'palette, found', open: (page) => page.keyboard.type('flor') },
  {
    name: 'shortcuts',
    at: 'customers',
    open: steps((page) => page.locator('#work').focus(), press('Shift+?'), dialog),
  },
  { name: 'help', at: 'customers', open: inDialog('Help') },
];

const bankAndSettings: readonly Place[] = [
  {
    name: 'import, bank statement',
    at: 'import',
    open: steps(drop(['november.xml', STATEMENT]), (page) =>
      page.getByRole('button', { name: /^Import \d+ bank lines?/ }).waitFor(),
    ),
  },
  {
    name: 'import, bank statement done',
    open: steps(click(/^Import \d+ bank lines?/), (page) => page.getByText(/ imported$/).waitFor()),
  },
  { name: 'bank', at: 'bank', open: bankLine },
  { name: 'bank, split', open: press('s') },
  { name: 'bank, on account', at: 'bank', open: steps(press('Escape'), press('a'), dialog) },
  { name: 'bank, not ours', at: 'bank', open: steps(press('x'), dialog) },
  { name: 'bank, keys', open: steps(press('Escape'), press('Shift+?'), dialog) },
  {
    name: 'bank, exact matches',
    at: 'bank/sure',
    open: (page) => page.getByRole('grid').waitFor(),
  },
  { name: 'bank, an exact match', open: openRow },
  {
    name: 'bank, exact matches accepted',
    open: steps(click(/^Accept \d+ lines?$/), (page) => page.getByText(/accepted\.$/).waitFor()),
  },
  { name: 'bank, matched lines', at: 'bank?show=matched', open: bankLine },
  { name: 'bank, money out', at: 'bank?way=out' },
  { name: 'letters, lines to match', at: 'letters' },
  ...ledgerPanel('bankLines', 'bank lines'),
  ...ledgerPanel('statements', 'statements'),
  ...ledgerPanel('imports', 'imports'),
  { name: 'import, earlier imports', at: 'import' },
  { name: 'company', at: 'settings/company' },
  { name: 'bank accounts', at: 'settings/bank' },
  { name: 'bank account', open: inDialog('Add account') },
  { name: 'bank account, stop using', open: steps(press('Escape'), inDialog('Stop using')) },
  { name: 'currencies', at: 'settings/currencies' },
  { name: 'add a rate', open: inDialog('Add rate') },
  { name: 'interest rates', at: 'settings/interest' },
  {
    name: 'interest, calculated',
    open: steps(fill('Amount due', '10000'), (page) =>
      page.getByRole('table', { name: 'Interest by period' }).waitFor(),
    ),
  },
  { name: 'add a legal rate', open: inDialog('Add rate') },
  { name: 'policy', at: 'settings/policy' },
  {
    name: 'policy, a change',
    open: steps(fill('Reminder, level 1: day', '2'), (page) =>
      page.getByRole('grid', { name: 'Customers whose next step changes' }).waitFor(),
    ),
  },
  { name: 'policy, save', open: steps(press('Control+s'), dialog) },
  {
    name: 'policy, a wrong value',
    open: steps(press('Escape'), fill('First call: day', 'soon')),
  },
  { name: 'policy, versions', at: 'settings/policy?versions=yes' },
  { name: 'policy, letters', at: 'settings/policy?tab=letters' },
  { name: 'policy, contacts', at: 'settings/policy?tab=contacts' },
  {
    name: 'policy, on your own past',
    open: steps(click('Look back over the last year'), (page) =>
      page.getByText(/^Since .* payments or more/).waitFor(),
    ),
  },
  { name: 'policy, buckets', at: 'settings/policy?tab=buckets' },
  {
    name: 'policy, exceptions',
    at: 'settings/policy?tab=exceptions',
    open: steps(click('Add an exception'), (page) =>
      page.getByText('Nothing is ever due', { exact: true }).click(),
    ),
  },
  { name: 'policy, discarded', open: click('Discard') },
  { name: 'ledger file', at: 'settings/ledger' },
  {
    name: 'ledger file, checked',
    open: steps(click('Check ledger'), (page) => page.getByText('No problems found').waitFor()),
  },
  { name: 'display', at: 'settings/display' },
];

export const PLACES = {
  ledger,
  customersAndAging,
  bankAndSettings,
  customer,
  firstMinutes,
  letters,
};

// --- Going there.

/** Calls and pieces of the program that have been asked for and are not here yet. */
const waiting = new WeakMap<Page, Set<Request>>();

function waitingOn(page: Page): ReadonlySet<Request> {
  const known = waiting.get(page);
  if (known !== undefined) return known;
  const made = new Set<Request>();
  waiting.set(page, made);
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') made.add(request);
  });
  page.on('requestfinished', (request) => made.delete(request));
  page.on('requestfailed', (request) => made.delete(request));
  return made;
}

/** What was asked for is here and drawn. */
export async function settled(page: Page): Promise<void> {
  const requests = waitingOn(page);
  await expect
    .poll(
      async () => {
        const bones = await page.evaluate(async () => {
          const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
          await frame();
          await frame();
          return document.querySelectorAll('.mantine-Skeleton-root, [class*=bone]').length;
        });
        return requests.size + bones;
      },
      { intervals: [0, 20, 50] },
    )
    .toBe(0);
}

/** Whatever lies over a screen or beside its list. */
export const OVER = '[role="dialog"], [role="alertdialog"], [role="menu"], .side-panel';

async function closeAll(page: Page): Promise<void> {
  const over = page.locator(OVER).filter({ visible: true });
  for (let tries = 0; (await over.count()) > 0; tries += 1) {
    if (tries > 6) throw new Error(`does not close: ${await over.first().innerText()}`);
    const leave = page.getByRole('button', { name: 'Close without saving' });
    if (await leave.isVisible()) await leave.click();
    else await page.keyboard.press('Escape');
    await settled(page);
  }
}

export async function goTo(page: Page, place: Place): Promise<void> {
  if (place.at !== undefined) {
    await closeAll(page);
    await page.evaluate((hash) => (location.hash = `#/${hash}`), place.at);
    await expect(page.locator('h1')).toBeVisible();
    await settled(page);
    if (place.open === undefined) return;
  }
  await place.open?.(page);
  await settled(page);
}

/** A call to the engine behind the page. */
type Call = <K extends CallName>(name: K, input: CallInput<K>) => Promise<CallOutput<K>>;

/** What the sample company lacks of what the places show. */
export async function addWhatIsMissing(call: Call): Promise<void> {
  const day = (iso: string): IsoDate => iso as IsoDate;
  const invoice = (number: string, customer: string): Promise<unknown> =>
    call('invoices.record', {
      invoice: number,
      customer,
      issuedOn: day('2026-09-10'),
      currency: 'EUR',
      grossMinor: 250_000,
      due: [{ dueOn: day('2026-10-10'), grossMinor: 250_000 }],
      dueReason: 'agreed on the phone',
    });
  const alike = (code: string, name: string): Promise<unknown> =>
    call('customers.save', { customer: code, name, country: 'ES', currency: 'EUR' });
  await alike('X77', 'Atelier Siempre Viva SL');
  await alike('X78', 'Taller Siempreviva');
  await call('customers.merge', { from: 'X78', into: CUSTOMER, reason: 'same tax number' });
  for (const number of ['HAND-1', 'HAND-2']) await invoice(number, CUSTOMER);
  await invoice('X77-1', 'X77');
  await call('disputes.open', {
    invoice: 'HAND-2',
    openedOn: day('2026-10-20'),
    reason: 'three cartons broken on arrival',
  });
  const { items } = await call('invoices.get', { asOf: TODAY, invoice: 'HAND-1' });
  const writeOff = (amountMinor: number): ReturnType<typeof call<'writeOffs.record'>> =>
    call('writeOffs.record', {
      itemId: items[0]?.itemId ?? 0,
      effectiveOn: TODAY,
      amountMinor,
      reason: 'breakage agreed',
    });
  await writeOff(1_000);
  const { number } = await writeOff(2_000);
  await call('facts.reverse', {
    kind: 'write_off',
    reference: number,
    effectiveOn: TODAY,
    reason: 'was paid after all',
  });
  await call('creditNotes.record', {
    creditNote: 'CN-HAND',
    customer: CUSTOMER,
    issuedOn: TODAY,
    currency: 'EUR',
    amountMinor: 30_000,
  });
  await call('refunds.record', {
    sourceKind: 'credit_note',
    source: 'CN-HAND',
    refundedOn: TODAY,
    amountMinor: 5_000,
    reason: 'paid twice',
  });
  const contract = { customer: CUSTOMER, number: 'K-2026-014' };
  await call('contracts.save', {
    contract: {
      ...contract,
      title: 'Supply agreement 2026',
      priceBasis: 'FOB Guayaquil, price list 3',
      paymentMethod: 'transfer',
      terms: { kind: 'net_days', days: 30 },
      signedByUsOn: day('2026-01-10'),
      signedByCustomerOn: day('2026-01-12'),
      termsInitialledOn: null,
      validFrom: day('2026-01-15'),
      validTo: null,
      governingLaw: 'ES',
      jurisdiction: 'Madrid',
      currency: 'EUR',
      clauses: [
        {
          kind: 'retention_of_title',
          number: '9',
          text: 'The goods stay ours.',
          extent: 'simple',
          from: null,
        },
      ],
      notes: '',
    },
  });
  // A picture of one dot.
  const dot = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  await call('attachments.add', {
    target: { kind: 'contract', ...contract },
    fileName: 'agreement.png',
    bytes: new Uint8Array(dot),
  });
  for (const [currency, rate] of [
    ['CNY', '7.85'],
    ['GBP', '0.86'],
    ['USD', '1.08'],
    ['PLN', '4.26'],
  ] as const)
    await call('rates.record', { base: 'EUR', currency, on: TODAY, rate, source: 'house bank' });
}
