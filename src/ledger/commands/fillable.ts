/**
 * What allocations fill during one recording: items and credits, of this call or of the ledger.
 *
 * Kept in memory until the call ends, so that an invoice that comes with its receipt and its
 * allocation writes its projection row once, with its final `settled_on`.
 */
import type { IsoDate } from '../../domain/dates.ts';
import { connectionOf, insertStatement } from '../connection.ts';
import type { Tx } from '../handles.ts';
import { survivorsNow } from '../queries/customers/survivors.ts';
import { settledOn, staysWithin, type Step } from '../projections/balance.ts';
import { lastId } from './facts/fact-inserts.ts';
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
  /** Checks every sum, then writes `open_items` and `open_credits`. */
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

export function fillableItems(tx: Tx, recordedAt: string): FillableItems {
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
      writeItems(tx, invoices, recordedAt);
      writeCredits(tx, [...credits.receipt.values(), ...credits.credit_note.values()], recordedAt);
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

function writeItems(
  tx: Tx,
  invoices: ReadonlyMap<string, readonly FillableItem[]>,
  recordedAt: string,
): void {
  const insert = insertStatement(tx, 'open_items', [
    'instalment_id',
    'invoice_id',
    'customer_id',
    'currency',
    'issued_on',
    'due_on',
    'gross_minor',
    'recorded_at',
    'settled_on',
    'touched_at',
  ]);
  const update = connectionOf(tx).statement(
    'update open_items set settled_on = ?, touched_at = ? where instalment_id = ?',
  );
  for (const items of invoices.values())
    for (const item of items) {
      assertWithin('instalment', item);
      const settled = settledOn(item.limit, item.steps);
      if (item.stepsBefore === null)
        insert.run(
          item.id,
          item.invoiceId,
          item.customerId,
          item.currency,
          item.from,
          item.dueOn,
          item.limit,
          recordedAt,
          settled,
          recordedAt,
        );
      else if (isTouched(item)) update.run(settled, recordedAt, item.id);
    }
}

function writeCredits(tx: Tx, credits: readonly FillableCredit[], recordedAt: string): void {
  const insert = insertStatement(tx, 'open_credits', [
    'id',
    'receipt_id',
    'credit_note_id',
    'customer_id',
    'currency',
    'effective_on',
    'amount_minor',
    'recorded_at',
    'used_up_on',
    'touched_at',
  ]);
  const update = {
    receipt: connectionOf(tx).statement(
      'update open_credits set used_up_on = ?, touched_at = ? where receipt_id = ?',
    ),
    credit_note: connectionOf(tx).statement(
      'update open_credits set used_up_on = ?, touched_at = ? where credit_note_id = ?',
    ),
  };
  let id = lastId(tx, 'open_credits');
  for (const credit of credits) {
    assertWithin(credit.kind, credit);
    const usedUp = settledOn(credit.limit, credit.steps);
    if (credit.stepsBefore === null) {
      id += 1;
      insert.run(
        id,
        credit.kind === 'receipt' ? credit.id : null,
        credit.kind === 'credit_note' ? credit.id : null,
        credit.customerId,
        credit.currency,
        credit.from,
        credit.limit,
        recordedAt,
        usedUp,
        recordedAt,
      );
    } else if (isTouched(credit)) update[credit.kind].run(usedUp, recordedAt, credit.id);
  }
}
