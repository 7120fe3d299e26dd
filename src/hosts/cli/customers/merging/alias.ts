/**
 * `duebook customer alias CODE`: under what a customer is known, and who was merged into it;
 * `--add name|code|account VALUE` and `--remove NUMBER` change it.
 *
 *     No.  Kind     Value                     From
 *     3    account  ES9121000418450200051332  learned
 */
import type {
  CustomerAlias,
  CustomerMerge,
  ProfileView,
} from '../../../../contract/calls/customers.ts';
import type { AddCommand } from '../../terminal/command.ts';
import { usage } from '../../terminal/refusal.ts';
import { numberColumn, table, type Column } from '../../terminal/table.ts';
import { answer, inLedger, verb, type VerbFlags } from '../../terminal/verb.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';
import { NAME_COLUMNS } from '../name.ts';

interface Flags extends VerbFlags {
  readonly add?: string;
  readonly value?: string;
  readonly remove?: string;
}

const KINDS = ['name', 'code', 'account'] as const;

function kindOf(word: string): (typeof KINDS)[number] {
  const kind = KINDS.find((one) => one === word);
  if (kind === undefined) throw usage(`--add ${word} is not offered; choose ${KINDS.join(', ')}`);
  return kind;
}

const ALIAS_COLUMNS: readonly Column<CustomerAlias>[] = [
  numberColumn('No.', (row) => row.aliasId),
  { header: 'Kind', of: (row) => row.kind },
  { header: 'Value', of: (row) => row.value },
  { header: 'From', of: (row) => row.origin },
];

const MERGE_COLUMNS: readonly Column<CustomerMerge>[] = [
  numberColumn('Merge', (row) => row.mergeId),
  { header: 'Customer', of: (row) => row.from },
  { header: 'Name', of: (row) => row.fromName },
  { header: 'Reason', of: (row) => row.reason },
];

const knownAs = ({ aliases, merges, names }: ProfileView): string =>
  [
    table(NAME_COLUMNS, names),
    ...(aliases.length === 0 ? [] : [table(ALIAS_COLUMNS, aliases)]),
    ...(merges.length === 0 ? [] : [table(MERGE_COLUMNS, merges)]),
  ].join('\n');

export const addAlias: AddCommand = (customer) => {
  verb(customer, 'alias', 'names, codes and accounts a customer is known by')
    .argument('<code>', 'the customer')
    .argument('[value]', 'with --add: the name, code or account')
    .option('--add <kind>', `add one: ${KINDS.join(', ')}`)
    .option('--remove <number>', 'take one back, by its number in the list')
    .action(async (code: string, value: string | undefined, flags: Flags) => {
      const add = flags.add === undefined ? null : kindOf(flags.add);
      if (add !== null && flags.remove !== undefined)
        throw usage('--add and --remove together say two things; use one after the other');
      if ((add === null) !== (value === undefined))
        throw usage('name the kind and the value: customer alias CODE VALUE --add name');
      const aliasId =
        flags.remove === undefined
          ? null
          : wholeNumber(flags.remove, 'an alias', `customer alias ${code}`);
      const mode = add === null && aliasId === null ? 'read' : 'write';
      const view = await inLedger(flags, mode, async (session) => {
        const before = await session.call('customers.profile', { customer: code });
        if (add !== null)
          await session.call('customers.addAlias', {
            customer: code,
            kind: add,
            value: value ?? '',
          });
        else if (aliasId !== null) {
          if (!before.aliases.some((alias) => alias.aliasId === aliasId))
            throw usage(`${code} has no alias ${aliasId}; "customer alias ${code}" lists them`);
          await session.call('customers.removeAlias', { aliasId });
        } else return before;
        return session.call('customers.profile', { customer: code });
      });
      const { names, aliases, merges } = view;
      answer(flags, { names, aliases, merges }, () => knownAs(view));
    });
};
