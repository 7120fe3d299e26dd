/**
 * How a call travels between a browser page and the browser host: MessagePack, because an input or
 * an output may hold the bytes of a file, and base64 inside JSON would cost a third more.
 *
 *     POST /call/aging.report   { input: { asOf: '2026-06-30' }, jobId: null }
 *                          ->   { ok: true, value: { … } }
 *
 * Fields that are `undefined` are left out, as JSON does.
 */
import { decode, encode } from '@msgpack/msgpack';

export const WIRE_TYPE = 'application/msgpack';

/** What a page posts to `/call/<name>`. */
export interface WireCall {
  readonly input: unknown;
  readonly jobId: string | null;
}

export const toWire = (value: unknown): Uint8Array<ArrayBuffer> =>
  encode(value, { ignoreUndefined: true });

/** Throws on bytes that are not one whole MessagePack value. */
export const fromWire = (bytes: Uint8Array): unknown => decode(bytes);
