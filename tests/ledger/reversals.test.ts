/** What keeps a fact from being taken back, and from which day what hangs on it goes along. */
import { describe, expect, test } from 'vitest';
import {
  mergeCustomers,
  unmergeCustomers,
} from '../../src/ledger/commands/customers/merge-customers.ts';
import { isReversible } from '../../src/domain/facts/kinds.ts';
import { findBlocker } from '../../src/ledger/facts/blockers.ts';
import { ALL_KINDS, ownDay } from '../../src/ledger/facts/kinds.ts';
import {
  findReversible,
  reverseFacts,
  type ReversalTarget,
} from '../../src/ledger/facts/reverse.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { verifyLedger } from '../../src/ledger/safety/verify.ts';
import {
  allocation,
  caseFact,
  command,
  creditNote,
  customer,
  day,
  invoice,
  receipt,
  record,
  refund,
  tempLedger,
  writeOff,
} from './fixture.ts';

const blocker = (ledger: Ledger, ...targets: readonly ReversalTarget[]) =>
  ledger.read(async (db) => findBlocker(db, targets));
const reverse = (ledger: Ledger, targets: readonly ReversalTarget[], effectiveOn = 'own') =>
  command(ledger, (tx, scope) =>
    reverseFacts(tx, scope, {
      targets,
      effectiveOn: effectiveOn === 'own' ? 'own' : day(effectiveOn),
      reason: 'mistake',
    }),
  );
const verified = async (ledger: Ledger): Promise<void> =>
  expect((await ledger.read((db) => verifyLedger(db))).findings).toEqual([]);

/** C1 owes I1 of 100.00 and I2 of 50.00, and has paid R1 of 90.00. */
async function small(): Promise<Ledger> {
  const ledger = await tempLedger();
  await record(ledger, {
    customers: [customer('C1')],
    invoices: [
      invoice('I1', 'C1', '2026-01-10', '2026-02-10', 10_000),
      invoice('I2', 'C1', '2026-01-11', '2026-02-11', 5_000),
    ],
    receipts: [receipt('R1', 'C1', '2026-02-01', 9_000)],
  });
  return ledger;
}

/** Each is recorded, and 2.00 of it taken back later by a row of another ledger's history. */
const TAKEN_BACK = {
  allocation: {
    allocations: [
      allocation('R1', 'I2', '2026-02-01', 100),
      allocation('R1', 'I1', '2026-02-01', 600),
      allocation('R1', 'I1', '2026-03-01', -200),
    ],
    own: 2,
    back: 3,
    as: 3,
  },
  write_off: {
    writeOffs: [
      writeOff('W0', 'I2', '2026-02-01', 100),
      writeOff('W1', 'I1', '2026-02-01', 600),
      writeOff('W2', 'I1', '2026-03-01', -200, { kind: 'correction' }),
    ],
    own: 2,
    back: 3,
    as: 3,
  },
  refund: {
    allocations: [allocation('R1', 'I2', '2026-02-01', 100)],
    refunds: [refund('RF1', 'R1', '2026-02-01', 600), refund('RF2', 'R1', '2026-03-01', -200)],
    own: 1,
    back: 2,
    as: 3,
  },
} as const;

test.each(['allocation', 'write_off', 'refund'] as const)(
  'a row of an imported history that takes part of the %s back goes first, or with it',
  async (kind) => {
    const ledger = await small();
    const { own, back, as, ...drafts } = TAKEN_BACK[kind];
    await record(ledger, drafts);
    const sentence = `From 2026-03-01 on a row of the imported history takes it back (allocation #${as}); reverse that row, or undo its import, first.`;
    expect(await blocker(ledger, { kind, id: own })).toEqual(sentence);
    // What takes back is itself free to go.
    expect(await blocker(ledger, { kind, id: back })).toBeNull();
    expect(await blocker(ledger, { kind, id: own }, { kind, id: back })).toBeNull();
    await reverse(ledger, [{ kind, id: back }]);
    expect(await blocker(ledger, { kind, id: own })).toBeNull();
    await reverse(ledger, [{ kind, id: own }]);
    await verified(ledger);
  },
);

test('another pair, and a write-off beside money of the same item, are nobody’s business', async () => {
  const ledger = await small();
  await record(ledger, {
    allocations: [
      allocation('R1', 'I1', '2026-02-01', 600),
      allocation('R1', 'I2', '2026-02-01', 300),
      allocation('R1', 'I2', '2026-02-02', -100),
    ],
    writeOffs: [
      writeOff('W1', 'I1', '2026-02-01', 600),
      writeOff('W2', 'I1', '2026-03-01', -200, { kind: 'correction' }),
    ],
    refunds: [refund('RF1', 'R1', '2026-02-03', 70), refund('RF2', 'R1', '2026-03-01', -20)],
  });
  expect(await blocker(ledger, { kind: 'allocation', id: 1 })).toBeNull();
  // A row of the same id and another kind goes: that is not the one in the way.
  expect(
    await blocker(ledger, { kind: 'write_off', id: 1 }, { kind: 'allocation', id: 2 }),
  ).toEqual(
    'From 2026-03-01 on a row of the imported history takes it back (allocation #5); reverse that row, or undo its import, first.',
  );
});

test('part of a correction, a write-off or a refund is not an allocation to reverse', async () => {
  const ledger = await small();
  await record(ledger, {
    allocations: [allocation('R1', 'I1', '2026-02-01', 600)],
    writeOffs: [writeOff('W1', 'I1', '2026-02-02', 100)],
    refunds: [refund('RF1', 'R1', '2026-02-03', 50)],
  });
  await reverse(ledger, [{ kind: 'allocation', id: 1 }]);
  const found = (kind: ReversalTarget['kind'], id: number) =>
    ledger.read(async (db) => findReversible(db, { kind, id }));
  expect(await found('allocation', 1)).toEqual({ ownDate: '2026-02-01', isReversed: true });
  expect([
    await found('allocation', 2),
    await found('allocation', 3),
    await found('allocation', 4),
  ]).toEqual([null, null, null]);
  expect(await found('write_off', 1)).toEqual({ ownDate: '2026-02-02', isReversed: false });
  expect(await found('refund', 1)).toEqual({ ownDate: '2026-02-03', isReversed: false });
});

test.each([
  ['receipt', 'R1'],
  ['credit_note', 'N1'],
  ['invoice', 'R1'],
] as const)('an allocation is taken back with its %s', async (kind, source) => {
  const ledger = await small();
  const sourceKind = source === 'N1' ? 'credit_note' : 'receipt';
  await record(ledger, {
    creditNotes: [creditNote('N1', 'C1', '2026-02-01', 700)],
    allocations: [allocation(source, 'I1', '2026-02-01', 600, { sourceKind })],
  });
  await reverse(ledger, [{ kind, id: 1 }], '2026-03-01');
  const one: ReversalTarget = { kind: 'allocation', id: 1 };
  expect((await ledger.read(async (db) => findReversible(db, one)))?.isReversed).toBe(true);
  await expect(reverse(ledger, [one])).rejects.toThrow('allocation 1 is reversed already');
  await verified(ledger);
});

describe('many facts at once', () => {
  const numbers = Array.from({ length: 130 }, (_, index) => `R${index + 1}`);
  const targets: readonly ReversalTarget[] = numbers.map((_, index) => ({
    kind: 'receipt',
    id: 130 - index,
  }));
  const many = async (): Promise<Ledger> => {
    const ledger = await tempLedger();
    await record(ledger, {
      customers: [customer('C1')],
      receipts: numbers.map((number) => receipt(number, 'C1', '2026-02-01', 100)),
    });
    return ledger;
  };
  const reversed = async (ledger: Ledger) =>
    (
      await ledger.read((db) =>
        db.selectFrom('reversals').select('target_id').orderBy('id').execute(),
      )
    ).map((row) => row.target_id);
  const request = { targets, effectiveOn: 'own', reason: 'mistake' } as const;

  test('one reversal each, in their order, with a pause after every 64 and between what follows', async () => {
    const ledger = await many();
    const pauses: number[] = [];
    const ids = await command(ledger, (tx, scope) =>
      reverseFacts(tx, scope, {
        ...request,
        checkpoint: async (done) => void pauses.push(done),
      }),
    );
    expect(ids).toEqual(numbers.map((_, index) => index + 1));
    expect(await reversed(ledger)).toEqual(targets.map(({ id }) => id));
    expect(pauses.slice(0, 2)).toEqual([64, 128]);
    expect(pauses.slice(2)).toEqual(Array.from({ length: 7 }, () => 130));
  });

  test('without a pause', async () => {
    const ledger = await many();
    expect(await reverse(ledger, targets)).toHaveLength(130);
  });

  test.each([1, 3, 9])('cancelled at pause %i, nothing of it stays', async (last) => {
    const ledger = await many();
    let left = last;
    const cancelled = command(ledger, (tx, scope) =>
      reverseFacts(tx, scope, {
        ...request,
        checkpoint: () =>
          (left -= 1) === 0 ? Promise.reject(new Error('cancelled here')) : Promise.resolve(),
      }),
    );
    await expect(cancelled).rejects.toThrow('cancelled here');
    expect(await reversed(ledger)).toEqual([]);
  });
});

/** C1 to C4 with an invoice of 100.00, a receipt and a credit note of 20.00 each. */
async function four() {
  const ledger = await tempLedger();
  const of = ['C1', 'C2', 'C3', 'C4'];
  await record(ledger, {
    customers: of.map((code) => customer(code)),
    invoices: of.map((code) => invoice(`I-${code}`, code, '2026-01-10', '2026-02-10', 10_000)),
    receipts: of.map((code) => receipt(`R-${code}`, code, '2026-02-01', 2_000)),
    creditNotes: of.map((code) => creditNote(`N-${code}`, code, '2026-02-01', 2_000)),
  });
  const merge = (fromId: number, intoId: number) =>
    command(ledger, (tx, scope) =>
      mergeCustomers(tx, scope, { fromId, intoId, reason: 'one company' }),
    );
  const apart = async (id: number) => {
    const undone = await command(ledger, (tx, scope) => unmergeCustomers(tx, scope, id, 'two'));
    return undone.ok ? 'apart' : undone.error.message;
  };
  const apply = (source: string, to: string, amountMinor = 1) =>
    record(ledger, {
      allocations: [
        allocation(source, to, '2026-03-01', amountMinor, {
          sourceKind: source.startsWith('N') ? 'credit_note' : 'receipt',
        }),
      ],
    });
  return { ledger, merge, apart, apply };
}

test('money applied across two that were one keeps them one, five of it by name', async () => {
  const { merge, apart, apply } = await four();
  const id = await merge(2, 1);
  await apply('R-C1', 'I-C2');
  await apply('N-C2', 'I-C1');
  expect(await apart(id)).toEqual(
    'Money was applied across the two customers while they were one (R-C1 to I-C2, N-C2 to I-C1); reverse those allocations first.',
  );
  for (let more = 0; more < 3; more += 1) await apply('R-C2', 'I-C1');
  expect(await apart(id)).toEqual(
    'Money was applied across the two customers while they were one (R-C1 to I-C2, N-C2 to I-C1, R-C2 to I-C1, R-C2 to I-C1, R-C2 to I-C1); reverse those allocations first.',
  );
  await apply('R-C2', 'I-C1');
  expect(await apart(id)).toEqual(
    'Money was applied across the two customers while they were one (R-C1 to I-C2, N-C2 to I-C1, R-C2 to I-C1, R-C2 to I-C1, R-C2 to I-C1 and 1 more); reverse those allocations first.',
  );
});

test.each(['invoice', 'receipt', 'credit_note'] as const)(
  'money across two whose %s was reversed is no money across',
  async (kind) => {
    const { ledger, merge, apart, apply } = await four();
    const id = await merge(2, 1);
    await apply(kind === 'credit_note' ? 'N-C2' : 'R-C2', 'I-C1');
    await reverse(ledger, [{ kind, id: kind === 'invoice' ? 1 : 2 }], '2026-04-01');
    expect(await apart(id)).toBe('apart');
    await verified(ledger);
  },
);

test('of two merges, money across keeps the one without which it would join two', async () => {
  const { ledger, merge, apart, apply } = await four();
  const first = await merge(3, 2);
  const second = await merge(2, 1);
  // C3 stays with C2 when C2 and C1 part.
  await apply('R-C3', 'I-C2');
  expect(await apart(second)).toBe('apart');
  expect(await apart(first)).toEqual(
    'Money was applied across the two customers while they were one (R-C3 to I-C2); reverse that allocation first.',
  );
  const third = await merge(2, 1);
  await apply('R-C1', 'I-C3');
  expect(await apart(first)).toEqual(
    'Money was applied across the two customers while they were one (R-C3 to I-C2, R-C1 to I-C3); reverse those allocations first.',
  );
  expect(await apart(third)).toEqual(
    'Money was applied across the two customers while they were one (R-C1 to I-C3); reverse that allocation first.',
  );
  await verified(ledger);
});

test('money across two keeps their merge, not that of two others', async () => {
  const { ledger, merge, apart, apply } = await four();
  const first = await merge(2, 1);
  const second = await merge(4, 3);
  await apply('R-C4', 'I-C3');
  expect(await apart(second)).toEqual(
    'Money was applied across the two customers while they were one (R-C4 to I-C3); reverse that allocation first.',
  );
  expect(await apart(first)).toBe('apart');
  await expect(reverse(ledger, [{ kind: 'customer_merge', id: first }])).rejects.toThrow(
    'customer_merge 1 is reversed already',
  );
  await verified(ledger);
});

test('what can be reversed counts from a day of its own, and of nothing else is one asked for', () => {
  for (const kind of ALL_KINDS)
    if (isReversible(kind)) expect(ownDay(kind)).not.toBe('');
    else expect(() => ownDay(kind)).toThrow(`a ${kind} has no day of its own`);
});

test('what only tells what happened stays when its invoice is reversed', async () => {
  const ledger = await small();
  await record(ledger, {
    allocations: [allocation('R1', 'I1', '2026-02-01', 600)],
    disputes: [{ invoice: 'I1', openedOn: day('2026-02-15'), reason: 'short' }],
    caseFacts: [
      caseFact('D-1', 'dispute', 'C1', '2026-02-01', { items: [{ invoice: 'I1', position: 1 }] }),
    ],
  });
  await reverse(ledger, [{ kind: 'invoice', id: 1 }]);
  const kinds = await ledger.read((db) =>
    db.selectFrom('reversals').select('target_kind').execute(),
  );
  expect(kinds).toEqual([{ target_kind: 'invoice' }]);
});
