/**
 * A page that leads a window to an address. The address carries the one-time token, and everybody on this
 * computer can read the arguments of everybody's programs (`ps`): so a browser that is started gets the name
 * of a file, and only its owner can read that.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Without a script, which the policy of our own pages would not run. */
export const leadTo = (address: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Duebook</title>` +
  `<meta http-equiv="refresh" content="0;url=${address}"></html>\n`;

export interface OpeningPage {
  /** `file:///home/ana/.local/share/duebook/window/open-4711.html` */
  readonly address: string;
  remove(): void;
}

/** Writes it into `folder`, which is made when it is not there. Throws what the file system throws. */
export function writeOpeningPage(folder: string, address: string): OpeningPage {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `open-${process.pid}.html`);
  // What is left of a program with the same number may be open to others.
  rmSync(file, { force: true });
  writeFileSync(file, leadTo(address), { mode: 0o600, flag: 'wx' });
  return { address: pathToFileURL(file).href, remove: () => rmSync(file, { force: true }) };
}
