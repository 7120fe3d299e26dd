/**
 * The sentence of a signal is true to its evidence: whatever it names, counts or weighs is found in the
 * evidence, the numbers and the parameters that stand beside it, by whoever has nothing else.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseFact } from '../../../src/domain/case/live-facts.ts';
import { addDays, daysBetween, isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
import { ledgerSignals } from '../../../src/domain/risk/detectors.ts';
import type { ItemHistory } from '../../../src/domain/risk/observations.ts';
import type { ReceiptHistory } from '../../../src/domain/risk/receipts.ts';
import type { LedgerSignal } from '../../../src/domain/risk/signals.ts';
import { medianOf } from '../../../src/domain/risk/observations.ts';
import type { Text, TextValue } from '../../../src/domain/texts/text.ts';
import { item } from './made-items.ts';
import { arbitraryPurchases } from './made-orders.ts';
import { fact, owed, picture } from './made-picture.ts';

const FIRST = isoDateOf('2025-01-01');
const TODAY = isoDateOf('2026-06-30');
const on = (at: number): IsoDate => addDays(FIRST, at);
const DAYS = daysBetween(FIRST, TODAY);

/** Every value of a sentence, those of lists and of sentences inside it, too. */
function valuesOf(text: Text): readonly Exclude<TextValue, Text>[] {
  const walk = (value: TextValue): readonly Exclude<TextValue, Text>[] => {
    if (typeof value !== 'object') return [value];
    if ('template' in value) return value.values.flatMap(walk);
    if (value.kind === 'list') return value.items.flatMap(walk);
    return value.kind === 'cased' ? walk(value.text) : [value];
  };
  return text.values.flatMap(walk);
}

const sum = (minors: readonly (number | null)[]): number =>
  minors.reduce<number>((total, minor) => total + (minor ?? 0), 0);

/** What the sentence may say of a day, a sum, a name and a count. */
function known({ kind, onDate, evidence, numbers, parameters }: LedgerSignal) {
  const open = evidence.map(({ openMinor }) => openMinor);
  const amounts = evidence.map(({ amountMinor }) => amountMinor);
  const of = (kinds: string) => evidence.filter((one) => one.of === kinds);
  const major = (value: number | null | undefined) => Math.round((value ?? Number.NaN) * 100);
  return {
    days: new Set<string>([
      onDate,
      ...evidence.map((one) => one.on),
      // Of an item the first due date follows from its days.
      ...evidence.flatMap((one) => (one.days === null ? [] : [addDays(one.on, -one.days)])),
    ]),
    minors: new Set<number>([
      ...open.flatMap((minor) => minor ?? []),
      ...amounts.flatMap((minor) => minor ?? []),
      ...evidence.map((one) => (one.amountMinor ?? 0) - (one.openMinor ?? 0)),
      sum(open),
      major(numbers?.usual),
      major(numbers?.now),
    ]),
    names: new Set([
      ...evidence.flatMap(({ name }) => [name, ...name.split(', ')]),
      // Half a day is written out.
      ...[numbers?.usual, numbers?.now].map((days) => String(Math.abs(days ?? Number.NaN))),
    ]),
    counts: new Set<number>([
      evidence.length,
      evidence.length - 1,
      ...['item', 'receipt', 'order', 'fact'].map((kinds) => of(kinds).length),
      ...Object.values(parameters),
      ...Object.values(numbers ?? {}).flatMap((value) =>
        typeof value === 'number' ? [value, Math.abs(value)] : [],
      ),
      ...evidence.flatMap(({ days }) => (days === null ? [] : [days, Math.abs(days)])),
      // So many of those before did it, too.
      ...(kind === 'partial_payments'
        ? [Math.round(((numbers?.usual ?? 0) / 100) * (numbers?.observations ?? 0))]
        : []),
      ...(kind === 'stale_report' ? [daysBetween(evidence[0]?.on ?? TODAY, TODAY)] : []),
    ]),
  };
}

/** What no list of evidence can hold: each with where it comes from instead. */
const BESIDE: Readonly<Partial<Record<LedgerSignal['kind'], (value: unknown) => boolean>>> = {
  // The last day of grace follows from the calendar of the customer; the sum that came from the ledger of the day.
  broken_promise: (value) => typeof value === 'object',
  // Everybody's money, and the owner's limit.
  utilisation: (value) => typeof value === 'object' || isDecimal(value),
  concentration: (value) => typeof value === 'object' || isDecimal(value),
  // What share came in time is of a whole year of items.
  extension_requests: (value) => typeof value === 'number' && value <= 100,
  // How it began is explained by all payments, in a sentence of its own.
  payment_shift: (value) => typeof value !== 'string',
  // Orders of years before: how many, in how many days.
  order_burst: (value) => typeof value === 'number' || isDecimal(value),
  order_size: isDecimal,
  off_season: (value) => typeof value === 'number' || isDecimal(value) || isMonth(value),
  // The account itself, and those before it.
  payer_changed: (value) => typeof value === 'string',
  contact_churn: (value) => value === 'buyer',
  returned_payment: (value) => value === 'slip',
  sell_through: isDecimal,
};
function isDecimal(value: unknown): boolean {
  return typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value);
}
function isMonth(value: unknown): boolean {
  return typeof value === 'string' && /^\p{L}+$/u.test(value);
}

/** Values of the sentence that are found nowhere beside it. */
function unfounded(signal: LedgerSignal): readonly unknown[] {
  const { days, minors, names, counts } = known(signal);
  return valuesOf(signal.because).filter((value) => {
    if (BESIDE[signal.kind]?.(value) === true) return false;
    if (typeof value === 'string') return !names.has(value);
    if (typeof value === 'number') return !counts.has(value);
    if (value.kind === 'date') return !days.has(value.date);
    if (value.kind === 'money' || value.kind === 'amount') return !minors.has(value.minor);
    return true;
  });
}

// --- Whatever a customer does in a year and a half.

const arbitraryItems = fc
  .array(
    fc.record({
      due: fc.integer({ min: 20, max: DAYS - 5 }),
      late: fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: -3, max: 12 }) },
        { weight: 1, arbitrary: fc.integer({ min: 20, max: 90 }) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      disputedAfter: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 6 }),
      gross: fc.constantFrom(10_000, 25_000, 99_900),
    }),
    { minLength: 8, maxLength: 26 },
  )
  .map((made) =>
    made
      .toSorted((a, b) => a.due - b.due)
      .map(({ due, late, disputedAfter, gross }, at) => {
        const paidAt = late === null ? null : Math.max(due - 18, due + late);
        return item({
          invoice: `INV-${at}`,
          due: on(due),
          gross,
          movements: paidAt === null || paidAt > DAYS ? [] : [[on(paidAt), gross]],
          disputed:
            disputedAfter === null || (paidAt !== null && paidAt <= due + disputedAfter)
              ? []
              : [[on(due + disputedAfter), on(due + disputedAfter + 20)]],
        });
      }),
  );

interface Made {
  readonly items: readonly ItemHistory[];
  readonly receipts: readonly ReceiptHistory[];
}

/** Each payment as a receipt; some are round parts, name what they pay, come from elsewhere or go back. */
const arbitraryPayments: fc.Arbitrary<Made> = fc
  .tuple(
    arbitraryItems,
    fc.array(fc.constantFrom('plain', 'plain', 'plain', 'named', 'round', 'elsewhere', 'back'), {
      minLength: 26,
      maxLength: 26,
    }),
  )
  .map(([items, ways]) => {
    const receipts: ReceiptHistory[] = [];
    const changed = items.map((one, at): ItemHistory => {
      const [paid] = one.movements;
      if (paid === undefined) return one;
      const way = ways[at] ?? 'plain';
      const isRound = way === 'round' && one.grossMinor > 10_000;
      const minor = isRound ? 10_000 : one.grossMinor;
      receipts.push({
        number: `R-${at}`,
        on: paid.on,
        currency: 'EUR',
        amountMinor: minor,
        applied: [{ itemId: one.itemId, on: paid.on, minor }],
        reversed:
          way === 'back' && addDays(paid.on, 3) <= TODAY
            ? { on: addDays(paid.on, 3), byBank: at % 2 === 0, reason: 'slip' }
            : null,
        words: way === 'named' || isRound ? one.invoice : '',
        account: way === 'elsewhere' ? 'LV80BANK0000435195001' : 'DE89370400440532013000',
      });
      return isRound ? { ...one, movements: [{ ...paid, minor }] } : one;
    });
    receipts.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    return { items: changed, receipts };
  });

const arbitraryFacts: fc.Arbitrary<readonly CaseFact[]> = fc
  .array(
    fc.record({
      at: fc.integer({ min: DAYS - 120, max: DAYS }),
      what: fc.constantFrom('extension', 'claim', 'untrue', 'able', 'unable', 'report', 'sold'),
    }),
    { maxLength: 8 },
  )
  .map((made) =>
    made.map(({ at, what }, index): CaseFact => {
      const key = `F-${index}`;
      switch (what) {
        case 'extension':
          return fact('extension', on(at), { key, details: { state: 'asked' } });
        case 'claim':
          return fact('reason', on(at), { key, details: { code: 'X04', state: 'claimed' } });
        case 'untrue':
          return fact('reason', on(at), { key, details: { code: 'X02', state: 'contradicted' } });
        case 'able':
        case 'unable':
          return fact('assessment', on(at), {
            key,
            details: { ability: what === 'able' ? 'good' : 'bad' },
          });
        case 'report':
          return fact('report', addDays(on(at), -index * 90), { key });
        case 'sold':
          return fact('sellthrough', on(at - 30), {
            key,
            until: on(at),
            details: { planned: '100', sold: '45' },
          });
      }
    }),
  );

const contacts = [
  { on: on(DAYS - 100), contacts: [{ name: 'Ana', role: 'buyer' as const }, { name: 'Leo', role: 'buyer' as const }] }, // prettier-ignore
  { on: on(DAYS - 60), contacts: [{ name: 'Leo', role: 'buyer' as const }] },
  { on: on(DAYS - 20), contacts: [{ name: 'Iva', role: 'buyer' as const }] },
];

const RUNS = 300;

test('whatever a sentence says stands in its evidence, and its numbers are worked out from there', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(
      arbitraryPayments,
      arbitraryFacts,
      arbitraryPurchases,
      fc.constantFrom(null, 50_000, 120_000),
      ({ items, receipts }, facts, invoices, limit) => {
        const signals = ledgerSignals(
          picture({
            asOf: TODAY,
            items,
            receipts,
            facts,
            contacts,
            country: 'DE',
            purchases: { invoices, newcomer: null },
            limit: limit === null ? null : { currency: 'EUR', minor: limit },
            receivables: owed(400_000, 9, [{ on: FIRST, minor: 400_000 }]),
          }),
        );
        for (const signal of signals) {
          seen.set(signal.kind, (seen.get(signal.kind) ?? 0) + 1);
          expect(signal.evidence.length, signal.kind).toBeGreaterThan(0);
          expect([signal.kind, ...unfounded(signal)]).toEqual([signal.kind]);
          expect(signal.numbers?.open).toBe(
            signal.evidence.filter(({ openMinor }) => (openMinor ?? 0) > 0).length,
          );
          if (signal.kind === 'payment_shift')
            expect(signal.numbers?.now).toBe(
              medianOf(signal.evidence.slice(-5).map(({ days }) => days ?? Number.NaN)),
            );
          if (signal.kind === 'late_now')
            expect(signal.numbers?.now).toBe(
              Math.max(...signal.evidence.map(({ days }) => days ?? 0)),
            );
          if (signal.kind === 'utilisation')
            expect(signal.numbers?.now).toBeCloseTo(
              (sum(signal.evidence.map(({ openMinor }) => openMinor)) / (limit ?? 0)) * 100,
              0,
            );
        }
      },
    ),
    { seed: 20_261_130, numRuns: RUNS },
  );
  // A property of signals that never came up would be none.
  expect([...seen.keys()].sort()).toEqual([
    'cherry_picking',
    'concentration',
    'contact_churn',
    'contradiction',
    'extension_requests',
    'late_disputes',
    'late_now',
    'off_season',
    'order_burst',
    'order_size',
    'partial_payments',
    'payer_changed',
    'payment_shift',
    'returned_payment',
    'sell_through',
    'stale_report',
    'stalling',
    'utilisation',
  ]);
});
