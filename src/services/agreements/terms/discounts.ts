/**
 * Early-payment discounts of a span of days: what was given, what was offered and lost, what may
 * still be taken. An invoice stands in the span in which its last day for the discount lies, so that
 * the months of a year add up to the year.
 *
 *     INV-7  C1  24.00 of 24.00 given   until 2026-02-10
 *     INV-8  C2  18.00 lost             until 2026-02-14
 */
import type { CallOutput } from '../../../contract/api.ts';
import { addDays, type IsoDate } from '../../../domain/dates.ts';
import { ok } from '../../../domain/result.ts';
import { discountStanding } from '../../../domain/terms/discount.ts';
import { parseTerms } from '../../../domain/terms/parse-terms.ts';
import { readTerms } from '../../../domain/terms/read-terms.ts';
import { DUE_AT_ONCE, type Terms } from '../../../domain/terms/terms.ts';
import {
  discountFacts,
  invoiceTerms,
  type DiscountFact,
  type InvoiceTerms,
} from '../../../ledger/queries/agreements/discount-facts.ts';
import type { Handler } from '../../context.ts';
import { reading } from '../../with-ledger.ts';

type Row = CallOutput<'terms.discounts'>[number];
const STATES = { given: 'given', lost: 'lost', offered: 'open' } as const;

/** By the last day for the discount, then invoice number; states are those of today. */
export const listDiscounts: Handler<'terms.discounts'> = (context, { from, to }) =>
  reading(context, async (db) => {
    const asOf = context.clock.today();
    const wordings = withDiscount(await invoiceTerms(db));
    const longest = Math.max(
      -1,
      ...[...wordings.values()].map(({ discount }) => discount?.days ?? 0),
    );
    const facts = await discountFacts(db, {
      asOf,
      issued: longest < 0 ? null : { from: addDays(from, -longest), to },
    });
    return ok(
      facts
        .flatMap((fact) => rowOf(fact, wordings.get(keyOf(fact)) ?? DUE_AT_ONCE, asOf))
        .filter(({ untilOn }) => from <= untilOn && untilOn <= to)
        .sort((a, b) => compare(a.untilOn, b.untilOn) || compare(a.invoice, b.invoice)),
    );
  });

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const keyOf = ({ termsRule, terms }: InvoiceTerms): string => JSON.stringify([termsRule, terms]);

/** Terms by wording, of wordings that offer a discount. What is written counts where no rule is kept. */
function withDiscount(all: readonly InvoiceTerms[]): ReadonlyMap<string, Terms> {
  const offers = new Map<string, Terms>();
  for (const one of all) {
    const terms = termsOf(one);
    if (terms?.discount !== undefined) offers.set(keyOf(one), terms);
  }
  return offers;
}

function termsOf({ termsRule, terms }: InvoiceTerms): Terms | null {
  if (termsRule === '') return terms === '' ? null : parseTerms(terms);
  const read = readTerms(JSON.parse(termsRule));
  return read.ok ? read.value : null;
}

/** One row, or none where nothing was offered and nothing given. */
function rowOf(fact: DiscountFact, terms: Terms, asOf: IsoDate): readonly Row[] {
  const { issuedOn, grossMinor, currency, settledOn, takenMinor, takenOn } = fact;
  const standing = discountStanding(terms, {
    issuedOn,
    grossMinor,
    currency,
    asOf,
    settledOn: settledOn > asOf ? null : settledOn,
    takenMinor,
    takenOn,
  });
  return standing === null
    ? []
    : [
        {
          invoice: fact.invoice,
          customer: fact.customer,
          name: fact.name,
          currency,
          offeredMinor: standing.amountMinor,
          givenMinor: standing.givenMinor,
          untilOn: standing.untilOn,
          state: STATES[standing.standing],
        },
      ];
}
