/** Everything accepted together is taken back together, or nothing is. */
import { afterEach, describe, expect, test } from 'vitest';
import { JobCancelled } from '../../../src/services/context.ts';
import type { TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { agingOfEveryDay, workspaceWithBank } from './workspace-with-bank.ts';
import { live } from '../../../src/ledger/facts/live.ts';

let workspace: TestWorkspace | null = null;
afterEach(async () => {
  await workspace?.dispose();
  workspace = null;
});

const LINES = [
  {
    on: '2026-03-04',
    amount: '+1210.00',
    name: 'Florería Sol',
    text: 'INV-1042',
    account: 'ES7921000813610123456789',
  },
  {
    on: '2026-03-05',
    amount: '+500.00',
    name: 'Florería Sol',
    text: 'INV-1050',
    account: 'ES7921000813610123456789',
  },
  // Within ten days: less 2 %.
  { on: '2026-03-06', amount: '+980.00', name: 'Müller & Söhne GmbH', text: 'INV-2002' },
  { on: '2026-03-07', amount: '+77.00', name: 'Somebody else' },
];

const learned = async (from: TestWorkspace) =>
  from.ledger.read((db) =>
    db
      .selectFrom('customer_aliases as a')
      .where(live('customer_alias', 'a.id'))
      .select(['a.customer_id', 'a.folded', 'a.origin'])
      .orderBy('a.id')
      .execute(),
  );

const picture = async (from: TestWorkspace) => ({
  days: await agingOfEveryDay(from),
  learned: await learned(from),
  open: (await from.value('bank.lines', {})).rows.map((row) => [row.lineId, row.leftMinor]),
});

/** Every row there is, for "nothing was written": quicker than the aging of every day. */
const rows = (from: TestWorkspace) =>
  from.ledger.read(async (db) => {
    const counts: number[] = [];
    for (const table of ['reversals', 'receipts', 'allocations', 'write_offs', 'journal'] as const)
      counts.push((await db.selectFrom(table).selectAll().execute()).length);
    return { counts, open: await db.selectFrom('open_bank_lines').selectAll().execute() };
  });

describe('undoing together', () => {
  test('is as if nobody had accepted: days, lines, payers; one entry of the journal', async () => {
    workspace = await workspaceWithBank(LINES);
    const before = await picture(workspace);
    const { accepted, acceptedAt } = await workspace.value('bank.acceptTogether', {
      lineIds: [1, 2, 3, 4],
    });
    expect(accepted).toEqual([1, 2, 3]);
    // Both lines of one payer taught the same account, once.
    expect(await learned(workspace)).toHaveLength(1);
    const entries = (await workspace.value('journal.list', {})).total;
    expect(
      await workspace.value('bank.undoTogether', { lineIds: [3, 1, 2, 1], acceptedAt }),
    ).toEqual({
      undone: 3,
    });
    expect(await picture(workspace)).toEqual(before);
    expect((await workspace.value('journal.list', {})).total).toBe(entries + 1);
    expect((await workspace.value('workspace.verify', {})).ok).toBe(true);
    // And they can be accepted again.
    const again = await workspace.value('bank.acceptTogether', { lineIds: [1, 2, 3] });
    expect(again.accepted).toEqual([1, 2, 3]);
  });

  test('an account that two customers pay from is forgotten for the one that was undone', async () => {
    const shared = 'ES7921000813610123456789';
    workspace = await workspaceWithBank([
      { on: '2026-03-04', amount: '+1210.00', name: 'Sol', text: 'INV-1042', account: shared },
      { on: '2026-03-06', amount: '+980.00', name: 'Müller', text: 'INV-2002', account: shared },
    ]);
    await workspace.value('bank.acceptTogether', { lineIds: [1, 2] });
    const [ofSol, ofMueller] = await learned(workspace);
    expect([ofSol?.customer_id, ofMueller?.customer_id]).toEqual([1, 2]);
    await workspace.value('bank.undo', { lineId: 1 });
    expect(await learned(workspace)).toEqual([ofMueller]);
  });

  test('one line that cannot be undone keeps all, and is named', async () => {
    workspace = await workspaceWithBank([
      ...LINES,
      { on: '2026-03-12', amount: '-1210.00', name: 'Florería Sol', isReversal: true },
    ]);
    const { acceptedAt } = await workspace.value('bank.acceptTogether', { lineIds: [1, 2, 3] });
    const all = { lineIds: [1, 2, 3], acceptedAt };
    const told: string[] = [];
    const refused = async (
      what: string,
      input: { lineIds: number[]; acceptedAt: typeof acceptedAt },
    ) => {
      const before = await rows(workspace as TestWorkspace);
      const { code, message, at } = await (workspace as TestWorkspace).refusal(
        'bank.undoTogether',
        input,
      );
      told.push(`${what}\n  ${code}${at === undefined ? '' : ` at ${at}`}: ${message}`);
      expect(await rows(workspace as TestWorkspace)).toEqual(before);
    };
    await refused('a line that is not there', { ...all, lineIds: [1, 99] });
    await refused('a line that nobody matched', { ...all, lineIds: [1, 4] });
    await workspace.value('bank.acceptReturn', { lineId: 5, receipt: 'R-2026-0001' });
    await refused('its receipt was returned by the bank', all);
    await workspace.value('bank.undo', { lineId: 5 });
    await refused('returned, and the return undone', all);
    await workspace.value('bank.undo', { lineId: 2 });
    await refused('undone on its own since', { ...all, lineIds: [2, 3] });
    await workspace.value('bank.accept', {
      lineId: 2,
      parts: [{ kind: 'receipt', customer: 'C1', amountMinor: 50_000 }],
    });
    await refused('matched otherwise since', { ...all, lineIds: [2, 3] });
    const { matches } = await workspace.value('bank.line', { lineId: 2 });
    await workspace.value('refunds.record', {
      sourceKind: 'receipt',
      source: matches[0]?.document ?? '',
      refundedOn: '2026-03-20' as never,
      amountMinor: 100,
      reason: 'paid twice',
    });
    await refused('money of it was given back', {
      lineIds: [2, 3],
      acceptedAt: null as never,
    });
    await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot(
      '../../golden/bank/undo-together-refused.txt',
    );
  });

  test('a return and what was accepted after it go back in their order', async () => {
    workspace = await workspaceWithBank([
      { on: '2026-03-04', amount: '+1210.00', name: 'Florería Sol', text: 'INV-1042' },
      { on: '2026-03-12', amount: '-1210.00', name: 'Florería Sol', isReversal: true },
      { on: '2026-03-13', amount: '+1210.00', name: 'Florería Sol', text: 'INV-1042' },
    ]);
    await workspace.value('bank.acceptTogether', { lineIds: [1] });
    const before = await agingOfEveryDay(workspace);
    await workspace.value('bank.acceptReturn', { lineId: 2, receipt: 'R-2026-0001' });
    await workspace.value('bank.acceptTogether', { lineIds: [3] });
    // Restored first, R-2026-0001 would find INV-1042 paid by line 3.
    await workspace.value('bank.undoTogether', { lineIds: [2, 3] });
    expect(await agingOfEveryDay(workspace)).toBe(before);
    expect((await workspace.value('workspace.verify', {})).ok).toBe(true);
  });

  test('cancelled at any checkpoint, nothing of it stays', async () => {
    workspace = await workspaceWithBank(LINES);
    const { accepted } = await workspace.value('bank.acceptTogether', { lineIds: [1, 2, 3] });
    const before = await rows(workspace);
    const { job } = workspace.context;
    const { checkpoint } = job;
    for (let cancelAt = 1; ; cancelAt += 1) {
      let seen = 0;
      job.checkpoint = async () => {
        seen += 1;
        if (seen === cancelAt) throw new JobCancelled();
      };
      const undoing = workspace.call('bank.undoTogether', { lineIds: [...accepted] });
      const outcome = await undoing.then(
        ({ ok }) => (ok ? 'undone' : 'refused'),
        (thrown: unknown) => (thrown instanceof JobCancelled ? 'cancelled' : 'threw'),
      );
      job.checkpoint = checkpoint;
      if (outcome === 'undone') {
        expect(cancelAt).toBeGreaterThan(5);
        break;
      }
      expect(outcome).toBe('cancelled');
      expect(await rows(workspace)).toEqual(before);
    }
    expect((await workspace.value('bank.lines', { state: 'matched' })).total).toBe(0);
  });
});
