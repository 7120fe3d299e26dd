/**
 * `duebook record small-balances AT_MOST [ITEM…] [--write-off]`: what is open by so little that a
 * letter costs more; proposed, and with `--write-off` written off as one, all of it or the items named.
 *
 *     duebook record small-balances 1.00                     INV-7 0.40, INV-9 0.12
 *     duebook record small-balances 1.00 INV-7 --write-off   W-2026-0001 of 0.40 EUR on INV-7
 *     duebook record undo-write-off W-2026-0001              as if it had never been written off
 */
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
import { Refused } from '../terminal/refusal.ts';
import type { Session } from '../terminal/session.ts';
import { table } from '../terminal/table.ts';
import { print, printJson } from '../terminal/write-out.ts';
import { amountOf, currencyOf } from './amount.ts';
import { recordVerb, type RecordFlags } from './flags.ts';
import type { ToldOutput } from '../../../contract/told.ts';

interface Flags extends RecordFlags {
  readonly currency?: string;
  readonly writeOff: boolean;
  readonly reason: string;
}

type Proposed = ToldOutput<'writeOffs.smallBalances'>;

/** All proposals, or those of the items named as the list shows them. */
function chosen(proposed: Proposed, named: readonly string[]): Proposed {
  if (named.length === 0) return proposed;
  const rows = new Map(proposed.map((row) => [row.item, row]));
  return [...new Set(named)].map((item) => {
    const row = rows.get(item);
    if (row !== undefined) return row;
    throw new Refused({
      code: 'not_found',
      message: `${item} is none of the small balances; the command without an item lists them`,
    });
  });
}

async function proposals(session: Session, atMost: string, named: readonly string[], flags: Flags) {
  const state = await session.call('workspace.state', {});
  const currency =
    flags.currency === undefined ? (state.ledger?.currency ?? '') : currencyOf(flags.currency);
  const asOf = dateFlag(flags.on, '--on');
  const rows = chosen(
    await session.call('writeOffs.smallBalances', {
      asOf,
      currency,
      atMostMinor: amountOf(atMost, currency),
    }),
    named,
  );
  return { currency, asOf, rows };
}

function list(flags: Flags, currency: string, rows: Proposed): void {
  const amount = (minor: number): string => minorToDecimal(minor, currency);
  if (flags.format === 'json')
    return printJson(
      rows.map(({ grossMinor, openMinor, itemId: _, ...row }) => ({
        ...row,
        currency,
        gross: amount(grossMinor),
        open: amount(openMinor),
      })),
    );
  if (rows.length === 0) return print(`no item has so little open in ${currency}\n`);
  print(
    table(
      [
        { header: 'Item', of: ({ item }) => item },
        { header: 'Customer', of: ({ customer }) => customer },
        { header: 'Name', of: ({ name }) => name },
        { header: 'Due', of: ({ dueOn }) => dueOn },
        { header: 'Gross', of: ({ grossMinor }) => amount(grossMinor), align: 'right' },
        { header: `Open ${currency}`, of: ({ openMinor }) => amount(openMinor), align: 'right' },
      ],
      rows,
    ),
  );
}

async function writeOff(atMost: string, named: readonly string[], flags: Flags): Promise<void> {
  const { writing } = await import('../terminal/session.ts');
  const written = await writing(ledgerPath(flags), async (session) => {
    const { asOf, rows } = await proposals(session, atMost, named, flags);
    if (rows.length === 0) return [];
    return session.call('writeOffs.recordTogether', {
      items: rows.map(({ itemId, openMinor }) => ({ itemId, amountMinor: openMinor })),
      effectiveOn: asOf,
      reason: flags.reason,
    });
  });
  if (flags.format === 'json')
    return printJson(
      written.map(({ amountMinor, itemId: _, ...one }) => ({
        ...one,
        amount: minorToDecimal(amountMinor, one.currency),
      })),
    );
  if (written.length === 0) print('nothing is so small that it was written off\n');
  for (const { number, item, currency, amountMinor } of written)
    print(
      `${plain(`${number} of ${minorToDecimal(amountMinor, currency)} ${currency} on ${item}`)}\n`,
    );
}

export const addSmallBalances: AddCommand = (record) => {
  recordVerb(record.command('small-balances'))
    .description('rests too small for a letter: proposed, or written off as one')
    .argument('<at-most>', 'what may be open of an item, like 1.00')
    .argument('[items...]', 'only these, as the list names them (default: all)')
    .option('--currency <code>', "of the items (default: the ledger's)")
    .option('--write-off', 'write them off, all of them or none', false)
    .option('--reason <text>', 'why', 'small balance')
    .action(async (atMost: string, items: readonly string[], flags: Flags) => {
      if (flags.writeOff) return writeOff(atMost, items, flags);
      const { reading } = await import('../terminal/session.ts');
      const { currency, rows } = await reading(ledgerPath(flags), (session) =>
        proposals(session, atMost, items, flags),
      );
      list(flags, currency, rows);
    });
};

export const addUndoWriteOff: AddCommand = (record) => {
  withFormat(withLedger(record.command('undo-write-off')), ['table', 'json'])
    .description('write-offs as if they had never been, all of them or none')
    .argument('<numbers...>', 'like W-2026-0001')
    .option('--reason <text>', 'why', '')
    .action(
      async (
        numbers: readonly string[],
        flags: LedgerFlag & FormatFlag<'table' | 'json'> & { readonly reason: string },
      ) => {
        const { writing } = await import('../terminal/session.ts');
        const done = await writing(ledgerPath(flags), (session) =>
          session.call('writeOffs.undoTogether', { numbers: [...numbers], reason: flags.reason }),
        );
        if (flags.format === 'json') printJson(done);
        else
          print(`${done.undone} ${done.undone === 1 ? 'write-off is' : 'write-offs are'} undone\n`);
      },
    );
};
