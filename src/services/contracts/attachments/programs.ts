/**
 * What is not kept in a ledger: files that do something when they are opened. Whoever opens an
 * attachment of the ledger trusts it, and a "delivery note" of a stranger may be anything.
 *
 *     invoice.exe     a program, by its name
 *     invoice.pdf     a program, by its first bytes 4D 5A
 *     order.xlsm      a document with macros
 *     picture.svg     a picture that can hold scripts, as web pages do
 */
import { say, type Text } from '../../../domain/texts/text.ts';

const ENDINGS: readonly (readonly [Text, string])[] = [
  [
    say`a program`,
    'exe com scr pif dll sys cpl ocx drv msi msp mst msix msixbundle appx appxbundle jar class ' +
      'gadget xll chm hlp app application apk deb rpm pkg run wasm swf elf so dylib ipa xap',
  ],
  [
    say`a script`,
    'bat cmd ps1 psm1 psd1 ps1xml vb vbs vbe js jse mjs cjs ws wsf wsc wsh hta sct reg inf ' +
      'sh bash zsh csh ksh fish command py pyc pyw rb pl php phtml asp aspx jsp jnlp lua ahk au3',
  ],
  [say`a web page`, 'html htm xhtml xht shtml mht mhtml svg svgz xsl xslt htc website'],
  [say`a document with macros`, 'docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm accde mde'],
  [say`a disk image`, 'iso img vhd vhdx dmg cab diagcab'],
  [
    say`a shortcut`,
    'lnk url scf desktop webloc appref-ms library-ms search-ms searchconnector-ms ' +
      'settingcontent-ms theme themepack rdp',
  ],
];

const BY_ENDING: ReadonlyMap<string, Text> = new Map(
  ENDINGS.flatMap(([what, endings]) => endings.split(' ').map((ending) => [ending, what] as const)),
);

/** What a file of this extension (small letters, no point) is, or null when it may be kept. */
export const programByEnding = (extension: string): Text | null => BY_ENDING.get(extension) ?? null;

const SIGNATURES: readonly (readonly [what: Text, bytes: readonly number[]])[] = [
  [say`a Linux program`, [0x7f, 0x45, 0x4c, 0x46]],
  [say`a Mac program`, [0xfe, 0xed, 0xfa, 0xce]],
  [say`a Mac program`, [0xfe, 0xed, 0xfa, 0xcf]],
  [say`a Mac program`, [0xce, 0xfa, 0xed, 0xfe]],
  [say`a Mac program`, [0xcf, 0xfa, 0xed, 0xfe]],
  [say`a Java program`, [0xca, 0xfe, 0xba, 0xbe]],
  [say`a Windows shortcut`, [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00]],
  [say`a web program`, [0x00, 0x61, 0x73, 0x6d]],
  [say`a Flash program`, [0x46, 0x57, 0x53]],
  [say`a Flash program`, [0x43, 0x57, 0x53]],
  [say`a help file with programs`, [0x49, 0x54, 0x53, 0x46]],
  [say`an archive of programs`, [0x4d, 0x53, 0x43, 0x46]],
  [say`a script`, [0x23, 0x21]],
];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

/** What the first bytes say it is (`a Windows program`), or null when they say no such thing. */
export function programByContent(bytes: Uint8Array): Text | null {
  if (isWindowsProgram(bytes)) return say`a Windows program`;
  return SIGNATURES.find(([, signature]) => startsWith(bytes, signature))?.[0] ?? null;
}

/** `MZ`, and not a text that happens to begin with the two letters. */
const isWindowsProgram = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0x4d, 0x5a]) && bytes.subarray(0, 512).includes(0);

/** What may stand before the first element of a page: a mark, blanks, declarations, comments. */
const BEFORE_ROOT =
  /^(?:\ufeff|\s|<\?[^>]*\?>|<!--[\s\S]*?-->|<!doctype(?!\s+(?:html|svg))[^>[]*>)+/i;
const ACTIVE_ROOT =
  /^<(?:!doctype\s+(?:html|svg)|(?:[\w-]+:)?svg|html|head|body|script|iframe|meta|title|style|object|embed|link|img|form|table|div|a\s|h1|p[\s>])/i;
/** Read of a text for its first element; a page with more before it is none that shows. */
const HEAD = 262_144;

/** `a web page`, `a picture of the web (SVG)`, `a script`, or null. */
export function activeText(text: string): Text | null {
  const head = text.slice(0, HEAD).replace(BEFORE_ROOT, '');
  if (/^<\?php/i.test(text.trimStart())) return say`a script`;
  const root = ACTIVE_ROOT.exec(head);
  if (root === null) {
    // A document type of its own, with entities: whatever it is, it is no document to keep.
    return /^<!doctype[^>]*\[/i.test(head) ? say`a page with a document type of its own` : null;
  }
  return /svg$/i.test(root[0]) ? say`a picture of the web (SVG)` : say`a web page`;
}
