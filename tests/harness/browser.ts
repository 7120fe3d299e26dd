/**
 * The browser that end-to-end tests drive: Chromium without its windows (Debian's headless shell) where it is,
 * else Playwright's own, else an installed Chromium, Chrome or Edge. `DUEBOOK_TEST_BROWSER` names another one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../src/hosts/start/app-window.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The same engine and the same version as Debian's Chromium; a page costs it three quarters of the time. */
const HEADLESS_SHELL = '/usr/lib/chromium/chromium-headless-shell';

/** Absolute path of a browser Playwright can drive, or null. */
export function testBrowser(): string | null {
  const named = process.env.DUEBOOK_TEST_BROWSER;
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  if (existsSync(HEADLESS_SHELL)) return HEADLESS_SHELL;
  const own = chromium.executablePath();
  if (own !== '' && existsSync(own)) return own;
  return findBrowser({ platform: process.platform, home: homedir(), env: process.env });
}

const run = (command: string, args: readonly string[], seconds: number): boolean =>
  spawnSync(command, [...args], {
    cwd: ROOT,
    stdio: 'ignore',
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

/**
 * A browser, installed when there is none: Playwright's installer first, then Debian's package when
 * that cannot be reached and we are root. Beside Debian's Chromium its headless shell is installed too, or
 * the tests run as well without it. `say` gets one line about what is being installed.
 */
export function ensureTestBrowser(say: (line: string) => void): string | null {
  const found = testBrowser();
  if (found !== null && !found.startsWith('/usr/')) return found;
  if (found === HEADLESS_SHELL || process.env.DUEBOOK_TEST_BROWSER === found) return found;
  if (found === null) {
    say(
      'the test browser is missing: installing Chromium with Playwright, else from Debian (as root)',
    );
    const cli = path.join(ROOT, 'node_modules/@playwright/test/cli.js');
    if (run(process.execPath, [cli, 'install', 'chromium'], 120)) return testBrowser();
  }
  const isRoot = process.getuid?.() === 0;
  if (process.platform !== 'linux' || !isRoot || !existsSync('/usr/bin/apt-get')) return found;
  if (found !== null) say('installing the headless shell of Chromium from Debian (as root)');
  const install = ['install', '-y', '-q', '--no-install-recommends'];
  run('apt-get', ['update', '-q'], 90);
  if (!run('apt-get', [...install, 'chromium-headless-shell'], 240) && found === null)
    run('apt-get', [...install, 'chromium'], 240);
  return testBrowser();
}
