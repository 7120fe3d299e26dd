/**
 * The facts that matching works on, gathered from the open ledger once and kept until the next fact
 * is recorded: 50,000 items are read once, not once a line.
 */
import type { IsoDate } from '../../domain/dates.ts';
import type { FindClosed, MatchFacts } from '../../domain/bank/matching/match-facts.ts';
import { matcher, type Matcher } from '../../domain/bank/matching/matcher.ts';
import type { Minor } from '../../domain/money.ts';
import { discountOf, type DiscountOffer } from '../../domain/terms/discount.ts';
import { parseTerms } from '../../domain/terms/parse-terms.ts';
import { readTerms } from '../../domain/terms/read-terms.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { closedDocuments } from '../../ledger/queries/bank/closed-documents.ts';
import { matchPayers } from '../../ledger/queries/bank/match-facts.ts';
import { bareItems, type BareItem } from '../../ledger/queries/case/open-items.ts';
import { journalHead } from '../../ledger/queries/journal/journal-head.ts';
import type { ServiceContext } from '../context.ts';
import { numbersOf } from '../number-index.ts';

export interface Matching {
  /** To be used within the read or write that it was gathered or taken off the shelf in. */
  readonly facts: MatchFacts;
  readonly itemById: ReadonlyMap<number, BareItem>;
  /** Name in force by customer code. */
  readonly nameOf: (customer: string) => string;
  /** Early-payment discount that the item still allows on `on`; 0: none. */
  readonly discountOn: (itemId: number, on: IsoDate) => Minor;
}

/** As is known now: a matching is of today, whatever day the workspace looks at. */
export async function gatherMatching(
  context: ServiceContext,
  db: ReadDb,
  today: IsoDate,
): Promise<Matching> {
  const open = await bareItems(db, { asOf: today, knownAt: null });
  // What was paid twice takes no more money.
  const items = open.filter(({ openMinor }) => openMinor > 0);
  const payers = matchPayers(db);
  const itemById = new Map(items.map((item) => [item.itemId, item]));
  const names = new Map(payers.map((payer) => [payer.customer, payer.names[0] ?? '']));
  const offers = new Map<number, DiscountOffer>();
  for (const item of items) {
    const offer = offerOf(item);
    if (offer !== null) offers.set(item.itemId, offer);
  }
  return {
    itemById,
    nameOf: (customer) => names.get(customer) ?? customer,
    discountOn: (itemId, on) => {
      const offer = offers.get(itemId);
      return offer === undefined || on > offer.untilOn ? 0 : offer.amountMinor;
    },
    facts: {
      items: items.map((item) => ({
        itemId: item.itemId,
        customer: item.customer,
        invoice: item.invoice,
        position: item.position,
        instalments: item.of,
        currency: item.currency,
        issuedOn: item.issuedOn,
        dueOn: item.dueOn,
        openMinor: item.openMinor,
        references: item.po === '' ? [] : [item.po],
        discount: offers.get(item.itemId) ?? null,
      })),
      payers,
      closed: closedOf(context, db, items, today),
    },
  };
}

/** Paid, reversed or later invoices and credit notes, looked up by what a line mentions. */
const closedOf = (
  context: ServiceContext,
  db: ReadDb,
  items: Iterable<BareItem>,
  today: IsoDate,
): FindClosed => {
  const open = new Set<number>();
  for (const { invoiceId } of items) open.add(invoiceId);
  return closedDocuments(db, numbersOf(context), open, today);
};

/** Only for an invoice that is paid in one sum and of which nothing was paid yet (P15). */
function offerOf(item: BareItem): DiscountOffer | null {
  if (item.of !== 1 || item.openMinor !== item.invoiceGrossMinor) return null;
  const terms = termsOf(item);
  if (terms === null) return null;
  return discountOf(terms, {
    issuedOn: item.issuedOn,
    grossMinor: item.invoiceGrossMinor,
    currency: item.currency,
  });
}

function termsOf(item: BareItem) {
  if (item.termsRule === '') return item.terms === '' ? null : parseTerms(item.terms);
  const read = readTerms(JSON.parse(item.termsRule));
  return read.ok ? read.value : null;
}

interface Kept {
  readonly ledger: object | null;
  readonly head: number;
  readonly today: IsoDate;
  readonly matching: Matching;
  readonly matcher: Matcher;
  /** Closed documents of the read that asks: a matcher outlives the read it was made in. */
  closed: FindClosed;
}

const SHELF = 'bank.matching';

/** The matching of the ledger as it stands, with a matcher on which nothing is settled. */
export async function matchingOf(
  context: ServiceContext,
  db: ReadDb,
): Promise<{ readonly matching: Matching; readonly matcher: Matcher }> {
  const head = await journalHead(db);
  const today = context.clock.today();
  const kept = context.memory.get(SHELF) as Kept | undefined;
  if (kept?.ledger === context.workspace.ledger && kept.head === head && kept.today === today) {
    kept.closed = closedOf(context, db, kept.matching.itemById.values(), today);
    return kept;
  }
  const matching = await gatherMatching(context, db, today);
  const { closed } = matching.facts;
  const fresh: Kept = {
    ledger: context.workspace.ledger,
    head,
    today,
    matching,
    matcher: matcher({ ...matching.facts, closed: (key) => fresh.closed(key) }),
    closed,
  };
  context.memory.set(SHELF, fresh);
  return fresh;
}
