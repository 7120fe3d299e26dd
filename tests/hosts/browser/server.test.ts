/** Who is let in and who is not: raw requests, because a browser would not send most of these. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallName, DuebookClient, EngineEvent } from '../../../src/contract/api.ts';
import { fromWire, toWire } from '../../../src/contract/wire.ts';
import { startBrowserHost, type BrowserHost } from '../../../src/hosts/browser/server.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Remembers what was asked; answers with what it was asked. */
class EchoEngine {
  readonly calls: { name: CallName; input: unknown; jobId: string | undefined }[] = [];
  listener: ((event: EngineEvent) => void) | null = null;
  call = async (name: CallName, input: unknown, options: { jobId?: string } = {}) => {
    this.calls.push({ name, input, jobId: options.jobId });
    return { ok: true as const, value: input };
  };
  onEvent = (listener: (event: EngineEvent) => void) => {
    this.listener = listener;
    return () => (this.listener = null);
  };
}

let folder: string;
let engine: EchoEngine;
let host: BrowserHost;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duebook-host-'));
  mkdirSync(join(folder, 'pages/assets'), { recursive: true });
  writeFileSync(join(folder, 'pages/index.html'), '<title>screens</title>');
  writeFileSync(join(folder, 'pages/assets/index-4f2a.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'pages/link.txt'));
  engine = new EchoEngine();
  host = await startBrowserHost({
    engine: engine as unknown as DuebookClient,
    pages: join(folder, 'pages'),
    port: 0,
    maxBodyBytes: 2 * 1024 * 1024,
  });
});
afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Ask {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

const ask = ({ method = 'GET', path, headers = {}, body }: Ask): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: host.port, method, path, headers, agent: false },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });

const tokenPath = (): string => new URL(host.address).pathname + new URL(host.address).search;

async function cookie(): Promise<string> {
  const answer = await ask({ path: tokenPath() });
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}

const callHeaders = (given: string): Record<string, string> => ({
  Cookie: given,
  Origin: `http://127.0.0.1:${host.port}`,
  'Content-Type': 'application/msgpack',
});
const wireCall = (input: unknown) => toWire({ input, jobId: 'j1' });

describe('the token', () => {
  it('becomes a strict cookie and a redirect', async () => {
    const answer = await ask({ path: tokenPath() });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^duebook_\d+=[\w-]{40,}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  it('opens one window: the second use is refused, unless it is the same window', async () => {
    const given = await cookie();
    const stranger = await ask({ path: tokenPath() });
    expect(stranger.status).toBe(403);
    expect(stranger.headers['set-cookie']).toBeUndefined();
    expect(stranger.body.toString()).toContain('was used already');
    expect((await ask({ path: tokenPath(), headers: { Cookie: given } })).status).toBe(303);
  });

  it.each(['', 'x', 'a'.repeat(5000)])('%j is not the token', async (token) => {
    expect((await ask({ path: `/?token=${token}` })).status).toBe(403);
    expect((await ask({ path: tokenPath() })).status).toBe(303);
  });

  it.each<Record<string, string>>([
    {},
    { 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image' },
    { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' },
  ])('is not taken from a page of another site: %j', async (headers) => {
    const crossSite = { 'Sec-Fetch-Site': 'cross-site', ...headers };
    expect((await ask({ path: tokenPath(), headers: crossSite })).status).toBe(403);
    expect((await ask({ path: tokenPath() })).status).toBe(303);
  });

  it('is taken from a window that a file led here, which goes on from a page of our own', async () => {
    const headers = {
      ...{ 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' },
      'Sec-Fetch-Dest': 'document',
    };
    const answer = await ask({ path: tokenPath(), headers });
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(answer.body.toString()).toContain('<meta http-equiv="refresh" content="0;url=/">');
    const [given = ''] = String(answer.headers['set-cookie']).split(';');
    expect((await ask({ path: '/', headers: { Cookie: given } })).status).toBe(200);
    // Led here by anybody else it opens nothing, token or not.
    expect((await ask({ path: tokenPath(), headers })).status).toBe(403);
    expect((await ask({ path: '/', headers: { Cookie: given, ...headers } })).status).toBe(403);
  });
});

describe('a request that is not from our window', () => {
  const strangers: readonly (readonly [
    string,
    (given: string, origin: string) => Record<string, string>,
  ])[] = [
    ['without a cookie', () => ({})],
    ['with a wrong cookie', (given) => ({ Cookie: `${given.split('=')[0]}=guess` })],
    ['for another host name', (given) => ({ Cookie: given, Host: 'localhost' })],
    ['for a name that was rebound to us', (given) => ({ Cookie: given, Host: 'evil.example' })],
    ['from another origin', (given) => ({ Cookie: given, Origin: 'https://evil.example' })],
    ['from another port', (given) => ({ Cookie: given, Origin: 'http://127.0.0.1:1' })],
    ['from a sandboxed page', (given) => ({ Cookie: given, Origin: 'null' })],
    ['from a sibling site', (given) => ({ Cookie: given, 'Sec-Fetch-Site': 'same-site' })],
    ['from another site', (given) => ({ Cookie: given, 'Sec-Fetch-Site': 'cross-site' })],
  ];

  it.each(strangers)('%s gets no page, no event and no call', async (_name, headersOf) => {
    const headers = headersOf(await cookie(), `http://127.0.0.1:${host.port}`);
    for (const path of ['/', '/assets/index-4f2a.js', '/events', '/nothing']) {
      const answer = await ask({ path, headers });
      expect(answer.status, path).toBe(403);
      expect(answer.body.toString()).not.toContain('<title>screens</title>');
    }
    const posted = await ask({
      method: 'POST',
      path: '/call/workspace.close',
      headers: { 'Content-Type': 'application/msgpack', ...headers },
      body: wireCall({}),
    });
    expect(posted.status).toBe(403);
    expect(engine.calls).toEqual([]);
  });

  it('is refused when it posts without saying where from', async () => {
    const { Origin: _left, ...headers } = callHeaders(await cookie());
    expect(
      (await ask({ method: 'POST', path: '/call/workspace.state', headers, body: wireCall({}) }))
        .status,
    ).toBe(403);
  });
});

describe('a call', () => {
  it('goes to the engine with its bytes, and the answer comes back', async () => {
    const input = { fileName: 'a.csv', bytes: new Uint8Array([0, 1, 255]), left: undefined };
    const answer = await ask({
      method: 'POST',
      path: '/call/imports.inspect',
      headers: callHeaders(await cookie()),
      body: wireCall(input),
    });
    expect(answer.status).toBe(200);
    const { left: _left, ...sent } = input;
    expect(fromWire(new Uint8Array(answer.body))).toEqual({ ok: true, value: sent });
    expect(engine.calls).toMatchObject([{ name: 'imports.inspect', jobId: 'j1' }]);
  });

  it.each([
    ['an unknown name', '/call/shell.run', {}, 404],
    ['a name of every object', '/call/__proto__', {}, 404],
    ['a form', '/call/workspace.close', { 'Content-Type': 'text/plain' }, 415],
  ] as const)('with %s is refused', async (_name, path, extra, status) => {
    const headers = { ...callHeaders(await cookie()), ...extra };
    expect((await ask({ method: 'POST', path, headers, body: wireCall({}) })).status).toBe(status);
    expect(engine.calls).toEqual([]);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('{"input":{}}')],
    ['half a value', wireCall({ text: 'abc' }).slice(0, 9)],
    ['no input', toWire({ jobId: 'j1' })],
  ])('whose body is %s is refused', async (_name, body) => {
    const answer = await ask({
      method: 'POST',
      path: '/call/workspace.state',
      headers: callHeaders(await cookie()),
      body,
    });
    expect([answer.status, fromWire(new Uint8Array(answer.body))]).toEqual([
      400,
      { ok: false, error: { code: 'invalid_input', message: 'the message is not a call' } },
    ]);
  });

  it('larger than the limit gets a sentence', async () => {
    const body = wireCall({ bytes: new Uint8Array(3 * 1024 * 1024) });
    const headers = { ...callHeaders(await cookie()), 'Content-Length': String(body.byteLength) };
    const answer = await ask({
      method: 'POST',
      path: '/call/imports.inspect',
      headers,
      body,
    }).catch(() => null);
    // The host may close the pipe while the rest is still being sent; it never reads it.
    if (answer !== null) {
      expect(answer.status).toBe(413);
      expect(fromWire(new Uint8Array(answer.body))).toMatchObject({
        error: { message: 'the file is larger than 2 MB; split it and send the parts' },
      });
    }
    expect(engine.calls).toEqual([]);
  });
});

describe('files', () => {
  it('come with a strict policy; hashed ones may be kept', async () => {
    const headers = { Cookie: await cookie() };
    const page = await ask({ path: '/', headers });
    expect(page.body.toString()).toBe('<title>screens</title>');
    expect(page.headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self';/,
    );
    expect(page.headers['x-frame-options']).toBe('DENY');
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['cache-control']).toBe('no-cache');
    const script = await ask({ path: '/assets/index-4f2a.js', headers });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '//etc/passwd',
    '/link.txt',
    '/%00',
    '/%',
    '/assets',
    '/index.html/',
  ])('%s is not there', async (path) => {
    const answer = await ask({ path, headers: { Cookie: await cookie() } });
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).not.toContain('secret');
  });
});

it('events reach the window as they happen', async () => {
  const given = await cookie();
  const heard = await new Promise<string>((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: host.port,
        path: '/events',
        headers: { Cookie: given },
        agent: false,
      },
      (response) => {
        let text = '';
        response.on('data', (part: Buffer) => {
          text += part.toString();
          if (text === 'retry: 1000\n\n') engine.listener?.({ type: 'changed', topics: ['items'] });
          else if (text.includes('data:')) {
            asked.destroy();
            resolve(text);
          }
        });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
  expect(heard).toBe('retry: 1000\n\ndata: {"type":"changed","topics":["items"]}\n\n');
});

it('listens on loopback only', async () => {
  expect(new URL(host.address).hostname).toBe('127.0.0.1');
  const answered = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: '127.0.0.2', port: host.port });
    socket.on('connect', () => resolve(true));
    socket.on('error', () => resolve(false));
  });
  expect(answered).toBe(false);
});
