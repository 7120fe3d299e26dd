/**
 * Proposes which open items an incoming bank line pays (domain-rules.md 4.1 and 8: reference, number
 * in the text, amount and customer, then oldest due first).
 *
 *     +1,210.00 EUR 2026-03-04 "Factura 1042" from FLORERIA SOL
 *     ->  exact, unambiguous: C7, 1,210.00 on INV-1042
 *           "1042" stands in the text and names INV-1042
 *           the payer "FLORERIA SOL" is C7 by name
 *           1,210.00 EUR is what is open on INV-1042
 *
 * A matcher is built once from the facts and answers any number of lines; the work per line is
 * bounded. It holds what is open in memory: `settle` after each acceptance.
 */
import { isCurrencyCode } from '../currencies.ts';
import type { Minor } from '../money.ts';
import { amountText, because, invoicesOf, namesOf } from './because.ts';
import { agreesToTheCent, equalFit, type Fit, onAccountFit } from './fit.ts';
import { fitNamed, type NamedFit } from './fit-named.ts';
import { fitOpen } from './fit-open.ts';
import { type Budget, STEPS_PER_LINE } from './item-sets.ts';
import type { MatchFacts, MatchLine, MatchProposal } from './match-facts.ts';
import { documentIndex } from './numbers/document-index.ts';
import { type LineMention, type LineMentions, mentionsOf } from './numbers/line-mentions.ts';
import { type OpenItem, openItems } from './open-items.ts';
import { type PayerSign, payerIndex } from './payers/recognise-payer.ts';
import { type Draft, rankProposals, type Sign } from './rank-proposals.ts';

export interface Matcher {
  /**
   * Ranked proposals for a line, best first, at most eight; none for a line that brings no money or
   * of which nothing is known. Never throws, whatever the texts of the line are.
   */
  readonly propose: (line: MatchLine) => readonly MatchProposal[];
  /**
   * Lowers what is open on an item by everything that was taken off it: money, discount and charge,
   * in the item's currency. Throws on an unknown item and on more than is open (a bug of the caller).
   */
  readonly settle: (itemId: number, amountMinor: Minor) => void;
  /** From now on money from the account is the customer's. */
  readonly learn: (account: string, customer: string) => void;
}

/** Of customers who share a number so many are looked at, known payers first. */
const MOST_CUSTOMERS = 6;
/** Items of one amount, shown when nothing else is known. */
const MOST_BY_AMOUNT = 4;

const WEIGHT = {
  reference: 80,
  number: 70,
  account: 50,
  name: 40,
  likeAtMost: 20,
  weak: 15,
} as const;

const isDistinct = <T>(value: T, place: number, all: readonly T[]): boolean =>
  all.indexOf(value) === place;

/** Items of a customer that a mention names. */
const itemsOf = (mention: LineMention, customer: string): readonly OpenItem[] =>
  mention.documents
    .filter((document) => document.customer === customer)
    .flatMap((document) => document.items)
    .filter(isDistinct);

function mentionSign(mention: LineMention, customer: string): Sign {
  const names = invoicesOf(itemsOf(mention, customer));
  return mention.isReference
    ? {
        reason: 'reference',
        because: because.reference(mention.written, names, mention.isChecked),
        weight: WEIGHT.reference,
      }
    : {
        reason: 'number',
        because: because.number(mention.written, names, !mention.isStrong),
        weight: mention.isStrong ? WEIGHT.number : WEIGHT.weak,
      };
}

function payerSign(sign: PayerSign, line: MatchLine, customer: string): Sign {
  const { reason, known } = sign;
  const payer = line.payerName.trim();
  switch (reason) {
    case 'account':
      return { reason, because: because.account(known, customer), weight: WEIGHT.account };
    case 'name':
      return { reason, because: because.name(payer, customer), weight: WEIGHT.name };
    case 'name_like':
      return {
        reason,
        because:
          payer === ''
            ? because.nameInText(known, customer)
            : because.nameLike(payer, known, customer),
        weight: WEIGHT.likeAtMost * sign.likeness,
      };
  }
}

/** Signs of one kind add up only once: four named invoices are not four times as sure. */
function strongestOnce(signs: readonly Sign[]): readonly Sign[] {
  const seen = new Set<string>();
  return signs.map((sign) => {
    const isFirst = !seen.has(sign.reason);
    seen.add(sign.reason);
    return isFirst ? sign : { ...sign, weight: 0 };
  });
}

const isStronglyNamed = (found: LineMentions, customer: string): boolean =>
  found.mentions.some((mention) => mention.isStrong && itemsOf(mention, customer).length > 0);

/** Builds the indexes of `facts`; throws when two items have the same id. */
export function matcher(facts: MatchFacts): Matcher {
  const open = openItems(facts.items);
  const documents = documentIndex(open.inOrder);
  const payers = payerIndex(facts.payers);

  interface Known {
    readonly line: MatchLine;
    readonly found: LineMentions;
    readonly signs: ReadonlyMap<string, readonly PayerSign[]>;
    readonly budget: Budget;
  }

  /** Drafts from what the line names of the customer. */
  const namedDrafts = ({ line, found, signs, budget }: Known, customer: string): Draft[] => {
    const own = found.mentions.filter((mention) => itemsOf(mention, customer).length > 0);
    const payer = signs.get(customer) ?? [];
    const strong = own.filter((mention) => mention.isStrong);
    // A weak number counts when account or name, not only likeness, say that its customer pays.
    const isNamed = strong.length > 0 || payer.some(({ reason }) => reason !== 'name_like');
    const used = strong.length > 0 ? strong : own;
    if (used.length === 0) return [];
    const all = used
      .flatMap((mention) => itemsOf(mention, customer))
      .filter(isDistinct)
      .sort((a, b) => a.order - b.order);
    const here = all.filter(({ item }) => item.currency === line.currency);
    const named = here.filter(({ openMinor }) => openMinor > 0);
    const evidence = strongestOnce([
      ...used.map((mention) => mentionSign(mention, customer)),
      ...payer.map((sign) => payerSign(sign, line, customer)),
    ]);
    const draft = (fit: Fit, coversMentions: boolean): Draft => ({
      customer,
      fit,
      by: isNamed ? 'named' : 'weakly_named',
      coversMentions,
      isCertain: false,
      signs: evidence,
      order: all[0]?.order ?? 0,
    });
    const [foreign] = all.filter(({ item }) => item.currency !== line.currency);
    if (here.length === 0 && foreign !== undefined)
      return [
        draft(
          onAccountFit(
            line,
            because.otherCurrency(namesOf(all), foreign.item.currency, line.currency),
          ),
          false,
        ),
      ];
    if (named.length === 0)
      return [draft(onAccountFit(line, because.settled(namesOf(here))), false)];
    const fits = fitNamed(
      line,
      named,
      used.map((mention) => itemsOf(mention, customer)),
      open.of(customer, line.currency),
      budget,
    );
    const isEverything = found.mentions.every(
      (mention) => !mention.isStrong || used.includes(mention),
    );
    return fits.map((fit: NamedFit) => draft(fit, fit.coversAll && isEverything));
  };

  /** Drafts from what the customer has open, whatever the line names. */
  const openDrafts = ({ line, found, signs, budget }: Known, customer: string): Draft[] => {
    const payer = signs.get(customer) ?? [];
    const evidence = strongestOnce(payer.map((sign) => payerSign(sign, line, customer)));
    const isCertain =
      payer.some((sign) => sign.isCertain) &&
      [...signs].every(
        ([other, theirs]) => other === customer || !theirs.some((sign) => sign.isCertain),
      );
    const [unknown] = found.unknown;
    const but = unknown === undefined ? '' : `; ${because.unknownNumber(unknown)}`;
    return fitOpen(line, customer, open.of(customer, line.currency), budget).map((fit) => ({
      customer,
      fit: { ...fit, because: fit.because + but },
      by: payer.length > 0 || isStronglyNamed(found, customer) ? 'payer' : 'amount',
      coversMentions: found.mentions.length === 0,
      isCertain,
      signs: evidence,
      order: orderOf(fit),
    }));
  };
  const orders = new Map(open.inOrder.map(({ item, order }) => [item.itemId, order]));
  const orderOf = (fit: Fit): number =>
    orders.get(fit.shares[0]?.itemId ?? Number.NaN) ?? open.inOrder.length;

  /** Another customer is named, or shares the number, or is the payer for certain. */
  const pointsElsewhere = ({ found, signs }: Known, customer: string): boolean => {
    const isOther = (document: { readonly customer: string }): boolean =>
      document.customer !== customer;
    return (
      found.mentions.some(
        ({ documents: named, isStrong }) =>
          named.some(isOther) && (isStrong || !named.every(isOther)),
      ) ||
      [...signs].some(
        ([other, theirs]) => other !== customer && theirs.some((sign) => sign.isCertain),
      )
    );
  };

  /** Nothing says who pays: the oldest items that have just this amount open. */
  const amountDrafts = (line: MatchLine): Draft[] =>
    open
      .withOpen(line.currency, line.amountMinor)
      .slice(0, MOST_BY_AMOUNT)
      .map((item) => ({
        customer: item.item.customer,
        fit: equalFit(
          line,
          [item],
          false,
          because.amountOnly(amountText(line.amountMinor, line.currency), item),
        ),
        by: 'amount',
        coversMentions: false,
        isCertain: false,
        signs: [],
        order: item.order,
      }));

  const propose = (line: MatchLine): readonly MatchProposal[] => {
    if (!Number.isSafeInteger(line.amountMinor) || line.amountMinor <= 0) return [];
    if (!isCurrencyCode(line.currency)) return [];
    const found = mentionsOf(line, documents);
    const signs = payers.recognise(line);
    const known: Known = { line, found, signs, budget: { left: STEPS_PER_LINE } };
    const named = new Set<string>();
    for (const mention of found.mentions)
      for (const { customer } of mention.documents) named.add(customer);
    const namedCustomers = [...named]
      .sort((a, b) => Number(signs.has(b)) - Number(signs.has(a)) || (a < b ? -1 : 1))
      .slice(0, MOST_CUSTOMERS);

    const drafts: Draft[] = [];
    const isSettledByText = new Set<string>();
    for (const customer of namedCustomers) {
      const drawn = namedDrafts(known, customer);
      drafts.push(...drawn);
      // A number and an amount that agree leave no room for another item of the same amount.
      const agrees = drawn.some(
        ({ fit, coversMentions }) => fit.agreement === 'equal' && fit.isOnly && coversMentions,
      );
      if (agrees && isStronglyNamed(found, customer)) isSettledByText.add(customer);
    }
    for (const customer of [...namedCustomers, ...signs.keys()].filter(isDistinct)) {
      if (isSettledByText.has(customer)) continue;
      const drawn = openDrafts(known, customer);
      // Without a payer, only an item that fits to the cent can rival what the text names.
      drafts.push(
        ...(signs.has(customer)
          ? drawn
          : drawn.filter(({ fit }) => fit.agreement === 'equal' && fit.shares.length === 1)),
      );
    }
    if (!drafts.some((draft) => draft.isCertain || agreesToTheCent(draft.fit.agreement)))
      drafts.push(...amountDrafts(line));

    return rankProposals(drafts, {
      hasUnknownNumbers: found.unknown.length > 0,
      pointsElsewhere: (customer) => pointsElsewhere(known, customer),
    });
  };

  return { propose, settle: open.settle, learn: payers.learn };
}
