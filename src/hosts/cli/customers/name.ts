/**
 * `duebook customer name CODE [NAME] [--from DATE]`: the legal names of a customer, newest first, or
 * a new one. Letters and reports of before its day keep the old name.
 *
 *     Name        Since
 *     Petalo SA   2026-06-01
 *     Petalo SL   2026-01-01
 *
 * `customers.save` takes only a day from the newest version to today: a name of an earlier day would be
 * hidden by that version, and one of a future day would undo what is changed in between.
 */
import type { ProfileView } from '../../../contract/calls/customers.ts';
import type { AddCommand } from '../terminal/command.ts';
import { dateFlag, today } from '../terminal/options.ts';
import { usage } from '../terminal/refusal.ts';
import { table, type Column } from '../terminal/table.ts';
import { answer, inLedger, verb, type VerbFlags } from '../terminal/verb.ts';
import { namingFlags } from '../terminal/flag-names.ts';

interface Flags extends VerbFlags {
  readonly from?: string;
}

export const NAME_COLUMNS: readonly Column<ProfileView['names'][number]>[] = [
  { header: 'Name', of: (row) => row.name },
  { header: 'Since', of: (row) => row.effectiveOn },
];

export const addName: AddCommand = (customer) => {
  verb(customer, 'name', 'the legal names of a customer, or a new one from a day on')
    .argument('<code>', 'the customer')
    .argument('[name]', 'its new legal name')
    .option('--from <date>', 'since when it has it, YYYY-MM-DD (default: today)')
    .action(async (code: string, name: string | undefined, flags: Flags) => {
      if (name === undefined && flags.from !== undefined)
        throw usage(
          `--from ${flags.from} says since when; name what: customer name CODE "NEW NAME"`,
        );
      if (name?.trim() === '')
        throw usage(`the name is empty; write it: customer name ${code} "NEW NAME"`);
      const effectiveOn = dateFlag(flags.from, '--from');
      const mode = name === undefined ? 'read' : 'write';
      const { names } = await inLedger(flags, mode, async (session) => {
        if (name !== undefined) {
          const asked = { customer: code, asOf: today() };
          const { profile } = await session.call('customers.get', asked);
          await namingFlags({ from: 'effectiveOn' }, flags, () =>
            session.call('customers.save', { ...profile, name, effectiveOn }),
          );
        }
        return session.call('customers.profile', { customer: code });
      });
      answer(flags, { customer: code, names }, () => table(NAME_COLUMNS, names));
    });
};
