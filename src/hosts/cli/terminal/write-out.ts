/** Where the result of a command goes: standard output, or whole into the file of `--out`. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { FileOut } from '../../../contract/fields.ts';
import { pathOf } from './options.ts';
import { Refused, usage } from './refusal.ts';

export const print = (text: string): void => void process.stdout.write(text);

export const printJson = (value: unknown): void => print(`${JSON.stringify(value, null, 2)}\n`);

/** Whole or not at all: written beside its place, then moved there. */
export function writeFile(file: string, bytes: Uint8Array | string): void {
  const path = pathOf(file);
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, bytes, { flush: true });
    renameSync(part, path);
  } catch (thrown) {
    rmSync(part, { force: true });
    throw new Refused({
      code: 'not_writable',
      message: `${file} cannot be written: ${whyNot(thrown)}`,
    });
  }
}

/** Without the temporary name, which a person has never seen. */
const whyNot = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'
    ? 'its folder does not exist; make it, or choose another'
    : (thrown as Error).message;

export function emit(text: string, out: string | undefined): void {
  if (out === undefined) print(text);
  else writeFile(out, text);
}

/** Text kinds may go to the screen; others need a file or a pipe. */
export function emitFile(file: FileOut, out: string | undefined): void {
  if (out !== undefined) return writeFile(out, file.bytes);
  const isText = /^(text\/|application\/json)/.test(file.mediaType);
  if (!isText && process.stdout.isTTY)
    throw usage(`name a file for the ${file.fileName.split('.').at(-1) ?? 'file'} with --out FILE`);
  process.stdout.write(file.bytes);
}
