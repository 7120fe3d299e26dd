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
  type EndOf,
} from '../../../domain/case/live-facts.ts';
import { addDays, type IsoDate } from '../../../domain/dates.ts';
import {
  JUDGED_FOR_A_TIME,
  type CaseDetails,
  type CaseFactKind,
} from '../../../domain/facts/case-facts.ts';
import type { NamedItem } from '../../../domain/facts/case-text.ts';
import { rawRows } from '../../connection.ts';
import { isReversalOf } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';
import type { Minor } from '../../../domain/money.ts';
import type { Moment } from '../../moment.ts';
import { customerCodes } from '../customers/customer-names.ts';
import { memberIds, survivors } from '../customers/survivors.ts';
import { isAmong, knownBy } from '../moment-sql.ts';
import { SEPARATOR, Written } from './written.ts';

export interface CaseFactsQuery extends Moment {
  /** Ids of customers as they are at the moment; null: all. */
  readonly customerIds: readonly number[] | null;
  /** Null: all. Ends of what is asked for are read with it. */
  readonly kinds: readonly CaseFactKind[] | null;
  /** Without those that no rule looks at any more at the moment (`judgedDays` of their kind). */
  readonly judged?: boolean;
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

function inOrder<R extends { readonly id: number }>(rows: R[]): R[] {
  for (let at = 1; at < rows.length; at += 1)
    if ((rows[at - 1] as R).id > (rows[at] as R).id) return rows.sort((a, b) => a.id - b.id);
  return rows;
}

/**
 * The facts of each customer as the text that the database made of them: bytes, until a rule looks at
 * the customer. As values, 200,000 rows are a hundred megabytes of memory to touch for the first time, and
 * that takes longer than everything else of all cases together.
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
  /** Customer id → code, where they are at hand. */
  known: ReadonlyMap<number, string> | null = null,
): Promise<WrittenCaseFacts> {
  /** By customer as it was recorded: of each fact `FactRow`, `FactDetails`, `FactRest`. */
  const facts = new Written();
  /** By fact: of each item an `ItemRow`. */
  const itemsOf = new Written();
  let codes = known;
  if (query.customerIds?.length !== 0 && query.kinds?.length !== 0) {
    const ids = query.customerIds === null ? null : await memberIds(db, query.customerIds, query);
    const now = await survivors(db, query);
    for (const bytes of writtenPieces(db, query, ids)) facts.add(bytes, (id) => now.get(id) ?? id);
    for (const bytes of pieces(db, caseItemsSql(query, ids))) itemsOf.add(bytes);
    codes ??= await customerCodes(db, query.customerIds);
  }
  const recordsOf = (customerId: number): readonly RecordedFact[] => {
    const rows = JSON.parse(`[${facts.of(customerId)}]`) as readonly (
      | FactRow
      | FactDetails
      | FactRest
    )[];
    const customer = codes?.get(customerId) ?? '';
    const records: RecordedFact[] = [];
    for (let at = 0; at < rows.length; at += 3) {
      const row = rows[at] as FactRow;
      const items = itemsOf.has(row[0]) ? itemsIn(itemsOf.of(row[0])) : NO_ITEMS;
      if (items !== null)
        records.push(
          recordedFact(
            row,
            rows[at + 1] as FactDetails,
            rows[at + 2] as FactRest,
            customerId,
            customer,
            items,
          ),
        );
    }
    return inOrder(records);
  };
  return {
    customerIds: () => facts.ids(),
    recordsOf,
    factsOf: (customerId) => factsOn<CaseFactRecord>(recordsOf(customerId), query.asOf, endedFact),
  };
}

/** Facts whose text is made at once: a piece of some hundred kilobytes. */
const FACTS_A_PIECE = 1000;

/**
 * Of everybody in the order in which they lie in the file, so that a page is read once, whatever the order
 * of their customers; SQLite would sort them by customer or look them up one by one.
 */
function* writtenPieces(
  db: ReadDb,
  query: CaseFactsQuery,
  customerIds: readonly number[] | null,
): Iterable<Uint8Array> {
  if (customerIds !== null || query.kinds !== null) {
    yield* pieces(db, caseFactsSql(query, customerIds));
    return;
  }
  const [highest] = rawRows<readonly [number | null]>(db, sql`select max(id) from case_facts`);
  for (let from = 1; from <= (highest?.[0] ?? 0); from += FACTS_A_PIECE)
    yield* pieces(
      db,
      caseFactsSql(query, null, sql`and f.id >= ${from} and f.id < ${from + FACTS_A_PIECE}`),
    );
}

const pieces = (db: ReadDb, query: RawBuilder<unknown>): readonly Uint8Array[] =>
  rawRows<readonly [Uint8Array | null]>(db, query).flatMap(([bytes]) => bytes ?? []);

/** What every fact has. */
type FactRow = readonly [
  id: number,
  key: string,
  kind: CaseFactKind,
  on: IsoDate,
  person: string,
  note: string,
];
/** 0: none. */
type FactDetails = CaseDetails | 0;
/** 0: nothing of it, as with most. */
type FactRest =
  | readonly [
      until: IsoDate | null,
      currency: string | null,
      amountMinor: Minor | null,
      aboutId: number | null,
      about: string | null,
      reversedOn: IsoDate | null,
    ]
  | 0;

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
type RecordedFact = CaseFactRecord & {
  -readonly [Key in keyof EndOf<CaseFactRecord>]: EndOf<CaseFactRecord>[Key];
};

function recordedFact(
  row: FactRow,
  details: FactDetails,
  rest: FactRest,
  customerId: number,
  customer: string,
  items: readonly CaseFactItem[],
): RecordedFact {
  const [until, currency, amountMinor, aboutId, about, reversedOn] = rest === 0 ? NO_REST : rest;
  return {
    id: row[0],
    key: row[1],
    kind: row[2],
    customerId,
    customer,
    items,
    on: row[3],
    until,
    currency,
    amountMinor,
    person: row[4],
    note: row[5],
    details: details === 0 ? {} : details,
    aboutId,
    about: about ?? '',
    reversedOn,
    since: row[3],
    ended: null,
    isLive: false,
  };
}

/** Each row was made for this answer: how it stands is written into it. */
function endedFact(row: CaseFactRecord, { since, ended, isLive }: EndOf<CaseFactRecord>): CaseFact {
  const fact = row as RecordedFact;
  fact.since = since;
  fact.ended = ended;
  fact.isLive = isLive;
  return fact;
}

const NO_REST = [null, null, null, null, null, null] as const;
const NO_ITEMS: readonly CaseFactItem[] = [];

/** Null: none of them ever counted, so neither did the fact. */
function itemsIn(written: string): readonly CaseFactItem[] | null {
  const rows = (JSON.parse(`[${written}]`) as (ItemRow | 0)[]).filter((row) => row !== 0);
  if (rows.length === 0) return null;
  return rows
    .sort((a, b) => a[0] - b[0])
    .map((row) => ({
      itemId: row[1],
      invoiceId: row[2],
      invoice: row[3],
      position: row[4],
      instalments: row[5],
    }));
}

export const detailsOf = (json: string): CaseDetails =>
  json === '' ? {} : (JSON.parse(json) as CaseDetails);

/** The row `f`: known, begun, of these customers and kinds, or an end of them (or an end of such an end). */
export function isAsked(
  query: CaseFactsQuery,
  customerIds: readonly number[] | null,
): RawBuilder<unknown> {
  return sql`f.effective_on <= ${query.asOf} ${knownBy('f', query)}
    ${customerIds === null ? sql`` : sql`and ${isAmong('f.customer_id', customerIds)}`}
    ${query.kinds === null ? sql`` : ofKinds(query.kinds)}
    ${query.judged === true ? isJudged(query.asOf) : sql``}`;
}

const isJudged = (asOf: IsoDate): RawBuilder<unknown> =>
  sql`and case f.kind ${sql.join(
    [...JUDGED_FOR_A_TIME].map(
      ([kind, days]) => sql`when ${kind} then f.effective_on > ${addDays(asOf, -days)}`,
    ),
    sql` `,
  )} else 1 end`;

function ofKinds(kinds: readonly CaseFactKind[]): RawBuilder<unknown> {
  const withEnds = sql.join([...kinds, 'end']);
  return kinds.includes('end')
    ? sql`and f.kind in (${withEnds})`
    : sql`and f.kind in (${withEnds}) and (f.kind <> 'end'
        or (select e.kind from case_facts e where e.id = f.about_id) in (${withEnds}))`;
}

/**
 * One row, one value: bytes with a fact each, in the order of recording; null: there is none. Of a fact its
 * customer as it was recorded and three values of JSON, with commas between them.
 */
export const caseFactsSql = (
  query: CaseFactsQuery,
  /** With those merged into them; null: all. */
  customerIds: readonly number[] | null,
  /** A condition more of `f`, with its `and`. */
  among: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> => sql`
  select ${joined(sql`f.customer_id || ','
      || json_array(f.id, f.key, f.kind, f.effective_on, f.person, f.note) || ','
      || case f.details when '' then '0' else f.details end
      || case when coalesce(f.until_on, f.currency, f.about_id, f.reversed_on) is null then ',0'
        else ',' || json_array(f.until_on, f.currency, f.amount_minor, f.about_id,
          (select a.key from case_facts a where a.id = f.about_id), f.reversed_on) end`)}
  from (select f.*, ${reversedOn(query, customerIds)} as reversed_on
    from case_facts f where ${isAsked(query, customerIds)} ${among}) f`;

/** Of each line an id, a comma, a text; as bytes, which `Written` keeps as they are. */
const joined = (line: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`cast(group_concat(${line}, char(${sql.lit(SEPARATOR)})) as blob)`;

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
 * As `caseFactsSql`: of each item its fact and an `ItemRow`; 0: the invoice was reversed from its own day,
 * as is known at the moment, so it never counted. In the order in which instalments and invoices lie in
 * the file.
 */
export const caseItemsSql = (
  query: CaseFactsQuery,
  customerIds: readonly number[] | null,
): RawBuilder<unknown> => sql`
  select ${joined(sql`x.line`)} from (
    select s.case_fact_id || ',' || case when not exists (
        select 1 from reversals rx where ${sql.raw(isReversalOf('rx', 'invoice', 'i.id'))}
          and rx.effective_on <= i.issued_on ${knownBy('rx', query)})
      then json_array(s.position, n.id, i.id, i.number, n.position,
        case when n.gross_minor = i.gross_minor then 1
          else (select count(*) from instalments every where every.invoice_id = i.id) end)
      else '0' end as line
    from case_fact_items s
      cross join instalments n on n.id = s.instalment_id
      cross join invoices i on i.id = n.invoice_id
    ${customerIds === null && query.kinds === null ? ALL_ITEMS : itemsOfFacts(query, customerIds)}
    order by s.instalment_id) x`;

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
