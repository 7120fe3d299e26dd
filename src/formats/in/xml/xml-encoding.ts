/**
 * Which encoding an XML file is in: its mark, the zeros of UTF-16, then what its declaration says.
 *
 *     EF BB BF 3C …                                  ->  utf-8
 *     3C 00 3F 00 …                                  ->  utf-16le
 *     <?xml version="1.0" encoding="ISO-8859-1"?>    ->  iso-8859-1
 *     <Document …>                                   ->  utf-8, as the standard has it
 *
 * Unlike a list of invoices, XML says its encoding, so nothing is guessed: bytes that contradict the
 * declaration are refused. One exception: a file that says UTF-16 and has no zeros was written by a
 * program that copied the wrong declaration; it is read as UTF-8 when it fits.
 */
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { shortened } from '../../../domain/imports/findings.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { firstBadUtf8 } from '../find-encoding.ts';
import { xmlFault, type XmlFault } from './xml-fault.ts';
import { say, type Text } from '../../../domain/texts/text.ts';

/** Encodings by the names that XML declares them under; others are refused. */
const KNOWN =
  /^(utf-?8|us-ascii|ascii|iso-?8859-?\d{1,2}|latin-?\d|windows-?125\d|cp125\d|ibm850|cp850)$/i;

export interface XmlEncoding {
  /** A name that iconv-lite knows. */
  readonly name: string;
  /** Length of the mark at the beginning, in bytes. */
  readonly skip: number;
}

/** `<?xml … encoding="X"?>` of an ASCII-compatible head, `''` when it says none. */
function declared(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 400)).toString(
    'latin1',
  );
  const declaration = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'<>]*)["']/.exec(head);
  return declaration?.[1] ?? '';
}

function utf8(
  bytes: Uint8Array,
  skip: number,
  isNot: (byte: string) => Text,
): Result<XmlEncoding, XmlFault> {
  if (isUtf8(bytes)) return ok({ name: 'utf-8', skip });
  const bad = firstBadUtf8(bytes);
  return err(
    xmlFault(
      'encoding',
      bad.line,
      say`${isNot(bad.byte)}; download the file again, or save it as UTF-8`,
    ),
  );
}

/** The encoding of `bytes`, or why they cannot be read. */
export function findXmlEncoding(bytes: Uint8Array): Result<XmlEncoding, XmlFault> {
  const [a, b, c, d] = [bytes[0], bytes[1], bytes[2], bytes[3]];
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return utf8(
      bytes,
      3,
      (byte) => say`byte ${byte} is not UTF-8, although the file begins with the UTF-8 mark`,
    );
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe))
    return err(xmlFault('encoding', null, say`the file is in UTF-32; save it as UTF-8`));
  if (a === 0xff && b === 0xfe) return ok({ name: 'utf-16le', skip: 2 });
  if (a === 0xfe && b === 0xff) return ok({ name: 'utf-16be', skip: 2 });
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return ok({ name: 'utf-16le', skip: 0 });
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return ok({ name: 'utf-16be', skip: 0 });

  const name = declared(bytes);
  if (name === '')
    return utf8(
      bytes,
      0,
      (byte) => say`byte ${byte} is not UTF-8, and the file declares no other encoding`,
    );
  if (/^(utf-?8|us-ascii|ascii)$/i.test(name))
    return utf8(
      bytes,
      0,
      (byte) => say`byte ${byte} is not UTF-8, although the file says it is ${name}`,
    );
  if (/^(utf-?16.*|ucs-?2|unicode)$/i.test(name))
    return utf8(
      bytes,
      0,
      (byte) => say`byte ${byte} is not UTF-8, and not ${name} either, although the file says so`,
    );
  if (!KNOWN.test(name) || !iconv.encodingExists(name))
    return err(
      xmlFault(
        'encoding',
        1,
        say`the encoding "${shortened(name)}" that the file declares is not known here; save it as UTF-8`,
      ),
    );
  return ok({ name: name.toLowerCase(), skip: 0 });
}
