/**
 * Signed files made by hand after RFC 5652: the container, with an invented signature that signs
 * nothing. `ber` writes it as signing programs do, with indefinite lengths and the document in pieces.
 */
const length = (size: number): Buffer => {
  if (size < 0x80) return Buffer.from([size]);
  const hex = size.toString(16);
  const digits = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.from([0x80 | digits.length, ...digits]);
};
const END = Buffer.from([0, 0]);

export const oid = (arc: number): Buffer =>
  Buffer.from([0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, arc]);

export type Wrap = (tag: number, ...parts: readonly Uint8Array[]) => Buffer;

/** An element with its length. */
export const der: Wrap = (tag, ...parts) => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), length(content.length), content]);
};

/** An element of indefinite length. */
export const ber: Wrap = (tag, ...parts) =>
  Buffer.concat([Buffer.from([tag, 0x80]), ...parts, END]);

const PIECE = 1000;

const octets = (content: Uint8Array, wrap: Wrap): Buffer => {
  if (wrap === der) return der(0x04, content);
  const pieces: Buffer[] = [];
  for (let at = 0; at < content.length; at += PIECE)
    pieces.push(der(0x04, content.subarray(at, at + PIECE)));
  return wrap(0x24, ...pieces);
};

/** `content` null: the signature stands alone, without its document. */
export function p7m(content: Uint8Array | null, wrap: Wrap = der): Buffer {
  const digests = der(0x31, der(0x30, oid(5)));
  const encapsulated =
    content === null ? wrap(0x30, oid(1)) : wrap(0x30, oid(1), wrap(0xa0, octets(content, wrap)));
  const certificates = wrap(0xa0, der(0x30, der(0x02, Buffer.from([7]))));
  const signers = der(0x31, der(0x30, der(0x02, Buffer.from([1])), der(0x04, Buffer.alloc(64, 9))));
  const signed = wrap(
    0x30,
    der(0x02, Buffer.from([1])),
    digests,
    encapsulated,
    certificates,
    signers,
  );
  return wrap(0x30, oid(2), wrap(0xa0, signed));
}

/** As mail programs and some portals give it out. */
export const inBase64 = (bytes: Buffer, header = ''): Buffer =>
  Buffer.from(
    `${header === '' ? '' : `-----BEGIN ${header}-----\n`}${bytes
      .toString('base64')
      .replace(/.{64}/g, '$&\n')}${header === '' ? '' : `\n-----END ${header}-----\n`}`,
  );
