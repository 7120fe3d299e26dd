/**
 * Electron fetched by a made-up installer from a made-up site, on loopback: through a proxy, behind a
 * certificate that nobody trusts, with a disk that is full, without end.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadSite } from '../../../src/hosts/start/download-site.ts';
import { findElectron } from '../../../src/hosts/start/electron-binary.ts';
import { networkEnvironment } from '../../../src/hosts/start/network-environment.ts';
import { UNTRUSTED } from './untrusted-certificate.ts';

let folder: string;
let servers: Server[] = [];
let written = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'duebook-binary-'));
  written = '';
});
afterEach(() => {
  for (const server of servers) server.closeAllConnections();
  for (const server of servers) server.close();
  servers = [];
  rmSync(folder, { recursive: true });
});

const listening = async (server: Server): Promise<number> => {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

const site = (): Promise<number> => listening(createServer((_, answer) => answer.end('electron')));

const installer = (text: string): void => writeFileSync(path.join(folder, 'install.js'), text);

/** As the real one: fetches, unpacks into `dist`, and writes `path.txt` last. */
const FETCHES = `
const { mkdirSync, writeFileSync } = require('node:fs');
fetch(process.env.ELECTRON_MIRROR + 'electron.zip').then((answer) => answer.text()).then((text) => {
  mkdirSync(__dirname + '/dist');
  writeFileSync(__dirname + '/dist/electron', text + ' ' + process.env.ELECTRON_GET_USE_PROXY);
  writeFileSync(__dirname + '/path.txt', 'electron');
});`;

const search = (env: NodeJS.ProcessEnv, more = {}): ReturnType<typeof findElectron> =>
  findElectron({
    fetch: true,
    folder,
    platform: 'linux',
    env: { PATH: '', ...env },
    write: (text) => (written += text),
    ...more,
  });

describe('Electron is fetched', () => {
  it('from the site that is named, which is asked first', async () => {
    installer(FETCHES);
    const found = await search({ ELECTRON_MIRROR: `http://127.0.0.1:${await site()}/` });
    expect(found).toEqual({ path: path.join(folder, 'dist/electron'), why: '' });
    expect(written).toBe('Fetching Electron (once, about 110 MB) …\n');
  });

  it.each([['HTTP_PROXY'], ['http_proxy'], ['ALL_PROXY'], ['npm_config_proxy']])(
    'through the proxy that %s names, and only through it',
    async (name) => {
      installer(FETCHES);
      const asked: string[] = [];
      const sitePort = await site();
      const proxy = createServer((request, answer) => {
        asked.push(request.url ?? '');
        answer.end('electron');
      }).on('connect', (request, socket) => {
        asked.push(request.url ?? '');
        socket.on('error', () => undefined);
        const onward = connect(sitePort, '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
          socket.pipe(onward).pipe(socket);
        });
      });
      const found = await search({
        ELECTRON_MIRROR: 'http://electron.invalid/',
        [name]: `127.0.0.1:${await listening(proxy)}`,
      });
      expect(found).toEqual({ path: path.join(folder, 'dist/electron'), why: '' });
      expect(asked.length).toBeGreaterThanOrEqual(2);
      expect(asked.every((url) => url.includes('electron.invalid'))).toBe(true);
    },
  );
});

describe('Electron is not fetched, and a sentence says why', () => {
  it('nobody answers', async () => {
    installer(FETCHES);
    const { why } = await search({ ELECTRON_MIRROR: 'http://127.0.0.1:1/' });
    expect(why).toMatch(/^Electron's download site \(127\.0\.0\.1:1\) does not answer/);
    expect(written).toBe('');
  });

  it('a certificate that is not trusted', async () => {
    const secure = createSecureServer(UNTRUSTED, (_, answer) => answer.end());
    const port = await listening(secure as unknown as Server);
    const { why } = await search({ ELECTRON_MIRROR: `https://127.0.0.1:${port}/` });
    expect(why).toMatch(
      /shows a certificate that is not trusted here \(DEPTH_ZERO_SELF_SIGNED_CERT; NODE_EXTRA_CA_CERTS can name/,
    );
  });

  it.each(['not an address', 'mirror.acme.test', 'ftp://mirror.acme.test/'])(
    'ELECTRON_MIRROR is "%s"',
    async (mirror) =>
      expect((await search({ ELECTRON_MIRROR: mirror })).why).toBe(
        `ELECTRON_MIRROR is not a web address ("${mirror}")`,
      ),
  );

  it('the installer fails: its last word', async () => {
    installer(
      "console.error('Error: ENOSPC: no space left on device, write\\n    at async x'); process.exit(1);",
    );
    const { why } = await search({ ELECTRON_MIRROR: `http://127.0.0.1:${await site()}/` });
    expect(why).toBe(
      'Electron could not be fetched (Error: ENOSPC: no space left on device, write)',
    );
  });

  it('the installer says it is done, and there is nothing', async () => {
    installer('');
    const { why } = await search({ ELECTRON_MIRROR: `http://127.0.0.1:${await site()}/` });
    expect(why).toBe('Electron was fetched, and its binary is not where it should be');
  });

  it('the installer hangs: it is ended, after what had arrived was shown', async () => {
    installer(`
require('node:fs').writeFileSync(require('node:os').tmpdir() + '/part.zip', Buffer.alloc(2_000_000));
setInterval(() => {}, 60_000);`);
    const { why } = await search(
      { ELECTRON_MIRROR: `http://127.0.0.1:${await site()}/` },
      { pace: { lookMs: 250, patienceMs: 5000 } },
    );
    expect(why).toBe('Electron could not be fetched (nothing arrived for 5 seconds)');
    expect(written).toMatch(/^Fetching Electron \(once, about 110 MB\) ….* 2 MB … 2 MB …\n$/);
  });
});

describe('ELECTRON_OVERRIDE_DIST_PATH', () => {
  const lies = (name: string): void => {
    const file = path.join(folder, 'nix', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '');
    chmodSync(file, 0o755);
  };
  it.each([
    ['linux', 'electron'],
    ['darwin', 'Electron.app/Contents/MacOS/Electron'],
    ['win32', 'electron.exe'],
  ])('is taken without path.txt: %s has %s', async (platform, name) => {
    lies(name);
    const dist = path.join(folder, 'nix');
    expect(await search({ ELECTRON_OVERRIDE_DIST_PATH: dist }, { platform })).toEqual({
      path: path.join(dist, name),
      why: '',
    });
  });
  it('is named when no Electron is there, and nothing is fetched', async () =>
    expect(await search({ ELECTRON_OVERRIDE_DIST_PATH: '/no/where' })).toEqual({
      path: null,
      why: 'ELECTRON_OVERRIDE_DIST_PATH names /no/where, and no Electron is there',
    }));
});

it('the site is asked for in the order of the installer, and an empty name is none', () => {
  expect(downloadSite({ ELECTRON_MIRROR: '' }).namedBy).toBeNull();
  expect(
    downloadSite({ ELECTRON_MIRROR: 'http://a/', npm_config_electron_mirror: 'http://b/' }),
  ).toEqual({ address: 'http://b/', namedBy: 'npm_config_electron_mirror' });
});

describe('the environment for the network', () => {
  const SWITCHES = {
    NODE_USE_SYSTEM_CA: '1',
    NODE_USE_ENV_PROXY: '1',
    ELECTRON_GET_USE_PROXY: '1',
  };
  it.each([
    ['no proxy', { LANG: 'C' }, { LANG: 'C', NODE_USE_SYSTEM_CA: '1' }],
    [
      'lower case, and no scheme',
      { https_proxy: 'p:1', no_proxy: 'localhost' },
      { ...SWITCHES, HTTPS_PROXY: 'http://p:1', NO_PROXY: 'localhost' },
    ],
    [
      'both spellings: one is left',
      { https_proxy: 'http://p:1', HTTPS_PROXY: 'http://q:2' },
      { ...SWITCHES, HTTPS_PROXY: 'http://p:1' },
    ],
    [
      'one for all',
      { ALL_PROXY: 'http://p:1' },
      {
        ...SWITCHES,
        ALL_PROXY: 'http://p:1',
        HTTP_PROXY: 'http://p:1',
        HTTPS_PROXY: 'http://p:1',
      },
    ],
    [
      'SOCKS, which Node does not know',
      { ALL_PROXY: 'socks5://p:1' },
      { ALL_PROXY: 'socks5://p:1', NODE_USE_SYSTEM_CA: '1' },
    ],
    [
      'the one of npm, last',
      { npm_config_https_proxy: 'http://n:3', npm_config_noproxy: '' },
      {
        ...SWITCHES,
        npm_config_https_proxy: 'http://n:3',
        npm_config_noproxy: '',
        HTTPS_PROXY: 'http://n:3',
      },
    ],
    ['a wish about certificates', { NODE_USE_SYSTEM_CA: '0' }, { NODE_USE_SYSTEM_CA: '0' }],
  ])('%s', (_name, env, expected) => expect(networkEnvironment(env)).toEqual(expected));
});
