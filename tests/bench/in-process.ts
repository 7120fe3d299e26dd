/** One measure in a process of its own: its memory and its first time are its own. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** `file`: a script of this folder that prints one JSON line. */
export async function inProcess<T>(file: string, ...args: readonly string[]): Promise<T> {
  const script = path.join(import.meta.dirname, file);
  const { stdout } = await run(process.execPath, [script, ...args], { maxBuffer: 1024 * 1024 });
  return JSON.parse(stdout) as T;
}
