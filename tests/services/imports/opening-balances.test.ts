/**
 * A list of one row a customer: it was refused, because no invoice has a number; who keeps nothing else begins with it.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { ageFrom } from '../../../src/domain/imports/opening-balances.ts';
import { english } from '../../harness/english.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace({ now: '2026-03-02T12:00' });
});
afterEach(async () => {
  await workspace.dispose();
});

const file = (text: string) => ({
  fileName: 'balances.csv',
  bytes: new TextEncoder().encode(text),
});
const asOpening = (text: string, on = '2026-02-28') =>
  workspace.call('imports.inspect', { ...file(text), openingOn: isoDateOf(on) });

async function bring(text: string) {
  const { uploadId, mapping } = await workspace.value('imports.inspect', {
    ...file(text),
    openingOn: isoDateOf('2026-02-28'),
  });
  const { previewId } = await workspace.value('imports.preview', { uploadId, mapping });
  const { findings } = await workspace.value('imports.findings', { previewId });
  const { batch } = await workspace.value('imports.commit', { previewId });
  return { batchId: batch.batchId, told: findings.map(({ message }) => english(message)) };
}
const items = async (asOf = '2026-02-28') => {
  const { items: found } = await workspace.value('aging.items', { asOf: isoDateOf(asOf) });
  return found
    .map((one) => `${one.item} ${one.name} due ${one.dueOn} ${one.openMinor / 100} ${one.currency}`)
    .sort();
};

describe('balances become invoices', () => {
  test('by columns of ages, each on the latest day of its range', async () => {
    const { told } = await bring(
      'Customer;Current;1 - 30;31 - 60;61 - 90;> 90;Total\nRosa;100,00;50,00;;20,00;5,00;175,00\nSol;0,00;0,00;0,00;0,00;7,50;7,50\nTotal;100,00;50,00;;20,00;12,50;182,50\n',
    );
    expect(await items()).toEqual([
      'OB-Rosa/1 Rosa due 2026-02-28 100 EUR',
      'OB-Rosa/2 Rosa due 2026-02-27 50 EUR',
      'OB-Rosa/3 Rosa due 2025-12-29 20 EUR',
      'OB-Rosa/4 Rosa due 2025-11-29 5 EUR',
      'OB-Sol Sol due 2025-11-29 7.5 EUR',
    ]);
    expect(told).toContain(
      'due dates are known by the columns of ages only: the latest day of each was taken, and no letter takes such a balance by itself until its due date is set',
    );
    const { totals } = await workspace.value('aging.report', { asOf: isoDateOf('2026-02-28') });
    expect(totals[0]?.amountsMinor).toEqual([10_000, 5_000, 0, 2_000, 1_250]);
  });

  test.each([
    ['Customer,Balance\nRosa,300.00\nSol,20.50\n'],
    ['Cliente;Saldo\nRosa;300,00\nSol;20,50\nTotal;320,50\n'],
    ['Kunde;Name;Summe\nRosa;Rosa;300,00\nSol;Sol;20,50\n'],
  ])('by a total, due on its day: %s', async (text) => {
    const { told } = await bring(text);
    expect(await items()).toEqual([
      'OB-Rosa Rosa due 2026-02-28 300 EUR',
      'OB-Sol Sol due 2026-02-28 20.5 EUR',
    ]);
    expect(told).toContain(
      'the list has no due dates and no ages: every balance counts as due on 2026-02-28, and no letter takes it by itself until its due date is set',
    );
  });

  test('codes, names and currencies of the list are taken; a credit is a credit note', async () => {
    await bring(
      'Customer ID,Customer name,Currency,Balance\nC1,Rosa SL,EUR,300.00\nC2,Sol Ltd,GBP,20.50\nC3,Luna,EUR,-12.00\n',
    );
    expect(await items()).toEqual([
      'OB-C1 Rosa SL due 2026-02-28 300 EUR',
      'OB-C2 Sol Ltd due 2026-02-28 20.5 GBP',
    ]);
    const { rows } = await workspace.value('creditNotes.list', { asOf: isoDateOf('2026-03-02') });
    expect(rows.map(({ number, amountMinor }) => [number, amountMinor])).toEqual([
      ['OB-C3', 1_200],
    ]);
  });

  test('no letter takes them by itself, and they are undone as one', async () => {
    const { batchId } = await bring('Customer,Over 90 days,Total\nRosa,300.00,300.00\n');
    const [rosa] = await workspace.value('letters.propose', { issuedOn: isoDateOf('2026-03-02') });
    expect(rosa?.items.map(({ included }) => included)).toEqual([false]);
    await workspace.value('imports.undo', { batchId, reason: 'again' });
    expect(await items()).toEqual([]);
  });
});

describe('what is no such list is said', () => {
  test.each([
    ['Customer,Balance\nRosa,1.00\nRosa,2.00\n', 'line 3: "Rosa" has a second row'],
    ['Invoice,Note\n1,x\n', 'no column names the customer'],
    ['Customer,City\nRosa,Madrid\n', 'no column has the balance'],
    ['Customer,Balance\nRosa,about ten\n', 'line 2: "about ten" is no amount (column "Balance")'],
    ['Customer,Balance\nRosa,1.234\nSol,2.000\n', '"1.234" may be thousands or decimals'],
    [
      'Customer,Current,1-30,Total\nRosa,1.00,2.00,4.00\n',
      'line 2: the columns by age do not come to the total of "Rosa"',
    ],
    ['Customer,Balance\nRosa,0.00\n', 'nobody owes anything by it'],
  ])('%s', async (text, sentence) => {
    const answer = await asOpening(text);
    expect(answer.ok ? '' : english(answer.error.message)).toContain(`balances.csv: ${sentence}`);
  });

  test('the way there is said where a list has no invoices', async () => {
    const { uploadId, mapping } = await workspace.value('imports.inspect', {
      ...file('Customer,Amount\nRosa,300.00\nSol,20.50\n'),
      kind: 'invoice-list',
    });
    const answer = await workspace.call('imports.preview', { uploadId, mapping });
    expect(answer.ok ? '' : english(answer.error.message)).toContain(
      'if it has one row a customer, take it as opening balances of its day',
    );
    // And back: the file as it came is kept.
    const opening = await workspace.value('imports.reinspect', {
      uploadId,
      openingOn: isoDateOf('2026-02-28'),
    });
    expect(opening.rows).toBe(2);
    expect(opening.columns.map(({ header }) => header)).toContain('Due date');
    const plain = await workspace.value('imports.reinspect', { uploadId, openingOn: null });
    expect(plain.columns.map(({ header }) => header)).toEqual(['Customer', 'Amount']);
  });
});

test.each([
  ['Current', 0],
  ['Not yet due', 0],
  ['nicht fällig', 0],
  ['1-30', 1],
  ['0-30', 1],
  ['31 to 60 days', 31],
  ['61–90 Tage', 61],
  ['1 bis 30 Tage', 1],
  ['> 90', 91],
  ['90+', 90],
  ['Over 120 days', 121],
  ['über 90 Tage', 91],
  ['más de 90 días', 91],
  ['Balance', null],
  ['Invoice 2026', null],
  ['60-31', null],
])('age of a column "%s"', (header, from) => {
  expect(ageFrom(header)).toBe(from);
});
