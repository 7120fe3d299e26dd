/** Gathers what the lists of case facts are made of: one customer, or all that have such facts. */
import type { CallError } from '../../contract/call.ts';
import type { CaseFactKind } from '../../domain/facts/case-facts.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import { caseFacts, memberIds } from '../../ledger/queries/case/case-facts.ts';
import { caseMoney, caseOpenItems } from '../../ledger/queries/case/case-money.ts';
import type { CustomerAt } from '../../domain/case/case.ts';
import { customersAt } from '../../ledger/queries/customers/customers-at.ts';
import { customerAtMoment } from '../customers/known-customer.ts';
import { calendarOf } from '../letters/holidays.ts';
import type { CustomerCase } from './views.ts';

export interface LoadedCase extends CustomerCase {
  readonly customer: Pick<CustomerAt, 'customerId' | 'code' | 'name'>;
}

/** Of one customer, whatever is recorded about it. `kinds`: null: all. */
export async function loadCase(
  db: ReadDb,
  moment: Moment,
  code: string,
  kinds: readonly CaseFactKind[] | null,
): Promise<Result<LoadedCase, CallError<'not_found'>>> {
  const found = await customerAtMoment(db, moment, code);
  if (!found.ok) return found;
  const { customerId } = found.value;
  const ids = await memberIds(db, [customerId], moment);
  return ok({
    customer: found.value,
    moment,
    facts: await caseFacts(db, { ...moment, customerIds: [customerId], kinds }),
    items: await caseOpenItems(db, moment, ids),
    money: await caseMoney(db, moment, ids),
    calendar: calendarOf(found.value.country),
  });
}

/** Of every customer that has such facts, or whose id is in `also`; by code. */
export async function loadCases(
  db: ReadDb,
  moment: Moment,
  kinds: readonly CaseFactKind[],
  also: readonly string[] = [],
): Promise<readonly LoadedCase[]> {
  const facts = groupBy(
    await caseFacts(db, { ...moment, customerIds: null, kinds }),
    (fact) => fact.customerId,
  );
  const customers = (await customersAt(db, moment)).filter(
    ({ customerId, code }) => facts.has(customerId) || also.includes(code),
  );
  const ids = await memberIds(
    db,
    customers.map(({ customerId }) => customerId),
    moment,
  );
  const items = groupBy(await caseOpenItems(db, moment, ids), (item) => item.customerId);
  const money = groupBy(await caseMoney(db, moment, ids), (one) => one.customerId);
  // Those who were merged into one may have been read apart.
  for (const theirs of money.values())
    theirs.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return customers.map((customer) => ({
    customer,
    moment,
    facts: facts.get(customer.customerId) ?? [],
    items: items.get(customer.customerId) ?? [],
    money: money.get(customer.customerId) ?? [],
    calendar: calendarOf(customer.country),
  }));
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => number): ReadonlyMap<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
