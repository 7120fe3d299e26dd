/**
 * What is known of one customer beyond its address: profile, aliases, merges. All as is known at
 * `knownAt`; the id is the survivor's.
 */
import { sql } from 'kysely';
import type { Instant, IsoDate } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { customerAt, knownUntil } from '../moment-sql.ts';
import { membersOf } from './survivors.ts';
import { knownReversed, live } from '../../facts/live.ts';

export interface CustomerProfileRow {
  readonly effectiveOn: IsoDate;
  readonly recordedAt: Instant;
  /** JSON of `domain/customers/profile.ts` CustomerProfile. */
  readonly profile: string;
}

/** The newest that is known and begun; its own, not one of a customer merged into it. Null: none yet. */
export async function customerProfile(
  db: ReadDb,
  customerId: number,
  moment: Moment,
): Promise<CustomerProfileRow | null> {
  const { rows } = await sql<CustomerProfileRow>`
    select p.effective_on as "effectiveOn", p.recorded_at as "recordedAt", p.profile
    from customer_profiles p
    where p.customer_id = ${customerId} and p.recorded_at <= ${knownUntil(moment)}
      and p.effective_on <= ${moment.asOf}
    order by p.effective_on desc, p.id desc limit 1`.execute(kyselyOf(db));
  return rows[0] ?? null;
}

export interface CustomerAliasRow {
  readonly aliasId: number;
  readonly customerId: number;
  readonly kind: 'name' | 'code' | 'account';
  readonly value: string;
  readonly origin: 'entered' | 'learned' | 'merged';
  readonly recordedAt: Instant;
}

/** Of the customer and of everyone merged into it; names, codes, accounts, as they were recorded. */
export async function customerAliases(
  db: ReadDb,
  customerId: number,
  moment: Moment,
): Promise<readonly CustomerAliasRow[]> {
  const { rows } = await sql<CustomerAliasRow>`
    select a.id as "aliasId", a.customer_id as "customerId", a.kind, a.value, a.origin,
      a.recorded_at as "recordedAt"
    from customer_aliases a
    where a.customer_id in ${membersOf(sql`select ${customerId}`, moment)}
      and a.recorded_at <= ${knownUntil(moment)}
      and not ${knownReversed('customer_alias', 'a.id', moment)}
    order by a.kind desc, a.id`.execute(kyselyOf(db));
  return rows;
}

/** Customers that have this live alias, by code: who else is known by a name, code or account. */
export async function customersOfAlias(
  db: ReadDb,
  kind: CustomerAliasRow['kind'],
  folded: string,
): Promise<
  readonly { readonly aliasId: number; readonly customerId: number; readonly code: string }[]
> {
  const { rows } = await sql<{ aliasId: number; customerId: number; code: string }>`
    select a.id as "aliasId", c.id as "customerId", c.code
    from customer_aliases a join customers c on c.id = a.customer_id
    where a.kind = ${kind} and a.folded = ${folded}
      and ${live('customer_alias', 'a.id')}
    order by c.code`.execute(kyselyOf(db));
  return rows;
}

export interface CustomerMergeRow {
  readonly mergeId: number;
  readonly fromId: number;
  readonly intoId: number;
  /** Code and name of who was merged. */
  readonly from: string;
  readonly fromName: string;
  readonly reason: string;
  readonly recordedAt: Instant;
}

/** Merges in force that made this customer, those of its members too; newest first. */
export async function customerMerges(
  db: ReadDb,
  customerId: number,
  moment: Moment,
): Promise<readonly CustomerMergeRow[]> {
  const { rows } = await sql<CustomerMergeRow>`
    select m.id as "mergeId", m.from_customer_id as "fromId", m.into_customer_id as "intoId",
      c.code as "from", coalesce(${customerAt('name', 'c.id', moment)}, c.code) as "fromName",
      m.reason, m.recorded_at as "recordedAt"
    from customer_merges m join customers c on c.id = m.from_customer_id
    where m.into_customer_id in ${membersOf(sql`select ${customerId}`, moment)}
      and m.recorded_at <= ${knownUntil(moment)}
      and not ${knownReversed('customer_merge', 'm.id', moment)}
    order by m.id desc`.execute(kyselyOf(db));
  return rows;
}
