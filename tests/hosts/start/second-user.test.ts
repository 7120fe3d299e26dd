/** What another person on this computer sees of a window that is being opened: the arguments of programs. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ROOT } from '../../harness/run-process.ts';
import { npmStart, type NpmStart } from './npm-start.ts';

vi.setConfig({ testTimeout: 60_000 });

/** A browser that writes down how it was called and what it was led to, and stays. */
const BROWSER = `#!/bin/sh
export PATH=/usr/bin:/bin
for argument; do case "$argument" in --app=file://*) page="\${argument#--app=file://}";; esac; done
stat -c '%a' "$page" "$(dirname "$page")" > "$SEEN.modes"
cat "$page" > "$SEEN.page"
tr '\\0' ' ' < /proc/$$/cmdline > "$SEEN"
sleep 60
`;

let run: NpmStart | null = null;
const folder = mkdtempSync(path.join(tmpdir(), 'duebook-second-user-'));
beforeAll(() => {
  for (const part of ['renderer', 'electron'])
    spawnSync(process.execPath, ['tests/harness/build.ts', part], { cwd: ROOT });
});
afterEach(() => {
  run?.clear();
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(process.platform !== 'linux')(
  'the token of the session is in no argument; it is in a file of the owner, and lets in once',
  async () => {
    writeFileSync(path.join(folder, 'chromium'), BROWSER, { mode: 0o755 });
    const seen = path.join(folder, 'seen');
    run = npmStart('lacks-its-loader', [], {
      PATH: `${folder}:${path.dirname(process.execPath)}`,
      SEEN: seen,
    });
    await run.printed('Duebook is open in');
    await vi.waitFor(() => expect(existsSync(seen)).toBe(true), { timeout: 10_000 });
    expect(readFileSync(seen, 'utf8')).toContain('--app=file://');
    expect(readFileSync(seen, 'utf8')).not.toMatch(/token|127\.0\.0\.1/);
    expect(readFileSync(`${seen}.modes`, 'utf8')).toBe('600\n700\n');
    const address = /url=(http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32})"/.exec(
      readFileSync(`${seen}.page`, 'utf8'),
    )?.[1];
    if (address === undefined) throw new Error('the page leads nowhere');
    expect((await fetch(new URL('/', address))).status).toBe(403);
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(403);
  },
);
