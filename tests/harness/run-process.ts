/** One child process, with everything it printed, how it ended and how long it took. */
import { spawn } from 'node:child_process';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface ProcessRun {
  /** Null: it was killed because it took longer than allowed, or by somebody else. */
  readonly status: number | null;
  readonly output: string;
  readonly timedOut: boolean;
}

/** Runs a JavaScript or TypeScript file with this very Node; never waits for input. */
export const runNode = (
  args: readonly string[],
  options: { readonly seconds: number; readonly env?: Readonly<Record<string, string>> },
): Promise<ProcessRun> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...options.env },
      // A group of its own: a browser or a worker must not outlive the stage that started it.
      detached: process.platform !== 'win32',
    });
    const end = (): void => {
      try {
        if (child.pid !== undefined && process.platform !== 'win32')
          process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch {
        // It ended by itself in the meantime.
      }
    };
    const endWithUs = (): void => {
      end();
      process.exit(130);
    };
    for (const signal of SIGNALS) process.once(signal, endWithUs);
    let output = '';
    let timedOut = false;
    const take = (part: Buffer): void => void (output += part.toString());
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const limit = setTimeout(() => {
      timedOut = true;
      end();
    }, options.seconds * 1000);
    child.on('error', (thrown) => (output += `${thrown.message}\n`));
    child.on('close', (status) => {
      clearTimeout(limit);
      for (const signal of SIGNALS) process.off(signal, endWithUs);
      resolve({ status, output: output.trim(), timedOut });
    });
  });

/** Path of a package's own script: `binOf('oxlint', 'bin/oxlint')`. */
export const binOf = (name: string, file: string): string =>
  path.join(ROOT, 'node_modules', name, file);
