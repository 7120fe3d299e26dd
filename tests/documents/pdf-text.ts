/** What a reader finds in a PDF: its text by page, and its fonts. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: string;
}

/** Lines of each page from top to bottom; parts of a line further apart are set off by two spaces. */
export async function pdfPages(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: (readonly string[])[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const placed = items.flatMap((item): Placed[] =>
      'str' in item && item.str.trim() !== ''
        ? [
            {
              x: Number(item.transform[4]),
              y: Number(item.transform[5]),
              width: item.width,
              text: item.str,
            },
          ]
        : [],
    );
    pages.push(linesOf(placed));
  }
  await pdf.cleanup();
  return pages;
}

function linesOf(placed: readonly Placed[]): readonly string[] {
  const lines: { y: number; parts: Placed[] }[] = [];
  for (const part of placed) {
    const line = lines.find((each) => Math.abs(each.y - part.y) < 2);
    if (line === undefined) lines.push({ y: part.y, parts: [part] });
    else line.parts.push(part);
  }
  return lines
    .sort((a, b) => b.y - a.y)
    .map(({ parts }) => {
      let text = '';
      let end: number | null = null;
      for (const part of parts.sort((a, b) => a.x - b.x)) {
        if (end !== null && part.x - end > 6) text = `${text.trimEnd()}  `;
        else if (end !== null && part.x - end > 1 && !text.endsWith(' ')) text += ' ';
        text += part.text;
        end = part.x + part.width;
      }
      return text.replaceAll('\u00a0', ' ').replace(/ {3,}/g, '  ').trim();
    })
    .filter((line) => line !== '');
}

/** All pages as one text, with a line between them. */
export const pdfText = async (bytes: Uint8Array): Promise<string> =>
  (await pdfPages(bytes)).map((lines) => lines.join('\n')).join('\n----- page -----\n') + '\n';

/** Fonts by name, and whether each brings its own shapes. The document's parts are compressed, its objects are not. */
export function pdfFonts(
  bytes: Uint8Array,
): readonly { readonly name: string; readonly embedded: boolean }[] {
  const text = Buffer.from(bytes).toString('latin1');
  return [...text.matchAll(/<<[^<>]*\/Type \/FontDescriptor[\s\S]*?>>/g)].map(([descriptor]) => ({
    name: /\/FontName \/\w+\+([\w-]+)/.exec(descriptor)?.[1] ?? 'not embedded',
    embedded: /\/FontFile[23]? \d+ 0 R/.test(descriptor),
  }));
}
