/**
 * Two places of pdfmake 0.3 that cost more than half of a letter, each replaced by what does the same with less.
 *
 * - It writes every word of a line as a text object of its own, with colour, font and place. Here words that
 *   follow each other in one font, size and colour are written as one, at the same place.
 * - It asks for 22 properties of every word, each time with the word pushed on the stack of styles and a function
 *   made to look names up. Our documents name no styles, so the innermost object that has the property says it.
 *
 * Without this a document is the same to the eye, and takes twice as long; `tests/documents/fast-pdfmake.test.ts`
 * compares both.
 */
import { createRequire } from 'node:module';

/** A word of a line, as pdfmake has measured it; places and sizes in points. */
interface Inline {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly font: unknown;
  readonly fontSize: number;
  readonly color: unknown;
  readonly opacity?: unknown;
  readonly [property: string]: unknown;
}
interface Line {
  inlines: readonly Inline[];
}
interface Renderer {
  renderLine(line: Line, x: number, y: number): void;
}
type Styles = Readonly<Record<string, unknown>>;
interface StyleStack {
  readonly styleOverrides: readonly (string | Styles)[];
  readonly defaultStyle: Styles;
}
type GetStyle = (item: Inline, stack: StyleStack | null, property: string, otherwise: unknown) => unknown; // prettier-ignore

const requireHere = createRequire(import.meta.url);
const requireFromPdfmake = createRequire(requireHere.resolve('pdfmake'));

/** What a word may have that is drawn or noted for it alone. */
const ALONE = [
  'link', 'linkToPage', 'linkToDestination', 'background', 'decoration', 'fontFeatures', 'characterSpacing',
  'sup', 'sub', '_pageNodeRef', '_tocItemRef', 'justifyShift',
] as const; // prettier-ignore

const isPlain = (inline: Inline): boolean => ALONE.every((property) => !inline[property]);

/** Points; places are sums of widths, so only rounding keeps neighbours apart. */
const TOUCHES = 1e-6;

const follows = (before: Inline, inline: Inline): boolean =>
  before.font === inline.font &&
  before.fontSize === inline.fontSize &&
  before.color === inline.color &&
  before.opacity === inline.opacity &&
  Math.abs(before.x + before.width - inline.x) < TOUCHES &&
  isPlain(before) &&
  isPlain(inline);

/** The words of a line, those that can be written together as one. */
export function joined(inlines: readonly Inline[]): readonly Inline[] {
  const out: Inline[] = [];
  for (const inline of inlines) {
    const before = out.at(-1);
    if (before === undefined || !follows(before, inline)) out.push(inline);
    else
      out[out.length - 1] = {
        ...before,
        text: before.text + inline.text,
        width: before.width + inline.width,
      };
  }
  return out;
}

/** From now on, in every document of this process; call once. */
export function makePdfmakeFast(): void {
  const { prototype } = (
    requireFromPdfmake('./Renderer.js') as { readonly default: { readonly prototype: Renderer } }
  ).default;
  const renderLine = prototype.renderLine;
  prototype.renderLine = function write(line, x, y) {
    line.inlines = joined(line.inlines);
    renderLine.call(this, line, x, y);
  };
  const stack = (
    requireFromPdfmake('./StyleContextStack.js') as {
      readonly default: { getStyleProperty: GetStyle };
    }
  ).default;
  const getStyle = stack.getStyleProperty;
  stack.getStyleProperty = (item, styles, property, otherwise) => {
    const own = item[property];
    if (own !== undefined && own !== null) return own;
    if (styles === null || item.style !== undefined)
      return getStyle(item, styles, property, otherwise);
    const { styleOverrides } = styles;
    for (let at = styleOverrides.length - 1; at >= 0; at -= 1) {
      const style = styleOverrides[at];
      if (style === undefined || typeof style === 'string')
        return getStyle(item, styles, property, otherwise);
      const value = style[property];
      if (value !== undefined && value !== null) return value;
    }
    return styles.defaultStyle[property] ?? otherwise;
  };
}
