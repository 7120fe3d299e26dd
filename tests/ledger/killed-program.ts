/**
 * A program that records five customers, K1 … K5, in the ledger at `path`, a command each, and is then
 * killed: all five were accepted, and none of them is in the file yet.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./second-process.ts', import.meta.url));

export async function recordFiveAndBeKilled(path: string): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, 'five', path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  child.kill('SIGKILL');
  const [, signal] = (await ended) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error('the program ended before it was killed');
}
