/**
 * `duebook contract list [--customer CODE]`: what is agreed on paper, by customer and number.
 *
 *     Customer  Number      Terms   Currency  From        To  Cited  Papers
 *     C1        K-2026-014  net 30  EUR       2026-01-15      yes         1
 */
import { formatTerms } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import { numberColumn, table, type Column } from '../terminal/table.ts';
import { answer, inLedger, verb, type VerbFlags } from '../terminal/verb.ts';
import { contractJson } from './view.ts';
import type { ContractView } from '../../../contract/told.ts';

interface Flags extends VerbFlags {
  readonly customer?: string;
}

const COLUMNS: readonly Column<ContractView>[] = [
  { header: 'Customer', of: ({ contract }) => contract.customer },
  { header: 'Name', of: (view) => view.customerName },
  { header: 'Number', of: ({ contract }) => contract.number },
  { header: 'Terms', of: ({ contract }) => formatTerms(contract.terms) },
  { header: 'Currency', of: ({ contract }) => contract.currency },
  { header: 'From', of: ({ contract }) => contract.validFrom },
  { header: 'To', of: ({ contract }) => contract.validTo ?? '' },
  { header: 'Cited', of: (view) => (view.isCitable ? 'yes' : 'no') },
  numberColumn('Papers', (view) => view.attachments),
];

export const addList: AddCommand = (contract) => {
  verb(contract, 'list', 'contracts, and whether letters may cite them')
    .option('--customer <code>', 'only of this customer')
    .action(async (flags: Flags) => {
      const views = await inLedger(flags, 'read', (session) =>
        session.call('contracts.list', { customer: flags.customer ?? null }),
      );
      answer(flags, { contracts: views.map(contractJson) }, () =>
        views.length === 0 ? 'no contracts are known\n' : table(COLUMNS, views),
      );
    });
};
