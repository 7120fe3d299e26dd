/**
 * What is known of a customer beyond its address, as a screen shows it: how it pays, under which
 * names, codes and accounts it is known, who was merged into it.
 */
import type { CustomerAlias, CustomerMerge, ProfileView } from '../../contract/calls/customers.ts';
import { isBusinessDay } from '../../domain/business-days.ts';
import { nextPayDay } from '../../domain/customers/customer-times.ts';
import { EMPTY_PROFILE, type CustomerProfile } from '../../domain/customers/profile.ts';
import { readProfile } from '../../domain/customers/read-profile.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { customerVersions } from '../../ledger/queries/customers/customer-names.ts';
import {
  customerAliases,
  customerMerges,
  customerProfile,
  type CustomerAliasRow,
  type CustomerMergeRow,
} from '../../ledger/queries/customers/customer-profile.ts';
import type { CustomerAt } from '../../domain/case/case.ts';
import { legalNames } from './names/legal-names.ts';

export const aliasView = (row: CustomerAliasRow): CustomerAlias => ({
  aliasId: row.aliasId,
  kind: row.kind,
  value: row.value,
  origin: row.origin,
  recordedAt: row.recordedAt,
});

export const mergeView = (row: CustomerMergeRow): CustomerMerge => ({
  mergeId: row.mergeId,
  from: row.from,
  fromName: row.fromName,
  reason: row.reason,
  recordedAt: row.recordedAt,
});

/** The profile in force today; empty when none was recorded yet. */
export async function profileAt(
  db: ReadDb,
  customerId: number,
  today: IsoDate,
): Promise<CustomerProfile> {
  const row = await customerProfile(db, customerId, { asOf: today, knownAt: null });
  if (row === null) return EMPTY_PROFILE;
  const read = readProfile(JSON.parse(row.profile));
  if (read.ok) return read.value;
  throw new Error(`the profile of customer ${customerId} cannot be read: ${read.error[0]?.field}`);
}

export async function profileView(
  db: ReadDb,
  customer: CustomerAt,
  today: IsoDate,
): Promise<ProfileView> {
  const moment = { asOf: today, knownAt: null };
  const { customerId } = customer;
  const profile = await profileAt(db, customerId, today);
  return {
    profile,
    aliases: (await customerAliases(db, customerId, moment)).map(aliasView),
    merges: (await customerMerges(db, customerId, moment)).map(mergeView),
    names: legalNames(
      (await customerVersions(db, customerId, moment)).map((version) => ({
        name: version.name,
        effectiveOn: version.effective_on,
      })),
    ),
    nextPayOn: await nextPayOn(profile, customer.country, today),
  };
}

/** Null without pay days: then any business day may be one, which tells nobody anything. */
async function nextPayOn(
  profile: CustomerProfile,
  country: string | null,
  today: IsoDate,
): Promise<IsoDate | null> {
  const { weekdays, monthDays } = profile.payCalendar;
  if (weekdays.length + monthDays.length === 0) return null;
  // Calendars of two hundred countries: loaded only for customers whose pay days are known.
  const { calendarOf } = await import('../letters/holidays.ts');
  const calendar = calendarOf(country);
  return nextPayDay(profile, today, (date) => isBusinessDay(date, calendar));
}
