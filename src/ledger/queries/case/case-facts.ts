/**
 * What is recorded about one, some or all customers beside documents and money, at a moment.
 *
 *     of C1, as of 2026-03-12  ->  P-1 promise of 2026-03-02 about INV-1
 *                                  H-2 hold of 2026-03-02, ended from 2026-03-10
 *
 * What is read is every row begun by then that was known; `domain/case/live-facts.ts` says which of
 * them count. An item whose invoice never counted (it was reversed from its own day) is not there, and
 * neither is a fact that was about nothing else.
 */
import { sql, type RawBuilder } from 'kysely';
import {
  factsOn,
  type CaseFact,
  type CaseFactItem,
  type CaseFactRecord,
} from '../../../domain/case/live-facts.ts';
import type { CaseDetails, CaseFactKind } from '../../../domain/facts/case-facts.ts';
import type { NamedItem } from '../../../domain/facts/case-text.ts';
import { rawRows } from '../../connection.ts';
import { isReversalOf } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import type { Moment } from '../../moment.ts';
import { memberIds, survivor } from '../customers/survivors.ts';
import { isAmong, knownBy } from '../moment-sql.ts';

export interface CaseFactsQuery extends Moment {
  /** Ids of customers as they are at the moment; null: all. */
  readonly customerIds: readonly number[] | null;
  /** Null: all. Ends of what is asked for are read with it. */
  readonly kinds: readonly CaseFactKind[] | null;
}

/** Facts begun by `asOf`, not taken back, in the order of recording, each with its end. */
export async function caseFacts(db: ReadDb, query: CaseFactsQuery): Promise<readonly CaseFact[]> {
  const written = await writtenCaseFacts(db, query);
  return inOrder([...written.customerIds()].flatMap((id) => written.factsOf(id)));
}

/** The rows behind `caseFacts`, those of ends too. */
export async function caseFactRecords(
  db: ReadDb,
  query: CaseFactsQuery,
): Promise<readonly CaseFactRecord[]> {
  const written = await writtenCaseFacts(db, query);
  return inOrder([...written.customerIds()].flatMap((id) => written.recordsOf(id)));
}

const inOrder = <R extends { readonly id: number }>(rows: R[]): R[] =>
  rows.sort((a, b) => a.id - b.id);

/**
 * The facts of each customer as the text that the database made of them. Reading 200,000 rows as values
 * takes longer than everything else of all cases together, and most rules look at few of them.
 */
export interface WrittenCaseFacts {
  customerIds(): Iterable<number>;
  /** Not taken back at the moment, in the order of recording. */
  factsOf(customerId: number): readonly CaseFact[];
  /** Every row, in the order of recording. */
  recordsOf(customerId: number): readonly CaseFactRecord[];
}

export async function writtenCaseFacts(
  db: ReadDb,
  query: CaseFactsQuery,
): Promise<WrittenCaseFacts> {
  const byCustomer = new Map<number, WrittenOfCustomer>();
  /** By fact; `''`: it was about items none of which ever counted. */
  const itemsOf = new Map<number, string>();
  if (query.customerIds?.length !== 0 && query.kinds?.length !== 0) {
    const ids = query.customerIds === null ? null : await memberIds(db, query.customerIds, query);
    for (const [customerId, customer, facts] of rawRows<
      readonly [customerId: number, customer: string, facts: string]
    >(db, caseFactsSql(query, ids))) {
      const theirs = byCustomer.get(customerId);
      if (theirs === undefined) byCustomer.set(customerId, { customer, facts });
      else theirs.facts += `,${facts}`;
    }
    for (const [factId, item] of rawRows<readonly [factId: number, item: string | null]>(
      db,
      caseItemsSql(query, ids),
    )) {
      const before = itemsOf.get(factId) ?? '';
      itemsOf.set(factId, item === null || before === '' ? (item ?? before) : `${before},${item}`);
    }
  }
  const recordsOf = (customerId: number): readonly RecordedFact[] => {
    const theirs = byCustomer.get(customerId);
    if (theirs === undefined) return [];
    const records: RecordedFact[] = [];
    for (const row of JSON.parse(`[${theirs.facts}]`) as readonly FactRow[]) {
      const items = itemsOf.get(row[0]);
      if (items !== '') records.push(recordedFact(row, customerId, theirs.customer, items));
    }
    return inOrder(records);
  };
  return {
    customerIds: () => byCustomer.keys(),
    recordsOf,
    factsOf: (customerId) =>
      factsOn(recordsOf(customerId), query.asOf, (fact, ended, isLive) =>
        Object.assign(fact, { ended, isLive }),
      ),
  };
}

interface WrittenOfCustomer {
  readonly customer: string;
  /** JSON arrays with commas between them. */
  facts: string;
}

/** As `caseFactsSql` writes a fact. */
type FactRow = readonly [
  id: number,
  key: string,
  kind: CaseFactKind,
  on: IsoDate,
  until: IsoDate | null,
  currency: string | null,
  amountMinor: Minor | null,
  person: string,
  note: string,
  details: string,
  aboutId: number | null,
  about: string | null,
  reversedOn: IsoDate | null,
];

/** As `caseItemsSql` writes an item; `at` is its place among those of its fact. */
type ItemRow = readonly [
  at: number,
  itemId: number,
  invoiceId: number,
  invoice: string,
  position: number,
  instalments: number,
];

/** Made by this file alone, which says how it stands once it knows. */
type RecordedFact = CaseFactRecord & { ended: CaseFactRecord | null; isLive: boolean };

function recordedFact(
  row: FactRow,
  customerId: number,
  customer: string,
  /** `ItemRow`s with commas between them. */
  items = '',
): RecordedFact {
  let details: CaseDetails | null = null;
  return {
    id: row[0],
    key: row[1],
    kind: row[2],
    customerId,
    customer,
    items: items === '' ? NO_ITEMS : itemsIn(items),
    on: row[3],
    until: row[4],
    currency: row[5],
    amountMinor: row[6],
    person: row[7],
    note: row[8],
    /** Read when a rule asks. */
    get details() {
      return (details ??= detailsOf(row[9]));
    },
    aboutId: row[10],
    about: row[11] ?? '',
    reversedOn: row[12],
    ended: null,
    isLive: false,
  };
}

const NO_ITEMS: readonly CaseFactItem[] = [];

const itemsIn = (written: string): readonly CaseFactItem[] =>
  (JSON.parse(`[${written}]`) as ItemRow[])
    .sort((a, b) => a[0] - b[0])
    .map((row) => ({
      itemId: row[1],
      invoiceId: row[2],
      invoice: row[3],
      position: row[4],
      instalments: row[5],
    }));

export const detailsOf = (json: string): CaseDetails =>
  json === '' ? {} : (JSON.parse(json) as CaseDetails);

/** The row `f`: known, begun, of these customers and kinds, or an end of them (or an end of such an end). */
export function isAsked(
  query: CaseFactsQuery,
  customerIds: readonly number[] | null,
): RawBuilder<unknown> {
  return sql`f.effective_on <= ${query.asOf} ${knownBy('f', query)}
    ${customerIds === null ? sql`` : sql`and ${isAmong('f.customer_id', customerIds)}`}
    ${query.kinds === null ? sql`` : ofKinds(query.kinds)}`;
}

function ofKinds(kinds: readonly CaseFactKind[]): RawBuilder<unknown> {
  const withEnds = sql.join([...kinds, 'end']);
  return kinds.includes('end')
    ? sql`and f.kind in (${withEnds})`
    : sql`and f.kind in (${withEnds}) and (f.kind <> 'end'
        or (select e.kind from case_facts e where e.id = f.about_id) in (${withEnds}))`;
}

/** A row a customer as it was recorded: survivor, its code, `FactRow`s with commas between them. */
export const caseFactsSql = (
  query: CaseFactsQuery,
  /** With those merged into them; null: all. */
  customerIds: readonly number[] | null,
): RawBuilder<unknown> => sql`
  select c.id, c.code, g.facts from (
    select f.customer_id, group_concat(json_array(f.id, f.key, f.kind, f.effective_on, f.until_on,
      f.currency, f.amount_minor, f.person, f.note, f.details, f.about_id,
      (select a.key from case_facts a where a.id = f.about_id),
${reversedOn(query, customerIds)})) as facts
    from case_facts f where ${isAsked(query, customerIds)} group by f.customer_id
  ) g join customers c on c.id = ${survivor('g.customer_id', query)}`;

/** Of everybody: which facts were reversed at all is asked once and not of each fact. */
function reversedOn(query: CaseFactsQuery, customerIds: readonly number[] | null) {
  const day = sql`(select rx.effective_on from reversals rx
    where ${sql.raw(isReversalOf('rx', 'case_fact', 'f.id'))} ${knownBy('rx', query)})`;
  return customerIds === null
    ? sql`case when f.id in (select ry.target_id from reversals ry where ry.target_kind = 'case_fact')
        then ${day} end`
    : day;
}

/**
 * A row an item: its fact, an `ItemRow`. Null: the invoice was reversed from its own day, as is known at
 * the moment, so it never counted. In the order in which instalments and invoices lie in the file.
 */
export const caseItemsSql = (
  query: CaseFactsQuery,
  customerIds: readonly number[] | null,
): RawBuilder<unknown> => sql`
  select s.case_fact_id, case when not exists (
      select 1 from reversals rx where ${sql.raw(isReversalOf('rx', 'invoice', 'i.id'))}
        and rx.effective_on <= i.issued_on ${knownBy('rx', query)})
    then json_array(s.position, n.id, i.id, i.number, n.position,
      case when n.gross_minor = i.gross_minor then 1
        else (select count(*) from instalments every where every.invoice_id = i.id) end) end
  from case_fact_items s
    cross join instalments n on n.id = s.instalment_id
    cross join invoices i on i.id = n.invoice_id
  ${customerIds === null && query.kinds === null ? ALL_ITEMS : itemsOfFacts(query, customerIds)}
  order by s.instalment_id`;

/** Those of facts that are not asked for are few, and nobody looks at them. */
const ALL_ITEMS = sql``;
const itemsOfFacts = (query: CaseFactsQuery, customerIds: readonly number[] | null) =>
  sql`where s.case_fact_id in (select f.id from case_facts f where ${isAsked(query, customerIds)})`;

/** As a file names them: an invoice of which every instalment is meant by its number alone. */
export function namedItems(items: readonly CaseFactItem[]): readonly NamedItem[] {
  const named: NamedItem[] = [];
  const counts = new Map<string, number>();
  for (const { invoice } of items) counts.set(invoice, (counts.get(invoice) ?? 0) + 1);
  for (const { invoice, position, instalments } of items) {
    if (counts.get(invoice) !== instalments) named.push({ invoice, position });
    else if (!named.some((one) => one.invoice === invoice)) named.push({ invoice, position: null });
  }
  return named;
}
