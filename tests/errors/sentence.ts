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
 * Every file of the folder with the hash of its bytes. Equal before and after: nothing was lost,
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
              .update(readFileSync(path.join(folder, name)))
              .digest('hex'),
      ]),
  );
}
