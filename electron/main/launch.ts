/**
 * What a start asks for: a ledger on the command line, in a double click, or handed over by a second
 * start.
 *
 *     duebook --ledger=/home/ana/Flores.duebook     npm start
 *     duebook "/home/ana/FLORES.DUEBOOK"            a double click (Windows, Linux)
 *     duebook file:///home/ana/My%20Ledger.duebook  the same, of a desktop that hands over addresses
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Launch {
  /** Absolute path, or null. */
  readonly ledger: string | null;
  readonly sample: boolean;
}

const FLAG = '--ledger';

/**
 * `args` without the program itself, in any order: Chromium puts switches before the rest, so what
 * stands behind a bare `--ledger` may be a switch of its own. `cwd`: where relative names begin.
 */
export function launchOf(args: readonly string[], cwd: string): Launch {
  const flagged = args.find((arg) => arg.startsWith(`${FLAG}=`))?.slice(FLAG.length + 1);
  const behind = args[args.indexOf(FLAG) + 1];
  const named = args.includes(FLAG) && behind !== undefined && isLedgerName(behind) ? behind : null;
  const file = flagged ?? named ?? args.find((arg) => isLedgerName(arg)) ?? null;
  return {
    ledger: file === null || file === '' ? null : pathOf(file, cwd),
    sample: args.includes('--sample'),
  };
}

/** What a second start handed over; anything else than a launch is null. */
export function handedOver(data: unknown): Launch | null {
  if (data === null || typeof data !== 'object' || !('ledger' in data) || !('sample' in data))
    return null;
  const { ledger, sample } = data;
  return (ledger === null || typeof ledger === 'string') && typeof sample === 'boolean'
    ? { ledger, sample }
    : null;
}

/** The same as arguments. */
export const launchArguments = ({ ledger, sample }: Launch): readonly string[] => [
  ...(ledger === null ? [] : [`${FLAG}=${ledger}`]),
  ...(sample ? ['--sample'] : []),
];

const isLedgerName = (arg: string): boolean =>
  !arg.startsWith('-') && arg.toLowerCase().endsWith('.duebook');

function pathOf(file: string, cwd: string): string {
  if (!file.toLowerCase().startsWith('file:')) return resolve(cwd, file);
  try {
    return fileURLToPath(file);
  } catch {
    // An address of another computer: refused as a file that is not there, by its name.
    return resolve(cwd, file);
  }
}
