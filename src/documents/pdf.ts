/**
 * pdfmake, set up once: our fonts and nothing else from outside. No document may name a file or an
 * address; there is nothing in a letter that would need one.
 */
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Instant } from '../domain/dates.ts';
import { makePdfmakeFast } from './fast-pdfmake.ts';
import { FONT_NAMES, fontToken, registerSharedFonts } from './fonts/shared-fonts.ts';

registerSharedFonts();
makePdfmakeFast();
// The virtual file system is documented, yet missing from the types (@types/pdfmake 0.3.3).
const { virtualfs } = pdfmake as unknown as {
  readonly virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void };
};
for (const name of FONT_NAMES) virtualfs.writeFileSync(name, fontToken(name));
pdfmake.setFonts({
  Latin: { normal: 'latin-regular', bold: 'latin-bold' },
  Chinese: { normal: 'chinese-regular', bold: 'chinese-bold' },
  Korean: { normal: 'korean-regular', bold: 'korean-bold' },
  Thai: { normal: 'thai-regular', bold: 'thai-bold' },
});
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

/** Millimetres in PDF points. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

export const INK = '#1a1a1a';
export const QUIET = '#5f6368';
export const RULE = '#9aa0a6';
export const HAIRLINE = '#dadce0';
export const SHADE = '#f4f5f6';

/** Bytes of a document; the same definition gives the same bytes. */
export async function pdfBytes(
  definition: TDocumentDefinitions,
  about: {
    readonly title: string;
    readonly author: string;
    readonly printedAt: Instant;
    /** BCP 47; absent: English. */
    readonly language?: string;
  },
): Promise<Uint8Array> {
  const made = new Date(about.printedAt);
  const buffer = await pdfmake
    .createPdf({
      ...definition,
      version: '1.7',
      language: about.language ?? 'en-GB',
      info: {
        title: about.title,
        author: about.author,
        creator: 'Duebook',
        producer: 'Duebook',
        creationDate: made,
        modDate: made,
      },
      defaultStyle: { font: 'Latin', fontSize: 9, lineHeight: 1, color: INK },
    })
    .getBuffer();
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
