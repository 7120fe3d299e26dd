/** What binds the credit of customers beside what is open, and how much of it is used. */
import type { CreditUse } from '../../contract/calls/case.ts';
import type { CustomerCase } from '../../domain/case/case.ts';
import { bindingOrders, exposureOf, type BindingOrder } from '../../domain/case/exposure.ts';
import type { JudgedCase } from '../../domain/case/judged-case.ts';
import { creditLimitOf } from '../../domain/case/supply.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { loadCases } from '../../ledger/queries/case/load-cases.ts';
import { billedOn } from '../../ledger/queries/risk/billed-invoices.ts';
import type { Judging } from './judging.ts';

/** Of one customer, delivered or released by the day of its case and not invoiced. */
export async function ordersOf(
  db: ReadDb,
  { asOf, knownAt, customer: { customerId } }: CustomerCase,
): Promise<readonly BindingOrder[]> {
  const moment = { asOf, knownAt };
  const customers = [customerId];
  // Orders are many and no rule of the desk looks at them, so a case comes without.
  const query = { ...moment, customers, kinds: ['order'], withOldFacts: true } as const;
  const [one] = await loadCases(db, query);
  if (one === undefined || one.facts.length === 0) return [];
  const billed = await billedOn(db, moment, customers);
  return bindingOrders(one.facts, asOf, (invoice) => billed.get(customerId)?.has(invoice) === true);
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
  const exposure = exposureOf(judged, await ordersOf(db, judged.one), currency, convert);
  return { currency, limitMinor, usedMinor: exposure.isWhole ? exposure.usedMinor : null };
}
