/**
 * A window without address bar in an installed Chromium, Chrome or Edge, with a profile of its own,
 * so that it ends when the person closes it and shares nothing with their browsing.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Surroundings } from '../../engine/surroundings.ts';

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];
const MAC_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const WINDOWS_TAILS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];

/** Where a browser may be, likeliest first. */
export function browserPaths({ platform, home, env }: Surroundings): readonly string[] {
  if (platform === 'darwin') return [...MAC_PATHS, ...MAC_PATHS.map((path) => join(home, path))];
  if (platform === 'win32')
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((root) =>
      root === undefined ? [] : WINDOWS_TAILS.map((tail) => join(root, ...tail)),
    );
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

export const findBrowser = (
  surroundings: Surroundings,
  exists: (path: string) => boolean = existsSync,
): string | null => browserPaths(surroundings).find((path) => exists(path)) ?? null;

/** False on a Linux machine without a screen: nothing can be opened there. */
export const hasScreen = ({ platform, env }: Surroundings): boolean =>
  platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);

/** `address`: without a secret, because everybody can read arguments. `profile`: folder of the window's own profile. */
export const windowArguments = (
  address: string,
  profile: string,
  isRoot: boolean,
): readonly string[] => [
  `--app=${address}`,
  `--user-data-dir=${profile}`,
  '--no-first-run',
  '--no-default-browser-check',
  '--window-size=1440,900',
  // Chromium refuses to sandbox itself for root (containers); a person's own account never is.
  ...(isRoot ? ['--no-sandbox'] : []),
];

export const openAppWindow = (browser: string, address: string, profile: string): ChildProcess =>
  spawn(browser, [...windowArguments(address, profile, process.getuid?.() === 0)], {
    stdio: 'ignore',
  });
