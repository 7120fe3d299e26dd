/**
 * `duebook record promise|plan|dispute|contact|…|end`: one case fact by hand. Commands, options and help
 * follow from the register of kinds; a kind that is added there is here.
 *
 *     duebook record promise C1 --items INV-1 --for 2026-03-06 --amount 500
 *     duebook record hold C1 --level cash_only --ground "second broken promise"
 *     duebook record end H-2026-0001 --note "paid in full"
 */
import type { Command } from 'commander';
import type { CaseFactView } from '../../../contract/calls/case.ts';
import {
  ENGLISH,
  render,
  type Text,
  aCaseFact,
  CASE_FACT_KINDS,
  caseFactKind,
  ENDING_DETAILS,
  minorToDecimal,
  type CaseFactKind,
  type DetailReader,
} from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import { namingFlags, type FlagFields } from '../terminal/flag-names.ts';
import { dateFlag } from '../terminal/options.ts';
import { usage } from '../terminal/refusal.ts';
import { inLedger } from '../terminal/verb.ts';
import { print, printJson } from '../terminal/write-out.ts';
import { currencyOf } from './amount.ts';
import { recordVerb, type RecordFlags } from './flags.ts';

/** Help is English. */
const english = (words: Text): string => render(words, ENGLISH);

type Flags = RecordFlags & {
  readonly items?: string;
  readonly until?: string;
  readonly currency?: string;
  readonly amount?: string;
  readonly person?: string;
  readonly note?: string;
  readonly key?: string;
  readonly ends?: string;
  readonly detail?: readonly string[];
};

/** Flags whose refusals name them; a detail says its own name in the sentence. */
const FIELDS: FlagFields = {
  items: 'items',
  until: 'until',
  for: 'until',
  currency: 'currency',
  amount: 'amount',
  key: 'key',
  ends: 'ends',
  on: 'on',
};

const flagOf = (name: string): string => `--${name.replaceAll('_', '-')}`;
/** As commander names the value of `--on-signal`. */
const keyOf = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const addCaseFacts: AddCommand = (record) => {
  for (const kind of CASE_FACT_KINDS) if (kind !== 'end') addKind(record, kind);
  addEnd(record);
};

function withDetails(command: Command, readers: Readonly<Record<string, DetailReader>>): Command {
  for (const [name, { is, isRequired }] of Object.entries(readers))
    command.option(`${flagOf(name)} <value>`, isRequired ? `${english(is)} (needed)` : english(is));
  return command
    .option('--person <name>', 'who did it or said it')
    .option('--note <text>', 'in words')
    .option('--detail <name=value...>', 'a further detail, kept as it is written');
}

function addKind(record: Command, kind: CaseFactKind): void {
  const spec = caseFactKind(kind);
  const { until, amount } = spec;
  const command = recordVerb(record.command(kind))
    .description(`${english(aCaseFact(kind))} of a customer`)
    .argument('<customer>', 'the customer')
    .option(
      '--items <items>',
      spec.about === 'items'
        ? 'what it is about, INV-1;INV-2#2 (default: the whole account)'
        : 'what it came up with, INV-1;INV-2#2',
    );
  if (until !== null) {
    const is = `${english(until.is)}, YYYY-MM-DD${until.isRequired ? ' (needed)' : ''}`;
    if (until.option !== undefined) command.option(`--${until.option} <date>`, is);
    command.option(
      '--until <date>',
      until.option === undefined ? is : `the same as --${until.option}`,
    );
  }
  if (amount !== null)
    command.option(
      '--amount <amount>',
      `${english(amount.is)}, like 1234.50${amount.isRequired ? ' (needed)' : ''}`,
    );
  command
    .option('--currency <code>', 'default: that of the items, else of the customer')
    .option('--key <key>', 'its own key (default: the next number)')
    .option('--ends <key>', 'the fact that it answers');
  withDetails(command, spec.details).action((customer: string, flags: Flags) => {
    const second = until?.option === undefined ? undefined : valueOf(flags, until.option);
    return recordFact(kind, spec.details, flags, {
      customer,
      until: second ?? flags.until,
      ends: flags.ends ?? '',
    });
  });
}

function addEnd(record: Command): void {
  const command = recordVerb(record.command('end'))
    .description('ends a fact: from this day it no longer counts')
    .argument('<key>', 'the fact, like H-2026-0001');
  withDetails(command, ENDING_DETAILS).action((key: string, flags: Flags) =>
    recordFact('end', ENDING_DETAILS, flags, { customer: '', until: undefined, ends: key }),
  );
}

const valueOf = (flags: Flags, key: string): string | undefined =>
  (flags as unknown as Readonly<Record<string, string | undefined>>)[key];

async function recordFact(
  kind: CaseFactKind,
  readers: Readonly<Record<string, DetailReader>>,
  flags: Flags,
  of: { readonly customer: string; readonly until: string | undefined; readonly ends: string },
): Promise<void> {
  const details: Record<string, string> = {};
  for (const name of Object.keys(readers)) {
    const value = valueOf(flags, keyOf(name));
    if (value !== undefined && value !== '') details[name] = value;
  }
  for (const pair of flags.detail ?? []) {
    const [, name, value] = /^([A-Za-z][A-Za-z0-9_]*)=(.+)$/s.exec(pair) ?? [];
    if (name === undefined || value === undefined)
      throw usage(`--detail ${pair} is not name=value; write it like --detail source=telephone`);
    details[name] = value;
  }
  const { fact, warnings } = await inLedger(flags, 'write', (session) =>
    namingFlags(FIELDS, flags, () =>
      session.call('case.record', {
        kind,
        key: flags.key ?? '',
        customer: of.customer,
        items: flags.items ?? '',
        on: dateFlag(flags.on, '--on'),
        until: of.until === undefined ? null : dateFlag(of.until, '--until'),
        currency: flags.currency === undefined ? null : currencyOf(flags.currency),
        amount: flags.amount ?? null,
        person: flags.person ?? '',
        note: flags.note ?? '',
        details,
        ends: of.ends,
      }),
    ),
  );
  if (flags.format === 'json') printJson({ ...factJson(fact), warnings });
  else {
    print(`${plain(lineOf(fact))}\n`);
    for (const warning of warnings) print(`warning: ${plain(warning)}\n`);
  }
}

/** `P-2026-0001: promise of C1 about INV-1, 500.00 EUR, 2026-03-02 to 2026-03-06`. */
function lineOf(fact: CaseFactView): string {
  const about = [...fact.items, ...(fact.about === '' ? [] : [fact.about])].join(', ');
  const amount = amountOf(fact);
  return [
    `${fact.key}: ${fact.kind} of ${fact.customer}${about === '' ? '' : ` about ${about}`}`,
    ...(amount === null ? [] : [`${amount} ${fact.currency ?? ''}`]),
    fact.until === null ? fact.on : `${fact.on} to ${fact.until}`,
  ].join(', ');
}

const amountOf = ({ amountMinor, currency }: CaseFactView): string | null =>
  amountMinor === null || currency === null ? null : minorToDecimal(amountMinor, currency);

/** The stable form of one fact. */
export const factJson = (fact: CaseFactView) => {
  const { amountMinor: _, ...rest } = fact;
  return { ...rest, amount: amountOf(fact) };
};
