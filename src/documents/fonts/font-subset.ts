/**
 * The part of a TrueType font that one document embeds, put together from the bytes of the font file.
 *
 * fontkit's own subset decodes every glyph into its points, and builds each table value by value, for
 * every document anew: a fifth of the work of a letter. A subset needs none of it: a glyph is copied as it
 * stands in `glyf`, with its width out of `hmtx`. Where a glyph is and of which others it is composed is found
 * out once a font.
 *
 *     const tables = readFontTables(bytes);
 *     const subset = new FontSubset(tables);
 *     subset.includeGlyph(36)   ->  1        0 is the glyph for what is missing
 *     subset.encode()           ->  head hhea maxp loca glyf hmtx (cvt fpgm prep), as a PDF wants it
 */

/** Where a composed glyph names another: the byte of its number, and the number. */
type Component = readonly [at: number, glyph: number];

interface GlyphData {
  readonly bytes: Uint8Array;
  readonly components: readonly Component[];
  /** Of `hmtx`. */
  readonly advance: number;
  readonly bearing: number;
}

export interface FontTables {
  readonly table: (tag: string) => Uint8Array | null;
  readonly glyph: (id: number) => GlyphData;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** `bytes`: a TTF file with outlines in `glyf`. Throws a RangeError where a table is missing. */
export function readFontTables(bytes: Uint8Array): FontTables {
  const file = viewOf(bytes);
  const tables = new Map<string, Uint8Array>();
  for (let record = 12; record < 12 + 16 * file.getUint16(4); record += 16) {
    const tag = String.fromCharCode(...bytes.subarray(record, record + 4));
    const offset = file.getUint32(record + 8);
    tables.set(tag, bytes.subarray(offset, offset + file.getUint32(record + 12)));
  }
  const needed = (tag: string): Uint8Array => {
    const found = tables.get(tag);
    if (found === undefined) throw new RangeError(`the font has no table ${tag}`);
    return found;
  };
  const loca = viewOf(needed('loca'));
  const isLong = viewOf(needed('head')).getInt16(50) === 1;
  const offsetOf = (id: number): number =>
    isLong ? loca.getUint32(id * 4) : loca.getUint16(id * 2) * 2;
  const metrics = viewOf(needed('hmtx'));
  const fullMetrics = viewOf(needed('hhea')).getUint16(34);
  const glyf = needed('glyf');
  const known = new Map<number, GlyphData>();

  function read(id: number): GlyphData {
    const outline = glyf.subarray(offsetOf(id), offsetOf(id + 1));
    // Beyond the full metrics there are bearings only, and the last width holds for all.
    const last = fullMetrics - 1;
    return {
      bytes: outline,
      components: componentsOf(outline),
      advance: metrics.getUint16(Math.min(id, last) * 4),
      bearing: metrics.getInt16(id <= last ? id * 4 + 2 : fullMetrics * 4 + (id - fullMetrics) * 2),
    };
  }
  return {
    table: (tag) => tables.get(tag) ?? null,
    glyph: (id) => {
      let data = known.get(id);
      if (data === undefined) known.set(id, (data = read(id)));
      return data;
    },
  };
}

const WORDS = 0x1;
const SCALE = 0x8;
const MORE = 0x20;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;

function componentsOf(outline: Uint8Array): readonly Component[] {
  if (outline.length === 0) return [];
  const view = viewOf(outline);
  if (view.getInt16(0) >= 0) return [];
  const components: Component[] = [];
  let at = 10;
  for (;;) {
    const flags = view.getUint16(at);
    components.push([at + 2, view.getUint16(at + 2)]);
    at += 4 + (flags & WORDS ? 4 : 2);
    at += flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0;
    if (!(flags & MORE)) return components;
  }
}

/** Hinting, where the font has it. */
const COPIED = ['cvt ', 'fpgm', 'prep'] as const;

const padded = (length: number): number => (length + 3) & ~3;

/** The glyphs of one document; the part of fontkit's subset that PDFKit asks for. */
export class FontSubset {
  private readonly glyphs: number[] = [0];
  private readonly places = new Map<number, number>([[0, 0]]);
  private readonly font: FontTables;

  constructor(font: FontTables) {
    this.font = font;
  }

  /** Number of the glyph within the subset. */
  includeGlyph(id: number): number {
    let place = this.places.get(id);
    if (place === undefined) {
      place = this.glyphs.push(id) - 1;
      this.places.set(id, place);
    }
    return place;
  }

  encode(): Uint8Array {
    const data: GlyphData[] = [];
    // A composed glyph brings its parts, which come after all others.
    for (let at = 0; at < this.glyphs.length; at += 1) {
      const glyph = this.font.glyph(this.glyphs[at] ?? 0);
      data.push(glyph);
      for (const [, part] of glyph.components) this.includeGlyph(part);
    }
    const size = data.reduce((sum, { bytes }) => sum + padded(bytes.length), 0);
    const glyf = new Uint8Array(size);
    const loca = new Uint8Array((data.length + 1) * 4);
    const hmtx = new Uint8Array(data.length * 4);
    const outlines = viewOf(glyf);
    const offsets = viewOf(loca);
    const metrics = viewOf(hmtx);
    let offset = 0;
    for (const [at, { bytes, components, advance, bearing }] of data.entries()) {
      glyf.set(bytes, offset);
      for (const [place, part] of components)
        outlines.setUint16(offset + place, this.includeGlyph(part));
      offsets.setUint32(at * 4, offset);
      metrics.setUint16(at * 4, advance);
      metrics.setInt16(at * 4 + 2, bearing);
      offset += padded(bytes.length);
    }
    offsets.setUint32(data.length * 4, offset);
    return fontFile([
      ...COPIED.flatMap((tag): [string, Uint8Array][] => {
        const table = this.font.table(tag);
        return table === null ? [] : [[tag, table]];
      }),
      ['glyf', glyf],
      ['head', this.changed('head', (head) => head.setInt16(50, 1))],
      ['hhea', this.changed('hhea', (hhea) => hhea.setUint16(34, data.length))],
      ['hmtx', hmtx],
      ['loca', loca],
      ['maxp', this.changed('maxp', (maxp) => maxp.setUint16(4, data.length))],
    ]);
  }

  private changed(tag: string, change: (table: DataView) => void): Uint8Array {
    const copy = new Uint8Array(this.font.table(tag) ?? []);
    change(viewOf(copy));
    return copy;
  }
}

/** Tables by their tag; check sums are left at 0, which no reader of a PDF asks for. */
function fontFile(tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array {
  const head = 12 + 16 * tables.length;
  const file = new Uint8Array(tables.reduce((sum, [, bytes]) => sum + padded(bytes.length), head));
  const view = viewOf(file);
  const exponent = Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 2 ** exponent * 16);
  view.setUint16(8, exponent);
  view.setUint16(10, tables.length * 16 - 2 ** exponent * 16);
  let offset = head;
  for (const [at, [tag, bytes]] of tables.entries()) {
    const record = 12 + 16 * at;
    for (let letter = 0; letter < 4; letter += 1)
      view.setUint8(record + letter, tag.charCodeAt(letter));
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, bytes.length);
    file.set(bytes, offset);
    offset += padded(bytes.length);
  }
  return file;
}
