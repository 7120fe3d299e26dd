/**
 * Who the customer is: known for the first time, renamed, on other terms, anything else of its data,
 * and how it pays (contacts, pay days, papers it needs).
 *
 *     customer       "Petalo SL"
 *     name_changed   "Petalo SL" -> "Petalo SA"
 *     terms_changed  "30 days" -> "60 days"
 *     profile        country, address
 *     habits         contacts, payCalendar
 *
 * Versions follow each other by the day from which they count, then as they were recorded; one that
 * was reversed is compared with what stood before it, and nothing is compared with it. `reference` is
 * the code of a customer that was merged into this one, empty for its own.
 */
import { sql, type RawBuilder } from 'kysely';
import { knownUntil } from '../../moment-sql.ts';
import { leadingTo, text, type EventSource, type Events, type Scope } from './event.ts';
import { reversedAt } from '../../../facts/live.ts';

/** Column of the version and the name of the field in the contract. */
const OTHER_COLUMNS = {
  country: 'country',
  language: 'language',
  currency: 'currency',
  tax_id: 'taxId',
  kind: 'kind',
  email: 'email',
  phone: 'phone',
  address: 'address',
  credit_limit_minor: 'creditLimitMinor',
  governing_law: 'governingLaw',
} as const;
const SECTIONS = [
  'contacts',
  'payCalendar',
  'documents',
  'processSteps',
  'currentStep',
  'avoidWindows',
  'isConfidential',
  'salesRep',
  'notes',
] as const;

interface Compared {
  readonly name: string;
  readonly differs: RawBuilder<unknown>;
}
const differing = (of: readonly Compared[]): RawBuilder<unknown> =>
  sql`(${sql.join(
    of.map(({ differs }) => differs),
    sql` or `,
  )})`;
/** `,country,address`: names of what differs, each after a comma. */
const namesOf = (of: readonly Compared[]): RawBuilder<string> =>
  sql<string>`${sql.join(
    of.map(
      ({ name, differs }) => sql`case when ${differs} then ${sql.lit(`,${name}`)} else '' end`,
    ),
    sql` || `,
  )}`;

const OTHERS: readonly Compared[] = Object.entries(OTHER_COLUMNS).map(([column, name]) => ({
  name,
  differs: sql`${sql.ref(`p.${column}`)} is distinct from ${sql.ref(`v.${column}`)}`,
}));
const HABITS: readonly Compared[] = SECTIONS.map((name) => ({
  name,
  differs: sql`(p.profile -> ${sql.lit(name)}) is distinct from (v.profile -> ${sql.lit(name)})`,
}));

/** `v`: a version, `p`: the one before it, if any. */
function versions(
  table: 'customer_versions' | 'customer_profiles',
  { isTheirs, moment }: Scope,
  condition: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const live =
    table === 'customer_versions'
      ? sql`and not ${reversedAt('customer_version', 'w.id', moment)}`
      : sql``;
  return sql`${sql.table(table)} as v left join ${sql.table(table)} as p on p.id = (
      select w.id from ${sql.table(table)} as w
      where w.customer_id = v.customer_id
        and (w.effective_on < v.effective_on or (w.effective_on = v.effective_on and w.id < v.id))
        and w.recorded_at <= ${knownUntil(moment)} ${live}
      order by w.effective_on desc, w.id desc limit 1)
    where v.customer_id ${isTheirs} and ${condition}`;
}

const code = ({ customerId }: Scope) => sql<string>`case when v.customer_id = ${customerId} then ''
  else (select o.code from customers as o where o.id = v.customer_id) end`;

const version = (scope: Scope, condition: RawBuilder<unknown>): EventSource => ({
  from: versions('customer_versions', scope, condition),
  id: sql`v.id`,
  on: sql`v.effective_on`,
  at: sql`v.recorded_at`,
  reference: code(scope),
  isReversed: reversedAt('customer_version', 'v.id', scope.moment),
  leadsTo: leadingTo('profile', text('')),
});

export const profileEvents: Events<
  'customer' | 'name_changed' | 'terms_changed' | 'profile' | 'habits'
> = {
  customer: (scope) => ({ ...version(scope, sql`p.id is null`), note: sql`v.name` }),
  name_changed: (scope) => ({
    ...version(scope, sql`p.name <> v.name`),
    before: sql`p.name`,
    to: sql`v.name`,
  }),
  terms_changed: (scope) => ({
    ...version(scope, sql`p.terms <> v.terms`),
    before: sql`p.terms`,
    to: sql`v.terms`,
  }),
  profile: (scope) => ({
    ...version(scope, sql`p.id is not null and ${differing(OTHERS)}`),
    about: namesOf(OTHERS),
  }),
  habits: (scope) => ({
    from: versions('customer_profiles', scope, sql`(p.id is null or ${differing(HABITS)})`),
    id: sql`v.id`,
    on: sql`v.effective_on`,
    at: sql`v.recorded_at`,
    reference: code(scope),
    about: sql`case when p.id is null then '' else ${namesOf(HABITS)} end`,
    leadsTo: leadingTo('profile', text('')),
  }),
};
