/**
 * Another person on the same computer: reads neither a ledger nor what lies beside it, no backup, no export, no log,
 * whatever the owner's umask lets everybody do; and a ledger that was open to all is closed when it is opened.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../../harness/terminal.ts';
import { recordFiveAndBeKilled } from '../../ledger/killed-program.ts';

vi.setConfig({ testTimeout: 90_000 });

const MAIN = path.resolve(import.meta.dirname, '../../../src/hosts/cli/main.ts');
const folder = temporaryFolder('neighbours');
chmodSync(folder.path, 0o777);
afterAll(() => folder.remove());
const at = (name: string): string => path.join(folder.path, name);

/** As a person whose umask hides nothing. */
function duebook(...args: readonly string[]): void {
  const run = spawnSync(
    'sh',
    ['-c', 'umask 000; exec "$0" "$@"', process.execPath, MAIN, ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, DUEBOOK_NOW: '2026-11-21T10:00:00.000Z', DUEBOOK_DATA: at('own') },
    },
  );
  if (run.status !== 0) throw new Error(`${args.join(' ')}: ${run.stderr}`);
}

/** Every file and folder that was made, but the one it all lies in. */
const made = (): string[] =>
  readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).map((name) => at(name));

const mode = (file: string): string => (statSync(file).mode & 0o777).toString(8);

test.skipIf(process.platform === 'win32')('all that is made is for its owner alone', async () => {
  const ledger = at('books.duebook');
  duebook('new', ledger, '--company', 'Flores', '--currency', 'EUR', '--country', 'ES');
  writeFileSync(at('c.csv'), 'customer,name,country\nC1,Rosa Ltd,GB\n', { mode: 0o600 });
  // As an earlier Duebook left it; then a program that is killed leaves its log.
  chmodSync(ledger, 0o664);
  duebook('import', 'customers', at('c.csv'), '--ledger', ledger);
  expect(mode(ledger)).toBe('600');
  duebook('backup', '--ledger', ledger, '--out', at('backup.duebook'));
  duebook('restore', at('backup.duebook'), '--to', at('again.duebook'));
  duebook('export', '--ledger', ledger, '--out', at('exported'));
  duebook('aging', '--ledger', ledger, '--format', 'csv', '--out', at('aging.csv'));
  chmodSync(ledger, 0o644);
  await recordFiveAndBeKilled(ledger);
  expect(made()).toContain(`${ledger}-wal`);

  const open = made()
    .filter((file) => (statSync(file).mode & 0o077) !== 0)
    .map((file) => `${path.basename(file)} ${mode(file)}`);
  expect(open).toEqual([]);
});

// Only root may be somebody else; elsewhere the modes above are what can be shown.
test.skipIf(process.getuid?.() !== 0)('a second person reads none of it', () => {
  const nobody = { uid: 65_534, gid: 65_534 };
  mkdirSync(at('theirs'), { mode: 0o777 });
  const files = made().filter((file) => statSync(file).isFile());
  expect(files.length).toBeGreaterThan(8);
  for (const file of files) {
    const read = spawnSync('cat', [file], { encoding: 'utf8', ...nobody });
    expect([path.basename(file), read.status, read.stdout]).toEqual([path.basename(file), 1, '']);
  }
  // It is the right of the file that is missing, not a way to it.
  const theirs = at('theirs/open.txt');
  writeFileSync(theirs, 'open');
  chmodSync(theirs, 0o644);
  chmodSync(at('theirs'), 0o755);
  expect(spawnSync('cat', [theirs], { encoding: 'utf8', ...nobody }).stdout).toBe('open');
  expect(readFileSync(theirs, 'utf8')).toBe('open');
});
