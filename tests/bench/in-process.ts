/** One measure in a process of its own: its memory and its first time are its own. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** `file`: a script of this folder that prints one JSON line. */
export const inProcess = <T>(file: string, ...args: readonly string[]): Promise<T> =>
  printed<T>([], file, args);

/**
 * The same for what runs in the engine's thread, with a young generation as large as that thread's
 * (`src/engine/client.ts`: 24 MB, three of these): it is memory that a first reading touches.
 */
export const inProcessAsEngine = <T>(file: string, ...args: readonly string[]): Promise<T> =>
  printed<T>(['--max-semi-space-size=8'], file, args);

async function printed<T>(
  options: readonly string[],
  file: string,
  args: readonly string[],
): Promise<T> {
  const script = path.join(import.meta.dirname, file);
  const { stdout } = await run(process.execPath, [...options, script, ...args], {
    maxBuffer: 1024 * 1024,
  });
  return JSON.parse(stdout) as T;
}
