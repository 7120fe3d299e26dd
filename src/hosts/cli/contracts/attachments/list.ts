/** `duebook attach list --customer|--invoice|--contract …`: what is kept, newest first. */
import type { AddCommand } from '../../terminal/command.ts';
import { table } from '../../terminal/table.ts';
import { answer, inLedger, verb, type VerbFlags } from '../../terminal/verb.ts';
import { COLUMNS, targetOf, withTarget, type TargetFlags } from './target.ts';

export const addList: AddCommand = (attach) => {
  withTarget(verb(attach, 'list', 'papers that are kept')).action(
    async (flags: VerbFlags & TargetFlags) => {
      const target = targetOf(flags);
      const attachments = await inLedger(flags, 'read', (session) =>
        session.call('attachments.list', { target }),
      );
      answer(flags, { attachments }, () =>
        attachments.length === 0 ? 'no papers are kept\n' : table(COLUMNS, attachments),
      );
    },
  );
};
