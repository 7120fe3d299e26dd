/**
 * The screens in the language that nobody speaks (`/?language=qps-ploc`, `texts/pseudo.ts`): what is
 * still English there would stay English in any other language, and what is cut off at a third more
 * letters would be cut off in German. The English page beside it tells data from texts: a name, a
 * number or a note of the ledger is the same on both, and so is a sentence that nobody can translate;
 * of these a fault is what the program's own words alone are enough to say.
 *
 *     "Aĝîñîîñĝ"               accented: fine
 *     "Floralia Import, EUR"   on both pages, and none of our words: data
 *     "3 rows left out"        on both pages, in our words: a fault
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { IsoDate } from '../../src/contract/values.ts';
import type { App } from '../harness/app.ts';
import { expect, test } from '../harness/app-test.ts';
import { ask } from './ask.ts';
import { dropCsv } from './drop-file.ts';
import { settled } from './places.ts';

const RESOURCES = path.resolve(import.meta.dirname, '../../resources');
const CODE = 'C1013';
const CUSTOMER = `customers/${CODE}`;

/** In rounds that can be gone through side by side. */
const PLACES = {
  'customers and aging': [
    'today',
    'customers',
    CUSTOMER,
    `${CUSTOMER}?tab=timeline`,
    `${CUSTOMER}?tab=payments`,
    `${CUSTOMER}?tab=purchases`,
    `${CUSTOMER}?tab=credit`,
    `${CUSTOMER}?tab=profile`,
    `${CUSTOMER}?tab=contracts`,
    'aging',
    'aging?by=item',
    'signals',
    'signals?show=all',
    'limits',
    'limits?view=map',
  ],
  ledger: [
    'ledger',
    'ledger?tab=receipts',
    'ledger?tab=creditNotes',
    'ledger?tab=allocations',
    'ledger?tab=disputes',
    'ledger?tab=discounts',
    'ledger?tab=refunds',
    'ledger?tab=bankLines',
    'ledger?tab=statements',
    'ledger?tab=reversals',
    'ledger?tab=journal',
    'ledger?tab=writeOffs',
    'ledger?tab=reasons',
    'ledger?tab=concessions',
  ],
  'letters, bank and settings': [
    'letters',
    'letters?tab=register',
    'bank',
    'import',
    'settings',
    'settings/bank',
    'settings/currencies',
    'settings/interest',
    'settings/policy',
    'settings/policy?versions=yes',
    'settings/policy?tab=letters',
    'settings/policy?tab=contacts',
    'settings/policy?tab=buckets',
    'settings/policy?tab=exceptions',
    'settings/ledger',
    'settings/display',
  ],
} as const;

/** Every word that some text of ours has, in small letters. */
const OUR_WORDS = new Set(
  [
    ...readdirSync(path.join(RESOURCES, 'i18n/en')).map((name) => `i18n/en/${name}`),
    'texts/en/sentences.json',
  ].flatMap((name) =>
    (readFileSync(path.join(RESOURCES, name), 'utf8').match(/\p{L}{3,}/gu) ?? []).map((word) =>
      word.toLowerCase(),
    ),
  ),
);

/**
 * In words that are also ours: our name; names of files and addresses of mail; what the sample company
 * has recorded (`services/sample`), with the terms of its invoices; what the browser's own tables
 * give (days, months, countries, languages).
 */
const DATA = [
  /^Duebook$/,
  /^\S+[.@]\S+$/,
  /by telephone|boxes short|broken in transit|differs from the order|wrong colour|a week late/,
  /^for F[A-Z]-\d{4}-\d+$|^early-payment discount$|^\d+ days$|^week \d{4}-|^duebook$/,
  // Terms are written in one short form everywhere (`formatTerms`).
  /^net \d+$/,
  /^Invoice RQ-\d+$|^sample$/,
  /^in \d+ days$|^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)$/,
  /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b/,
  /^supplier$/,
  /^Spanish$|^Spain$|^C\d+ · Spain$/,
];

const isOurs = (word: string): boolean => OUR_WORDS.has(word.toLowerCase());

/** Words alone say what is not a code (`EUR`, `C1013`) nor a name. */
function isEnglish(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  const plain = words.filter((word) => word.length > 2 && word !== word.toUpperCase());
  return plain.length > 0 && plain.every(isOurs);
}

/** Three of our words behind each other in a text that is accented otherwise. */
const hasEnglish = (text: string): boolean =>
  (text.match(/[A-Za-z]+(?: [A-Za-z]+){2,}/g) ?? []).some((run) => isEnglish(run));

/** What of the texts of a page would stay English in every language; `written`: what people wrote. */
const stillEnglish = (
  accented: readonly Seen[],
  english: readonly Seen[],
  written: readonly string[] = [],
): readonly string[] => {
  const onBoth = new Set(english.map(({ text }) => text));
  const faults = accented.filter(
    ({ text }) =>
      ((onBoth.has(text) && isEnglish(text)) || hasEnglish(text)) &&
      !DATA.some((pattern) => pattern.test(text)) &&
      !written.some((words) => text === words || text.endsWith(`: ${words}`)),
  );
  return [...new Set(faults.map(({ text, at }) => `"${text}" is English (${at})`))];
};

interface Seen {
  readonly text: string;
  /** `main > h1.title`, for the message. */
  readonly at: string;
}

/** Visible text nodes and placeholders. */
const textsOf = (page: Page): Promise<readonly Seen[]> =>
  page.evaluate(() => {
    const seen: { text: string; at: string }[] = [];
    const at = (element: Element): string => {
      const names = [element.parentElement, element].map((one) =>
        one === null
          ? ''
          : `${one.localName}${[...one.classList].map((name) => `.${name}`).join('')}`,
      );
      return names.join(' > ');
    };
    const add = (element: Element | null, text: string): void => {
      if (element === null || text === '' || !/\p{L}/u.test(text)) return;
      const box = element.getBoundingClientRect();
      if (box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true }))
        seen.push({ text, at: at(element) });
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      // What is printed on a key is that in every language, and a paper is in its reader's.
      if (parent?.closest('script, style, option, kbd, [data-pdf-text]') === null)
        add(parent, (node.textContent ?? '').trim());
    }
    for (const input of document.querySelectorAll('input[placeholder], textarea[placeholder]'))
      add(input, input.getAttribute('placeholder') ?? '');
    return seen;
  });

/** Words that the office of the sample wrote: notes, reasons, profile and contracts of the customer. */
async function writtenOf(page: Page, app: App): Promise<readonly string[]> {
  const asOf = '2026-11-21' as IsoDate;
  const { rows } = await ask(page, app, 'customers.timeline', {
    customer: CODE,
    asOf,
    limit: 1000,
  });
  const { profile } = await ask(page, app, 'customers.profile', { customer: CODE });
  const contracts = await ask(page, app, 'contracts.list', { customer: CODE });
  const disputes = await ask(page, app, 'disputes.list', { asOf, limit: 1000 });
  const lists = await Promise.all(
    (['writeOffs.list', 'refunds.list', 'reversals.list'] as const).map((name) =>
      ask(page, app, name, { asOf, limit: 1000 }),
    ),
  );
  const reasons = await ask(page, app, 'case.reasons', { asOf });
  const signals = await ask(page, app, 'signals.list', { asOf, all: true });
  const conceded = await ask(page, app, 'case.concessions', { asOf });
  const words = new Set<string>();
  const add = (value: unknown): void => {
    if (typeof value === 'string') words.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(add);
  };
  add([
    rows.map(({ note }) => note),
    profile.contacts,
    profile.documents.map(({ label }) => label),
    profile.processSteps.map(({ step, person }) => [step, person]),
    profile.avoidWindows.map(({ note }) => note),
    profile.notes,
    contracts.map(({ contract: { title, priceBasis, notes, clauses } }) => [
      title,
      priceBasis,
      notes,
      clauses.map(({ text }) => text),
    ]),
    disputes.rows.map(({ reason, resolution }) => [reason, resolution]),
    lists.map((list) => list.rows.map(({ reason }) => reason)),
    reasons.rows.map(({ note }) => note),
    signals.filter(({ numbers }) => numbers === null).map(({ because }) => because.values),
    conceded.map(({ reason, approvedBy }) => [reason, approvedBy]),
  ]);
  return [...words].filter((one) => one.length > 2);
}

/** Elements with words whose end nobody can see: cut, without dots and without a title. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
      if (!own || element.scrollWidth <= element.clientWidth + 1) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const style = getComputedStyle(element);
      const isHidden = style.overflowX === 'hidden' || style.overflowX === 'clip';
      // Kept for a screen reader only: one pixel that shows nothing.
      if (!isHidden || element.clientWidth <= 1) continue;
      if (style.textOverflow === 'ellipsis' || element.closest('[title]') !== null) continue;
      found.push(
        `cut off (${element.localName}.${[...element.classList].join('.')}): ${(element.textContent ?? '').trim().slice(0, 80)}`,
      );
    }
    return found;
  });

/** A place, and the way to it. */
type Way = readonly [place: string, go: (page: Page) => Promise<unknown>];

const to =
  (hash: string) =>
  async (page: Page): Promise<void> => {
    await page.evaluate((at) => (location.hash = `#/${at}`), hash);
    await expect(page.locator('h1').first()).toBeVisible();
  };

/** What a letter would demand and why, in the panel of a customer; what is said of a file. */
const WAYS_IN: readonly Way[] = [
  [
    'letters, a customer',
    async (page) => {
      await to('letters')(page);
      const row = page.locator('#work tr').filter({ hasText: 'Atelier Siempreviva' });
      await row.getByRole('gridcell').last().click();
      await expect(page.getByRole('complementary')).toBeVisible();
    },
  ],
  [
    'file previewed',
    async (page) => {
      await to('import')(page);
      await dropCsv(
        page,
        'list.csv',
        'Factura,Cliente,Fecha,Vencimiento,Importe',
        'A-1,Floralia,13/09/2026,13/10/2026,"1,200.00"',
        'A-2,Floralia,14/09/2026,31/02/2026,80.00',
        'A-1,Floralia,13/09/2026,13/10/2026,"1,200.00"',
      );
      await expect(page.getByText('31/02/2026').first()).toBeVisible();
    },
  ],
];

const ROUNDS = Object.entries(PLACES).map(([round, places]) => ({
  round,
  ways: [
    ...places.map((place): Way => [place, to(place)]),
    ...(round.startsWith('letters') ? WAYS_IN : []),
  ],
}));

test.describe('in a language that nobody speaks', () => {
  for (const { round, ways } of ROUNDS)
    test(`nothing stays English and nothing is cut off: ${round}`, async ({
      page,
      openApp,
    }, info) => {
      const app = await openApp({ sample: 'copy' });
      // First all of it in English, then in the other language: a page behind another one is slow.
      await page.goto(app.address);
      await settled(page);
      const written = await writtenOf(page, app);
      const english = new Map<string, readonly Seen[]>();
      for (const [place, go] of ways) {
        await go(page);
        await settled(page);
        english.set(place, await textsOf(page));
      }
      await page.goto(`${app.origin}/?language=qps-ploc`);
      await settled(page);
      const faults: string[] = [];
      for (const [place, go] of ways) {
        await go(page);
        await settled(page);
        const found = [
          ...stillEnglish(await textsOf(page), english.get(place) ?? [], written),
          ...(await cutOff(page)),
        ];
        faults.push(...found.map((fault) => `${place}: ${fault}`));
        if (found.length > 0)
          await page.screenshot({
            path: info.outputPath(`${place.replaceAll(/[^a-z0-9]+/gi, '-')}.png`),
          });
      }
      expect(faults).toEqual([]);
    });

  test('the start screen', async ({ page, openApp }, info) => {
    const app = await openApp();
    await page.goto(app.address);
    await expect(page.getByLabel('Your company')).toBeVisible();
    const english = await textsOf(page);
    await page.goto(`${app.origin}/?language=qps-ploc`);
    await expect(page.getByRole('textbox').first()).toBeVisible();
    const faults = [...stillEnglish(await textsOf(page), english), ...(await cutOff(page))];
    await page.screenshot({ path: info.outputPath('start.png') });
    expect(faults).toEqual([]);
  });
});
