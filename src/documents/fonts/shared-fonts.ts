/**
 * Our fonts, parsed once and kept for as long as the process lives.
 *
 * pdfmake reads and parses its fonts anew for every document, which costs more than the letter
 * (Noto Sans 0.6 MB, Noto Sans SC 10 MB). fontkit, the parser below it, lets one register further
 * formats: ours is a file of a few bytes that only names a font, and "parsing" it hands out the font
 * that is kept. So pdfmake believes to load a font and gets the shared one; nothing is patched.
 *
 *     bytes of the virtual file `latin-regular`:  "DUEBOOK-FONT latin-regular"
 *
 * What a font object remembers (tables, glyphs) does not depend on the document; what does (the
 * subset) is made per document by pdfkit.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { FontSubset, readFontTables } from './font-subset.ts';

/** The part of a fontkit font that is used here. */
export interface ParsedFont {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string, features?: unknown): GlyphRun;
  getGlyph(id: number, codePoints?: readonly number[]): Glyph;
  createSubset(): FontSubset;
}
interface Glyph {
  codePoints: readonly number[];
}
interface GlyphRun {
  readonly glyphs: readonly unknown[];
  readonly positions: readonly Record<string, number>[];
  readonly advanceWidth: number;
}
interface Fontkit {
  create(bytes: Uint8Array): ParsedFont;
  registerFormat(format: {
    new (stream: { readonly buffer: Uint8Array }): object;
    probe(bytes: Uint8Array): boolean;
  }): void;
}

const FILES = {
  'latin-regular': '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  'latin-bold': '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  'chinese-regular': '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'chinese-bold': '@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf',
  'korean-regular': '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf',
  'korean-bold': '@expo-google-fonts/noto-sans-kr/600SemiBold/NotoSansKR_600SemiBold.ttf',
  'thai-regular': '@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf',
  'thai-bold': '@expo-google-fonts/noto-sans-thai/600SemiBold/NotoSansThai_600SemiBold.ttf',
} as const;
export type FontName = keyof typeof FILES;
export const FONT_NAMES = Object.keys(FILES) as readonly FontName[];

const requireHere = createRequire(import.meta.url);

let loaded: Fontkit | null = null;

/**
 * The very fontkit that pdfkit requires, found the way it is found from there: another copy (or its
 * ES module build) would have another list of formats. Loaded at its first use, because whoever only
 * checks plain names needs no font.
 */
function fontkit(): Fontkit {
  if (loaded === null) {
    const requireFromPdfmake = createRequire(requireHere.resolve('pdfmake'));
    const requireFromPdfkit = createRequire(requireFromPdfmake.resolve('pdfkit'));
    loaded = requireFromPdfkit('fontkit') as Fontkit;
    loaded.registerFormat(SharedFontFormat);
  }
  return loaded;
}

/** From now on pdfkit knows our tokens; call before the first document. */
export const registerSharedFonts = (): void => void fontkit();

/** Width of a digit of Noto Sans, in parts of the font size; every digit is as wide, no sign is wider. */
export const DIGIT_WIDTH = 0.572;

const parsed = new Map<FontName, ParsedFont>();

/** The font, parsed at its first use (the Chinese ones are 10 MB each: most letters need none). */
export function sharedFont(name: FontName): ParsedFont {
  let font = parsed.get(name);
  if (font === undefined) {
    const bytes = readFileSync(requireHere.resolve(FILES[name]));
    font = rememberLayouts(glyphsPerText(fontkit().create(bytes)));
    const tables = readFontTables(bytes);
    font.createSubset = () => new FontSubset(tables);
    parsed.set(name, font);
  }
  return font;
}

/** What widths of letters are counted in, of all our fonts. */
const UNITS_PER_EM = 1000;

/** Width in points of a line of Latin text; other scripts count as a full em a character. */
export function latinWidth(text: string, fontSize: number, isBold: boolean): number {
  const wide = text.match(/[\u2e80-\u{10ffff}]/gu)?.length ?? 0;
  const latin = text.replace(/[\u2e80-\u{10ffff}]/gu, '');
  const { advanceWidth } = sharedFont(isBold ? 'latin-bold' : 'latin-regular').layout(latin);
  return (advanceWidth / UNITS_PER_EM + wide) * fontSize;
}

/**
 * fontkit keeps one glyph a shape and lets it remember the characters it was first asked for. In a
 * font that outlives the document this tells lies: once Ç was embedded, its C is known as a part
 * without characters, and a later letter's C cannot be copied or searched any more. So a shape gets
 * one glyph for every text it stands for.
 */
function glyphsPerText(font: ParsedFont): ParsedFont {
  const shapeOf = font.getGlyph.bind(font);
  const known = new Map<string, Glyph>();
  font.getGlyph = (id, codePoints = []) => {
    if (codePoints.length === 0) return shapeOf(id);
    const key = `${id} ${codePoints.join(' ')}`;
    let glyph = known.get(key);
    if (glyph === undefined) {
      glyph = Object.create(shapeOf(id)) as Glyph;
      glyph.codePoints = [...codePoints];
      known.set(key, glyph);
    }
    return glyph;
  };
  return font;
}

/** Words beyond this many are forgotten all at once; a run of letters repeats a few hundred. */
const REMEMBERED_WORDS = 20_000;

/** Characters that stand each for itself: no ligature and no kerning joins them. */
const IDEOGRAPHS = /^[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]{2,}$/;

/**
 * Shaping a word (ligatures, kerning) is the dearest part of laying out text, and letters repeat their words;
 * of Chinese, which has no words apart, the characters. pdfkit scales the positions that it gets to thousandths
 * of an em, in place; ours are in thousandths already, so that doing it again changes nothing.
 */
function rememberLayouts(font: ParsedFont): ParsedFont {
  if (font.unitsPerEm !== UNITS_PER_EM) throw new RangeError('a font that is not in thousandths');
  const layOut = font.layout.bind(font);
  const known = new Map<string, GlyphRun>();
  const remembered = (text: string): GlyphRun => {
    let run = known.get(text);
    if (run === undefined) {
      const { glyphs, positions, advanceWidth } = layOut(text);
      run = { glyphs, positions, advanceWidth };
      if (known.size >= REMEMBERED_WORDS) known.clear();
      known.set(text, run);
    }
    return run;
  };
  font.layout = (text, features) => {
    if (features !== undefined && features !== null) return layOut(text, features);
    if (!IDEOGRAPHS.test(text)) return remembered(text);
    const runs = [...text].map(remembered);
    return {
      glyphs: runs.flatMap(({ glyphs }) => glyphs),
      positions: runs.flatMap(({ positions }) => positions),
      advanceWidth: runs.reduce((sum, run) => sum + run.advanceWidth, 0),
    };
  };
  return font;
}

const MARK = 'DUEBOOK-FONT ';

/** The bytes that stand for a font. */
export const fontToken = (name: FontName): Buffer => Buffer.from(MARK + name, 'latin1');

const nameInToken = (bytes: Uint8Array): FontName | null => {
  const text = Buffer.from(bytes.subarray(0, MARK.length + 32)).toString('latin1');
  const name = text.startsWith(MARK) ? text.slice(MARK.length) : '';
  return name in FILES ? (name as FontName) : null;
};

class SharedFontFormat {
  static probe(bytes: Uint8Array): boolean {
    return nameInToken(bytes) !== null;
  }
  constructor(stream: { readonly buffer: Uint8Array }) {
    const name = nameInToken(stream.buffer);
    if (name === null) throw new RangeError('not a font token');
    return sharedFont(name) as unknown as SharedFontFormat;
  }
}
