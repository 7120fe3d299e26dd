/**
 * `duebook customer CODE`: profile, what is open, what is on account. `customer merge|unmerge|same|
 * alias` are files of their own.
 */
import type { CustomerDetail } from '../../../contract/calls/customers.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import { addAlias } from './alias.ts';
import { addMerge } from './merge.ts';
import { addSame } from './same.ts';
import { addUnmerge } from './unmerge.ts';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import {
  ledgerPath,
  momentOf,
  withFormat,
  withMoment,
  type FormatFlag,
  type MomentFlags,
  type OutFlag,
} from '../terminal/options.ts';
import { table } from '../terminal/table.ts';
import { emit } from '../terminal/write-out.ts';

interface Flags extends MomentFlags, FormatFlag<'table' | 'json'>, OutFlag {}

/** Amounts as decimal strings; the stable form of `--format json`. */
export function customerJson(
  detail: CustomerDetail,
  moment: { asOf: string; knownAt: string | null },
) {
  const { creditLimitMinor, currency, ...profile } = detail.profile;
  return {
    ...moment,
    ...profile,
    currency,
    creditLimit:
      creditLimitMinor === null || currency === null
        ? null
        : minorToDecimal(creditLimitMinor, currency),
    standings: detail.standings.map((one) => ({
      currency: one.currency,
      outstanding: minorToDecimal(one.outstandingMinor, one.currency),
      overdue: minorToDecimal(one.overdueMinor, one.currency),
      onAccount: minorToDecimal(one.onAccountMinor, one.currency),
      net: minorToDecimal(one.netMinor, one.currency),
    })),
    openItems: detail.openItems.map((item) => ({
      item: item.item,
      issuedOn: item.issuedOn,
      dueOn: item.dueOn,
      daysPastDue: item.daysPastDue,
      currency: item.currency,
      gross: minorToDecimal(item.grossMinor, item.currency),
      open: minorToDecimal(item.openMinor, item.currency),
      disputed: item.disputed,
      lastLetter: item.lastLetter,
    })),
    onAccount: detail.onAccount.map((credit) => ({
      kind: credit.kind,
      number: credit.number,
      effectiveOn: credit.effectiveOn,
      currency: credit.currency,
      amount: minorToDecimal(credit.amountMinor, credit.currency),
      unallocated: minorToDecimal(credit.unallocatedMinor, credit.currency),
    })),
  };
}

const profileLines = ({ profile }: CustomerDetail): string =>
  [
    [profile.customer, profile.name],
    ['Address', profile.address],
    ['Country', profile.country ?? ''],
    ['E-mail', profile.email],
    ['Phone', profile.phone],
    ['Tax id', profile.taxId],
    ['Terms', profile.terms],
  ]
    .filter(([, value]) => value !== '')
    .map(
      ([label, value]) => `${plain(label ?? '')}: ${plain((value ?? '').replaceAll('\n', ', '))}\n`,
    )
    .join('');

export function customerText(detail: CustomerDetail): string {
  const { standings, openItems, onAccount } = detail;
  const parts = [profileLines(detail)];
  if (standings.length > 0)
    parts.push(
      table(
        [
          { header: 'Currency', of: (row) => row.currency },
          {
            header: 'Outstanding',
            of: (row) => minorToDecimal(row.outstandingMinor, row.currency),
            align: 'right',
          },
          {
            header: 'Overdue',
            of: (row) => minorToDecimal(row.overdueMinor, row.currency),
            align: 'right',
          },
          {
            header: 'On account',
            of: (row) => minorToDecimal(row.onAccountMinor, row.currency),
            align: 'right',
          },
          {
            header: 'Net',
            of: (row) => minorToDecimal(row.netMinor, row.currency),
            align: 'right',
          },
        ],
        standings,
      ),
    );
  parts.push(
    openItems.length === 0
      ? 'No open items.\n'
      : table(
          [
            { header: 'Item', of: (row) => row.item },
            { header: 'Issued', of: (row) => row.issuedOn },
            { header: 'Due', of: (row) => row.dueOn },
            { header: 'Days', of: (row) => String(row.daysPastDue), align: 'right' },
            { header: 'Currency', of: (row) => row.currency },
            {
              header: 'Gross',
              of: (row) => minorToDecimal(row.grossMinor, row.currency),
              align: 'right',
            },
            {
              header: 'Open',
              of: (row) => minorToDecimal(row.openMinor, row.currency),
              align: 'right',
            },
            { header: 'Disputed', of: (row) => (row.disputed ? 'disputed' : '') },
            { header: 'Last letter', of: (row) => row.lastLetter ?? '' },
          ],
          openItems,
        ),
  );
  if (onAccount.length > 0)
    parts.push(
      table(
        [
          { header: 'On account', of: (row) => row.number },
          { header: 'Kind', of: (row) => (row.kind === 'receipt' ? 'receipt' : 'credit note') },
          { header: 'Date', of: (row) => row.effectiveOn },
          { header: 'Currency', of: (row) => row.currency },
          {
            header: 'Amount',
            of: (row) => minorToDecimal(row.amountMinor, row.currency),
            align: 'right',
          },
          {
            header: 'Unallocated',
            of: (row) => minorToDecimal(row.unallocatedMinor, row.currency),
            align: 'right',
          },
        ],
        onAccount,
      ),
    );
  return parts.join('\n');
}

export const customerCommand: AddCommand = (program, setExit) => {
  const customer = program
    .command('customer')
    .description('one customer: profile, open items, money on account; merging two');
  // Without a verb it shows one; `customer show merge` is for the customer whose code is `merge`.
  withFormat(withMoment(customer.command('show', { isDefault: true })), ['table', 'json'])
    .description('profile, open items, money on account')
    .argument('<code>', 'the code, as it was imported')
    .option('--out <file>', 'write to a file')
    .action(async (code: string, flags: Flags) => {
      const moment = momentOf(flags);
      const { reading } = await import('../terminal/session.ts');
      const detail = await reading(ledgerPath(flags), (session) =>
        session.call('customers.get', { ...moment, customer: code }),
      );
      const text =
        flags.format === 'json'
          ? `${JSON.stringify(customerJson(detail, moment), null, 2)}\n`
          : customerText(detail);
      emit(text, flags.out);
    });
  for (const add of [addMerge, addUnmerge, addSame, addAlias]) add(customer, setExit);
};
