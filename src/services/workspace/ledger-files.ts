/**
 * Names of ledger files in the data folder. Screens name a ledger by its file name, never by a path.
 *
 *     "Müller & Söhne GmbH"  ->  Müller-Söhne-GmbH.duebook
 *     "花行"                  ->  花行.duebook
 *     "../../etc/passwd"     ->  etc-passwd.duebook
 */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const LEDGER_SUFFIX = '.duebook';

/** Names that Windows keeps for devices, whatever the suffix. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** File systems allow 255 bytes; letters of some scripts need four each. */
const MAX_LENGTH = 60;

/** A file name for the company's ledger: letters and digits of any script, joined by hyphens. */
export function ledgerFileName(company: string): string {
  const words = company.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const slug = [...words.join('-')].slice(0, MAX_LENGTH).join('').replace(/-+$/, '');
  const name = slug === '' || RESERVED.test(slug) ? `Ledger${slug === '' ? '' : `-${slug}`}` : slug;
  return name + LEDGER_SUFFIX;
}

/** Sticks of other systems write `FLORES.DUEBOOK`. */
export const isLedgerName = (name: string): boolean => name.toLowerCase().endsWith(LEDGER_SUFFIX);

/** The same file, also by another spelling of its name or through a link. */
export function isSameFile(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true;
  const [a, b] = [one, other].map((path) =>
    statSync(path, { bigint: true, throwIfNoEntry: false }),
  );
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

/** The path of a ledger of the data folder, or null when `ledgerId` is not a plain file name. */
export function ledgerPath(dataFolder: string, ledgerId: string): string | null {
  const isPlain =
    !/[/\\:\u0000]/.test(ledgerId) && !ledgerId.startsWith('.') && isLedgerName(ledgerId);
  return isPlain ? join(dataFolder, ledgerId) : null;
}

/** `Flores.duebook`, or `Flores-2.duebook`, `Flores-3.duebook` … when that is taken. */
export function freeLedgerName(dataFolder: string, fileName: string): string {
  if (!existsSync(join(dataFolder, fileName))) return fileName;
  const stem = fileName.slice(0, -LEDGER_SUFFIX.length);
  let count = 2;
  while (existsSync(join(dataFolder, `${stem}-${count}${LEDGER_SUFFIX}`))) count += 1;
  return `${stem}-${count}${LEDGER_SUFFIX}`;
}
