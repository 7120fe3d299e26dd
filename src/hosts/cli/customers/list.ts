/**
 * `duebook customer list`: who owes us, a line for each currency.
 *
 *     Customer  Name       Country  Items  Oldest  Last receipt  Last letter  Currency  Outstanding …
 *     C1        Rosa Ltd   GB           1      82                2026-11-20   GBP           1200.00 …
 */
import type { CurrencyBalance, CustomerRow } from '../../../contract/calls/customers.ts';
import type { AddCommand } from '../terminal/command.ts';
import { momentOf, withFormat, withMoment, type MomentFlags } from '../terminal/options.ts';
import { numberColumn, table, type Column } from '../terminal/table.ts';
import { answer, inLedger, type VerbFlags } from '../terminal/verb.ts';
import { BALANCE_COLUMNS, balanceJson } from './balance.ts';

interface Line {
  readonly customer: CustomerRow;
  /** Null: nothing was ever asked of this customer. */
  readonly balance: CurrencyBalance | null;
}

const linesOf = (customer: CustomerRow): readonly Line[] =>
  customer.balances.length === 0
    ? [{ customer, balance: null }]
    : customer.balances.map((balance) => ({ customer, balance }));

const COLUMNS: readonly Column<Line>[] = [
  { header: 'Customer', of: ({ customer }) => customer.customer },
  { header: 'Name', of: ({ customer }) => customer.name },
  { header: 'Country', of: ({ customer }) => customer.country ?? '' },
  numberColumn('Items', ({ customer }) => customer.openItems),
  numberColumn('Oldest', ({ customer }) => customer.oldestDaysPastDue),
  { header: 'Last receipt', of: ({ customer }) => customer.lastReceiptOn ?? '' },
  { header: 'Last letter', of: ({ customer }) => customer.lastLetterOn ?? '' },
  ...BALANCE_COLUMNS.map((column) => ({
    ...column,
    of: ({ balance }: Line) => (balance === null ? '' : column.of(balance)),
  })),
];

export const addList: AddCommand = (customer) => {
  withFormat(withMoment(customer.command('list')), ['table', 'json'])
    .description('every customer, and what is open')
    .action(async (flags: MomentFlags & VerbFlags) => {
      const moment = momentOf(flags);
      const rows = await inLedger(flags, 'read', (session) =>
        session.call('customers.list', moment),
      );
      const customers = rows.map((row) => ({ ...row, standings: row.balances.map(balanceJson) }));
      answer(flags, { ...moment, customers }, () =>
        rows.length === 0 ? 'no customers yet\n' : table(COLUMNS, rows.flatMap(linesOf)),
      );
    });
};
