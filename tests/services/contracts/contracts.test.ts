/** Contracts: kept whole as versions, checked field by field, and honest about whether letters may cite them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Contract } from '../../../src/domain/contracts/contract.ts';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import { customer } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-03-01T12:00');
  await workspace.record({
    customers: [customer('C4', 'Pétalo Flores S.L.', 'ES'), customer('C9', 'PETALO', 'ES')],
  });
});
afterEach(() => workspace.dispose());

const SIGNED: Contract = {
  number: 'K-2026-014',
  customer: 'C4',
  title: 'Frame contract 2026',
  priceBasis: 'FOB Guayaquil, price list 3',
  paymentMethod: 'transfer',
  terms: { kind: 'net_days', days: 30 },
  signedByUsOn: d('2026-01-10'),
  signedByCustomerOn: d('2026-01-12'),
  termsInitialledOn: d('2026-01-12'),
  validFrom: d('2026-01-15'),
  validTo: d('2026-12-31'),
  governingLaw: 'ES',
  jurisdiction: 'Valencia',
  currency: 'EUR',
  clauses: [
    {
      kind: 'late_interest',
      number: '7.2',
      text: 'Late payment bears interest of 1.5 % a month.',
      ratePercent: '1.5',
      per: 'month',
      from: { base: 'due_date', days: 0 },
    },
  ],
  notes: '',
};

const save = (fields: Partial<Contract> = {}) =>
  workspace.value('contracts.save', { contract: { ...SIGNED, ...fields } });
const numbers = async (code: string | null) =>
  (await workspace.value('contracts.list', { customer: code })).map(({ contract }) => [
    contract.customer,
    contract.number,
  ]);

test('what is saved is listed, whole', async () => {
  const saved = await save();
  expect(saved).toEqual({
    contract: SIGNED,
    customerName: 'Pétalo Flores S.L.',
    effectiveOn: '2026-03-01',
    recordedAt: '2026-03-01T12:00:00.001Z',
    isCitable: true,
    because:
      'Contract K-2026-014 was signed by us on 2026-01-10 and by the customer on 2026-01-12 and was in force on 2026-03-01; its payment terms carry the customer’s initials of 2026-01-12.',
    attachments: 0,
  });
  expect(await workspace.value('contracts.list', { customer: 'C4' })).toEqual([saved]);
  expect(await workspace.value('contracts.list', {})).toEqual([saved]);
  expect(await workspace.value('contracts.list', { customer: 'C9' })).toEqual([]);
});

describe('clauses may be cited, or not, and why', () => {
  test.each([
    [
      { signedByCustomerOn: null },
      'Contract K-2026-014 may not be cited: the customer has not signed and dated it.',
    ],
    [
      { validTo: d('2026-02-28') },
      'Contract K-2026-014 may not be cited: it ended on 2026-02-28, before 2026-03-01.',
    ],
    [
      { signedByUsOn: d('2026-03-02') },
      'Contract K-2026-014 may not be cited: we signed it on 2026-03-02, after 2026-03-01.',
    ],
  ])('%j', async (fields, because) => {
    expect(await save(fields)).toMatchObject({ isCitable: false, because });
  });

  test('the day decides: signed today, in force tomorrow', async () => {
    await save({ validFrom: d('2026-03-02') });
    const citable = async () =>
      (await workspace.value('contracts.list', { customer: 'C4' })).map(
        ({ isCitable }) => isCitable,
      );
    expect(await citable()).toEqual([false]);
    workspace.setNow('2026-03-02T08:00');
    expect(await citable()).toEqual([true]);
  });
});

describe('faults come back as sentences with the field', () => {
  const refused = (fields: object) =>
    workspace.refusal('contracts.save', { contract: { ...SIGNED, ...fields } as Contract });

  test.each([
    [
      'priceBasis',
      { priceBasis: ' ' },
      'Say what the price rests on, for example "FOB Guayaquil, price list 3": without it the customer can question every amount.',
    ],
    [
      'validTo',
      { validTo: '2025-12-31' },
      'The contract ends on 2025-12-31, before it begins on 2026-01-15; correct one of the two dates.',
    ],
    [
      'clauses[1].ratePercent',
      { clauses: [{ ...SIGNED.clauses[0], ratePercent: '1,5' }] },
      '"1,5" is not a rate of interest; write percent above 0 and up to 100 with a decimal point, such as 1.5.',
    ],
    [
      'number',
      { number: '', currency: 'EURO' },
      'Give the contract a number; letters name it. Also to correct: currency.',
    ],
  ])('%s', async (at, fields, message) => {
    expect(await refused(fields)).toEqual({ code: 'contract_invalid', at, message });
    expect(await numbers(null)).toEqual([]);
  });

  test('a customer that nobody knows', async () => {
    expect(await refused({ customer: 'C7' })).toMatchObject({
      code: 'not_found',
      message: 'No customer has the code "C7"; look the code up in the list of customers.',
    });
  });
});

describe('versions', () => {
  test('the newest counts; a retired one is gone, and comes back when it is saved again', async () => {
    await save();
    workspace.setNow('2026-03-05T12:00');
    await save({ title: 'Frame contract, second edition' });
    const [row, ...others] = await workspace.value('contracts.list', { customer: 'C4' });
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      effectiveOn: '2026-03-05',
      contract: { title: 'Frame contract, second edition' },
    });
    await workspace.value('contracts.retire', { customer: 'C4', number: 'K-2026-014' });
    expect(await numbers('C4')).toEqual([]);
    expect(
      await workspace.refusal('contracts.retire', { customer: 'C4', number: 'K-2026-014' }),
    ).toEqual({
      code: 'not_found',
      at: 'number',
      message:
        'Customer C4 (Pétalo Flores S.L.) has no contract with the number "K-2026-014"; the list of contracts has the numbers.',
    });
    await save();
    expect(await numbers('C4')).toEqual([['C4', 'K-2026-014']]);
  });

  test('of a customer that was merged it is the survivor’s, and goes on as one contract', async () => {
    await save({ customer: 'C9' });
    const { mergeId } = await workspace.value('customers.merge', {
      from: 'C9',
      into: 'C4',
      reason: 'two spellings',
    });
    expect(await numbers('C4')).toEqual([['C4', 'K-2026-014']]);
    await save({ customer: 'C9', title: 'after the merge' });
    expect(await numbers(null)).toEqual([['C4', 'K-2026-014']]);
    await workspace.value('customers.unmerge', { mergeId, reason: 'two after all' });
    expect(await numbers(null)).toEqual([['C9', 'K-2026-014']]);
  });

  test('an invoice without terms goes by the contract', async () => {
    await save();
    await workspace.value('invoices.record', {
      kind: 'invoice',
      invoice: 'INV-1',
      customer: 'C4',
      issuedOn: d('2026-03-01'),
      currency: 'EUR',
      grossMinor: 120_000,
    });
    const { items } = await workspace.value('invoices.get', {
      asOf: d('2026-03-01'),
      invoice: 'INV-1',
    });
    expect(items.map(({ dueOn }) => dueOn)).toEqual(['2026-03-31']);
  });
});
