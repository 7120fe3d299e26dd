/**
 * Why Electron ended without a window, as the beginning of a sentence:
 *
 *     Electron needs libnss3.so, which this system does not have
 *     Electron was ended by SIGTRAP (The SUID sandbox helper …)
 *     Electron ended with exit status 1 (Error: …)
 */
import { tellingLine } from './telling-line.ts';

const LIBRARY =
  /error while loading shared libraries: ([^\s:]+)|Library not loaded: (?:.*\/)?([^/\n]+)/;

/** "was ended by SIGSEGV", "ended with exit status 1". */
export const howItEnded = (code: number | null, signal: NodeJS.Signals | null): string =>
  signal === null ? `ended with exit status ${code}` : `was ended by ${signal}`;

export function whyNoWindow(
  code: number | null,
  signal: NodeJS.Signals | null,
  errors: string,
): string {
  const library = LIBRARY.exec(errors);
  const name = library?.[1] ?? library?.[2];
  if (name !== undefined) return `Electron needs ${name}, which this system does not have`;
  const line = tellingLine(errors);
  return `Electron ${howItEnded(code, signal)}${line === '' ? '' : ` (${line})`}`;
}

/** Of a program file that is there and that the system does not start. */
export function whyNotStarted(thrown: NodeJS.ErrnoException): string {
  // The file is there, so what is missing is the loader that it names: Alpine, NixOS.
  if (thrown.code === 'ENOENT')
    return "Electron's binary is made for another system (its loader is not here)";
  return `Electron could not be started (${thrown.code ?? thrown.message})`;
}
