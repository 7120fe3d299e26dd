import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { unprintableIn } from '../../src/documents/fonts/text-runs.ts';
import { renderPdf } from '../../src/documents/render.ts';
import { instantOf } from '../../src/domain/dates.ts';
import type { LetterContent } from '../../src/domain/letters/content.ts';
import { printedAmount } from '../../src/domain/letters/format-amount.ts';
import { letter, letterFacts, SENDER } from '../domain/letters/facts.ts';
import { pdfFonts, pdfPages, pdfText } from './pdf-text.ts';

const AT = instantOf(Date.parse('2026-11-21T09:30:00.000Z'));
const print = (content: LetterContent): Promise<Uint8Array> =>
  renderPdf({ kind: 'letter', content, printedAt: AT });
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What an accountant does with a ruler: every row of the table, its open amount, the total. */
const minorOf = (cell: string | undefined): number => Number((cell ?? '').replace(/[,.]/g, ''));
const isRow = (line: string): boolean => /^INV-\d+ .*\d{4} .*\d$/.test(line);
function addedUp(pages: readonly (readonly string[])[]): { rows: number; openMinor: number } {
  const rows = pages.flat().filter(isRow);
  const open = rows.map((line) => minorOf(line.split(/ {2}/).at(-1)));
  return { rows: rows.length, openMinor: open.reduce((sum, each) => sum + each, 0) };
}

describe('golden letters', () => {
  test.each([
    ['one-page', letter(4)],
    [
      'one-item',
      letter(1, {
        contracts: [],
        orders: [],
        sender: { ...SENDER, email: '', signatory: '', signatoryPosition: '', vatNumber: '' },
      }),
    ],
    ['two-pages-on-account', letter(14, { onAccountMinor: 10000 })],
    ['four-pages', letter(120)],
    ['draft', letter(3, { number: null })],
    [
      'yen',
      letter(2, {
        currency: 'JPY',
        bankAccount: {
          ...letterFacts(1).bankAccount,
          currency: 'JPY',
          account: '0012 3456',
          bic: '',
          bank: '',
        },
      }),
    ],
  ])('%s', async (name, content) => {
    await expect(await pdfText(await print(content))).toMatchFileSnapshot(
      `../golden/letters/${name}.txt`,
    );
  });
});

test('four items with a plain text fit on one page with the signature', async () => {
  expect(await pdfPages(await print(letter(4)))).toHaveLength(1);
});

test('the same letter is the same bytes, whatever was printed in between', async () => {
  const first = await print(letter(30));
  await print(letter(2, { recipient: { ...letterFacts(1).recipient, name: '鲜花贸易有限公司' } }));
  expect(sha256(await print(letter(30)))).toBe(sha256(first));
});

describe('the table', () => {
  test.each([1, 3, 4, 5, 14, 60, 200])('of %i items adds up to the sum demanded', async (count) => {
    const content = letter(count);
    const pages = await pdfPages(await print(content));
    expect(addedUp(pages)).toEqual({ rows: count, openMinor: content.totalMinor });
    const text = pages.flat().join('\n');
    const total = printedAmount(content.totalMinor, 'EUR');
    // In the only row, under the table, in the sentence that demands it, and beside where to pay.
    expect(text.split(total)).toHaveLength(count === 1 ? 5 : 4);
  });

  test('has its head on every page that has a row, and its total never without rows above', async () => {
    // Every length around the end of a page, so that the total meets each place on it.
    for (let count = 12; count <= 66; count += 3) {
      const pages = await pdfPages(await print(letter(count)));
      for (const lines of pages) {
        const head = lines.findIndex((line) => line.startsWith('Invoice  Dated  Due'));
        const total = lines.findIndex((line) => line.startsWith('Total demanded'));
        if (lines.some(isRow)) expect(head).toBeGreaterThanOrEqual(0);
        if (total >= 0)
          expect([count, lines.slice(Math.max(0, total - 3), total).filter(isRow).length]).toEqual([
            count,
            3,
          ]);
      }
    }
  });

  test('carries its sum over the end of each page, and the next begins with it', async () => {
    for (const count of [16, 24, 40, 75, 120]) {
      const pages = await pdfPages(await print(letter(count)));
      let sum = 0;
      let carried: number | null = null;
      for (const lines of pages.filter((page) => page.some(isRow))) {
        const brought = lines.find((line) => line.startsWith('Brought forward'));
        expect(brought === undefined ? null : minorOf(brought.split(/ {2}/).at(-1))).toBe(carried);
        sum += addedUp([lines]).openMinor;
        const line = lines.find((each) => each.startsWith('Carried forward'));
        carried = line === undefined ? null : minorOf(line.split(/ {2}/).at(-1));
        if (carried !== null) expect(carried).toBe(sum);
      }
      expect(carried).toBeNull();
      expect(pages.filter((page) => page.some((line) => line.startsWith('Carried')))).toHaveLength(
        pages.filter((page) => page.some(isRow)).length - 1,
      );
    }
  });

  test('the signature never stands alone: the disregard sentence is above it on the same page', async () => {
    for (let count = 4; count <= 40; count += 4) {
      const pages = await pdfPages(await print(letter(count)));
      const last = pages.at(-1) ?? [];
      const signature = last.findIndex((line) => line.includes('Ana Ferrer'));
      expect(signature).toBeGreaterThan(0);
      expect(last.slice(0, signature).join(' ')).toContain(
        'This letter takes account of payments recorded by us',
      );
    }
  });

  test('every page says which it is', async () => {
    const pages = await pdfPages(await print(letter(120)));
    pages.forEach((lines, index) =>
      expect(lines.at(-1)).toBe(`Letter L-2026-0001  Page ${index + 1} of ${pages.length}`),
    );
  });
});

describe('names', () => {
  const to = (name: string, address = '1 High Street') =>
    letter(1, { recipient: { ...letterFacts(1).recipient, customer: 'C1', name, address } });

  test.each([
    ['Latvian', 'Ķēniņa Ģērbtuve SIA āčēģīķļņšūž ĀČĒĢĪĶĻŅŠŪŽ'],
    ['Chinese', '上海永生花卉贸易有限公司 (Shanghai)'],
    ['markup', '<img src=x onerror=alert(1)> & "Co"'],
    ['a formula', '=HYPERLINK("http://x")'],
    ['a placeholder', '{total} Ltd'],
    ['Greek and Cyrillic', 'Άνθη Α.Ε. Цветы ООО'],
    ['decomposed', 'Cafe\u0301 Zie\u0304du'],
  ])('print as they are: %s', async (_, name) => {
    expect(await pdfText(await print(to(name)))).toContain(name.normalize('NFC'));
  });

  test('a character without a font prints as a replacement; direction marks have no effect', async () => {
    const text = await pdfText(await print(to('ABC \u202e\u05d0 XYZ')));
    expect(text).toContain('ABC \ufffd\ufffd XYZ');
  });

  test.each([
    ['Korean', '주식회사 한국꽃무역', ['NotoSansKR-SemiBold']],
    ['Thai', 'ดอกไม้กรุงเทพ', ['NotoSansThai-SemiBold']],
    ['Japanese', '株式会社さくらフラワー', ['NotoSansSC-SemiBold']],
  ])('%s is printed in its font, and can be copied', async (_, name, fonts) => {
    const bytes = await print(to(name));
    expect(await pdfText(bytes)).toContain(name);
    expect(pdfFonts(bytes).map((font) => font.name)).toEqual(expect.arrayContaining(fonts));
    expect(unprintableIn(name)).toEqual([]);
  });

  test('Devanagari is printed; Arabic and Hebrew are not, because their direction would be wrong', () => {
    expect(unprintableIn('श्री गणेश')).toEqual([]);
    expect(unprintableIn('شركة')).toEqual([...'شركة']);
    expect(unprintableIn('שלום')).toEqual([...'שלום']);
  });

  test('of any length stay inside the paper', async () => {
    const name = 'Supercalifragilisticexpialidocious'.repeat(6);
    const bytes = await print(to(name, `${'W'.repeat(200)}\n${'Lange Straße '.repeat(12)}`));
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    let address = '';
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      for (const item of items) {
        if (!('str' in item)) continue;
        const right = Number(item.transform[4]) + item.width;
        expect(right).toBeLessThanOrEqual(595.28 - 50);
        // The address block ends where the references begin.
        if (number === 1 && right < 320) address += item.str;
      }
    }
    expect(address).toContain(name);
    expect(address).toContain('W'.repeat(200));
  });

  test('copy and search right whatever was printed before: a shape keeps its characters', async () => {
    const fresh = await print(to('ABC Cola'));
    await print(to('ÇŽĀ Ç'));
    expect(await pdfText(await print(to('ABC Cola')))).toContain('ABC Cola');
    expect(sha256(await print(to('ABC Cola')))).toBe(sha256(fresh));
  });

  test('only fonts of our own, all of them embedded; the Chinese one only where it is needed', async () => {
    const latin = pdfFonts(await print(to('Harrow')));
    expect(latin.map((font) => font.name).sort()).toEqual([
      'NotoSans-Regular',
      'NotoSans-SemiBold',
    ]);
    const chinese = pdfFonts(await print(to('鲜花')));
    expect(chinese.map((font) => font.name)).toContain('NotoSansSC-SemiBold');
    expect([...latin, ...chinese].every((font) => font.embedded)).toBe(true);
  });

  test('two letters in one file are their pages one after another', async () => {
    const parts = [await print(letter(30)), await print(letter(1, { number: 'L-2026-0002' }))];
    const merged = await renderPdf({ kind: 'merge', title: 'both', parts });
    const pages = await Promise.all(parts.map(pdfPages));
    expect(await pdfPages(merged)).toEqual(pages.flat());
    expect(sha256(await renderPdf({ kind: 'merge', title: 'both', parts }))).toBe(sha256(merged));
  });
});
