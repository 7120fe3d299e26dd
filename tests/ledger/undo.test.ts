/** An import undone: what from outside keeps it, who keeps the name that it brought, what goes with it. */
import { describe, expect, test } from 'vitest';
import type { FactDrafts } from '../../src/domain/facts/drafts.ts';
import { recordBankMatch } from '../../src/ledger/commands/bank/record-bank-match.ts';
import { undoBankMatches } from '../../src/ledger/commands/bank/undo-bank-matches.ts';
import { recordContract } from '../../src/ledger/commands/contracts/record-contract.ts';
import { recordAlias } from '../../src/ledger/commands/customers/record-alias.ts';
import { recordProfile } from '../../src/ledger/commands/customers/record-profile.ts';
import { findBlocker } from '../../src/ledger/facts/blockers.ts';
import { reverseFacts, type ReversalTarget } from '../../src/ledger/facts/reverse.ts';
import { undoBatch } from '../../src/ledger/facts/undo.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { customersAt } from '../../src/ledger/queries/customers/customers-at.ts';
import { aliasNames } from '../../src/ledger/queries/customers/alias-names.ts';
import { verifyLedger } from '../../src/ledger/safety/verify.ts';
import {
  allocation,
  bankLine,
  bankStatement,
  caseFact,
  command,
  creditNote,
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

const undo = async (ledger: Ledger, batchId: number) => {
  const undone = await command(ledger, (tx, scope) => undoBatch(tx, scope, batchId, 'wrong file'));
  return undone.ok ? undone.value.reversed : undone.error.message;
};
const reverse = (ledger: Ledger, ...targets: readonly ReversalTarget[]) =>
  command(ledger, (tx, scope) =>
    reverseFacts(tx, scope, { targets, effectiveOn: 'own', reason: 'mistake' }),
  );
const unmatch = (ledger: Ledger, ...lines: readonly number[]) =>
  command(ledger, (tx, scope) => undoBankMatches(tx, scope, lines, { reason: 'mistake' }));
const verified = async (ledger: Ledger): Promise<void> =>
  expect((await ledger.read((db) => verifyLedger(db))).findings).toEqual([]);

const dispute = (key: string, on: string, of: string) =>
  caseFact(key, 'dispute', 'C1', on, { items: [{ invoice: of, position: 1 }] });

/** One of every kind that others can hang on. */
const FILE: Partial<FactDrafts> = {
  invoices: [invoice('I1', 'C1', '2026-01-10', '2026-02-10', 10_000)],
  receipts: [receipt('R1', 'C1', '2026-02-05', 9_800)],
  creditNotes: [creditNote('N1', 'C1', '2026-02-04', 700)],
  refunds: [refund('RF1', 'R1', '2026-02-06', 35)],
  caseFacts: [caseFact('D-1', 'dispute', 'C1', '2026-02-01')],
  bankStatements: [
    bankStatement([bankLine('ours', '2026-02-03', 40), bankLine('too', '2026-02-02', 41)]),
  ],
};

async function withFile(): Promise<{ ledger: Ledger; batch: number }> {
  const ledger = await tempLedger();
  await record(ledger, {
    customers: [customer('C1')],
    invoices: [invoice('I0', 'C1', '2026-01-10', '2026-02-10', 10_000)],
    receipts: [receipt('R0', 'C1', '2026-02-05', 500)],
    caseFacts: [dispute('D-0', '2026-02-01', 'I0')],
    bankStatements: [],
  });
  await recordAsBatch(ledger, {
    bankStatements: [
      bankStatement([bankLine('in', '2026-02-05', 9_800), bankLine('out', '2026-02-06', -35)], {
        number: '0',
      }),
    ],
  });
  return { ledger, batch: await recordAsBatch(ledger, FILE) };
}

const match = (
  ledger: Ledger,
  lineId: number,
  amountMinor: number,
  named:
    | { kind: 'receipt'; receipt: string }
    | { kind: 'refund'; refund: string }
    | { kind: 'aside' },
) =>
  command(ledger, (tx, scope) =>
    recordBankMatch(tx, scope, { lineId, amountMinor, rule: '', note: '', ...named }),
  );

interface Keeper {
  readonly hangs: (ledger: Ledger) => Promise<unknown>;
  readonly sentence: string;
  readonly letsGo: (ledger: Ledger) => Promise<unknown>;
}

const KEEPERS: Readonly<Record<string, Keeper>> = {
  'its credit note pays an invoice of another file': {
    hangs: (ledger) =>
      recordAsBatch(ledger, {
        allocations: [allocation('N1', 'I0', '2026-02-05', 700, { sourceKind: 'credit_note' })],
      }),
    sentence: 'the allocation of N1 to invoice I0, of batch 3, uses it. Reverse that first.',
    letsGo: (ledger) => reverse(ledger, { kind: 'allocation', id: 2 }),
  },
  'its credit note was paid out': {
    hangs: (ledger) =>
      record(ledger, {
        refunds: [refund('RF9', 'N1', '2026-02-06', 700, { sourceKind: 'credit_note' })],
      }),
    sentence: 'refund RF9 out of its N1, recorded by hand, uses it. Reverse the refund first.',
    letsGo: (ledger) => reverse(ledger, { kind: 'refund', id: 2 }),
  },
  'a discount came with its receipt': {
    hangs: (ledger) =>
      record(ledger, {
        writeOffs: [writeOff('W1', 'I0', '2026-02-05', 200, { kind: 'discount', receipt: 'R1' })],
      }),
    sentence:
      'write-off W1, which came with its receipt R1, recorded by hand, hangs on it. Reverse the write-off first.',
    letsGo: (ledger) => reverse(ledger, { kind: 'write_off', id: 1 }),
  },
  'a case fact is about its invoice': {
    hangs: (ledger) => record(ledger, { caseFacts: [dispute('D-2', '2026-02-01', 'I1')] }),
    sentence:
      'the dispute D-2 about its invoice I1, recorded by hand, hangs on it. Reverse that first.',
    letsGo: (ledger) => reverse(ledger, { kind: 'case_fact', id: 3 }),
  },
  'its case fact was ended': {
    hangs: (ledger) =>
      recordAsBatch(ledger, {
        caseFacts: [caseFact('EN-1', 'end', 'C1', '2026-02-09', { about: 'D-1' })],
      }),
    sentence: 'the end EN-1 of its fact D-1, of batch 3, hangs on it. Reverse that first.',
    letsGo: (ledger) => reverse(ledger, { kind: 'case_fact', id: 3 }),
  },
  'a bank line brought its receipt': {
    hangs: (ledger) => match(ledger, 1, 9_800, { kind: 'receipt', receipt: 'R1' }),
    sentence: 'the bank line of 2026-02-05 was matched with a receipt of it. Undo the match first.',
    letsGo: (ledger) => unmatch(ledger, 1),
  },
  'a bank line paid its refund': {
    hangs: (ledger) => match(ledger, 2, -35, { kind: 'refund', refund: 'RF1' }),
    sentence: 'the bank line of 2026-02-06 was matched with a refund of it. Undo the match first.',
    letsGo: (ledger) => unmatch(ledger, 2),
  },
  'two of its bank lines were matched, one in parts': {
    hangs: async (ledger) => {
      await match(ledger, 3, 15, { kind: 'aside' });
      await match(ledger, 3, 25, { kind: 'aside' });
      await match(ledger, 4, 41, { kind: 'aside' });
    },
    sentence: '2 of its bank lines are matched. Undo the matches first.',
    letsGo: (ledger) => unmatch(ledger, 3, 4),
  },
};

describe.each(Object.keys(KEEPERS))('%s', (name) => {
  test('that keeps the import, until it is taken back', async () => {
    const { hangs, sentence, letsGo } = KEEPERS[name] as Keeper;
    const { ledger, batch } = await withFile();
    await hangs(ledger);
    expect(await undo(ledger, batch)).toEqual(`Batch 2 (list.csv) cannot be undone: ${sentence}`);
    await letsGo(ledger);
    // Invoice, receipt, credit note, refund, case fact, and the bank lines as one.
    expect(await undo(ledger, batch)).toBe(6);
    expect(await undo(ledger, batch)).toEqual(
      'Batch 2 (list.csv) is undone already: nothing of it counts any more.',
    );
    await verified(ledger);
  });
});

test('what hangs on facts of another file keeps that file only', async () => {
  const { ledger, batch } = await withFile();
  await record(ledger, {
    allocations: [allocation('R0', 'I0', '2026-02-06', 100)],
    writeOffs: [writeOff('W1', 'I0', '2026-02-06', 5)],
    refunds: [refund('RF9', 'R0', '2026-02-06', 5)],
    caseFacts: [caseFact('EN-1', 'end', 'C1', '2026-02-09', { about: 'D-0' })],
    disputes: [{ invoice: 'I0', openedOn: day('2026-02-15'), reason: 'short' }],
  });
  await match(ledger, 1, 500, { kind: 'receipt', receipt: 'R0' });
  // Answers a fact, and tells what happened all the same.
  await record(ledger, {
    caseFacts: [caseFact('K-1', 'contact', 'C1', '2026-02-09', { about: 'D-1' })],
  });
  expect(await undo(ledger, batch)).toBe(6);
  await verified(ledger);
});

/** What keeps a customer that came with a list by name, and takes itself back where it can be. */
const NAMED: Readonly<
  Record<string, readonly [(ledger: Ledger) => Promise<unknown>, ReversalTarget['kind'] | null]>
> = {
  invoice: [
    (ledger) =>
      record(ledger, { invoices: [invoice('I9', 'C1', '2026-01-10', '2026-02-10', 100)] }),
    'invoice',
  ],
  receipt: [
    (ledger) => record(ledger, { receipts: [receipt('R9', 'C1', '2026-02-05', 100)] }),
    'receipt',
  ],
  'credit note': [
    (ledger) => record(ledger, { creditNotes: [creditNote('N9', 'C1', '2026-02-05', 100)] }),
    'credit_note',
  ],
  'case fact': [
    (ledger) => record(ledger, { caseFacts: [caseFact('H-1', 'hold', 'C1', '2026-02-01')] }),
    'case_fact',
  ],
  contract: [
    (ledger) =>
      command(ledger, (tx, scope) =>
        recordContract(tx, scope, {
          customerId: 1,
          number: 'K-1',
          effectiveOn: day('2026-02-01'),
          contract: {},
          isRetired: false,
        }),
      ),
    null,
  ],
  'profile of habits': [
    (ledger) =>
      command(ledger, (tx, scope) =>
        recordProfile(tx, scope, { customerId: 1, effectiveOn: day('2026-02-01'), profile: {} }),
      ),
    null,
  ],
};

test.each(Object.keys(NAMED))('a customer with a %s keeps the name', async (what) => {
  const [happens, kind] = NAMED[what] as (typeof NAMED)[string];
  const ledger = await tempLedger();
  const batch = await recordAsBatch(ledger, { customers: [customer('C1'), customer('C2')] });
  const codes = () =>
    ledger.read(async (db) =>
      (await customersAt(db, { asOf: day('2026-06-01'), knownAt: null })).map((one) => one.code),
    );
  await happens(ledger);
  expect(await undo(ledger, batch)).toBe(1);
  expect(await codes()).toEqual(['C1']);
  if (kind === null) return;
  await reverse(ledger, { kind, id: 1 });
  expect(await undo(ledger, batch)).toBe(1);
  expect(await codes()).toEqual([]);
});

test('a customer of two lists has the name of the one that stays', async () => {
  const ledger = await tempLedger();
  const list = (name: string) => recordAsBatch(ledger, { customers: [customer('C1', { name })] });
  const names = () =>
    ledger.read(async (db) =>
      (await customersAt(db, { asOf: day('2026-06-01'), knownAt: null })).map((one) => one.name),
    );
  const first = await list('Sol');
  const second = await list('Sol y Luna');
  await record(ledger, { receipts: [receipt('R1', 'C1', '2026-02-05', 100)] });
  expect(await undo(ledger, second)).toBe(1);
  expect(await names()).toEqual(['Sol']);
  // It is the last name now, and a receipt needs one.
  expect(await undo(ledger, first)).toEqual(
    'Only 1 customer of batch 1 (list.csv) still counts, and facts from elsewhere belong to C1: undo or reverse those first.',
  );
  await record(ledger, { customers: [customer('C1', { name: 'Luna' })] });
  expect(await undo(ledger, first)).toBe(1);
  expect(await names()).toEqual(['Luna']);
});

test('other names go with the list that brought them, and only those', async () => {
  const ledger = await tempLedger();
  await record(ledger, { customers: [customer('C1')] });
  await command(ledger, (tx, scope) =>
    recordAlias(tx, scope, { customerId: 1, kind: 'name', value: 'Sol', origin: 'entered' }),
  );
  const batch = await recordAsBatch(ledger, {
    aliases: [{ customer: 'C1', kind: 'name', value: 'Luna' }],
  });
  const names = () => ledger.read(async (db) => (await aliasNames(db)).get(1));
  expect(await names()).toEqual(['Sol', 'Luna']);
  expect(await undo(ledger, batch)).toBe(1);
  expect(await names()).toEqual(['Sol']);
});

test('rates are taken back as one', async () => {
  const ledger = await tempLedger();
  const batch = await recordAsBatch(ledger, {
    rates: ['2026-02-01', '2026-02-02'].map((on) => ({
      base: 'EUR',
      currency: 'USD',
      on: day(on),
      rate: '1.1',
      source: 'ECB',
    })),
  });
  expect(await undo(ledger, batch)).toBe(1);
});

test('of what goes together nothing is in the way of the other', async () => {
  const { ledger } = await withFile();
  const refundOne: ReversalTarget = { kind: 'refund', id: 1 };
  const receiptTwo: ReversalTarget = { kind: 'receipt', id: 2 };
  const asked = (...targets: readonly ReversalTarget[]) =>
    ledger.read(async (db) => findBlocker(db, targets));
  expect(await asked(refundOne, receiptTwo)).toBeNull();
  expect(await asked(receiptTwo, refundOne)).toBeNull();
  // A row of the same id and another kind is not the one in the way, nor another of its kind.
  const blocked = 'Refund RF1 gave money of receipt R1 back; reverse the refund first.';
  expect(await asked(receiptTwo, { kind: 'invoice', id: 1 })).toEqual(blocked);
  await record(ledger, { refunds: [refund('RF9', 'R1', '2026-02-07', 5)] });
  expect(await asked(receiptTwo, { kind: 'refund', id: 2 })).toEqual(blocked);
  expect(await asked(refundOne, receiptTwo)).toEqual(blocked.replace('RF1', 'RF9'));
});

test('what hangs on a fact that was taken back already keeps nothing', async () => {
  const { ledger, batch } = await withFile();
  await record(ledger, {
    disputes: [{ invoice: 'I1', openedOn: day('2026-02-15'), reason: 'short' }],
  });
  await reverse(ledger, { kind: 'invoice', id: 2 });
  expect(await undo(ledger, batch)).toBe(5);
});
