/** Every version of the collection policy that is known at the moment, with who saved it. */
import { sql } from 'kysely';
import type { Policy } from '../../../domain/case/policy.ts';
import type { Instant } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { knownBy } from '../moment-sql.ts';
import { readVersion } from './policy-at.ts';

export interface PolicyVersion {
  /** 1 for the first. */
  readonly version: number;
  readonly recordedAt: Instant;
  /** As the journal has it; `''`: it does not say. */
  readonly actor: string;
  readonly note: string;
  readonly policy: Policy;
}

interface VersionRow extends Omit<PolicyVersion, 'policy'> {
  readonly policy: string;
}

/** The first one first; empty: it is the standard. */
export async function policyVersions(
  db: ReadDb,
  moment: Moment,
): Promise<readonly PolicyVersion[]> {
  const { rows } = await sql<VersionRow>`
    select v.id as version, v.recorded_at as "recordedAt", v.note, v.policy,
      coalesce((select j.actor from journal j
        where j.command = 'policy.save' and j.recorded_at = v.recorded_at
          and json_extract(j.detail, '$.version') = v.id), '') as actor
    from policy_versions v where 1 = 1 ${knownBy('v', moment)} order by v.id`.execute(kyselyOf(db));
  return rows.map((row) => ({ ...row, policy: readVersion(row.version, row.policy) }));
}
