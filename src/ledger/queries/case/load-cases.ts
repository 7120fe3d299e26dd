/**
 * The cases of one, some or all customers at a moment: a handful of questions for all of them together,
 * whatever their number.
 *
 *     loadCases(db, { asOf, knownAt: null, customers: 'all' })    everybody, to judge them all
 *     loadCases(db, { asOf, knownAt, customers: [12] })           one, as it was known then
 *     loadCases(db, { …, customers: touched })                    those of `customers-touched.ts`
 *
 * 10,000 customers with 50,000 open items are 150 ms of work, 200,000 case facts beside them as much
 * again: those that rules may look at are read, as bytes, and a customer's are parsed when one does. The
 * first time takes twice as long, nearly all of it for memory that is touched for the first time.
 */
import { sql } from 'kysely';
import type { CaseLetter, CustomerCase, OpenItem } from '../../../domain/case/case.ts';
import { EMPTY_PROFILE } from '../../../domain/customers/profile.ts';
import type { CaseFactKind } from '../../../domain/facts/case-facts.ts';
import { kyselyOf, rawRows } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { onAccount } from '../aging/on-account.ts';
import { customersAt } from '../customers/customers-at.ts';
import { survivor } from '../customers/survivors.ts';
import { isAmong, knownBy } from '../moment-sql.ts';
import { writtenCaseFacts, type WrittenCaseFacts } from './case-facts.ts';
import { caseHistory, NO_HISTORY } from './case-history.ts';
import { byDueDate, isInForce, openItemsUnsorted } from './open-items.ts';

export interface CasesQuery extends Moment {
  /** Ids of survivors at the moment; `all`: every customer, those who owe nothing too. */
  readonly customers: 'all' | readonly number[];
  /** Of which kinds facts are wanted; left out: all. Ends come with what they end. */
  readonly kinds?: readonly CaseFactKind[];
  /** Also facts that no rule looks at any more (`judgedDays` of their kind), for a person to read. */
  readonly withOldFacts?: boolean;
  /**
   * Also what promises, plans and disputes are judged by: settled items, and money that came; with every
   * kind of facts also what buckets are (`case-history.ts`).
   */
  readonly withHistory?: boolean;
}

/** Sorted by the customer's code. */
export async function loadCases(db: ReadDb, query: CasesQuery): Promise<readonly CustomerCase[]> {
  const { customers: wanted, kinds = null, withHistory = false, asOf, knownAt } = query;
  const judged = query.withOldFacts !== true;
  const moment: Moment = { asOf, knownAt };
  if (wanted !== 'all' && wanted.length === 0) return [];
  const customerIds = wanted === 'all' ? null : wanted;
  const narrowing = { customerIds: customerIds ?? undefined };
  const customers = await customersAt(db, { ...moment, ...narrowing });
  const codes = new Map(customers.map(({ customerId, code }) => [customerId, code]));
  const facts = await writtenCaseFacts(db, { ...moment, customerIds, kinds, judged }, codes);
  const items = await openItemsUnsorted(db, { ...moment, ...narrowing }, codes);
  const history = withHistory
    ? await caseHistory(db, { ...moment, customerIds, kinds }, items)
    : NO_HISTORY;
  const itemsOf = byCustomer(items);
  const credits = byCustomer(await onAccount(db, { ...moment, ...narrowing }));
  const letters = caseLetters(db, moment, customerIds);
  return customers.map((customer) => {
    const id = customer.customerId;
    return new LoadedCase(
      {
        asOf,
        knownAt,
        customer,
        items: sortedByDueDate(itemsOf.get(id) ?? NONE),
        settled: history.settled.get(id) ?? NONE,
        onAccount: credits.get(id) ?? NONE,
        receipts: history.receipts.get(id) ?? NONE,
        writtenOff: history.writtenOff.get(id) ?? NONE,
        partPaidOn: history.partPaidOn.get(id) ?? NOT_PAID,
        lastSignOn: history.lastSignOn.get(id) ?? null,
        profile: history.profiles.get(id) ?? EMPTY_PROFILE,
        lawOfContract: history.laws.get(id) ?? NO_LAWS,
        letters: letters.get(id) ?? NONE,
      },
      facts,
    );
  });
}

class LoadedCase implements CustomerCase {
  readonly asOf: CustomerCase['asOf'];
  readonly knownAt: CustomerCase['knownAt'];
  readonly customer: CustomerCase['customer'];
  readonly items: CustomerCase['items'];
  readonly settled: CustomerCase['settled'];
  readonly onAccount: CustomerCase['onAccount'];
  readonly receipts: CustomerCase['receipts'];
  readonly writtenOff: CustomerCase['writtenOff'];
  readonly partPaidOn: CustomerCase['partPaidOn'];
  readonly lastSignOn: CustomerCase['lastSignOn'];
  readonly profile: CustomerCase['profile'];
  readonly lawOfContract: CustomerCase['lawOfContract'];
  readonly letters: CustomerCase['letters'];
  readonly #written: WrittenCaseFacts;
  #facts: CustomerCase['facts'] | null = null;

  /** One by one: 10,000 spreads of an object take longer than the cases are worth. */
  constructor(of: Omit<CustomerCase, 'facts'>, written: WrittenCaseFacts) {
    this.asOf = of.asOf;
    this.knownAt = of.knownAt;
    this.customer = of.customer;
    this.items = of.items;
    this.settled = of.settled;
    this.onAccount = of.onAccount;
    this.receipts = of.receipts;
    this.writtenOff = of.writtenOff;
    this.partPaidOn = of.partPaidOn;
    this.lastSignOn = of.lastSignOn;
    this.profile = of.profile;
    this.lawOfContract = of.lawOfContract;
    this.letters = of.letters;
    this.#written = written;
  }

  get facts(): CustomerCase['facts'] {
    this.#facts ??= this.#written.factsOf(this.customer.customerId);
    return this.#facts;
  }

  letGoOfFacts(): void {
    this.#facts = null;
  }
}

/**
 * The facts of the case as text only, until somebody looks at them again: as values those of 10,000 customers
 * are a hundred megabytes, of which one case is looked at at a time.
 */
export function letGoOfFacts(one: CustomerCase): void {
  if (one instanceof LoadedCase) one.letGoOfFacts();
}

/** Most lists are: of a customer whose terms never changed the ids rise with the days. */
function sortedByDueDate(items: readonly OpenItem[]): readonly OpenItem[] {
  for (let at = 1; at < items.length; at += 1)
    if (byDueDate(items[at - 1] as OpenItem, items[at] as OpenItem) > 0)
      return items.toSorted(byDueDate);
  return items;
}

const NONE: readonly never[] = [];
const NOT_PAID: CustomerCase['partPaidOn'] = new Map();
const NO_LAWS: CustomerCase['lawOfContract'] = new Map();

/** Letters in force by customer, newest first. */
function caseLetters(
  db: ReadDb,
  moment: Moment,
  customerIds: readonly number[] | null,
): ReadonlyMap<number, readonly CaseLetter[]> {
  const letters = new Map<number, CaseLetter[]>();
  const rows = rawRows<
    readonly [customerId: number, ...letter: readonly [string, number, string, Day, Day]]
  >(
    db,
    sql`select x.customer_id, x.number, x.level, x.currency, x.issued_on, x.deadline_on from (
        select ${survivor('l.customer_id', moment)} as customer_id, l.*
        from letters l where ${isInForce('l', moment)}) x
      ${customerIds === null ? sql`` : sql`where ${isAmong('x.customer_id', customerIds)}`}
      order by x.issued_on desc, x.id desc`,
  );
  for (const [customerId, number, level, currency, issuedOn, deadlineOn] of rows) {
    const letter = { number, level, currency, issuedOn, deadlineOn };
    const theirs = letters.get(customerId);
    if (theirs === undefined) letters.set(customerId, [letter]);
    else theirs.push(letter);
  }
  return letters;
}

type Day = CaseLetter['issuedOn'];

/** Customers that have facts of these kinds at the moment, and for disputes those of whole invoices too. */
export async function customersWithFacts(
  db: ReadDb,
  moment: Moment,
  kinds: readonly CaseFactKind[],
): Promise<readonly number[]> {
  const begun = sql`f.effective_on <= ${moment.asOf} ${knownBy('f', moment)}`;
  const { rows } = await sql<{ id: number }>`
    select distinct ${survivor('x.customer_id', moment)} as id from (
      select f.customer_id from case_facts f where f.kind in (${sql.join(kinds)}) and ${begun}
      ${
        kinds.includes('dispute')
          ? sql`union all select i.customer_id from disputes f join invoices i on i.id = f.invoice_id
              where f.opened_on <= ${moment.asOf} ${knownBy('f', moment)}`
          : sql``
      }
    ) x`.execute(kyselyOf(db));
  return rows.map(({ id }) => id);
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
