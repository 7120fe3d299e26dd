import { inflateSync } from 'node:zlib';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { joined } from '../../src/documents/fast-pdfmake.ts';
import { sharedFont } from '../../src/documents/fonts/shared-fonts.ts';
import { renderPdf } from '../../src/documents/render.ts';
import { instantOf } from '../../src/domain/dates.ts';
import { languageLetter } from '../domain/letters/facts.ts';

const AT = instantOf(Date.parse('2026-11-21T09:30:00.000Z'));

/** What pdfmake is made to do goes through its inside: this notices when a newer one has another. */
test('a letter is written in lines, not in words', async () => {
  const bytes = Buffer.from(
    await renderPdf({ kind: 'letter', content: languageLetter('en-GB', 2, 3), printedAt: AT }),
  );
  // The metadata are not compressed, everything else is.
  const streams = [...bytes.toString('latin1').matchAll(/(?<!end)stream\n(x[\s\S]*?)\nendstream/g)];
  const pages = streams.map(([, body = '']) => inflateSync(Buffer.from(body, 'latin1')).toString());
  const texts = pages.flatMap((page) => page.match(/^BT$/gm) ?? []).length;
  expect(texts).toBeGreaterThan(30);
  expect(texts).toBeLessThan(110);
});

test('words join where nothing sets them apart', () => {
  const font = {};
  const word = (text: string, x: number, more: object = {}) => ({
    text, x, width: 10, font, fontSize: 9, color: '#000', ...more,
  }); // prettier-ignore
  const textsOf = (...inlines: ReturnType<typeof word>[]) => joined(inlines).map(({ text }) => text); // prettier-ignore
  expect(textsOf(word('pay ', 0), word('the ', 10), word('sum', 20))).toEqual(['pay the sum']);
  expect(joined([word('pay ', 5), word('it', 15)])).toMatchObject([{ x: 5, width: 20 }]);
  expect(textsOf(word('pay ', 0), word('it', 10.5))).toEqual(['pay ', 'it']);
  expect(textsOf(word('pay ', 0), word('it', 10, { color: '#fff' }))).toEqual(['pay ', 'it']);
  expect(textsOf(word('pay ', 0), word('it', 10, { fontSize: 8 }))).toEqual(['pay ', 'it']);
  expect(textsOf(word('pay ', 0), word('it', 10, { font: {} }))).toEqual(['pay ', 'it']);
  expect(textsOf(word('pay ', 0), word('it', 10, { link: 'x' }))).toEqual(['pay ', 'it']);
});

interface Parsed {
  readonly numGlyphs: number;
  getGlyph(id: number): { readonly advanceWidth: number; readonly path: { toSVG(): string } };
}

test.each([
  ['latin-regular', 'Añejo Ķiršu Œillet ǖ ½'],
  ['latin-bold', 'Ünïcode fi €'],
  ['chinese-regular', '杭州木棉与瓷花艺有限公司'],
] as const)('%s: a subset has the shapes and widths of the font', (name, text) => {
  const fontkit = createRequire(import.meta.url)('fontkit') as { create(bytes: Buffer): Parsed };
  const font = sharedFont(name) as unknown as Parsed & ReturnType<typeof sharedFont>;
  const ids = (font.layout(text).glyphs as readonly { readonly id: number }[]).map(({ id }) => id);
  const subset = font.createSubset();
  const places = ids.map((id) => subset.includeGlyph(id));
  const embedded = fontkit.create(Buffer.from(subset.encode()));
  for (const [at, place] of places.entries()) {
    const [theirs, ours] = [font.getGlyph(ids[at] ?? 0) as never as ReturnType<Parsed['getGlyph']>, embedded.getGlyph(place)]; // prettier-ignore
    expect(ours.path.toSVG()).toBe(theirs.path.toSVG());
    expect(ours.advanceWidth).toBe(theirs.advanceWidth);
  }
  expect(new Set(places).size).toBeLessThan(embedded.numGlyphs);
});
