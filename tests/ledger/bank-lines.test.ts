/** Bank lines, what they were taken for, and the undo of it: never more than the line, never half. */
import { expect, test } from 'vitest';
import type { FactDrafts } from '../../src/domain/facts/drafts.ts';
import { NO_DRAFTS } from '../../src/domain/facts/drafts.ts';
import { recordBankMatch } from '../../src/ledger/commands/bank/record-bank-match.ts';
import { undoBankMatches } from '../../src/ledger/commands/bank/undo-bank-matches.ts';
import { recordAlias } from '../../src/ledger/commands/customers/record-alias.ts';
import { recordFacts } from '../../src/ledger/commands/facts/record-facts.ts';
import { reverseFacts } from '../../src/ledger/facts/reverse.ts';
import { undoBatch } from '../../src/ledger/facts/undo.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { onAccount } from '../../src/ledger/queries/aging/on-account.ts';
import { openItems } from '../../src/ledger/queries/case/open-items.ts';
import { bankLineDetail } from '../../src/ledger/queries/bank/bank-line-detail.ts';
import { bankLineList, bankLinesToMatch } from '../../src/ledger/queries/bank/bank-line-list.ts';
import { lineKeys } from '../../src/ledger/queries/bank/line-keys.ts';
import { matchPayers } from '../../src/ledger/queries/bank/match-facts.ts';
import { statementList } from '../../src/ledger/queries/bank/statement-list.ts';
import { statementsOfAccount } from '../../src/ledger/queries/bank/statements-of-account.ts';
import { verifyLedger } from '../../src/ledger/safety/verify.ts';
import {
  allocation,
  bankLine,
  bankStatement,
  command,
  customer,
  day,
  invoice,
  receipt,
  record,
  recordAsBatch,
  refund,
  tempLedger,
  writeOff,
} from './fixture.ts';

const NOW = { asOf: day('2099-12-31'), knownAt: null };
const LIST = { ...NOW, search: '', offset: 0, limit: 50 };

async function withBank(): Promise<{ ledger: Ledger; batch: number }> {
  const ledger = await tempLedger();
  await record(ledger, {
    customers: [customer('C1', { name: 'Florería Sol' })],
    invoices: [invoice('I1', 'C1', '2026-01-10', '2026-02-10', 10_000)],
  });
  const batch = await recordAsBatch(ledger, {
    bankStatements: [
      bankStatement([
        bankLine('Factura I1', '2026-02-05', 9_800, {
          counterpartyName: 'FLORERIA SOL',
          counterpartyAccount: 'ES11 2222',
        }),
        bankLine('comision', '2026-02-06', -35),
        bankLine('devolucion I1', '2026-02-20', -9_800, { isReversal: true }),
        bankLine('twin', '2026-02-07', 100),
        bankLine('twin', '2026-02-07', 100),
      ]),
    ],
  });
  return { ledger, batch };
}

/** Receipt, allocation, discount and match in one command, as accepting a proposal does. */
const accept = (ledger: Ledger, facts: Partial<FactDrafts> = {}) =>
  command(ledger, async (tx, scope) => {
    await recordFacts(
      tx,
      scope,
      {
        ...NO_DRAFTS,
        receipts: [receipt('R1', 'C1', '2026-02-05', 9_800)],
        allocations: [allocation('R1', 'I1', '2026-02-05', 9_800)],
        writeOffs: [writeOff('W1', 'I1', '2026-02-05', 200, { kind: 'discount', receipt: 'R1' })],
        ...facts,
      },
      { batchId: null },
    );
    recordAlias(tx, scope, {
      customerId: 1,
      kind: 'account',
      value: 'ES11 2222',
      origin: 'learned',
    });
    return recordBankMatch(tx, scope, {
      lineId: 1,
      kind: 'receipt',
      receipt: 'R1',
      amountMinor: 9_800,
      rule: 'number,amount_less_discount',
      note: '',
    });
  });

type Undo = Parameters<typeof undoBankMatches>[3];
const undo = (ledger: Ledger, lineIds: number | readonly number[], more: Partial<Undo> = {}) =>
  command(ledger, (tx, scope) =>
    undoBankMatches(tx, scope, [lineIds].flat(), { reason: 'wrong', ...more }),
  );
/** `facts 64 of 70`, for every pause. */
const noted =
  (pauses: string[]): Undo['checkpoint'] =>
  async (unit, done, of) =>
    void pauses.push(`${unit} ${done} of ${of}`);

const aside = (ledger: Ledger, lineId: number, amountMinor: number) =>
  command(ledger, (tx, scope) =>
    recordBankMatch(tx, scope, { lineId, kind: 'aside', amountMinor, rule: '', note: 'charges' }),
  );

/** What is owed and on account on every day of the month, and what is to match. */
const picture = (ledger: Ledger) =>
  ledger.read(async (db) => {
    const days: string[] = [];
    for (let date = 1; date <= 28; date += 1) {
      const asOf = day(`2026-02-${String(date).padStart(2, '0')}`);
      const open = (await openItems(db, { asOf, knownAt: null })).map((row) => row.openMinor);
      const rest = (await onAccount(db, { asOf, knownAt: null })).map(
        (row) => row.unallocatedMinor,
      );
      days.push(`${open.join()} / ${rest.join()}`);
    }
    const toMatch = await bankLineList(db, { ...LIST, state: 'to_match' });
    return { days, toMatch: toMatch.rows.map((row) => [row.lineId, row.leftMinor]).sort() };
  });

const verified = async (ledger: Ledger): Promise<void> =>
  expect((await ledger.read((db) => verifyLedger(db))).findings).toEqual([]);

test('match then undo is identity, with discount and learned account', async () => {
  const { ledger } = await withBank();
  const before = await picture(ledger);
  await accept(ledger);
  await ledger.read(async (db) => {
    const detail = await bankLineDetail(db, 1, NOW);
    expect(detail?.line).toMatchObject({
      state: 'matched',
      leftMinor: 0,
      matchedTo: 'Florería Sol',
    });
    expect(detail?.matches).toMatchObject([
      {
        kind: 'receipt',
        document: 'R1',
        customer: 'C1',
        shares: [{ item: 'I1', amountMinor: 9_800 }],
      },
    ]);
    expect(matchPayers(db)[0]?.accounts).toEqual(['ES112222']);
  });
  expect((await picture(ledger)).days.at(-1)).toBe(' / ');
  expect(await undo(ledger, 1)).toEqual({ ok: true, value: { undone: 1 } });
  expect(await picture(ledger)).toEqual(before);
  expect(await ledger.read(async (db) => matchPayers(db)[0]?.accounts)).toEqual([]);
  expect(await undo(ledger, 1)).toMatchObject({ error: { code: 'not_matched' } });
  // The receipt's number is free again.
  await accept(ledger);
  await verified(ledger);
});

test('parts of a line add up to it and never beyond it', async () => {
  const { ledger } = await withBank();
  await aside(ledger, 1, 800);
  const line = async () => (await ledger.read((db) => bankLineDetail(db, 1, NOW)))?.line;
  expect(await line()).toMatchObject({ state: 'partly', leftMinor: 9_000 });
  await expect(aside(ledger, 1, 9_001)).rejects.toThrow(/not a part of the 9000/);
  await expect(aside(ledger, 1, -1)).rejects.toThrow(/not a part/);
  await aside(ledger, 1, 9_000);
  expect(await line()).toMatchObject({ state: 'aside', leftMinor: 0, matchedTo: 'charges' });
  await expect(aside(ledger, 1, 1)).rejects.toThrow(/not a part of the 0/);
  expect(await undo(ledger, 1)).toEqual({ ok: true, value: { undone: 2 } });
  expect(await line()).toMatchObject({ state: 'to_match', leftMinor: 9_800 });
  await verified(ledger);
});

test('a receipt is not matched with more than it is', async () => {
  const { ledger } = await withBank();
  await accept(ledger, {
    receipts: [receipt('R1', 'C1', '2026-02-05', 9_800)],
  });
  await expect(
    command(ledger, (tx, scope) =>
      recordBankMatch(tx, scope, {
        lineId: 4,
        kind: 'receipt',
        receipt: 'R1',
        amountMinor: 100,
        rule: '',
        note: '',
      }),
    ),
  ).rejects.toThrow(/R1 of 9800 is less/);
});

test('a return reverses the receipt from its day and can be undone on every day', async () => {
  const { ledger } = await withBank();
  await accept(ledger);
  const before = await picture(ledger);
  await command(ledger, async (tx, scope) => {
    const [reversalId = 0] = await reverseFacts(tx, scope, {
      targets: [{ kind: 'receipt', id: 1 }],
      effectiveOn: day('2026-02-20'),
      reason: 'returned',
      isReturn: true,
    });
    return recordBankMatch(tx, scope, {
      lineId: 3,
      kind: 'return',
      reversalId,
      amountMinor: -9_800,
      rule: '',
      note: '',
    });
  });
  const returned = await picture(ledger);
  expect(returned.days[18]).toBe(' / ');
  expect(returned.days[19]).toBe('10000 / ');
  // The line that brought the money stays matched: it did come.
  expect(returned.toMatch.map(([id]) => id)).not.toContain(1);
  expect(await undo(ledger, 1)).toMatchObject({
    error: {
      code: 'used_by_later_facts',
      message: 'Receipt R1 of this bank line was taken back from 2026-02-20; undo that first.',
    },
  });
  const pauses: string[] = [];
  expect(await undo(ledger, 3, { checkpoint: noted(pauses) })).toEqual({
    ok: true,
    value: { undone: 1 },
  });
  // Of a return alone nothing but its match is reversed.
  expect(new Set(pauses)).toEqual(new Set(['lines 1 of 1', 'facts 1 of 1']));
  expect(await picture(ledger)).toEqual(before);
  await verified(ledger);
});

test('a return stays when what its receipt paid was paid otherwise since', async () => {
  const { ledger } = await withBank();
  await accept(ledger);
  await command(ledger, async (tx, scope) => {
    const [reversalId = 0] = await reverseFacts(tx, scope, {
      targets: [{ kind: 'receipt', id: 1 }],
      effectiveOn: day('2026-02-20'),
      reason: 'returned',
      isReturn: true,
    });
    return recordBankMatch(tx, scope, {
      lineId: 3,
      kind: 'return',
      reversalId,
      amountMinor: -9_800,
      rule: '',
      note: '',
    });
  });
  await record(ledger, {
    receipts: [receipt('R2', 'C1', '2026-02-22', 10_000)],
    allocations: [allocation('R2', 'I1', '2026-02-22', 10_000)],
  });
  expect(await undo(ledger, 3)).toMatchObject({
    error: {
      code: 'used_by_later_facts',
      message:
        'Invoice I1, which receipt R1 paid, was paid otherwise since; reverse that allocation first.',
      lineId: 3,
    },
  });
});

test('an account that was learned and forgotten since does not keep the match', async () => {
  const { ledger } = await withBank();
  const before = await picture(ledger);
  await accept(ledger);
  await command(ledger, (tx, scope) =>
    reverseFacts(tx, scope, {
      targets: [{ kind: 'customer_alias', id: 1 }],
      effectiveOn: 'own',
      reason: 'not theirs',
    }),
  );
  expect(await undo(ledger, 1)).toEqual({ ok: true, value: { undone: 1 } });
  expect(await picture(ledger)).toEqual(before);
  await verified(ledger);
});

test('many lines undone together: it pauses after every 32 that it looked at and 64 that it reversed', async () => {
  const ledger = await tempLedger();
  const texts = Array.from({ length: 70 }, (_, at) => `line ${at}`);
  await recordAsBatch(ledger, {
    bankStatements: [bankStatement(texts.map((text) => bankLine(text, '2026-02-06', -35)))],
  });
  for (const [at] of texts.entries()) await aside(ledger, at + 1, -35);
  const pauses: string[] = [];
  const lines = texts.map((_, at) => at + 1);
  const undone = await undo(ledger, lines, { checkpoint: noted(pauses) });
  expect(undone).toEqual({ ok: true, value: { undone: 70 } });
  expect(pauses.slice(0, 6)).toEqual([
    'lines 32 of 70',
    'lines 64 of 70',
    // What stands against it is looked for with a pause before the first, the 33rd and the 65th.
    'lines 70 of 70',
    'lines 70 of 70',
    'lines 70 of 70',
    'facts 64 of 70',
  ]);
  expect(new Set(pauses.slice(6))).toEqual(new Set(['facts 70 of 70']));
});

test('money that the bank took back on the day it came: both lines stay matched', async () => {
  const { ledger } = await withBank();
  await accept(ledger);
  const before = await picture(ledger);
  await command(ledger, async (tx, scope) => {
    const [reversalId = 0] = await reverseFacts(tx, scope, {
      targets: [{ kind: 'receipt', id: 1 }],
      effectiveOn: 'own',
      reason: 'returned',
      isReturn: true,
    });
    return recordBankMatch(tx, scope, {
      lineId: 3,
      kind: 'return',
      reversalId,
      amountMinor: -9_800,
      rule: '',
      note: '',
    });
  });
  expect((await picture(ledger)).toMatch.map(([id]) => id)).toEqual([2, 4, 5]);
  expect((await picture(ledger)).days[4]).toBe('10000 / ');
  expect(await undo(ledger, 3)).toEqual({ ok: true, value: { undone: 1 } });
  expect(await picture(ledger)).toEqual(before);
  await verified(ledger);
});

test('a receipt reversed by hand: never was, its line is open again; later, its line stays', async () => {
  const { ledger } = await withBank();
  await accept(ledger);
  const reverse = (id: number, effectiveOn: 'own' | string) =>
    command(ledger, (tx, scope) =>
      reverseFacts(tx, scope, {
        targets: [{ kind: 'receipt', id }],
        effectiveOn: effectiveOn === 'own' ? 'own' : day(effectiveOn),
        reason: 'x',
      }),
    );
  await reverse(1, 'own');
  expect((await picture(ledger)).toMatch).toContainEqual([1, 9_800]);
  await accept(ledger);
  await reverse(2, '2026-02-25');
  expect((await picture(ledger)).toMatch.map(([id]) => id)).not.toContain(1);
  expect(await undo(ledger, 1)).toMatchObject({
    error: {
      code: 'used_by_later_facts',
      message:
        'Receipt R1 of this bank line was taken back from 2026-02-25 by hand, and that stays; record by hand what the money was for.',
      lineId: 1,
    },
  });
  await verified(ledger);
});

test('money given back by a bank line, and its undo', async () => {
  const { ledger } = await withBank();
  await record(ledger, { receipts: [receipt('R2', 'C1', '2026-02-01', 35)] });
  const before = await picture(ledger);
  await command(ledger, async (tx, scope) => {
    await recordFacts(
      tx,
      scope,
      { ...NO_DRAFTS, refunds: [refund('RF1', 'R2', '2026-02-06', 35)] },
      { batchId: null },
    );
    return recordBankMatch(tx, scope, {
      lineId: 2,
      kind: 'refund',
      refund: 'RF1',
      amountMinor: -35,
      rule: '',
      note: '',
    });
  });
  expect((await picture(ledger)).days[5]).toBe('10000 / ');
  expect(await undo(ledger, 2)).toMatchObject({ ok: true });
  expect(await picture(ledger)).toEqual(before);
  await verified(ledger);
});

test('an import of bank lines is undone when none is matched; its keys are free again', async () => {
  const { ledger, batch } = await withBank();
  const keys = () =>
    ledger.read(async (db) => [...lineKeys(db, ['twin', 'Factura I1', 'other'])].sort());
  expect(await keys()).toEqual([
    ['Factura I1', 1],
    ['twin', 2],
  ]);
  const undoImport = () =>
    command(ledger, (tx, scope) => undoBatch(tx, scope, batch, 'wrong account'));
  await aside(ledger, 2, -35);
  expect(await undoImport()).toMatchObject({
    error: {
      code: 'used_by_later_facts',
      message:
        'Batch 1 (list.csv) cannot be undone: its bank line of 2026-02-06 is matched. Undo the matches first.',
    },
  });
  await undo(ledger, 2);
  expect(await undoImport()).toEqual({ ok: true, value: { reversed: 1, customersKept: 0 } });
  expect(await undoImport()).toMatchObject({ error: { code: 'already_undone' } });
  expect(await keys()).toEqual([]);
  await ledger.read(async (db) => {
    expect(await bankLineList(db, { ...LIST, state: 'all' })).toEqual({ total: 0, rows: [] });
    expect(await bankLinesToMatch(db, NOW)).toEqual({ open: 0, openIn: 0 });
    expect((await statementList(db, { ...LIST, account: null })).total).toBe(0);
    expect(await statementsOfAccount(db, 'ES9121000418450200051332', 'EUR')).toEqual([]);
    expect(await bankLineDetail(db, 1, NOW)).toBeNull();
  });
  await expect(aside(ledger, 2, -35)).rejects.toThrow(/not in the ledger/);
  await verified(ledger);
});

test('lines are found by state, direction and text, at every moment', async () => {
  const { ledger } = await withBank();
  await aside(ledger, 2, -35);
  await accept(ledger);
  const ids = (query: Partial<Parameters<typeof bankLineList>[1]>) =>
    ledger.read(async (db) =>
      (await bankLineList(db, { ...LIST, state: 'all', ...query })).rows.map((row) => row.lineId),
    );
  expect(await ids({ order: 'oldest' })).toEqual([1, 2, 4, 5, 3]);
  expect(await ids({ state: 'matched' })).toEqual([1]);
  expect(await ids({ state: 'aside' })).toEqual([2]);
  expect(await ids({ state: 'to_match' })).toEqual([3, 5, 4]);
  expect(await ids({ state: 'to_match', direction: 'in' })).toEqual([5, 4]);
  expect(await ids({ direction: 'out' })).toEqual([3, 2]);
  expect(await ids({ search: 'florería' })).toEqual([1]);
  expect(await ids({ search: 'DEVOLUCIÓN' })).toEqual([3]);
  expect(await ids({ limit: 2, offset: 1 })).toEqual([5, 4]);
  const statement = await ledger.read((db) => statementList(db, { ...LIST, account: null }));
  expect(statement.rows).toMatchObject([{ lines: 5, newLines: 5, newLinesMinor: 165, toMatch: 3 }]);
  const [{ account, number } = { account: '', number: '' }] = statement.rows;
  const found = async (search: string): Promise<number> =>
    (await ledger.read((db) => statementList(db, { ...LIST, account: null, search }))).total;
  expect(await Promise.all([account.toLowerCase(), number, 'LIST'].map(found))).toEqual([1, 1, 1]);
  expect(await found('another account')).toBe(0);
});
