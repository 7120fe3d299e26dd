/** A file the person named, whole or as JSON, or a sentence. */
import { readFileSync } from 'node:fs';
import { pathOf } from './options.ts';
import { Refused } from './refusal.ts';

export const readInput = (file: string): Uint8Array =>
  readOrRefuse(file, (path) => new Uint8Array(readFileSync(path)));

/** What `read` makes of the file; what the file system says becomes a sentence. */
export function readOrRefuse<T>(file: string, read: (path: string) => T): T {
  try {
    return read(pathOf(file));
  } catch (thrown) {
    const missing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
    throw new Refused({
      code: 'not_found',
      message: missing
        ? `there is no file ${file}; check the name`
        : `${file} cannot be read: ${(thrown as Error).message}`,
    });
  }
}

/** What a JSON file says, of no shape yet; `code` is that of the refusal when it is not JSON. */
export function jsonInput(file: string, code: string): unknown {
  const bytes = readInput(file);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (thrown) {
    throw new Refused({ code, message: `${file} is not JSON: ${(thrown as Error).message}` });
  }
}
