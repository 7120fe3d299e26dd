/** `duebook rates import FILE`: the ECB's history file as it comes; `import rates FILE` is the same. */
import { runImport, type ImportFlags } from '../imports/command.ts';
import type { AddCommand } from '../terminal/command.ts';
import { withFormat, withLedger } from '../terminal/options.ts';

export const addImport: AddCommand = (rates, setExit) => {
  withFormat(withLedger(rates.command('import')), ['table', 'json'])
    .description('bring in a file of rates (the ECB file eurofxref-hist.csv)')
    .argument('<file>', 'the file')
    .option('--dry-run', 'record nothing', false)
    .option('--all-or-nothing', 'record nothing when a row is refused', false)
    .action((file: string, flags: ImportFlags) => runImport('rates', file, flags, setExit));
};
