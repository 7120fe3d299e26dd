/**
 * Chinese whose font is neither in the PDF nor on this machine: its signs come from the font that the
 * screens bring along, where pdf.js would draw a box for each. It is the last in the row, so a font
 * of the paper goes first.
 */
const OWN_FONT = '"Noto Sans SC Variable"';
const CHINESE = /[\p{Script=Han}\u3000-\u30ff\uff00-\uffef]/u;

const plainFont = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'font');

/** To be awaited before the drawing, which does not wait for fonts itself. */
export async function lendChinese(context: CanvasRenderingContext2D, text: string): Promise<void> {
  if (!CHINESE.test(text)) return;
  // In many small files, of which only those with these signs are fetched.
  await document.fonts.load(`16px ${OWN_FONT}`, text).catch(() => []);
  // pdf.js sets the font of each piece of text, and takes no fallback of ours.
  Object.defineProperty(context, 'font', {
    configurable: true,
    get: () => plainFont?.get?.call(context) as string,
    set: (font: string) => plainFont?.set?.call(context, `${font}, ${OWN_FONT}`),
  });
}
