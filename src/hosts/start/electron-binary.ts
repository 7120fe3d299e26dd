/**
 * Electron's binary: where it is, or fetched when its download site answers. Since version 42 the
 * package brings no binary; its own `install.js` fetches one at the first run.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../surroundings.ts';
import { downloadSite, siteTrouble } from './download-site.ts';
import { installElectron, type InstallerPace } from './install-electron.ts';
import { networkEnvironment } from './network-environment.ts';

export interface ElectronSearch {
  /** False: only look whether it is there. */
  readonly fetch: boolean;
  /** Of the package `electron`. */
  readonly folder?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly platform?: string;
  readonly write?: (text: string) => void;
  readonly pace?: InstallerPace;
}

export interface ElectronFound {
  /** Absolute path of the executable; null: not to be had. */
  readonly path: string | null;
  /** The beginning of a sentence that says why not; empty when there is one. */
  readonly why: string;
}

const missing = (why: string): ElectronFound => ({ path: null, why });

export async function findElectron({
  fetch,
  folder = join(repositoryRoot, 'node_modules', 'electron'),
  env = process.env,
  platform = process.platform,
  write = (text) => void process.stdout.write(text),
  pace,
}: ElectronSearch): Promise<ElectronFound> {
  const named = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) {
    const path = join(named, installedName(folder) ?? usualName(platform));
    return existsSync(path)
      ? { path, why: '' }
      : missing(`ELECTRON_OVERRIDE_DIST_PATH names ${named}, and no Electron is there`);
  }
  if (!existsSync(folder)) return missing('Electron is not installed');
  const there = installed(folder);
  if (there !== null) return { path: there, why: '' };
  if (!fetch) return missing("Electron's binary is not here");
  const network = networkEnvironment(env);
  const trouble =
    (await siteTrouble(downloadSite(env), network)) ??
    (await installElectron({ folder, env: network, write, ...(pace && { pace }) }));
  if (trouble !== null) return missing(trouble);
  const fetched = installed(folder);
  return fetched === null
    ? missing('Electron was fetched, and its binary is not where it should be')
    : { path: fetched, why: '' };
}

/** The installer writes `path.txt` last: without it, what lies in `dist` is a part. */
function installed(folder: string): string | null {
  const name = installedName(folder);
  const path = name === null ? null : join(folder, 'dist', name);
  return path !== null && existsSync(path) ? path : null;
}

function installedName(folder: string): string | null {
  try {
    return readFileSync(join(folder, 'path.txt'), 'utf8').trim() || null;
  } catch {
    return null;
  }
}

/** As the installer calls it; distributions (Nix) bring a folder and no `path.txt`. */
function usualName(platform: string): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}
