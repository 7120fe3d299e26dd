/**
 * A ledger and a plain model of it, played forward together step by step from random numbers.
 *
 *     { what: 'invoice', asBatch: true, a: 3, b: 0, … }   C1, EUR, 2026-01-04, as an import batch
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import { addDays, type Instant, type IsoDate } from '../../../src/domain/dates.ts';
import { NO_DRAFTS } from '../../../src/domain/facts/drafts.ts';
import { recordBatch } from '../../../src/ledger/commands/record-batch.ts';
import { recordFacts } from '../../../src/ledger/commands/facts/record-facts.ts';
import type { ReversibleKind } from '../../../src/domain/facts/kinds.ts';
import { findReversible, reverseFacts } from '../../../src/ledger/facts/reverse.ts';
import { findBlocker } from '../../../src/ledger/facts/blockers.ts';
import { undoBatch } from '../../../src/ledger/facts/undo.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import type { Moment } from '../../../src/ledger/moment.ts';
import { liveDocuments } from '../../../src/ledger/queries/facts/live-documents.ts';
import { day } from '../fixture.ts';
import {
  emptyModel,
  openOf,
  survivorOf,
  unallocatedOf,
  type ModelAllocation,
  type ModelCredit,
  type ModelFact,
  type ModelInvoice,
  type PlainModel,
} from '../plain-model.ts';
import { playMore, type MoreSteps } from './more-steps.ts';
import { english } from '../../harness/english.ts';

export const FIRST = day('2026-01-01');
export const DAYS = 14;
export const CUSTOMERS = ['C1', 'C2', 'C3'];
export const CURRENCIES = ['EUR', 'JPY'];

export const choice = fc.nat({ max: 999_983 });
export const step = fc.record({
  what: fc.constantFrom(
    ...(['invoice', 'invoice', 'invoice', 'credit', 'credit', 'credit', 'settled'] as const),
    ...(['allocate', 'allocate', 'allocate', 'allocate', 'allocate', 'allocate'] as const),
    ...(['write_off', 'write_off', 'refund', 'refund', 'due', 'merge', 'unmerge'] as const),
    ...(['bank', 'bank', 'match', 'match', 'match', 'unmatch'] as const),
    ...(['reverse', 'reverse', 'reverse', 'undo'] as const),
  ),
  asBatch: fc.boolean(),
  a: choice,
  b: choice,
  c: choice,
  d: choice,
  e: choice,
});
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

export const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];
export const dateAt = (n: number): IsoDate => addDays(FIRST, n % DAYS);
export const at = (asOf: IsoDate, knownAt: Instant | null = null): Moment => ({ asOf, knownAt });
export const live = (fact: ModelFact): boolean => fact.cancelled === null;
export const liveAllocation = (one: ModelAllocation): boolean =>
  live(one) && live(one.credit) && live(one.invoice);

export class World {
  readonly model: PlainModel = emptyModel();
  readonly batches: number[] = [];
  readonly instants: Instant[] = [];
  /** Bank lines: what each is and what is left of it. */
  readonly lines: {
    readonly id: number;
    readonly on: IsoDate;
    readonly amount: number;
    readonly currency: string;
    readonly batchId: number;
    left: number;
    isGone: boolean;
  }[] = [];
  readonly ledger: Ledger;
  private names = 0;
  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }
  name(kind: string): string {
    this.names += 1;
    return `${kind}-${this.names}`;
  }
}

export async function play(world: World, s: Step): Promise<void> {
  if (s.what === 'reverse') return reverse(world, s);
  if (s.what === 'undo') return undo(world, s);
  if (s.what !== 'invoice' && s.what !== 'credit' && s.what !== 'settled' && s.what !== 'allocate')
    return playMore[s.what as MoreSteps](world, s);
  const { model } = world;
  const on = dateAt(s.a);
  const named = pick(CUSTOMERS, s.b) as string;
  // The ledger records for who that is now.
  const of = survivorOf(model, named, null);
  const currency = pick(CURRENCIES, s.c) as string;
  await world.ledger.write({ command: s.what, actor: 'test', input: s }, async (tx, scope) => {
    world.instants.push(scope.recordedAt);
    const batchId = s.asBatch
      ? await recordBatch(tx, scope, {
          fileName: 'f',
          fileSha256: '0'.repeat(64),
          kind: 'x',
          mapping: '{}',
          rowsRead: 0,
          rowsNew: 0,
          rowsDuplicate: 0,
          rowsRefused: 0,
          facts: '{}',
        })
      : null;
    if (batchId !== null) world.batches.push(batchId);
    const base = { recordedAt: scope.recordedAt, batchId, cancelled: null };
    const addInvoice = async (gross: number, parts: number) => {
      const number = world.name('I');
      const instalments = Array.from({ length: parts }, (_, index) => ({
        dueOn: addDays(on, (s.d % 5) + index * 3),
        grossMinor: index === 0 ? gross - (parts - 1) : 1,
      }));
      return {
        number,
        draft: {
          number,
          customer: named,
          issuedOn: on,
          currency,
          grossMinor: gross,
          instalments,
          terms: '',
          contract: '',
          po: '',
          goods: '',
          quantity: '',
          notes: '',
          ...(s.e % 4 === 0 ? { kind: 'debit_note' as const } : {}),
        },
      };
    };
    const known = (number: string) => {
      const found = liveDocuments(tx).invoice(number);
      if (found === null) throw new Error(`${number} is missing`);
      const fact: ModelInvoice = {
        ...base,
        on,
        id: found.invoiceId,
        number,
        customer: of,
        currency,
        items: found.instalments.map((n) => ({
          itemId: n.itemId,
          dueOn: n.dueOn,
          gross: n.grossMinor,
        })),
      };
      model.invoices.push(fact);
      return fact;
    };
    const knownCredit = (
      kind: ModelCredit['kind'],
      number: string,
      amount: number,
      date: IsoDate,
    ) => {
      const found =
        kind === 'receipt'
          ? liveDocuments(tx).receipt(number)
          : liveDocuments(tx).creditNote(number);
      if (found === null) throw new Error(`${number} is missing`);
      const fact: ModelCredit = {
        ...base,
        on: date,
        kind,
        id: found.id,
        number,
        customer: of,
        currency,
        amount,
      };
      model.credits.push(fact);
      return fact;
    };

    if (s.what === 'invoice') {
      const made = await addInvoice(10 + (s.e % 90), 1 + (s.d % 3));
      await recordFacts(tx, scope, { ...NO_DRAFTS, invoices: [made.draft] }, { batchId });
      known(made.number);
    } else if (s.what === 'credit') {
      const number = world.name('X');
      const amountMinor = 5 + (s.e % 120);
      const isReceipt = s.d % 2 === 0;
      const shared = { number, customer: named, currency, amountMinor, reference: '' };
      await recordFacts(
        tx,
        scope,
        {
          ...NO_DRAFTS,
          receipts: isReceipt ? [{ ...shared, receivedOn: on }] : [],
          creditNotes: isReceipt ? [] : [{ ...shared, issuedOn: on }],
        },
        { batchId },
      );
      knownCredit(isReceipt ? 'receipt' : 'credit_note', number, amountMinor, on);
    } else if (s.what === 'settled') {
      // An invoice with its receipt and its allocation in one call, as a list with "settled on" gives.
      const gross = 10 + (s.e % 90);
      const made = await addInvoice(gross, 1);
      const source = world.name('X');
      const paidOn = addDays(on, s.d % 6);
      await recordFacts(
        tx,
        scope,
        {
          ...NO_DRAFTS,
          invoices: [made.draft],
          receipts: [
            {
              number: source,
              customer: named,
              currency,
              amountMinor: gross,
              reference: '',
              receivedOn: paidOn,
            },
          ],
          allocations: [
            {
              sourceKind: 'receipt',
              source,
              invoice: made.number,
              position: 1,
              effectiveOn: paidOn,
              amountMinor: gross,
            },
          ],
        },
        { batchId },
      );
      const invoice = known(made.number);
      const credit = knownCredit('receipt', source, gross, paidOn);
      const [own] = liveDocuments(tx).allocations(
        'receipt',
        credit.id,
        invoice.items[0]?.itemId ?? 0,
      );
      model.allocations.push({
        ...base,
        on: paidOn,
        id: own?.allocationId ?? 0,
        credit,
        invoice,
        itemId: invoice.items[0]?.itemId ?? 0,
        amount: gross,
      });
    } else {
      const credit = pick(model.credits.filter(live), s.a);
      if (credit === undefined) return;
      const invoice = pick(
        model.invoices.filter(
          (one) =>
            live(one) &&
            survivorOf(model, one.customer, null) === survivorOf(model, credit.customer, null) &&
            one.currency === credit.currency,
        ),
        s.b,
      );
      if (invoice === undefined) return;
      const index = s.c % invoice.items.length;
      const item = invoice.items[index] as ModelInvoice['items'][number];
      const from = [credit.on, invoice.on, dateAt(s.d)].sort().at(-1) as IsoDate;
      const room = Math.min(
        roomOf((m) => openOf(model, item.itemId, m), from),
        roomOf((m) => unallocatedOf(model, credit, m), from),
      );
      const docs = liveDocuments(tx);
      expect(
        Math.min(
          docs.roomOfItem(item.itemId, from),
          docs.roomOfCredit(credit.kind, credit.id, from),
        ),
      ).toBe(room);
      if (room <= 0) return;
      const amount = s.e % 3 === 0 ? room : 1 + (s.e % room);
      await recordFacts(
        tx,
        scope,
        {
          ...NO_DRAFTS,
          allocations: [
            {
              sourceKind: credit.kind,
              source: credit.number,
              invoice: invoice.number,
              position: index + 1,
              effectiveOn: from,
              amountMinor: amount,
            },
          ],
        },
        { batchId },
      );
      const own = docs.allocations(credit.kind, credit.id, item.itemId).at(-1);
      model.allocations.push({
        ...base,
        on: from,
        id: own?.allocationId ?? 0,
        credit,
        invoice,
        itemId: item.itemId,
        amount,
      });
    }
  });
}

/** The least that is free on `from` or any later day, as is known now. */
export const roomOf = (free: (moment: Moment) => number, from: IsoDate): number => {
  let room = Number.MAX_SAFE_INTEGER;
  for (let n = 0; n < 60; n += 1) room = Math.min(room, free(at(addDays(from, n))));
  return room;
};

async function reverse(world: World, s: Step): Promise<void> {
  const { model } = world;
  const facts: { kind: ReversibleKind; id: number; fact: ModelFact }[] = [
    ...model.invoices.filter(live).map((fact) => ({ kind: 'invoice' as const, id: fact.id, fact })),
    ...model.credits.filter(live).map((fact) => ({ kind: fact.kind, id: fact.id, fact })),
    ...model.allocations
      .filter(liveAllocation)
      .map((fact) => ({ kind: 'allocation' as const, id: fact.id, fact })),
    ...model.writeOffs
      .filter((one) => live(one) && live(one.invoice))
      .map((fact) => ({ kind: 'write_off' as const, id: fact.id, fact })),
    ...model.refunds
      .filter((one) => live(one) && live(one.credit))
      .map((fact) => ({ kind: 'refund' as const, id: fact.id, fact })),
  ];
  const target = pick(facts, s.a);
  if (target === undefined) return;
  const from = addDays(target.fact.on, s.b % 8);
  await world.ledger.write({ command: 'reverse', actor: 'test', input: s }, async (tx, scope) => {
    world.instants.push(scope.recordedAt);
    expect(findReversible(tx, target)).toEqual({ ownDate: target.fact.on, isReversed: false });
    const request = { targets: [target], effectiveOn: from, reason: 'test' };
    if (model.refunds.some((one) => live(one) && one.credit === target.fact)) {
      expect(english(findBlocker(tx, request.targets) ?? '')).toMatch(/reverse the refund first/);
      return;
    }
    await reverseFacts(tx, scope, request);
    cancel(world, target.fact, from, scope.recordedAt);
  });
}

/** The fact no longer counts, nor what goes with it. */
export function cancel(world: World, fact: ModelFact, from: IsoDate, recordedAt: Instant): void {
  fact.cancelled = { from, recordedAt };
  for (const writeOff of world.model.writeOffs)
    if (live(writeOff) && (writeOff.invoice === fact || writeOff.receipt === fact))
      writeOff.cancelled = { from: writeOff.on > from ? writeOff.on : from, recordedAt };
  // Reversed from its own day it never was: the line that brought it is open again.
  for (const match of world.model.matches)
    if (match.isLive && match.receipt === fact && from === fact.on) {
      match.isLive = false;
      match.line.left += match.amount;
    }
}

async function undo(world: World, s: Step): Promise<void> {
  const batchId = pick(world.batches, s.a);
  if (batchId === undefined) return;
  const { model } = world;
  const own = (fact: ModelFact) => fact.batchId === batchId;
  const used =
    model.allocations.some(
      (one) => liveAllocation(one) && !own(one) && (own(one.invoice) || own(one.credit)),
    ) ||
    model.writeOffs.some(
      (one) => live(one) && live(one.invoice) && !own(one) && own(one.invoice),
    ) ||
    model.refunds.some((one) => live(one) && live(one.credit) && !own(one) && own(one.credit)) ||
    model.matches.some((one) => one.isLive && one.line.batchId === batchId);
  const lines = world.lines.filter((one) => one.batchId === batchId && !one.isGone);
  const facts = [
    ...model.invoices.filter(live),
    ...model.credits.filter(live),
    ...model.allocations.filter(liveAllocation),
    ...model.writeOffs.filter((one) => live(one) && live(one.invoice)),
    ...model.refunds.filter((one) => live(one) && live(one.credit)),
  ].filter(own);
  await world.ledger.write({ command: 'undo', actor: 'test', input: s }, async (tx, scope) => {
    world.instants.push(scope.recordedAt);
    const undone = await undoBatch(tx, scope, batchId, 'test');
    const outcome = undone.ok ? 'undone' : undone.error.code;
    expect(outcome).toBe(
      used
        ? 'used_by_later_facts'
        : facts.length + lines.length === 0
          ? 'already_undone'
          : 'undone',
    );
    if (!undone.ok) return;
    for (const fact of facts) fact.cancelled = { from: fact.on, recordedAt: scope.recordedAt };
    for (const line of lines) line.isGone = true;
  });
}
