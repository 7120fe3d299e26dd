/** Steps beyond documents and allocations: write-offs, refunds, due changes, merges, bank lines. */
import { expect } from 'vitest';
import { addDays, type IsoDate } from '../../../src/domain/dates.ts';
import { NO_DRAFTS } from '../../../src/domain/facts/drafts.ts';
import { recordBankMatch } from '../../../src/ledger/commands/bank/record-bank-match.ts';
import { undoBankMatches } from '../../../src/ledger/commands/bank/undo-bank-matches.ts';
import { changeDue } from '../../../src/ledger/commands/facts/change-due.ts';
import {
  mergeCustomers,
  unmergeCustomers,
} from '../../../src/ledger/commands/customers/merge-customers.ts';
import { lastId } from '../../../src/ledger/commands/facts/fact-inserts.ts';
import { recordFacts } from '../../../src/ledger/commands/facts/record-facts.ts';
import { agingMatrix } from '../../../src/ledger/queries/aging/aging-matrix.ts';
import { onAccountSums } from '../../../src/ledger/queries/aging/on-account.ts';
import { liveDocuments } from '../../../src/ledger/queries/facts/live-documents.ts';
import { bankLine, bankStatement, recordAsBatch } from '../fixture.ts';
import {
  openOf,
  survivorOf,
  unallocatedOf,
  type ModelCredit,
  type ModelInvoice,
} from '../plain-model.ts';
import {
  at,
  cancel,
  CURRENCIES,
  CUSTOMERS,
  dateAt,
  FIRST,
  live,
  liveAllocation,
  pick,
  roomOf,
  type Step,
  type World,
} from './world.ts';

export type MoreSteps =
  | 'write_off'
  | 'refund'
  | 'due'
  | 'merge'
  | 'unmerge'
  | 'bank'
  | 'match'
  | 'unmatch';

const write = <T>(
  world: World,
  s: Step,
  work: Parameters<World['ledger']['write']>[1],
): Promise<T> =>
  world.ledger.write({ command: s.what, actor: 'test', input: s }, async (tx, scope) => {
    world.instants.push(scope.recordedAt);
    return work(tx, scope);
  }) as Promise<T>;

const later = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? b : a);

async function writeOffStep(world: World, s: Step): Promise<void> {
  const { model } = world;
  const invoice = pick(model.invoices.filter(live), s.a);
  if (invoice === undefined) return;
  const index = s.b % invoice.items.length;
  const { itemId } = invoice.items[index] as ModelInvoice['items'][number];
  const on = later(invoice.on, dateAt(s.c));
  const room = roomOf((m) => openOf(model, itemId, m), on);
  if (room <= 0) return;
  const amount = 1 + (s.d % room);
  await write(world, s, async (tx, scope) => {
    const number = world.name('W');
    await recordFacts(
      tx,
      scope,
      {
        ...NO_DRAFTS,
        writeOffs: [
          {
            number,
            kind: 'bad_debt',
            invoice: invoice.number,
            position: index + 1,
            effectiveOn: on,
            amountMinor: amount,
            reason: 'test',
            receipt: '',
          },
        ],
      },
      { batchId: null },
    );
    model.writeOffs.push({
      on,
      recordedAt: scope.recordedAt,
      batchId: null,
      cancelled: null,
      id: lastId(tx, 'write_offs'),
      invoice,
      itemId,
      amount,
      receipt: null,
    });
  });
}

async function refundStep(world: World, s: Step): Promise<void> {
  const { model } = world;
  const credit = pick(model.credits.filter(live), s.a);
  if (credit === undefined) return;
  const on = later(credit.on, dateAt(s.b));
  const room = roomOf((m) => unallocatedOf(model, credit, m), on);
  if (room <= 0) return;
  const amount = 1 + (s.c % room);
  await write(world, s, async (tx, scope) => {
    await recordFacts(
      tx,
      scope,
      {
        ...NO_DRAFTS,
        refunds: [
          {
            number: world.name('F'),
            sourceKind: credit.kind,
            source: credit.number,
            refundedOn: on,
            amountMinor: amount,
            reason: 'test',
          },
        ],
      },
      { batchId: null },
    );
    model.refunds.push({
      on,
      recordedAt: scope.recordedAt,
      batchId: null,
      cancelled: null,
      id: lastId(tx, 'refunds'),
      credit,
      amount,
    });
  });
}

async function dueStep(world: World, s: Step): Promise<void> {
  const { model } = world;
  const item = pick(
    model.invoices.flatMap((one) => one.items),
    s.a,
  );
  if (item === undefined) return;
  const dueOn = addDays(dateAt(s.b), s.c % 9);
  await write(world, s, async (tx, scope) => {
    await changeDue(tx, scope, { itemId: item.itemId, dueOn, reason: 'test' });
    model.dueChanges.push({ itemId: item.itemId, dueOn, recordedAt: scope.recordedAt });
  });
}

const idOf = (code: string): number => CUSTOMERS.indexOf(code) + 1;

async function mergeStep(world: World, s: Step): Promise<void> {
  const { model } = world;
  const from = pick(CUSTOMERS, s.a) as string;
  const into = survivorOf(model, pick(CUSTOMERS, s.b) as string, null);
  if (survivorOf(model, from, null) !== from || into === from) return;
  await write(world, s, async (tx, scope) => {
    const id = await mergeCustomers(tx, scope, {
      fromId: idOf(from),
      intoId: idOf(into),
      reason: 'test',
    });
    model.merges.push({ id, from, into, recordedAt: scope.recordedAt, undoneAt: null });
  });
}

/** Refused as long as money lies across the two; else everybody has again what was theirs. */
async function unmergeStep(world: World, s: Step): Promise<void> {
  const { model } = world;
  const merge = pick(
    model.merges.filter((one) => one.undoneAt === null),
    s.a,
  );
  if (merge === undefined) return;
  await write(world, s, async (tx, scope) => {
    const undone = await unmergeCustomers(tx, scope, merge.id, 'test');
    merge.undoneAt = scope.recordedAt;
    const across = model.allocations.some(
      (one) =>
        liveAllocation(one) &&
        survivorOf(model, one.credit.customer, null) !==
          survivorOf(model, one.invoice.customer, null),
    );
    if (across) merge.undoneAt = null;
    expect(undone.ok ? 'undone' : undone.error.code).toBe(
      across ? 'used_by_later_facts' : 'undone',
    );
  });
}

async function bankStep(world: World, s: Step): Promise<void> {
  const on = dateAt(s.a);
  const amount = (s.b % 3 === 0 ? -1 : 1) * (5 + (s.c % 90));
  const currency = pick(CURRENCIES, s.d) as string;
  const name = world.name('line');
  const batchId = await recordAsBatch(world.ledger, {
    bankStatements: [bankStatement([bankLine(name, on, amount, { currency })], { currency })],
  });
  world.batches.push(batchId);
  world.lines.push({
    id: world.lines.length + 1,
    on,
    amount,
    currency,
    batchId,
    left: amount,
    isGone: false,
  });
}

/** The line, or a part of it, as a receipt that pays what it can of an invoice; or set aside. */
async function matchStep(world: World, s: Step): Promise<void> {
  const { model } = world;
  const line = pick(
    world.lines.filter((one) => !one.isGone && one.left !== 0),
    s.a,
  );
  if (line === undefined) return;
  const sign = Math.sign(line.left);
  const amount = s.b % 2 === 0 ? line.left : sign * (1 + (s.c % Math.abs(line.left)));
  if (amount < 0 || s.e % 5 === 0) {
    await write(world, s, async (tx, scope) => {
      recordBankMatch(tx, scope, {
        lineId: line.id,
        kind: 'aside',
        amountMinor: amount,
        rule: '',
        note: 'test',
      });
      line.left -= amount;
      model.matches.push({ line, receipt: null, amount, isLive: true });
    });
    return;
  }
  const invoice = pick(
    model.invoices.filter((one) => live(one) && one.currency === line.currency),
    s.d,
  );
  const customer = survivorOf(model, invoice?.customer ?? 'C1', null);
  const item = invoice?.items[0];
  const on = invoice === undefined ? line.on : later(line.on, invoice.on);
  const room =
    item === undefined
      ? 0
      : Math.min(
          amount,
          roomOf((m) => openOf(model, item.itemId, m), on),
        );
  await write(world, s, async (tx, scope) => {
    const number = world.name('B');
    await recordFacts(
      tx,
      scope,
      {
        ...NO_DRAFTS,
        receipts: [
          {
            number,
            customer,
            receivedOn: line.on,
            currency: line.currency,
            amountMinor: amount,
            reference: '',
          },
        ],
        allocations:
          invoice === undefined || room <= 0
            ? []
            : [
                {
                  sourceKind: 'receipt',
                  source: number,
                  invoice: invoice.number,
                  position: 1,
                  effectiveOn: on,
                  amountMinor: room,
                },
              ],
      },
      { batchId: null },
    );
    recordBankMatch(tx, scope, {
      lineId: line.id,
      kind: 'receipt',
      receipt: number,
      amountMinor: amount,
      rule: '',
      note: '',
    });
    line.left -= amount;
    const base = { recordedAt: scope.recordedAt, batchId: null, cancelled: null };
    const credit: ModelCredit = {
      ...base,
      kind: 'receipt',
      on: line.on,
      id: liveDocuments(tx).receipt(number)?.id ?? 0,
      number,
      customer,
      currency: line.currency,
      amount,
    };
    model.credits.push(credit);
    if (invoice !== undefined && item !== undefined && room > 0)
      model.allocations.push({
        ...base,
        on,
        id: lastId(tx, 'allocations'),
        credit,
        invoice,
        itemId: item.itemId,
        amount: room,
      });
    model.matches.push({ line, receipt: credit, amount, isLive: true });
  });
  if (s.e % 3 === 0) await matchThenUndoIsIdentity(world, s, line.id);
}

/** Undo at once: as known now, every day is as if the line had never been matched at all. */
async function matchThenUndoIsIdentity(world: World, s: Step, lineId: number): Promise<void> {
  const parts = world.model.matches.filter(
    (one) => one.isLive && one.line === world.lines[lineId - 1],
  );
  // Other parts of the line may be older and hang together with other facts; then it is a plain undo.
  const isAlone = parts.length === 1;
  const before = isAlone ? await pictureWithout(world, parts[0]?.receipt ?? null) : null;
  await undoLines(world, s, [lineId]);
  if (before !== null) expect(await agingOfEveryDay(world)).toEqual(before);
}

/** What the plain model says of every day without that receipt. */
async function pictureWithout(world: World, receipt: ModelCredit | null): Promise<unknown> {
  if (receipt === null) return null;
  const kept = receipt.cancelled;
  const hidden = { from: receipt.on, recordedAt: receipt.recordedAt };
  receipt.cancelled = hidden;
  const picture = modelOfEveryDay(world);
  receipt.cancelled = kept;
  return picture;
}

const DAYS_SHOWN = 30;

function modelOfEveryDay(world: World): unknown {
  const { model } = world;
  return Array.from({ length: DAYS_SHOWN }, (_, n) => {
    const moment = at(addDays(FIRST, n));
    const sums = new Map<string, number>();
    const add = (key: string, amount: number) => sums.set(key, (sums.get(key) ?? 0) + amount);
    for (const invoice of model.invoices)
      for (const item of invoice.items)
        add(
          `${idOf(survivorOf(model, invoice.customer, null))} ${invoice.currency} owes`,
          openOf(model, item.itemId, moment),
        );
    for (const credit of model.credits)
      add(
        `${idOf(survivorOf(model, credit.customer, null))} ${credit.currency} has`,
        unallocatedOf(model, credit, moment),
      );
    return [...sums].filter(([, amount]) => amount !== 0).sort();
  });
}

const agingOfEveryDay = (world: World): Promise<unknown> =>
  world.ledger.read(async (db) => {
    const days: unknown[] = [];
    for (let n = 0; n < DAYS_SHOWN; n += 1) {
      const moment = at(addDays(FIRST, n));
      const sums = new Map<string, number>();
      const add = (key: string, amount: number) => sums.set(key, (sums.get(key) ?? 0) + amount);
      for (const row of await agingMatrix(db, moment, 'due', [moment.asOf], null))
        for (const amount of row.amountsMinor)
          add(`${row.customerId} ${row.currency} owes`, amount);
      for (const row of await onAccountSums(db, moment, null))
        add(`${row.customerId} ${row.currency} has`, row.unallocatedMinor);
      days.push([...sums].filter(([, amount]) => amount !== 0).sort());
    }
    return days;
  });

async function unmatchStep(world: World, s: Step): Promise<void> {
  const live = world.model.matches.filter((one) => one.isLive);
  // One line, or up to three as one.
  const choices = s.b % 2 === 0 ? [s.a] : [s.a, s.c, s.d];
  const lineIds = choices
    .map((choice) => pick(live, choice))
    .filter((match) => match !== undefined)
    .map((match) => world.lines.findIndex((line) => line === match.line) + 1);
  if (lineIds.length > 0) await undoLines(world, s, lineIds);
}

/** Refused when a receipt of them was taken back by hand or given back; else all of it goes. */
async function undoLines(world: World, s: Step, lineIds: readonly number[]): Promise<void> {
  const { model } = world;
  const lines: ReadonlySet<unknown> = new Set(lineIds.map((lineId) => world.lines[lineId - 1]));
  const parts = model.matches.filter((one) => one.isLive && lines.has(one.line));
  const isHeld = parts.some(
    ({ receipt }) =>
      receipt !== null &&
      (!live(receipt) || model.refunds.some((one) => live(one) && one.credit === receipt)),
  );
  await write(world, s, async (tx, scope) => {
    const undone = await undoBankMatches(tx, scope, lineIds, { reason: 'test' });
    expect(undone.ok ? 'undone' : undone.error.code).toBe(
      isHeld ? 'used_by_later_facts' : 'undone',
    );
    if (!undone.ok) return;
    for (const part of parts) {
      if (part.receipt !== null) cancel(world, part.receipt, part.receipt.on, scope.recordedAt);
      if (!part.isLive) continue;
      part.isLive = false;
      part.line.left += part.amount;
    }
  });
}

export const playMore: Readonly<Record<MoreSteps, (world: World, s: Step) => Promise<void>>> = {
  write_off: writeOffStep,
  refund: refundStep,
  due: dueStep,
  merge: mergeStep,
  unmerge: unmergeStep,
  bank: bankStep,
  match: matchStep,
  unmatch: unmatchStep,
};
