/** Pairs that were merged and taken apart again: a person has said that they are two. */
import { sql } from 'kysely';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { reversed } from '../../facts/live.ts';

export interface UndoneMerge {
  readonly fromId: number;
  readonly intoId: number;
}

/** As is known now; a pair that was merged once more since is in it too. */
export async function undoneMerges(db: ReadDb): Promise<readonly UndoneMerge[]> {
  const { rows } = await sql<UndoneMerge>`
    select distinct m.from_customer_id as "fromId", m.into_customer_id as "intoId"
    from customer_merges m
    where ${reversed('customer_merge', 'm.id')}`.execute(kyselyOf(db));
  return rows;
}
