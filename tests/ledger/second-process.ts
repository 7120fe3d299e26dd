/**
 * Run as a program of its own by `processes.test.ts`:
 *
 *     node second-process.ts hold FILE      opens for writing, says "open", waits to be killed
 *     node second-process.ts import FILE    writes one large command, says "writing" in the middle
 */
import { createInterface } from 'node:readline';
import { instantOf, isoDateOf } from '../../src/domain/dates.ts';
import { NO_DRAFTS } from '../../src/domain/facts/drafts.ts';
import { recordFacts } from '../../src/ledger/commands/facts/record-facts.ts';
import { openLedger } from '../../src/ledger/open.ts';

const [, , what, path = ''] = process.argv;
const opened = await openLedger(path, {
  mode: 'write',
  clock: { now: () => instantOf(Date.now()), today: () => isoDateOf('2026-06-01') },
  version: '9.9.9',
});
if (!opened.ok) {
  console.log(JSON.stringify(opened.error));
  process.exit(1);
}
const ledger = opened.value;
if (what === 'hold') {
  console.log('open');
  createInterface({ input: process.stdin });
} else {
  const day = isoDateOf('2026-01-01');
  await ledger.write({ command: 'import', actor: 'test', input: null }, async (tx, scope) => {
    for (let n = 0; n < 400; n += 1) {
      await recordFacts(
        tx,
        scope,
        {
          ...NO_DRAFTS,
          invoices: Array.from({ length: 100 }, (_, i) => ({
            number: `K-${n}-${i}`,
            customer: 'C1',
            issuedOn: day,
            currency: 'EUR',
            grossMinor: 100,
            instalments: [{ dueOn: day, grossMinor: 100 }],
            terms: '',
            contract: '',
            po: '',
            goods: '',
            quantity: '',
            notes: '',
          })),
        },
        { batchId: null },
      );
      if (n === 200) console.log('writing');
    }
  });
  console.log('written');
}
