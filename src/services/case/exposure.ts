/** What binds the credit of customers beside what is open, and how much of it is used. */
import type { CreditUse } from '../../contract/calls/case.ts';
import type { CustomerCase } from '../../domain/case/case.ts';
import { bindingOrders, exposureOf, type BindingOrder } from '../../domain/case/exposure.ts';
import type { JudgedCase } from '../../domain/case/judged-case.ts';
import { creditLimitOf } from '../../domain/credit/credit-given.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import { loadCases } from '../../ledger/queries/case/load-cases.ts';
import { billedOn } from '../../ledger/queries/risk/billed-invoices.ts';
import type { Judging } from './judging.ts';

/** By customer, delivered or released by the day and not invoiced. `cases`: with their orders. */
export async function ordersOf(
  db: ReadDb,
  moment: Moment,
  cases: readonly CustomerCase[],
): Promise<ReadonlyMap<number, readonly BindingOrder[]>> {
  const ordering = cases.filter(({ facts }) => facts.some(({ kind }) => kind === 'order'));
  const billed = await billedOn(
    db,
    moment,
    ordering.map(({ customer }) => customer.customerId),
  );
  return new Map(
    ordering.map(({ customer: { customerId }, facts }) => [
      customerId,
      bindingOrders(facts, moment.asOf, (one) => billed.get(customerId)?.has(one) === true),
    ]),
  );
}

/** Of one customer; orders are many and no rule of the desk looks at them, so a case comes without. */
export async function ordersOfCase(
  db: ReadDb,
  { asOf, knownAt, customer: { customerId } }: CustomerCase,
): Promise<readonly BindingOrder[]> {
  const moment = { asOf, knownAt };
  const query = { ...moment, customers: [customerId], kinds: ['order'], withOldFacts: true } as const; // prettier-ignore
  return (await ordersOf(db, moment, await loadCases(db, query))).get(customerId) ?? [];
}

/** Null: no limit was given. */
export async function creditUse(
  db: ReadDb,
  judged: JudgedCase,
  convert: Judging['convert'],
): Promise<CreditUse | null> {
  const limit = creditLimitOf(judged.one);
  if (limit === null) return null;
  const { currency, minor: limitMinor } = limit;
  const exposure = exposureOf(judged, await ordersOfCase(db, judged.one), currency, convert);
  return { currency, limitMinor, usedMinor: exposure.isWhole ? exposure.usedMinor : null };
}
