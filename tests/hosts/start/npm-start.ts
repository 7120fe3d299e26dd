/**
 * `npm start` as a process of its own, with a made-up Electron (a folder of `made-up-electron/`), a screen
 * that is only said to be there, and no browser.
 *
 *     const run = npmStart('dies-by-a-signal');
 *     await run.printed('Duebook is at');   run.signal('SIGTERM');   (await run.ended).status  ->  0
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../../harness/run-process.ts';

export const madeUp = (program: string): string =>
  path.join(import.meta.dirname, 'made-up-electron', program);

export interface NpmStart {
  /** Resolves when standard output or error contains it; rejects when the process ends without. */
  printed(text: string): Promise<void>;
  /** To `npm start` alone, as `kill` does. */
  signal(signal: NodeJS.Signals): void;
  /** To its whole group, as a terminal does. */
  signalGroup(signal: NodeJS.Signals): void;
  /** Nobody reads its standard output any more: the terminal was closed. */
  closeOutput(): void;
  readonly ended: Promise<{ readonly status: number | null; readonly output: string }>;
  /** Ids of the processes that it started and that are still there. Linux knows. */
  left(): readonly number[];
  /** Ends all of them. */
  clear(): void;
}

export function npmStart(
  program: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): NpmStart {
  const folder = mkdtempSync(path.join(tmpdir(), 'duebook-start-'));
  const child = spawn(process.execPath, ['src/hosts/start/start.ts', ...args], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      HOME: folder,
      // The made-up programs find Node here, and nobody a browser.
      PATH: path.dirname(process.execPath),
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      DISPLAY: ':4711',
      DUEBOOK_DATA: folder,
      ELECTRON_OVERRIDE_DIST_PATH: madeUp(program),
      ...env,
    },
  });
  let output = '';
  let look = (): void => undefined;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => {
      output += part;
      look();
    });
  const ended = new Promise<{ status: number | null; output: string }>((resolve) => {
    child.on('close', (status) => resolve({ status, output }));
  });
  const left = (): readonly number[] => processesWith(`DUEBOOK_DATA=${folder}`);
  return {
    ended,
    left,
    printed: (text) =>
      new Promise((resolve, reject) => {
        look = () => {
          if (output.includes(text)) resolve();
        };
        look();
        void ended.then(() => reject(new Error(`it ended without "${text}":\n${output}`)));
      }),
    signal: (signal) => void child.kill(signal),
    signalGroup: (signal) => void process.kill(-(child.pid ?? 0), signal),
    closeOutput: () => void child.stdout.destroy(),
    clear() {
      for (const pid of left()) process.kill(pid, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Processes inherit the environment: a folder of this run's own marks all that it started. */
function processesWith(mark: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(mark);
      } catch {
        return false;
      }
    })
    .map(Number);
}
