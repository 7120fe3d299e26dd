/**
 * Where two customers differ, field by field, as text. What the customer that stays has, stays; what
 * only the other one has is not carried over, and this list is where a person sees it in time.
 *
 *     name      Petalo S.L.        Pétalo SL
 *     contacts  Ana Ruiz; Bo Li    (none)
 */
import type { MergePreview } from '../../../contract/calls/customers.ts';
import type { CustomerProfile } from '../../../domain/customers/profile.ts';
import { minorToDecimal } from '../../../domain/money.ts';
import type { CustomerAt } from '../../../domain/case/case.ts';

type Fields = readonly (readonly [field: string, value: string])[];

export interface Described {
  readonly customer: CustomerAt;
  readonly profile: CustomerProfile;
}

export function differencesOf(from: Described, into: Described): MergePreview['differences'] {
  const intoFields = new Map(fieldsOf(into));
  return fieldsOf(from).flatMap(([field, value]) => {
    const stays = intoFields.get(field) ?? '';
    return value === stays ? [] : [{ field, from: value, into: stays }];
  });
}

const fieldsOf = ({ customer, profile }: Described): Fields => [
  ...detailsOf(customer),
  ...profileOf(profile),
];

const detailsOf = (customer: CustomerAt): Fields => [
  ['name', customer.name],
  ['country', customer.country ?? ''],
  ['language', customer.language ?? ''],
  ['currency', customer.currency ?? ''],
  ['taxId', customer.taxId],
  ['kind', customer.kind.replace('_', ' ')],
  ['email', customer.email],
  ['phone', customer.phone],
  ['address', customer.address.replaceAll('\n', ', ')],
  ['terms', customer.terms],
  ['creditLimit', creditLimitOf(customer)],
  ['governingLaw', customer.governingLaw],
];

export const creditLimitOf = ({ creditLimitMinor, currency }: CustomerAt): string =>
  creditLimitMinor === null || currency === null
    ? ''
    : `${minorToDecimal(creditLimitMinor, currency)} ${currency}`;

const DAYS = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

const profileOf = (profile: CustomerProfile): Fields => [
  ['contacts', profile.contacts.map(({ name, email }) => joined([name, email])).join('; ')],
  ['payCalendar', payCalendarOf(profile)],
  [
    'documents',
    profile.documents.map(({ kind, label }) => label || kind.replaceAll('_', ' ')).join('; '),
  ],
  ['processSteps', profile.processSteps.map(({ order, step }) => `${order} ${step}`).join('; ')],
  ['avoidWindows', profile.avoidWindows.map(windowOf).join('; ')],
  ['isConfidential', profile.isConfidential ? 'yes' : 'no'],
  ['salesRep', profile.salesRep],
  ['notes', profile.notes.replaceAll('\n', ' ')],
];

const daysOf = (weekdays: readonly number[], monthDays: readonly number[]): string =>
  joined([...weekdays.map((day) => DAYS[day] ?? ''), ...monthDays.map((day) => `day ${day}`)]);

/** Nothing for a customer of which no pay day is known. */
function payCalendarOf({ payCalendar }: CustomerProfile): string {
  const { weekdays, monthDays, cutOffHour, method, transitDays } = payCalendar;
  const days = daysOf(weekdays, monthDays);
  const further = [
    cutOffHour === null ? '' : `until ${cutOffHour}:00`,
    transitDays === 0 ? '' : `${transitDays} ${transitDays === 1 ? 'day' : 'days'} in transit`,
  ];
  return joined([days, ...further, method === 'transfer' ? '' : method.replace('_', ' ')]);
}

const windowOf = ({
  note,
  weekdays,
  monthDays,
  before,
  after,
}: CustomerProfile['avoidWindows'][number]): string =>
  note ||
  joined([
    daysOf(weekdays, monthDays),
    before === null ? '' : `before ${before}`,
    after === null ? '' : `after ${after}`,
  ]);
