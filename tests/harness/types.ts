/**
 * `tsc -p` for every layer, two at a time. Each layer has its own tsconfig, so that what does not
 * belong there does not exist there: `process` in the renderer, `document` in the ledger.
 *
 *     npm run types            every layer
 *     npm run types ledger     those whose folder contains the word
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
// The compiler in native code, a quarter of the time; eslint and the bundler still need the other.
const TSC = path.join(ROOT, 'node_modules/typescript-native/bin/tsc');
// Remembers what was checked; thrown away with node_modules.
const CACHE = path.join(ROOT, 'node_modules/.cache/duebook-types');

/** Slowest first, so that two at a time end together. */
export const LAYERS = [
  'tests',
  'src/renderer',
  'src/services',
  'src/hosts',
  'src/engine',
  'electron/main',
  'src/ledger',
  'src/formats',
  'src/documents',
  'src/contract',
  'electron/preload',
  'src/domain',
] as const;

export interface LayerTypes {
  readonly layer: string;
  readonly ok: boolean;
  /** What the compiler printed: `src/domain/money.ts(12,3): error TS2304: …`. */
  readonly output: string;
}

/** `root`: the folder that holds `src/`; another than the checkout when violations are planted. */
export const checkLayer = (layer: string, root = ROOT): Promise<LayerTypes> =>
  new Promise((resolve) => {
    const args = [TSC, '-p', path.join(root, layer), '--pretty', 'false'];
    if (root === ROOT)
      args.push(
        '--incremental',
        '--tsBuildInfoFile',
        path.join(CACHE, `${layer.replace('/', '-')}.json`),
      );
    const child = spawn(process.execPath, args, { cwd: root });
    let output = '';
    child.stdout.on('data', (part: Buffer) => (output += part.toString()));
    child.stderr.on('data', (part: Buffer) => (output += part.toString()));
    child.on('close', (status) => resolve({ layer, ok: status === 0, output: output.trim() }));
  });

/** Results in the order of `layers`; at most two compilers at once (the machine we plan for). */
export async function checkLayers(layers: readonly string[]): Promise<readonly LayerTypes[]> {
  mkdirSync(CACHE, { recursive: true });
  const results: LayerTypes[] = [];
  let next = 0;
  const worker = async () => {
    while (next < layers.length) {
      const mine = next;
      next += 1;
      const layer = layers[mine];
      if (layer !== undefined) results[mine] = await checkLayer(layer);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

if (import.meta.main) {
  const words = process.argv.slice(2);
  const wanted = LAYERS.filter((layer) =>
    existsSync(path.join(ROOT, layer, 'tsconfig.json')),
  ).filter((layer) => words.length === 0 || words.some((word) => layer.includes(word)));
  const results = await checkLayers(wanted);
  for (const { layer, ok, output } of results) {
    process.stdout.write(`${ok ? 'ok    ' : 'failed'} ${layer}\n`);
    if (!ok) process.stdout.write(`${output}\n`);
  }
  process.exitCode = results.every((result) => result.ok) ? 0 : 1;
}
