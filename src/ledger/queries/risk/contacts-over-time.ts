/**
 * Who was a customer's contact, version by version of its profile: those that changed nothing else, too.
 *
 *     customer 12, from 2026-01-10    Ana Ruiz (ap_clerk)
 *     customer 12, from 2026-05-04    Luis Vega (ap_clerk)
 */
import { sql } from 'kysely';
import { readProfile } from '../../../domain/customers/read-profile.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import type { ContactsOnFile } from '../../../domain/risk/risk-picture.ts';
import { rawRows } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { isAmong, knownBy } from '../moment-sql.ts';

/** By customer, of these (ids), in the order in which they came into force; not of who was merged into one. */
export function contactsOverTime(
  db: ReadDb,
  moment: Moment,
  customerIds: readonly number[],
): ReadonlyMap<number, readonly ContactsOnFile[]> {
  const versions = new Map<number, ContactsOnFile[]>();
  for (const [id, on, written] of rawRows<readonly [number, IsoDate, string]>(
    db,
    sql`select p.customer_id, p.effective_on, p.profile from customer_profiles p
      where ${isAmong('p.customer_id', customerIds)}
        and p.effective_on <= ${moment.asOf} ${knownBy('p', moment)}
      order by p.effective_on, p.id`,
  )) {
    const read = readProfile(JSON.parse(written));
    if (!read.ok)
      throw new Error(`the profile of customer ${id} cannot be read: ${read.error[0]?.field}`);
    const version = { on, contacts: read.value.contacts };
    const before = versions.get(id);
    if (before === undefined) versions.set(id, [version]);
    else before.push(version);
  }
  return versions;
}
