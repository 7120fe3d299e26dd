/**
 * Who is who at a customer of the sample: invented people, the same for the same seed.
 *
 *     C1013  Maite Ortiz, ap_clerk, +34 960 000 413, maite.ortiz@c1013.customer.example
 *
 * Telephone numbers begin as numbers of the country do and belong to nobody, or to numbers kept for
 * fiction where a country has such.
 */
import peopleFile from '../../../resources/sample-company/people.json' with { type: 'json' };
import type { ContactHours, ContactRole, CustomerContact } from '../../domain/customers/profile.ts';
import { MAIN_ZONES } from '../../domain/time-zones.ts';
import type { SampleCustomer } from './orders.ts';
import { seededRandom, type Random } from './seeded-random.ts';

/** Who is spoken to, as a note names them: `Ms Ortiz`. */
export interface Person {
  readonly contact: CustomerContact;
  readonly called: string;
}

/** By country: how a telephone number begins, and when an office closes. */
const PLACES: Readonly<Record<string, readonly [phone: string, to: string]>> = {
  ES: ['+34 960 000 ', '14:00'],
  FR: ['+33 1 99 00 0', '12:00'],
  DE: ['+49 30 23125 ', '15:30'],
  IT: ['+39 02 0000 0', '13:00'],
  PT: ['+351 210 000 ', '13:00'],
  NL: ['+31 20 000 0', '16:30'],
  LV: ['+371 6000 0', '17:00'],
  GB: ['+44 1632 960', '16:30'],
  IE: ['+353 20 910 0', '16:30'],
  US: ['+1 843 555 0', '16:00'],
  CN: ['+86 21 0000 0', '17:00'],
};

const ROLES: Readonly<Record<SampleCustomer['tier'], readonly ContactRole[]>> = {
  small: ['owner'],
  medium: ['ap_clerk', 'buyer'],
  large: ['ap_clerk', 'decision_maker', 'buyer'],
};

/** Who keeps the books there comes first: who is rung. */
export function peopleOf(customer: SampleCustomer, seed: number): readonly Person[] {
  const random = seededRandom(seed + streamOf(customer));
  if (customer.draft.kind === 'individual') {
    const { name } = customer.draft;
    return [personNamed(customer, 'owner', { name, called: name }, random)];
  }
  const roles =
    customer.draft.kind === 'public_body' ? ['ap_clerk' as const] : ROLES[customer.tier];
  const people: Person[] = [];
  for (const role of roles) people.push(personOf(customer, role, random, people));
  return people;
}

/** Who took over the books from the first of `before`. */
export const successorOf = (
  customer: SampleCustomer,
  before: readonly Person[],
  seed: number,
): Person =>
  personOf(customer, 'ap_clerk', seededRandom(seed + 10_000 + streamOf(customer)), before);

const streamOf = ({ draft }: SampleCustomer): number => Number(draft.code.slice(1));

function personOf(
  customer: SampleCustomer,
  role: ContactRole,
  random: Random,
  others: readonly Person[],
): Person {
  const named = nameIn(customer.draft.language ?? 'en', random);
  const isTaken = others.some(({ contact }) =>
    contact.name.split(' ').some((part) => part === named.family || part === named.given),
  );
  if (isTaken) return personOf(customer, role, random, others);
  return personNamed(customer, role, named, random);
}

function nameIn(language: string, random: Random) {
  const names = (peopleFile as Readonly<Record<string, (typeof peopleFile)['en']>>)[language];
  if (names === undefined) throw new RangeError(`no names in ${language}`);
  const isWoman = random.chance(0.55);
  const given = random.pick(isWoman ? names.women : names.men);
  const family = random.pick(names.family);
  return {
    given,
    family,
    name: language === 'zh' ? `${family} ${given}` : `${given} ${family}`,
    called: `${isWoman ? 'Ms' : 'Mr'} ${family}`,
  };
}

const mailName = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '.');

function personNamed(
  { draft }: SampleCustomer,
  role: ContactRole,
  { name, called }: { readonly name: string; readonly called: string },
  random: Random,
): Person {
  const country = draft.country ?? '';
  const [phone, to] = PLACES[country] ?? ['+34 960 000 ', '14:00'];
  const line = String(random.between(100, 199));
  // Buyers are met at fairs; whoever pays has a desk.
  const hasHours = role === 'ap_clerk' && random.chance(0.6);
  return {
    called,
    contact: {
      name,
      role,
      phone: `${phone}${line}`,
      email: `${mailName(name)}@${draft.code.toLowerCase()}.customer.example`,
      language: '',
      hours: hasHours ? [1, 2, 3, 4, 5].map((weekday) => officeHours(weekday, to)) : [],
      timeZone: MAIN_ZONES[country] ?? '',
      infoSource: null,
      notes: '',
    },
  };
}

const officeHours = (weekday: number, to: string): ContactHours => ({
  weekday,
  from: '09:00',
  to,
});
