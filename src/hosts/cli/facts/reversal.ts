/**
 * `duebook record reversal KEY`: a case fact that was a mistake no longer counts, from its own day as if it
 * had never been, or from another. Documents are reversed on the screen, which shows what hangs on them.
 *
 *     duebook record reversal P-2026-0001 --on 2026-03-10 --reason "was of another customer"
 */
import type { AddCommand } from '../terminal/command.ts';
import { dateFlag } from '../terminal/options.ts';
import { inLedger } from '../terminal/verb.ts';
import { answer, recordVerb, type RecordFlags } from './flags.ts';

interface Flags extends RecordFlags {
  readonly reason: string;
}

export const addReversal: AddCommand = (record) => {
  recordVerb(record.command('reversal'))
    .description('a case fact that was a mistake: from this day it does not count')
    .argument('<key>', 'the fact, like P-2026-0001')
    .requiredOption('--reason <text>', 'why')
    .action(async (key: string, flags: Flags) => {
      const row = await inLedger(flags, 'write', (session) =>
        session.call('facts.reverse', {
          kind: 'case_fact',
          reference: key,
          effectiveOn: dateFlag(flags.on, '--on'),
          reason: flags.reason,
        }),
      );
      const { reference, effectiveOn, reason } = row;
      answer(flags, `${reference} is reversed from ${effectiveOn}`, {
        key: reference,
        on: effectiveOn,
        reason,
      });
    });
};
