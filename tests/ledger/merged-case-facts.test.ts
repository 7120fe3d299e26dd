/** What was recorded about a customer that was merged is the kept customer's, at every date and as known. */
import { expect, test } from 'vitest';
import type { Instant } from '../../src/domain/dates.ts';
import {
  mergeCustomers,
  unmergeCustomers,
} from '../../src/ledger/commands/customers/merge-customers.ts';
import { loadCases } from '../../src/ledger/queries/case/load-cases.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import {
  caseFact,
  command,
  customer,
  day,
  invoice,
  receipt,
  record,
  tempLedger,
  tickingClock,
} from './fixture.ts';

const DAYS = ['2026-01-31', '2026-02-01', '2026-02-10', '2026-02-20', '2026-03-15'];

/** Of each customer the facts that count, its disputed invoices and its money, on each day. */
const picture = (ledger: Ledger, knownAt: Instant | null, customers: 'all' | number[] = 'all') =>
  ledger.read(async (db) => {
    const said: string[] = [];
    for (const asOf of DAYS)
      for (const one of await loadCases(db, {
        asOf: day(asOf),
        knownAt,
        customers,
        withHistory: true,
      })) {
        const facts = one.facts.filter(({ isLive }) => isLive).map(({ key }) => key);
        const disputed = one.items.filter(({ dispute }) => dispute !== null);
        said.push(
          [
            asOf,
            one.customer.code,
            ...facts,
            ...disputed.map((item) => item.invoice),
            ...one.receipts.map(({ on }) => on),
          ].join(' '),
        );
        for (const fact of one.facts) expect(fact.customer).toBe(one.customer.code);
      }
    return said;
  });

test('the facts, the disputes and the money of the one are the other one’s, until it is undone', async () => {
  const clock = tickingClock();
  const ledger = await tempLedger(clock);
  await record(ledger, {
    customers: [customer('C1'), customer('C9')],
    invoices: [
      invoice('I1', 'C1', '2026-01-10', '2026-02-10', 10_000),
      invoice('I9', 'C9', '2026-01-11', '2026-02-11', 5_000),
    ],
    receipts: [receipt('R9', 'C9', '2026-02-15', 700)],
    caseFacts: [
      caseFact('P-1', 'promise', 'C9', '2026-02-01', {
        until: day('2026-02-20'),
        currency: 'EUR',
        amountMinor: 700,
      }),
      caseFact('D-9', 'dispute', 'C9', '2026-02-10'),
      caseFact('EN-9', 'end', 'C9', '2026-02-20', { about: 'D-9' }),
      caseFact('H-1', 'hold', 'C1', '2026-02-01'),
    ],
  });
  const apart = [
    '2026-01-31 C1',
    '2026-01-31 C9',
    '2026-02-01 C1 H-1',
    '2026-02-01 C9 P-1',
    '2026-02-10 C1 H-1',
    '2026-02-10 C9 P-1 D-9 I9',
    '2026-02-20 C1 H-1',
    '2026-02-20 C9 P-1 2026-02-15',
    '2026-03-15 C1 H-1',
    '2026-03-15 C9 P-1 2026-02-15',
  ];
  expect(await picture(ledger, null)).toEqual(apart);
  const before = clock.now();
  const id = await command(ledger, (tx, scope) =>
    mergeCustomers(tx, scope, { fromId: 2, intoId: 1, reason: 'one company' }),
  );
  const merged = [
    '2026-01-31 C1',
    '2026-02-01 C1 P-1 H-1',
    // A dispute of the account is now of both accounts: I1 was issued by then too.
    '2026-02-10 C1 P-1 D-9 H-1 I1 I9',
    '2026-02-20 C1 P-1 H-1 2026-02-15',
    '2026-03-15 C1 P-1 H-1 2026-02-15',
  ];
  expect(await picture(ledger, null)).toEqual(merged);
  expect(await picture(ledger, null, [1])).toEqual(merged);
  expect(await picture(ledger, before)).toEqual(apart);
  const whileMerged = clock.now();
  await command(ledger, (tx, scope) => unmergeCustomers(tx, scope, id, 'two after all'));
  expect(await picture(ledger, null)).toEqual(apart);
  expect(await picture(ledger, whileMerged)).toEqual(merged);
});
