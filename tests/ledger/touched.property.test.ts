/**
 * After random commands the cases of customers that no new fact is about are what they were, and loading
 * those that were touched gives what loading everybody gives.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CustomerCase } from '../../src/domain/case/case.ts';
import type { CaseFactDraft } from '../../src/domain/facts/case-facts.ts';
import { NO_DRAFTS } from '../../src/domain/facts/drafts.ts';
import { recordFacts } from '../../src/ledger/commands/facts/record-facts.ts';
import { resolveDispute } from '../../src/ledger/commands/facts/resolve-dispute.ts';
import { ALL_KINDS, factTable } from '../../src/ledger/facts/kinds.ts';
import { reverseFacts } from '../../src/ledger/facts/reverse.ts';
import { customersTouchedSince } from '../../src/ledger/queries/case/customers-touched.ts';
import { loadCases } from '../../src/ledger/queries/case/load-cases.ts';
import { liveDocuments } from '../../src/ledger/queries/facts/live-documents.ts';
import { journalHead } from '../../src/ledger/queries/journal/journal-head.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { caseFact, customer, day, record, tempLedger } from './fixture.ts';
import { survivorOf } from './plain-model.ts';
import {
  at,
  choice,
  CUSTOMERS,
  dateAt,
  FIRST,
  live,
  pick,
  play,
  step,
  World,
} from './replay/world.ts';

const caseStep = fc.record({
  what: fc.constantFrom(
    'promise',
    'dispute',
    'hold',
    'end',
    'reverse',
    'dispute_invoice',
    'resolve',
  ),
  a: choice,
  b: choice,
  c: choice,
});
type CaseStep = typeof caseStep extends fc.Arbitrary<infer S> ? S : never;

interface Recorded {
  readonly id: number;
  readonly draft: CaseFactDraft;
  isReversed: boolean;
  isEnded: boolean;
}

/** What is recorded beside documents and money; a step that fits nothing does nothing. */
async function playCase(world: World, facts: Recorded[], s: CaseStep): Promise<void> {
  const on = dateAt(s.a);
  const customerCode = survivorOf(world.model, pick(CUSTOMERS, s.b) as string, null);
  const invoices = world.model.invoices.filter(live);
  await world.ledger.write({ command: s.what, actor: 'test', input: s }, async (tx, scope) => {
    const put = async (draft: CaseFactDraft): Promise<void> => {
      await recordFacts(tx, scope, { ...NO_DRAFTS, caseFacts: [draft] }, { batchId: null });
      facts.push({ id: facts.length + 1, draft, isReversed: false, isEnded: false });
    };
    const key = `F-${facts.length + 1}`;
    if (s.what === 'promise' || s.what === 'dispute' || s.what === 'hold') {
      const invoice = s.c % 3 === 0 ? undefined : pick(invoices, s.c);
      const of =
        invoice === undefined ? customerCode : survivorOf(world.model, invoice.customer, null);
      await put(
        caseFact(key, s.what, of, on, {
          items: invoice === undefined ? [] : [{ invoice: invoice.number, position: 1 }],
          ...(s.what === 'promise' ? { until: on, amountMinor: 500, currency: 'EUR' } : {}),
        }),
      );
    } else if (s.what === 'dispute_invoice') {
      const invoice = pick(invoices, s.c);
      if (invoice === undefined) return;
      await recordFacts(
        tx,
        scope,
        {
          ...NO_DRAFTS,
          disputes: [{ invoice: invoice.number, openedOn: on, reason: 'short' }],
        },
        { batchId: null },
      );
    } else if (s.what === 'resolve') {
      const open = await tx
        .selectFrom('disputes')
        .select(['id', 'opened_on'])
        .where('id', 'not in', tx.selectFrom('dispute_resolutions').select('dispute_id'))
        .executeTakeFirst();
      if (open !== undefined)
        await resolveDispute(tx, scope, {
          disputeId: open.id,
          resolvedOn: on < open.opened_on ? open.opened_on : on,
          resolution: 'delivered',
        });
    } else {
      const fact = pick(
        facts.filter((one) => !one.isReversed && !one.isEnded && one.draft.kind !== 'end'),
        s.c,
      );
      if (fact === undefined) return;
      const from = on < fact.draft.on ? fact.draft.on : on;
      if (s.what === 'end') {
        fact.isEnded = true;
        const of = survivorOf(world.model, fact.draft.customer, null);
        return put(caseFact(key, 'end', of, from, { about: fact.draft.key }));
      }
      fact.isReversed = true;
      await reverseFacts(tx, scope, {
        targets: [{ kind: 'case_fact', id: fact.id }],
        effectiveOn: from,
        reason: 'a mistake',
      });
    }
    expect(liveDocuments(tx).customer(customerCode)).not.toBeNull();
  });
}

const told = (cases: readonly CustomerCase[]): ReadonlyMap<number, string> =>
  new Map(
    cases.map(({ customer: who, items, settled, onAccount, receipts, letters, facts }) => [
      who.customerId,
      JSON.stringify({
        who,
        items,
        settled,
        onAccount,
        receipts: receipts.map((one) => ({ ...one, applied: [...one.applied] })),
        letters,
        facts,
      }),
    ]),
  );

const MOMENTS = [at(dateAt(6)), at(dateAt(13)), at(day('2026-03-01'))];
const load = (ledger: Ledger, customers: 'all' | readonly number[]) =>
  ledger.read(async (db) => {
    const all: ReadonlyMap<number, string>[] = [];
    for (const moment of MOMENTS)
      all.push(told(await loadCases(db, { ...moment, customers, withHistory: true })));
    return all;
  });

test('every kind that is of a customer touches it', () => {
  const silent = ALL_KINDS.filter(
    (kind) => factTable(kind).customer !== null && factTable(kind).touches.length === 0,
  );
  expect(silent).toEqual([]);
});

test(
  'untouched cases are what they were; touched ones load alike',
  { timeout: 300_000 },
  async () => {
    let untouched = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(step, caseStep), { minLength: 15, maxLength: 40, size: 'max' }),
        async (steps) => {
          const ledger = await tempLedger();
          const world = new World(ledger);
          await record(ledger, {
            customers: CUSTOMERS.map((code) => customer(code, { effectiveOn: FIRST })),
          });
          const facts: Recorded[] = [];
          let before = await load(ledger, 'all');
          let hasMore = false;
          for (const s of steps) {
            // The model does not know that what is recorded beside documents keeps their import.
            if (s.what === 'undo' && hasMore) continue;
            hasMore ||= !('d' in s);
            const head = await ledger.read((db) => journalHead(db));
            if ('d' in s) await play(world, s);
            else await playCase(world, facts, s);
            const touched = await ledger.read((db) =>
              Promise.resolve(customersTouchedSince(db, head)),
            );
            const all = await load(ledger, 'all');
            const some = await load(ledger, touched);
            MOMENTS.forEach((_, index) => {
              for (const id of [1, 2, 3])
                if (touched.includes(id)) expect(some[index]?.get(id)).toBe(all[index]?.get(id));
                else {
                  untouched += 1;
                  expect(all[index]?.get(id)).toBe(before[index]?.get(id));
                }
            });
            before = all;
          }
        },
      ),
      { numRuns: 25, seed: 20261129, endOnFailure: true },
    );
    expect(untouched).toBeGreaterThan(500);
  },
);
