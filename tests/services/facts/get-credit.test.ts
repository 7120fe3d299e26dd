/**
 * How the rest of one receipt comes about. The screen used to filter the customer's newest 5,000
 * allocations by the receipt's number: of a customer with more, the lines of an old receipt did not
 * add up to what was left of it, and nothing said so.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import {
  allocation,
  creditNote,
  customer,
  invoice,
  receipt,
} from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

const asOf = d('2026-03-31');
/** One more than the most rows a list gives at once. */
const MANY = 5_001;

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-03-31T12:00');
});
afterEach(() => workspace.dispose());

const rest = (detail: {
  readonly credit: { readonly amountMinor: number };
  readonly allocations: readonly { readonly amountMinor: number }[];
}): number =>
  detail.allocations.reduce((left, one) => left - one.amountMinor, detail.credit.amountMinor);

describe('of a customer with more than 5,000 allocations', () => {
  beforeEach(async () => {
    const numbers = Array.from({ length: MANY }, (_, at) => `I-${at}`);
    await workspace.record({
      customers: [customer('C1', 'Müller GmbH', 'DE')],
      invoices: [
        invoice('OLD', 'C1', '2026-01-01', 'EUR', [['2026-01-31', 70]]),
        ...numbers.map((number) => invoice(number, 'C1', '2026-02-01', 'EUR', [['2026-02-28', 2]])),
      ],
      receipts: [
        receipt('R-OLD', 'C1', '2026-01-15', 'EUR', 100),
        receipt('R-NEW', 'C1', '2026-03-01', 'EUR', 2 * MANY),
      ],
      allocations: [
        allocation('R-OLD', 'OLD', 1, '2026-01-15', 70),
        ...numbers.map((number) => allocation('R-NEW', number, 1, '2026-03-01', 2)),
      ],
    });
  });

  test('the lines of an old receipt and of the one that paid them all add up to what is left', async () => {
    const page = await workspace.value('allocations.list', { asOf, customer: 'C1', limit: 5000 });
    expect(page.total).toBe(MANY + 1);
    expect(page.rows.some((row) => row.source === 'R-OLD')).toBe(false);

    const old = await workspace.value('receipts.get', { asOf, credit: 'R-OLD' });
    expect(old.credit).toMatchObject({ amountMinor: 100, unallocatedMinor: 30 });
    expect(old.allocations.map((row) => [row.item, row.amountMinor])).toEqual([['OLD', 70]]);
    expect(rest(old)).toBe(old.credit.unallocatedMinor);

    const all = await workspace.value('receipts.get', { asOf, credit: 'R-NEW' });
    expect(all.allocations).toHaveLength(MANY);
    expect(rest(all)).toBe(0);
    expect(all.credit.unallocatedMinor).toBe(0);
  });
});

describe('one number, two documents', () => {
  beforeEach(async () => {
    await workspace.record({
      customers: [customer('C1', 'Müller GmbH', 'DE')],
      invoices: [invoice('I-1', 'C1', '2026-01-01', 'EUR', [['2026-01-31', 100]])],
      creditNotes: [creditNote('N-1', 'C1', '2026-01-10', 'EUR', 40)],
      allocations: [allocation('N-1', 'I-1', 1, '2026-01-12', 40, 'credit_note')],
    });
    await workspace.value('facts.reverse', {
      kind: 'credit_note',
      reference: 'N-1',
      effectiveOn: d('2026-02-01'),
      reason: 'typed twice',
    });
    await workspace.record({ creditNotes: [creditNote('N-1', 'C1', '2026-02-10', 'EUR', 25)] });
  });

  test('the number is the live one, the id is each of them, with lines of its own alone', async () => {
    const { rows } = await workspace.value('creditNotes.list', { asOf });
    const gone = rows.find((row) => row.reversed);
    expect(rows.map((row) => row.number)).toEqual(['N-1', 'N-1']);
    const live = await workspace.value('creditNotes.get', { asOf, credit: 'N-1' });
    expect(live).toMatchObject({ credit: { amountMinor: 25, reversed: false }, allocations: [] });
    const old = await workspace.value('creditNotes.get', { asOf, credit: gone?.creditId ?? 0 });
    expect(old.credit).toMatchObject({ amountMinor: 40, reversed: true, unallocatedMinor: 0 });
    // Applied, taken back, used up by the reversal: oldest first.
    expect(old.allocations.map((row) => [row.effectiveOn, row.amountMinor])).toEqual([
      ['2026-01-12', 40],
      ['2026-02-01', -40],
      ['2026-02-01', 40],
    ]);
    expect(rest(old)).toBe(0);
  });

  test('as of a day, what came later is not there; before its own day it is not known', async () => {
    const before = await workspace.value('creditNotes.get', {
      asOf: d('2026-01-11'),
      credit: 'N-1',
    });
    expect(before).toMatchObject({ credit: { unallocatedMinor: 40 }, allocations: [] });
    const { code, message } = await workspace.refusal('creditNotes.get', {
      asOf: d('2026-01-09'),
      credit: 'N-1',
    });
    expect(code).toBe('not_found');
    expect(message).toBe(
      'No credit note has the number "N-1" as of 2026-01-09; look it up in the list of credit notes.',
    );
  });
});

test('a write-off or refund is found by its number among many that contain it', async () => {
  const numbers = Array.from({ length: 260 }, (_, at) => `W-1${at}`);
  await workspace.record({
    customers: [customer('C1', 'Müller GmbH', 'DE')],
    invoices: [invoice('I-1', 'C1', '2026-01-01', 'EUR', [['2026-01-31', 1000]])],
    writeOffs: ['W-1', ...numbers].map((number) => ({
      number,
      kind: 'small_balance' as const,
      invoice: 'I-1',
      position: 1,
      effectiveOn: d(number === 'W-1' ? '2026-02-01' : '2026-03-01'),
      amountMinor: 1,
      reason: 'a cent',
      receipt: '',
    })),
  });
  const searched = await workspace.value('writeOffs.list', { asOf, search: 'W-1', limit: 200 });
  expect(searched.rows.some((row) => row.number === 'W-1')).toBe(false);
  const { rows } = await workspace.value('writeOffs.list', { asOf, number: 'W-1' });
  expect(rows.map((row) => [row.number, row.effectiveOn])).toEqual([['W-1', '2026-02-01']]);
});
