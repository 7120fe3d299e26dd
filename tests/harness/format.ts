/**
 * oxfmt over what people write, a second of native code. Golden files, fixtures and data of `resources/`
 * stay as they are: their bytes are the point. `prettier-ignore` at the end of a statement is its word too.
 *
 *     npm run format            writes
 *     npm run format -- --check names the files that would change
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

const FILES = [
  '{src,electron,tests}/**/*.{ts,tsx,mjs,css}',
  // By name: `*.json` would mean every folder's.
  ...readdirSync(ROOT).filter((name) => /\.(ts|json)$/.test(name)),
  '!tests/golden/**',
  '!tests/fixtures/**',
  '!**/golden/**',
];

const mode = process.argv.includes('--check') ? '--check' : '--write';
const run = spawnSync(
  process.execPath,
  [
    path.join(ROOT, 'node_modules/oxfmt/bin/oxfmt'),
    mode,
    '--config=tests/harness/oxfmt.json',
    '--disable-nested-config',
    '--threads=2',
    ...FILES,
  ],
  { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
);
process.exitCode = run.status ?? 1;
