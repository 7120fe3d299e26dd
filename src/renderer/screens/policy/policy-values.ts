/** The values of a policy that are one number or time each, in the parts of the screen in which they stand. */
import { ODDS_FACTORS } from '../../../domain/case/probability.ts';
import { stepSpec, type Policy, type PolicyStep } from '../../../domain/case/policy.ts';

/** `chance` is kept from 0 to 1 and read in per cent. */
export type ValueKind = 'days' | 'count' | 'amount' | 'percent' | 'chance' | 'factor' | 'time';

export interface PolicyValue {
  /** As a fault names it, and its words in `policy.json` under `values`. */
  readonly path: string;
  readonly kind: ValueKind;
  /** May be empty: there is none. */
  readonly isOptional?: true;
}

export const PARTS = ['steps', 'letters', 'contacts', 'buckets', 'exceptions'] as const;
export type Part = (typeof PARTS)[number];

const of = (kind: ValueKind, ...paths: readonly string[]): readonly PolicyValue[] =>
  paths.map((path) => ({ path, kind }));

export const LETTER_VALUES: readonly PolicyValue[] = [
  ...of('days', 'letters.graceDays', 'letters.daysBetween'),
  ...of('amount', 'letters.minimumAmount'),
  ...of('percent', 'letters.minimumShare'),
  ...of('count', 'letters.maximumLevel'),
];

export const LEVELS = ['1', '2', '3', '4'] as const;
/** What a level may have of its own. */
export const LEVEL_LIMITS = [
  { field: 'graceDays', kind: 'days' },
  { field: 'minimumAmount', kind: 'amount' },
  { field: 'minimumShare', kind: 'percent' },
] as const satisfies readonly { readonly field: string; readonly kind: ValueKind }[];

export const CONTACT_VALUES: readonly PolicyValue[] = [
  ...of('count', 'contacts.callsADay', 'contacts.contactsIn7Days', 'contacts.contactsIn30Days'),
  ...of('time', 'contacts.from', 'contacts.to'),
];
export const PROMISE_VALUES: readonly PolicyValue[] = [
  ...of('days', 'promises.mostDaysAhead'),
  ...of('percent', 'promises.leastShare'),
  ...of('count', 'promises.mostPausing'),
  ...of('days', 'promises.graceDays'),
];

export const INSURER_VALUES: readonly PolicyValue[] = [
  { path: 'insurer.extensionDays', kind: 'days', isOptional: true },
  ...of('days', 'insurer.warnDays', 'insurer.handOverDays'),
];
export const OWNER_VALUES: readonly PolicyValue[] = of('percent', 'ownerCopied.receivablesShare');

export const SIGNAL_VALUES: readonly PolicyValue[] = of('count', 'signals.alarmLevel');

export const BUCKET_VALUES: readonly PolicyValue[] = [
  ...of('days', 'buckets.quasiBad.daysPastDue'),
  ...of('chance', 'buckets.quasiBad.probability'),
  ...of('count', 'buckets.quasiBad.brokenPromises'),
  ...of('days', 'buckets.quasiBad.daysPastDueWhenBroken', 'buckets.brokenPromiseDays'),
  ...of('days', 'buckets.bad.daysPastDue'),
  ...of('chance', 'buckets.bad.probability'),
  ...of('days', 'buckets.dormant.daysPastDue', 'buckets.dormant.silentDays'),
];

export const basesOf = (policy: Policy): readonly PolicyValue[] =>
  policy.buckets.probability.bases.map((_, at) => ({
    path: `buckets.probability.bases[${at + 1}].p`,
    kind: 'chance',
  }));
export const ODDS_VALUES: readonly PolicyValue[] = of(
  'factor',
  ...ODDS_FACTORS.map((factor) => `buckets.probability.odds.${factor}`),
);
export const CHANCE_VALUES: readonly PolicyValue[] = [
  ...of(
    'count',
    'buckets.probability.mostBrokenPromises',
    'buckets.probability.unansweredContacts',
  ),
  ...of(
    'chance',
    'buckets.probability.insolvent',
    'buckets.probability.lowest',
    'buckets.probability.highest',
  ),
];

const pathsOf = (values: readonly PolicyValue[]): readonly string[] =>
  values.map(({ path }) => path);

/** What is compared to say how much of a part was changed. */
export const pathsIn = (part: Part, policy: Policy): readonly string[] => {
  switch (part) {
    case 'steps':
      return policy.steps.map((_, at) => `steps[${at + 1}]`);
    case 'letters':
      return [...pathsOf(LETTER_VALUES), ...LEVELS.map((level) => `levels.${level}`)];
    case 'contacts':
      return pathsOf([
        ...CONTACT_VALUES,
        ...PROMISE_VALUES,
        ...INSURER_VALUES,
        ...OWNER_VALUES,
        ...SIGNAL_VALUES,
      ]);
    case 'buckets':
      return pathsOf([...BUCKET_VALUES, ...basesOf(policy), ...ODDS_VALUES, ...CHANCE_VALUES]);
    case 'exceptions':
      return policy.exceptions.map((_, at) => `exceptions[${at + 1}]`);
  }
};

const PART_OF: Readonly<Record<string, Part>> = {
  steps: 'steps',
  letters: 'letters',
  levels: 'letters',
  contacts: 'contacts',
  promises: 'contacts',
  insurer: 'contacts',
  ownerCopied: 'contacts',
  signals: 'contacts',
  exceptions: 'exceptions',
};

/** In which part a fault stands. */
export const partOf = (field: string): Part => PART_OF[/^\w+/.exec(field)?.[0] ?? ''] ?? 'buckets';

/** As the reader types it; empty where there is none. */
export function shownValue(value: unknown, kind: ValueKind): string {
  if (value === undefined || value === null || Number.isNaN(value)) return '';
  if (typeof value === 'string') return value;
  const number = Number(value);
  return String(kind === 'chance' ? Math.round(number * 10_000) / 100 : number);
}

/** `before` where the days are below nought. */
export const dayWords = (
  step: PolicyStep['step'],
  after: number,
): 'issue' | 'limitation' | 'before' | 'on' | 'late' => {
  const { from } = stepSpec(step);
  if (from === 'issue') return 'issue';
  if (from === 'limitation') return 'limitation';
  return after < 0 ? 'before' : after === 0 ? 'on' : 'late';
};
