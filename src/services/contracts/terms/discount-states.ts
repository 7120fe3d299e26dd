/**
 * How every early-payment discount of a span of days stands: what was given, what was offered and
 * lost, what may still be taken. A discount belongs to the day that was the last for it, so that the
 * months of a year add up to the year.
 *
 *     INV-7  24.00 of 24.00 given   until 2026-02-10
 *     INV-8  18.00 lost             until 2026-02-14
 *
 * A discount that was conceded without an offer belongs to the day of its invoice. States are computed
 * here, because terms are not SQL; `discounts.ts` keeps the last answer until the journal moves. There
 * is no index on terms: a year of a million invoices takes less than a second. If that gets too slow, a
 * migration can add one.
 */
import { addDays, type IsoDate } from '../../../domain/dates.ts';
import { assertMinor } from '../../../domain/money.ts';
import { discountState } from '../../../domain/terms/discount.ts';
import { parseTerms } from '../../../domain/terms/parse-terms.ts';
import { readTerms } from '../../../domain/terms/read-terms.ts';
import { DUE_AT_ONCE, type Terms } from '../../../domain/terms/terms.ts';
import type { DiscountState, DiscountTotal } from '../../../contract/calls/contracts.ts';
import type { ReadDb } from '../../../ledger/handles.ts';
import {
  givenDiscounts,
  invoiceTerms,
  offeredDiscounts,
  type DiscountFact,
  type DiscountQuery,
  type InvoiceTerms,
} from '../../../ledger/queries/contracts/discount-facts.ts';

export interface DiscountQuestion extends DiscountQuery {
  /** Of the last day, both inclusive; `to` null: without end. */
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

export interface DiscountAtMoment {
  readonly invoiceId: number;
  readonly invoice: string;
  readonly issuedOn: IsoDate;
  readonly currency: string;
  readonly grossMinor: number;
  readonly offeredMinor: number;
  readonly givenMinor: number;
  readonly lostMinor: number;
  readonly untilOn: IsoDate;
  readonly state: DiscountState;
  readonly isConcession: boolean;
  readonly isSettled: boolean;
}

const STATES = { given: 'given', lost: 'lost', offered: 'open' } as const;

/** Newest last day first, then by invoice number. */
export async function discountStates(
  db: ReadDb,
  question: DiscountQuestion,
): Promise<readonly DiscountAtMoment[]> {
  const { from, to, asOf } = question;
  const wordings = withDiscount(await invoiceTerms(db));
  const offers = [...wordings.values()].map(({ wording, terms }) => ({
    ...wording,
    issuedFrom: addDays(from, -daysOf(terms)),
    // Nothing that is issued later counts, whatever its last day is.
    issuedTo: to === null ? asOf : addDays(to, -daysOf(terms)),
  }));
  const facts = new Map<number, DiscountFact>();
  for (const fact of await offeredDiscounts(db, question, offers)) facts.set(fact.invoiceId, fact);
  for (const fact of await givenDiscounts(db, question, { from, to: to ?? asOf }))
    facts.set(fact.invoiceId, fact);
  const states: DiscountAtMoment[] = [];
  for (const fact of facts.values()) {
    const found = stateOf(fact, wordings.get(keyOf(fact))?.terms ?? DUE_AT_ONCE, asOf);
    if (found === null || found.untilOn < from) continue;
    if (to === null || found.untilOn <= to) states.push(found);
  }
  return states.sort((a, b) => compare(b.untilOn, a.untilOn) || compare(a.invoice, b.invoice));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const keyOf = ({ termsRule, terms }: InvoiceTerms): string => JSON.stringify([termsRule, terms]);
const daysOf = ({ discount }: Terms): number => discount?.days ?? 0;

interface Offer {
  readonly wording: InvoiceTerms;
  readonly terms: Terms;
}

/** Terms by wording, of wordings that offer a discount. What is written counts where no rule is kept. */
function withDiscount(all: readonly InvoiceTerms[]): ReadonlyMap<string, Offer> {
  const offers = new Map<string, Offer>();
  for (const wording of all) {
    const terms = termsOf(wording);
    if (terms?.discount !== undefined) offers.set(keyOf(wording), { wording, terms });
  }
  return offers;
}

function termsOf({ termsRule, terms }: InvoiceTerms): Terms | null {
  if (termsRule === '') return terms === '' ? null : parseTerms(terms);
  const read = readTerms(JSON.parse(termsRule));
  return read.ok ? read.value : null;
}

/** Null where nothing was offered and nothing given. */
function stateOf(fact: DiscountFact, terms: Terms, asOf: IsoDate): DiscountAtMoment | null {
  const { invoiceId, invoice, issuedOn, grossMinor, currency, takenMinor, takenOn } = fact;
  const isSettled = fact.openMinor <= 0;
  const found = discountState(terms, {
    issuedOn,
    grossMinor,
    currency,
    asOf,
    settledOn: isSettled ? fact.appliedOn : null,
    takenMinor,
    takenOn,
  });
  return found === null
    ? null
    : {
        invoiceId,
        invoice,
        issuedOn,
        currency,
        grossMinor,
        offeredMinor: found.amountMinor,
        givenMinor: found.givenMinor,
        lostMinor: found.lostMinor,
        untilOn: found.untilOn,
        state: STATES[found.outcome],
        isConcession: found.isConcession,
        isSettled,
      };
}

/** One a currency, by code. */
export function discountTotals(states: readonly DiscountAtMoment[]): readonly DiscountTotal[] {
  const byCurrency = new Map<string, DiscountAtMoment[]>();
  for (const one of states) {
    const same = byCurrency.get(one.currency);
    if (same === undefined) byCurrency.set(one.currency, [one]);
    else same.push(one);
  }
  return [...byCurrency]
    .sort(([a], [b]) => compare(a, b))
    .map(([currency, some]) => totalOf(currency, some));
}

function totalOf(currency: string, some: readonly DiscountAtMoment[]): DiscountTotal {
  const sum = (of: (one: DiscountAtMoment) => number): number =>
    assertMinor(some.reduce((total, one) => total + of(one), 0));
  const count = (state: DiscountState): number => sum((one) => (one.state === state ? 1 : 0));
  return {
    currency,
    offeredMinor: sum((one) => one.offeredMinor),
    givenMinor: sum((one) => one.givenMinor),
    lostMinor: sum((one) => one.lostMinor),
    openMinor: sum((one) => (one.state === 'open' ? one.offeredMinor : 0)),
    invoices: { given: count('given'), lost: count('lost'), open: count('open') },
  };
}
