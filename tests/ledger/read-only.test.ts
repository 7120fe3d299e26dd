/**
 * A ledger where nothing can be written: a folder of somebody else, a disk that is mounted to be read, a file that
 * is protected. It opens, is checked and backed up, and says why nothing can be recorded. Shown by a program that
 * runs as nobody, because nothing is closed to root, but a disk.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { temporaryFolder } from '../harness/terminal.ts';
import { customer, makeLedger, record, tempFolder } from './fixture.ts';
import { recordFiveAndBeKilled } from './killed-program.ts';

vi.setConfig({ testTimeout: 60_000 });

const isRoot = process.getuid?.() === 0;
const kept = temporaryFolder('read-only');
beforeAll(async () => {
  for (const name of ['closed', 'killed']) {
    const ledger = await makeLedger(join(kept.path, name));
    await record(ledger, { customers: [customer('C1')] });
    await ledger.close();
  }
  await recordFiveAndBeKilled(join(kept.path, 'killed'));
});
afterAll(() => kept.remove());

interface Opened {
  readonly codes: string;
  readonly holds: boolean;
  readonly backup: boolean;
  readonly written: string;
  readonly why: string | null;
}
type Said = Readonly<Record<'write' | 'read' | 'older' | 'restore', Opened | string>>;

/** What is copied is for everybody, as on a stick. */
function copied(name: 'closed' | 'killed', folder: string): string {
  const file = join(folder, 'a.duebook');
  for (const suffix of ['', '-wal', '-newest'])
    if (existsSync(join(kept.path, name + suffix))) {
      copyFileSync(join(kept.path, name + suffix), file + suffix);
      chmodSync(file + suffix, 0o644);
    }
  return file;
}

function askedAs(who: { uid: number; gid: number } | null, file: string): Said {
  const own = tempFolder();
  chmodSync(own, 0o777);
  const run = spawnSync(
    process.execPath,
    [
      fileURLToPath(new URL('./read-only-folder.ts', import.meta.url)),
      file,
      join(own, 'new.duebook'),
    ],
    { encoding: 'utf8', env: { PATH: process.env.PATH, HOME: own, TMPDIR: own }, ...who },
  );
  expect(run.stderr).toBe('');
  // The copies that were read are gone again.
  expect(readdirSync(own).filter((name) => name.startsWith('duebook-backup'))).toEqual([]);
  return JSON.parse(run.stdout) as Said;
}

const NOBODY = isRoot ? { uid: 65_534, gid: 65_534 } : null;

const readOnly = (codes: string, why: string): Said => {
  const sentence = `a.duebook is read-only: ${why}. It can be read, checked and backed up; nothing can be recorded. Copy it to a folder where you may write, and open it there.`;
  const opened = {
    ...{ codes, holds: true, backup: true, why: sentence },
    written: `ledger_read_only: ${sentence}`,
  };
  // Whoever only wants to read is told nothing, and a write of theirs would be a bug.
  return {
    // A backup is checked by this program, which does not know the newer version.
    ...{ write: opened, older: { ...opened, backup: false } },
    read: { ...opened, why: null, written: 'a bug' },
    restore: 'ok',
  };
};

function readOnlyFolder(): string {
  const folder = join(tempFolder(), 'stick');
  mkdirSync(folder);
  onTestFinished(() => chmodSync(folder, 0o755));
  chmodSync(join(folder, '..'), 0o755);
  return folder;
}

test.each([
  ['closed', 'C1'],
  ['killed', 'C1 K1 K2 K3 K4 K5'],
] as const)('a ledger that was %s, in a folder that may only be read', (name, codes) => {
  const folder = readOnlyFolder();
  const file = copied(name, folder);
  if (!isRoot) chmodSync(file, 0o444);
  chmodSync(folder, 0o555);
  expect(askedAs(NOBODY, file)).toEqual(readOnly(codes, 'you may not write to it'));
});

test('a file that others may write, in a folder that they may not', () => {
  const folder = readOnlyFolder();
  const file = copied('closed', folder);
  chmodSync(file, 0o666);
  chmodSync(folder, 0o555);
  expect(askedAs(NOBODY, file)).toEqual(readOnly('C1', 'you may not write in its folder'));
});

test.for([
  ['closed', 'C1'],
  ['killed', 'C1 K1 K2 K3 K4 K5'],
] as const)(
  'a ledger that was %s, on a disk that is mounted to be read',
  ([name, codes], { skip }) => {
    const folder = join(tempFolder(), 'disk');
    mkdirSync(folder);
    const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0;
    skip(
      !isRoot || !mount('-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder),
      'only root mounts a disk',
    );
    onTestFinished(() => void spawnSync('umount', [folder]));
    const file = copied(name, folder);
    expect(mount('-o', 'remount,ro', folder)).toBe(true);
    expect(askedAs(null, file)).toEqual(readOnly(codes, 'its disk can only be read'));
  },
);
