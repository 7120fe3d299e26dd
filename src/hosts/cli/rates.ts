/** `duebook rates import|list|show|set`: rates of exchange, dated. */
import type { RateCoverage } from '../../contract/calls/rates.ts';
import { type ImportFlags, runImport } from './imports/command.ts';
import type { AddCommand } from './terminal/command.ts';
import { dateFlag, withFormat, withLedger } from './terminal/options.ts';
import { type Column, numberColumn, table } from './terminal/table.ts';
import { answer, inLedger, verb, type VerbFlags } from './terminal/verb.ts';

/** `duebook rates import FILE`: the ECB's history file as it comes; `import rates FILE` is the same. */
const addImport: AddCommand = (rates, setExit) => {
  withFormat(withLedger(rates.command('import')), ['table', 'json'])
    .description('bring in a file of rates (the ECB file eurofxref-hist.csv)')
    .argument('<file>', 'the file')
    .option('--dry-run', 'record nothing', false)
    .option('--all-or-nothing', 'record nothing when a row is refused', false)
    .action((file: string, flags: ImportFlags) => runImport('rates', file, flags, setExit));
};

/**
 * `duebook rates list [--all]`: of which currencies there are rates, and from when to when.
 *
 *     Currency  Base  From        To          Days  Newest  Source  Used
 *     USD       EUR   1999-01-04  2026-11-20  7130  1.1584  ECB     yes
 */
interface ListFlags extends VerbFlags {
  readonly all: boolean;
}

const COLUMNS: readonly Column<RateCoverage>[] = [
  { header: 'Currency', of: (row) => row.currency },
  { header: 'Base', of: (row) => row.base },
  { header: 'From', of: (row) => row.firstOn },
  { header: 'To', of: (row) => row.lastOn },
  numberColumn('Days', (row) => row.days),
  { header: 'Newest', of: (row) => row.rate, align: 'right' },
  { header: 'Source', of: (row) => row.source },
  { header: 'Used', of: (row) => (row.isUsed ? 'yes' : '') },
];

function coverageText(covered: readonly RateCoverage[], { all }: ListFlags): string {
  if (covered.length === 0) return 'no rates yet; bring them in with "duebook rates import FILE"\n';
  const shown = all ? covered : covered.filter((row) => row.isUsed);
  const hidden = covered.length - shown.length;
  return [
    ...(shown.length === 0 ? [] : [table(COLUMNS, shown)]),
    ...(hidden === 0 ? [] : [`${hidden} more that no document is in; --all lists them\n`]),
  ].join('');
}

const addList: AddCommand = (rates) => {
  verb(rates, 'list', 'currencies with rates, and what they cover')
    .option('--all', 'also those that no document of the ledger is in', false)
    .action(async (flags: ListFlags) => {
      const covered = await inLedger(flags, 'read', (session) =>
        session.call('rates.coverage', {}),
      );
      answer(flags, { rates: covered }, () => coverageText(covered, flags));
    });
};

/**
 * `duebook rates show CURRENCY [--on DATE] [--in CURRENCY]`: the rate that counts on a day.
 *
 *     1 USD = 0.8538980446 EUR on 2026-04-12, by the rate of 2026-04-10 (ECB)
 */
interface ShowFlags extends VerbFlags {
  readonly on?: string;
  readonly in?: string;
}

const addShow: AddCommand = (rates) => {
  verb(rates, 'show', 'the rate of a currency that counts on a day')
    .argument('<currency>', 'three letters, like USD')
    .option('--on <date>', 'the day, YYYY-MM-DD (default: today)')
    .option('--in <currency>', "the other currency (default: the company's)")
    .action(async (currency: string, flags: ShowFlags) => {
      const on = dateFlag(flags.on, '--on');
      const shown = await inLedger(flags, 'read', async (session) => {
        const from = currency.toUpperCase();
        const to = flags.in?.toUpperCase() ?? (await session.call('company.get', {})).currency;
        const { amountMinor: _, ...rate } = await session.call('rates.convert', {
          amountMinor: 1,
          from,
          to,
          on,
        });
        return { from, to, on, ...rate };
      });
      const { from, to, rate, rateOn, source } = shown;
      const by = source === '' ? '' : `, by the rate of ${rateOn} (${source})`;
      answer(flags, shown, () => `1 ${from} = ${rate} ${to} on ${on}${by}\n`);
    });
};

/** `duebook rates set BASE CURRENCY RATE [--on DATE] --source TEXT`: one rate by hand. */
interface SetFlags extends VerbFlags {
  readonly on?: string;
  readonly source: string;
}

const addSet: AddCommand = (rates) => {
  verb(rates, 'set', 'one rate by hand: one BASE is RATE of CURRENCY')
    .argument('<base>', 'three letters, like EUR')
    .argument('<currency>', 'three letters, like USD')
    .argument('<rate>', 'like 1.0832')
    .option('--on <date>', 'the day, YYYY-MM-DD (default: today)')
    .option('--source <text>', 'who says so', 'entered by hand')
    .action(async (base: string, currency: string, rate: string, flags: SetFlags) => {
      const on = dateFlag(flags.on, '--on');
      const row = await inLedger(flags, 'write', (session) =>
        session.call('rates.record', {
          base: base.toUpperCase(),
          currency: currency.toUpperCase(),
          on,
          rate,
          source: flags.source,
        }),
      );
      answer(
        flags,
        row,
        () => `1 ${row.base} = ${row.rate} ${row.currency} of ${row.on} (${row.source})\n`,
      );
    });
};

/** `duebook rates import|list|show|set`; each verb is a file beside this one. */
export const ratesCommand: AddCommand = (program, setExit) => {
  const rates = program.command('rates').description('rates of exchange, dated');
  for (const add of [addImport, addList, addShow, addSet]) add(rates, setExit);
};
