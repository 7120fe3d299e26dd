/**
 * A process that undoes bank lines together and stops for ever at a checkpoint in the middle of it,
 * where its parent kills it. Ends with `undone` when there are fewer checkpoints.
 *
 *     node undo-process.ts FILE.duebook 1,2,3 4
 */
import { instantOf, isoDateOf } from '../../../src/domain/dates.ts';
import { undoBankMatches } from '../../../src/ledger/commands/bank/undo-bank-matches.ts';
import { openLedger } from '../../../src/ledger/open.ts';
import { english } from '../../harness/english.ts';

const [file, lines, stopAt] = process.argv.slice(2) as [string, string, string];
let checkpoints = 0;
const opened = await openLedger(file, {
  mode: 'write',
  clock: {
    now: () => instantOf(Date.parse('2026-04-01T08:00:00.000Z')),
    today: () => isoDateOf('2026-04-01'),
  },
  version: '0.0.0',
});
if (!opened.ok) throw new Error(english(opened.error.message));
await opened.value.write({ command: 'undo', actor: 'test', input: {} }, (tx, scope) =>
  undoBankMatches(tx, scope, lines.split(',').map(Number), {
    reason: 'test',
    checkpoint: () => {
      checkpoints += 1;
      if (checkpoints !== Number(stopAt)) return Promise.resolve();
      process.stdout.write('checkpoint\n');
      // Held by the pipe of standard input, which the parent never closes.
      return new Promise(() => process.stdin.resume());
    },
  }),
);
process.stdout.write('undone\n');
process.stdin.destroy();
await opened.value.close();
