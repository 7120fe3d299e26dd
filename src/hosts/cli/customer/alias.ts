/**
 * `duebook customer alias CODE`: under what a customer is known, and who was merged into it;
 * `--add name|code|account VALUE` and `--remove NUMBER` change it.
 *
 *     No.  Kind     Value                     From
 *     3    account  ES9121000418450200051332  learned
 */
import type { ProfileView } from '../../../contract/calls/customers.ts';
import type { AddCommand } from '../terminal/command.ts';
import {
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { usage } from '../terminal/refusal.ts';
import { table } from '../terminal/table.ts';
import { wholeNumber } from '../terminal/whole-number.ts';
import { print, printJson } from '../terminal/write-out.ts';

interface Flags extends LedgerFlag, FormatFlag<'table' | 'json'> {
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

function knownAs({ aliases, merges, names }: ProfileView): string {
  const parts = [
    table(
      [
        { header: 'Name', of: (row) => row.name },
        { header: 'Since', of: (row) => row.effectiveOn },
      ],
      names,
    ),
  ];
  if (aliases.length > 0)
    parts.push(
      table(
        [
          { header: 'No.', of: (row) => String(row.aliasId), align: 'right' },
          { header: 'Kind', of: (row) => row.kind },
          { header: 'Value', of: (row) => row.value },
          { header: 'From', of: (row) => row.origin },
        ],
        aliases,
      ),
    );
  if (merges.length > 0)
    parts.push(
      table(
        [
          { header: 'Merge', of: (row) => String(row.mergeId), align: 'right' },
          { header: 'Customer', of: (row) => row.from },
          { header: 'Name', of: (row) => row.fromName },
          { header: 'Reason', of: (row) => row.reason },
        ],
        merges,
      ),
    );
  return parts.join('\n');
}

export const addAlias: AddCommand = (customer) => {
  withFormat(withLedger(customer.command('alias')), ['table', 'json'])
    .description('names, codes and accounts a customer is known by')
    .argument('<code>', 'the customer')
    .argument('[value]', 'with --add: the name, code or account')
    .option('--add <kind>', `add one: ${KINDS.join(', ')}`)
    .option('--remove <number>', 'take one back, by its number in the list')
    .action(async (code: string, value: string | undefined, flags: Flags) => {
      const { reading, writing } = await import('../terminal/session.ts');
      const add = flags.add === undefined ? null : kindOf(flags.add);
      if (add !== null && flags.remove !== undefined)
        throw usage('--add and --remove together say two things; use one after the other');
      if ((add === null) !== (value === undefined))
        throw usage('name the kind and the value: customer alias CODE VALUE --add name');
      const aliasId =
        flags.remove === undefined
          ? null
          : wholeNumber(flags.remove, 'an alias', `customer alias ${code}`);
      const work = add === null && aliasId === null ? reading : writing;
      const view = await work(ledgerPath(flags), async (session) => {
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
      if (flags.format === 'json')
        return printJson({ names: view.names, aliases: view.aliases, merges: view.merges });
      print(knownAs(view));
    });
};
