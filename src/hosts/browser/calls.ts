/** One posted call: checked for its shape only; what it asks is checked by the engine. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { api, type CallInput, type CallName, type DuebookClient } from '../../contract/api.ts';
import type { CallError } from '../../contract/call.ts';
import { fromWire, toWire, WIRE_TYPE } from '../../contract/wire.ts';
import { err, say, type Text } from '../../contract/values.ts';
import { MAX_BODY_BYTES, readBody } from './body.ts';

const isCallName = (name: string): name is CallName => Object.hasOwn(api, name);

function answer(response: ServerResponse, status: number, result: unknown): void {
  response.writeHead(status, { 'Content-Type': WIRE_TYPE, 'Cache-Control': 'no-store' });
  response.end(toWire(result));
}

const refused = (message: Text, at?: string) =>
  err<CallError>(
    at === undefined ? { code: 'invalid_input', message } : { code: 'invalid_input', message, at },
  );

function parse(body: Uint8Array): { input: unknown; jobId: string | undefined } | null {
  try {
    const wire = fromWire(body);
    if (wire === null || typeof wire !== 'object' || !('input' in wire)) return null;
    const jobId = 'jobId' in wire && typeof wire.jobId === 'string' ? wire.jobId : undefined;
    return { input: wire.input, jobId };
  } catch {
    return null;
  }
}

export async function answerCall(
  engine: DuebookClient,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  limit = MAX_BODY_BYTES,
): Promise<void> {
  if (request.method !== 'POST') return answer(response, 405, refused(say`a call is posted`));
  // A form on another page can post text and forms, never this type.
  if (request.headers['content-type'] !== WIRE_TYPE)
    return answer(response, 415, refused(say`a call is posted as ${WIRE_TYPE}`));
  const name = pathname.slice('/call/'.length);
  if (!isCallName(name))
    return answer(response, 404, refused(say`"${name}" is not a call of Duebook`));
  const body = await readBody(request, limit);
  if (body === null) {
    response.setHeader('Connection', 'close');
    const megabytes = Math.floor(limit / (1024 * 1024));
    return answer(
      response,
      413,
      refused(say`the file is larger than ${megabytes} MB; split it and send the parts`, 'bytes'),
    );
  }
  const parsed = parse(body);
  if (parsed === null) return answer(response, 400, refused(say`the body is not a call`));
  // The engine checks the input against the schema of this very call.
  const input = parsed.input as CallInput<typeof name>;
  const result = await engine.call(
    name,
    input,
    parsed.jobId === undefined ? {} : { jobId: parsed.jobId },
  );
  answer(response, 200, result);
}
