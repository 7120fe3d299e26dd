/** What a merge would do, before it is done: what moves, where the two differ, what speaks against it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EMPTY_PROFILE } from '../../../src/domain/customers/profile.ts';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import {
  nextLetterNumber,
  recordLetter,
} from '../../../src/ledger/commands/letters/record-letter.ts';
import type { TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { contract } from '../contracts/contract-draft.ts';
import { twoSpellings } from './two-spellings.ts';

let workspace: TestWorkspace;
const asOf = d('2026-03-01');
beforeEach(async () => {
  workspace = await twoSpellings();
});
afterEach(() => workspace.dispose());

const preview = (from: string, into: string) =>
  workspace.value('customers.mergePreview', { from, into });
const merge = (from: string, into: string) =>
  workspace.value('customers.merge', { from, into, reason: 'two spellings' });
const codes = async () =>
  (await workspace.value('customers.list', { asOf })).map((row) => row.customer);
const save = (code: string, name: string, more: object) =>
  workspace.value('customers.save', { customer: code, name, ...more });

test('counts what moves and says how it stands', async () => {
  expect(await preview('C9', 'C4')).toEqual({
    from: 'C9',
    fromName: 'PETALO FLORES',
    into: 'C4',
    intoName: 'Pétalo Flores S.L.',
    invoices: 1,
    receipts: 1,
    creditNotes: 1,
    letters: 0,
    balances: [
      {
        currency: 'EUR',
        outstandingMinor: 0,
        overdueMinor: 0,
        onAccountMinor: 50_000,
        netMinor: -50_000,
      },
      {
        currency: 'USD',
        outstandingMinor: 7_000,
        overdueMinor: 7_000,
        onAccountMinor: 700,
        netMinor: 6_300,
      },
    ],
    aliases: ['C9', 'PETALO FLORES'],
    differences: [{ field: 'name', from: 'PETALO FLORES', into: 'Pétalo Flores S.L.' }],
    cautions: [],
  });
  expect(await codes()).toEqual(['C4', 'C5', 'C9']);
});

test('what moves is what the lists show of the one before, and of the other after', async () => {
  const before = await preview('C9', 'C4');
  const documents = async (code: string) => ({
    invoices: (await workspace.value('invoices.list', { asOf, customer: code })).total,
    receipts: (await workspace.value('receipts.list', { asOf, customer: code })).total,
    creditNotes: (await workspace.value('creditNotes.list', { asOf, customer: code })).total,
  });
  const { invoices, receipts, creditNotes } = before;
  expect(await documents('C9')).toEqual({ invoices, receipts, creditNotes });
  const own = await documents('C4');
  await merge('C9', 'C4');
  expect(await documents('C4')).toEqual({
    invoices: own.invoices + invoices,
    receipts: own.receipts + receipts,
    creditNotes: own.creditNotes + creditNotes,
  });
});

test('fields that differ, those of the profile too; what only one has, shows', async () => {
  await save('C4', 'Pétalo', { country: 'ES', email: 'a@petalo.example', terms: 'net 30' });
  await save('C9', 'Pétalo', { country: 'ES', phone: '+34 1', terms: 'net 60' });
  await workspace.value('customers.saveProfile', {
    customer: 'C9',
    profile: {
      ...EMPTY_PROFILE,
      payCalendar: {
        weekdays: [5],
        monthDays: [15],
        cutOffHour: 15,
        method: 'cheque',
        transitDays: 2,
      },
      avoidWindows: [{ weekdays: [1], monthDays: [], before: '10:00', after: null, note: '' }],
    },
  });
  expect((await preview('C9', 'C4')).differences).toEqual([
    { field: 'email', from: '', into: 'a@petalo.example' },
    { field: 'phone', from: '+34 1', into: '' },
    { field: 'terms', from: 'net 60', into: 'net 30' },
    {
      field: 'payCalendar',
      from: 'Fri, day 15, until 15:00, 2 days in transit, cheque',
      into: '',
    },
    { field: 'avoidWindows', from: 'Mon, before 10:00', into: '' },
  ]);
});

test('cautions: every one in a sentence', async () => {
  await save('C4', 'Pétalo Flores S.L.', {
    country: 'ES',
    taxId: 'ESB12345678',
    currency: 'EUR',
    creditLimitMinor: 1_000_000,
  });
  await save('C9', 'Petalo Flores', {
    country: 'PT',
    taxId: 'PT501234567',
    currency: 'USD',
    creditLimitMinor: 250_000,
    kind: 'sole_trader',
  });
  await issueLetter('I-3', 7_000);
  for (const code of ['C4', 'C9'])
    await workspace.value('contracts.save', { contract: contract('K-1', code) });
  const { cautions, letters } = await preview('C9', 'C4');
  expect(letters).toBe(1);
  await expect(`${cautions.join('\n')}\n`).toMatchFileSnapshot('cautions.txt');
});

test('the same tax number written in two ways is no caution', async () => {
  await save('C4', 'Pétalo', { country: 'ES', taxId: 'ESB12345678' });
  await save('C9', 'Petalo', { country: 'ES', taxId: 'B-12345678' });
  expect((await preview('C9', 'C4')).cautions).toEqual([]);
});

/** A letter to the customer of `invoice` about its first instalment. */
async function issueLetter(number: string, openMinor: number): Promise<void> {
  const { items } = await workspace.value('invoices.get', { asOf, invoice: number });
  await workspace.ledger.write({ command: 'test', actor: 'tester', input: {} }, async (tx, scope) =>
    recordLetter(tx, scope, {
      number: nextLetterNumber(tx, asOf),
      level: 1,
      language: 'es',
      layout: 'plain',
      customerId: 2,
      currency: 'USD',
      issuedOn: asOf,
      deadlineOn: d('2026-03-15'),
      deliveryMethod: 'post',
      content: {},
      items: [
        {
          itemId: items[0]?.itemId ?? 0,
          item: number,
          issuedOn: d('2026-01-20'),
          dueOn: d('2026-02-20'),
          daysPastDue: 9,
          grossMinor: openMinor,
          openMinor,
        },
      ],
      pdf: new Uint8Array([37, 80, 68, 70]),
    }),
  );
}
