/** A customer's case made by hand, as the ledger would load it: what is not said is plain. */
import { weekendOf, type BusinessCalendar } from '../../../src/domain/business-days.ts';
import { classifiedItems, type ClassifiedItem } from '../../../src/domain/case/bucket.ts';
import type { CaseLetter, CustomerCase, MoneyIn, OpenItem } from '../../../src/domain/case/case.ts';
import type { InsurerSetting } from '../../../src/domain/case/insurer.ts';
import { judgeCase, type JudgedCase } from '../../../src/domain/case/judged-case.ts';
import { factsOn, type CaseFactRecord } from '../../../src/domain/case/live-facts.ts';
import type { StepOfItem, SteppingSetting } from '../../../src/domain/case/item-steps.ts';
import { stepsOfCustomer, type CustomerSteps } from '../../../src/domain/case/next-step.ts';
import { DEFAULT_POLICY, type Policy } from '../../../src/domain/case/policy.ts';
import { EMPTY_PROFILE } from '../../../src/domain/customers/profile.ts';
import { isoDateOf, type Instant } from '../../../src/domain/dates.ts';
import type { CaseFactKind } from '../../../src/domain/facts/case-facts.ts';
import { ENGLISH, render } from '../../../src/domain/texts/render.ts';
import type { Text } from '../../../src/domain/texts/text.ts';

export const WEEKDAYS: BusinessCalendar = { weekend: weekendOf(null), isHoliday: () => false };

export interface MadeItem {
  readonly invoice?: string;
  readonly due: string;
  readonly issued?: string;
  readonly open?: number;
  readonly currency?: string;
  readonly letters?: readonly (readonly [level: number, issued: string, deadline: string])[];
}
export interface MadeFact {
  readonly kind: CaseFactKind;
  readonly on: string;
  readonly until?: string;
  readonly key?: string;
  readonly amount?: number;
  readonly invoice?: string;
  readonly details?: Readonly<Record<string, string>>;
  /** Key of what it ends. */
  readonly ends?: string;
  readonly note?: string;
  readonly person?: string;
}

const SINCE = '2000-01-01T00:00:00.000Z' as Instant;

export function madeCase(of: {
  readonly asOf: string;
  readonly items?: readonly MadeItem[];
  readonly facts?: readonly MadeFact[];
  readonly receipts?: readonly MoneyIn[];
  readonly customer?: Partial<CustomerCase['customer']>;
  readonly more?: Partial<CustomerCase>;
}): CustomerCase {
  const asOf = isoDateOf(of.asOf);
  const customer: CustomerCase['customer'] = {
    customerId: 1,
    customerVersionId: 1,
    recordedAt: SINCE,
    code: 'C1',
    effectiveOn: isoDateOf('2000-01-01'),
    name: 'Müller GmbH',
    country: null,
    language: null,
    currency: 'EUR',
    taxId: '',
    kind: 'company',
    email: '',
    phone: '',
    address: '',
    terms: '',
    creditLimitMinor: null,
    governingLaw: '',
    notes: '',
    ...of.customer,
  };
  const items = (of.items ?? []).map((item, at): OpenItem => {
    const invoice = item.invoice ?? `INV-${at + 1}`;
    const letters = (item.letters ?? [])
      .map(([level, issuedOn, deadlineOn], number): CaseLetter => ({
        number: `L-${number + 1}`,
        level,
        currency: item.currency ?? 'EUR',
        issuedOn: isoDateOf(issuedOn),
        deadlineOn: isoDateOf(deadlineOn),
      }))
      .filter(({ issuedOn }) => issuedOn <= asOf)
      .reverse();
    return {
      itemId: at + 1,
      invoiceId: at + 1,
      invoice,
      kind: 'invoice',
      position: 1,
      of: 1,
      customerId: 1,
      customer: 'C1',
      currency: item.currency ?? 'EUR',
      issuedOn: isoDateOf(item.issued ?? '2000-01-01'),
      dueOn: isoDateOf(item.due),
      grossMinor: item.open ?? 100_000,
      openMinor: item.open ?? 100_000,
      invoiceGrossMinor: item.open ?? 100_000,
      terms: '',
      termsRule: '',
      contract: '',
      po: '',
      dispute: null,
      letters,
    };
  });
  const records: CaseFactRecord[] = [];
  for (const [at, fact] of (of.facts ?? []).entries()) {
    const about = records.find(({ key }) => key === fact.ends);
    records.push({
      id: at + 1,
      key: fact.key ?? `F-${at + 1}`,
      kind: fact.kind,
      on: isoDateOf(fact.on),
      until: fact.until === undefined ? null : isoDateOf(fact.until),
      details: fact.details ?? {},
      aboutId: about?.id ?? null,
      reversedOn: null,
      customerId: 1,
      customer: 'C1',
      items: items
        .filter(({ invoice }) => invoice === fact.invoice)
        .map(({ itemId, invoiceId, invoice }) => ({
          itemId,
          invoiceId,
          invoice,
          position: 1,
          instalments: 1,
        })),
      currency: fact.amount === undefined && fact.kind !== 'plan' ? null : 'EUR',
      amountMinor: fact.amount ?? null,
      person: fact.person ?? '',
      note: fact.note ?? '',
      about: fact.ends ?? '',
    });
  }
  const letters = items
    .flatMap((item) => item.letters)
    .filter(({ number }, at, all) => all.findIndex((one) => one.number === number) === at);
  return {
    asOf,
    knownAt: null,
    customer,
    items,
    settled: [],
    receipts: of.receipts ?? [],
    writtenOff: [],
    partPaidOn: new Map(),
    lastSignOn: null,
    profile: EMPTY_PROFILE,
    lawOfContract: new Map(),
    onAccount: [],
    letters,
    facts: factsOn(records, asOf),
    ...of.more,
  };
}

export interface Judged {
  readonly judged: JudgedCase;
  readonly items: readonly ClassifiedItem[];
  readonly steps: CustomerSteps;
}

const NOTHING_SMALL: Omit<SteppingSetting, 'policy'> = {
  isSmall: (openMinor) => openMinor <= 100,
  inHome: (minor, currency) => (currency === 'EUR' ? minor : null),
  homeMinor: (amount) => Math.round(Number(amount) * 100),
};

/** What events and orders are judged by beside the case. */
export const deskOf = (policy: Policy = DEFAULT_POLICY): InsurerSetting => ({
  policy,
  isSmall: NOTHING_SMALL.isSmall,
});

export function judged(
  one: CustomerCase,
  policy: Policy = DEFAULT_POLICY,
  calendar: BusinessCalendar = WEEKDAYS,
): Judged {
  const of = judgeCase(one, {
    calendar,
    homeLaw: 'ES',
    promiseGraceDays: policy.promises.graceDays,
  });
  const items = classifiedItems(of, policy.buckets);
  return { judged: of, items, steps: stepsOfCustomer(of, items, { ...NOTHING_SMALL, policy }) };
}

/** `K05 2026-03-09`, or `nothing`. */
export const nextOf = ({ steps }: Judged): string =>
  steps.next === null ? 'nothing' : `${steps.next.step} ${steps.next.on}`;

/** The standard with some steps only: `{ K05: 5, K09: 20 }`. */
export const policyWith = (
  after: Readonly<Record<string, number>>,
  more: Partial<Policy> = {},
): Policy => ({
  ...DEFAULT_POLICY,
  steps: DEFAULT_POLICY.steps.map((step) => ({ ...step, after: after[step.step] ?? null })),
  ...more,
});

export const english = (text: Text): string => render(text, ENGLISH);

/** `K09 on 2026-03-23 since 2026-03-21: 19 days late [snoozed, until 2026-03-20; 2026-03-21 is a day of rest there]` */
export const stepText = ({ step, on, since, because, whyNotEarlier }: StepOfItem): string =>
  `${step} on ${on} since ${since}: ${english(because)}${
    whyNotEarlier.length === 0 ? '' : ` [${whyNotEarlier.map(english).join('; ')}]`
  }`;
