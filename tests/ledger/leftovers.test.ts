/** A program that is killed while it makes a copy leaves a whole ledger under a name that nobody looks at. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { makeLedger, reopen, tempFolder } from './fixture.ts';

const PROGRAM = fileURLToPath(new URL('./unfinished-copy.ts', import.meta.url));

/** In the middle of `what`; a folder for it as the system's own one for temporary files. */
async function begun(what: 'backup' | 'bytes' | 'restore', path: string, temporary: string) {
  const child = spawn(process.execPath, [PROGRAM, what, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: temporary },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('ended'))),
  ]);
  return child;
}

test.each(['backup', 'bytes', 'restore'] as const)(
  'what a killed %s left is removed at the next opening, and not while it runs',
  { timeout: 60_000 },
  async (what) => {
    const path = join(tempFolder(), 'Flores.duebook');
    await (await makeLedger(path)).close();
    const names = (): string[] =>
      readdirSync(dirname(path)).filter((name) => /\.(new|backup)-\d+/.test(name));
    const child = await begun(what, path, tempFolder());
    expect(names().length).toBeGreaterThan(0);
    await (await reopen(path, 'read')).close();
    expect(names().length).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await reopen(path, 'read')).close();
    expect(names()).toEqual([]);
    expect(readdirSync(dirname(path))).toContain('Flores.duebook');
  },
);
