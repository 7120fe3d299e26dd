/**
 * The kinds of case facts: what is recorded about a customer beside documents and money. One entry a
 * kind; everything else is derived from it: columns of `case-facts.csv` and what is refused in them,
 * options of `record FACT`, help, lists, timeline, `verify`. Source: product.md, "Case facts".
 *
 *     P-1  promise of C1, made on 2026-03-02, for 2026-03-06, EUR 500.00, about INV-1, how=transfer
 *     K-7  contact with C1 on 2026-03-09, "rang twice", channel=call; direction=out; outcome=no_answer
 *          end of H-2 from 2026-03-10, "paid in full"
 *
 * A fact counts from the end of its day `on`; one that expires still on `until`; one that was ended no
 * longer on the day of its end (domain-rules 2.6 no. 1).
 */
import { addDays, daysBetween, parseIsoDate, type IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import { list, say, type Text } from '../texts/text.ts';

/** One instalment of an invoice. */
export interface CaseItem {
  readonly invoice: string;
  /** 1 for the first. */
  readonly position: number;
}

/** A case fact about to be recorded, whole and checked. Texts are empty when not known. */
export interface CaseFactDraft {
  /** Its own number, unique among live facts; rows of a kind with versions share theirs. */
  readonly key: string;
  readonly kind: CaseFactKind;
  /** Code of the customer. */
  readonly customer: string;
  /** In the order of the invoices' numbers and positions; empty: the whole account. */
  readonly items: readonly CaseItem[];
  readonly on: IsoDate;
  /** Promised for, new due date, deadline, last day (inclusive): the kind says which. */
  readonly until: IsoDate | null;
  /** Null where no amount is meant. */
  readonly currency: CurrencyCode | null;
  /** As it was said: what counts of it is derived, because what is open changes. */
  readonly amountMinor: Minor | null;
  readonly person: string;
  readonly note: string;
  /** Only those that are not empty. */
  readonly details: CaseDetails;
  /** Key of the fact that it ends or answers, or `''`. */
  readonly about: string;
  /** Which row of `about`, 1 for the first, where the rows are versions of one fact; null: the fact. */
  readonly aboutVersion: number | null;
}

export type CaseDetails = Readonly<Record<string, string>>;

/** How the value of one detail is read. Values stay text; `read` says whether it is one. */
export interface DetailReader<T extends string = string> {
  /** For a sentence and for help: `call, email or letter`, `a whole number from 1 to 4`. */
  readonly is: Text;
  readonly isRequired: boolean;
  accepts(text: string): boolean;
  /** Only there to carry the type of the values. */
  readonly values?: readonly T[];
  /** `key`: names another case fact. `schedule`: days and amounts, read by `readSchedule`. */
  readonly form?: 'key' | 'schedule';
}

const oneOf = <const T extends string>(...values: T[]): DetailReader<T> => ({
  is: say`${list(values, 'or')}`,
  isRequired: false,
  accepts: (text) => (values as string[]).includes(text),
  values,
});
const text: DetailReader = { is: say`a text`, isRequired: false, accepts: () => true };
const date: DetailReader = {
  is: say`a date, YYYY-MM-DD`,
  isRequired: false,
  accepts: (value) => parseIsoDate(value) !== null,
};
const whole = (from: number, to: number): DetailReader => ({
  is: say`a whole number from ${from} to ${to}`,
  isRequired: false,
  accepts: (value) => /^\d{1,9}$/.test(value) && Number(value) >= from && Number(value) <= to,
});
const PLAIN_DECIMAL = /^-?\d{1,12}(?:\.\d{1,6})?$/;
const decimal = (from: number, to: number): DetailReader => ({
  is: say`a number from ${from} to ${to}, like 0.25`,
  isRequired: false,
  accepts: (value) => PLAIN_DECIMAL.test(value) && Number(value) >= from && Number(value) <= to,
});
const ratio: DetailReader = {
  is: say`a number, like 1.4`,
  isRequired: false,
  accepts: (value) => PLAIN_DECIMAL.test(value),
};
const quantity: DetailReader = {
  is: say`a quantity, like 120.5`,
  isRequired: false,
  accepts: (value) => PLAIN_DECIMAL.test(value) && !value.startsWith('-'),
};
const key: DetailReader = {
  is: say`the key of another fact`,
  isRequired: true,
  accepts: (value) => value !== '',
  form: 'key',
};
const schedule: DetailReader = {
  is: say`days and amounts, like 2026-04-01:300.00 2026-05-01:300.00`,
  isRequired: true,
  accepts: (value) => readSchedule(value) !== null,
  form: 'schedule',
};
const required = <T extends string>(reader: DetailReader<T>): DetailReader<T> => ({
  ...reader,
  isRequired: true,
});

/** What a column holds for a kind: its name in a sentence, and whether it must be there. */
interface Field {
  readonly is: Text;
  readonly isRequired: boolean;
}
interface AmountField extends Field {
  readonly isPartOfOpen?: true;
}
interface UntilField extends Field {
  /** The fact counts up to this day (inclusive) and no longer. */
  readonly expires: boolean;
  /** Longest time from `on`, in days; also how long it counts without `until`. */
  readonly mostDays?: number;
  /** `--for` of the terminal instead of `--until`. */
  readonly option?: string;
}

interface KindSpec {
  /** `a promise`, as a sentence names one. */
  readonly one: Text;
  /** Of the numbers that the program gives: `P-2026-0001`. */
  readonly letters: string;
  /** Null: the kind has none, and one that is written is refused. */
  readonly until: UntilField | null;
  readonly amount: AmountField | null;
  /**
   * `items`: about the items named, or about every item of the customer (in its currency) issued by
   * `on` when none is. `customer`: about the customer, whatever items say (domain-rules 2.6 no. 3).
   */
  readonly about: 'items' | 'customer';
  readonly details: Readonly<Record<string, DetailReader>>;
  /** A later row with the same key is a newer version of the fact. */
  readonly hasVersions?: true;
  /** Details of the row that ends it. */
  readonly endedWith?: Readonly<Record<string, DetailReader>>;
  /** How it stands follows from the money that comes after it. */
  readonly awaitsMoney?: true;
  /**
   * For how many days from `on` (that day is the first) rules look at it; afterwards, or with 0 always,
   * only people do. Left out: for good. Only for kinds that are many and that stand for one day.
   */
  readonly judgedDays?: number;
  /** It ends or answers another fact: `ends` must name one. */
  readonly namesAnother?: true;
}

const due = (is: Text): UntilField => ({ is, isRequired: false, expires: false });
const lastDay = (is: Text): UntilField => ({ is, isRequired: false, expires: true });
const sum = (is: Text, isRequired = false): AmountField => ({ is, isRequired });
/** Of what is open: more than that is said, and counts for no more. */
const partOfOpen = (is: Text, isRequired = false): AmountField => ({
  ...sum(is, isRequired),
  isPartOfOpen: true,
});

/** Of the customer's credit file (domain-rules 1.1), and of what was conceded or has to be done. */
const FILE = { until: lastDay(say`expires`), amount: null, about: 'customer' } as const;
const CONCEDED = { until: lastDay(say`until`), about: 'items' } as const;
const CONCESSION = { approved_by: text, reason: text };

/** Names of signals. Source: domain-rules 6.6. */
export const SIGNALS = [
  'payment_shift',
  'partial_payments',
  'cherry_picking',
  'extension_requests',
  'broken_promise',
  'order_size',
  'order_burst',
  'off_season',
  'no_signed_contract',
  'staff_change',
  'reorganisation',
  'relocation',
  'cross_region',
  'dumping',
  'clearance_sale',
  'diversification',
  'closure_signs',
  'force_majeure',
  'stale_report',
  'downgrade',
  'litigation',
  'enforcement',
  'suspected_insolvency',
  'contradiction',
  'stalling',
  'elaborate_excuse',
  'false_proof',
  'ownership_change',
  'sell_through',
  'payer_changed',
  'contact_churn',
  'returned_payment',
  'late_disputes',
  'unreachable',
  'other',
] as const;

export const CASE_FACTS = {
  contact: {
    one: say`a contact`,
    letters: 'K',
    until: null,
    amount: null,
    about: 'customer',
    details: {
      channel: oneOf('call', 'email', 'letter', 'visit', 'message'),
      direction: oneOf('out', 'in'),
      outcome: oneOf(
        'paid',
        'promise',
        'plan',
        'dispute',
        'redirected',
        'no_answer',
        'refused',
        'bad_moment',
        'other',
      ),
      // A reason that was given is a fact of its own; that none was is a thing of the call.
      reason: { ...oneOf('none'), is: say`none: asked for the reason, they gave none` },
    },
    // Silence and calls without an answer are counted from the last sign of life (domain-rules 2.1): who
    // has given none for so long is silent by every threshold, whatever was said before.
    judgedDays: 400,
  },
  reason: {
    one: say`a reason`,
    letters: 'RE',
    until: null,
    amount: null,
    about: 'customer',
    details: {
      code: {
        is: say`a code from X01 to X16`,
        isRequired: true,
        accepts: (value: string) => /^X(?:0[1-9]|1[0-6])$/.test(value),
      },
      level: whole(1, 3),
      state: oneOf('claimed', 'verified', 'contradicted', 'unverifiable'),
    },
    hasVersions: true,
  },
  promise: {
    one: say`a promise`,
    letters: 'P',
    until: { ...due(say`promised for`), isRequired: true, option: 'for' },
    amount: partOfOpen(say`promised sum`, true),
    about: 'items',
    details: { how: text, by: text },
    awaitsMoney: true,
  },
  plan: {
    one: say`a plan`,
    letters: 'PL',
    until: null,
    amount: null,
    about: 'items',
    details: {
      instalments: schedule,
      security: text,
      interest: oneOf('runs', 'waived'),
    },
    awaitsMoney: true,
  },
  dispute: {
    one: say`a dispute`,
    letters: 'D',
    until: null,
    amount: partOfOpen(say`disputed part`),
    about: 'items',
    details: {
      category: oneOf(
        'price',
        'quality',
        'quantity',
        'delivery',
        'documents',
        'our_fault',
        'other',
      ),
      owner: text,
      /** Whether the debtor told what exactly is wrong; left out: nobody wrote it down. */
      particulars: oneOf('given', 'none'),
    },
    endedWith: { outcome: oneOf('credited', 'upheld') },
  },
  extension: {
    one: say`an extension`,
    letters: 'EX',
    until: lastDay(say`new due date`),
    amount: null,
    about: 'items',
    details: { state: required(oneOf('asked', 'granted', 'refused')), approved_by: text },
  },
  hold: {
    one: say`a hold`,
    letters: 'H',
    until: null,
    amount: null,
    about: 'customer',
    details: {
      level: oneOf('hold', 'cash_only', 'prepaid', 'staged', 'goods', 'watch'),
      ground: text,
      /** Of level `goods`: which, as orders name them (`readGoods`). */
      goods: { ...text, is: say`names of goods with ";" between them` },
    },
  },
  override: {
    one: say`an override`,
    letters: 'OV',
    until: { ...lastDay(say`expires`), mostDays: 90 },
    amount: null,
    about: 'items',
    details: {
      bucket: required(oneOf('unpaid', 'reminder', 'quasi-bad', 'bad', 'dormant')),
      reason: text,
    },
  },
  probability: {
    one: say`a probability`,
    letters: 'PR',
    until: { ...lastDay(say`expires`), mostDays: 90 },
    amount: null,
    about: 'items',
    details: { p: required(decimal(0, 1)), reason: text },
  },
  insolvency: {
    one: say`an insolvency`,
    letters: 'IN',
    until: null,
    amount: null,
    about: 'customer',
    details: { state: required(oneOf('suspected', 'formal')), dividend: decimal(0, 1) },
  },
  demand: {
    one: say`a demand`,
    letters: 'DE',
    until: due(say`deadline`),
    amount: null,
    about: 'items',
    details: {
      level: required(whole(1, 4)),
      channel: oneOf('email', 'letter', 'registered', 'courier'),
      proof: text,
    },
  },
  pause: {
    one: say`a pause`,
    letters: 'PA',
    until: lastDay(say`until`),
    amount: null,
    about: 'items',
    details: { reason: oneOf('our_fault', 'legal_hold', 'quiet_days', 'other') },
  },
  sellthrough: {
    one: say`a sell-through`,
    letters: 'SE',
    until: due(say`to`),
    amount: null,
    about: 'customer',
    details: { planned: quantity, sold: quantity, goods: text },
  },
  signal: {
    one: say`a signal`,
    letters: 'SI',
    until: null,
    amount: null,
    about: 'customer',
    details: {
      signal: required({
        ...oneOf(...SIGNALS),
        is: say`the name of a signal, like staff_change, relocation, closure_signs, other`,
      }),
      class: oneOf('low', 'high', 'severe'),
      confidence: decimal(0, 1),
      source: oneOf('measured', 'document', 'observation', 'hearsay'),
    },
  },
  verdict: {
    one: say`a verdict`,
    letters: 'VE',
    until: null,
    amount: null,
    about: 'customer',
    details: {
      on_signal: key,
      verdict: required(oneOf('confirmed', 'dismissed')),
      reason: text,
    },
  },
  route: {
    one: say`a route`,
    letters: 'RO',
    until: null,
    amount: null,
    about: 'items',
    details: { to: required(oneOf('agency', 'lawyer', 'suit', 'enforcement', 'claim')) },
    endedWith: { result: oneOf('recovered', 'returned', 'irrecoverable') },
  },
  acknowledgement: {
    one: say`an acknowledgement`,
    letters: 'AC',
    until: null,
    amount: null,
    about: 'items',
    details: { form: oneOf('balance_confirmation', 'part_payment', 'plan', 'letter') },
  },
  limit: {
    one: say`a limit`,
    letters: 'LI',
    until: lastDay(say`until (temporary)`),
    amount: sum(say`limit`, true),
    about: 'customer',
    details: { insured: text, approved_by: text },
  },
  order: {
    one: say`an order`,
    letters: 'OR',
    until: null,
    amount: sum(say`what it comes to`, true),
    about: 'customer',
    // A day that is not there has not come; one that is there counts from that day on.
    details: { quantity, released_on: date, delivered_on: date, invoice: text },
    // Each day that is added to it is written down with the order's own number.
    hasVersions: true,
    // Of many; what is delivered or released is asked for by name (`domain/risk/exposure.ts`).
    judgedDays: 0,
  },
  report: {
    ...FILE,
    one: say`a credit report`,
    letters: 'RP',
    details: {
      source: text,
      operating: text,
      financial: text,
      registration: text,
      litigation: text,
      rating: text,
    },
  },
  reference: {
    ...FILE,
    one: say`a trade reference`,
    letters: 'RF',
    details: { company: text, called_on: date, called_by: text, answer: text, rating: text },
  },
  statement: {
    ...FILE,
    one: say`a financial statement`,
    letters: 'ST',
    details: {
      year: whole(1900, 2199),
      current_ratio: ratio,
      equity_ratio: ratio,
      payable_days: quantity,
    },
  },
  assessment: {
    ...FILE,
    one: say`an assessment`,
    letters: 'AS',
    details: {
      ability: oneOf('good', 'middling', 'bad', 'unknown'),
      willingness: oneOf('good', 'middling', 'bad', 'unknown'),
      /** What credit the owner gives on it, from none to all that was asked for. */
      decision: oneOf('decline', 'cash_only', 'limited', 'full'),
      reason: text,
    },
  },
  concession: {
    ...CONCEDED,
    one: say`a concession`,
    letters: 'CO',
    amount: sum(say`amount`),
    details: CONCESSION,
  },
  waiver: {
    ...CONCEDED,
    one: say`a waiver`,
    letters: 'WA',
    amount: sum(say`amount`),
    details: CONCESSION,
  },
  snooze: {
    ...CONCEDED,
    one: say`a snooze`,
    letters: 'SN',
    amount: sum(say`amount`),
    details: { ...CONCESSION, action: text },
  },
  task: {
    one: say`a task`,
    letters: 'TA',
    until: due(say`until`),
    amount: sum(say`amount`),
    about: 'customer',
    details: { action: text, reason: text, approved_by: text },
  },
  note: {
    one: say`a note`,
    letters: 'NO',
    until: due(say`until`),
    amount: sum(say`amount`),
    about: 'customer',
    details: { action: text, reason: text, approved_by: text },
    judgedDays: 0,
  },
  end: {
    one: say`an end`,
    letters: 'EN',
    until: null,
    amount: null,
    about: 'customer',
    details: {
      /** The fact was taken back (reversed) from this day: how a reversal travels in the file. */
      reversed: oneOf('yes'),
      /** Which row of a fact with versions was taken back, 1 for the first. */
      version: whole(1, 9999),
    },
    namesAnother: true,
  },
} as const satisfies Readonly<Record<string, KindSpec>>;

export type CaseFactKind = keyof typeof CASE_FACTS;
export const CASE_FACT_KINDS = Object.keys(CASE_FACTS) as readonly CaseFactKind[];

export const isCaseFactKind = (kind: string): kind is CaseFactKind =>
  Object.hasOwn(CASE_FACTS, kind);

/** The entry of a kind, with what it leaves out. */
export const caseFactKind = (kind: CaseFactKind): KindSpec => CASE_FACTS[kind];

/** Kinds that rules look at for a time only, with that time in days. */
export const JUDGED_FOR_A_TIME: ReadonlyMap<CaseFactKind, number> = new Map(
  CASE_FACT_KINDS.flatMap((kind) => {
    const { judgedDays } = caseFactKind(kind);
    return judgedDays === undefined ? [] : [[kind, judgedDays]];
  }),
);

/** Kinds of which later rows with the same key are newer versions. */
export const KINDS_WITH_VERSIONS = CASE_FACT_KINDS.filter(
  (kind) => caseFactKind(kind).hasVersions === true,
);

/** `a promise`, `an extension`. */
export const aCaseFact = (kind: CaseFactKind): Text => CASE_FACTS[kind].one;

/**
 * Details that a row of `kind` may have; of an `end` also those with which `ended` ends. The program
 * keeps others as they are written, and says that it does not know them.
 */
export function detailReaders(
  kind: CaseFactKind,
  ended: CaseFactKind | null = null,
): Readonly<Record<string, DetailReader>> {
  const { endedWith } = ended === null ? {} : caseFactKind(ended);
  return { ...caseFactKind(kind).details, ...endedWith };
}

/** Every detail with which some fact ends: `outcome`, `result`. */
export const ENDING_DETAILS: Readonly<Record<string, DetailReader>> = Object.assign(
  {},
  ...CASE_FACT_KINDS.map((kind) => caseFactKind(kind).endedWith ?? {}),
) as Record<string, DetailReader>;

/** What is wrong with the details of a row, each as the rest of a sentence. */
export function detailFaults(
  details: CaseDetails,
  readers: Readonly<Record<string, DetailReader>>,
): readonly { readonly name: string; readonly what: Text }[] {
  const faults: { name: string; what: Text }[] = [];
  for (const [name, reader] of Object.entries(readers)) {
    const value = details[name];
    if (value === undefined) {
      if (reader.isRequired)
        faults.push({ name, what: say`${name} is missing; it is ${reader.is}` });
    } else if (!reader.accepts(value))
      faults.push({ name, what: say`${name} "${value}" is not ${reader.is}` });
  }
  return faults;
}

export const unknownDetails = (
  details: CaseDetails,
  readers: Readonly<Record<string, DetailReader>>,
): readonly string[] => Object.keys(details).filter((name) => !Object.hasOwn(readers, name));

/** The last day on which a fact counts, as its kind says; null: until it is ended. */
export function lastDayOf(fact: {
  readonly kind: CaseFactKind;
  readonly on: IsoDate;
  readonly until: IsoDate | null;
}): IsoDate | null {
  const { until } = caseFactKind(fact.kind);
  if (until?.expires !== true) return null;
  return fact.until ?? (until.mostDays === undefined ? null : addDays(fact.on, until.mostDays));
}

/** `Roses; Vases, blue`: names of goods, in the order in which they are written, each once. */
export const readGoods = (written: string): readonly string[] => [
  ...new Set(
    written
      .split(';')
      .map((one) => one.trim().replace(/\s+/g, ' '))
      .filter((one) => one !== ''),
  ),
];

export interface PlannedInstalment {
  readonly on: IsoDate;
  /** Plain decimal text; the currency of the plan says how many decimals it may have. */
  readonly amount: string;
}

const INSTALMENT = /^(\d{4}-\d{2}-\d{2}):(\d{1,15}(?:\.\d{1,6})?)$/;

/** `2026-04-01:300.00 2026-05-01:300.00`, by day; null when it is not a schedule. */
export function readSchedule(written: string): readonly PlannedInstalment[] | null {
  const planned: PlannedInstalment[] = [];
  for (const part of written.trim().split(/\s+/)) {
    const [, day = '', amount = ''] = INSTALMENT.exec(part) ?? [];
    const on = parseIsoDate(day);
    const before = planned.at(-1);
    if (on === null || Number(amount) === 0) return null;
    if (before !== undefined && daysBetween(before.on, on) <= 0) return null;
    planned.push({ on, amount });
  }
  return planned;
}
