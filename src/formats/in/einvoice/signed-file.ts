/**
 * The document inside a signed file (`.p7m`): CMS SignedData in DER or BER, also written as base64.
 *
 *     30 80 06 09 2A 86 48 86 F7 0D 01 07 02 …  ->  the bytes that were signed
 *     MIIKvQYJKoZIhvcNAQcC…                     ->  the same
 *
 *     SEQUENCE { OID signedData, [0] { SEQUENCE { version, digests,
 *       SEQUENCE { OID data, [0] { OCTET STRING: the document } }, certificates, signatures } } }
 *
 * The signature is not checked: for that one needs the certificates of every country's authorities
 * and the network. What is looked at is the way to the document; lengths may be indefinite, and the
 * document may come in pieces, as signing programs write it.
 *
 * Source: RFC 5652 (CMS), section 5; ITU-T X.690 (BER, DER), section 8.
 */
import type { EInvoiceFault } from '../../../domain/einvoice/einvoice.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { say, type Text } from '../../../domain/texts/text.ts';

const SEQUENCE = 0x30;
const OCTETS = 0x04;
const OCTETS_IN_PIECES = 0x24;
const OBJECT_ID = 0x06;
const EXPLICIT_0 = 0xa0;
const END_OF_CONTENTS = 0x00;

const PKCS7 = '2a864886f70d0107';
const SIGNED = `${PKCS7}02`;
const ENVELOPED = `${PKCS7}03`;

/** Pieces inside pieces; real files have at most two. */
const MAX_DEPTH = 16;
/** The identifier stands right behind the head of the outermost sequence. */
const HEAD_BYTES = 32;

/** Bytes of CMS, unwrapped from base64 where they are; null for every other file. */
function cmsBytes(bytes: Uint8Array): Uint8Array | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 256));
  if (isCms(head)) return bytes;
  const text =
    /^(?:\u00ef\u00bb\u00bf)?\s*(?:-----BEGIN [A-Z0-9 ]+-----\s*)?(M[A-Za-z0-9+/\s]{40,})/.exec(
      head.toString('latin1'),
    )?.[1];
  if (text === undefined || !isCms(Buffer.from(text, 'base64'))) return null;
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return Buffer.from(whole.replace(/-----[A-Z0-9 ]+-----|\u00ef\u00bb\u00bf/g, ''), 'base64');
}

const isCms = (head: Buffer): boolean =>
  head[0] === SEQUENCE && head.subarray(0, HEAD_BYTES).toString('hex').includes(`0609${PKCS7}`);

/** Whether `bytes` are a signed (or encrypted) file of CMS. */
export const isSignedFile = (bytes: Uint8Array): boolean => cmsBytes(bytes) !== null;

interface Element {
  readonly tag: number;
  /** Its contents, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** Where the next element begins. */
  readonly next: number;
}

/** Thrown where the bytes are no BER; never leaves this file. */
class Damaged extends Error {}

/** The element at `at`; of indefinite length ends where its contents say so. */
function elementAt(bytes: Uint8Array, at: number, limit: number, depth = 0): Element {
  const tag = bytes[at];
  const first = bytes[at + 1];
  // Tags of several bytes (31 in the low bits) do not occur on the way to the document.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || depth > MAX_DEPTH)
    throw new Damaged();
  if (first === 0x80) {
    let to = at + 2;
    for (;;) {
      const inner = elementAt(bytes, to, limit, depth + 1);
      if (inner.tag === END_OF_CONTENTS) return { tag, from: at + 2, to, next: inner.next };
      to = inner.next;
    }
  }
  const digits = first < 0x80 ? 0 : first & 0x7f;
  if (digits > 5) throw new Damaged();
  let length = first < 0x80 ? first : 0;
  for (let digit = 0; digit < digits; digit += 1)
    length = length * 256 + (bytes[at + 2 + digit] ?? Number.NaN);
  const from = at + 2 + digits;
  const to = from + length;
  if (!(to <= limit)) throw new Damaged();
  return { tag, from, to, next: to };
}

/** The elements inside `parent`, in order. */
function* inside(bytes: Uint8Array, parent: Element): Generator<Element> {
  for (let at = parent.from; at < parent.to;) {
    const element = elementAt(bytes, at, parent.to);
    yield element;
    at = element.next;
  }
}

function firstOf(bytes: Uint8Array, parent: Element, tag: number): Element | null {
  for (const element of inside(bytes, parent)) if (element.tag === tag) return element;
  return null;
}

function octetsOf(bytes: Uint8Array, element: Element, depth = 0): Uint8Array[] {
  if (element.tag === OCTETS) return [bytes.subarray(element.from, element.to)];
  if (element.tag !== OCTETS_IN_PIECES || depth > MAX_DEPTH) throw new Damaged();
  return [...inside(bytes, element)].flatMap((piece) => octetsOf(bytes, piece, depth + 1));
}

const fault = (code: string, message: Text): Result<never, EInvoiceFault> =>
  err({ code, line: null, message });

/** What was signed, or a sentence why it cannot be had; `bytes` are ones that `isSignedFile` knows. */
export function signedContent(bytes: Uint8Array): Result<Uint8Array, EInvoiceFault> {
  const cms = cmsBytes(bytes) ?? bytes;
  try {
    const outer = elementAt(cms, 0, cms.length);
    const kind = firstOf(cms, outer, OBJECT_ID);
    const name = kind === null ? '' : Buffer.from(cms.subarray(kind.from, kind.to)).toString('hex');
    if (name === ENVELOPED)
      return fault(
        'encrypted',
        say`the file is encrypted for one reader, so the invoice inside cannot be read; open it with the program it was made for and save the XML`,
      );
    if (name !== SIGNED)
      return fault(
        'not_signed_data',
        say`the file is a container of signatures (CMS) without a document; choose the invoice itself`,
      );
    const wrapped = firstOf(cms, outer, EXPLICIT_0);
    const signed = wrapped === null ? null : firstOf(cms, wrapped, SEQUENCE);
    const content = signed === null ? null : firstOf(cms, signed, SEQUENCE);
    if (content === null) throw new Damaged();
    const document = firstOf(cms, content, EXPLICIT_0);
    if (document === null)
      return fault(
        'detached_signature',
        say`the file holds a signature without the document it was made for; choose the invoice itself`,
      );
    const [octets] = inside(cms, document);
    if (octets === undefined) throw new Damaged();
    return ok(Buffer.concat(octetsOf(cms, octets)));
  } catch (error) {
    if (error instanceof Damaged)
      return fault(
        'damaged_signed_file',
        say`the signed file is damaged or cut off; download it again`,
      );
    throw error;
  }
}
