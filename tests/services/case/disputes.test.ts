/**
 * A dispute of a whole invoice (`disputes.open`) and a case fact `dispute` are one thing to every reader:
 * the condition in SQL, the open item, the customer's case, the list of customers, a letter's proposal.
 */
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Instant, IsoDate } from '../../../src/domain/dates.ts';
import { kyselyOf } from '../../../src/ledger/connection.ts';
import type { Moment } from '../../../src/ledger/moment.ts';
import { isDisputedAt } from '../../../src/ledger/queries/case/disputed.ts';
import { loadCases } from '../../../src/ledger/queries/case/load-cases.ts';
import { openItems } from '../../../src/ledger/queries/case/open-items.ts';
import { openBalances } from '../../../src/ledger/queries/customers/customer-balances.ts';
import { factHandlers } from '../../../src/services/facts/handlers.ts';
import { letterHandlers } from '../../../src/services/letters/handlers.ts';
import { english } from '../../harness/english.ts';
import { factsFile, withDocuments, type CaseWorkspace } from './case-workspace.ts';

let workspace: CaseWorkspace;
beforeEach(async () => {
  workspace = await withDocuments();
  await workspace.bring(
    'dollars.csv',
    'invoice,customer,issued_on,due_on,currency,gross\nINV-5,C1,2026-01-15,2026-02-15,USD,60.00\n',
  );
});
afterEach(() => workspace.close());

const day = (text: string): IsoDate => text as IsoDate;

/** Invoices with something open that are disputed, as each reader says it. They must all say the same. */
async function disputed(asOf: string, knownAt: Instant | null = null): Promise<string> {
  const moment: Moment = { asOf: day(asOf), knownAt };
  const say = (invoices: Iterable<string>): string => [...new Set(invoices)].sort().join(' ');
  return workspace.ledger.read(async (db) => {
    const items = await openItems(db, moment);
    const ofItems = items.filter(({ dispute }) => dispute !== null);
    const { rows } = await sql<{ number: string }>`
      select i.number from invoices i where ${isDisputedAt('i.id', moment)}`.execute(kyselyOf(db));
    const open = new Set(items.map(({ invoice }) => invoice));
    const cases = (await loadCases(db, { ...moment, customers: 'all' })).flatMap(
      (one) => one.items,
    );
    const balances = await openBalances(db, moment);
    expect({
      sql: say(rows.map(({ number }) => number).filter((number) => open.has(number))),
      cases: say(cases.filter(({ dispute }) => dispute !== null).map(({ invoice }) => invoice)),
      balances: balances.reduce((sum, one) => sum + one.disputedItems, 0),
    }).toEqual({
      sql: say(ofItems.map(({ invoice }) => invoice)),
      cases: say(ofItems.map(({ invoice }) => invoice)),
      balances: ofItems.length,
    });
    return say(ofItems.map(({ invoice }) => invoice));
  });
}

const open = async (invoice: string, openedOn: string): Promise<number> => {
  const opened = await factHandlers['disputes.open'](workspace.context, {
    invoice,
    openedOn: day(openedOn),
    reason: 'short delivery',
  });
  if (!opened.ok) throw new Error(english(opened.error.message));
  return opened.value.disputeId;
};

test('a dispute of an invoice: opened, resolved, reversed', async () => {
  const first = await open('INV-1', '2026-02-10');
  await factHandlers['disputes.resolve'](workspace.context, {
    disputeId: first,
    resolvedOn: day('2026-02-20'),
    resolution: 'delivered',
  });
  const second = await open('INV-3', '2026-02-15');
  await factHandlers['facts.reverse'](workspace.context, {
    kind: 'dispute',
    reference: `#${second}`,
    effectiveOn: day('2026-02-25'),
    reason: 'a mistake',
  });
  expect(await disputed('2026-02-09')).toBe('');
  expect(await disputed('2026-02-10')).toBe('INV-1');
  expect(await disputed('2026-02-15')).toBe('INV-1 INV-3');
  expect(await disputed('2026-02-20')).toBe('INV-3');
  expect(await disputed('2026-02-25')).toBe('');
});

test('a case fact: of named items, of the whole account, in one currency', async () => {
  await workspace.bring(
    'facts.csv',
    factsFile(
      // One instalment is named, and the invoice is disputed: both of them.
      'D-1,dispute,C1,INV-2#2,2026-02-01,,,,,broken,category=quality,',
      'D-2,dispute,C2,,2026-01-31,,,,,all of it,,',
      'D-3,dispute,C1,,2026-02-03,,USD,10.00,,rate,,',
      ',end,C1,,2026-02-10,,,,,,outcome=upheld,D-1',
      ',end,C1,,2026-02-12,,,,,,,D-3',
    ),
  );
  expect(await disputed('2026-01-30')).toBe('');
  // INV-4 was issued later than the dispute of the account.
  expect(await disputed('2026-01-31')).toBe('INV-3');
  expect(await disputed('2026-02-01')).toBe('INV-2 INV-3');
  expect(await disputed('2026-02-05')).toBe('INV-2 INV-3 INV-5');
  expect(await disputed('2026-02-10')).toBe('INV-3 INV-5');
  expect(await disputed('2026-02-12')).toBe('INV-3');
  expect(await disputed('2026-06-30')).toBe('INV-3');
});

test('reversed, and an end that was taken back', async () => {
  const facts = factsFile(
    'D-1,dispute,C1,INV-1,2026-02-01,,,,,broken,,',
    'D-2,dispute,C2,,2026-02-06,,,,,all of it,,',
    'EN-1,end,C1,,2026-02-10,,,,,,,D-1',
    // The same as a reversal that travelled in a file.
    ',end,C1,,2026-02-20,,,,,by mistake,reversed=yes,EN-1',
  );
  const before = workspace.context.clock.now();
  await workspace.bring('facts.csv', facts);
  await workspace.reverse('case_fact', 'D-2', '2026-02-08');
  expect(await disputed('2026-02-06')).toBe('INV-1 INV-3 INV-4');
  expect(await disputed('2026-02-08')).toBe('INV-1');
  expect(await disputed('2026-02-10')).toBe('');
  expect(await disputed('2026-02-20')).toBe('INV-1');
  expect(await disputed('2026-02-20', before)).toBe('');
  const known = workspace.context.clock.now();
  await workspace.reverse('case_fact', 'D-1', '2026-02-01');
  expect(await disputed('2026-02-20')).toBe('');
  expect(await disputed('2026-02-20', known)).toBe('INV-1');
});

test('both kinds at once: the older one is told', async () => {
  await open('INV-1', '2026-02-10');
  await workspace.bring(
    'facts.csv',
    factsFile(
      'D-1,dispute,C1,INV-1,2026-02-05,,,,,broken,,',
      'D-2,dispute,C1,,2026-03-01,,,,,all of it,,',
    ),
  );
  const first = await workspace.ledger.read(async (db) =>
    (await openItems(db, { asOf: day('2026-02-28'), knownAt: null })).find(
      ({ invoice }) => invoice === 'INV-1',
    ),
  );
  expect(first?.dispute).toEqual({ openedOn: '2026-02-05', reason: 'broken', ofInvoice: true });
  expect(await disputed('2026-03-01')).toBe('INV-1 INV-2 INV-5');
});

/** What a letter to C1 proposes of its items in our currency. */
async function lettersOf(issuedOn: string) {
  const proposed = await letterHandlers['letters.propose'](workspace.context, {
    issuedOn: day(issuedOn),
    level: null,
    language: null,
    deliveryMethod: 'post',
    customers: ['C1'],
  });
  if (!proposed.ok) throw new Error(english(proposed.error.message));
  const items = proposed.value.find(({ currency }) => currency === 'EUR')?.items ?? [];
  return items.map(({ item, included, because }) => [item, included, english(because)]);
}

test('a letter leaves out what a case fact disputes, and says why', async () => {
  await workspace.bring(
    'facts.csv',
    factsFile('D-1,dispute,C1,INV-2,2026-02-20,,,,,broken,category=quality,'),
  );
  expect(await lettersOf('2026-03-20')).toEqual([
    ['INV-1', true, '39 days past due'],
    ['INV-2 (1/2)', false, 'disputed since 2026-02-20: broken'],
    ['INV-2 (2/2)', false, 'disputed since 2026-02-20: broken'],
  ]);
});

test('what was disputed without particulars is demanded again after ten business days', async () => {
  await workspace.bring(
    'facts.csv',
    factsFile(
      'D-1,dispute,C1,INV-2,2026-03-02,,,,,they do not say,particulars=none,',
      'D-2,dispute,C1,INV-1,2026-03-02,,,,,they do not say,particulars=none,',
      'D-3,dispute,C1,INV-1,2026-03-03,,,1.00,,too dear,particulars=given,',
    ),
  );
  const [first, ...rest] = await lettersOf('2026-03-16');
  expect(first).toEqual(['INV-1', false, 'disputed since 2026-03-02: they do not say']);
  expect(rest.map(([, included]) => included)).toEqual([false, false]);
  // Of INV-1 a part is disputed with particulars.
  expect(await lettersOf('2026-03-17')).toEqual([
    ['INV-1', false, 'disputed since 2026-03-02: they do not say'],
    ['INV-2 (1/2)', true, expect.stringMatching(/days past due$/)],
    ['INV-2 (2/2)', expect.any(Boolean), expect.not.stringContaining('disputed')],
  ]);
});
