/**
 * Everything that happened with one customer, in one stream, newest first.
 *
 *     2026-03-20  receipt_returned  R-9      EUR 500.00  "returned by the bank: insufficient funds"
 *     2026-03-04  allocation        INV-7    EUR 500.00  from receipt R-9     (reversed)
 *     2026-03-04  receipt           R-9      EUR 500.00                       (reversed)
 *
 * A fact that was corrected later stays in the stream, marked, and the correction stands beside it:
 * the stream tells what was believed and when. Facts recorded after `knownAt` are not there yet.
 *
 * A page is found by its keys first, all kinds united (each by an index on the customer); what is told
 * of an event is read for the events of the page only. So a customer with a hundred thousand events
 * costs a walk over narrow keys, not their sentences.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Page } from '../../../../contract/calls/facts.ts';
import { itemLabel } from '../../../../domain/aging-report.ts';
import {
  TIMELINE_KINDS,
  type TimelineDocument,
  type TimelineKind,
} from '../../../../domain/facts/kinds.ts';
import type { Instant, IsoDate } from '../../../../domain/dates.ts';
import { kyselyOf } from '../../../connection.ts';
import type { ReadDb } from '../../../handles.ts';
import type { Moment } from '../../../moment.ts';
import { textSearch } from '../../text-search.ts';
import { membersOf } from '../survivors.ts';
import { caseFactEvents } from './case-facts.ts';
import { contractEvents } from './contracts.ts';
import { disputeEvents } from './disputes.ts';
import type { Events, EventSource, Scope } from './event.ts';
import { invoiceEvents } from './invoices.ts';
import { letterEvents } from './letters.ts';
import { mergeEvents } from './merges.ts';
import { moneyEvents } from './money.ts';
import { paperEvents } from './papers.ts';
import { profileEvents } from './profiles.ts';
import { reversalEvents } from './reversals.ts';
import { writeOffEvents } from './write-offs.ts';

const EVENTS: Events<TimelineKind> = {
  ...profileEvents,
  ...mergeEvents,
  ...contractEvents,
  ...invoiceEvents,
  ...moneyEvents,
  ...writeOffEvents,
  ...paperEvents,
  ...disputeEvents,
  ...caseFactEvents,
  ...letterEvents,
  ...reversalEvents,
};

/** What the texts mean differs by kind: the modules of this folder say it at their top. */
export interface TimelineRow {
  readonly kind: TimelineKind;
  /** Unique among the events of its kind. */
  readonly id: number;
  readonly effectiveOn: IsoDate;
  readonly recordedAt: Instant;
  /** Number of a document, label of an item, code of a customer, name of a file; or empty. */
  readonly reference: string;
  readonly currency: string | null;
  readonly amountMinor: number | null;
  readonly before: string;
  readonly to: string;
  readonly about: string;
  /** What a person wrote: reference, reason, resolution, name. */
  readonly note: string;
  readonly reversed: boolean;
  readonly leadsTo: { readonly kind: TimelineDocument; readonly number: string } | null;
}

export interface TimelineQuery extends Moment {
  /** Id of the survivor. */
  readonly customerId: number;
  /** The reader's day: an as-of date that is not before it cuts off nothing that has no date. */
  readonly today: IsoDate;
  /** Null: all. */
  readonly kinds: readonly TimelineKind[] | null;
  /** Found anywhere in numbers, names and notes, whatever its case; empty: everything. */
  readonly search: string;
  /** Rows skipped, and the most returned. */
  readonly offset: number;
  readonly limit: number;
}

/**
 * Newest first; of one day, what was recorded later stands above; of one command, what happens later
 * (`TIMELINE_KINDS`), then what has the higher id. No two events are equal in this order, so pages
 * neither repeat nor skip one.
 */
export async function customerTimeline(
  db: ReadDb,
  query: TimelineQuery,
): Promise<Page<TimelineRow>> {
  const scope = scopeOf(query, await members(db, query));
  const kysely = kyselyOf(db);
  const { rows: totals } = await countSql(scope, query).execute(kysely);
  const { rows: keys } = await keysSql(scope, query).execute(kysely);
  const told = new Map<string, TimelineRow>();
  for (const kind of TIMELINE_KINDS) {
    const ids = keys.filter((key) => TIMELINE_KINDS[key.rank] === kind).map((key) => key.id);
    if (ids.length === 0) continue;
    const { rows } = await tellingSql(scope, kind, ids).execute(kysely);
    for (const row of rows) told.set(`${kind} ${row.id}`, timelineRow(kind, row));
  }
  return {
    total: totals[0]?.total ?? 0,
    rows: keys.map(({ rank, id }) => {
      const row = told.get(`${TIMELINE_KINDS[rank]} ${id}`);
      if (row === undefined)
        throw new Error(`event ${TIMELINE_KINDS[rank]} ${id} has a key and nothing to tell`);
      return row;
    }),
  };
}

/** The customer and everyone merged into it: asked once, so that each kind has plain ids to look up. */
async function members(db: ReadDb, query: TimelineQuery): Promise<readonly number[]> {
  const { rows } = await sql<{
    id: number;
  }>`select id from ${membersOf(sql`select ${query.customerId} as id`, query)} as theirs`.execute(
    kyselyOf(db),
  );
  return rows.map(({ id }) => id);
}

export function scopeOf(query: TimelineQuery, ids: readonly number[]): Scope {
  const [first] = ids;
  return {
    // Equality keeps the order of an index by customer and date; a list of one would not.
    isTheirs: ids.length === 1 ? sql`= ${first}` : sql`in (${sql.join(ids)})`,
    customerId: query.customerId,
    moment: { asOf: query.asOf, knownAt: query.knownAt },
    recordedUntil: query.asOf < query.today ? query.asOf : null,
  };
}

interface Key {
  /** Place of the kind in `TIMELINE_KINDS`. */
  readonly rank: number;
  readonly id: number;
}

const NOTHING = sql`''`;

function keysOfKind(
  scope: Scope,
  kind: TimelineKind,
  search: string,
  columns: (source: EventSource, rank: number) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const source = EVENTS[kind](scope);
  const {
    from,
    on,
    at,
    reference = NOTHING,
    note = NOTHING,
    before = NOTHING,
    to = NOTHING,
  } = source;
  const wanted = textSearch(search);
  const found =
    wanted === null
      ? sql``
      : sql`and (${sql.join(
          [reference, note, before, to].map((part) => wanted.inNumber(part)),
          sql` or `,
        )})`;
  const known = scope.moment.knownAt === null ? sql`` : sql`and ${at} <= ${scope.moment.knownAt}`;
  return sql`select ${columns(source, TIMELINE_KINDS.indexOf(kind))}
    from ${from} and ${on} <= ${scope.moment.asOf} ${known} ${found}`;
}

const united = (parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql.join(parts, sql` union all `);

const asked = ({ kinds }: TimelineQuery): readonly TimelineKind[] =>
  kinds === null ? TIMELINE_KINDS : TIMELINE_KINDS.filter((kind) => kinds.includes(kind));

export const keysSql = (scope: Scope, query: TimelineQuery): RawBuilder<Key> => {
  const parts = asked(query).map((kind) =>
    keysOfKind(
      scope,
      kind,
      query.search,
      ({ id, on, at }, rank) =>
        sql`${sql.lit(rank)} as "rank", ${id} as id, ${on} as effective_on, ${at} as recorded_at`,
    ),
  );
  return sql<Key>`select k."rank", k.id from (${united(parts)}) as k
    order by k.effective_on desc, k.recorded_at desc, k."rank" desc, k.id desc
    limit ${query.limit} offset ${query.offset}`;
};

export const countSql = (
  scope: Scope,
  query: TimelineQuery,
): RawBuilder<{ readonly total: number }> => {
  const parts = asked(query).map((kind) =>
    keysOfKind(scope, kind, query.search, () => sql`count(*) as events`),
  );
  return sql<{
    total: number;
  }>`select coalesce(sum(n.events), 0) as total from (${united(parts)}) as n`;
};

interface Told {
  readonly id: number;
  readonly effectiveOn: IsoDate;
  readonly recordedAt: Instant;
  readonly reference: string;
  readonly position: number | null;
  readonly instalments: number | null;
  readonly currency: string | null;
  readonly amountMinor: number | null;
  readonly before: string;
  readonly to: string;
  readonly about: string;
  readonly note: string;
  readonly reversed: number;
  readonly leadsTo: TimelineDocument | null;
  readonly leadsToNumber: string | null;
}

export function tellingSql(
  scope: Scope,
  kind: TimelineKind,
  ids: readonly number[],
): RawBuilder<Told> {
  const source = EVENTS[kind](scope);
  const { item, leadsTo } = source;
  const none = sql`null`;
  return sql<Told>`select ${source.id} as id, ${source.on} as "effectiveOn",
      ${source.at} as "recordedAt", ${source.reference ?? NOTHING} as reference,
      ${item?.position ?? none} as position,
      ${
        item === undefined
          ? none
          : sql`(select count(*) from instalments as every where every.invoice_id = ${item.invoiceId})`
      } as instalments,
      ${source.currency ?? none} as currency, ${source.amountMinor ?? none} as "amountMinor",
      ${source.before ?? NOTHING} as before, ${source.to ?? NOTHING} as "to",
      ${source.about ?? NOTHING} as about, ${source.note ?? NOTHING} as note,
      ${source.isReversed ?? sql`0`} as reversed,
      ${leadsTo?.kind ?? none} as "leadsTo", ${leadsTo?.number ?? none} as "leadsToNumber"
    from ${source.from} and ${source.id} in (${sql.join(ids)})`;
}

function timelineRow(
  kind: TimelineKind,
  { position, instalments, reversed, leadsTo, leadsToNumber, ...row }: Told,
): TimelineRow {
  return {
    kind,
    ...row,
    reference:
      position === null ? row.reference : itemLabel(row.reference, position, instalments ?? 1),
    reversed: reversed === 1,
    leadsTo: leadsTo === null ? null : { kind: leadsTo, number: leadsToNumber ?? '' },
  };
}
