/**
 * `duebook customer list`: who owes us, a line for each currency.
 *
 *     Customer  Name       Country  Items  Oldest  Last receipt  Last letter  Currency  Outstanding …
 *     C1        Rosa Ltd   GB           1      82                2026-11-20   GBP           1200.00 …
 */
import type { CurrencyStanding, CustomerRow } from '../../../contract/calls/customers.ts';
import type { AddCommand } from '../terminal/command.ts';
import { momentOf, withFormat, withMoment, type MomentFlags } from '../terminal/options.ts';
import { numberColumn, table, type Column } from '../terminal/table.ts';
import { answer, inLedger, type VerbFlags } from '../terminal/verb.ts';
import { STANDING_COLUMNS, standingJson } from './standing.ts';

interface Line {
  readonly customer: CustomerRow;
  /** Null: nothing was ever asked of this customer. */
  readonly standing: CurrencyStanding | null;
}

const linesOf = (customer: CustomerRow): readonly Line[] =>
  customer.standings.length === 0
    ? [{ customer, standing: null }]
    : customer.standings.map((standing) => ({ customer, standing }));

const COLUMNS: readonly Column<Line>[] = [
  { header: 'Customer', of: ({ customer }) => customer.customer },
  { header: 'Name', of: ({ customer }) => customer.name },
  { header: 'Country', of: ({ customer }) => customer.country ?? '' },
  numberColumn('Items', ({ customer }) => customer.openItems),
  numberColumn('Oldest', ({ customer }) => customer.oldestDaysPastDue),
  { header: 'Last receipt', of: ({ customer }) => customer.lastReceiptOn ?? '' },
  { header: 'Last letter', of: ({ customer }) => customer.lastLetterOn ?? '' },
  ...STANDING_COLUMNS.map((column) => ({
    ...column,
    of: ({ standing }: Line) => (standing === null ? '' : column.of(standing)),
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
      const customers = rows.map((row) => ({ ...row, standings: row.standings.map(standingJson) }));
      answer(flags, { ...moment, customers }, () =>
        rows.length === 0 ? 'no customers yet\n' : table(COLUMNS, rows.flatMap(linesOf)),
      );
    });
};
