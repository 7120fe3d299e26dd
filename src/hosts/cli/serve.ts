/** `duebook serve`: the browser host, until Ctrl-C. */
import { join } from 'node:path';
import type { AddCommand } from './terminal/command.ts';
import { pathOf, withLedger, type LedgerFlag } from './terminal/options.ts';
import { Refused, usage } from './terminal/refusal.ts';
import { print } from './terminal/write-out.ts';

interface Flags extends LedgerFlag {
  readonly port: string;
  readonly sample: boolean;
}

export const serveCommand: AddCommand = (program) => {
  withLedger(program.command('serve'))
    .description('serve the screens to a browser on this machine')
    .option('--port <number>', 'a fixed port; 0 takes any free one', '0')
    .option('--sample', 'open the sample company', false)
    .action(async (flags: Flags) => {
      const port = Number(flags.port);
      if (!Number.isInteger(port) || port < 0 || port > 65_535)
        throw usage(`--port ${flags.port} is not a port; ports are whole numbers from 0 to 65535`);
      const [{ buildRenderer }, { serveWorkspace }, { endingOf }, { repositoryRoot }] =
        await Promise.all([
          import('../start/build.ts'),
          import('../start/serve-workspace.ts'),
          import('../start/ending.ts'),
          import('../surroundings.ts'),
        ]);
      await buildRenderer();
      const named = flags.ledger ?? process.env.DUEBOOK_LEDGER;
      const served = await serveWorkspace({
        ledger: named === undefined || named === '' ? null : pathOf(named),
        sample: flags.sample,
        pages: join(repositoryRoot, 'out', 'renderer'),
        port,
      });
      if (!served.ok) throw new Refused(served.error);
      print(`Duebook is at ${served.value.host.address}\n`);
      await endingOf(served.value.close).ended;
    });
};
