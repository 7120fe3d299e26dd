/**
 * Prettier over what people write. Golden files, fixtures and data of `resources/` stay as they are:
 * their bytes are the point.
 *
 *     npm run format            writes
 *     npm run format -- --check names the files that would change
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

const FILES = [
  '{src,electron,tests}/**/*.{ts,tsx,mjs,css}',
  '*.{ts,json}',
  '!tests/golden/**',
  '!tests/fixtures/**',
  '!**/golden/**',
];

const mode = process.argv.includes('--check') ? '--check' : '--write';
const run = spawnSync(
  process.execPath,
  [
    path.join(ROOT, 'node_modules/prettier/bin/prettier.cjs'),
    mode,
    '--log-level',
    'warn',
    '--no-error-on-unmatched-pattern',
    ...FILES,
  ],
  { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
);
process.exitCode = run.status ?? 1;
