/** The flags of `npm start -- …`. */
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

export const START_USAGE = 'npm start -- [--ledger FILE] [--sample] [--no-open] [--port N]';

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
