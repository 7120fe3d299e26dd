/**
 * A ledger as plain lists, with the rules of the trade and none of SQL: what counts at a moment is
 * asked of each fact anew. The real ledger must give the same numbers.
 */
import type { Instant, IsoDate } from '../../src/domain/dates.ts';
import type { Moment } from '../../src/ledger/moment.ts';

export interface Cancelled {
  readonly from: IsoDate;
  readonly recordedAt: Instant;
}
export interface ModelFact {
  readonly on: IsoDate;
  readonly recordedAt: Instant;
  readonly batchId: number | null;
  cancelled: Cancelled | null;
}
export interface ModelInvoice extends ModelFact {
  readonly id: number;
  readonly number: string;
  readonly customer: string;
  readonly currency: string;
  readonly items: readonly {
    readonly itemId: number;
    readonly dueOn: IsoDate;
    readonly gross: number;
  }[];
}
export interface ModelCredit extends ModelFact {
  readonly kind: 'receipt' | 'credit_note';
  readonly id: number;
  readonly number: string;
  readonly customer: string;
  readonly currency: string;
  readonly amount: number;
}
export interface ModelAllocation extends ModelFact {
  readonly id: number;
  readonly credit: ModelCredit;
  readonly invoice: ModelInvoice;
  readonly itemId: number;
  readonly amount: number;
}

export interface ModelWriteOff extends ModelFact {
  readonly id: number;
  readonly invoice: ModelInvoice;
  readonly itemId: number;
  readonly amount: number;
  /** It came with this receipt and goes with it. */
  readonly receipt: ModelCredit | null;
}
export interface ModelRefund extends ModelFact {
  readonly id: number;
  readonly credit: ModelCredit;
  readonly amount: number;
}
/** Counts from when it was recorded; has no other date. */
export interface ModelMerge {
  readonly id: number;
  readonly from: string;
  readonly into: string;
  readonly recordedAt: Instant;
  undoneAt: Instant | null;
}
export interface ModelMatch {
  readonly line: { left: number; readonly batchId: number };
  readonly receipt: ModelCredit | null;
  readonly amount: number;
  isLive: boolean;
}

export interface PlainModel {
  readonly invoices: ModelInvoice[];
  readonly credits: ModelCredit[];
  readonly allocations: ModelAllocation[];
  readonly writeOffs: ModelWriteOff[];
  readonly refunds: ModelRefund[];
  readonly merges: ModelMerge[];
  readonly matches: ModelMatch[];
  readonly dueChanges: {
    readonly itemId: number;
    readonly dueOn: IsoDate;
    readonly recordedAt: Instant;
  }[];
}

export const emptyModel = (): PlainModel => ({
  invoices: [],
  credits: [],
  allocations: [],
  writeOffs: [],
  refunds: [],
  merges: [],
  matches: [],
  dueChanges: [],
});

/** Who a customer is by the merges known then; null: known now. */
export function survivorOf(model: PlainModel, code: string, knownAt: Instant | null): string {
  const merge = model.merges.find(
    (one) =>
      one.from === code &&
      (knownAt === null || one.recordedAt <= knownAt) &&
      (one.undoneAt === null || (knownAt !== null && one.undoneAt > knownAt)),
  );
  return merge === undefined ? code : survivorOf(model, merge.into, knownAt);
}

const known = (at: Instant, moment: Moment): boolean =>
  moment.knownAt === null || at <= moment.knownAt;

export const counts = (fact: ModelFact, moment: Moment): boolean =>
  fact.on <= moment.asOf &&
  known(fact.recordedAt, moment) &&
  !(
    fact.cancelled !== null &&
    fact.cancelled.from <= moment.asOf &&
    known(fact.cancelled.recordedAt, moment)
  );

/** An allocation counts as long as it and both of its documents do. */
const applied = (allocation: ModelAllocation, moment: Moment): boolean =>
  counts(allocation, moment) &&
  counts(allocation.credit, moment) &&
  counts(allocation.invoice, moment);

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export const openOf = (model: PlainModel, itemId: number, moment: Moment): number => {
  const invoice = model.invoices.find((one) => one.items.some((item) => item.itemId === itemId));
  const item = invoice?.items.find((one) => one.itemId === itemId);
  if (invoice === undefined || item === undefined || !counts(invoice, moment)) return 0;
  return (
    item.gross -
    sum(
      model.allocations
        .filter((one) => one.itemId === itemId && applied(one, moment))
        .map((one) => one.amount),
    ) -
    sum(
      model.writeOffs
        .filter((one) => one.itemId === itemId && counts(one, moment))
        .map((one) => one.amount),
    )
  );
};

export const unallocatedOf = (model: PlainModel, credit: ModelCredit, moment: Moment): number =>
  counts(credit, moment)
    ? credit.amount -
      sum(
        model.allocations
          .filter((one) => one.credit === credit && applied(one, moment))
          .map((one) => one.amount),
      ) -
      sum(
        model.refunds
          .filter((one) => one.credit === credit && counts(one, moment))
          .map((one) => one.amount),
      )
    : 0;

/** By id, items with nothing open left out. */
export const openItemsOf = (
  model: PlainModel,
  moment: Moment,
): { itemId: number; customer: string; dueOn: IsoDate; open: number }[] =>
  model.invoices
    .flatMap((invoice) =>
      invoice.items.map((item) => ({
        itemId: item.itemId,
        customer: survivorOf(model, invoice.customer, moment.knownAt),
        dueOn:
          model.dueChanges.findLast(
            (one) =>
              one.itemId === item.itemId &&
              (moment.knownAt === null || one.recordedAt <= moment.knownAt),
          )?.dueOn ?? item.dueOn,
        open: openOf(model, item.itemId, moment),
      })),
    )
    .filter(({ open }) => open !== 0)
    .sort((a, b) => a.itemId - b.itemId);

/** `number → unallocated`, by kind and id, without zeros. */
export const onAccountOf = (model: PlainModel, moment: Moment): [string, number][] =>
  model.credits
    .map((credit): [string, number] => [
      `${credit.kind} ${credit.id}`,
      unallocatedOf(model, credit, moment),
    ])
    .filter(([, rest]) => rest !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** Invoices − credits − write-offs + refunds that count, per currency, without zeros. */
export function controlOf(model: PlainModel, moment: Moment): [string, number][] {
  const sums = new Map<string, number>();
  const add = (currency: string, amount: number) =>
    sums.set(currency, (sums.get(currency) ?? 0) + amount);
  for (const invoice of model.invoices)
    if (counts(invoice, moment))
      add(invoice.currency, sum(invoice.items.map((item) => item.gross)));
  for (const credit of model.credits)
    if (counts(credit, moment)) add(credit.currency, -credit.amount);
  for (const writeOff of model.writeOffs)
    if (counts(writeOff, moment) && counts(writeOff.invoice, moment))
      add(writeOff.invoice.currency, -writeOff.amount);
  for (const refund of model.refunds)
    if (counts(refund, moment) && counts(refund.credit, moment))
      add(refund.credit.currency, refund.amount);
  return [...sums].filter(([, amount]) => amount !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
}
