/**
 * A receipt that a list of open items made is replaced by the bank line that explains it: both were counted, and the
 * line stood beside an invoice that had "nothing left open".
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Choice } from '../../../src/contract/calls/imports.ts';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { bankFile, bringIn, type MadeLine } from '../../harness/bank-files.ts';
import { english } from '../../harness/english.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { agingOfEveryDay } from './workspace-with-bank.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace({ now: '2026-04-02T12:00' });
});
afterEach(async () => {
  await workspace.dispose();
});

const HEADER = 'Invoice,Customer,Date,Due date,Total,Open amount';
const INV_1 = 'INV-1,Rosa,2026-01-02,2026-02-01,500.00';
const INV_2 = 'INV-2,Rosa,2026-01-05,2026-02-04,120.00';
const INV_3 = 'INV-3,Sol,2026-01-10,2026-02-09,300.00';

async function list(
  day: string,
  rows: readonly string[],
  choices: Record<string, Choice> = {},
): Promise<number> {
  const bytes = new TextEncoder().encode([HEADER, ...rows, ''].join('\n'));
  const { uploadId, mapping } = await workspace.value('imports.inspect', {
    fileName: `open-${day}.csv`,
    bytes,
  });
  const { previewId } = await workspace.value('imports.preview', { uploadId, mapping });
  const { batch } = await workspace.value('imports.commit', { previewId, choices });
  return batch.batchId;
}
const JANUARY = [`${INV_1},500.00`, `${INV_2},120.00`, `${INV_3},300.00`];
/** INV-2 is gone, and 50.00 of INV-1 were paid. */
const february = () =>
  list('2026-02-28', [`${INV_1},450.00`, `${INV_3},300.00`], {
    'less INV-1': 'receipt',
    'gone INV-2': 'receipt',
  });

async function line(
  on: string,
  amount: string,
  text: string,
  more: Partial<MadeLine> = {},
  currency = 'EUR',
) {
  await bringIn(
    workspace,
    `bank-${on}-${amount}-${text}.xml`,
    bankFile({ lines: [{ on, amount: `+${amount}`, name: 'Rosa', text, ...more }], currency }),
  );
  const { rows } = await workspace.value('bank.lines', { state: 'all' });
  const lineId = Math.max(...rows.map((row) => row.lineId));
  return workspace.value('bank.line', { lineId });
}
type Line = Awaited<ReturnType<typeof line>>;
const told = ({ proposals }: Line) =>
  proposals.map(
    ({ strength, isUnambiguous, shares, onAccountMinor, reasons }) =>
      `${strength}${isUnambiguous ? ' sure' : ''}: ${[
        ...shares.map((share) => `${share.item} ${share.amountMinor / 100}`),
        ...(onAccountMinor > 0 ? [`on account ${onAccountMinor / 100}`] : []),
      ].join(', ')} [${english(reasons.at(-1)?.because ?? '')}]`,
  );
const accept = async ({ line: { lineId, leftMinor }, proposals }: Line, at = 0) => {
  const best = proposals[at];
  await workspace.value('bank.accept', {
    lineId,
    parts: [
      {
        kind: 'receipt',
        customer: best?.customer ?? '',
        amountMinor: leftMinor,
        fx: best?.fx == null ? null : { currency: best.fx.currency },
        shares: (best?.shares ?? []).map(
          ({ itemId, amountMinor, discountMinor, chargeMinor, differenceMinor }) => ({
            itemId,
            amountMinor,
            discountMinor,
            chargeMinor,
            differenceMinor,
          }),
        ),
      },
    ],
  });
  return lineId;
};
const openOn = async (asOf: string) => {
  const { items } = await workspace.value('aging.items', { asOf: isoDateOf(asOf) });
  return Object.fromEntries(items.map(({ item, openMinor }) => [item, openMinor / 100]));
};

/** Live ones only. */
const counted = async () => {
  const { rows } = await workspace.value('receipts.list', { asOf: isoDateOf('2026-04-02') });
  return rows
    .filter((row) => !row.reversed)
    .map((row) => `${row.number} ${row.effectiveOn} ${row.amountMinor / 100}`)
    .sort();
};

describe('what is proposed', () => {
  beforeEach(async () => {
    await list('2026-01-31', JANUARY);
    await february();
  });

  test.each<[string, string, string, string, Partial<MadeLine>, string[]]>([
    [
      'named, as much, between the lists',
      '2026-02-12',
      '120.00',
      'INV-2',
      {},
      [
        'exact sure: INV-2 120 [120.00 EUR equals the open balance of INV-2 (settled per list of 2026-02-28); it replaces what the list of 2026-02-28 settled]',
      ],
    ],
    [
      'named, of a part',
      '2026-02-12',
      '50.00',
      'INV-1',
      {},
      [
        'exact sure: INV-1 50 [50.00 EUR equals the open balance of INV-1 (settled per list of 2026-02-28); it replaces what the list of 2026-02-28 settled]',
      ],
    ],
    [
      'named, less',
      '2026-02-12',
      '100.00',
      'INV-2',
      {},
      [
        'likely: INV-2 100 [100.00 EUR is part of the 120.00 EUR open on INV-2 (settled per list of 2026-02-28); it replaces what the list of 2026-02-28 settled]',
      ],
    ],
    [
      'named, more',
      '2026-02-12',
      '125.00',
      'INV-2',
      {},
      [
        'likely: INV-2 120, on account 5 [5.00 EUR more than is open on INV-2 (settled per list of 2026-02-28) stays on account; it replaces what the list of 2026-02-28 settled]',
      ],
    ],
    [
      'customer, amount and interval, nothing named',
      '2026-02-12',
      '120.00',
      'Thank you',
      {},
      [
        'exact sure: INV-2 120 [120.00 EUR equals the open balance of INV-2 (settled per list of 2026-02-28); it replaces what the list of 2026-02-28 settled]',
      ],
    ],
    [
      'amount alone: asked',
      '2026-02-12',
      '120.00',
      'Thank you',
      { name: 'Somebody' },
      [
        'possible: INV-2 120 [120.00 EUR equals the open balance of INV-2 (settled per list of 2026-02-28); nothing else says who pays; it replaces what the list of 2026-02-28 settled]',
      ],
    ],
    [
      'two of them',
      '2026-02-12',
      '170.00',
      'INV-1 INV-2',
      {},
      [
        'exact sure: INV-1 50, INV-2 120 [170.00 EUR equals the open balance of INV-1 (settled per list of 2026-02-28) and INV-2 (settled per list of 2026-02-28) together; it replaces what the list of 2026-02-28 settled]',
      ],
    ],
    [
      'what is open on a day on which the list had a part of it paid: asked',
      '2026-02-12',
      '450.00',
      'INV-1',
      {},
      [
        'likely: INV-1 450 [450.00 EUR equals the open balance of INV-1; but of INV-1 (settled per list of 2026-02-28) 50.00 EUR were settled without money that was seen, and this may be that]',
      ],
    ],
    [
      'what is open, after the list',
      '2026-03-05',
      '450.00',
      'INV-1',
      {},
      ['exact sure: INV-1 450 [450.00 EUR equals the open balance of INV-1]'],
    ],
    [
      'all of it, after the list: asked',
      '2026-03-05',
      '500.00',
      'INV-1',
      {},
      [
        'likely: INV-1 500 [500.00 EUR equals the open balance of INV-1 (settled per list of 2026-02-28) and INV-1 together; it came after the list of 2026-02-28 had that settled, so it may be a second payment]',
      ],
    ],
    [
      'before the list that still had it open: asked',
      '2026-01-30',
      '120.00',
      'INV-2',
      {},
      [
        'likely: INV-2 120 [120.00 EUR equals the open balance of INV-2 (settled per list of 2026-02-28); it came before the list that still had that open, and the list of 2026-02-28 had it settled]',
        'possible: on account 120 [INV-2 has nothing left open, so all of it stays on account]',
      ],
    ],
    [
      'not named and after the list: nothing of the list',
      '2026-03-05',
      '120.00',
      'Thank you',
      {},
      [
        'possible: INV-1 120 [120.00 EUR fits no open item of Rosa, so it goes to the oldest due first]',
      ],
    ],
  ])('%s', async (_name, on, amount, text, more, expected) => {
    const got = told(await line(on, amount, text, more));
    expect(got.slice(0, expected.length)).toEqual(expected);
    expect(got.filter((one) => one.includes(' sure'))).toHaveLength(
      expected.filter((one) => one.includes(' sure')).length,
    );
  });

  test('several of one amount: asked', async () => {
    await list('2026-03-31', [`${INV_1},330.00`], {
      'less INV-1': 'receipt',
      'gone INV-3': 'receipt',
    });
    const got = await line('2026-03-10', '120.00', 'Thank you');
    expect(told(got)).toEqual([
      'exact sure: INV-1 120 [120.00 EUR equals the open balance of INV-1 (settled per list of 2026-03-31); it replaces what the list of 2026-03-31 settled]',
    ]);
    await list('2026-04-01', [`${INV_1},330.00`, 'INV-8,Rosa,2026-03-01,2026-04-01,120.00,120.00']);
    expect(told(await workspace.value('bank.line', { lineId: got.line.lineId }))).toEqual([
      'likely: INV-1 120 [120.00 EUR equals the open balance of INV-1 (settled per list of 2026-03-31); it replaces what the list of 2026-03-31 settled]',
      'likely: INV-8 120 [120.00 EUR equals the open balance of INV-8]',
    ]);
  });
});

describe('what is accepted', () => {
  beforeEach(async () => {
    await list('2026-01-31', JANUARY);
  });

  test('date and reference become those of the bank, and its undo is identity', async () => {
    await february();
    const before = [await counted(), await agingOfEveryDay(workspace)];
    const lineId = await accept(await line('2026-02-12', '120.00', 'INV-2'));
    expect(await counted()).toEqual(['L-INV-1 2026-02-28 50', 'R-2026-0001 2026-02-12 120']);
    const { rows } = await workspace.value('receipts.list', { asOf: isoDateOf('2026-04-02') });
    expect(rows.find(({ number }) => number === 'R-2026-0001')).toMatchObject({
      reference: 'INV-2',
      perListOn: null,
    });
    const customers = await workspace.value('customers.list', { asOf: isoDateOf('2026-04-02') });
    expect(customers.find((one) => one.customer === 'Rosa')?.lastReceiptOn).toBe('2026-02-12');
    await workspace.value('bank.undo', { lineId });
    expect([await counted(), await agingOfEveryDay(workspace)]).toEqual(before);
  });

  test('together, and undone together', async () => {
    await february();
    const lines = [
      await line('2026-02-10', '50.00', 'INV-1'),
      await line('2026-02-12', '120.00', 'INV-2'),
      await line('2026-03-05', '450.00', 'INV-1'),
    ].map((one) => one.line.lineId);
    const before = [await counted(), await agingOfEveryDay(workspace)];
    const { accepted, acceptedAt } = await workspace.value('bank.acceptTogether', {
      lineIds: lines,
    });
    expect(accepted).toEqual(lines);
    expect(await counted()).toEqual([
      'R-2026-0001 2026-02-10 50',
      'R-2026-0002 2026-02-12 120',
      'R-2026-0003 2026-03-05 450',
    ]);
    await workspace.value('bank.undoTogether', { lineIds: lines, acceptedAt });
    expect([await counted(), await agingOfEveryDay(workspace)]).toEqual(before);
  });

  test('receipts of two lists on one invoice, by one line and by one each', async () => {
    await february();
    await list('2026-03-31', [`${INV_1},150.00`, `${INV_3},300.00`], { 'less INV-1': 'receipt' });
    const start = ['L-INV-1 2026-02-28 50', 'L-INV-1/2 2026-03-31 300', 'L-INV-2 2026-02-28 120'];
    expect(await counted()).toEqual(start);
    const both = await accept(await line('2026-03-10', '350.00', 'INV-1'));
    expect(await counted()).toEqual(['L-INV-2 2026-02-28 120', 'R-2026-0001 2026-03-10 350']);
    await workspace.value('bank.undo', { lineId: both });
    expect(await counted()).toEqual(start);
    await accept(await line('2026-03-11', '300.00', 'INV-1'));
    await accept(await line('2026-02-11', '50.00', 'INV-1'));
    expect((await counted()).map((one) => one.replace(/R-\S+/, 'R')).sort()).toEqual([
      'L-INV-2 2026-02-28 120',
      'R 2026-02-11 50',
      'R 2026-03-11 300',
    ]);
    expect(await openOn('2026-03-31')).toMatchObject({ 'INV-1': 150 });
  });

  test('by hand as much as the list settled goes in its place, and more is refused', async () => {
    await february();
    const one = await line('2026-02-12', '500.00', 'something');
    const { items } = await workspace.value('aging.items', { asOf: isoDateOf('2026-02-01') });
    const itemId = items.find(({ item }) => item === 'INV-2')?.itemId ?? 0;
    const part = (amountMinor: number) => ({
      lineId: one.line.lineId,
      parts: [
        {
          kind: 'receipt' as const,
          customer: 'Rosa',
          amountMinor: 50_000,
          shares: [{ itemId, amountMinor }],
        },
      ],
    });
    const refused = await workspace.call('bank.accept', part(12_001));
    expect(refused.ok ? '' : english(refused.error.message)).toBe(
      '120.01 EUR is more than the 120.00 EUR open of INV-2; apply that much at most.',
    );
    await workspace.value('bank.accept', part(12_000));
    expect(await counted()).toEqual(['L-INV-1 2026-02-28 50', expect.stringMatching(/^R-.* 500$/)]);
  });

  test('left on account it is asked whether it is what the list settled', async () => {
    await february();
    const one = await line('2026-02-12', '120.00', 'Thank you');
    const { lineId } = one.line;
    const parts = [{ kind: 'receipt' as const, customer: 'Rosa', amountMinor: 12_000, shares: [] }];
    const refused = await workspace.call('bank.accept', { lineId, parts });
    expect(refused.ok ? '' : `${refused.error.code}: ${english(refused.error.message)}`).toBe(
      'settled_per_list: 120.00 EUR of INV-2 were settled per list of 2026-02-28 (L-INV-2), and 120.00 EUR on account would count beside them; choose INV-2, which takes the place of the list, or say that it is other money.',
    );
    await workspace.value('bank.accept', { lineId, parts, isOther: true });
    expect(await counted()).toContain('L-INV-2 2026-02-28 120');
  });

  test('in another currency: at a rate, looked at', async () => {
    await workspace.record({
      rates: [
        { base: 'EUR', currency: 'USD', on: isoDateOf('2026-02-11'), rate: '1.20', source: 'ECB' },
      ],
    });
    await february();
    const one = await line('2026-02-12', '144.00', 'INV-2', {}, 'USD');
    expect(told(one)[0]).toMatch(/^likely: INV-2 120/);
    await accept(one);
    expect(await counted()).toEqual(['L-INV-1 2026-02-28 50', expect.stringMatching(/^R-.* 120$/)]);
  });

  test('the list comes after the line was matched: nothing is proposed, nothing replaced', async () => {
    await accept(await line('2026-02-12', '120.00', 'INV-2'));
    await list('2026-02-28', [`${INV_1},450.00`, `${INV_3},300.00`], { 'less INV-1': 'receipt' });
    expect(await counted()).toEqual(['L-INV-1 2026-02-28 50', 'R-2026-0001 2026-02-12 120']);
    expect(await openOn('2026-02-28')).toEqual({ 'INV-1': 450, 'INV-3': 300 });
  });

  test('its import undone, a replaced receipt does not come back with the match', async () => {
    const batchId = await february();
    const lineId = await accept(await line('2026-02-12', '120.00', 'INV-2'));
    await workspace.value('imports.undo', { batchId, reason: 'wrong list' });
    expect(await counted()).toEqual(['R-2026-0001 2026-02-12 120']);
    await workspace.value('bank.undo', { lineId });
    expect(await counted()).toEqual([]);
    expect(await openOn('2026-02-28')).toEqual({ 'INV-1': 500, 'INV-2': 120, 'INV-3': 300 });
  });
});
