/** Everything accepted together is taken back together, or nothing is. */
import { afterEach, describe, expect, test } from 'vitest';
import { JobCancelled } from '../../../src/services/context.ts';
import type { TestDesk } from '../../harness/scenario/scenario-desk.ts';
import { agingOfEveryDay, deskWithBank } from './desk-with-bank.ts';
import { live } from '../../../src/ledger/facts/live.ts';

let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.dispose();
  desk = null;
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

const learned = async (from: TestDesk) =>
  from.ledger.read((db) =>
    db
      .selectFrom('customer_aliases as a')
      .where(live('customer_alias', 'a.id'))
      .select(['a.customer_id', 'a.folded', 'a.origin'])
      .orderBy('a.id')
      .execute(),
  );

const picture = async (from: TestDesk) => ({
  days: await agingOfEveryDay(from),
  learned: await learned(from),
  open: (await from.value('bank.lines', {})).rows.map((row) => [row.lineId, row.leftMinor]),
});

/** Every row there is, for "nothing was written": quicker than the aging of every day. */
const rows = (from: TestDesk) =>
  from.ledger.read(async (db) => {
    const counts: number[] = [];
    for (const table of ['reversals', 'receipts', 'allocations', 'write_offs', 'journal'] as const)
      counts.push((await db.selectFrom(table).selectAll().execute()).length);
    return { counts, open: await db.selectFrom('open_bank_lines').selectAll().execute() };
  });

describe('undoing together', () => {
  test('is as if nobody had accepted: days, lines, payers; one entry of the journal', async () => {
    desk = await deskWithBank(LINES);
    const before = await picture(desk);
    const { accepted, acceptedAt } = await desk.value('bank.acceptTogether', {
      lineIds: [1, 2, 3, 4],
    });
    expect(accepted).toEqual([1, 2, 3]);
    // Both lines of one payer taught the same account, once.
    expect(await learned(desk)).toHaveLength(1);
    const entries = (await desk.value('journal.list', {})).total;
    expect(await desk.value('bank.undoTogether', { lineIds: [3, 1, 2, 1], acceptedAt })).toEqual({
      undone: 3,
    });
    expect(await picture(desk)).toEqual(before);
    expect((await desk.value('journal.list', {})).total).toBe(entries + 1);
    expect((await desk.value('desk.verify', {})).ok).toBe(true);
    // And they can be accepted again.
    const again = await desk.value('bank.acceptTogether', { lineIds: [1, 2, 3] });
    expect(again.accepted).toEqual([1, 2, 3]);
  });

  test('an account that two customers pay from is forgotten for the one that was undone', async () => {
    const shared = 'ES7921000813610123456789';
    desk = await deskWithBank([
      { on: '2026-03-04', amount: '+1210.00', name: 'Sol', text: 'INV-1042', account: shared },
      { on: '2026-03-06', amount: '+980.00', name: 'Müller', text: 'INV-2002', account: shared },
    ]);
    await desk.value('bank.acceptTogether', { lineIds: [1, 2] });
    const [ofSol, ofMueller] = await learned(desk);
    expect([ofSol?.customer_id, ofMueller?.customer_id]).toEqual([1, 2]);
    await desk.value('bank.undo', { lineId: 1 });
    expect(await learned(desk)).toEqual([ofMueller]);
  });

  test('one line that cannot be undone keeps all, and is named', async () => {
    desk = await deskWithBank([
      ...LINES,
      { on: '2026-03-12', amount: '-1210.00', name: 'Florería Sol', isReversal: true },
    ]);
    const { acceptedAt } = await desk.value('bank.acceptTogether', { lineIds: [1, 2, 3] });
    const all = { lineIds: [1, 2, 3], acceptedAt };
    const told: string[] = [];
    const refused = async (
      what: string,
      input: { lineIds: number[]; acceptedAt: typeof acceptedAt },
    ) => {
      const before = await rows(desk as TestDesk);
      const { code, message, at } = await (desk as TestDesk).refusal('bank.undoTogether', input);
      told.push(`${what}\n  ${code}${at === undefined ? '' : ` at ${at}`}: ${message}`);
      expect(await rows(desk as TestDesk)).toEqual(before);
    };
    await refused('a line that is not there', { ...all, lineIds: [1, 99] });
    await refused('a line that nobody matched', { ...all, lineIds: [1, 4] });
    await desk.value('bank.acceptReturn', { lineId: 5, receipt: 'R-2026-0001' });
    await refused('its receipt was returned by the bank', all);
    await desk.value('bank.undo', { lineId: 5 });
    await refused('returned, and the return undone', all);
    await desk.value('bank.undo', { lineId: 2 });
    await refused('undone on its own since', { ...all, lineIds: [2, 3] });
    await desk.value('bank.accept', {
      lineId: 2,
      parts: [{ kind: 'receipt', customer: 'C1', amountMinor: 50_000 }],
    });
    await refused('matched otherwise since', { ...all, lineIds: [2, 3] });
    const { matches } = await desk.value('bank.line', { lineId: 2 });
    await desk.value('refunds.record', {
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
    desk = await deskWithBank([
      { on: '2026-03-04', amount: '+1210.00', name: 'Florería Sol', text: 'INV-1042' },
      { on: '2026-03-12', amount: '-1210.00', name: 'Florería Sol', isReversal: true },
      { on: '2026-03-13', amount: '+1210.00', name: 'Florería Sol', text: 'INV-1042' },
    ]);
    await desk.value('bank.acceptTogether', { lineIds: [1] });
    const before = await agingOfEveryDay(desk);
    await desk.value('bank.acceptReturn', { lineId: 2, receipt: 'R-2026-0001' });
    await desk.value('bank.acceptTogether', { lineIds: [3] });
    // Restored first, R-2026-0001 would find INV-1042 paid by line 3.
    await desk.value('bank.undoTogether', { lineIds: [2, 3] });
    expect(await agingOfEveryDay(desk)).toBe(before);
    expect((await desk.value('desk.verify', {})).ok).toBe(true);
  });

  test('cancelled at any checkpoint, nothing of it stays', async () => {
    desk = await deskWithBank(LINES);
    const { accepted } = await desk.value('bank.acceptTogether', { lineIds: [1, 2, 3] });
    const before = await rows(desk);
    const { job } = desk.context;
    const { checkpoint } = job;
    for (let cancelAt = 1; ; cancelAt += 1) {
      let seen = 0;
      job.checkpoint = async () => {
        seen += 1;
        if (seen === cancelAt) throw new JobCancelled();
      };
      const undoing = desk.call('bank.undoTogether', { lineIds: [...accepted] });
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
      expect(await rows(desk)).toEqual(before);
    }
    expect((await desk.value('bank.lines', { state: 'matched' })).total).toBe(0);
  });
});
