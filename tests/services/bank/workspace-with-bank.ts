/** A workspace with two customers, a few open items, and money that came in. */
import { customer, invoice } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { bankFile, bringIn, type MadeLine } from '../../harness/bank-files.ts';
import { isoDateOf as d } from '../../../src/domain/dates.ts';

export async function workspaceWithBank(lines: readonly MadeLine[]): Promise<TestWorkspace> {
  const workspace = await testWorkspace({ now: '2026-03-31T12:00' });
  await workspace.record({
    customers: [
      customer('C1', 'Florería Sol S.L.', 'ES'),
      customer('C2', 'Müller & Söhne GmbH', 'DE'),
    ],
    invoices: [
      invoice('INV-1042', 'C1', '2026-01-10', 'EUR', [['2026-02-10', 121_000]]),
      invoice('INV-1050', 'C1', '2026-02-01', 'EUR', [['2026-03-01', 50_000]]),
      invoice('INV-1051', 'C1', '2026-02-02', 'EUR', [['2026-03-02', 30_000]]),
      invoice('INV-2001', 'C2', '2026-02-20', 'EUR', [
        ['2026-03-20', 40_000],
        ['2026-04-20', 40_000],
      ]),
      {
        ...invoice('INV-2002', 'C2', '2026-03-01', 'EUR', [['2026-03-31', 100_000]]),
        terms: '2% 10 days, net 30 days',
      },
      invoice('INV-USD', 'C2', '2026-02-01', 'USD', [['2026-03-03', 108_320]]),
    ],
  });
  if (lines.length > 0) await bringIn(workspace, 'bank.xml', bankFile({ lines }));
  return workspace;
}

export const openItems = async (workspace: TestWorkspace, asOf = '2026-03-31') =>
  Object.fromEntries(
    (await workspace.value('aging.items', { asOf: d(asOf) })).items.map((item) => [
      item.item,
      item.openMinor,
    ]),
  );

export const itemId = async (workspace: TestWorkspace, label: string): Promise<number> => {
  const { items } = await workspace.value('aging.items', { asOf: d('2026-03-31') });
  const found = items.find((item) => item.item === label);
  if (found === undefined) throw new Error(`no open item ${label}`);
  return found.itemId;
};

/** Aging of every day of the quarter, as text: what "identity" is judged by. */
export async function agingOfEveryDay(workspace: TestWorkspace): Promise<string> {
  const days: string[] = [];
  for (let month = 1; month <= 4; month += 1)
    for (let day = 1; day <= 28; day += 1) {
      const asOf = d(`2026-0${month}-${String(day).padStart(2, '0')}`);
      const { rows, tieOut } = await workspace.value('aging.report', { asOf, by: 'item' });
      days.push(JSON.stringify({ asOf, rows, tieOut }));
    }
  return days.join('\n');
}
