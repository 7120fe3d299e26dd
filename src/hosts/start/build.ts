/**
 * Builds what is stale: an output is fresh when the hash of all its sources is the one that was
 * written beside it. Hashes and not times, because a fresh clone gives every file the same time.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { UserConfig } from 'vite';
import { repositoryRoot } from '../surroundings.ts';

interface Part {
  readonly name: 'renderer' | 'electron';
  readonly sources: readonly string[];
  /** A file that is there when the part was built. */
  readonly output: string;
}

const COMMON = [
  'package-lock.json',
  'electron.vite.config.ts',
  'src/domain',
  'src/contract',
  'resources',
];
const RENDERER: Part = {
  name: 'renderer',
  sources: [...COMMON, 'src/renderer'],
  output: 'out/renderer/index.html',
};
const ELECTRON: Part = {
  name: 'electron',
  sources: [
    ...COMMON,
    'electron',
    'src/engine',
    'src/services',
    'src/ledger',
    'src/formats',
    'src/documents',
  ],
  output: 'out/main/main.js',
};

function* filesUnder(path: string): Generator<string> {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return;
  if (!entry.isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

/** Hex SHA-256 over names and bytes of every file under `sources`. */
export function hashOfSources(root: string, sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const path of filesUnder(join(root, source))) {
      const bytes = readFileSync(path);
      hash.update(`${path.slice(root.length)}\0${bytes.byteLength}\0`);
      hash.update(bytes);
    }
  return hash.digest('hex');
}

const stampOf = (part: Part): string => join(repositoryRoot, 'out', `${part.name}.stamp`);

function isFresh(part: Part, hash: string): boolean {
  const stamp = stampOf(part);
  return (
    existsSync(join(repositoryRoot, part.output)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === hash
  );
}

async function buildIfStale(
  part: Part,
  sentence: string,
  build: () => Promise<void>,
): Promise<void> {
  const hash = hashOfSources(repositoryRoot, part.sources);
  if (isFresh(part, hash)) return;
  process.stdout.write(`${sentence}\n`);
  await build();
  mkdirSync(join(repositoryRoot, 'out'), { recursive: true });
  writeFileSync(stampOf(part), hash);
}

/** The one description of the screens' build, which `electron.vite.config.ts` holds. */
export async function rendererConfig(): Promise<UserConfig> {
  const url = pathToFileURL(join(repositoryRoot, 'electron.vite.config.ts')).href;
  const loaded = (await import(url)) as { readonly rendererConfig: UserConfig };
  return loaded.rendererConfig;
}

/** The screens, into `out/renderer`. */
export const buildRenderer = (): Promise<void> =>
  buildIfStale(RENDERER, 'Building the screens …', async () => {
    const { build } = await import('vite');
    await build({ ...(await rendererConfig()), configFile: false, logLevel: 'error' });
  });

/** Electron's main, preload and workers, into `out/main` and `out/preload`; not the screens. */
export const buildElectron = (): Promise<void> =>
  buildIfStale(ELECTRON, 'Building the desktop shell …', async () => {
    const { build } = await import('electron-vite');
    process.env.DUEBOOK_SHELL_ONLY = '1';
    await build({ configFile: join(repositoryRoot, 'electron.vite.config.ts'), logLevel: 'error' });
  });
