/**
 * `duebook customer timeline CODE`: what happened, newest first, in parts as the screen gets them.
 *
 *     Date        What         Of     Currency  Amount  Before      To          Note
 *     2026-11-12  due_changed  INV-7                    2026-11-12  2026-11-30  agreed on the phone
 */
import type { TimelineEntry } from '../../../contract/calls/customers.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import { namingFlags } from '../terminal/flag-names.ts';
import { momentOf, withFormat, withMoment, type MomentFlags } from '../terminal/options.ts';
import { table, type Column } from '../terminal/table.ts';
import { answer, inLedger, type VerbFlags } from '../terminal/verb.ts';
import { wholeWithin } from '../terminal/words.ts';

interface Flags extends MomentFlags, VerbFlags {
  readonly kind?: readonly string[];
  readonly search?: string;
  readonly limit: string;
}

const FIELDS = { kind: 'kinds', search: 'search' } as const;
const MOST = 5000;

const amountOf = ({ amountMinor, currency }: TimelineEntry): string | null =>
  amountMinor === null || currency === null ? null : minorToDecimal(amountMinor, currency);

const entryJson = (
  { amountMinor: _, leadsTo, id, ...entry }: TimelineEntry,
  amount: string | null,
) => ({
  ...entry,
  amount,
});

const COLUMNS: readonly Column<TimelineEntry>[] = [
  { header: 'Date', of: (row) => row.effectiveOn },
  { header: 'What', of: (row) => (row.reversed ? `${row.kind} (taken back)` : row.kind) },
  { header: 'Of', of: (row) => row.reference },
  { header: 'Currency', of: (row) => row.currency ?? '' },
  { header: 'Amount', of: (row) => amountOf(row) ?? '', align: 'right' },
  { header: 'Before', of: (row) => row.before },
  // The day of a receipt that a list made is no day of payment.
  {
    header: 'To',
    of: (row) => (row.kind === 'receipt' && row.to !== '' ? `per list of ${row.to}` : row.to),
  },
  { header: 'About', of: (row) => row.about },
  { header: 'Note', of: (row) => row.note },
];

export const addTimeline: AddCommand = (customer) => {
  withFormat(withMoment(customer.command('timeline')), ['table', 'json'])
    .description('what happened with a customer, newest first')
    .argument('<code>', 'the customer')
    .option('--kind <kind...>', 'only these, like invoice, receipt, letter')
    .option('--search <text>', 'only what has this in its numbers, names or notes')
    .option('--limit <number>', 'at most so many', '200')
    .action(async (code: string, flags: Flags) => {
      const limit = wholeWithin(flags.limit, 1, MOST, '--limit');
      const moment = momentOf(flags);
      // The engine knows the kinds and says which there are.
      const kinds = (flags.kind ?? null) as TimelineEntry['kind'][] | null;
      const { rows, total } = await inLedger(flags, 'read', (session) =>
        namingFlags(FIELDS, flags, () =>
          session.call('customers.timeline', {
            ...moment,
            customer: code,
            kinds,
            search: flags.search ?? '',
            limit,
          }),
        ),
      );
      const entries = rows.map((row) => entryJson(row, amountOf(row)));
      answer(flags, { ...moment, customer: code, total, entries }, () =>
        rows.length === 0
          ? 'nothing happened yet\n'
          : table(COLUMNS, rows) +
            (total > rows.length ? `${total - rows.length} more; --limit shows them\n` : ''),
      );
    });
};
