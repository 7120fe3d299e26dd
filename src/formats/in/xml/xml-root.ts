/**
 * The first element of a file that may be XML, without parsing the rest.
 *
 *     <?xml …?><!-- licence --><rsm:CrossIndustryInvoice xmlns:rsm="urn:un:…">
 *     ->  { name: 'CrossIndustryInvoice', namespace: 'urn:un:…' }
 */
import iconv from 'iconv-lite';

/** Comments with a licence come before the root now and then; no more than this. */
const HEAD_BYTES = 32_768;

/** The beginning of `bytes` as text; names and namespaces are ASCII, so letters may be wrong. */
export function headText(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES));
  const [a, b] = [head[0], head[1]];
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return iconv.decode(head, 'utf-16le');
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0)) return iconv.decode(head, 'utf-16be');
  // Latin-1 reads any other bytes too.
  return head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
}

const ROOT = /<(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)((?:\s[^<>]*)?)\/?>/y;

/** Where the first element begins, behind declaration, comments and DOCTYPE; -1 when it is not XML. */
function rootAt(text: string): number {
  const BLANK = /\s*/y;
  let at = 0;
  for (;;) {
    BLANK.lastIndex = at;
    at += BLANK.exec(text)?.[0].length ?? 0;
    const end = text.startsWith('<?', at)
      ? '?>'
      : text.startsWith('<!--', at)
        ? '-->'
        : text.startsWith('<!DOCTYPE', at)
          ? doctypeEnd(text, at)
          : null;
    if (end === null) return text.startsWith('<', at) ? at : -1;
    const found = text.indexOf(end, at);
    if (found < 0) return -1;
    at = found + end.length;
  }
}

/** With declarations of its own it ends behind their bracket. */
function doctypeEnd(text: string, at: number): string {
  const bracket = text.indexOf('[', at);
  const close = text.indexOf('>', at);
  return bracket >= 0 && bracket < close ? ']>' : '>';
}

/** Local name and namespace of the first element, or null. */
export function rootOf(text: string): { readonly name: string; readonly namespace: string } | null {
  const at = rootAt(text);
  if (at < 0) return null;
  ROOT.lastIndex = at;
  const match = ROOT.exec(text);
  if (match === null) return null;
  const [, prefix, name = '', attributes = ''] = match;
  const declaration = new RegExp(
    `\\sxmlns${prefix === undefined ? '' : `:${prefix.replaceAll('.', '\\.')}`}\\s*=\\s*["']([^"']*)["']`,
  ).exec(attributes);
  return { name, namespace: declaration?.[1] ?? '' };
}
