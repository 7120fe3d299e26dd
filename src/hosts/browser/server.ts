/**
 * The browser host: the screens and the engine's calls on loopback, for one window on this machine.
 *
 *     http://127.0.0.1:4100/?token=…   once; becomes a cookie and a redirect to `/`
 *     GET  /…                          files of the built renderer
 *     POST /call/<name>                MessagePack in, MessagePack out (`contract/wire.ts`)
 *     GET  /events                     EngineEvents as server-sent events
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DuebookClient } from '../../contract/api.ts';
import { CONTENT_SECURITY_POLICY } from '../../contract/content-policy.ts';
import { answerCall } from './calls.ts';
import { isLedHere, newDoor, type Door, type Refusal } from './gate.ts';
import { DEVELOPMENT_POLICY, securityHeaders } from './headers.ts';
import { leadTo } from './opening-page.ts';
import { refusalPage } from './refusal-page.ts';
import { readStatic } from './static-files.ts';

/** Serves what is not a call; `npm run dev` puts Vite here. */
export type PageServer = (request: IncomingMessage, response: ServerResponse) => void;

export interface BrowserHostOptions {
  readonly engine: DuebookClient;
  /** Folder of the built renderer. */
  readonly pages: string;
  /** 0: any free port. */
  readonly port: number;
  readonly maxBodyBytes?: number;
  /** Instead of `pages`; gets the server, to listen for its own sockets on it. */
  readonly development?: (server: Server) => Promise<PageServer>;
}

export interface BrowserHost {
  readonly port: number;
  /** `http://127.0.0.1:4100/?token=…`; opens one window. */
  readonly address: string;
  close(): Promise<void>;
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  response.end(body);
}

const refuse = (response: ServerResponse, refusal: Refusal): void =>
  send(response, 403, 'text/html; charset=utf-8', refusalPage(refusal));

function followEvents(engine: DuebookClient, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write('retry: 1000\n\n');
  const stop = engine.onEvent((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  response.on('close', stop);
}

/** The request that brings the token: in exchange for a cookie, once. */
function letIn(
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
): void {
  const stranger = door.refusesStranger(request);
  if (stranger !== null) return refuse(response, stranger);
  const known = door.refuses(request) === null;
  if (!known && !door.redeem(token)) return refuse(response, 'token_used');
  if (!known) response.setHeader('Set-Cookie', door.setCookie);
  // A strict cookie does not go with a redirect of a way that began on another page; from here it does.
  if (isLedHere(request)) return send(response, 200, 'text/html; charset=utf-8', leadTo('/'));
  response.writeHead(303, { Location: '/', 'Cache-Control': 'no-store' });
  response.end();
}

/** Listens on 127.0.0.1 only. Throws when the port is taken. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const token = randomBytes(24).toString('base64url');
  const session = randomBytes(32).toString('base64url');
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const door = newDoor({ port, token, session });
  const develop = options.development === undefined ? null : await options.development(server);
  const headers = Object.entries(
    securityHeaders(develop === null ? CONTENT_SECURITY_POLICY : DEVELOPMENT_POLICY),
  );

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of headers) response.setHeader(name, value);
    const target = request.url ?? '/';
    const question = target.indexOf('?');
    const pathname = question < 0 ? target : target.slice(0, question);
    const given =
      pathname === '/'
        ? new URLSearchParams(question < 0 ? '' : target.slice(question)).get('token')
        : null;
    if (given !== null && request.method === 'GET') return letIn(door, request, response, given);

    const refusal = door.refuses(request);
    if (refusal !== null) return refuse(response, refusal);
    if (pathname.startsWith('/call/'))
      return answerCall(options.engine, request, response, pathname, options.maxBodyBytes);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return send(response, 405, 'text/plain; charset=utf-8', 'only GET here\n');
    if (pathname === '/events') return followEvents(options.engine, response);
    if (develop !== null) return develop(request, response);
    const file = await readStatic(options.pages, pathname);
    if (file === null)
      return send(response, 404, 'text/plain; charset=utf-8', 'there is no such file\n');
    response.writeHead(200, {
      'Content-Type': file.type,
      'Cache-Control': file.caching,
      'Content-Length': file.bytes.byteLength,
    });
    response.end(request.method === 'HEAD' ? undefined : file.bytes);
  }

  server.on('request', (request, response) => {
    serve(request, response).catch(() => {
      if (!response.headersSent)
        send(response, 500, 'text/plain; charset=utf-8', 'something went wrong\n');
      else response.destroy();
    });
  });

  return {
    port,
    address: `http://127.0.0.1:${port}/?token=${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
