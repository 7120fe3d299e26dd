/**
 * Where two customers differ, field by field, as text. What the customer that stays has, stays; what
 * only the other one has is not carried over, and this list is where a person sees it in time.
 *
 *     name      Petalo S.L.        Pétalo SL
 *     contacts  Ana Ruiz; Bo Li    (none)
 */
import type { MergePreview } from '../../../contract/calls/customers.ts';
import type { CustomerProfile } from '../../../domain/customers/profile.ts';
import type { CustomerAt } from '../../../domain/case/case.ts';
import {
  count,
  type Joined,
  list,
  money,
  say,
  storedText,
  type Text,
  type TextValue,
  verbatim,
} from '../../../domain/texts/text.ts';

type Fields = readonly (readonly [field: string, value: Text])[];

export interface Described {
  readonly customer: CustomerAt;
  readonly profile: CustomerProfile;
}

export function differencesOf(from: Described, into: Described): MergePreview['differences'] {
  const intoFields = new Map(fieldsOf(into));
  return fieldsOf(from).flatMap(([field, value]) => {
    const stays = intoFields.get(field) ?? NOTHING;
    return storedText(value) === storedText(stays) ? [] : [{ field, from: value, into: stays }];
  });
}

const NOTHING = verbatim('');

const fieldsOf = ({ customer, profile }: Described): Fields => [
  ...detailsOf(customer),
  ...profileOf(profile),
];

const detailsOf = (customer: CustomerAt): Fields => [
  ['name', verbatim(customer.name)],
  ['country', verbatim(customer.country ?? '')],
  ['language', verbatim(customer.language ?? '')],
  ['currency', verbatim(customer.currency ?? '')],
  ['taxId', verbatim(customer.taxId)],
  ['kind', KINDS[customer.kind]],
  ['email', verbatim(customer.email)],
  ['phone', verbatim(customer.phone)],
  ['address', verbatim(customer.address.replaceAll('\n', ', '))],
  ['terms', verbatim(customer.terms)],
  ['creditLimit', parts([creditLimitOf(customer) ?? ''])],
  ['governingLaw', verbatim(customer.governingLaw)],
];

const KINDS: Readonly<Record<CustomerAt['kind'], Text>> = {
  company: say`company`,
  sole_trader: say`sole trader`,
  individual: say`individual`,
  public_body: say`public body`,
};

/** Null: no limit. */
export const creditLimitOf = ({ creditLimitMinor, currency }: CustomerAt): TextValue | null =>
  creditLimitMinor === null || currency === null ? null : money(creditLimitMinor, currency);

const DAYS: readonly Text[] = [
  NOTHING,
  say`Mon`,
  say`Tue`,
  say`Wed`,
  say`Thu`,
  say`Fri`,
  say`Sat`,
  say`Sun`,
];

/** What there is of `all`, joined. */
const parts = (all: readonly TextValue[], joined: Joined = 'comma'): Text => ({
  template: '{0}',
  values: [
    list(
      all.filter((part) => part !== '' && part !== NOTHING),
      joined,
    ),
  ],
});

const profileOf = (profile: CustomerProfile): Fields => [
  [
    'contacts',
    parts(
      profile.contacts.map(({ name, email }) => parts([name, email])),
      'semicolon',
    ),
  ],
  ['payCalendar', payCalendarOf(profile)],
  [
    'documents',
    parts(
      profile.documents.map(({ kind, label }) => label || kind.replaceAll('_', ' ')),
      'semicolon',
    ),
  ],
  [
    'processSteps',
    parts(
      profile.processSteps.map(({ order, step }) => `${order} ${step}`),
      'semicolon',
    ),
  ],
  ['avoidWindows', parts(profile.avoidWindows.map(windowOf), 'semicolon')],
  ['isConfidential', profile.isConfidential ? say`yes` : say`no`],
  ['salesRep', verbatim(profile.salesRep)],
  ['notes', verbatim(profile.notes.replaceAll('\n', ' '))],
];

const daysOf = (
  weekdays: readonly number[],
  monthDays: readonly number[],
): readonly TextValue[] => [
  ...weekdays.map((weekday) => DAYS[weekday] ?? NOTHING),
  ...monthDays.map((monthDay) => say`day ${monthDay}`),
];

/** Nothing for a customer of which no pay day is known. */
function payCalendarOf({ payCalendar }: CustomerProfile): Text {
  const { weekdays, monthDays, cutOffHour, method, transitDays } = payCalendar;
  return parts([
    ...daysOf(weekdays, monthDays),
    cutOffHour === null ? '' : say`until ${cutOffHour}:00`,
    transitDays === 0 ? '' : say`${count(transitDays, 'day')} in transit`,
    method === 'transfer' ? '' : method.replace('_', ' '),
  ]);
}

const windowOf = ({
  note,
  weekdays,
  monthDays,
  before,
  after,
}: CustomerProfile['avoidWindows'][number]): TextValue =>
  note ||
  parts([
    ...daysOf(weekdays, monthDays),
    before === null ? '' : say`before ${before}`,
    after === null ? '' : say`after ${after}`,
  ]);
