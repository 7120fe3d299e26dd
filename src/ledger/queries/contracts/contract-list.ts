/**
 * Which contracts are there, as they are known: of each customer and number the newest version. Those
 * of a customer that was merged are the survivor's.
 *
 *     C7  SV-2024-17  from 2024-05-01  { net 30 days, interest 8 % … }  2 attachments
 */
import { sql } from 'kysely';
import type { Instant, IsoDate } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { customerOfCode, membersOf, survivor } from '../customers/survivors.ts';
import { customerAt, knownUntil } from '../moment-sql.ts';

export interface ContractRow {
  /** Whom it was recorded for; what a new version and its attachments refer to. */
  readonly customerId: number;
  /** Code and name of the survivor. */
  readonly customer: string;
  readonly name: string;
  readonly number: string;
  readonly effectiveOn: IsoDate;
  /** Day of its first version. */
  readonly since: IsoDate;
  readonly recordedAt: Instant;
  /** JSON of `domain/contracts/contract.ts` Contract. */
  readonly contract: string;
  readonly isRetired: boolean;
  readonly attachments: number;
}

export interface ContractQuery extends Moment {
  /** Customer code; null: of everybody. */
  readonly customer: string | null;
  readonly number?: string;
  /** Absent: those in force too and those not yet; retired ones only when asked for. */
  readonly withRetired?: boolean;
}

/** By customer, then number. A version that begins after `asOf` stands in when there is none before. */
export async function contractList(
  db: ReadDb,
  query: ContractQuery,
): Promise<readonly ContractRow[]> {
  const { rows } = await sql<Omit<ContractRow, 'isRetired'> & { isRetired: number }>`
    select v.customer_id as "customerId", c.code as customer,
      coalesce(${customerAt('name', 'c.id', query)}, c.code) as name, v.number,
      v.effective_on as "effectiveOn", v.recorded_at as "recordedAt", v.contract,
      v.is_retired as "isRetired",
      (select min(w.effective_on) from contract_versions w
        where w.customer_id = v.customer_id and w.number = v.number
          and w.recorded_at <= ${knownUntil(query)}) as since,
      (select count(*) from attachments a
        where a.contract_customer_id = v.customer_id and a.contract_number = v.number
          and a.recorded_at <= ${knownUntil(query)}
          and not exists (select 1 from attachment_removals x
            where x.attachment_id = a.id and x.recorded_at <= ${knownUntil(query)})) as attachments
    from contract_versions v join customers c on c.id = ${survivor('v.customer_id', query)}
    where v.id = (
        select w.id from contract_versions w
        where w.customer_id = v.customer_id and w.number = v.number
          and w.recorded_at <= ${knownUntil(query)}
        order by case when w.effective_on <= ${query.asOf} then 0 else 1 end,
          case when w.effective_on <= ${query.asOf} then w.id end desc, w.effective_on, w.id desc
        limit 1)
      ${query.withRetired === true ? sql`` : sql`and v.is_retired = 0`}
      ${query.number === undefined ? sql`` : sql`and v.number = ${query.number}`}
      ${
        query.customer === null
          ? sql``
          : sql`and v.customer_id in ${membersOf(sql`select ${customerOfCode(query.customer, query)}`, query)}`
      }
    order by c.code, v.number`.execute(kyselyOf(db));
  return rows.map((row) => ({ ...row, isRetired: row.isRetired === 1 }));
}
