/**
 * When an e-invoice has to be paid: by its own date, by its terms, by the customer's terms, or, when
 * nobody says anything, on the day it was issued.
 *
 *     due 2026-03-02                                   ->  2026-03-02, as stated
 *     60.00 on 2026-03-02, 40.00 on 2026-04-01         ->  two instalments, as stated
 *     no date, "30 dagar netto", issued 2026-01-31     ->  2026-03-02, by the terms of the document
 *     no date, no terms, the customer has "net 14"     ->  2026-02-14, by the customer's terms
 *     nothing                                          ->  2026-01-31, with a warning
 */
import type { IsoDate } from '../dates.ts';
import type { InstalmentDraft } from '../facts/drafts.ts';
import type { Severity } from '../imports/findings.ts';
import { quote } from '../imports/findings.ts';
import type { Minor } from '../money.ts';
import { dueDates, explainDue } from '../terms/due-dates.ts';
import { parseTerms } from '../terms/parse-terms.ts';
import type { EInvoice } from './einvoice.ts';
import { type Message, say } from '../texts/text.ts';

export interface DueOfEInvoice {
  /** Σ = the amount given. */
  readonly instalments: readonly InstalmentDraft[];
  /** The text they follow from; the document's own where it states a date itself. */
  readonly terms: string;
  /** JSON of the terms, when the dates were computed from them. */
  readonly termsRule: string | null;
  /** What to say about it, or null. */
  readonly finding: {
    readonly severity: Severity;
    readonly code: string;
    readonly message: Message;
  } | null;
}

/** `grossMinor` above zero, in minor units of the invoice; `customerTerms` as the ledger has them. */
export function dueOfEInvoice(
  invoice: EInvoice,
  grossMinor: Minor,
  customerTerms: string,
): DueOfEInvoice {
  if (invoice.dueOn !== null)
    return {
      instalments: statedParts(invoice, grossMinor) ?? [{ dueOn: invoice.dueOn, grossMinor }],
      terms: invoice.terms,
      termsRule: null,
      finding: null,
    };
  const sources = [
    { text: invoice.terms, whose: 'its terms' },
    { text: customerTerms, whose: "the customer's terms" },
  ];
  for (const { text, whose } of sources) {
    const found = byTerms(invoice, grossMinor, text, whose);
    if (found !== null) return found;
  }
  const unread = invoice.terms === '' ? '' : ` and its terms ${quote(invoice.terms)} name none`;
  return {
    instalments: [{ dueOn: invoice.issuedOn, grossMinor }],
    terms: invoice.terms,
    termsRule: null,
    finding: {
      severity: 'warning',
      code: 'no_due_date',
      message: `there is no due date${unread}; the invoice counts as due on its own date, ${invoice.issuedOn}`,
    },
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

function byTerms(
  invoice: EInvoice,
  grossMinor: Minor,
  text: string,
  whose: string,
): DueOfEInvoice | null {
  const terms = text === '' ? null : parseTerms(text);
  if (terms === null) return null;
  const input = {
    issuedOn: invoice.issuedOn,
    deliveredOn: lastDelivery(invoice),
    grossMinor,
    currency: invoice.currency,
  };
  const due = dueDates(terms, input);
  if (!due.ok || due.value.length === 0) return null;
  return {
    instalments: due.value,
    terms: text,
    termsRule: JSON.stringify(terms),
    finding: {
      severity: 'note',
      code: 'due_by_terms',
      message: say`there is no due date; by ${whose} ${quote(text)} it is ${explainDue(terms, input)}`,
    },
  };
}

/** Cash on delivery counts from the last goods that arrived. */
function lastDelivery(invoice: EInvoice): IsoDate | null {
  let last: IsoDate | null = null;
  for (const { deliveredOn } of invoice.lines)
    if (deliveredOn !== null && (last === null || deliveredOn > last)) last = deliveredOn;
  return last;
}
