/** What the command line asks for: `--ledger FILE`, `--sample`, or a file the person double-clicked. */
import { resolve } from 'node:path';

export interface Launch {
  /** Absolute path, or null. */
  readonly ledger: string | null;
  readonly sample: boolean;
}

/** `args` without the program itself; `cwd`: where relative names begin. */
export function launchOf(args: readonly string[], cwd: string): Launch {
  const flag = args.indexOf('--ledger');
  const named =
    flag >= 0
      ? args[flag + 1]
      : args.find((arg) => arg.endsWith('.duebook') && !arg.startsWith('-'));
  return {
    ledger: named === undefined ? null : resolve(cwd, named),
    sample: args.includes('--sample'),
  };
}
