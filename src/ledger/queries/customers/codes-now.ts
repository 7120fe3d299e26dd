/**
 * Codes that mean another customer than the one they were given to: of merged ones the survivor's, and
 * aliases. Codes that mean themselves are not in it; empty in most ledgers.
 *
 *     C9 was merged into C1, 4711 is an alias of C1   ->   Map { 'C9' => 'C1', '4711' => 'C1' }
 */
import { sql } from 'kysely';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { survivor } from './survivors.ts';
import { live } from '../../facts/live.ts';

const NOW = { knownAt: null };

/** A customer's own code comes before an alias of another that reads the same. */
export async function codesNow(db: ReadDb): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ code: string; now: string }>`
    select x.code, c.code as now from (
      select a.value as code, ${survivor('a.customer_id', NOW)} as id from customer_aliases a
      where a.kind = 'code' and not exists (select 1 from customers o where o.code = a.value)
        and ${live('customer_alias', 'a.id')}
      union all
      select o.code, ${survivor('o.id', NOW)} from customers o
      where o.id in (select from_customer_id from customer_merges)
    ) x join customers c on c.id = x.id
    where c.code <> x.code`.execute(kyselyOf(db));
  return new Map(rows.map(({ code, now }) => [code, now]));
}
