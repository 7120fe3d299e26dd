/**
 * Run as a program of its own by `processes.test.ts`:
 *
 *     node second-process.ts hold FILE      opens for writing, says "open", waits to be killed
 *     node second-process.ts import FILE    writes one large command, says "writing" in the middle and
 *                                           "written" at its end, waits to be killed
 *     node second-process.ts ends FILE      records customers K1 … K5, and ends without closing
 *     node second-process.ts five FILE      records customers K1 … K5, a command each, says "written",
 *                                           waits to be killed
 */
import { createInterface } from 'node:readline';
import { instantOf, isoDateOf } from '../../src/domain/dates.ts';
import { NO_DRAFTS } from '../../src/domain/facts/drafts.ts';
import { recordFacts } from '../../src/ledger/commands/facts/record-facts.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { inEnglish } from '../harness/english.ts';

const [, , what, path = ''] = process.argv;
const opened = await openLedger(path, {
  mode: 'write',
  clock: { now: () => instantOf(Date.now()), today: () => isoDateOf('2026-06-01') },
  version: '9.9.9',
});
if (!opened.ok) {
  console.log(JSON.stringify(inEnglish(opened.error)));
  process.exit(1);
}
const ledger = opened.value;
if (what === 'hold') {
  console.log('open');
  createInterface({ input: process.stdin });
} else if (what === 'five' || what === 'ends') {
  for (const code of ['K1', 'K2', 'K3', 'K4', 'K5'])
    await ledger.write({ command: 'five', actor: 'test', input: code }, (tx, scope) =>
      recordFacts(
        tx,
        scope,
        {
          ...NO_DRAFTS,
          customers: [
            {
              ...{ code, name: code, effectiveOn: isoDateOf('2026-01-01'), kind: 'company' },
              ...{
                country: 'ES',
                language: 'es',
                currency: 'EUR',
                taxId: '',
                email: '',
                phone: '',
              },
              ...{ address: '', terms: '', creditLimitMinor: null, governingLaw: '', notes: '' },
            },
          ],
        },
        { batchId: null },
      ),
    );
  console.log('written');
  if (what === 'five') createInterface({ input: process.stdin });
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
  createInterface({ input: process.stdin });
}
