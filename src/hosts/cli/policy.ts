/**
 * `duebook policy show|history|check FILE|set FILE` and `duebook simulate FILE`: the collection policy as a file of
 * JSON, and what another one would change.
 *
 *     duebook policy show > policy.json          the one in force, to be changed
 *     duebook policy history                     who changed what in it, and when
 *     duebook policy check policy.json           whether it can be read, with every fault
 *     duebook simulate policy.json               customers and items that would stand elsewhere
 *     duebook policy set policy.json             version 2; 14 items reclassified
 */
import type { CallOutput } from '../../contract/api.ts';
import { minorToDecimal, type Rendered } from '../../contract/values.ts';
import type { AddCommand } from './terminal/command.ts';
import { plain } from './terminal/display.ts';
import { momentOf, withFormat, withMoment, type MomentFlags } from './terminal/options.ts';
import { jsonInput } from './terminal/read-input.ts';
import { amountColumn, numberColumn, table, type Column } from './terminal/table.ts';
import { answer, inLedger, verb, type VerbFlags } from './terminal/verb.ts';
import { print, printJson } from './terminal/write-out.ts';

type Changes = Rendered<CallOutput<'policy.simulate'>>;
type Customer = Changes['customers'][number];
type Item = Changes['items'][number];
type Version = CallOutput<'policy.history'>[number];
type Change = Version['changes'][number];

const warned = (warnings: readonly string[]): string =>
  warnings.map((one) => `warning: ${plain(one)}\n`).join('');

/** What it means is the engine's to say. */
const written = (file: string): unknown => jsonInput(file, 'policy_refused');

export const policyCommand: AddCommand = (program) => {
  const policy = program.command('policy').description('the collection policy, as a file');
  withFormat(withMoment(policy.command('show')), ['table', 'json'])
    .description('the policy in force, as JSON')
    .action(async (flags: MomentFlags & VerbFlags) => {
      const shown = await inLedger(flags, 'read', (session) =>
        session.call('policy.get', momentOf(flags)),
      );
      printJson(shown.policy);
    });
  withFormat(withMoment(policy.command('history')), ['table', 'json'])
    .description('every version that was saved, the newest first, with what it changed')
    .action(async (flags: MomentFlags & VerbFlags) => {
      const versions = await inLedger(flags, 'read', (session) =>
        session.call('policy.history', momentOf(flags)),
      );
      answer(flags, versions, () =>
        versions.length === 0
          ? 'the standard policy: nobody has changed it\n'
          : versions.map(versionText).join('\n'),
      );
    });
  verb(policy, 'check', 'whether a file is a policy')
    .argument('<file>', 'JSON as `policy show` writes it')
    .action(async (file: string, flags: VerbFlags) => {
      const checked = await inLedger(flags, 'read', (session) =>
        session.call('policy.check', { policy: written(file) }),
      );
      answer(
        flags,
        checked.policy,
        () => `${file} is a policy: "${checked.policy.name}"\n${warned(checked.warnings)}`,
      );
    });
  verb(policy, 'set', 'record a file as the policy from now on')
    .argument('<file>', 'JSON as `policy show` writes it')
    .option('--note <text>', 'why', '')
    .action(async (file: string, flags: VerbFlags & { readonly note: string }) => {
      const saved = await inLedger(flags, 'write', (session) =>
        session.call('policy.save', { policy: written(file), note: flags.note }),
      );
      answer(flags, saved, () => {
        const { version, reclassified } = saved;
        const items = reclassified === 1 ? '1 item' : `${reclassified} items`;
        return `version ${version}; ${items} reclassified\n${warned(saved.warnings)}`;
      });
    });
};

function versionText({ version, recordedAt, actor, note, changes }: Version): string {
  const said = [`version ${version}`, recordedAt, actor, note].filter((part) => part !== '');
  return `${plain(said.join('  '))}\n${table(CHANGES, changes)}`;
}

const valueText = (value: Change['before']): string => (value === null ? '-' : String(value));

const where = ({ name, on }: Customer['before']): string =>
  name === null ? 'nothing' : `${name}, ${on ?? ''}`;

const CHANGES: readonly Column<Change>[] = [
  { header: 'Field', of: (row) => row.path },
  { header: 'Before', of: (row) => valueText(row.before) },
  { header: 'After', of: (row) => valueText(row.after) },
];
const CUSTOMERS: readonly Column<Customer>[] = [
  { header: 'Customer', of: (row) => row.customer },
  { header: 'Cur.', of: (row) => row.currency },
  amountColumn('Overdue', (row) => row.overdueMinor),
  numberColumn('Days', (row) => row.daysPastDue),
  { header: 'Now', of: (row) => where(row.before) },
  { header: 'After', of: (row) => where(row.after) },
];
const ITEMS: readonly Column<Item>[] = [
  { header: 'Customer', of: (row) => row.customer },
  { header: 'Item', of: (row) => row.item },
  { header: 'Cur.', of: (row) => row.currency },
  amountColumn('Open', (row) => row.openMinor),
  { header: 'Now', of: (row) => row.before },
  { header: 'After', of: (row) => row.after },
];

export const simulateCommand: AddCommand = (program) => {
  withFormat(withMoment(program.command('simulate')), ['table', 'json'])
    .description('what another policy would change; nothing is recorded')
    .argument('<file>', 'JSON as `policy show` writes it')
    .action(async (file: string, flags: MomentFlags & VerbFlags) => {
      const moment = momentOf(flags);
      const { customers, items, steps, buckets } = await inLedger(flags, 'read', (session) =>
        session.call('policy.simulate', { ...moment, policy: written(file) }),
      );
      const json = {
        ...moment,
        customers: customers.map(({ overdueMinor, ...row }) => ({
          ...row,
          overdue: minorToDecimal(overdueMinor, row.currency),
        })),
        items: items.map(({ openMinor, ...row }) => ({
          ...row,
          open: minorToDecimal(openMinor, row.currency),
        })),
        steps,
        buckets,
      };
      if (flags.format === 'json') return printJson(json);
      print(
        customers.length + items.length === 0
          ? 'nothing would change\n'
          : `${customers.length} customers and ${items.length} items would change\n\n${table(CUSTOMERS, customers)}${
              items.length === 0 ? '' : `\n${table(ITEMS, items)}`
            }`,
      );
    });
};
