/** A ledger in which C4 and C9 are one customer under two spellings; C5 is somebody else. */
import { creditNote, customer, invoice, receipt } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

/** On 1 March 2026. */
export async function twoSpellings(): Promise<TestWorkspace> {
  const workspace = await testWorkspace();
  workspace.setNow('2026-03-01T12:00');
  await workspace.record({
    customers: [
      customer('C4', 'Pétalo Flores S.L.', 'ES'),
      customer('C9', 'PETALO FLORES', 'ES'),
      customer('C5', 'Rosa GmbH', 'DE'),
    ],
    invoices: [
      invoice('I-1', 'C4', '2026-01-10', 'EUR', [['2026-02-10', 60_000]]),
      invoice('I-2', 'C4', '2026-01-20', 'EUR', [['2026-04-20', 5_000]]),
      invoice('I-3', 'C9', '2026-01-20', 'USD', [['2026-02-20', 7_000]]),
    ],
    receipts: [receipt('R-1', 'C9', '2026-02-12', 'EUR', 50_000)],
    creditNotes: [creditNote('N-1', 'C9', '2026-02-20', 'USD', 700)],
  });
  return workspace;
}
