/** A file the person named, whole, or a sentence. */
import { readFileSync } from 'node:fs';
import { pathOf } from './options.ts';
import { Refused } from './refusal.ts';

export function readInput(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(pathOf(file)));
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
