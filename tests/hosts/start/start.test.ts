import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBrowser, hasScreen, windowArguments } from '../../../src/hosts/start/app-window.ts';
import { hashOfSources } from '../../../src/hosts/start/build.ts';
import { startFlags } from '../../../src/hosts/start/flags.ts';

describe('the flags of npm start', () => {
  it.each([
    [[], { ledger: null, sample: false, open: true, port: 0 }],
    [
      ['--ledger', 'a.duebook', '--no-open'],
      { ledger: '/home/ana/a.duebook', sample: false, open: false, port: 0 },
    ],
    [['--sample', '--port', '4100'], { ledger: null, sample: true, open: true, port: 4100 }],
  ])('%j', (args, flags) => expect(startFlags(args, '/home/ana')).toEqual(flags));

  it.each([[['--port', '70000']], [['--port', 'x']], [['--colour']], [['extra']]])(
    '%j is refused',
    (args) => expect(() => startFlags(args, '/')).toThrow(),
  );
});

describe('an installed browser', () => {
  const linux = { platform: 'linux', home: '/home/ana', env: { PATH: '/usr/local/bin:/usr/bin' } };
  it.each([
    ['linux Chromium', linux, '/usr/bin/chromium'],
    ['linux Chrome', linux, '/usr/local/bin/google-chrome'],
    [
      'mac Edge',
      { platform: 'darwin', home: '/Users/ana', env: {} },
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    [
      'mac Chrome of one person',
      { platform: 'darwin', home: '/Users/ana', env: {} },
      '/Users/ana/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
  ])('%s is found', (_name, surroundings, there) =>
    expect(findBrowser(surroundings, (path) => path === there)).toBe(there),
  );
  it('is not invented', () => expect(findBrowser(linux, () => false)).toBeNull());

  it('opens as an app window of its own, with a sandbox for everybody but root', () => {
    expect(windowArguments('file:///p/open.html', '/p', false)).toEqual(
      expect.arrayContaining(['--app=file:///p/open.html', '--user-data-dir=/p']),
    );
    expect(windowArguments('x', '/p', false)).not.toContain('--no-sandbox');
    expect(windowArguments('x', '/p', true)).toContain('--no-sandbox');
  });
});

it.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
])('%s with %j has a screen: %s', (platform, env, answer) =>
  expect(hasScreen({ platform, home: '/', env })).toBe(answer),
);

it('sources are stale when a byte, a name or a file changes, and not otherwise', () => {
  const root = mkdtempSync(join(tmpdir(), 'duebook-stale-'));
  const hash = (): string => hashOfSources(root, ['src', 'package-lock.json', 'missing']);
  mkdirSync(join(root, 'src'));
  writeFileSync(join(root, 'src/a.ts'), 'one');
  const first = hash();
  writeFileSync(join(root, 'src/a.ts'), 'one');
  expect(hash()).toBe(first);
  writeFileSync(join(root, 'src/a.ts'), 'two');
  const second = hash();
  writeFileSync(join(root, 'src/b.ts'), '');
  expect(new Set([first, second, hash()]).size).toBe(3);
  rmSync(root, { recursive: true });
});
