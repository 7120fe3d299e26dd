/**
 * Names of ledger files in the data folder. Screens name a ledger by its file name, never by a path; one
 * that stayed where an earlier Duebook made it, by `earlier:` and its file name.
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

export interface LedgerFolders {
  readonly dataFolder: string;
  readonly earlierFolder: string | null;
}

/** `earlier:Flores.duebook`: a colon is in no file name, on any system. */
const EARLIER = 'earlier:';

/** Folders of ledgers, each with what its ledgers' ids begin with. */
export const ledgerFolders = ({
  dataFolder,
  earlierFolder,
}: LedgerFolders): readonly { readonly folder: string; readonly prefix: string }[] => [
  { folder: dataFolder, prefix: '' },
  ...(earlierFolder === null ? [] : [{ folder: earlierFolder, prefix: EARLIER }]),
];

/** The path of a ledger of the list, or null when `ledgerId` is not of one. */
export function ledgerPath(folders: LedgerFolders, ledgerId: string): string | null {
  const isEarlier = ledgerId.startsWith(EARLIER);
  const name = isEarlier ? ledgerId.slice(EARLIER.length) : ledgerId;
  const folder = isEarlier ? folders.earlierFolder : folders.dataFolder;
  const isPlain = !/[/\\:\u0000]/.test(name) && !name.startsWith('.') && isLedgerName(name);
  return isPlain && folder !== null ? join(folder, name) : null;
}

/** `Flores.duebook`, or `Flores-2.duebook`, `Flores-3.duebook` … when that is taken. */
export function freeLedgerName(dataFolder: string, fileName: string): string {
  if (!existsSync(join(dataFolder, fileName))) return fileName;
  const stem = fileName.slice(0, -LEDGER_SUFFIX.length);
  let count = 2;
  while (existsSync(join(dataFolder, `${stem}-${count}${LEDGER_SUFFIX}`))) count += 1;
  return `${stem}-${count}${LEDGER_SUFFIX}`;
}
