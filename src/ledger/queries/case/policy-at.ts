/** The collection policy in force: the newest that is known at the moment, else the standard one. */
import { sql } from 'kysely';
import { DEFAULT_POLICY, readPolicy, type Policy } from '../../../domain/case/policy.ts';
import type { Instant } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { knownBy } from '../moment-sql.ts';

export interface PolicyAt {
  readonly policy: Policy;
  /** 0: the standard, which nobody has changed. */
  readonly version: number;
  /** Null of the standard. */
  readonly recordedAt: Instant | null;
  readonly note: string;
}

export async function policyAt(db: ReadDb, moment: Moment): Promise<PolicyAt> {
  const { rows } = await sql<{ id: number; recordedAt: Instant; policy: string; note: string }>`
    select v.id, v.recorded_at as "recordedAt", v.policy, v.note from policy_versions v
    where 1 = 1 ${knownBy('v', moment)} order by v.id desc limit 1`.execute(kyselyOf(db));
  const [row] = rows;
  if (row === undefined) return { policy: DEFAULT_POLICY, version: 0, recordedAt: null, note: '' };
  const { id, recordedAt, note } = row;
  return { policy: readVersion(id, row.policy), version: id, recordedAt, note };
}

/** As it was written; what came into policies later is that of the standard. */
export function readVersion(version: number, written: string): Policy {
  const read = readPolicy(JSON.parse(written));
  if (!read.ok) throw new Error(`policy ${version} cannot be read: ${read.error[0]?.field}`);
  return read.value;
}
