/**
 * The collection policy: which step is taken when, by which channel and by whom, and what keeps a step
 * back (domain-rules 3). Data: an owner reads it as a file, changes it, sees what would change, saves it.
 *
 *     K05  5 days late    e-mail, level 1     clerk
 *     K06  7 days late    call                clerk
 *     K09  15 days late   letter, level 2     clerk, and stopping supply is proposed
 *     K11  30 days late   letter, level 3     owner
 *     7 days between letters; 3 contacts in 7 days; bad over 180 days
 *     insured for 60 days after the due date
 *     except: customer C1 never; public bodies with 10 days of grace
 *
 * Offsets count in days from the due date (or that of an extension); a step that falls on a day of rest is
 * taken on the next business day of the debtor. What stands in an exception counts instead of the
 * company's: of an invoice before its customer's, of a customer before its group's.
 */
import { readFields, type FieldFault, type FieldReader } from '../customers/field-reader.ts';
import { DEBTOR_KINDS, type DebtorKind } from '../facts/drafts.ts';
import { readCountry } from '../imports/values/read-country.ts';
import type { Result } from '../result.ts';
import { count, list, say, type Text } from '../texts/text.ts';
import { DEFAULT_BUCKET_RULES, type BucketRules } from './bucket.ts';
import { H_RANGE, SHIFT_PARAMETERS } from '../risk/payment-shift.ts';
import { ODDS_FACTORS, type ProbabilityRules } from './probability.ts';
import { DEFAULT_CAPS, type ContactCaps } from './contact-times.ts';

/** What is done. `level`: of a letter, 1 to 4. */
export type StepKind = 'courtesy' | 'letter' | 'call' | 'notice' | 'task';

export interface StepSpec {
  readonly kind: StepKind;
  /** In a list, beside a name: `First call`. */
  readonly name: Text;
  readonly level: number | null;
  /** From which day it counts. */
  readonly from: 'issue' | 'due' | 'limitation';
}

/** Every step there is, in the order in which they come. Source: domain-rules 3, K01 to K17. */
export const STEPS = {
  K01: { kind: 'courtesy', name: say`Ask whether the invoice arrived`, level: null, from: 'issue' },
  K02: { kind: 'courtesy', name: say`Courtesy e-mail`, level: null, from: 'due' },
  K03: { kind: 'courtesy', name: say`Look for the payment`, level: null, from: 'due' },
  K04: { kind: 'courtesy', name: say`Soft reminder`, level: null, from: 'due' },
  K05: { kind: 'letter', name: say`Reminder, level 1`, level: 1, from: 'due' },
  K06: { kind: 'call', name: say`First call`, level: null, from: 'due' },
  K07: { kind: 'notice', name: say`Notice to the sales rep`, level: null, from: 'due' },
  K08: { kind: 'call', name: say`Call the finance department`, level: null, from: 'due' },
  K09: { kind: 'letter', name: say`Reminder, level 2`, level: 2, from: 'due' },
  K10: { kind: 'task', name: say`Owner decides: pressure or support`, level: null, from: 'due' },
  K11: { kind: 'letter', name: say`Formal demand, level 3`, level: 3, from: 'due' },
  K12: { kind: 'letter', name: say`Final demand, level 4`, level: 4, from: 'due' },
  K13: { kind: 'task', name: say`Agency or lawyer: decide`, level: null, from: 'due' },
  K14: { kind: 'task', name: say`To the agency`, level: null, from: 'due' },
  K15: { kind: 'task', name: say`Weigh a lawsuit`, level: null, from: 'due' },
  K16: { kind: 'task', name: say`Review as bad debt`, level: null, from: 'due' },
  K17: { kind: 'task', name: say`Interrupt the limitation`, level: null, from: 'limitation' },
} as const satisfies Readonly<Record<string, StepSpec>>;

export type StepId = keyof typeof STEPS;
export const STEP_IDS = Object.keys(STEPS) as readonly StepId[];
export const stepSpec = (step: StepId): StepSpec => STEPS[step];
/** The letter of a level. */
export const letterStep = (level: number): StepId =>
  STEP_IDS.find((step) => STEPS[step].level === level) as StepId;

const CHANNELS = ['email', 'letter', 'call', 'visit', 'message', 'none'] as const;
export type StepChannel = (typeof CHANNELS)[number];
const WHO = ['clerk', 'rep', 'owner'] as const;

export interface PolicyStep {
  readonly step: StepId;
  /** Days from its day (`STEPS`); negative: before it. Null: the step is not taken. */
  readonly after: number | null;
  readonly channel: StepChannel;
  readonly who: (typeof WHO)[number];
}

/** What keeps a letter back. */
export interface LetterLimits {
  /**
   * So many days must be over, after the due date for the first letter, after the deadline printed on the
   * last one for the next.
   */
  readonly graceDays: number;
  /** From the day of the last letter on. */
  readonly daysBetween: number;
  readonly maximumLevel: number;
  /** What is overdue and would be demanded, in our own currency: decimal text. */
  readonly minimumAmount: string;
  /** Of everything open in that currency, in per cent. */
  readonly minimumShare: number;
}

/** A letter of a level that has limits of its own. */
export type LevelLimits = Pick<LetterLimits, 'graceDays' | 'minimumAmount' | 'minimumShare'>;

/** What a credit insurer asks for (domain-rules 3, "Insurer clock"); of whom no insurer covers: no period. */
export interface InsurerRules {
  /** Maximum extension period: days from the first due date; null: there is no insurer. */
  readonly extensionDays: number | null;
  /** So many days before it ends, and before the last day to hand over, it is told. */
  readonly warnDays: number;
  /** Days from the end of the period of the oldest item in which its collection is handed over. */
  readonly handOverDays: number;
}

export interface PolicyException {
  readonly name: string;
  /** Exactly one of the four: an invoice's counts before a customer's, that before those of a group. */
  readonly invoices: readonly string[];
  readonly customers: readonly string[];
  readonly countries: readonly string[];
  readonly kinds: readonly DebtorKind[];
  /** No step is ever due. */
  readonly never: boolean;
  readonly limits: Partial<LetterLimits>;
  /** `extensionDays` null: not insured. */
  readonly insurer: Partial<InsurerRules>;
  /** Other offsets; null: the step is not taken. */
  readonly after: Readonly<Partial<Record<StepId, number | null>>>;
}

export interface PromiseRules {
  /** A promise for a later day than this after it was made pauses nothing. */
  readonly mostDaysAhead: number;
  /** Of what was open of its items when it was made, in per cent. */
  readonly leastShare: number;
  /** Of an item, so many pause. */
  readonly mostPausing: number;
  /** Business days of the debtor that the money may take after the promised day. */
  readonly graceDays: number;
}

/** What risk signals are set to (domain-rules 6.7 no. 2); the rest of them is measured. */
export interface SignalRules {
  /** Of the payment shift, from 4 (more alerts) to 6 (fewer). */
  readonly alarmLevel: number;
}

export interface Policy {
  readonly name: string;
  /** All of `STEPS`, in their order. */
  readonly steps: readonly PolicyStep[];
  readonly letters: LetterLimits;
  /** By level, what differs. */
  readonly levels: Readonly<Record<string, Partial<LevelLimits>>>;
  readonly contacts: ContactCaps;
  readonly promises: PromiseRules;
  readonly buckets: BucketRules;
  readonly insurer: InsurerRules;
  /** The owner gets a copy of whose open amount is more than so many per cent of what everybody owes; 100: of nobody's. */
  readonly ownerCopied: { readonly receivablesShare: number };
  readonly signals: SignalRules;
  readonly exceptions: readonly PolicyException[];
}

const step = (
  id: StepId,
  after: number | null,
  channel: StepChannel,
  who: PolicyStep['who'] = 'clerk',
): PolicyStep => ({ step: id, after, channel, who });

export const DEFAULT_POLICY: Policy = {
  name: 'Standard',
  steps: [
    step('K01', 3, 'email'),
    step('K02', -3, 'email'),
    step('K03', 0, 'none'),
    step('K04', null, 'email'),
    step('K05', 5, 'email'),
    step('K06', 7, 'call'),
    step('K07', 8, 'none'),
    step('K08', 10, 'call'),
    step('K09', 15, 'letter'),
    step('K10', 21, 'none', 'owner'),
    step('K11', 30, 'letter', 'owner'),
    step('K12', 45, 'letter', 'owner'),
    step('K13', 60, 'none', 'owner'),
    step('K14', 90, 'none', 'owner'),
    step('K15', 120, 'none', 'owner'),
    step('K16', 180, 'none', 'owner'),
    step('K17', -180, 'none', 'owner'),
  ],
  letters: {
    graceDays: 0,
    daysBetween: 7,
    maximumLevel: 4,
    minimumAmount: '0',
    minimumShare: 0,
  },
  levels: {},
  contacts: DEFAULT_CAPS,
  promises: { mostDaysAhead: 14, leastShare: 50, mostPausing: 2, graceDays: 2 },
  buckets: DEFAULT_BUCKET_RULES,
  insurer: { extensionDays: null, warnDays: 10, handOverDays: 30 },
  ownerCopied: { receivablesShare: 10 },
  signals: { alarmLevel: SHIFT_PARAMETERS.h },
  exceptions: [],
};

// --- What counts for an item.

/** The policy of one item, with its exceptions worked in. */
export interface ItemPolicy {
  readonly never: boolean;
  /** Names of the exceptions that count, the strongest last. */
  readonly exceptions: readonly string[];
  readonly steps: readonly PolicyStep[];
  readonly insurer: InsurerRules;
  limitsOf(level: number): LetterLimits;
}

/** Who and what an exception may name. */
export interface PolicySubject {
  readonly customer: string;
  readonly country: string | null;
  readonly kind: DebtorKind;
  /** Number of the invoice. */
  readonly invoice: string;
}

const STRENGTH: readonly ((one: PolicyException, of: PolicySubject) => boolean)[] = [
  ({ countries, kinds }, of) =>
    (of.country !== null && countries.includes(of.country)) || kinds.includes(of.kind),
  ({ customers }, of) => customers.includes(of.customer),
  ({ invoices }, of) => invoices.includes(of.invoice),
];

export function policyOf(policy: Policy, subject: PolicySubject): ItemPolicy {
  const found =
    policy.exceptions.length === 0
      ? []
      : STRENGTH.flatMap((names) => policy.exceptions.filter((one) => names(one, subject)));
  if (found.length === 0) return plainPolicy(policy);
  const after = Object.assign({}, ...found.map((one) => one.after)) as PolicyException['after'];
  const limits = Object.assign({}, ...found.map((one) => one.limits)) as Partial<LetterLimits>;
  return {
    // The strongest one decides: an invoice that is chased of a customer who never is.
    never: found.at(-1)?.never ?? false,
    exceptions: found.map(({ name }) => name),
    steps: policy.steps.map((one) =>
      Object.hasOwn(after, one.step) ? { ...one, after: after[one.step] ?? null } : one,
    ),
    insurer: insurerOf(policy, found),
    limitsOf: (level) => ({ ...policy.letters, ...policy.levels[String(level)], ...limits }),
  };
}

const insurerOf = (policy: Policy, found: readonly PolicyException[]): InsurerRules =>
  Object.assign({}, policy.insurer, ...found.map((one) => one.insurer)) as InsurerRules;

/** What counts for everybody whom no exception is about: the same for 10,000 customers. */
const withoutExceptions = new WeakMap<Policy, ItemPolicy>();

function plainPolicy(policy: Policy): ItemPolicy {
  let plain = withoutExceptions.get(policy);
  if (plain === undefined) {
    const limits = new Map<number, LetterLimits>();
    plain = {
      never: false,
      exceptions: [],
      steps: policy.steps,
      insurer: policy.insurer,
      limitsOf(level) {
        let found = limits.get(level);
        if (found === undefined)
          limits.set(level, (found = { ...policy.letters, ...policy.levels[String(level)] }));
        return found;
      },
    };
    withoutExceptions.set(policy, plain);
  }
  return plain;
}

// --- As a file.

const MOST_DAYS = 3650;

/**
 * A policy from JSON as `policy show` writes it; fields that are left out are those of the standard. All
 * faults at once, each with its field. Refused: levels that go backwards, the same step twice.
 */
export function readPolicy(value: unknown): Result<Policy, readonly FieldFault[]> {
  return readFields(value, say`A policy`, (it): Policy => {
    const name = it.text('name', 60);
    const steps = readSteps(it);
    const letters = readLimits(it, 'letters', DEFAULT_POLICY.letters);
    const policy: Policy = {
      name: name === '' ? DEFAULT_POLICY.name : name,
      steps,
      letters,
      levels: readLevels(it),
      contacts: readCaps(it),
      promises: nested(it, 'promises', DEFAULT_POLICY.promises, (of, otherwise) => ({
        mostDaysAhead: wholeOr(of, 'mostDaysAhead', 0, 365, otherwise.mostDaysAhead),
        leastShare: wholeOr(of, 'leastShare', 0, 100, otherwise.leastShare),
        mostPausing: wholeOr(of, 'mostPausing', 0, 99, otherwise.mostPausing),
        graceDays: wholeOr(of, 'graceDays', 0, 30, otherwise.graceDays),
      })),
      buckets: readBuckets(it),
      insurer: { ...DEFAULT_POLICY.insurer, ...readInsurer(it) },
      ownerCopied: nested(it, 'ownerCopied', DEFAULT_POLICY.ownerCopied, (of, otherwise) => ({
        receivablesShare: wholeOr(of, 'receivablesShare', 0, 100, otherwise.receivablesShare),
      })),
      signals: nested(it, 'signals', DEFAULT_POLICY.signals, (of, otherwise) => ({
        alarmLevel: numberOr(of, 'alarmLevel', H_RANGE.least, H_RANGE.most, otherwise.alarmLevel),
      })),
      exceptions: it.list('exceptions', 500, readException),
    };
    for (const { step: later, message, beside } of orderFaults(steps))
      it.fault(placeOfStep(it, later), message, beside);
    insurerFault(it, 'insurer.warnDays', policy.insurer);
    for (const [at, one] of policy.exceptions.entries()) {
      insurerFault(it, `exceptions[${at + 1}].insurer`, insurerOf(policy, [one]));
      for (const { step: later, message, beside } of orderFaults(
        steps.map((own) =>
          Object.hasOwn(one.after, own.step) ? { ...own, after: one.after[own.step] ?? null } : own,
        ),
      )) {
        const place = `exceptions[${at + 1}].after`;
        it.fault(Object.hasOwn(one.after, later) ? `${place}.${later}` : place, message, beside);
      }
    }
    return policy;
  });
}

/** Levels are taken in their order, so a later one is never due before an earlier one. */
function orderFaults(
  steps: readonly PolicyStep[],
): readonly { readonly step: StepId; readonly message: Text; readonly beside: Text }[] {
  const letters = steps.filter(({ step: id, after }) => STEPS[id].level !== null && after !== null);
  return letters.flatMap((later, at) => {
    const before = letters[at - 1];
    if (before === undefined || (later.after ?? 0) >= (before.after ?? 0)) return [];
    const [is, was] = [stepSpec(later.step).level ?? 0, stepSpec(before.step).level ?? 0];
    return [
      {
        step: later.step,
        message: say`Level ${is} comes ${count(later.after ?? 0, 'day')} after the due date and level ${was} ${before.after ?? 0}: levels go forwards; give ${later.step} ${count(before.after ?? 0, 'day')} or more.`,
        beside: say`Level ${is} cannot come before level ${was}, which comes ${count(before.after ?? 0, 'day')} after the due date.`,
      },
    ];
  });
}

/** `steps[11].after` as the file has it; of a step that stands only in the standard, `steps`. */
function placeOfStep(it: FieldReader, id: StepId): string {
  const given = it.value('steps');
  const at = Array.isArray(given)
    ? given.findIndex((one: { readonly step?: unknown } | null) => one?.step === id)
    : -1;
  return at < 0 ? 'steps' : `steps[${at + 1}].after`;
}

function readSteps(it: FieldReader): readonly PolicyStep[] {
  const given = new Map<StepId, PolicyStep>();
  const all = it.list('steps', 100, (of) => {
    const id = of.oneOf('step', STEP_IDS);
    const standard = DEFAULT_POLICY.steps.find((one) => one.step === id) as PolicyStep;
    if (given.has(id)) of.fault('step', say`"${id}" is there twice; a step stands once.`);
    const written: PolicyStep = {
      step: id,
      after: readOffset(of, 'after'),
      channel: of.optionalOneOf('channel', CHANNELS) ?? standard.channel,
      who: of.optionalOneOf('who', WHO) ?? standard.who,
    };
    given.set(id, written);
    return written;
  });
  // A file that names no steps has the standard ones; of one that does, those it leaves out are not taken.
  return all.length === 0
    ? DEFAULT_POLICY.steps
    : DEFAULT_POLICY.steps.map((own) => given.get(own.step) ?? { ...own, after: null });
}

/** A whole number, or null: not taken. */
function readOffset(of: FieldReader, name: string): number | null {
  const given = of.value(name);
  return given === null || given === undefined ? null : of.whole(name, -MOST_DAYS, MOST_DAYS);
}

function readLimits(it: FieldReader, name: string, otherwise: LetterLimits): LetterLimits {
  return nested(it, name, otherwise, (of) => ({ ...otherwise, ...readSomeLimits(of) }));
}

function readSomeLimits(of: FieldReader): Partial<LetterLimits> {
  const some: { -readonly [K in keyof LetterLimits]?: LetterLimits[K] } = {};
  const whole = (
    name: 'graceDays' | 'daysBetween' | 'maximumLevel' | 'minimumShare',
    from: number,
    to: number,
  ): void => {
    const read = of.optionalWhole(name, from, to);
    if (read !== null) some[name] = read;
  };
  whole('graceDays', 0, MOST_DAYS);
  whole('daysBetween', 0, MOST_DAYS);
  whole('maximumLevel', 0, 4);
  whole('minimumShare', 0, 100);
  const amount = of.value('minimumAmount');
  if (amount !== undefined && amount !== null) {
    const written = typeof amount === 'number' ? String(amount) : amount;
    if (typeof written === 'string' && /^\d{1,12}(\.\d{1,4})?$/.test(written))
      some.minimumAmount = written;
    else
      of.fault(
        'minimumAmount',
        say`The smallest amount must be an amount like 50.00.`,
        say`It must be an amount like 50.00.`,
      );
  }
  return some;
}

const readLevels = (it: FieldReader): Policy['levels'] =>
  nested(it, 'levels', {}, (of) =>
    Object.fromEntries(
      ['1', '2', '3', '4'].flatMap((level) => {
        const given = of.value(level);
        return given === undefined || given === null
          ? []
          : [[level, nested(of, level, {}, readSomeLimits)]];
      }),
    ),
  );

const readCaps = (it: FieldReader): ContactCaps =>
  nested(it, 'contacts', DEFAULT_CAPS, (of, otherwise) => {
    const caps = {
      callsADay: wholeOr(of, 'callsADay', 0, otherwise.callsADay, otherwise.callsADay),
      contactsIn7Days: wholeOr(
        of,
        'contactsIn7Days',
        0,
        otherwise.contactsIn7Days,
        otherwise.contactsIn7Days,
      ),
      contactsIn30Days: wholeOr(
        of,
        'contactsIn30Days',
        0,
        otherwise.contactsIn30Days,
        otherwise.contactsIn30Days,
      ),
      from: of.time('from') ?? otherwise.from,
      to: of.time('to') ?? otherwise.to,
    };
    if (caps.from >= caps.to)
      of.fault('to', say`The hours from ${caps.from} to ${caps.to} have no time in them.`);
    return caps;
  });

function readBuckets(it: FieldReader): BucketRules {
  const standard = DEFAULT_BUCKET_RULES;
  return nested(it, 'buckets', standard, (of) => ({
    dormant: nested(of, 'dormant', standard.dormant, (one, otherwise) => ({
      daysPastDue: wholeOr(one, 'daysPastDue', 0, MOST_DAYS, otherwise.daysPastDue),
      silentDays: wholeOr(one, 'silentDays', 0, 400, otherwise.silentDays),
    })),
    bad: nested(of, 'bad', standard.bad, (one, otherwise) => ({
      daysPastDue: wholeOr(one, 'daysPastDue', 0, MOST_DAYS, otherwise.daysPastDue),
      probability: chanceOr(one, 'probability', otherwise.probability),
    })),
    quasiBad: nested(of, 'quasiBad', standard.quasiBad, (one, otherwise) => ({
      daysPastDue: wholeOr(one, 'daysPastDue', 0, MOST_DAYS, otherwise.daysPastDue),
      probability: chanceOr(one, 'probability', otherwise.probability),
      brokenPromises: wholeOr(one, 'brokenPromises', 1, 99, otherwise.brokenPromises),
      daysPastDueWhenBroken: wholeOr(
        one,
        'daysPastDueWhenBroken',
        0,
        MOST_DAYS,
        otherwise.daysPastDueWhenBroken,
      ),
    })),
    brokenPromiseDays: wholeOr(of, 'brokenPromiseDays', 1, MOST_DAYS, standard.brokenPromiseDays),
    probability: readProbability(of, standard.probability),
  }));
}

const LONGEST_EXTENSION_DAYS = 365;

function readInsurer(it: FieldReader): Partial<InsurerRules> {
  return nested(it, 'insurer', {}, (of): Partial<InsurerRules> => {
    const some: { -readonly [K in keyof InsurerRules]?: InsurerRules[K] } = {};
    // Null is a value of its own (no insurer); what was refused stands for nothing.
    const period = of.optionalWhole('extensionDays', 1, LONGEST_EXTENSION_DAYS);
    if (period === of.value('extensionDays')) some.extensionDays = period;
    for (const name of ['warnDays', 'handOverDays'] as const) {
      const days = of.optionalWhole(name, 0, LONGEST_EXTENSION_DAYS);
      if (days !== null) some[name] = days;
    }
    return some;
  });
}

/** A warning before the due date would be of what nobody has put off yet. */
function insurerFault(
  it: FieldReader,
  field: string,
  { extensionDays, warnDays }: InsurerRules,
): void {
  if (extensionDays !== null && warnDays > extensionDays)
    it.fault(
      field,
      say`The insurer's warning comes ${count(warnDays, 'day')} before the end of an extension of ${count(extensionDays, 'day')}, which is before the due date: give "warnDays" ${extensionDays} or less.`,
    );
}

/** Chances are never 0 or 1: odds of those cannot be moved. */
const LEAST_CHANCE = 0.01;

function readProbability(it: FieldReader, standard: ProbabilityRules): ProbabilityRules {
  return nested(it, 'probability', standard, (of) => {
    const bases = of.list('bases', 30, (band) => ({
      upTo: band.optionalWhole('upTo', 0, MOST_DAYS),
      p: chanceOr(band, 'p', LEAST_CHANCE, LEAST_CHANCE),
    }));
    const isInOrder = bases.every(({ upTo }, at) => {
      const next = bases[at + 1];
      if (next === undefined) return upTo === null;
      return upTo !== null && (next.upTo === null || next.upTo > upTo);
    });
    if (!isInOrder)
      of.fault(
        'bases',
        say`The bases must go up by their days, and the last one has none: it is for all that is older.`,
      );
    const rules: ProbabilityRules = {
      bases: bases.length === 0 ? standard.bases : bases,
      odds: nested(
        of,
        'odds',
        standard.odds,
        (one, otherwise) =>
          Object.fromEntries(
            ODDS_FACTORS.map((factor) => [
              factor,
              numberOr(one, factor, LEAST_CHANCE, 10, otherwise[factor]),
            ]),
          ) as ProbabilityRules['odds'],
      ),
      mostBrokenPromises: wholeOr(of, 'mostBrokenPromises', 0, 99, standard.mostBrokenPromises),
      unansweredContacts: wholeOr(of, 'unansweredContacts', 1, 99, standard.unansweredContacts),
      insolvent: chanceOr(of, 'insolvent', standard.insolvent),
      lowest: chanceOr(of, 'lowest', standard.lowest),
      highest: chanceOr(of, 'highest', standard.highest),
    };
    if (rules.lowest > rules.highest)
      of.fault('lowest', say`"lowest" must not be above "highest".`);
    return rules;
  });
}

function readException(of: FieldReader): PolicyException {
  const texts = (name: string): readonly string[] => {
    const given = of.value(name) ?? [];
    if (Array.isArray(given) && given.every((one) => typeof one === 'string' && one !== ''))
      return given as readonly string[];
    of.fault(name, say`"${name}" must be a list of texts.`);
    return [];
  };
  const countries = texts('countries').map((written): string => {
    const code = readCountry(written);
    if (code === null)
      of.fault('countries', say`"${written}" is not a country (write two letters, like ES).`);
    return code ?? written;
  });
  const kinds = texts('kinds').map((written) => {
    const kind = DEBTOR_KINDS.find((one) => one === written);
    if (kind === undefined)
      of.fault('kinds', say`"${written}" is not a kind of debtor: ${list(DEBTOR_KINDS, 'or')}.`);
    return kind ?? (written as DebtorKind);
  });
  const subject = { invoices: texts('invoices'), customers: texts('customers'), countries, kinds };
  if (Object.values(subject).filter((one) => one.length > 0).length !== 1)
    of.fault(
      '',
      say`An exception names invoices, customers, countries or kinds of debtors: one of these.`,
    );
  const name = of.text('name', 60);
  return {
    name: name === '' ? Object.values(subject).flat().slice(0, 3).join(', ') : name,
    ...subject,
    never: of.yesNo('never', false),
    limits: nested(of, 'limits', {}, readSomeLimits),
    insurer: readInsurer(of),
    after: nested(of, 'after', {}, (one) =>
      Object.fromEntries(
        STEP_IDS.flatMap((id) => {
          const given = one.value(id);
          return given === undefined ? [] : [[id, readOffset(one, id)]];
        }),
      ),
    ),
  };
}

/** An object in the field, or `otherwise` where there is none. */
function nested<T>(
  it: FieldReader,
  name: string,
  otherwise: T,
  read: (of: FieldReader, otherwise: T) => T,
): T {
  const given = it.value(name);
  return given === undefined || given === null
    ? otherwise
    : (it.object(name, (of) => read(of, otherwise)) ?? otherwise);
}

const wholeOr = (
  of: FieldReader,
  name: string,
  from: number,
  to: number,
  otherwise: number,
): number => of.optionalWhole(name, from, to) ?? otherwise;

/** From 0 to 1, or from `least` to as much below 1. */
const chanceOr = (of: FieldReader, name: string, otherwise: number, least = 0): number =>
  numberOr(
    of,
    name,
    least,
    1 - least,
    otherwise,
    say`It must be from ${String(least * 100)} to ${String(100 - least * 100)} %.`,
  );

function numberOr(
  of: FieldReader,
  name: string,
  from: number,
  to: number,
  otherwise: number,
  beside?: Text,
): number {
  const given = of.value(name);
  if (given === undefined || given === null) return otherwise;
  if (typeof given === 'number' && given >= from && given <= to) return given;
  const [least, most] = [String(from), String(to)];
  of.fault(
    name,
    say`"${name}" must be a number from ${least} to ${most}.`,
    beside ?? say`It must be a number from ${least} to ${most}.`,
  );
  return otherwise;
}
