/**
 * `duebook aging [--as-of D] [--known-at I] [--basis due|invoice] [--limits 30,60,90] [--by …] [--search …]
 *   [--in-base]`
 *
 *     Code  Name         Cur.  not due    1-30  31-60  …  Overdue   %  Oldest  Outstanding  On account
 *     C1    Müller GmbH  EUR   1700.00  700.00   0.00  …   700.00  29      12      2400.00      100.00
 *     …
 *     ledger EUR 2300.00, report 2300.00 (2400.00 less 100.00 on account), difference 0.00
 */
import {
  AGING_GROUPINGS,
  type AgingGrouping,
  type AgingInBase,
} from '../../../contract/calls/aging.ts';
import type { ReportFormat } from '../../../contract/report-export.ts';
import { ENGLISH, reportOfAging, rendered } from '../../../contract/values.ts';
import { baseJson, baseTable } from './aging-base.ts';
import type { AddCommand } from '../terminal/command.ts';
import {
  ledgerPath,
  momentOf,
  withFormat,
  withMoment,
  type FormatFlag,
  type MomentFlags,
  type OutFlag,
} from '../terminal/options.ts';
import { usage } from '../terminal/refusal.ts';
import { reportText } from '../terminal/report-text.ts';
import { oneOf } from '../terminal/words.ts';
import { emit, emitFile } from '../terminal/write-out.ts';

type Format = 'table' | ReportFormat;
interface Flags extends MomentFlags, FormatFlag<Format>, OutFlag {
  readonly basis: string;
  readonly limits: string;
  readonly by: string;
  readonly currency?: string;
  readonly search: string;
  readonly inBase: boolean;
}

function limitsOf(text: string): number[] {
  const limits = text
    .split(',')
    .map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : Number.NaN));
  if (limits.some(Number.isNaN))
    throw usage(`--limits ${text} is not a list of days; write it as 30,60,90`);
  return limits;
}

const queryOf = (flags: Flags) => ({
  ...momentOf(flags),
  basis: oneOf(['due', 'invoice'], flags.basis, '--basis'),
  limits: limitsOf(flags.limits),
  by: oneOf<AgingGrouping>(AGING_GROUPINGS, flags.by, '--by'),
  currency: flags.currency ?? null,
  search: flags.search,
});

/** The report's JSON with `base` added at its end. */
function withBase(bytes: Uint8Array, base: AgingInBase): Uint8Array {
  const report = JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<string, unknown>>;
  return new TextEncoder().encode(
    `${JSON.stringify({ ...report, base: baseJson(base) }, null, 2)}\n`,
  );
}

export const agingCommand: AddCommand = (program) => {
  withFormat(withMoment(program.command('aging')), ['table', 'json', 'csv', 'xlsx', 'pdf'])
    .description('what is owed, by how late it is')
    .option('--basis <basis>', 'days count from the due or the invoice date', 'due')
    .option('--limits <days>', 'upper ends of the overdue columns', '30,60,90')
    .option('--by <grouping>', AGING_GROUPINGS.join(', '), 'customer')
    .option('--currency <code>', 'only this currency')
    .option('--search <words>', 'only rows with these words in name, code or country', '')
    .option('--in-base', "add everything in the company's currency, with the rates", false)
    .option('--out <file>', 'write to a file')
    .action(async (flags: Flags) => {
      const query = queryOf(flags);
      const { format, inBase } = flags;
      if (inBase && format !== 'table' && format !== 'json')
        throw usage(`--in-base adds to table and json; leave it out for ${format}`);
      if (inBase && query.currency !== null)
        throw usage('--in-base adds up every currency; leave out --currency');
      if (inBase && query.search.trim() !== '')
        throw usage('--in-base adds up every customer; leave out --search');
      const { reading } = await import('../terminal/session.ts');
      await reading(ledgerPath(flags), async (session) => {
        const { search: _, by: __, currency: ___, ...everything } = query;
        const base = inBase ? await session.call('aging.inBase', everything) : null;
        if (format === 'table') {
          const report = reportText(
            rendered(reportOfAging(await session.call('aging.report', query)), ENGLISH),
          );
          return emit(base === null ? report : report + baseTable(base, query.basis), flags.out);
        }
        const file = await session.call('aging.export', { ...query, format });
        emitFile(base === null ? file : { ...file, bytes: withBase(file.bytes, base) }, flags.out);
      });
    });
};
