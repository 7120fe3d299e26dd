/**
 * The cases of one, some or all customers at a moment: a handful of questions for all of them together,
 * whatever their number.
 *
 *     loadCases(db, { asOf, knownAt: null, customerIds: null })     everybody, to judge them all
 *     loadCases(db, { asOf, knownAt, customerIds: [12] })           one, as it was known then
 */
import { sql } from 'kysely';
import type {
  CaseLetter,
  CustomerCase,
  MoneyOnAccount,
  OpenItem,
} from '../../../domain/case/case.ts';
import type { CaseFact } from '../../../domain/case/live-facts.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { onAccount } from '../aging/on-account.ts';
import { customersAt } from '../customers/customers-at.ts';
import { survivor } from '../customers/survivors.ts';
import { caseFacts } from './case-facts.ts';
import { isInForce, openItems } from './open-items.ts';

export interface CasesQuery extends Moment {
  /** Ids of survivors at the moment; null: every customer, those who owe nothing too. */
  readonly customerIds: readonly number[] | null;
}

/** Sorted by the customer's code. */
export async function loadCases(db: ReadDb, query: CasesQuery): Promise<readonly CustomerCase[]> {
  const { customerIds, ...moment } = query;
  if (customerIds?.length === 0) return [];
  const narrowing = { customerIds: customerIds ?? undefined };
  const customers = await customersAt(db, { ...moment, ...narrowing });
  const recorded = await caseFacts(db, { ...moment, customerIds, kinds: null });
  const items = byCustomer(await openItems(db, { ...moment, ...narrowing }, recorded));
  const facts = byCustomer(recorded);
  const credits = byCustomer(await onAccount(db, { ...moment, ...narrowing }));
  const letters = byCustomer(await caseLetters(db, query));
  return customers.map((customer) => ({
    customer,
    items: items.get(customer.customerId) ?? NO_ITEMS,
    onAccount: credits.get(customer.customerId) ?? NO_MONEY,
    letters: (letters.get(customer.customerId) ?? []).map(({ customerId: _, ...letter }) => letter),
    facts: facts.get(customer.customerId) ?? NO_FACTS,
  }));
}

const NO_ITEMS: readonly OpenItem[] = [];
const NO_FACTS: readonly CaseFact[] = [];
const NO_MONEY: readonly MoneyOnAccount[] = [];

/** Letters in force, newest first. */
async function caseLetters(
  db: ReadDb,
  query: CasesQuery,
): Promise<readonly (CaseLetter & { readonly customerId: number })[]> {
  const { customerIds } = query;
  const whose = survivor('l.customer_id', query);
  const { rows } = await sql<CaseLetter & { readonly customerId: number }>`
    select ${whose} as "customerId", l.number, l.level, l.currency, l.issued_on as "issuedOn",
      l.deadline_on as "deadlineOn"
    from letters l
    where ${isInForce('l', query)}
      ${customerIds === null ? sql`` : sql`and ${whose} in (${sql.join(customerIds)})`}
    order by l.issued_on desc, l.id desc`.execute(kyselyOf(db));
  return rows;
}

export function byCustomer<Row extends { readonly customerId: number }>(
  rows: readonly Row[],
): ReadonlyMap<number, readonly Row[]> {
  const grouped = new Map<number, Row[]>();
  for (const row of rows) {
    const rowsOfCustomer = grouped.get(row.customerId);
    if (rowsOfCustomer === undefined) grouped.set(row.customerId, [row]);
    else rowsOfCustomer.push(row);
  }
  return grouped;
}
