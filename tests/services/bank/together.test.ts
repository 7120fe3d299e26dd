/** Sure ones together, ambiguous ones never; returned money; statements from file to file. */
import { afterEach, describe, expect, test } from 'vitest';
import { bankFile, bringIn } from '../../harness/bank-files.ts';
import type { TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { agingOfEveryDay, workspaceWithBank, openItems } from './workspace-with-bank.ts';

let workspace: TestWorkspace | null = null;
afterEach(async () => {
  await workspace?.dispose();
  workspace = null;
});

describe('accepting together', () => {
  test('takes what is exact and unambiguous, in the order of the bank, and names the rest', async () => {
    workspace = await workspaceWithBank([
      { on: '2026-03-04', amount: '+1210.00', name: 'Florería Sol', text: 'INV-1042' },
      { on: '2026-03-05', amount: '+1210.00', name: 'Florería Sol', text: 'INV-1042' },
      { on: '2026-03-06', amount: '+400.00', name: 'Müller & Söhne GmbH' },
      { on: '2026-03-07', amount: '-12.00', name: 'Banco' },
    ]);
    const proposed = await workspace.value('bank.propose', {});
    // Both name INV-1042, two instalments are 400.00: only the first is sure.
    expect(proposed.rows.map(({ line, best }) => [line.lineId, best?.isUnambiguous])).toEqual([
      [1, true],
      [2, false],
      [3, false],
    ]);
    expect(proposed).toMatchObject({ total: 3, unambiguous: 1 });
    const done = await workspace.value('bank.acceptTogether', { lineIds: [4, 3, 2, 1] });
    expect(done.accepted).toEqual([1]);
    expect(done.skipped.map(({ lineId }) => lineId).sort()).toEqual([2, 3, 4]);
    for (const { because } of done.skipped) expect(because).toMatch(/\w+ \w+/);
    expect(await openItems(workspace)).not.toHaveProperty('INV-1042');
    expect((await workspace.value('bank.acceptTogether', { lineIds: [1] })).accepted).toEqual([]);
  });

  test('the same choice gives the same ledger whatever the order of the ticks', async () => {
    const results: string[] = [];
    for (const lineIds of [
      [1, 2],
      [2, 1],
    ]) {
      workspace = await workspaceWithBank([
        { on: '2026-03-04', amount: '+1210.00', name: 'Florería Sol', text: 'INV-1042' },
        { on: '2026-03-05', amount: '+500.00', name: 'Florería Sol', text: 'INV-1050' },
      ]);
      await workspace.value('bank.acceptTogether', { lineIds });
      const { rows } = await workspace.value('receipts.list', { asOf: '2026-03-31' as never });
      results.push(JSON.stringify(rows) + (await agingOfEveryDay(workspace)));
      await workspace.dispose();
      workspace = null;
    }
    expect(results[1]).toBe(results[0]);
  });
});

describe('money that the bank took back', () => {
  const paid = {
    on: '2026-03-04',
    amount: '+1210.00',
    name: 'Florería Sol',
    text: 'INV-1042',
    endToEndId: 'E2E-7',
  };
  const back = {
    on: '2026-03-12',
    amount: '-1210.00',
    name: 'Florería Sol',
    text: 'DEVOLUCION INV 1042',
    endToEndId: 'E2E-7',
    isReversal: true,
  };

  test('reverses the receipt from that day, and says so; undone, it counts as before', async () => {
    workspace = await workspaceWithBank([paid, back]);
    await workspace.value('bank.acceptTogether', { lineIds: [1] });
    const matched = await agingOfEveryDay(workspace);
    const line = await workspace.value('bank.line', { lineId: 2 });
    expect(line.proposals[0]).toMatchObject({
      kind: 'return',
      receipt: 'R-2026-0001',
      customer: 'C1',
      strength: 'exact',
      isUnambiguous: false,
    });
    await expect(
      `${line.proposals[0]?.reasons.map(({ reason, because }) => `${reason}: ${because}`).join('\n') ?? ''}\n`,
    ).toMatchFileSnapshot('../../golden/bank/returned.txt');
    expect((await workspace.value('bank.acceptTogether', { lineIds: [2] })).accepted).toEqual([]);
    const after = await workspace.value('bank.acceptReturn', { lineId: 2, receipt: 'R-2026-0001' });
    expect(after.line.state).toBe('matched');
    expect(await openItems(workspace, '2026-03-11')).not.toHaveProperty('INV-1042');
    expect(await openItems(workspace, '2026-03-12')).toMatchObject({ 'INV-1042': 121_000 });
    const { rows } = await workspace.value('reversals.list', { asOf: '2026-03-31' as never });
    expect(rows[0]).toMatchObject({
      kind: 'receipt',
      reference: 'R-2026-0001',
      effectiveOn: '2026-03-12',
    });
    await workspace.value('bank.undo', { lineId: 2 });
    expect(await agingOfEveryDay(workspace)).toBe(matched);
    expect((await workspace.value('workspace.verify', {})).ok).toBe(true);
  });

  test('only the whole receipt, of the same amount, not before it came', async () => {
    workspace = await workspaceWithBank([
      paid,
      { ...back, amount: '-1200.00' },
      { ...back, on: '2026-03-01' },
    ]);
    await workspace.value('bank.acceptTogether', { lineIds: [1, 2, 3] });
    const lines = (await workspace.value('bank.lines', { direction: 'out' })).rows;
    expect(lines.map((line) => line.amountMinor)).toEqual([-121_000, -120_000]);
    const refusals = [];
    for (const { lineId } of lines)
      refusals.push(
        await workspace.refusal('bank.acceptReturn', { lineId, receipt: 'R-2026-0001' }),
      );
    expect(refusals.map(({ code }) => code)).toEqual(['too_early', 'other_amount']);
  });
});

describe('statements', () => {
  const march = {
    from: '2026-03-01',
    to: '2026-03-10',
    number: '1',
    lines: [{ on: '2026-03-04', amount: '+10.00', name: 'A' }],
  };

  test('follow, leave a gap, overlap or come again, whatever the order of the files', async () => {
    const files = {
      'march-1.xml': bankFile({ ...march, openingMinor: 100_000 }),
      'march-2.xml': bankFile({
        from: '2026-03-11',
        to: '2026-03-20',
        number: '2',
        openingMinor: 101_000,
        lines: [{ on: '2026-03-12', amount: '+20.00', name: 'B' }],
      }),
      'march-4.xml': bankFile({
        from: '2026-03-25',
        to: '2026-03-31',
        number: '4',
        openingMinor: 110_000,
        lines: [{ on: '2026-03-26', amount: '+5.00', name: 'C' }],
        off: 130,
      }),
    };
    const names = Object.keys(files) as (keyof typeof files)[];
    const seen: string[] = [];
    for (const order of [names, [...names].reverse()]) {
      workspace = await workspaceWithBank([]);
      for (const name of order) await bringIn(workspace, name, files[name]);
      const again = await bringIn(workspace, 'march-1 again.xml', files['march-1.xml']);
      expect(again.preview).toMatchObject({ read: 1, new: 0, duplicate: 1 });
      expect(again.preview.statements[0]?.continuity).toBe('repeated');
      const { rows } = await workspace.value('bank.statements', {});
      seen.push(
        rows
          .map(
            (row) =>
              `${row.number}: ${row.continuity}, ${row.differenceMinor} off, ${row.lines} lines. ${row.because}`,
          )
          .join('\n'),
      );
      await workspace.dispose();
      workspace = null;
    }
    expect(seen[1]).toBe(seen[0]);
    await expect(`${seen[0] ?? ''}\n`).toMatchFileSnapshot('../../golden/bank/statements.txt');
  });

  test('a line that two files share is one line, in either order', async () => {
    const first = bankFile({
      ...march,
      lines: [
        ...march.lines,
        { on: '2026-03-05', amount: '+7.00', name: 'Z' },
        { on: '2026-03-05', amount: '+7.00', name: 'Z' },
      ],
    });
    const second = bankFile({
      from: '2026-03-05',
      to: '2026-03-09',
      lines: [
        { on: '2026-03-05', amount: '+7.00', name: 'Z' },
        { on: '2026-03-05', amount: '+7.00', name: 'Z' },
        { on: '2026-03-05', amount: '+7.00', name: 'Z' },
      ],
    });
    for (const files of [
      [first, second],
      [second, first],
    ]) {
      workspace = await workspaceWithBank([]);
      for (const [index, bytes] of files.entries()) await bringIn(workspace, `${index}.xml`, bytes);
      const { rows } = await workspace.value('bank.lines', {});
      expect(rows.map((row) => [row.bookedOn, row.amountMinor])).toEqual([
        ['2026-03-04', 1_000],
        ['2026-03-05', 700],
        ['2026-03-05', 700],
        ['2026-03-05', 700],
      ]);
      await workspace.dispose();
      workspace = null;
    }
  });

  test('an import with matched lines is not undone; free ones go and can come again', async () => {
    workspace = await workspaceWithBank([
      { on: '2026-03-04', amount: '+1210.00', name: 'Florería Sol', text: 'INV-1042' },
    ]);
    await workspace.value('bank.acceptTogether', { lineIds: [1] });
    const refused = await workspace.refusal('imports.undo', { batchId: 1 });
    expect(refused.code).toBe('used_by_later_facts');
    expect(refused.message).toContain('undo');
    await workspace.value('bank.undo', { lineId: 1 });
    await workspace.value('imports.undo', { batchId: 1 });
    expect((await workspace.value('bank.lines', {})).total).toBe(0);
    const again = await bringIn(
      workspace,
      'bank.xml',
      bankFile({
        lines: [{ on: '2026-03-04', amount: '+1210.00', name: 'Florería Sol', text: 'INV-1042' }],
      }),
    );
    expect(again.preview.new).toBe(1);
  });
});
