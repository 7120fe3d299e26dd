/** The flags of `npm start -- …` and `npm run dev -- …`, and what the desktop program gets of them. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartFlags {
  /** Absolute path of the ledger to open. */
  readonly ledger: string | null;
  readonly sample: boolean;
  readonly open: boolean;
  /** 0: any free port. */
  readonly port: number;
}

const USAGE = '[--ledger FILE] [--sample] [--no-open] [--port N]';
export const START_USAGE = `npm start -- ${USAGE}`;
export const DEV_USAGE = `npm run dev -- ${USAGE}`;

/** Throws with a sentence on a flag that is not known or a port that is none. */
export function startFlags(args: readonly string[], cwd: string): StartFlags {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ledger: { type: 'string' },
      sample: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is not a port; ports are whole numbers from 0 to 65535`);
  return {
    ledger: values.ledger === undefined ? null : resolve(cwd, values.ledger),
    sample: values.sample,
    open: !values['no-open'],
    port,
  };
}

/** One argument a flag: Chromium puts switches first, and a value of its own would stand elsewhere. */
export const launchArguments = ({ ledger, sample }: StartFlags): readonly string[] => [
  ...(ledger === null ? [] : [`--ledger=${ledger}`]),
  ...(sample ? ['--sample'] : []),
];
