/**
 * When an e-invoice has to be paid: by its own date, by its terms, by the customer's terms, or, when
 * nobody says anything that can be read, on the day it was issued; and what paying early is worth.
 *
 *     due 2026-03-02                                   ->  2026-03-02, as stated
 *     60.00 on 2026-03-02, 40.00 on 2026-04-01         ->  two instalments, as stated
 *     no date, "30 dagar netto", issued 2026-01-31     ->  2026-03-02, by the terms of the document
 *     no date, "bitte bis zum 30.04.2026 überweisen"   ->  2026-04-30, by what stands in its sentences
 *     no date, no terms, the customer has "net 14"     ->  2026-02-14, by the customer's terms
 *     nothing                                          ->  2026-01-31, with a warning: please check
 *     due 2026-03-28, 3 % until 2026-03-08             ->  both, as terms of that day with a discount
 */
import { addDays, type IsoDate } from '../dates.ts';
import type { InstalmentDraft } from '../facts/drafts.ts';
import type { Severity } from '../imports/findings.ts';
import { shortened } from '../imports/findings.ts';
import type { Minor } from '../money.ts';
import { dueDates, explainDue, percentWords } from '../terms/due-dates.ts';
import { parseTerms } from '../terms/parse-terms.ts';
import { readTermsInProse } from '../terms/terms-in-prose.ts';
import type { EarlyDiscount, Terms } from '../terms/terms.ts';
import type { EInvoice } from './einvoice.ts';
import { day, list, say, type Text, type TextValue } from '../texts/text.ts';

interface Finding {
  readonly severity: Severity;
  readonly code: string;
  readonly message: Text;
}

export interface DueOfEInvoice {
  /** Σ = the amount given. */
  readonly instalments: readonly InstalmentDraft[];
  /** The text they follow from; the document's own where it states a date itself. */
  readonly terms: string;
  /** JSON of the terms: when the dates were computed from them, or a discount is offered. */
  readonly termsRule: string | null;
  /** No date was found beyond doubt: letters leave it out until a person looks. */
  readonly isGuessed: boolean;
  /** What to say about it. */
  readonly findings: readonly Finding[];
}

/** `grossMinor` above zero, in minor units of the invoice; `customerTerms` as the ledger has them. */
export function dueOfEInvoice(
  invoice: EInvoice,
  grossMinor: Minor,
  customerTerms: string,
): DueOfEInvoice {
  const prose = readTermsInProse(invoice.terms, invoice.issuedOn);
  const offers = invoice.discounts.length > 0 ? invoice.discounts : prose.discounts;
  const input = {
    issuedOn: invoice.issuedOn,
    deliveredOn: lastDelivery(invoice),
    grossMinor,
    currency: invoice.currency,
  };
  const byRule = (
    terms: Terms | null,
    text: string,
    sentence: (due: TextValue) => Text,
  ): DueOfEInvoice | null => {
    if (terms === null) return null;
    const due = dueDates(terms, input);
    if (!due.ok || due.value.length === 0) return null;
    const finding: Finding = {
      severity: 'note',
      code: 'due_by_terms',
      message: sentence(explainDue(terms, input)),
    };
    return {
      instalments: due.value,
      terms: text,
      termsRule: JSON.stringify(terms),
      isGuessed: false,
      findings: [finding],
    };
  };
  const onDay = (dueOn: IsoDate, findings: readonly Finding[]): DueOfEInvoice => ({
    instalments: [{ dueOn, grossMinor }],
    terms: invoice.terms,
    termsRule: null,
    isGuessed: false,
    findings,
  });
  const byItsTerms = (due: TextValue): Text =>
    say`there is no due date; by its terms "${shortened(invoice.terms)}" it is ${due}`;

  if (invoice.dueOn !== null) {
    const parts = statedParts(invoice, grossMinor);
    const stated = onDay(invoice.dueOn, []);
    return parts === null ? offered(stated, invoice, offers) : { ...stated, instalments: parts };
  }
  const read = byRule(parseTerms(invoice.terms), invoice.terms, byItsTerms);
  if (read !== null) return offered(read, invoice, offers);

  const last = prose.dueOn.at(-1);
  if (last !== undefined && prose.dueOn.length > 1)
    return offered(
      {
        ...onDay(last, [
          {
            severity: 'warning',
            code: 'several_due_dates',
            message: say`there is no due date and its terms "${shortened(invoice.terms)}" name several, ${list(prose.dueOn.map(day))}; the last one was taken: please check`,
          },
        ]),
        isGuessed: true,
      },
      invoice,
      offers,
    );
  if (last !== undefined) {
    const found =
      byRule(prose.rule, invoice.terms, byItsTerms) ??
      onDay(last, [
        { severity: 'note', code: 'due_by_terms', message: byItsTerms(say`on ${day(last)}`) },
      ]);
    return offered(found, invoice, offers);
  }
  const agreed = byRule(
    customerTerms === '' ? null : parseTerms(customerTerms),
    customerTerms,
    (due) =>
      say`there is no due date; by the customer's terms "${shortened(customerTerms)}" it is ${due}`,
  );
  if (agreed !== null) return offered(agreed, invoice, offers);
  return offered(guessed(invoice, grossMinor, offers), invoice, offers);
}

/**
 * The day of issue, as nothing says another; not before the last day of a discount, which nobody
 * offers on money that is late.
 */
function guessed(
  invoice: EInvoice,
  grossMinor: Minor,
  offers: readonly EarlyDiscount[],
): DueOfEInvoice {
  const days = Math.max(0, ...offers.map((offer) => offer.days));
  const dueOn = addDays(invoice.issuedOn, days);
  const message =
    days > 0
      ? say`there is no due date; it was taken from the last day of its discount, ${day(dueOn)}: please check`
      : invoice.terms === ''
        ? say`there is no due date; it was taken from the invoice date, ${day(dueOn)}: please check`
        : say`there is no due date and its terms "${shortened(invoice.terms)}" cannot be read; it was taken from the invoice date, ${day(dueOn)}: please check`;
  return {
    instalments: [{ dueOn, grossMinor }],
    terms: invoice.terms,
    termsRule: null,
    isGuessed: true,
    findings: [{ severity: 'warning', code: 'no_due_date', message }],
  };
}

/**
 * `due` with the discount that the document offers, when it is paid in one sum (domain-rules.md 1.1
 * P15). Of several the one that runs longest is kept, with a warning: the ledger knows one.
 */
function offered(
  due: DueOfEInvoice,
  invoice: EInvoice,
  offers: readonly EarlyDiscount[],
): DueOfEInvoice {
  const [only, ...others] = due.instalments;
  const byDays = [...offers].sort((a, b) => a.days - b.days);
  const discount = byDays.at(-1);
  const rule = due.termsRule === null ? null : (JSON.parse(due.termsRule) as Terms);
  if (
    discount === undefined ||
    only === undefined ||
    others.length > 0 ||
    only.dueOn < invoice.issuedOn ||
    rule?.discount !== undefined
  )
    return due;
  const isAllowed = rule !== null && (rule.kind !== 'net_days' || rule.days >= discount.days);
  const terms: Terms = {
    ...(isAllowed ? rule : { kind: 'one_off', dueOn: only.dueOn }),
    discount,
  };
  const words = (offer: EarlyDiscount): Text =>
    say`${percentWords(offer.percentBp)} until ${day(addDays(invoice.issuedOn, offer.days))}`;
  const finding: Finding =
    byDays.length === 1
      ? {
          severity: 'note',
          code: 'discount',
          message: say`who pays early may take a discount of ${words(discount)}`,
        }
      : {
          severity: 'warning',
          code: 'several_discounts',
          message: say`it offers several discounts, ${list(byDays.map(words))}; the last one was kept: please check`,
        };
  return {
    ...due,
    termsRule: JSON.stringify(terms),
    findings: [...due.findings, finding],
  };
}

/**
 * The parts that the document states. They make up what is payable; what was prepaid is a part of its
 * own before them, due the day of the invoice, which is when it counts as paid. Null without parts, and
 * when the two do not make up the whole.
 */
function statedParts(invoice: EInvoice, grossMinor: Minor): readonly InstalmentDraft[] | null {
  const { instalments, prepaidMinor, issuedOn } = invoice;
  if (instalments.length === 0 || prepaidMinor < 0) return null;
  const parts = instalments.map(({ dueOn, amountMinor }) => ({ dueOn, grossMinor: amountMinor }));
  const all =
    prepaidMinor === 0 ? parts : [{ dueOn: issuedOn, grossMinor: prepaidMinor }, ...parts];
  return all.reduce((sum, part) => sum + part.grossMinor, 0) === grossMinor &&
    all.every((part, at) => part.dueOn >= (all[at - 1]?.dueOn ?? part.dueOn))
    ? all
    : null;
}

/** Cash on delivery counts from the last goods that arrived. */
function lastDelivery(invoice: EInvoice): IsoDate | null {
  let last: IsoDate | null = null;
  for (const { deliveredOn } of invoice.lines)
    if (deliveredOn !== null && (last === null || deliveredOn > last)) last = deliveredOn;
  return last;
}
