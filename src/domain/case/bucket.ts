/**
 * The five buckets: in which one an open item is, by the first rule that fits (domain-rules 2.2).
 *
 *     41 days late, two promises broken in 180 days     quasi-bad   Q2
 *     due in three weeks, insolvency opened             bad         B1
 *     233 days late, silent for 210, no live route      dormant     D3
 *     due today                                         unpaid      U1
 *
 * The rules are a list, each with its question, what it looks at in the item and whether it fits: the
 * decision, its sentence and the explanation on the screen come from the same entry, so they cannot
 * disagree. The last rule always fits, so every item is in exactly one bucket.
 */
import { daysPastDue } from '../aging.ts';
import { addDays, daysBetween, type IsoDate } from '../dates.ts';
import { lastDayOf } from '../facts/case-facts.ts';
import { count, day, plural, say, type Text } from '../texts/text.ts';
import type { OpenItem } from './case.ts';
import type { CaseFact } from './live-facts.ts';
import type { Insolvency, JudgedCase, JudgedItem } from './judged-case.ts';
import {
  DEFAULT_PROBABILITY_RULES,
  probabilityOf,
  type Probability,
  type ProbabilityRules,
} from './probability.ts';

/** From the mildest to the last. */
export const BUCKETS = ['unpaid', 'reminder', 'quasi-bad', 'bad', 'dormant'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** Thresholds of the rules, in days or as a chance from 0 to 1. An owner may change them. */
export interface BucketRules {
  readonly dormant: { readonly daysPastDue: number; readonly silentDays: number };
  readonly bad: { readonly daysPastDue: number; readonly probability: number };
  readonly quasiBad: {
    readonly daysPastDue: number;
    readonly probability: number;
    /** Beyond so many days late, so many broken promises are enough. */
    readonly brokenPromises: number;
    readonly daysPastDueWhenBroken: number;
  };
  /** Broken promises count for so many days from the first day on which they were broken. */
  readonly brokenPromiseDays: number;
  readonly probability: ProbabilityRules;
}

export const DEFAULT_BUCKET_RULES: BucketRules = {
  dormant: { daysPastDue: 180, silentDays: 180 },
  bad: { daysPastDue: 180, probability: 0.2 },
  quasiBad: {
    daysPastDue: 90,
    probability: 0.5,
    brokenPromises: 2,
    daysPastDueWhenBroken: 30,
  },
  brokenPromiseDays: 180,
  probability: DEFAULT_PROBABILITY_RULES,
};

/** What the rules look at in one item. Days are whole calendar days. */
export interface BucketInputs {
  readonly asOf: IsoDate;
  readonly dueOn: IsoDate;
  /** 0 when not due. */
  readonly daysPastDue: number;
  /** Nothing is open and the rest was written off as bad debt. */
  readonly isWrittenOff: boolean;
  /** Among those of the last `brokenPromiseDays`. */
  readonly brokenPromises: number;
  readonly plan: 'none' | 'on_track' | 'defaulted';
  readonly isDisputed: boolean;
  readonly insolvency: Insolvency;
  readonly isSevere: boolean;
  /** Something that keeps a silent item from being dormant (2.6 no. 10). */
  readonly hasRoute: boolean;
  /** Where it is, or whose deadline passed; null: nowhere. */
  readonly outside: 'agency' | 'lawyer' | 'suit' | 'enforcement' | 'final_demand' | null;
  readonly isIrrecoverable: boolean;
  readonly silentDays: number;
  readonly probability: Probability;
  readonly limitationOn: IsoDate | null;
  /** A suit, an enforcement or a claim that is pending keeps a claim from being time-barred. */
  readonly isBeforeCourt: boolean;
  readonly override: {
    readonly bucket: Bucket;
    readonly until: IsoDate;
    readonly reason: string;
  } | null;
}

export type BucketRuleId = '0' | 'D1' | 'D2' | 'D3' | 'B1' | 'B2' | 'B3' | 'B4' | 'Q1' | 'Q2' | 'Q3' | 'Q4' | 'Q5' | 'Q6' | 'R1' | 'U1'; // prettier-ignore

interface BucketRule {
  readonly id: BucketRuleId;
  /** Null: the one that was chosen by hand. */
  readonly bucket: Bucket | null;
  /** What it asks: `Over 180 days late and silent for 180`. */
  readonly asks: (rules: BucketRules) => Text;
  /** What it finds in the item: `76 days, silent 13`; null: nothing to show. */
  readonly sees: (item: BucketInputs) => Text | null;
  readonly fits: (item: BucketInputs, rules: BucketRules) => boolean;
  /** Why an item is there, as a clause: `76 days late, and two promises on it were broken`. */
  readonly because: (item: BucketInputs, rules: BucketRules) => Text;
}

const days = (number: number): Text => say`${count(number, 'day')}`;
const late = (number: number): Text => say`${count(number, 'day')} late`;
/** `47 %`, whole; of what lies beside a threshold as exact as it takes. */
const percent = (p: number): Text => say`${String(Math.round(p * 1000) / 10)} %`;

const CASCADE: readonly BucketRule[] = [
  {
    id: '0',
    bucket: null,
    asks: () => say`Somebody chose a bucket by hand`,
    sees: ({ override }) => (override === null ? null : say`until ${day(override.until)}`),
    fits: ({ override }) => override !== null,
    because: ({ override }) =>
      override === null || override.reason.trim() === ''
        ? say`chosen by hand until ${day(override?.until ?? ('' as IsoDate))}`
        : say`chosen by hand until ${day(override.until)}: ${override.reason.trim()}`,
  },
  {
    id: 'D1',
    bucket: 'dormant',
    asks: () => say`Written off as bad debt`,
    sees: () => null,
    fits: ({ isWrittenOff }) => isWrittenOff,
    because: () => say`written off as bad debt, the claim is kept in mind`,
  },
  {
    id: 'D2',
    bucket: 'dormant',
    asks: () => say`Time-barred`,
    sees: ({ limitationOn }) => (limitationOn === null ? null : say`until ${day(limitationOn)}`),
    fits: ({ limitationOn, isBeforeCourt, asOf }) =>
      limitationOn !== null && limitationOn < asOf && !isBeforeCourt,
    because: ({ limitationOn }) =>
      say`time-barred since ${day(addDays(limitationOn ?? ('' as IsoDate), 1))}`,
  },
  {
    id: 'D3',
    bucket: 'dormant',
    asks: ({ dormant }) =>
      say`Over ${count(dormant.daysPastDue, 'day')} late and silent for ${dormant.silentDays}`,
    sees: ({ daysPastDue, silentDays }) => say`${count(daysPastDue, 'day')}, silent ${silentDays}`,
    fits: ({ daysPastDue, silentDays, hasRoute, insolvency }, { dormant }) =>
      daysPastDue > dormant.daysPastDue &&
      silentDays >= dormant.silentDays &&
      !hasRoute &&
      insolvency !== 'formal',
    because: ({ daysPastDue, silentDays }) =>
      say`${late(daysPastDue)}, nothing was heard for ${count(silentDays, 'day')} and nothing is under way`,
  },
  {
    id: 'B1',
    bucket: 'bad',
    asks: () => say`Insolvency opened`,
    sees: () => null,
    fits: ({ insolvency }) => insolvency === 'formal',
    because: () => say`insolvency proceedings are open`,
  },
  {
    id: 'B2',
    bucket: 'bad',
    asks: () => say`Agency, lawyer or court gave it back as irrecoverable`,
    sees: () => null,
    fits: ({ isIrrecoverable }) => isIrrecoverable,
    because: () => say`given back as irrecoverable`,
  },
  {
    id: 'B3',
    bucket: 'bad',
    asks: ({ bad }) => say`Over ${count(bad.daysPastDue, 'day')} late`,
    sees: ({ daysPastDue }) => days(daysPastDue),
    fits: ({ daysPastDue }, { bad }) => daysPastDue > bad.daysPastDue,
    because: ({ daysPastDue }, { bad }) => say`${late(daysPastDue)}, over ${bad.daysPastDue}`,
  },
  {
    id: 'B4',
    bucket: 'bad',
    asks: ({ bad }) => say`Chance of payment ${percent(bad.probability)} or less`,
    sees: ({ probability }) => percent(probability.p),
    fits: ({ probability }, { bad }) => probability.p <= bad.probability,
    because: ({ probability }, { bad }) =>
      say`the chance of payment is ${percent(probability.p)}, at most ${percent(bad.probability)}`,
  },
  {
    id: 'Q1',
    bucket: 'quasi-bad',
    asks: ({ quasiBad }) => say`Over ${count(quasiBad.daysPastDue, 'day')} late`,
    sees: ({ daysPastDue }) => days(daysPastDue),
    fits: ({ daysPastDue }, { quasiBad }) => daysPastDue > quasiBad.daysPastDue,
    because: ({ daysPastDue }, { quasiBad }) =>
      say`${late(daysPastDue)}, over ${quasiBad.daysPastDue}`,
  },
  {
    id: 'Q2',
    bucket: 'quasi-bad',
    asks: ({ quasiBad }) =>
      say`Over ${count(quasiBad.daysPastDueWhenBroken, 'day')} late and ${count(quasiBad.brokenPromises, 'broken promise')}`,
    sees: ({ daysPastDue, brokenPromises }) =>
      say`${count(daysPastDue, 'day')}, ${brokenPromises} broken`,
    fits: ({ daysPastDue, brokenPromises }, { quasiBad }) =>
      daysPastDue > quasiBad.daysPastDueWhenBroken && brokenPromises >= quasiBad.brokenPromises,
    because: ({ daysPastDue, brokenPromises }, { brokenPromiseDays }) =>
      say`${late(daysPastDue)}, and ${count(brokenPromises, 'promise')} on it ${plural(brokenPromises, 'was', 'were')} broken in ${count(brokenPromiseDays, 'day')}`,
  },
  {
    id: 'Q3',
    bucket: 'quasi-bad',
    asks: () => say`The payment plan is in default`,
    sees: () => null,
    fits: ({ plan }) => plan === 'defaulted',
    because: () => say`the payment plan is in default`,
  },
  {
    id: 'Q4',
    bucket: 'quasi-bad',
    asks: () => say`Overdue with a severe signal or a suspected insolvency`,
    sees: ({ daysPastDue }) => days(daysPastDue),
    fits: ({ daysPastDue, isSevere, insolvency }) =>
      daysPastDue >= 1 && (isSevere || insolvency === 'suspected'),
    because: ({ daysPastDue, isSevere }) =>
      isSevere
        ? say`${late(daysPastDue)}, with a severe signal`
        : say`${late(daysPastDue)}, and an insolvency is suspected`,
  },
  {
    id: 'Q5',
    bucket: 'quasi-bad',
    asks: () => say`With an agency, a lawyer or a court, or the final demand has expired`,
    sees: () => null,
    fits: ({ outside }) => outside !== null,
    because: ({ outside }) => OUTSIDE[outside ?? 'final_demand'],
  },
  {
    id: 'Q6',
    bucket: 'quasi-bad',
    asks: ({ quasiBad }) => say`Chance of payment ${percent(quasiBad.probability)} or less`,
    sees: ({ probability }) => percent(probability.p),
    fits: ({ probability }, { quasiBad }) => probability.p <= quasiBad.probability,
    because: ({ probability }, { quasiBad }) =>
      say`the chance of payment is ${percent(probability.p)}, at most ${percent(quasiBad.probability)}`,
  },
  {
    id: 'R1',
    bucket: 'reminder',
    asks: () => say`Overdue`,
    sees: ({ daysPastDue }) => days(daysPastDue),
    fits: ({ daysPastDue }) => daysPastDue >= 1,
    because: ({ daysPastDue }) => late(daysPastDue),
  },
  {
    id: 'U1',
    bucket: 'unpaid',
    asks: () => say`Not due yet`,
    sees: ({ dueOn }) => say`due ${day(dueOn)}`,
    fits: () => true,
    because: ({ dueOn, asOf }) => {
      const ahead = daysBetween(asOf, dueOn);
      return ahead === 0 ? say`due today` : say`due in ${count(ahead, 'day')}`;
    },
  },
];

const OUTSIDE: Readonly<Record<NonNullable<BucketInputs['outside']>, Text>> = {
  agency: say`with an agency`,
  lawyer: say`with a lawyer`,
  suit: say`before the court`,
  enforcement: say`in enforcement`,
  final_demand: say`the deadline of the final demand has passed`,
};

const RULE_OF: Readonly<Record<BucketRuleId, BucketRule>> = Object.fromEntries(
  CASCADE.map((rule) => [rule.id, rule]),
) as Record<BucketRuleId, BucketRule>;

export const BUCKET_RULE_IDS = CASCADE.map(({ id }) => id);

export interface Classified {
  readonly bucket: Bucket;
  readonly rule: BucketRuleId;
}

/** Total: some rule always fits. */
export function bucketOf(item: BucketInputs, rules: BucketRules): Classified {
  const first = CASCADE.find(({ fits }) => fits(item, rules)) as BucketRule;
  return { bucket: first.bucket ?? (item.override?.bucket as Bucket), rule: first.id };
}

/** A clause without a full stop. `rule`: the one that fitted. */
export const becauseOf = (rule: BucketRuleId, item: BucketInputs, rules: BucketRules): Text =>
  RULE_OF[rule].because(item, rules);

export interface ExplainedRule {
  readonly rule: BucketRuleId;
  readonly bucket: Bucket | null;
  readonly asks: Text;
  readonly sees: Text | null;
  /** False of those above the one that decided; those below it are not asked. */
  readonly decides: boolean;
}

/** Every rule that was asked, in order; the last one decides. */
export function explainBucket(item: BucketInputs, rules: BucketRules): readonly ExplainedRule[] {
  const asked = CASCADE.findIndex(({ fits }) => fits(item, rules)) + 1;
  return CASCADE.slice(0, asked).map(({ id, bucket, asks, sees }, at) => ({
    rule: id,
    bucket,
    asks: asks(rules),
    sees: sees(item),
    decides: at === asked - 1,
  }));
}

// --- From the case.

/** The strongest is named. */
const OUTSIDE_ROUTES = ['enforcement', 'suit', 'lawyer', 'agency'] as const;
const COURT_ROUTES: ReadonlySet<string> = new Set(['suit', 'enforcement', 'claim']);

/** What the rules look at in an open item of the case. */
export function bucketInputs(
  judged: JudgedCase,
  item: JudgedItem,
  rules: BucketRules,
): BucketInputs {
  const { one, insolvency } = judged;
  const { asOf } = one;
  const routes = item.routes.map(({ details }) => details.to ?? '');
  const broken = item.promises.filter(
    ({ brokenOn }) => brokenOn !== null && daysBetween(brokenOn, asOf) <= rules.brokenPromiseDays,
  ).length;
  const plan =
    item.plan === null ? 'none' : item.plan.state === 'defaulted' ? 'defaulted' : 'on_track';
  const isDisputed = item.dispute !== null;
  const isSevere = judged.severe.length > 0;
  const manual = item.probability?.details.p;
  return {
    asOf,
    dueOn: item.dueOn,
    daysPastDue: item.daysPastDue,
    isWrittenOff: false,
    brokenPromises: broken,
    plan,
    isDisputed,
    insolvency,
    isSevere,
    hasRoute:
      routes.length > 0 ||
      isDisputed ||
      plan === 'on_track' ||
      item.promises.some(({ state }) => state === 'open'),
    outside:
      OUTSIDE_ROUTES.find((to) => routes.includes(to)) ??
      (item.finalDemandExpiredOn === null ? null : 'final_demand'),
    isIrrecoverable: item.irrecoverable !== null,
    silentDays: daysBetween(judged.lastSignOn, asOf),
    probability: probabilityOf(
      {
        daysPastDue: item.daysPastDue,
        brokenPromises: broken,
        plan,
        isDisputed,
        isSevere,
        insolvency,
        dividend: judged.dividend,
        unanswered: judged.unanswered,
        manual: manual === undefined ? null : Number(manual),
      },
      rules.probability,
    ),
    limitationOn: item.limitationOn,
    isBeforeCourt: routes.some((to) => COURT_ROUTES.has(to)),
    override: overrideOf(item.override),
  };
}

function overrideOf(fact: CaseFact | null): BucketInputs['override'] {
  const bucket = BUCKETS.find((one) => one === fact?.details.bucket);
  if (fact === null || bucket === undefined) return null;
  return {
    bucket,
    until: lastDayOf(fact) ?? fact.on,
    reason: fact.details.reason ?? fact.note,
  };
}

/** An open item with its bucket, and what put it there. */
export interface ClassifiedItem extends Classified {
  readonly of: JudgedItem;
  readonly inputs: BucketInputs;
}

/** Every open item of the case, in its order. */
export const classifiedItems = (
  judged: JudgedCase,
  rules: BucketRules,
): readonly ClassifiedItem[] =>
  judged.items.map((of) => {
    const inputs = bucketInputs(judged, of, rules);
    const { bucket, rule } = bucketOf(inputs, rules);
    return { of, inputs, bucket, rule };
  });

/** What the rules look at in an item that a write-off closed: nothing of it is open. */
export const writtenOffInputs = (judged: JudgedCase, item: OpenItem): BucketInputs => {
  const { asOf } = judged.one;
  return {
    asOf,
    dueOn: item.dueOn,
    daysPastDue: daysPastDue(item.dueOn, asOf),
    isWrittenOff: true,
    brokenPromises: 0,
    plan: 'none',
    isDisputed: false,
    insolvency: 'none',
    isSevere: false,
    hasRoute: false,
    outside: null,
    isIrrecoverable: false,
    silentDays: daysBetween(judged.lastSignOn, asOf),
    probability: { p: 0, base: { of: 'manual', p: 0 }, factors: [] },
    limitationOn: null,
    isBeforeCourt: false,
    override: null,
  };
};
