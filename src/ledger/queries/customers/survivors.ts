/**
 * Who a customer is, after merges: from the instant a merge is recorded, everything of the one is the
 * other's, for every as-of, until the merge is reversed.
 *
 *     C9 merged into C4, C4 merged into C1   ->   the survivor of C9 and of C4 is C1
 *
 * Documents keep the customer they were recorded for; readers ask who that is at their `knownAt`.
 * The projections carry the survivor as is known now, so that today's lists ask nobody.
 */
import { sql, type RawBuilder } from 'kysely';
import { foldText } from '../../../domain/fold-text.ts';
import type { Instant } from '../../../domain/dates.ts';
import { connectionOf, kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { knownReversed, live } from '../../facts/live.ts';

/** Known by when; null: by now. Merges have no other date. */
export interface Known {
  readonly knownAt: Instant | null;
}

const NOW: Known = { knownAt: null };

/** Rows of `customer_merges m` that are known and not reversed. */
const inForce = ({ knownAt }: Known): RawBuilder<unknown> =>
  knownAt === null
    ? sql`${live('customer_merge', 'm.id')}`
    : sql`m.recorded_at <= ${knownAt} and not ${knownReversed('customer_merge', 'm.id', { knownAt })}`;

/**
 * The survivor of the customer id `ref`. Of customers that were never merged nothing is looked up
 * beyond a set that is empty in most ledgers.
 */
export const survivor = (ref: string, known: Known): RawBuilder<number> => sql<number>`
  case when ${sql.ref(ref)} in (select from_customer_id from customer_merges) then coalesce((
    with recursive up(id, step) as (
      select m.into_customer_id, 1 from customer_merges as m
        where m.from_customer_id = ${sql.ref(ref)} and ${inForce(known)}
      union all
      select m.into_customer_id, up.step + 1 from up
        join customer_merges as m on m.from_customer_id = up.id where ${inForce(known)}
    ) select up.id from up order by up.step desc limit 1
  ), ${sql.ref(ref)}) else ${sql.ref(ref)} end`;

/** Ids of the customer `id` and of everyone who was merged into it: `customer_id in (…)`. */
export const membersOf = (id: RawBuilder<unknown>, known: Known): RawBuilder<unknown> => sql`(
  with recursive member(id) as (
    ${id}
    union
    select m.from_customer_id from member
      join customer_merges as m on m.into_customer_id = member.id where ${inForce(known)}
  ) select id from member)`;

/** Whether the customer `ref` is its own survivor: 1 or 0. Lists of customers show only these. */
export const isSurvivor = (ref: string, known: Known): RawBuilder<boolean> => sql<boolean>`
  not exists (select 1 from customer_merges as m
    where m.from_customer_id = ${sql.ref(ref)} and ${inForce(known)})`;

/**
 * Id of the customer that a code means: its own, else one it is an alias of; of a merged one the
 * survivor. Null when nobody has it.
 */
export const customerOfCode = (code: string, known: Known): RawBuilder<number | null> => sql<
  number | null
>`(
  select ${survivor('meant.id', known)} from (
    select cc.id, 0 as rank from customers as cc where cc.code = ${code}
    union all
    select ca.customer_id, 1 from customer_aliases as ca
    where ca.kind = 'code' and ca.folded = ${foldText(code)} and ca.value = ${code}
      and ${live('customer_alias', 'ca.id')}
  ) as meant order by meant.rank limit 1)`;

/** Merged customer id → id of its survivor; empty when nobody is merged. */
export type Survivors = ReadonlyMap<number, number>;

export async function survivors(db: ReadDb, known: Known): Promise<Survivors> {
  const { rows } = await mergesSql(known).execute(kyselyOf(db));
  return resolved(rows);
}

/** Ids of the customers and of everyone merged into them. */
export async function memberIds(
  db: ReadDb,
  customerIds: readonly number[],
  known: Known,
): Promise<readonly number[]> {
  const wanted = new Set(customerIds);
  const merged = [...(await survivors(db, known))].filter(([, into]) => wanted.has(into));
  return [...wanted, ...merged.map(([from]) => from)];
}

/** The same without awaiting, as is known now: what commands ask before they write. */
export function survivorsNow(db: ReadDb): Survivors {
  const compiled = mergesSql(NOW).compile(kyselyOf(db));
  return resolved(
    connectionOf(db)
      .statement<MergeRow>(compiled.sql)
      .all(...compiled.parameters),
  );
}

interface MergeRow {
  readonly from: number;
  readonly into: number;
}

const mergesSql = (known: Known) => sql<MergeRow>`
  select m.from_customer_id as "from", m.into_customer_id as "into"
  from customer_merges as m where ${inForce(known)}`;

function resolved(rows: readonly MergeRow[]): Survivors {
  const into = new Map(rows.map((row) => [row.from, row.into]));
  return new Map(
    [...into.keys()].map((from) => {
      let id = from;
      // A chain cannot come back to itself (`merge-customers.ts` refuses it), so this ends.
      for (let next = into.get(id); next !== undefined; next = into.get(id)) id = next;
      return [from, id];
    }),
  );
}
