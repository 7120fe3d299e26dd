/**
 * `duebook interest-rates list|set`: the rates that late-payment laws refer to. Those that come with the program
 * are listed with those that were entered; a rate that is missing stops interest, and nothing else.
 *
 *     Law  From        To          Reference  Law's rate  Source                        Looked up   Own
 *     ES   2026-07-01  2026-12-31       2.40       10.40  ECB main refinancing rate …  2026-11-20
 *     ES: no rate from 2027-01-01 on; enter it when it is published
 */
import type { CallOutput } from '../../contract/api.ts';
import type { AddCommand } from './terminal/command.ts';
import { plain } from './terminal/display.ts';
import { dateFlag, today } from './terminal/options.ts';
import { usage } from './terminal/refusal.ts';
import { table, type Column } from './terminal/table.ts';
import { answer, inLedger, verb, type VerbFlags } from './terminal/verb.ts';

interface ListFlags extends VerbFlags {
  readonly law?: string;
}
type Laws = CallOutput<'interest.rates'>;
type Row = Laws[number]['rates'][number];

const COLUMNS: readonly Column<Row>[] = [
  { header: 'Law', of: ({ law }) => law },
  { header: 'From', of: ({ from }) => from },
  { header: 'To', of: ({ to }) => to ?? '' },
  { header: 'Reference', of: ({ percent }) => percent, align: 'right' },
  { header: "Law's rate", of: ({ legalPercent }) => legalPercent, align: 'right' },
  { header: 'Source', of: ({ source }) => source, gives: true },
  { header: 'Looked up', of: ({ verifiedOn }) => verifiedOn },
  { header: 'Own', of: ({ isOwn }) => (isOwn ? 'yes' : '') },
];

const rowJson = ({ legalPercent: legal, isOwn: own, percent: reference, ...row }: Row) => ({
  ...row,
  reference,
  legal,
  own,
});

const addList: AddCommand = (rates) => {
  verb(rates, 'list', 'rates by law and day, and which is missing')
    .option('--law <code>', 'of one law, like ES')
    .action(async (flags: ListFlags) => {
      const asOf = today();
      const all = await inLedger(flags, 'read', (session) =>
        session.call('interest.rates', { asOf }),
      );
      const wanted = flags.law?.trim().toUpperCase();
      const laws =
        wanted === undefined
          ? all
          : all.filter(({ law }) => law === (wanted === 'UK' ? 'GB' : wanted));
      if (laws.length === 0)
        throw usage(
          `there is no law ${wanted ?? ''}; there are ${all.map(({ law }) => law).join(', ')}`,
        );
      const missing = laws.flatMap(({ law, missingFrom }) =>
        missingFrom === null ? [] : [{ law, from: missingFrom }],
      );
      answer(
        flags,
        { asOf, rates: laws.flatMap((of) => of.rates.map(rowJson)), missing },
        () =>
          table(
            COLUMNS,
            laws.flatMap((of) => of.rates),
          ) +
          missing
            .map(
              ({ law, from }) => `${law}: no rate from ${from} on; enter it when it is published\n`,
            )
            .join(''),
      );
    });
};

interface SetFlags extends VerbFlags {
  readonly source: string;
  readonly verifiedOn?: string;
  readonly reference: boolean;
  readonly legal: boolean;
}

const addSet: AddCommand = (rates) => {
  verb(rates, 'set', 'one rate by hand: the reference, or what the law adds up to')
    .argument('<law>', 'country, like ES')
    .argument('<from>', 'first day, YYYY-MM-DD: 1 January or 1 July for most')
    .argument('<percent>', 'a year, like 2.15 or 10.15')
    .requiredOption('--source <text>', 'where it was published')
    .option('--verified-on <date>', 'when somebody looked (default: today)')
    .option('--reference', 'it is the reference rate, before what the law adds', false)
    .option('--legal', "it is the law's rate, with what the law adds", false)
    .action(async (law: string, from: string, percent: string, flags: SetFlags) => {
      if (flags.reference && flags.legal)
        throw usage('--reference and --legal are two things; write one');
      const set = await inLedger(flags, 'write', (session) =>
        session.call('interest.recordRate', {
          law,
          from: dateFlag(from, '<from>'),
          percent,
          is: flags.reference ? 'reference' : flags.legal ? 'legal' : null,
          source: flags.source,
          verifiedOn: dateFlag(flags.verifiedOn, '--verified-on'),
        }),
      );
      const { rate, legalPercent, warnings } = set;
      answer(flags, { ...rowJson({ ...rate, legalPercent }), warnings }, () =>
        [
          `${rate.law} from ${rate.from}${rate.to === null ? '' : ` to ${rate.to}`}: reference ${rate.percent} %, the law's rate ${legalPercent} %`,
          ...warnings,
        ]
          .map((line) => `${plain(line)}\n`)
          .join(''),
      );
    });
};

export const interestRatesCommand: AddCommand = (program, setExit) => {
  const rates = program
    .command('interest-rates')
    .description('rates that late-payment laws refer to, dated');
  for (const add of [addList, addSet]) add(rates, setExit);
};
