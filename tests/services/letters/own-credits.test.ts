/** Our own open credit notes: taken off the letter, applied when it is issued, open again when it is cancelled. */
import { expect, test } from 'vitest';
import { onAccount } from '../../../src/ledger/queries/aging/on-account.ts';
import { letterRegister } from '../../../src/ledger/queries/letters/letter-register.ts';
import { verifyLedger } from '../../../src/ledger/safety/verify.ts';
import { reverseFact } from '../../../src/services/facts/reverse-fact.ts';
import { letterHandlers } from '../../../src/services/letters/handlers.ts';
import { english } from '../../harness/english.ts';
import { creditNote, customer, day, invoice, receipt } from '../../ledger/fixture.ts';
import { pdfText } from '../../documents/pdf-text.ts';
import { issued, ON, propose } from './asking.ts';
import { letterWorkspace, type LetterWorkspace } from './letter-workspace.ts';

const ADDRESS = 'Brīvības iela 1\nRīga, LV-1010';
const facts = {
  customers: [customer('C1', { name: 'Ziedu Pasaule SIA', country: 'LV', address: ADDRESS })],
  invoices: [
    invoice('INV-1', 'C1', '2026-08-01', '2026-08-31', 1_000_00),
    invoice('INV-2', 'C1', '2026-09-01', '2026-10-01', 500_00),
  ],
  creditNotes: [creditNote('CN-1', 'C1', '2026-10-15', 481_00)],
};

const said = async (workspace: LetterWorkspace) =>
  (await propose(workspace)).map(({ principalMinor, interestMinor, items, cautions }) => ({
    principalMinor,
    interestMinor,
    items: items.map(({ item, openMinor, because }) => `${item} ${openMinor}: ${english(because)}`),
    cautions: cautions
      .filter(({ code }) => code === 'on_account' || code === 'credit_note')
      .map(({ code, message }) => `${code}: ${english(message)}`),
  }));

const open = ({ ledger }: LetterWorkspace) =>
  ledger.read(async (db) =>
    (await onAccount(db, { asOf: ON.issuedOn, knownAt: null })).map(
      ({ number, unallocatedMinor }) => `${number} ${unallocatedMinor}`,
    ),
  );

test('the letter asks for the rest, and interest falls from the day of the credit note', async () => {
  const workspace = await letterWorkspace({ facts });
  expect(await said(workspace)).toEqual([
    {
      principalMinor: 1_019_00,
      // INV-1: 1,000.00 for the 44 days to 14 October, then 519.00 for 38 (10.40 %); INV-2: 500.00 for 51.
      interestMinor: 12_54 + 5_62 + 7_27,
      items: ['INV-1 51900: 82 days past due, less our credit note CN-1', 'INV-2 50000: 51 days past due'],
      cautions: [],
    },
  ]); // prettier-ignore
});

test('issuing applies it, and the letter says nothing of an invoice that it may be for', async () => {
  const workspace = await letterWorkspace({ facts });
  const [letter] = await issued(workspace, ['C1']);
  expect(letter?.stillOpenMinor).toBe(1_019_00);
  expect(await open(workspace)).toEqual([]);
  const pdf = await letterHandlers['letters.pdf'](workspace.context, { numbers: ['L-2026-0001'] });
  if (!pdf.ok) throw new Error(english(pdf.error.message));
  const text = await pdfText(pdf.value.bytes);
  expect(text).toContain('1,019.00');
  expect(text).not.toMatch(/481\.00 that we hold|which invoice it was meant for/);
  expect(text).toMatch(/[Oo]ur credit note CN-1 has been set against INV-1|nuestro abono CN-1/);
  // The next one finds it applied, and works out the same interest.
  const [again] = await said(workspace);
  expect(again).toMatchObject({ items: [expect.stringMatching(/^INV-1 51900/), expect.anything()] });
  const [candidate] = await propose(workspace);
  expect(candidate?.items.map(({ interestMinor }) => interestMinor)).toEqual([18_16, 7_27]);
}); // prettier-ignore

test('cancelling the letter opens it again; of two letters of a run the last one does', async () => {
  const workspace = await letterWorkspace({ facts });
  const [candidate] = await propose(workspace);
  const letters = (candidate?.items ?? []).map(({ itemId }) => ({
    customer: 'C1',
    currency: 'EUR',
    itemIds: [itemId],
  }));
  const run = await letterHandlers['letters.issue'](workspace.context, {
    ...ON,
    letters,
    idempotencyKey: 'run-0001',
  });
  expect(run).toMatchObject({ ok: true, value: [{ number: 'L-2026-0001' }, {}] });
  const cancel = (number: string) =>
    letterHandlers['letters.cancel'](workspace.context, { number, reason: 'sent in error' });
  expect(await cancel('L-2026-0001')).toMatchObject({ ok: true });
  expect(await open(workspace)).toEqual([]);
  expect(await cancel('L-2026-0002')).toMatchObject({ ok: true });
  expect(await open(workspace)).toEqual(['CN-1 48100']);
  expect((await said(workspace))[0]?.principalMinor).toBe(1_019_00);
});

test('cancelling a letter whose credit note was reversed meanwhile takes nothing back twice', async () => {
  const workspace = await letterWorkspace({ facts });
  await issued(workspace, ['C1']);
  const reversed = await reverseFact(workspace.context, { kind: 'credit_note', reference: 'CN-1', effectiveOn: ON.issuedOn, reason: 'wrong customer' });
  expect(reversed).toMatchObject({ ok: true });
  const before = await said(workspace);
  const cancelled = await letterHandlers['letters.cancel'](workspace.context, { number: 'L-2026-0001', reason: 'wrong' });
  expect(cancelled).toMatchObject({ ok: true });
  expect(await open(workspace)).toEqual([]);
  expect(before[0]?.items[0]).toContain('INV-1 100000');
  expect((await said(workspace))[0]).toMatchObject({ principalMinor: 1_500_00, items: ['INV-1 100000: 82 days past due', 'INV-2 50000: 51 days past due'] });
  expect((await workspace.ledger.read((db) => verifyLedger(db))).findings).toEqual([]);
}); // prettier-ignore

test('an item that it covers is in no letter; the next oldest has the rest', async () => {
  const workspace = await letterWorkspace({
    facts: { ...facts, creditNotes: [creditNote('CN-1', 'C1', '2026-10-15', 1_200_00)] },
  });
  const [candidate] = await said(workspace);
  expect(candidate?.items).toEqual([
    'INV-1 0: covered by our credit note CN-1',
    'INV-2 30000: 51 days past due, less our credit note CN-1',
  ]);
  await issued(workspace, ['C1']);
  expect(await open(workspace)).toEqual([]);
  const [letter] = await workspace.ledger.read((db) =>
    letterRegister(db, { asOf: ON.issuedOn, customer: null }),
  );
  expect(letter).toMatchObject({ items: 1, stillOpenMinor: 300_00 });
});

test('who owes nothing after it gets no letter', async () => {
  const workspace = await letterWorkspace({
    facts: { ...facts, creditNotes: [creditNote('CN-1', 'C1', '2026-10-15', 1_600_00)] },
  });
  const [candidate] = await propose(workspace);
  expect(candidate?.blocks.map(({ code }) => code)).toEqual(['nothing_overdue']);
  expect(candidate?.onAccountMinor).toBe(100_00);
  expect((await said(workspace))[0]?.cautions).toEqual([
    'credit_note: 100.00 EUR of our credit note CN-1 cannot be applied to what is overdue on 2026-11-21: apply or refund it first',
  ]);
});

test('money on account stays, and a credit note in another currency waits for a person', async () => {
  const workspace = await letterWorkspace({
    facts: {
      ...facts,
      creditNotes: [{ ...creditNote('CN-1', 'C1', '2026-10-15', 481_00), currency: 'USD' }],
      receipts: [receipt('R-1', 'C1', '2026-11-10', 10_00)],
    },
  });
  expect((await said(workspace))[0]).toMatchObject({
    principalMinor: 1_500_00,
    cautions: [
      'on_account: EUR\u00a010.00 of this customer is on account; allocate it first',
      'credit_note: our credit note CN-1 over 481.00 USD is in another currency: settle it with customer C1 first',
    ],
  });
});

test('a letter with an earlier day leaves alone what was applied later', async () => {
  const workspace = await letterWorkspace({
    facts: {
      ...facts,
      allocations: [
        { sourceKind: 'credit_note', source: 'CN-1', invoice: 'INV-2', position: 1, effectiveOn: day('2026-11-20'), amountMinor: 481_00 },
      ],
    },
  }); // prettier-ignore
  const answer = await letterHandlers['letters.propose'](workspace.context, {
    ...ON,
    issuedOn: day('2026-11-10'),
    customers: null,
  });
  if (!answer.ok) throw new Error(english(answer.error.message));
  expect(answer.value[0]).toMatchObject({ principalMinor: 1_500_00, onAccountMinor: 481_00 });
});
