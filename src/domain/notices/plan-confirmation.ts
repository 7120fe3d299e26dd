/**
 * The confirmation of a payment plan: which invoices, which instalments, what is agreed about security and
 * interest, when it is in default, and room for both signatures. It makes no new debt and moves no due date
 * (domain-rules 2.6 no. 7), and it reserves what it does not name, because a signed statement of a fixed sum can
 * displace interest that the contract gives (4.6, traps).
 *
 *     PL-1 of C1, EUR 600.00 of 2026-03-02, agreed with Ms Vega
 *       INV-1 400.00, INV-2 200.00
 *       1 of 2   2026-04-01   in time until 2026-04-09   300.00
 *       2 of 2   2026-05-01   in time until 2026-05-11   300.00
 */
import { itemLabel } from '../aging-report.ts';
import { addBusinessDays, type BusinessCalendar } from '../business-days.ts';
import type { CustomerCase } from '../case/case.ts';
import { itemsOfFact, type CasePlan } from '../case/judged-case.ts';
import { PLAN_GRACE_DAYS } from '../case/plan.ts';
import type { IsoDate } from '../dates.ts';
import {
  printedAmount,
  printedDate,
  printedMoney,
  printedShortDate,
} from '../letters/format-amount.ts';
import type { BankAccount } from '../letters/parties.ts';
import { fill } from '../letters/wording.ts';
import { sumMinor, type CurrencyCode, type Minor } from '../money.ts';
import {
  contactValues,
  oneOrMany,
  type NoticeContent,
  type NoticeParties,
  type NoticeWording,
} from './notice.ts';

export interface PlanConfirmationFacts {
  readonly currency: CurrencyCode;
  /** Oldest due first, with what was open on the day of the plan. */
  readonly items: readonly {
    readonly item: string;
    readonly issuedOn: IsoDate;
    readonly dueOn: IsoDate;
    readonly openMinor: Minor;
  }[];
  readonly instalments: readonly {
    readonly on: IsoDate;
    /** The last day (inclusive) on which its money is in time. */
    readonly inTimeUntil: IsoDate;
    readonly amountMinor: Minor;
  }[];
  /** Σ of the instalments and, as a plan covers what is open, of the items. */
  readonly totalMinor: Minor;
  /** Empty: none. */
  readonly security: string;
  readonly interest: 'runs' | 'waived' | 'open';
  /** With whom it was agreed, or `''`. */
  readonly person: string;
}

/** Of the case on the day of the plan; null: its items are not what the instalments come to. */
export function planConfirmationFacts(
  one: CustomerCase,
  { fact, plan }: CasePlan,
  calendar: BusinessCalendar,
): PlanConfirmationFacts | null {
  const items = itemsOfFact(one, fact).filter(({ openMinor }) => openMinor > 0);
  const totalMinor = sumMinor(plan.instalments.map(({ amountMinor }) => amountMinor));
  if (sumMinor(items.map(({ openMinor }) => openMinor)) !== totalMinor) return null;
  const { interest, security = '' } = fact.details;
  return {
    currency: plan.currency,
    items: items.map(({ invoice, position, of, issuedOn, dueOn, openMinor }) => ({
      item: itemLabel(invoice, position, of),
      issuedOn,
      dueOn,
      openMinor,
    })),
    instalments: plan.instalments.map(({ on, amountMinor }) => ({
      on,
      inTimeUntil: addBusinessDays(on, PLAN_GRACE_DAYS, calendar),
      amountMinor,
    })),
    totalMinor,
    security: security.trim().replace(/\.$/, ''),
    interest: interest === 'runs' || interest === 'waived' ? interest : 'open',
    person: fact.person.trim(),
  };
}

/** At least one item and one instalment. */
export function composePlanConfirmation(
  parties: NoticeParties & { readonly account: BankAccount },
  facts: PlanConfirmationFacts,
  { texts, letter }: NoticeWording,
): NoticeContent {
  const { account, ...between } = parties;
  const { plan: words, labels } = texts;
  const { currency, items, instalments, person } = facts;
  const total = printedMoney(facts.totalMinor, currency);
  const values: Readonly<Record<string, string>> = {
    reference: between.reference,
    on: printedDate(between.on),
    person: person === '' ? '' : fill(words.person, { person }),
    creditor: between.sender.name,
    debtor: between.recipient.name,
    items: String(items.length),
    instalments: String(instalments.length),
    total,
    days: String(PLAN_GRACE_DAYS),
    security: facts.security,
    ...contactValues(between.sender, texts),
  };
  const filled = (template: string): string => fill(template, values);
  const amountLabel = (label: string): string => `${label}\n${currency}`;
  return {
    ...between,
    kind: 'plan',
    language: letter.language,
    attention: labels.attention,
    subject: filled(words.subject),
    salutation: letter.salutation,
    band: null,
    parts: [
      { part: 'text', heading: null, text: filled(oneOrMany(items.length, words.opening)) },
      {
        part: 'table',
        columns: [
          { as: 'name', label: letter.labels.invoice },
          { as: 'date', label: letter.labels.issuedOn },
          { as: 'date', label: letter.labels.dueOn },
          { as: 'amount', label: amountLabel(letter.labels.open) },
        ],
        rows: items.map((item) => [
          item.item,
          printedShortDate(item.issuedOn),
          printedShortDate(item.dueOn),
          printedAmount(item.openMinor, currency),
        ]),
        total: [labels.covered, total],
      },
      { part: 'lead', text: filled(oneOrMany(instalments.length, words.schedule)) },
      {
        part: 'table',
        columns: [
          { as: 'name', label: labels.instalment },
          { as: 'date', label: labels.payableOn },
          { as: 'date', label: labels.inTimeUntil },
          { as: 'amount', label: amountLabel(labels.amount) },
        ],
        rows: instalments.map((one, index) => [
          fill(labels.nth, { n: String(index + 1), of: String(instalments.length) }),
          printedShortDate(one.on),
          printedShortDate(one.inTimeUntil),
          printedAmount(one.amountMinor, currency),
        ]),
        total: [labels.totalInstalments, total],
      },
      {
        part: 'account',
        account,
        quote: `${between.reference} / ${between.recipient.customer}`,
      },
      ...(facts.security === ''
        ? []
        : [
            {
              part: 'text',
              heading: words.securityHeading,
              text: filled(words.security),
            } as const,
          ]),
      { part: 'text', heading: words.interestHeading, text: words.interest[facts.interest] },
      { part: 'text', heading: words.defaultHeading, text: filled(words.default) },
      { part: 'text', heading: words.reservationHeading, text: words.reservation },
      {
        part: 'signatures',
        text: filled(words.signing),
        sides: [
          [labels.forUs, between.sender.name],
          [labels.forThem, between.recipient.name],
        ],
        lines: [labels.signature, labels.nameAndPosition],
      },
    ],
    footer: letter.footer,
    labels: letter.labels,
  };
}
