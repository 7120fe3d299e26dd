/**
 * How the galleries write a refusal down, and how they see that it left nothing behind.
 *
 *     $ duebook customer C9 --ledger Flores.duebook
 *     exit 1
 *     duebook: not_found: There is no customer "C9" …
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What differs from run to run: the temporary folder, process numbers, moments, temporary names. */
export const masked = (text: string, folder: string): string =>
  text
    .replaceAll(`${folder}${path.sep}`, 'FOLDER/')
    .replaceAll(folder, 'FOLDER')
    .replace(/process \d+/g, 'process PID')
    .replace(/since \d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'since INSTANT')
    .replace(/\.new-\d+/g, '.new-PID')
    .replace(/\.\d+\.part/g, '.PID.part');

/** Names that come and go with every opening and hold no facts of their own. */
const BESIDE = /\.duebook(\.lock|-shm|-wal)$/;

/**
 * What the header of an SQLite file counts whenever it is opened for writing and closed: the format it
 * is left in (18, 19), the changes and the version that wrote them (24 to 27, 92 to 99).
 */
const COUNTED = [
  [18, 20],
  [24, 28],
  [92, 100],
] as const;

/** The bytes of a file; of a ledger without what merely opening it counts up. */
function contentOf(file: string): Buffer {
  const bytes = readFileSync(file);
  if (bytes.subarray(0, 15).toString('latin1') === 'SQLite format 3')
    for (const [from, to] of COUNTED) bytes.fill(0, from, to);
  return bytes;
}

/**
 * Every file of the folder with the hash of its content. Equal before and after: nothing was lost,
 * nothing half written, no temporary file left. A log beside a ledger counts when it has bytes.
 */
export function fingerprint(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names
      .map((name) => [name, statSync(path.join(folder, name))] as const)
      .filter(([name, stat]) => !BESIDE.test(name) || (name.endsWith('-wal') && stat.size > 0))
      .map(([name, stat]) => [
        name,
        stat.isDirectory()
          ? 'folder'
          : createHash('sha256')
              .update(contentOf(path.join(folder, name)))
              .digest('hex'),
      ]),
  );
}
