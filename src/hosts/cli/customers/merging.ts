import type {
  CustomerAlias,
  CustomerMerge,
  ProfileView,
} from '../../../contract/calls/customers.ts';
import type { MergePreview } from '../../../contract/told.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import { balanceJson } from './balance.ts';
import { NAME_COLUMNS } from './name.ts';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import { usage } from '../terminal/refusal.ts';
import { type Column, numberColumn, table } from '../terminal/table.ts';
import { answer, inLedger, verb, type VerbFlags } from '../terminal/verb.ts';
import { wholeNumber } from '../terminal/whole-number.ts';

/**
 * `duebook customer alias CODE`: under what a customer is known, and who was merged into it;
 * `--add name|code|account VALUE` and `--remove NUMBER` change it.
 *
 *     No.  Kind     Value                     From
 *     3    account  ES9121000418450200051332  learned
 */
interface AliasFlags extends VerbFlags {
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
    .action(async (code: string, value: string | undefined, flags: AliasFlags) => {
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

/**
 * `duebook customer merge FROM INTO`: what a merge would do; with `--reason` it is done.
 *
 *     C9 PETALO FLORES  into  C4 Pétalo Flores S.L.
 *     moves: 3 invoices, 1 receipt, 0 credit notes, 0 letters
 *     caution: C9 is in PT and C4 in ES: …
 *
 * Without `--reason` nothing is recorded.
 */
interface MergeFlags extends VerbFlags {
  readonly reason?: string;
}

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

function previewText(preview: MergePreview): string {
  const { differences, balances, cautions } = preview;
  const lines = [
    `${preview.from} ${preview.fromName}  into  ${preview.into} ${preview.intoName}`,
    `moves: ${[
      counted(preview.invoices, 'invoice'),
      counted(preview.receipts, 'receipt'),
      counted(preview.creditNotes, 'credit note'),
      counted(preview.letters, 'letter'),
    ].join(', ')}`,
    ...balances.map(
      (one) =>
        `  ${one.currency} ${minorToDecimal(one.outstandingMinor, one.currency)} open, ${minorToDecimal(one.onAccountMinor, one.currency)} on account`,
    ),
    `leads to ${preview.into} from then on: ${preview.aliases.join(', ')}`,
    ...cautions.map((caution) => `caution: ${caution}`),
  ];
  return [
    lines.map((line) => `${plain(line)}\n`).join(''),
    ...(differences.length === 0
      ? []
      : [
          table(
            [
              { header: 'Field', of: (row) => row.field },
              { header: 'Stays', of: (row) => row.into },
              { header: 'Does not', of: (row) => row.from },
            ],
            differences,
          ),
        ]),
  ].join('\n');
}

const mergeJson = (
  { mergeId, from, fromName, reason, recordedAt }: CustomerMerge,
  into: string,
) => ({
  mergeId,
  from,
  fromName,
  into,
  reason,
  recordedAt,
});

const previewJson = ({ balances, ...preview }: MergePreview) => ({
  ...preview,
  standings: balances.map(balanceJson),
});

export const addMerge: AddCommand = (customer) => {
  verb(customer, 'merge', 'what merging one customer into another would do; with --reason, do it')
    .argument('<from>', 'the code that goes into the other')
    .argument('<into>', 'the code that stays')
    .option('--reason <text>', 'why they are one; without it nothing is recorded')
    .action(async (from: string, into: string, flags: MergeFlags) => {
      const { reason } = flags;
      if (reason === undefined) {
        const preview = await inLedger(flags, 'read', (session) =>
          session.call('customers.mergePreview', { from, into }),
        );
        return answer(
          flags,
          previewJson(preview),
          () =>
            `${previewText(preview)}\nnothing is recorded yet; say why with --reason TEXT to merge them\n`,
        );
      }
      const merge = await inLedger(flags, 'write', (session) =>
        session.call('customers.merge', { from, into, reason }),
      );
      answer(
        flags,
        mergeJson(merge, into),
        () =>
          `${plain(`${merge.from} ${merge.fromName}`)} is part of ${plain(into)} now (merge ${merge.mergeId})\n`,
      );
    });
};

/** `duebook customer same`: pairs that are probably one customer, the surest first. */
export const addSame: AddCommand = (customer) => {
  verb(customer, 'same', 'customers that are probably one, to be merged').action(
    async (flags: VerbFlags) => {
      const pairs = await inLedger(flags, 'read', (session) =>
        session.call('customers.mergeSuggestions', {}),
      );
      answer(flags, { pairs }, () =>
        pairs.length === 0
          ? 'no two customers look like one\n'
          : pairs
              .map(
                ({ from, fromName, into, intoName, because }) =>
                  `${plain(`${from} ${fromName}`)}  into  ${plain(`${into} ${intoName}`)}\n  ${plain(because)}\n`,
              )
              .join(''),
      );
    },
  );
};

/** `duebook customer unmerge MERGE --reason TEXT`: takes a merge apart; each has its own again. */
interface UnmergeFlags extends VerbFlags {
  readonly reason: string;
}

export const addUnmerge: AddCommand = (customer) => {
  verb(customer, 'unmerge', 'take a merge apart')
    .argument('<merge>', 'its number, as "customer alias CODE" shows it')
    .requiredOption('--reason <text>', 'why they are two')
    .action(async (merge: string, flags: UnmergeFlags) => {
      const mergeId = wholeNumber(merge, 'a merge', 'customer alias CODE');
      await inLedger(flags, 'write', (session) =>
        session.call('customers.unmerge', { mergeId, reason: flags.reason }),
      );
      answer(flags, { mergeId, undone: true }, () => `merge ${mergeId} is taken apart\n`);
    });
};
