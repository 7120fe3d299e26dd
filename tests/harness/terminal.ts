/**
 * Runs `duebook …` as a person does: a process of its own, its exit status, what it printed.
 *
 *     terminal(['aging', '--ledger', file, '--format', 'json'])  ->  { status: 0, out: '{…}', err: '' }
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MAIN = path.resolve(import.meta.dirname, '../../src/hosts/cli/main.ts');

export interface TerminalRun {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** `now`: the instant the program believes it is; decides "today" and every `recorded_at`. */
export function terminal(args: readonly string[], options: { now?: string } = {}): TerminalRun {
  const run = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, DUEBOOK_NOW: options.now ?? '2026-11-21T10:00:00.000Z', TZ: 'UTC' },
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

/** Like `terminal`, but anything other than status 0 is the test's failure, with what was printed. */
export function terminalOk(args: readonly string[], options: { now?: string } = {}): string {
  const run = terminal(args, options);
  if (run.status !== 0)
    throw new Error(`duebook ${args.join(' ')}: status ${run.status}\n${run.err}\n${run.out}`);
  return run.out;
}

/** A new folder under the system's temporary one; `remove` takes it away. */
export function temporaryFolder(name: string): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), `duebook-${name}-`));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
