/**
 * Electron's binary: where it is, or fetched when its download site answers. Since version 42 the
 * package brings no binary; its own `install.js` fetches one at the first run.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../surroundings.ts';

const PROBE_MS = 3000;

export interface ElectronSearch {
  /** Absolute path of the executable; null: not to be had. */
  readonly path: string | null;
  /** One line that says why not; empty when there is one. */
  readonly why: string;
}

function installed(folder: string): string | null {
  try {
    const name = readFileSync(join(folder, 'path.txt'), 'utf8').trim();
    const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** Any answer means that the site can be reached; what it says is install.js's business. */
async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_MS) });
    return true;
  } catch {
    return false;
  }
}

const runInstaller = (folder: string): Promise<boolean> =>
  new Promise((resolve) => {
    const installer = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' });
    installer.on('error', () => resolve(false));
    installer.on('exit', (code) => resolve(code === 0));
  });

/** `fetch: false` only looks whether it is there. */
export async function findElectron(options: { readonly fetch: boolean }): Promise<ElectronSearch> {
  const folder = join(repositoryRoot, 'node_modules', 'electron');
  if (!existsSync(folder)) return { path: null, why: 'Electron is not installed' };
  const there = installed(folder);
  if (there !== null) return { path: there, why: '' };
  if (!options.fetch) return { path: null, why: "Electron's binary is not here" };
  const site =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/';
  if (!(await answers(site)))
    return { path: null, why: `Electron's download site (${new URL(site).host}) does not answer` };
  process.stdout.write('Fetching Electron (once, about 110 MB) …\n');
  await runInstaller(folder);
  const fetched = installed(folder);
  return fetched === null
    ? { path: null, why: "Electron's binary could not be fetched" }
    : { path: fetched, why: '' };
}
