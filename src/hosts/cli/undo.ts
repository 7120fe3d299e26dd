/** `duebook undo BATCH`: reverses every fact of an import batch, as one. */
import type { AddCommand } from './terminal/command.ts';
import { usage } from './terminal/refusal.ts';
import { answer, inLedger, verb, type VerbFlags } from './terminal/verb.ts';

interface Flags extends VerbFlags {
  readonly reason?: string;
}

export const undoCommand: AddCommand = (program) => {
  verb(program, 'undo', 'reverse an import batch')
    .argument('<batch>', 'its number, as import printed it')
    .option('--reason <text>', 'why, for the journal')
    .action(async (batch: string, flags: Flags) => {
      if (!/^[1-9]\d*$/.test(batch)) throw usage(`"${batch}" is not the number of a batch`);
      const view = await inLedger(flags, 'write', (session) =>
        session.call('imports.undo', {
          batchId: Number(batch),
          ...(flags.reason === undefined ? {} : { reason: flags.reason }),
        }),
      );
      answer(
        flags,
        {
          batch: view.batchId,
          undoneAt: view.undoneAt,
          facts: view.facts,
          customersKept: view.customersKept,
        },
        () =>
          `batch ${view.batchId} (${view.fileName}) is undone${keptWords(view.customersKept)}\n`,
      );
    });
};

const keptWords = (customers: number): string =>
  customers === 0
    ? ''
    : `; ${customers} ${customers === 1 ? 'customer stays' : 'customers stay'}, as facts from elsewhere belong to them`;
