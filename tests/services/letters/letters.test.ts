import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { letterHandlers } from '../../../src/services/letters/handlers.ts';
import { pdfPages, pdfText } from '../../documents/pdf-text.ts';
import { day, receipt, record } from '../../ledger/fixture.ts';
import { issued, ON, propose, request } from './asking.ts';
import { letterWorkspace } from './letter-workspace.ts';
import { english } from '../../harness/english.ts';

test('a proposal names every item of a late customer, in or out, each with its reason', async () => {
  const workspace = await letterWorkspace();
  const proposal = (await propose(workspace)).map((candidate) => [
    `${candidate.customer} ${candidate.currency} ${candidate.totalMinor}`,
    ...candidate.blocks.map((block) => `! ${block.code}: ${english(block.message)}`),
    ...candidate.cautions.map(({ message }) => `? ${english(message)}`),
    ...candidate.items.map(
      (item) =>
        `${item.included ? '+' : '-'} ${item.item} ${item.reason}: ${english(item.because)}`,
    ),
  ]);
  await expect(proposal.map((lines) => lines.join('\n')).join('\n\n') + '\n').toMatchFileSnapshot(
    '../../golden/letters/proposal.txt',
  );
});

test('issuing numbers the letter, freezes items and bytes, and the register lists it', async () => {
  const workspace = await letterWorkspace();
  const letters = await issued(workspace, ['C1', 'C2']);
  expect(
    letters.map((letter) => [letter.number, letter.customer, letter.totalMinor, letter.deadlineOn]),
  ).toEqual([
    // 1,200.00 − 300.00 paid, and 500.00; 21 Nov + 7 d abroad + 14 d = 12 Dec, a Saturday.
    ['L-2026-0001', 'C1', 151437, '2026-12-14'],
    ['L-2026-0002', 'C2', 95308, '2026-12-14'],
  ]);

  const got = await letterHandlers['letters.get'](workspace.context, {
    number: 'L-2026-0001',
    asOf: ON.issuedOn,
  });
  if (!got.ok) throw new Error(english(got.error.message));
  const { items, letter } = got.value;
  expect(
    items.map((item) => [item.item, item.grossMinor, item.openMinor, item.daysPastDue]),
  ).toEqual([
    ['INV-1', 120000, 90000, 82],
    ['INV-2', 50000, 50000, 51],
  ]);
  expect(items.reduce((sum, item) => sum + item.openMinor, 0)).toBe(140000);

  const pdf = await letterHandlers['letters.pdf'](workspace.context, { numbers: ['L-2026-0001'] });
  if (!pdf.ok) throw new Error(english(pdf.error.message));
  expect(createHash('sha256').update(pdf.value.bytes).digest('hex')).toBe(letter.pdfSha256);
  const again = await letterHandlers['letters.pdf'](workspace.context, {
    numbers: ['L-2026-0001'],
  });
  if (!again.ok) throw new Error(english(again.error.message));
  expect(again.value.bytes).toEqual(pdf.value.bytes);
  const text = await pdfText(pdf.value.bytes);
  expect(text).toContain('EUR 1,514.37');
  expect(text).toContain('Our reference  L-2026-0001');

  const both = await letterHandlers['letters.pdf'](workspace.context, {
    numbers: ['L-2026-0001', 'L-2026-0002'],
  });
  if (!both.ok) throw new Error(english(both.error.message));
  const pages = await pdfPages(both.value.bytes);
  // One of three pages and one of two, each with its annex of interest.
  expect(pages).toHaveLength(5);
  expect(pages.map((page) => page.join(' ').includes('Ziedu Pasaule SIA')).indexOf(true)).toBe(3);
});

test('the same key gives the same letters; the same key for another run is refused', async () => {
  const workspace = await letterWorkspace();
  const first = await issued(workspace, ['C1']);
  const input = {
    ...ON,
    letters: [await request(workspace, 'C1', ['INV-1', 'INV-2'])],
    idempotencyKey: 'run-0001',
  };
  const again = await letterHandlers['letters.issue'](workspace.context, input);
  expect(again).toEqual({ ok: true, value: first });
  const other = await letterHandlers['letters.issue'](workspace.context, {
    ...input,
    deliveryMethod: 'post',
  });
  expect(other).toMatchObject({ ok: false, error: { code: 'idempotency_mismatch' } });
  const register = await letterHandlers['letters.list'](workspace.context, {
    asOf: ON.issuedOn,
    customer: null,
  });
  expect(register.ok && register.value.map((letter) => letter.number)).toEqual(['L-2026-0001']);
});

test('an item whose deadline is running is left out, and may still be ticked', async () => {
  const workspace = await letterWorkspace();
  await issued(workspace, ['C1']);
  const [candidate] = await propose(workspace, ['C1']);
  expect(candidate?.items.find((item) => item.item === 'INV-1')).toMatchObject({
    included: false,
    reason: 'left_out',
    because: 'demanded by L-2026-0001, whose deadline 2026-12-14 has not passed',
  });
  expect(candidate?.blocks).toEqual([]);
  const second = await letterHandlers['letters.issue'](workspace.context, {
    ...ON,
    letters: [await request(workspace, 'C1', ['INV-1'])],
    idempotencyKey: 'run-0002',
  });
  expect(second).toMatchObject({ ok: true, value: [{ number: 'L-2026-0002', totalMinor: 96710 }] });
});

test('cancelling needs no new number: the letter keeps its own, and its items are free again', async () => {
  const workspace = await letterWorkspace();
  await issued(workspace, ['C1']);
  const cancelled = await letterHandlers['letters.cancel'](workspace.context, {
    number: 'L-2026-0001',
    reason: 'wrong address',
  });
  expect(cancelled).toMatchObject({
    ok: true,
    value: {
      number: 'L-2026-0001',
      status: 'cancelled',
      cancelledOn: '2026-11-21',
      cancelReason: 'wrong address',
    },
  });
  const twice = await letterHandlers['letters.cancel'](workspace.context, {
    number: 'L-2026-0001',
    reason: 'again',
  });
  expect(twice).toEqual({
    ok: false,
    error: {
      code: 'already_cancelled',
      message: 'Letter L-2026-0001 was already cancelled on 2026-11-21: wrong address.',
    },
  });
  expect((await issued(workspace, ['C1'], 'run-0002')).map((letter) => letter.number)).toEqual([
    'L-2026-0002',
  ]);
  const pdf = await letterHandlers['letters.pdf'](workspace.context, { numbers: ['L-2026-0001'] });
  expect(pdf.ok).toBe(true);
});

test('what is still open of a letter falls when money comes, and never below zero', async () => {
  const workspace = await letterWorkspace();
  await issued(workspace, ['C2']);
  await record(workspace.ledger, {
    receipts: [receipt('R-9', 'C2', '2026-11-25', 100000)],
    allocations: [
      {
        sourceKind: 'receipt',
        source: 'R-9',
        invoice: 'INV-7',
        position: 1,
        effectiveOn: day('2026-11-25'),
        amountMinor: 60000,
      },
    ],
  });
  const open = async (asOf: string) => {
    const list = await letterHandlers['letters.list'](workspace.context, {
      asOf: day(asOf),
      customer: 'C2',
    });
    return list.ok && list.value.map((letter) => letter.stillOpenMinor);
  };
  expect(await open('2026-11-24')).toEqual([90000]);
  expect(await open('2026-11-25')).toEqual([30000]);
  expect(await open('2026-11-20')).toEqual([]);
});

test('one letter of a run is written otherwise than the others', async () => {
  const workspace = await letterWorkspace();
  const run = { issuedOn: ON.issuedOn, deliveryMethod: ON.deliveryMethod };
  const written = [{ customer: 'C2', currency: 'EUR', level: 4, language: 'lv' }] as const;
  const proposed = await letterHandlers['letters.propose'](workspace.context, {
    ...run, level: null, language: null, customers: ['C1', 'C2'], written: [...written],
  });
  if (!proposed.ok) throw new Error(english(proposed.error.message));
  const told = proposed.value.map((one) => [one.customer, one.level, one.language, one.totalMinor > one.principalMinor]);
  expect(told).toEqual([['C1', 1, 'es', false], ['C2', 4, 'lv', true]]);
  const letters = proposed.value.map(({ customer, currency, items }) => ({
    customer, currency,
    ...written.find((one) => one.customer === customer),
    itemIds: items.filter(({ included }) => included).map(({ itemId }) => itemId),
  }));
  const issued = await letterHandlers['letters.issue'](workspace.context, { ...run, level: null, language: null, letters, idempotencyKey: 'run-0001' });
  if (!issued.ok) throw new Error(english(issued.error.message));
  expect(issued.value.map(({ level, totalMinor }) => [level, totalMinor])).toEqual(
    proposed.value.map(({ level, totalMinor }) => [level, totalMinor]),
  );
}); // prettier-ignore
