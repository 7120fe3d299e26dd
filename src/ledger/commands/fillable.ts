/**
 * What allocations fill during one recording: items and credits, of this call or of the ledger.
 *
 * Kept in memory until its projections are written, so that an invoice that comes with its receipt and
 * its allocation writes its projection row once, with its final `settled_on`.
 */
import { laterOf, type Instant, type IsoDate } from '../../domain/dates.ts';
import { connectionOf, insertInto } from '../connection.ts';
import type { Tx } from '../handles.ts';
import { survivorsNow } from '../queries/customers/survivors.ts';
import { settledOn, staysWithin, type Step } from '../projections/balance.ts';
import { numbered } from './facts/fact-inserts.ts';
import { liveText } from '../facts/live.ts';

interface Fillable {
  readonly id: number;
  /** Who the document's customer is now: across two that were merged money may be applied. */
  readonly customerId: number;
  readonly currency: string;
  /** The document's date: no allocation may be earlier. */
  readonly from: IsoDate;
  /** Gross of the item, amount of the credit. */
  readonly limit: number;
  readonly steps: Step[];
  /** How many steps the ledger had; null: recorded by this call, no projection row yet. */
  readonly stepsBefore: number | null;
}
export interface FillableItem extends Fillable {
  readonly invoiceId: number;
  readonly dueOn: IsoDate;
}
export interface FillableCredit extends Fillable {
  readonly kind: 'receipt' | 'credit_note';
}

export interface FillableItems {
  addInvoice(number: string, items: readonly FillableItem[]): void;
  addCredit(number: string, credit: FillableCredit): void;
  item(invoice: string, position: number): FillableItem;
  credit(kind: FillableCredit['kind'], number: string): FillableCredit;
  /** Checks every sum, writes `open_items` and `open_credits`, and forgets all of it. */
  writeProjections(): void;
}

const LIVE_INVOICE = `select i.id from invoices i where i.number = ?
  and ${liveText('invoice', 'i.id')}`;
const LIVE_ITEMS = `select n.id, i.id as invoiceId, i.customer_id as customerId, i.currency,
    i.issued_on as "from", n.due_on as dueOn, n.gross_minor as "limit"
  from invoices i join instalments n on n.invoice_id = i.id
  where i.id = ? order by n.position`;
const liveCredit = (kind: 'receipt' | 'credit_note', date: string): string =>
  `select c.id, c.customer_id as customerId, c.currency, c.${date} as "from", c.amount_minor as "limit"
   from ${kind}s c where c.number = ? and ${liveText(kind, 'c.id')}`;

export function fillableItems(tx: Tx, recordedAt: Instant): FillableItems {
  const connection = connectionOf(tx);
  const liveInvoice = connection.statement<{ id: number }>(LIVE_INVOICE);
  const liveItems = connection.statement<Omit<FillableItem, 'steps' | 'stepsBefore'>>(LIVE_ITEMS);
  type CreditRow = Omit<FillableCredit, 'steps' | 'stepsBefore' | 'kind'>;
  const live = {
    receipt: connection.statement<CreditRow>(liveCredit('receipt', 'received_on')),
    credit_note: connection.statement<CreditRow>(liveCredit('credit_note', 'issued_on')),
  };
  const stepsOf = (column: string) =>
    connection.statement<Step>(
      `select effective_on as "on", amount_minor as amount from allocations where ${column} = ?`,
    );
  const steps = {
    item: stepsOf('instalment_id'),
    receipt: stepsOf('receipt_id'),
    credit_note: stepsOf('credit_note_id'),
  };
  const merged = survivorsNow(tx);
  const asNow = <R extends { readonly customerId: number }>(row: R): R =>
    merged.size === 0 ? row : { ...row, customerId: merged.get(row.customerId) ?? row.customerId };
  const invoices = new Map<string, readonly FillableItem[]>();
  const credits = {
    receipt: new Map<string, FillableCredit>(),
    credit_note: new Map<string, FillableCredit>(),
  };

  const writeItem = itemWriter(tx, recordedAt);
  const writeCredit = creditWriter(tx, recordedAt);

  return {
    addInvoice(number, items) {
      const known = invoices.get(number);
      // This call's own row is in the table already, hence "other than".
      if (known !== undefined || isTaken(liveInvoice.all(number), items[0]?.invoiceId))
        throw new Error(`invoice ${number} is in the ledger already`);
      invoices.set(number, items);
    },
    addCredit(number, credit) {
      if (credits[credit.kind].has(number) || isTaken(live[credit.kind].all(number), credit.id))
        throw new Error(`${credit.kind} ${number} is in the ledger already`);
      credits[credit.kind].set(number, credit);
    },
    item(invoice, position) {
      let items = invoices.get(invoice);
      if (items === undefined) {
        const found = liveInvoice.get(invoice);
        if (found === undefined) throw new Error(`invoice "${invoice}" is not in the ledger`);
        items = liveItems.all(found.id).map((row) => withSteps(asNow(row), steps.item.all(row.id)));
        invoices.set(invoice, items);
      }
      const item = items[position - 1];
      if (item === undefined) throw new Error(`invoice "${invoice}" has no instalment ${position}`);
      return item;
    },
    credit(kind, number) {
      let credit = credits[kind].get(number);
      if (credit === undefined) {
        const row = live[kind].get(number);
        if (row === undefined) throw new Error(`${kind} "${number}" is not in the ledger`);
        credit = { ...withSteps(asNow(row), steps[kind].all(row.id)), kind };
        credits[kind].set(number, credit);
      }
      return credit;
    },
    writeProjections() {
      for (const items of invoices.values()) for (const item of items) writeItem(item);
      for (const credit of credits.receipt.values()) writeCredit(credit);
      for (const credit of credits.credit_note.values()) writeCredit(credit);
      invoices.clear();
      credits.receipt.clear();
      credits.credit_note.clear();
    },
  };
}

const withSteps = <R>(row: R, steps: Step[]) => ({ ...row, steps, stepsBefore: steps.length });

/** Whether this call has added to what the ledger had. */
const isTouched = (fillable: Fillable): boolean => fillable.steps.length !== fillable.stepsBefore;

const isTaken = (rows: readonly { id: number }[], ownId: number | undefined): boolean =>
  rows.length > 1 || (rows.length === 1 && rows[0]?.id !== ownId);

function assertWithin(what: string, fillable: Fillable): void {
  if (!staysWithin(fillable.limit, fillable.steps))
    throw new Error(`${what} ${fillable.id}: its allocations leave 0 … ${fillable.limit}`);
}

/** Σ steps and the newest of their dates: what stands beside the row (`schema/projections.ts`). */
function balanceOf({ limit, steps, from }: Fillable): {
  readonly left: number;
  readonly unchangedFrom: IsoDate;
} {
  const [first] = steps;
  if (first === undefined) return { left: limit, unchangedFrom: from };
  let left = limit;
  let unchangedFrom = first.on;
  for (const step of steps) {
    left -= step.amount;
    unchangedFrom = laterOf(unchangedFrom, step.on);
  }
  return { left, unchangedFrom };
}

function itemWriter(tx: Tx, recordedAt: Instant): (item: FillableItem) => void {
  const insert = insertInto(tx, 'open_items');
  const update = connectionOf(tx).statement(
    'update open_items set open_minor = ?, unchanged_from = ?, settled_on = ?, touched_at = ? where instalment_id = ?',
  );
  return (item) => {
    assertWithin('instalment', item);
    const settled = settledOn(item.limit, item.steps);
    const { left, unchangedFrom } = balanceOf(item);
    if (item.stepsBefore === null)
      insert({
        instalment_id: item.id,
        invoice_id: item.invoiceId,
        customer_id: item.customerId,
        currency: item.currency,
        issued_on: item.from,
        due_on: item.dueOn,
        gross_minor: item.limit,
        open_minor: left,
        unchanged_from: unchangedFrom,
        recorded_at: recordedAt,
        settled_on: settled,
        touched_at: recordedAt,
      });
    else if (isTouched(item)) update.run(left, unchangedFrom, settled, recordedAt, item.id);
  };
}

function creditWriter(tx: Tx, recordedAt: Instant): (credit: FillableCredit) => void {
  const insert = numbered(tx, 'open_credits');
  const update = (target: 'receipt_id' | 'credit_note_id') =>
    connectionOf(tx).statement(
      `update open_credits set left_minor = ?, unchanged_from = ?, used_up_on = ?, touched_at = ? where ${target} = ?`,
    );
  const updates = { receipt: update('receipt_id'), credit_note: update('credit_note_id') };
  return (credit) => {
    assertWithin(credit.kind, credit);
    const usedUp = settledOn(credit.limit, credit.steps);
    const { left, unchangedFrom } = balanceOf(credit);
    if (credit.stepsBefore === null)
      insert({
        receipt_id: credit.kind === 'receipt' ? credit.id : null,
        credit_note_id: credit.kind === 'credit_note' ? credit.id : null,
        customer_id: credit.customerId,
        currency: credit.currency,
        effective_on: credit.from,
        amount_minor: credit.limit,
        left_minor: left,
        unchanged_from: unchangedFrom,
        recorded_at: recordedAt,
        used_up_on: usedUp,
        touched_at: recordedAt,
      });
    else if (isTouched(credit))
      updates[credit.kind].run(left, unchangedFrom, usedUp, recordedAt, credit.id);
  };
}
