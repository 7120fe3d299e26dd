/** Reads a request's body up to a limit, so that no page can fill the memory. */
import type { IncomingMessage } from 'node:http';

/** 256 MiB: a list of a million invoices is about 100 MB. */
export const MAX_BODY_BYTES = 256 * 1024 * 1024;

/** Null: larger than `limit`; the rest is not read. */
export async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Uint8Array | null> {
  const declared = Number(request.headers['content-length'] ?? Number.NaN);
  if (declared > limit) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.byteLength;
    if (size > limit) return null;
    parts.push(part);
  }
  const whole = Buffer.concat(parts, size);
  // A plain view: what is decoded from it must not be Buffers.
  return new Uint8Array(whole.buffer, whole.byteOffset, whole.byteLength);
}
