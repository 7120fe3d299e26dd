/**
 * Every way a document by hand, a rate or a total in base is refused, as a person reads it. The
 * golden file beside this one is for reading: does each sentence name the thing, the place and what
 * to do?
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import { creditNote, customer, invoice, receipt } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-03-01T12:00');
  await workspace.record({
    customers: [
      { ...customer('C1', 'Müller GmbH', 'DE'), terms: '60 days' },
      { ...customer('C2', 'Codes Ltd', 'GB'), terms: 'NAA8' },
      customer('C3', 'No Terms SL', 'ES'),
    ],
    invoices: [
      invoice('INV-7', 'C1', '2026-01-10', 'EUR', [
        ['2026-02-10', 50_000],
        ['2026-03-10', 70_000],
      ]),
      invoice('INV-U', 'C3', '2026-01-10', 'USD', [['2026-02-10', 50_000]]),
    ],
    receipts: [receipt('R-9', 'C1', '2026-02-15', 'EUR', 2_000)],
    creditNotes: [creditNote('CN-1', 'C1', '2026-02-20', 'EUR', 4_000)],
    rates: [{ base: 'EUR', currency: 'USD', on: d('2026-02-10'), rate: '1.08', source: 'ECB' }],
  });
  await workspace.value('refunds.record', {
    sourceKind: 'receipt',
    source: 'R-9',
    refundedOn: d('2026-02-20'),
    amountMinor: 500,
    reason: 'paid twice',
  });
});
afterAll(() => workspace.dispose());

const item = async (): Promise<number> =>
  (await workspace.value('invoices.get', { invoice: 'INV-7', asOf: d('2026-03-01') })).items[1]
    ?.itemId ?? 0;

test('each sentence', async () => {
  const told: string[] = [];
  const refused = async (
    what: string,
    refusal: Promise<{ code: string; message: string; at?: string }>,
  ) => {
    const { code, message, at } = await refusal;
    told.push(`${what}\n  ${code}${at === undefined ? '' : ` at ${at}`}: ${message}`);
  };
  const asked = {
    invoice: 'INV-8',
    customer: 'C1',
    issuedOn: d('2026-02-01'),
    currency: 'EUR',
    grossMinor: 100_000,
  };
  const record = (more: object) => workspace.refusal('invoices.record', { ...asked, ...more });
  const due = (dueOn: string, grossMinor = 100_000) => ({ dueOn: d(dueOn), grossMinor });
  await refused('invoice to nobody', record({ customer: 'C9' }));
  await refused('invoice number taken', record({ invoice: 'INV-7', kind: 'debit_note' }));
  await refused('terms not understood', record({ customer: 'C2' }));
  await refused('no terms at all', record({ customer: 'C3' }));
  await refused('terms that are none', record({ terms: { kind: 'net_days', days: -1 } }));
  await refused(
    'terms before the invoice',
    record({ terms: { kind: 'one_off', dueOn: '2026-01-01' } }),
  );
  await refused('due another day without a reason', record({ due: [due('2026-04-30')] }));
  await refused(
    'due in parts without a reason',
    record({ due: [due('2026-03-31', 40_000), due('2026-04-30', 60_000)] }),
  );
  await refused('parts that are not the whole', record({ due: [due('2026-04-02', 99_999)] }));
  await refused('due before it was issued', record({ due: [due('2026-01-31')] }));

  const itemId = await item();
  const change = { itemId, dueOn: d('2026-04-10'), reason: 'by telephone' };
  await refused(
    'due date of no item',
    workspace.refusal('invoices.changeDue', { ...change, itemId: 999 }),
  );
  await refused(
    'due before issue',
    workspace.refusal('invoices.changeDue', { ...change, dueOn: d('2026-01-09') }),
  );
  await refused(
    'due as before',
    workspace.refusal('invoices.changeDue', { ...change, dueOn: d('2026-03-10') }),
  );
  await refused('goods of nobody', workspace.refusal('invoices.goods', { customer: 'C9' }));

  const credit = {
    creditNote: 'CN-2',
    customer: 'C1',
    issuedOn: d('2026-02-25'),
    currency: 'EUR',
    amountMinor: 1_000,
  };
  const crediting = (more: object) =>
    workspace.refusal('creditNotes.record', { ...credit, ...more });
  await refused('credit note to nobody', crediting({ customer: 'C9' }));
  await refused('credit note number taken', crediting({ creditNote: 'CN-1' }));
  await refused('credit note for no invoice', crediting({ invoice: 'INV-9' }));
  await refused("credit note for another's invoice", crediting({ invoice: 'INV-U' }));
  await refused(
    'credit note in another currency',
    crediting({ invoice: 'INV-7', currency: 'USD' }),
  );

  const off = { itemId, effectiveOn: d('2026-03-01'), amountMinor: 100, reason: 'rest' };
  const writing = (more: object) => workspace.refusal('writeOffs.record', { ...off, ...more });
  await refused('write-off of no item', writing({ itemId: 999 }));
  await refused('write-off too early', writing({ effectiveOn: d('2026-01-09') }));
  await refused('write-off of too much', writing({ amountMinor: 70_001 }));

  const back = {
    sourceKind: 'receipt' as const,
    source: 'R-9',
    refundedOn: d('2026-02-28'),
    amountMinor: 100,
    reason: 'paid twice',
  };
  const refunding = (more: object) => workspace.refusal('refunds.record', { ...back, ...more });
  await refused('refund of nothing', refunding({ sourceKind: 'credit_note', source: 'CN-9' }));
  await refused('refund too early', refunding({ refundedOn: d('2026-02-14') }));
  await refused('refund of too much', refunding({ amountMinor: 1_501 }));

  const reversing = (kind: 'receipt' | 'write_off', reference: string) =>
    workspace.refusal('facts.reverse', {
      kind,
      reference,
      effectiveOn: d('2026-03-01'),
      reason: 'mistake',
    });
  await refused('reversal of a receipt given back', reversing('receipt', 'R-9'));
  const { rows } = await workspace.value('allocations.list', { asOf: d('2026-03-01') });
  await refused(
    'reversal of what a refund used',
    workspace.refusal('facts.reverse', {
      kind: 'allocation',
      reference: rows.find((row) => row.source === 'R-9')?.allocationId ?? 0,
      effectiveOn: d('2026-03-01'),
      reason: 'mistake',
    }),
  );
  await refused('reversal of no write-off', reversing('write_off', 'W-2026-0009'));

  const money = {
    customer: 'C1',
    receivedOn: d('2026-02-12'),
    currency: 'EUR',
    amountMinor: 10_000,
  };
  const paying = (currency: string, amountMinor: number, rate: string | null = null) =>
    workspace.refusal('receipts.record', { ...money, paid: { currency, amountMinor, rate } });
  await refused('paid in its own currency', paying('EUR', 10_000));
  await refused('paid without a rate', paying('GBP', 8_500));
  await refused('paid at nothing', paying('GBP', 8_500, '0.00'));
  await refused('paid with a point misplaced', paying('USD', 108_000));

  const rate = { base: 'EUR', currency: 'GBP', on: d('2026-02-12'), rate: '0.85', source: 'bank' };
  await refused(
    'rate between one currency',
    workspace.refusal('rates.record', { ...rate, currency: 'EUR' }),
  );
  await refused('rate of nothing', workspace.refusal('rates.record', { ...rate, rate: '0.000' }));
  const convert = (from: string, on: string) =>
    workspace.refusal('rates.convert', { amountMinor: 100, from, to: 'EUR', on: d(on) });
  await refused('no rates of a currency', convert('GBP', '2026-02-12'));
  await refused('before the first rate', convert('USD', '2026-02-09'));
  await refused('after the last rate', convert('USD', '2026-03-01'));
  await refused(
    'everything in base, a rate missing',
    workspace.refusal('aging.inBase', { asOf: d('2026-03-01') }),
  );
  await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot('sentences.txt');
});
