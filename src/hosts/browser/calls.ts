/** Posted calls: what HTTP itself can refuse is refused here, the rest is `answerWire`'s. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DuebookClient } from '../../contract/api.ts';
import { say } from '../../contract/values.ts';
import { answerWire, refused, toWire, WIRE_TYPE } from '../../contract/wire.ts';
import { MAX_BODY_BYTES, readBody } from './body.ts';

function answer(response: ServerResponse, status: number, result: unknown): void {
  response.writeHead(status, { 'Content-Type': WIRE_TYPE, 'Cache-Control': 'no-store' });
  response.end(toWire(result));
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
  const { status, result } = await answerWire(engine, pathname.slice('/call/'.length), body);
  answer(response, status, result);
}
