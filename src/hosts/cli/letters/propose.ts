/** `duebook letters propose`: every possible letter, with the reason each item is in or out. */
import type { LedgerInfo } from '../../../contract/calls/workspace.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import {
  dateFlag,
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { table } from '../terminal/table.ts';
import { print, printJson } from '../terminal/write-out.ts';
import type { Candidate } from '../../../contract/told.ts';

interface Flags extends LedgerFlag, FormatFlag<'table' | 'json'> {
  readonly customer?: readonly string[];
  readonly issuedOn?: string;
}

export const candidateJson = (candidate: Candidate) => {
  const amount = (minor: number): string => minorToDecimal(minor, candidate.currency);
  return {
    customer: candidate.customer,
    name: candidate.name,
    country: candidate.country,
    currency: candidate.currency,
    total: amount(candidate.totalMinor),
    oldestDaysPastDue: candidate.oldestDaysPastDue,
    onAccount: amount(candidate.onAccountMinor),
    deadlineOn: candidate.deadlineOn,
    blocks: candidate.blocks,
    cautions: candidate.cautions,
    items: candidate.items.map((item) => ({
      item: item.item,
      issuedOn: item.issuedOn,
      dueOn: item.dueOn,
      daysPastDue: item.daysPastDue,
      gross: amount(item.grossMinor),
      open: amount(item.openMinor),
      included: item.included,
      reason: item.reason,
      because: item.because,
    })),
  };
};

type Freshness = LedgerInfo['freshness'];

const freshnessJson = ({ bankTo, receiptsTo, linesToMatch, staleAfterDays }: Freshness) => ({
  bankTo,
  receiptsTo,
  linesToMatch,
  staleAfterDays,
});

function printCandidate(candidate: Candidate): void {
  const { customer, name, currency } = candidate;
  print(
    `${plain(customer)} ${plain(name)}: ${minorToDecimal(candidate.totalMinor, currency)} ${currency}, deadline ${candidate.deadlineOn}\n`,
  );
  for (const block of candidate.blocks) print(`  cannot be issued: ${plain(block.message)}\n`);
  for (const caution of candidate.cautions) print(`  weigh: ${plain(caution)}\n`);
  print(
    table(
      [
        { header: ' ', of: (item) => (item.included ? 'in' : 'out') },
        { header: 'Item', of: (item) => item.item },
        { header: 'Due', of: (item) => item.dueOn },
        { header: 'Open', of: (item) => minorToDecimal(item.openMinor, currency), align: 'right' },
        { header: 'Because', of: (item) => item.because },
      ],
      candidate.items,
    ),
  );
  print('\n');
}

export const addPropose: AddCommand = (letters) => {
  withFormat(withLedger(letters.command('propose')), ['table', 'json'])
    .description('what could be demanded, and why')
    .option('--customer <code...>', 'only these customers')
    .option('--issued-on <date>', 'the date of the letters (default: today)')
    .action(async (flags: Flags) => {
      const issuedOn = dateFlag(flags.issuedOn, '--issued-on');
      const { reading } = await import('../terminal/session.ts');
      const { candidates, freshness } = await reading(ledgerPath(flags), async (session) => ({
        candidates: await session.call('letters.propose', {
          issuedOn,
          customers: flags.customer === undefined ? null : [...flags.customer],
        }),
        freshness: (await session.call('workspace.state', {})).ledger?.freshness,
      }));
      if (flags.format === 'json')
        return printJson({
          issuedOn,
          freshness: freshness === undefined ? null : freshnessJson(freshness),
          candidates: candidates.map(candidateJson),
        });
      if (candidates.length === 0) print('nobody owes anything overdue\n');
      for (const candidate of candidates) printCandidate(candidate);
    });
};
