/** `duebook customer CODE`: profile, what is open, what is on account. */
import type { CustomerDetail, OnAccountView } from '../../../contract/calls/customers.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import { lines } from '../terminal/display.ts';
import {
  momentOf,
  withFormat,
  withMoment,
  type FormatFlag,
  type MomentFlags,
  type OutFlag,
} from '../terminal/options.ts';
import { amountColumn, numberColumn, table, type Column } from '../terminal/table.ts';
import { inLedger } from '../terminal/verb.ts';
import { emit } from '../terminal/write-out.ts';
import { profileJson } from './fields.ts';
import { BALANCE_COLUMNS, balanceJson } from './balance.ts';

interface Flags extends MomentFlags, FormatFlag<'table' | 'json'>, OutFlag {}

/** Amounts as decimal strings; the stable form of `--format json`. */
const customerJson = (
  detail: CustomerDetail,
  moment: { readonly asOf: string; readonly knownAt: string | null },
) => ({
  ...moment,
  ...profileJson(detail.profile),
  standings: detail.balances.map(balanceJson),
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
});

const profileText = ({ profile }: CustomerDetail): string =>
  lines([
    [profile.customer, profile.name],
    ['Address', profile.address],
    ['Country', profile.country ?? ''],
    ['E-mail', profile.email],
    ['Phone', profile.phone],
    ['Tax id', profile.taxId],
    ['Terms', profile.terms],
  ]);

const ITEM_COLUMNS: readonly Column<CustomerDetail['openItems'][number]>[] = [
  { header: 'Item', of: (row) => row.item },
  { header: 'Issued', of: (row) => row.issuedOn },
  { header: 'Due', of: (row) => row.dueOn },
  numberColumn('Days', (row) => row.daysPastDue),
  { header: 'Currency', of: (row) => row.currency },
  amountColumn('Gross', (row) => row.grossMinor),
  amountColumn('Open', (row) => row.openMinor),
  { header: 'Disputed', of: (row) => (row.disputed ? 'disputed' : '') },
  { header: 'Last letter', of: (row) => row.lastLetter ?? '' },
];

const ON_ACCOUNT_COLUMNS: readonly Column<OnAccountView>[] = [
  { header: 'On account', of: (row) => row.number },
  { header: 'Kind', of: (row) => (row.kind === 'receipt' ? 'receipt' : 'credit note') },
  { header: 'Date', of: (row) => row.effectiveOn },
  { header: 'Currency', of: (row) => row.currency },
  amountColumn('Amount', (row) => row.amountMinor),
  amountColumn('Unallocated', (row) => row.unallocatedMinor),
];

function customerText(detail: CustomerDetail): string {
  const { balances, openItems, onAccount } = detail;
  return [
    profileText(detail),
    ...(balances.length === 0 ? [] : [table(BALANCE_COLUMNS, balances)]),
    openItems.length === 0 ? 'No open items.\n' : table(ITEM_COLUMNS, openItems),
    ...(onAccount.length === 0 ? [] : [table(ON_ACCOUNT_COLUMNS, onAccount)]),
  ].join('\n');
}

/** Without a verb it shows one; `customer show merge` is for the customer whose code is `merge`. */
export const addShow: AddCommand = (customer) => {
  withFormat(withMoment(customer.command('show', { isDefault: true })), ['table', 'json'])
    .description('profile, open items, money on account')
    .argument('<code>', 'the code, as it was imported')
    .option('--out <file>', 'write to a file')
    .action(async (code: string, flags: Flags) => {
      const moment = momentOf(flags);
      const detail = await inLedger(flags, 'read', (session) =>
        session.call('customers.get', { ...moment, customer: code }),
      );
      const text =
        flags.format === 'json'
          ? `${JSON.stringify(customerJson(detail, moment), null, 2)}\n`
          : customerText(detail);
      emit(text, flags.out);
    });
};
