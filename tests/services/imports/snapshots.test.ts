/**
 * A list of open items in its second month: what is proposed, what is safe by itself, and that nothing learns
 * from a day on which nobody saw money.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Choice } from '../../../src/contract/calls/imports.ts';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { reportOfAging } from '../../../src/domain/report-of-aging.ts';
import { english } from '../../harness/english.ts';
import { creditNote, customer, invoice } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace({ now: '2026-04-02T12:00' });
});
afterEach(async () => {
  await workspace.dispose();
});

const HEADER = 'Invoice,Customer,Date,Due date,Total,Open amount';
const JANUARY = [
  'INV-1,Rosa,2026-01-02,2026-02-01,500.00,500.00',
  'INV-2,Rosa,2026-01-05,2026-02-04,120.00,120.00',
  'INV-3,Sol,2026-01-10,2026-02-09,300.00,300.00',
];

async function preview(
  day: string,
  rows: readonly string[],
  snapshot: 'auto' | 'no' | string = 'auto',
  header = HEADER,
) {
  const bytes = new TextEncoder().encode([header, ...rows, ''].join('\n'));
  const { uploadId, mapping } = await workspace.value('imports.inspect', {
    fileName: `open-${day}.csv`,
    bytes,
  });
  return workspace.value('imports.preview', {
    uploadId,
    mapping: { ...mapping, snapshot: snapshot as 'auto' },
  });
}
async function bring(day: string, rows: readonly string[], choices: Record<string, Choice> = {}) {
  const { previewId } = await preview(day, rows);
  const { batch } = await workspace.value('imports.commit', { previewId, choices });
  return batch;
}
const told = ({ comparison }: Awaited<ReturnType<typeof preview>>) =>
  comparison === null
    ? null
    : comparison.proposals.map(
        ({ key, proposed, choices, because }) =>
          `${key} ${proposed} [${choices.join(' ')}] ${english(because)}`,
      );
const openOn = async (asOf: string) => {
  const { items } = await workspace.value('aging.items', { asOf: isoDateOf(asOf) });
  return Object.fromEntries(items.map(({ item, openMinor }) => [item, openMinor]));
};

describe('what is a list of open items', () => {
  test.each([
    ['open amounts and no history', HEADER, JANUARY, 'auto', '2026-01-31'],
    [
      'one row is paid',
      HEADER,
      [...JANUARY, 'INV-0,Sol,2026-01-01,2026-01-05,9.00,0.00'],
      'auto',
      null,
    ],
    [
      'days of payment',
      `${HEADER},Paid on`,
      ['INV-1,Rosa,2026-01-02,2026-02-01,500.00,100.00,2026-01-20'],
      'auto',
      null,
    ],
    [
      'no open amounts',
      'Invoice,Customer,Date,Total',
      ['INV-1,Rosa,2026-01-02,5.00'],
      'auto',
      null,
    ],
    [
      'no open amounts, and the person says so',
      'Invoice,Customer,Date,Total',
      ['INV-1,Rosa,2026-01-02,5.00'],
      '2026-02-15',
      '2026-02-15',
    ],
    ['the person says it is none', HEADER, JANUARY, 'no', null],
  ])('%s', async (_name, header, rows, snapshot, day) => {
    const { comparison } = await preview('2026-01-31', rows, snapshot, header);
    expect(comparison?.takenOn ?? null).toBe(day);
  });
});

describe('the second list', () => {
  beforeEach(async () => {
    await bring('2026-01-31', JANUARY);
  });
  const FEBRUARY = [
    'INV-1,Rosa,2026-01-02,2026-02-01,500.00,450.00',
    'INV-3,Sol,2026-01-10,2026-02-09,300.00,300.00',
  ];

  test('differences that are taken are receipts per list, in the interval', async () => {
    const { previewId } = await preview('2026-02-28', FEBRUARY);
    await workspace.value('imports.commit', {
      previewId,
      choices: { 'less INV-1': 'receipt', 'gone INV-2': 'receipt' },
      datedOn: 'due',
    });
    const { rows } = await workspace.value('receipts.list', { asOf: isoDateOf('2026-04-02') });
    expect(
      rows.map(({ number, effectiveOn, amountMinor, perListOn }) => [
        number,
        effectiveOn,
        amountMinor,
        perListOn,
      ]),
    ).toEqual([
      ['L-INV-2', '2026-02-04', 12_000, '2026-02-28'],
      ['L-INV-1', '2026-02-01', 5_000, '2026-02-28'],
    ]);
    expect(await openOn('2026-02-28')).toEqual({ 'INV-1': 45_000, 'INV-3': 30_000 });
  });

  test('such a receipt is no payment to learn from', async () => {
    await bring('2026-02-28', FEBRUARY, { 'gone INV-2': 'receipt' });
    const customers = await workspace.value('customers.list', { asOf: isoDateOf('2026-04-02') });
    const rosa = customers.find((one) => one.customer === 'Rosa');
    expect(rosa?.lastReceiptOn).toBeNull();
    const timeline = await workspace.value('customers.timeline', {
      customer: 'Rosa',
      asOf: isoDateOf('2026-04-02'),
    });
    expect(timeline.rows.find(({ kind }) => kind === 'receipt')?.to).toBe('2026-02-28');
  });

  test('its day is no day of money: freshness, letters, discounts', async () => {
    await bring('2026-02-28', FEBRUARY, { 'gone INV-2': 'receipt' });
    const { ledger } = await workspace.value('workspace.state', {});
    expect(ledger?.freshness).toMatchObject({
      receiptsTo: null,
      receiptsImportedAt: null,
      listTo: '2026-02-28',
    });
    const candidates = await workspace.value('letters.propose', {
      issuedOn: isoDateOf('2026-03-10'),
    });
    const rosa = candidates.find(({ customer }) => customer === 'Rosa');
    expect(rosa?.items.map(({ item, because }) => `${item}: ${english(because)}`)).toContain(
      'INV-2: nothing open per list of 2026-02-28',
    );
    expect(rosa?.cautions.map(({ message }) => english(message))).toContain(
      'the newest list of open items is of 2026-02-28, 10 days before the letter; bring in the bank or a newer list first',
    );
  });

  test('before the first list nothing is drawn, because what was settled by then is not known', async () => {
    const history = () =>
      workspace.value('aging.history', { asOf: isoDateOf('2026-04-02'), months: 6 });
    const days = async () => (await history()).points.map(({ asOf }) => asOf);
    expect(await days()).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-02']);
    expect((await history()).knownFrom).toBe('2026-01-31');
    const report = reportOfAging(
      await workspace.value('aging.report', { asOf: isoDateOf('2026-01-30') }),
    );
    expect(english(report.headline)).toBe(
      'aging as of 2026-01-30, by due date; due that day is not overdue; before the first list of open items (2026-01-31), so not complete',
    );
    expect(report.notes.map(english).at(-1)).toBe(
      'The ledger begins with a list of open items of 2026-01-31: what was settled by then is not in it, so on this day more was open than is shown.',
    );
    const onDay = await workspace.value('aging.report', { asOf: isoDateOf('2026-01-31') });
    expect(onDay.unknownBefore).toBeUndefined();
    // A ledger whose invoices came with their history before it had a list.
    await workspace.record({
      customers: [customer('Luna', 'Luna', 'ES')],
      invoices: [1, 2, 3].map((n) =>
        invoice(`H-${n}`, 'Luna', '2025-12-01', 'EUR', [['2026-01-01', 7_000]]),
      ),
    });
    expect(await days()).toHaveLength(6);
    expect((await history()).knownFrom).toBeNull();
  });

  test('a day outside of the interval, an answer that there is not, an unknown difference', async () => {
    const { previewId } = await preview('2026-02-28', FEBRUARY);
    const refused = async (more: object) => {
      const answer = await workspace.call('imports.commit', { previewId, ...more });
      return answer.ok ? null : english(answer.error.message);
    };
    const choices = { 'gone INV-2': 'receipt' } as const;
    expect(await refused({ choices, datedOn: '2026-03-01' })).toBe(
      '2026-03-01 is after the list (2026-02-28).',
    );
    expect(await refused({ choices, datedOn: '2026-01-31' })).toBe(
      '2026-01-31 is not after the list before (2026-01-31), which still had it open.',
    );
    expect(await refused({ choices: { 'gone INV-2': 'due' } })).toBe(
      '"gone INV-2" cannot be answered by "due"; there is receipt, dispute, leave.',
    );
    expect(await refused({ choices: { 'gone INV-7': 'receipt' } })).toBe(
      'The list has no difference "gone INV-7"; preview the file again.',
    );
  });

  test('a dispute instead of a receipt', async () => {
    await bring('2026-02-28', FEBRUARY, { 'gone INV-2': 'dispute' });
    expect(await openOn('2026-02-28')).toMatchObject({ 'INV-2': 12_000 });
    const { disputes } = await workspace.value('invoices.get', {
      asOf: isoDateOf('2026-04-02'),
      invoice: 'INV-2',
    });
    expect(disputes.map(({ openedOn, reason }) => [openedOn, reason])).toEqual([
      ['2026-02-28', 'not on the list of 2026-02-28'],
    ]);
  });

  test('a credit on account explains it, and is applied', async () => {
    await workspace.record({
      creditNotes: [creditNote('CN-1', 'Rosa', '2026-02-10', 'EUR', 5_000)],
    });
    const shown = await preview('2026-02-28', FEBRUARY);
    expect(told(shown)?.[0]).toBe(
      'less INV-1 apply [apply receipt leave] open are 450.00 EUR by the list of 2026-02-28 and 500.00 EUR in the ledger; credit note "CN-1" of 2026-02-10 has as much on account',
    );
    await workspace.value('imports.commit', {
      previewId: shown.previewId,
      choices: { 'less INV-1': 'apply' },
    });
    expect(await openOn('2026-02-28')).toMatchObject({ 'INV-1': 45_000 });
  });

  test('not ticked: by hand, before the list begins, and where most is missing', async () => {
    await workspace.record({
      customers: [customer('Luna', 'Luna', 'ES')],
      invoices: [
        invoice('H-1', 'Luna', '2026-02-01', 'EUR', [['2026-03-01', 7_000]]),
        invoice('H-2', 'Luna', '2026-02-01', 'EUR', [['2026-03-01', 8_000]]),
      ],
    });
    expect(told(await preview('2026-02-28', FEBRUARY))?.slice(1)).toEqual(
      [
        'gone H-1 leave [receipt dispute leave] 70.00 EUR are open in the ledger, and it is not on the list of 2026-02-28; it came from no such list, so the program that wrote this one may not know it',
        'gone H-2 leave [receipt dispute leave] 80.00 EUR are open in the ledger, and it is not on the list of 2026-02-28; it came from no such list, so the program that wrote this one may not know it',
        'gone INV-2 leave [receipt dispute leave] 120.00 EUR are open in the ledger, and it is not on the list of 2026-02-28; only 2 of 5 open invoices of the ledger are on it, so it may be a part of what is open',
      ].map((text, at) =>
        at < 2
          ? text.replace(
              /; it came.*/,
              '; only 2 of 5 open invoices of the ledger are on it, so it may be a part of what is open',
            )
          : text,
      ),
    );
    expect(
      told(
        await preview('2026-02-28', [
          'INV-2,Rosa,2026-01-05,2026-02-04,120.00,120.00',
          'INV-3,Sol,2026-01-10,2026-02-09,300.00,300.00',
          'H-1,Luna,2026-02-01,2026-03-01,70.00,70.00',
        ]),
      ),
    ).toEqual([
      'gone H-2 leave [receipt dispute leave] 80.00 EUR are open in the ledger, and it is not on the list of 2026-02-28; it came from no such list, so the program that wrote this one may not know it',
      'before INV-1 leave [receipt dispute leave] 500.00 EUR are open in the ledger, and it is not on the list of 2026-02-28; it is of 2026-01-02, before the first invoice of the list (2026-01-05), and the list may begin there',
    ]);
  });

  test('paid since the list was taken: nothing to do', async () => {
    const { items } = await workspace.value('aging.items', { asOf: isoDateOf('2026-04-02') });
    const itemId = items.find(({ item }) => item === 'INV-2')?.itemId ?? 0;
    await workspace.value('receipts.record', {
      customer: 'Rosa',
      receivedOn: isoDateOf('2026-03-02'),
      currency: 'EUR',
      amountMinor: 12_000,
      reference: '',
      allocate: [{ itemId, amountMinor: 12_000 }],
    });
    expect(told(await preview('2026-02-28', FEBRUARY))).toHaveLength(1);
  });
});
