/**
 * How a call travels between a page and its host: MessagePack in both, the browser host's HTTP and
 * Electron's bridge. An input or an output may hold the bytes of a file, and base64 inside JSON would
 * cost a third more; Electron's `contextBridge` copies objects property by property, bytes at once.
 *
 *     call('aging.report', toWire({ input: { asOf: '2026-06-30' }, jobId: null }))
 *                    ->    toWire({ ok: true, value: { … } })
 *
 * Fields that are `undefined` are left out, as JSON does.
 */
import { decode, encode } from '@msgpack/msgpack';
import { err, type Result } from '../domain/result.ts';
import { say, type Text } from '../domain/texts/text.ts';
import { api, type CallInput, type CallName, type DuebookClient, type EngineEvent } from './api.ts';
import type { CallError } from './call.ts';

export const WIRE_TYPE = 'application/msgpack';

/** What carries calls and events between a page and its host; `window.duebook` in Electron. */
export interface Wire {
  /** `body` holds a `WireCall`; answers the bytes of a `Result`. Rejects when the host cannot be reached. */
  call(name: CallName, body: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  /** Returns the function that ends the subscription. */
  onEvent(listener: (event: EngineEvent) => void): () => void;
}

/** What a page sends with the name of the call. */
export interface WireCall {
  readonly input: unknown;
  readonly jobId: string | null;
}

/** The bytes alone: the encoder's buffer is larger, and a structured clone would copy it whole. */
export const toWire = (value: unknown): Uint8Array<ArrayBuffer> =>
  encode(value, { ignoreUndefined: true }).slice();

/** Throws on bytes that are not one whole MessagePack value. */
export const fromWire = (bytes: Uint8Array): unknown => decode(bytes);

/** An answer, and what HTTP calls its kind: 404 no such call, 400 not a call, 200 the engine's own. */
export interface WireAnswer {
  readonly status: 200 | 400 | 404;
  readonly result: Result<unknown, CallError>;
}

const isCallName = (name: string): name is CallName => Object.hasOwn(api, name);

function readCall(body: Uint8Array): WireCall | null {
  try {
    const call = fromWire(body);
    if (call === null || typeof call !== 'object' || !('input' in call)) return null;
    const jobId = 'jobId' in call && typeof call.jobId === 'string' ? call.jobId : null;
    return { input: call.input, jobId };
  } catch {
    return null;
  }
}

/** A refusal that needs no engine. */
export const refused = (message: Text, at?: string): Result<never, CallError> =>
  err(
    at === undefined ? { code: 'invalid_input', message } : { code: 'invalid_input', message, at },
  );

/** A call as it arrived at a host: checked for its shape only; what it asks is checked by the engine. */
export async function answerWire(
  client: DuebookClient,
  name: string,
  body: Uint8Array,
): Promise<WireAnswer> {
  if (!isCallName(name))
    return { status: 404, result: refused(say`"${name}" is not a call of Duebook`) };
  const call = readCall(body);
  if (call === null) return { status: 400, result: refused(say`the message is not a call`) };
  const input = call.input as CallInput<typeof name>;
  const options = call.jobId === null ? {} : { jobId: call.jobId };
  return { status: 200, result: await client.call(name, input, options) };
}
