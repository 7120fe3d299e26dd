/**
 * Over random ledgers (invoices in instalments, credits, allocations, write-offs, refunds, moved due dates, merges, bank
 * lines, reversals, undone imports): what a run ticks by itself is what a careful owner would send, and no letter
 * asks for more than the ledger says is owed.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../../src/domain/case/policy.ts';
import { addDays } from '../../../src/domain/dates.ts';
import { hasTown } from '../../../src/domain/letters/address-town.ts';
import { standingOf } from '../../../src/domain/letters/standing.ts';
import { recordBankAccount } from '../../../src/ledger/commands/bank/record-bank-account.ts';
import { recordCompany } from '../../../src/ledger/commands/record-company.ts';
import { recordPolicy } from '../../../src/ledger/commands/record-policy.ts';
import { loadCases } from '../../../src/ledger/queries/case/load-cases.ts';
import { verifyLedger } from '../../../src/ledger/safety/verify.ts';
import { letterHandlers } from '../../../src/services/letters/handlers.ts';
import { english } from '../../harness/english.ts';
import { command, customer, day, record, tempLedger, tickingClock } from '../../ledger/fixture.ts';
import { choice, CUSTOMERS, FIRST, pick, play, step, World } from '../../ledger/replay/world.ts';
import { contextOf, SENDER } from './letter-workspace.ts';

const ADDRESSES = ['Calle de la Lonja 14\n46001 Valencia', 'Calle de la Lonja 14', ''];
const KINDS = ['company', 'company', 'individual', 'public_body'] as const;
/** Up to 1.00 is a small balance anyway; an invoice here is of less than that, and a customer has several. */
const MINIMUMS = ['0', '1.00', '1.50', '2.00', '3.00'];

/** As many again: else nearly everybody has more to get than to pay. */
const invoiced = step.map((one) => ({ ...one, what: 'invoice' as const }));

test('nothing is ticked that a careful owner would not send, and nothing too much is asked for', { timeout: 120_000 }, async () => {
  /** So that a property over nothing does not pass. */
  let ticked = 0;
  let netted = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(step, invoiced), { minLength: 10, maxLength: 44, size: 'max' }),
      fc.record({ about: choice, on: fc.integer({ min: 5, max: 45 }), minimum: choice, level: fc.constantFrom(null, 1, 2, 3, 4) }),
      async (steps, { about, on, minimum, level }) => {
        const clock = tickingClock();
        const ledger = await tempLedger(clock);
        const world = new World(ledger);
        const minimumAmount = pick(MINIMUMS, minimum) as string;
        await command(ledger, async (tx, scope) => {
          await recordCompany(tx, scope, { ...SENDER, effectiveOn: day('2026-06-01') });
          for (const currency of ['EUR', 'JPY'])
            await recordBankAccount(tx, scope, { bankAccountId: null, effectiveOn: FIRST, holder: 'S', account: `ES${currency}`, bic: '', bank: '', currency, isDefault: currency === 'EUR' });
          await recordPolicy(tx, scope, { policy: { ...DEFAULT_POLICY, letters: { ...DEFAULT_POLICY.letters, minimumAmount } }, note: '' });
        });
        const people = CUSTOMERS.map((code, at) =>
          customer(code, { address: pick(ADDRESSES, about + at) as string, kind: pick(KINDS, (about >> 3) + at) as 'company' }));
        await record(ledger, { customers: people });
        for (const one of steps) await play(world, one);

        const context = contextOf(ledger, clock, { print: () => Promise.resolve(new Uint8Array([1])) });
        const issuedOn = addDays(FIRST, on);
        const propose = async () => {
          const answer = await letterHandlers['letters.propose'](context, { issuedOn, level, language: null, deliveryMethod: 'post', customers: null });
          if (!answer.ok) throw new Error(english(answer.error.message));
          return answer.value;
        };
        const cases = await ledger.read((db) => loadCases(db, { asOf: issuedOn, knownAt: null, customers: 'all' }));
        const ready = (await propose()).filter((one) => standingOf(one, new Set()).group === 'ready');
        for (const letter of ready) {
          ticked += 1;
          const of = cases.find(({ customer: { code } }) => code === letter.customer);
          if (of === undefined) throw new Error(`no case of ${letter.customer}`);
          const { kind, address, country } = of.customer;
          expect(kind).not.toBe('individual');
          expect(hasTown(address, country)).toBe(true);
          const inCurrency = <One extends { readonly currency: string }>(list: readonly One[]) =>
            list.filter(({ currency }) => currency === letter.currency);
          const credits = inCurrency(of.onAccount);
          const applied = letter.items.flatMap((item) => item.credits).reduce((sum, { minor }) => sum + minor, 0);
          netted += applied;
          const notes = credits.filter((one) => one.kind === 'credit_note').reduce((sum, one) => sum + one.unallocatedMinor, 0);
          expect(applied).toBe(notes);
          const owed = inCurrency(of.items).reduce((sum, { openMinor }) => sum + openMinor, 0) - notes;
          const stated = letter.level < 3 ? 0 : (letter.interestMinor ?? 0) + (letter.fixedSum?.currency === letter.currency ? letter.fixedSum.minor : 0);
          expect(letter.totalMinor).toBeLessThanOrEqual(owed + stated);
          expect(letter.principalMinor).toBeGreaterThan(0);
          if (letter.currency === 'EUR') expect(letter.principalMinor).toBeGreaterThanOrEqual(Number(minimumAmount) * 100);
        }
        if (ready.length === 0) return;

        const issued = await letterHandlers['letters.issue'](context, {
          issuedOn, level, language: null, deliveryMethod: 'post', idempotencyKey: 'run-0001',
          letters: ready.map(({ customer: code, currency, items }) => ({ customer: code, currency, itemIds: items.filter(({ included }) => included).map(({ itemId }) => itemId) })),
        });
        if (!issued.ok) throw new Error(english(issued.error.message));
        expect(issued.value.map(({ totalMinor }) => totalMinor)).toEqual(ready.map(({ totalMinor }) => totalMinor));
        expect((await ledger.read((db) => verifyLedger(db))).findings).toEqual([]);
        // Nobody is asked again the same day.
        expect((await propose()).filter((one) => standingOf(one, new Set()).group === 'ready')).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
  expect(ticked).toBeGreaterThan(5);
  expect(netted).toBeGreaterThan(0);
}); // prettier-ignore
