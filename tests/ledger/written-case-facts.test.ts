/** Case facts that are read as bytes: every one is found again, and rules get those that they look at. */
import { expect, test } from 'vitest';
import { addDays } from '../../src/domain/dates.ts';
import { caseFacts } from '../../src/ledger/queries/case/case-facts.ts';
import { loadCases } from '../../src/ledger/queries/case/load-cases.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { caseFact, customer, day, invoice, record, tempLedger } from './fixture.ts';

const NOW = { asOf: day('2026-03-15'), knownAt: null };

const CUSTOMERS = ['C1', 'C2', 'C3'];
/** More than a piece of them, no two neighbours of one customer. */
const MANY = Array.from({ length: 2345 }, (_, at) =>
  caseFact(
    `K-${at}`,
    at % 3 === 0 ? 'contact' : 'note',
    CUSTOMERS[at % CUSTOMERS.length] ?? '',
    '2026-03-01',
    {
      note: ['', 'sagt „später“', '说下周付款', 'a "b"\n, \u001e'][at % 4] ?? '',
      person: at % 5 === 0 ? 'Zoë' : '',
      details: at % 3 === 0 ? { channel: 'call', direction: at % 2 === 0 ? 'in' : 'out' } : {},
    },
  ),
);

test('whatever is written between them, each fact is its customer’s, in the order of recording', async () => {
  const ledger = await tempLedger();
  await record(ledger, { customers: CUSTOMERS.map((code) => customer(code)), caseFacts: MANY });
  const read = await ledger.read((db) =>
    loadCases(db, { ...NOW, customers: 'all', withOldFacts: true }),
  );
  expect(read.map(({ customer: { code } }) => code)).toEqual(CUSTOMERS);
  for (const one of read) {
    const theirs = MANY.filter((fact) => fact.customer === one.customer.code);
    expect(
      one.facts.map(({ key, person, note, details }) => ({ key, person, note, details })),
    ).toEqual(theirs.map(({ key, person, note, details }) => ({ key, person, note, details })));
  }
  const together = await ledger.read((db) =>
    caseFacts(db, { ...NOW, customerIds: [1, 2, 3], kinds: null }),
  );
  expect(together.map(({ key }) => key)).toEqual(MANY.map(({ key }) => key));
});

const keysOf = (ledger: Ledger, customers: 'all' | number[], withOldFacts: boolean) =>
  ledger.read(async (db) =>
    (await loadCases(db, { ...NOW, customers, withOldFacts })).flatMap(({ facts }) =>
      facts.map(({ key }) => key),
    ),
  );

test('rules see contacts of 400 days and no notes; of other kinds all, however old', async () => {
  const ledger = await tempLedger();
  const about = { items: [{ invoice: 'I1', position: 1 }] };
  await record(ledger, {
    customers: [customer('C1')],
    invoices: [invoice('I1', 'C1', '2020-01-10', '2020-02-10', 10_000)],
    caseFacts: [
      caseFact('P-1', 'promise', 'C1', '2020-03-01', {
        ...about,
        until: day('2020-03-05'),
        currency: 'EUR',
        amountMinor: 500,
      }),
      caseFact('D-1', 'dispute', 'C1', '2020-03-02', about),
      caseFact('K-401', 'contact', 'C1', addDays(NOW.asOf, -400)),
      caseFact('K-400', 'contact', 'C1', addDays(NOW.asOf, -399)),
      caseFact('N-1', 'note', 'C1', NOW.asOf),
      caseFact('H-1', 'hold', 'C1', '2020-03-02'),
      // The end of a fact that is not there is nobody's.
      caseFact('EN-1', 'end', 'C1', '2026-03-01', { about: 'K-401' }),
    ],
  });
  for (const customers of ['all' as const, [1]]) {
    expect(await keysOf(ledger, customers, false)).toEqual(['P-1', 'D-1', 'K-400', 'H-1']);
    expect(await keysOf(ledger, customers, true)).toEqual([
      'P-1',
      'D-1',
      'K-401',
      'K-400',
      'N-1',
      'H-1',
    ]);
  }
});
