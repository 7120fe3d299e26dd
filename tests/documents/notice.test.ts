/** What customers read about a hold and a plan, as it is on paper. */
import { createHash } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { renderPdf } from '../../src/documents/render.ts';
import { instantOf, isoDateOf as day } from '../../src/domain/dates.ts';
import type { NoticeContent } from '../../src/domain/notices/notice.ts';
import { letterFacts, SENDER } from '../domain/letters/facts.ts';
import {
  holdNotice,
  NOTHING_SHOWN,
  overdueIn,
  planConfirmation,
  planFacts,
  repNotice,
} from '../domain/notices/facts.ts';
import { pdfPages, pdfText } from './pdf-text.ts';

const print = (content: NoticeContent): Promise<Uint8Array> =>
  renderPdf({
    kind: 'notice',
    content,
    printedAt: instantOf(Date.parse('2026-11-02T09:30:00.000Z')),
  });
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const BROKEN = {
  currency: 'EUR',
  minor: 100_000,
  madeOn: day('2026-10-12'),
  promisedFor: day('2026-10-20'),
};
const RIGHT = { contract: 'SV-2024-17', clause: '8' };
const CHINESE = {
  customer: 'C-8000',
  name: '上海永生花卉贸易有限公司',
  address: '浦东新区世纪大道 100 号\n上海 200120',
  country: 'CN',
  kind: 'company',
} as const;

describe('golden notices', () => {
  test.each([
    ['hold', holdNotice()],
    ['hold-goods', holdNotice({}, { level: 'goods', goods: ['Preserved roses', 'Glass domes'] })],
    ['rep', repNotice()],
    [
      'rep-said-and-held',
      repNotice(
        {
          broken: BROKEN,
          promised: { ...BROKEN, madeOn: day('2026-10-28'), promisedFor: day('2026-11-06') },
          reason: { said: 'Cash is tight', on: day('2026-10-12') },
          held: [
            { level: 'prepaid', since: day('2026-10-22'), goods: [] },
            { level: 'goods', since: day('2026-10-24'), goods: ['Preserved roses', 'Glass domes'] },
          ],
          isPartDisputed: true,
          isInsolvent: true,
          onAccount: [{ currency: 'EUR', minor: 12_000 }],
        },
        { salesRep: '' },
      ),
    ],
    [
      'hold-cash-only-one-item',
      holdNotice(
        { overdue: [overdueIn('EUR', 1)] },
        { level: 'cash_only', sender: { ...SENDER, email: '', signatory: '', vatNumber: '' } },
      ),
    ],
    [
      'hold-prepaid-broken-promise',
      holdNotice({ overdue: [], broken: BROKEN, right: RIGHT }, { level: 'prepaid' }),
    ],
    [
      'hold-staged-currencies',
      holdNotice(
        {
          overdue: [overdueIn('EUR', 3), overdueIn('JPY', 1), overdueIn('USD', 2)],
          open: [
            { currency: 'EUR', minor: 500_000 },
            { currency: 'JPY', minor: 150_000 },
            { currency: 'USD', minor: 303_719 },
          ],
          onAccount: [{ currency: 'USD', minor: 5_000 }],
          broken: BROKEN,
          isPartDisputed: true,
        },
        { level: 'staged', recipient: CHINESE },
      ),
    ],
    [
      'hold-nothing-overdue',
      holdNotice(NOTHING_SHOWN, { ownGround: 'your bank returned three of your cheques' }),
    ],
    ['hold-pages', holdNotice({ overdue: [overdueIn('EUR', 70)] })],
    ['plan', planConfirmation()],
    [
      'plan-one-of-each',
      planConfirmation(planFacts(1, 1, { interest: 'runs', person: 'Ms Vega' }), {
        sender: { ...SENDER, signatoryPosition: '' },
      }),
    ],
    [
      'plan-security-chinese',
      planConfirmation(
        planFacts(3, 4, {
          interest: 'waived',
          security: 'guarantee of Harrow Holdings Ltd',
          person: '李娜',
        }),
        { recipient: CHINESE },
      ),
    ],
    ['plan-pages', planConfirmation(planFacts(40, 24))],
  ] as const)('%s', async (name, content) => {
    await expect(await pdfText(await print(content))).toMatchFileSnapshot(
      `../golden/notices/${name}.txt`,
    );
  });
});

test('what most customers get is one page', async () => {
  expect(await pdfPages(await print(holdNotice({ broken: BROKEN, right: RIGHT })))).toHaveLength(1);
  expect(await pdfPages(await print(planConfirmation(planFacts(2, 3))))).toHaveLength(1);
});

test('the same notice is the same bytes, whatever was printed in between', async () => {
  const first = sha256(await print(planConfirmation()));
  await print(holdNotice({}, { recipient: CHINESE }));
  expect(sha256(await print(planConfirmation()))).toBe(first);
});

describe('pages of a long one', () => {
  test.each([
    ['hold', (count: number) => holdNotice({ overdue: [overdueIn('EUR', count)] }), 'Ana Ferrer'],
    ['plan', (count: number) => planConfirmation(planFacts(count, count)), 'Place, date, signature'],
  ] as const)('%s: every row once, total under rows, signature under its sentence', async (_, make, signed) => {
    for (let count = 12; count <= 60; count += 6) {
      const pages = await pdfPages(await print(make(count)));
      const lines = pages.flat();
      expect(new Set(lines.filter((line) => line.startsWith('INV-'))).size).toBe(count);
      for (const page of pages) {
        const total = page.findIndex((line) => /^(Overdue in|Covered by)/.test(line) && /\d$/.test(line));
        if (total > 0 && page.some((line) => line.startsWith('INV-')))
          expect(page[total - 1]).toMatch(/^(INV-|Overdue on|Covered)/);
      }
      const last = pages.find((page) => page.some((line) => line.startsWith(signed))) ?? [];
      expect(last.join(' ')).toMatch(/our books showed|Please sign a copy/);
      pages.forEach((page, index) =>
        expect(page.at(-1)).toContain(`Page ${index + 1} of ${pages.length}`),
      );
    }
  }); // prettier-ignore
});

test.each([
  ['a name of any length', 'Supercalifragilisticexpialidocious'.repeat(6)],
  ['markup', '<img src=x onerror=alert(1)> & "Co"'],
  ['a placeholder', '{total} Ltd'],
])('%s stays inside the paper and as it is', async (_, name) => {
  const recipient = { ...letterFacts(1).recipient, name, address: 'W'.repeat(200) };
  for (const content of [holdNotice({}, { recipient }), planConfirmation(planFacts(1, 2), { recipient })]) {
    const bytes = await print(content);
    const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    let whole = '';
    for (let number = 1; number <= pdf.numPages; number += 1)
      for (const item of (await (await pdf.getPage(number)).getTextContent()).items) {
        if (!('str' in item)) continue;
        expect(Number(item.transform[4]) + item.width).toBeLessThanOrEqual(595.28 - 50);
        whole += item.str;
      }
    expect(whole.replaceAll(' ', '')).toContain(name.replaceAll(' ', ''));
  }
}); // prettier-ignore
