/**
 * The name of a file that somebody sent, made harmless: it is shown on the screen and is what the
 * file is called when it is saved again, on Windows too.
 *
 *     ..\..\Windows\win.ini        ->  win.ini
 *     Rechnung "Mai": 1/2.pdf      ->  2.pdf            (what stands after a slash is the name)
 *     invoice<U+202E>fdp.exe       ->  invoicefdp.exe   (shown as it is, and refused)
 *     con.pdf                      ->  _con.pdf
 */

/** Control characters, and the signs that turn the direction of the text or cannot be seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029\ufeff]/gu;
const NOT_IN_NAMES = /[<>:"|?*]/g;
/** Names that are devices on Windows, whatever follows the first point. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** Bytes of UTF-8 that every file system takes, with room for the ` (2)` of a second download. */
const LONGEST = 200;

/** Never empty; the extension stays, also when the name is cut. */
export function safeFileName(given: string): string {
  const last = given.normalize('NFC').replace(UNSEEN, '').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(NOT_IN_NAMES, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(/\s+/g, ' ');
  const named = plain === '' ? 'file' : DEVICE.test(plain) ? `_${plain}` : plain;
  return shortened(named);
}

/** What stands after the last point, small letters; `''` without one. */
export function extensionOf(fileName: string): string {
  const at = fileName.lastIndexOf('.');
  return at < 0 ? '' : fileName.slice(at + 1).toLowerCase();
}

const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

function shortened(name: string): string {
  if (sizeOf(name) <= LONGEST) return name;
  const extension = extensionOf(name);
  const ending = extension === '' || sizeOf(extension) > 10 ? '' : `.${extension}`;
  let kept = '';
  for (const character of name.slice(0, name.length - ending.length)) {
    if (sizeOf(kept + character) + ending.length > LONGEST) break;
    kept += character;
  }
  return `${kept.trimEnd()}${ending}`;
}
