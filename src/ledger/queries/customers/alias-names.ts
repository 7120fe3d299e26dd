/** Other names of every customer, by id of the survivor, as is known now. */
import { sql } from 'kysely';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { survivors } from './survivors.ts';
import { live } from '../../facts/live.ts';

/** Customers without one are not in it. */
export async function aliasNames(db: ReadDb): Promise<ReadonlyMap<number, readonly string[]>> {
  const { rows } = await sql<{ customerId: number; value: string }>`
    select a.customer_id as "customerId", a.value from customer_aliases a
    where a.kind = 'name'
      and ${live('customer_alias', 'a.id')}
    order by a.id`.execute(kyselyOf(db));
  const merged = await survivors(db, { knownAt: null });
  const names = new Map<number, string[]>();
  for (const { customerId, value } of rows) {
    const id = merged.get(customerId) ?? customerId;
    const known = names.get(id);
    if (known === undefined) names.set(id, [value]);
    else known.push(value);
  }
  return names;
}
