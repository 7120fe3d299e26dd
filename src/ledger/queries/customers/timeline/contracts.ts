/**
 * What was agreed on paper: a contract recorded or changed, signed by both, taken off the list.
 *
 *     contract          K-2026-014  "Frame contract 2026"   first | changed
 *     contract_signed   K-2026-014  us 2026-01-10, the customer 2026-01-12: on the later of the days
 *     contract_retired  K-2026-014
 */
import { sql, type RawBuilder } from 'kysely';
import type { IsoDate } from '../../../../domain/dates.ts';
import { knownUntil } from '../../moment-sql.ts';
import { leadingTo, text, type EventSource, type Events, type Scope } from './event.ts';

/** `v`: a version, `p`: the one before it of the same number, if any. */
const versions = (scope: Scope, condition: RawBuilder<unknown>) => sql`contract_versions as v
  left join contract_versions as p on p.id = (select w.id from contract_versions as w
    where w.customer_id = v.customer_id and w.number = v.number and w.id < v.id
      and w.recorded_at <= ${knownUntil(scope.moment)} order by w.id desc limit 1)
  where v.customer_id ${scope.isTheirs} and ${condition}`;

const usOn = (of: 'v' | 'p') =>
  sql<IsoDate | null>`(${sql.ref(`${of}.contract`)} ->> 'signedByUsOn')`;
const themOn = (of: 'v' | 'p') =>
  sql<IsoDate | null>`(${sql.ref(`${of}.contract`)} ->> 'signedByCustomerOn')`;
const isSigned = (of: 'v' | 'p') => sql`(${usOn(of)} is not null and ${themOn(of)} is not null)`;
const isNewlySigned = sql`(${isSigned('v')} and (p.id is null or not ${isSigned('p')}))`;

const version = {
  id: sql`v.id`,
  on: sql`v.effective_on`,
  at: sql`v.recorded_at`,
  reference: sql`v.number`,
  note: sql`coalesce(v.contract ->> 'title', '')`,
  leadsTo: leadingTo('contract', sql`v.number`),
} satisfies Partial<EventSource>;

export const contractEvents: Events<'contract' | 'contract_signed' | 'contract_retired'> = {
  contract: (scope) => ({
    ...version,
    // That it was signed is an entry of its own, and so is that it was retired.
    from: versions(scope, sql`v.is_retired = 0 and (p.id is null or not ${isNewlySigned})`),
    about: sql`case when p.id is null then 'first' when p.is_retired = 1 then 'back' else 'changed' end`,
  }),
  contract_signed: (scope) => ({
    ...version,
    from: versions(scope, sql`v.is_retired = 0 and ${isNewlySigned}`),
    on: sql`case when ${usOn('v')} > ${themOn('v')} then ${usOn('v')} else ${themOn('v')} end`,
    before: usOn('v') as RawBuilder<string>,
    to: themOn('v') as RawBuilder<string>,
  }),
  contract_retired: (scope) => ({
    ...version,
    from: versions(scope, sql`v.is_retired = 1 and (p.id is null or p.is_retired = 0)`),
    about: text('retired'),
  }),
};
