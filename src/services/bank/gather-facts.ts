/**
 * The facts that matching works on, gathered from the open ledger once and kept until the next fact
 * is recorded: 50,000 items are read once, not once a line.
 */
import type { IsoDate } from '../../domain/dates.ts';
import type {
  FindClosed,
  MatchFacts,
  MatchItem,
  MatchShare,
} from '../../domain/bank/matching/match-facts.ts';
import type { PerListPart, PerListSpan } from '../../domain/bank/matching/per-list.ts';
import { matcher, type Matcher } from '../../domain/bank/matching/matcher.ts';
import type { Minor } from '../../domain/money.ts';
import { discountOf, type DiscountOffer } from '../../domain/terms/discount.ts';
import { parseTerms } from '../../domain/terms/parse-terms.ts';
import { readTerms } from '../../domain/terms/read-terms.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { closedDocuments } from '../../ledger/queries/bank/closed-documents.ts';
import { matchPayers } from '../../ledger/queries/bank/match-facts.ts';
import { settledPerList } from '../../ledger/queries/bank/settled-per-list.ts';
import { bareItems, itemsOfIds, type BareItem } from '../../ledger/queries/case/open-items.ts';
import { listDays } from '../../ledger/queries/imports/on-day.ts';
import { journalHead } from '../../ledger/queries/journal/journal-head.ts';
import type { ServiceContext } from '../context.ts';
import { numbersOf } from '../number-index.ts';

export interface Matching {
  /** To be used within the read or write that it was gathered or taken off the shelf in. */
  readonly facts: MatchFacts;
  /** By the id that matching has; of what is settled per list (ids below 0) the item with the part that is so. */
  readonly itemById: ReadonlyMap<number, BareItem>;
  /** What lists settled, by the ledger's item. */
  readonly perList: ReadonlyMap<number, readonly PerListPart[]>;
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
  const { perList, settled } = await perListItems(db, today);
  for (const [id, { item }] of settled) {
    itemById.set(id, item);
    if (!itemById.has(item.itemId)) itemById.set(item.itemId, { ...item, openMinor: 0 });
  }
  const names = new Map(payers.map((payer) => [payer.customer, payer.names[0] ?? '']));
  const offers = new Map<number, DiscountOffer>();
  for (const item of items) {
    const offer = offerOf(item);
    if (offer !== null) offers.set(item.itemId, offer);
  }
  for (const { item } of settled.values()) {
    const offer = offerOf(item);
    if (offer !== null) offers.set(item.itemId, offer);
  }
  const matchItem = (item: BareItem, itemId: number, span?: PerListSpan): MatchItem => ({
    itemId,
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
    ...(span === undefined ? {} : { perList: span }),
  });
  return {
    itemById,
    perList,
    nameOf: (customer) => names.get(customer) ?? customer,
    discountOn: (itemId, on) => {
      const offer = offers.get(itemId);
      return offer === undefined || on > offer.untilOn ? 0 : offer.amountMinor;
    },
    facts: {
      items: [
        ...items.map((item) => matchItem(item, item.itemId)),
        ...[...settled].map(([id, { item, span }]) => matchItem(item, id, span)),
      ],
      payers,
      closed: closedOf(context, db, itemById.values(), today),
    },
  };
}

/**
 * What lists of open items settled, as items of their own beside what is open of the same instalment. Their ids are below
 * 0, so that none is the ledger's.
 */
async function perListItems(
  db: ReadDb,
  today: IsoDate,
): Promise<{
  readonly perList: ReadonlyMap<number, readonly PerListPart[]>;
  readonly settled: ReadonlyMap<number, { readonly item: BareItem; readonly span: PerListSpan }>;
}> {
  const perList = new Map<number, PerListPart[]>();
  const settled = new Map<number, { item: BareItem; span: PerListSpan }>();
  const rows = settledPerList(db);
  if (rows.length === 0) return { perList, settled };
  const days = listDays(db);
  const ids = [...new Set(rows.map(({ itemId }) => itemId))];
  const items = new Map(
    (await itemsOfIds(db, { asOf: today, knownAt: null }, ids)).map((item) => [item.itemId, item]),
  );
  for (const { itemId, ...row } of rows) {
    const item = items.get(itemId);
    if (item === undefined) continue;
    const part = { ...row, previousOn: days.findLast((on) => on < row.takenOn) ?? null };
    perList.set(itemId, [...(perList.get(itemId) ?? []), part]);
    settled.set(-(settled.size + 1), {
      item: { ...item, openMinor: part.amountMinor },
      span: part,
    });
  }
  return { perList, settled };
}

/** Shares of the matching as those of the ledger: an item that is open and settled per list is one. */
export function ledgerShares<Share extends MatchShare>(
  { itemById }: Pick<Matching, 'itemById'>,
  shares: readonly Share[],
): readonly Share[] {
  const byItem = new Map<number, Share>();
  for (const share of shares) {
    const itemId = itemById.get(share.itemId)?.itemId ?? share.itemId;
    const one = byItem.get(itemId);
    byItem.set(itemId, {
      ...share,
      itemId,
      amountMinor: share.amountMinor + (one?.amountMinor ?? 0),
      discountMinor: share.discountMinor + (one?.discountMinor ?? 0),
      chargeMinor: share.chargeMinor + (one?.chargeMinor ?? 0),
      differenceMinor: share.differenceMinor + (one?.differenceMinor ?? 0),
    });
  }
  return [...byItem.values()];
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
