/**
 * Proposes which open items an incoming bank line pays (domain-rules.md 4.1 and 8: reference, number
 * in the text, amount and customer, then oldest due first).
 *
 *     +1,210.00 EUR 2026-03-04 "Factura 1042" from FLORERIA SOL
 *     ->  exact, unambiguous: C7, 1,210.00 on INV-1042
 *           the payment text mentions "1042" for INV-1042
 *           payer's name "FLORERIA SOL" matches C7
 *           1,210.00 EUR equals the open balance of INV-1042
 *
 * A matcher is built once from the facts and answers any number of lines; the work per line is
 * bounded. It holds what is open in memory: `settle` after each acceptance.
 */
import { isCurrencyCode } from '../../currencies.ts';
import type { Minor } from '../../money.ts';
import { groupedMoney, say, type Text } from '../../texts/text.ts';
import { because, namesOf } from './because.ts';
import { evidenceFor, isDistinct, itemsOf } from './evidence.ts';
import { agreesToTheCent, equalFit, type Fit, onAccountFit } from './fit.ts';
import { conversionOf, convertedFits } from './fit-converted.ts';
import { fitNamed } from './fit-named.ts';
import { fitOpen } from './fit-open.ts';
import { type Budget, STEPS_PER_LINE } from './item-sets.ts';
import type {
  ConvertMoney,
  MatchFacts,
  MatchLine,
  MatchPart,
  MatchProposal,
} from './match-facts.ts';
import { documentIndex, isClosed } from './numbers/document-index.ts';
import { type LineMention, type LineMentions, mentionsOf } from './numbers/line-mentions.ts';
import { openItems } from './open-items.ts';
import { canBePaidOn, nameable, perListFits } from './per-list-fits.ts';
import { type PayerSign, payerIndex } from './payers/recognise-payer.ts';
import { type Draft, rankProposals } from './rank-proposals.ts';
import { namesClosed, onlyClosed, withoutUnmeant } from './closed-names.ts';
import { draftsTogether } from './fit-together.ts';

export interface Matcher {
  /**
   * Ranked proposals for a line, best first, at most eight; none for a line that brings no money or
   * of which nothing is known. Never throws, whatever the texts of the line are. Items of another
   * currency are proposed only where `convert` has a rate, and never as unambiguous: what is
   * unambiguous is so without any rate.
   */
  readonly propose: (line: MatchLine, convert?: ConvertMoney) => readonly MatchProposal[];
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

const NO_RATES: ConvertMoney = () => null;

const wholeLine = (customer: string, { amountMinor }: MatchLine): readonly MatchPart[] => [
  { customer, amountMinor },
];

const isStronglyNamed = (found: LineMentions, customer: string): boolean =>
  found.mentions.some((mention) => mention.isStrong && itemsOf(mention, customer).length > 0);

/** Builds the indexes of `facts`; throws when two items have the same id. */
export function matcher(facts: MatchFacts): Matcher {
  const open = openItems(facts.items);
  const documents = documentIndex(open.inOrder, facts.closed);
  const payers = payerIndex(facts.payers);
  const perList = perListFits(open.inOrder);

  interface Known {
    readonly line: MatchLine;
    readonly found: LineMentions;
    readonly signs: ReadonlyMap<string, readonly PayerSign[]>;
    readonly budget: Budget;
    readonly convert: ConvertMoney;
    /** The line names closed documents and nothing else. */
    readonly closed: LineMention | null;
  }

  /** Drafts from what the line names of the customer. */
  const namedDrafts = (known: Known, customer: string): Draft[] => {
    const { line, found, signs, budget, convert } = known;
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
    const isOpen = all.some(({ openMinor }) => openMinor > 0);
    const here = all.filter(({ item }) => item.currency === line.currency);
    const named = nameable(
      here.filter(({ openMinor }) => openMinor > 0),
      line,
    );
    const evidence = evidenceFor(customer, line, used, payer);
    const draft = (fit: Fit, coversMentions: boolean): Draft => ({
      customer,
      parts: wholeLine(customer, line),
      fit: perList.judged(fit, line),
      by: isNamed ? 'named' : 'weakly_named',
      coversMentions,
      isCertain: false,
      passesOverClosed: false,
      signs: evidence,
      order: all[0]?.order ?? 0,
    });
    if (!isOpen) return [draft(onAccountFit(line, because.closed(all)), false)];
    const [foreign] = all.filter(({ item }) => item.currency !== line.currency);
    if (here.length === 0 && foreign !== undefined) {
      const { currency } = foreign.item;
      const theirs = all.filter(
        ({ item, openMinor }) => item.currency === currency && openMinor > 0,
      );
      const fits = convertedFits(line, theirs, true, convert);
      if (fits.length > 0) return fits.map((fit) => draft(fit, false));
      const names = namesOf(all);
      const isRateMissing = convert !== NO_RATES && conversionOf(line, currency, convert) === null;
      const says = isRateMissing
        ? because.noRate(names, currency, line.currency, line.bookedOn)
        : because.otherCurrency(names, currency, line.currency);
      return [draft(onAccountFit(line, says), false)];
    }
    if (named.length === 0) return [draft(onAccountFit(line, because.closed(here)), false)];
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
    const drafts = fits.map((fit) => draft(fit, fit.coversAll && isEverything));
    // Settled per list at another time: a second payment is on account.
    return named.some((item) => canBePaidOn(item, line))
      ? drafts
      : [...drafts, draft(onAccountFit(line, because.closed(named)), false)];
  };

  /** Drafts from what the customer has open, whatever the line names. */
  const openDrafts = (known: Known, customer: string): Draft[] => {
    const { line, found, signs, budget } = known;
    const payer = signs.get(customer) ?? [];
    const evidence = evidenceFor(customer, line, [], payer);
    const isCertain =
      payer.some((sign) => sign.isCertain) &&
      [...signs].every(
        ([other, theirs]) => other === customer || !theirs.some((sign) => sign.isCertain),
      );
    const fits = fitOpen(line, customer, open.of(customer, line.currency), budget);
    const foreign = fits.some((fit) => agreesToTheCent(fit.agreement))
      ? []
      : foreignFits(known, customer);
    return [...fits, ...foreign].map((fit) => ({
      customer,
      parts: wholeLine(customer, line),
      fit: perList.judged({ ...fit, because: withContradiction(known, fit.because) }, line),
      by: payer.length > 0 || isStronglyNamed(found, customer) ? 'payer' : 'amount',
      coversMentions: found.mentions.length === 0,
      isCertain,
      passesOverClosed: known.closed !== null && fit.shares.length > 0,
      signs: evidence,
      order: orderOf(fit),
    }));
  };
  /** What the line names, behind the sentence of a proposal that pays something else. */
  const withContradiction = ({ found, closed }: Known, says: Text): Text => {
    if (closed !== null) {
      const items = closed.documents.flatMap((document) => document.items);
      return say`${says}; ${because.closedNumber(closed.written, items)}`;
    }
    const [unknown] = found.unknown;
    return unknown === undefined ? says : say`${says}; ${because.unknownNumber(unknown)}`;
  };
  /** What he owes in other currencies, when the money may be that by the rate of its day. */
  const foreignFits = ({ line, convert }: Known, customer: string): readonly Fit[] => {
    const found = open.notIn(customer, line.currency).flatMap(({ inOrder }) => {
      const owed = inOrder.filter(
        (one) => one.openMinor > 0 && one.item.issuedOn <= line.bookedOn && canBePaidOn(one, line),
      );
      return convertedFits(line, owed, false, convert);
    });
    return found.length > 1 ? found.map((fit) => ({ ...fit, isOnly: false })) : found;
  };
  const orders = new Map(open.inOrder.map(({ item, order }) => [item.itemId, order]));
  const orderOf = (fit: Fit): number =>
    orders.get(fit.shares[0]?.itemId ?? Number.NaN) ?? open.inOrder.length;

  /** Another customer is named, or shares the number, or is the payer for certain. */
  const pointsElsewhere = ({ found, signs }: Known, customer: string): boolean => {
    const isOther = (document: { readonly customer: string }): boolean =>
      document.customer !== customer;
    return (
      found.mentions.some(({ documents: all, isStrong }) => {
        // What is closed is for `namesClosed`.
        const named = all.filter((document) => !isClosed(document));
        return named.some(isOther) && (isStrong || !named.every(isOther));
      }) ||
      [...signs].some(
        ([other, theirs]) => other !== customer && theirs.some((sign) => sign.isCertain),
      )
    );
  };

  /** Nothing says who pays: the oldest items that have just this amount open. */
  const amountDrafts = ({ line, closed }: Known): Draft[] =>
    open
      .withOpen(line.currency, line.amountMinor)
      .filter((item) => canBePaidOn(item, line))
      .slice(0, MOST_BY_AMOUNT)
      .map((item) => ({
        customer: item.item.customer,
        parts: wholeLine(item.item.customer, line),
        fit: perList.judged(
          equalFit(
            line,
            [item],
            false,
            because.amountOnly(groupedMoney(line.amountMinor, line.currency), item),
          ),
          line,
        ),
        by: 'amount',
        coversMentions: false,
        isCertain: false,
        passesOverClosed: closed !== null,
        signs: [],
        order: item.order,
      }));

  const propose = (line: MatchLine, convert = NO_RATES): readonly MatchProposal[] => {
    if (!Number.isSafeInteger(line.amountMinor) || line.amountMinor <= 0) return [];
    if (!isCurrencyCode(line.currency)) return [];
    const signs = payers.recognise(line);
    const found = withoutUnmeant(mentionsOf(line, documents), signs);
    const closed = onlyClosed(found, signs);
    const budget = { left: STEPS_PER_LINE };
    const known: Known = { line, found, signs, budget, convert, closed };
    const named = new Set<string>();
    for (const mention of found.mentions)
      for (const { customer } of mention.documents) named.add(customer);
    const namedCustomers = [...named]
      .sort((a, b) => Number(signs.has(b)) - Number(signs.has(a)) || (a < b ? -1 : 1))
      .slice(0, MOST_CUSTOMERS);

    const drafts: Draft[] =
      namedCustomers.length > 1 ? [...draftsTogether(line, found, signs, known.budget)] : [];
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
      drafts.push(...amountDrafts(known));

    return rankProposals(drafts, {
      hasUnknownNumbers: found.unknown.length > 0,
      pointsElsewhere: (customer) =>
        pointsElsewhere(known, customer) || namesClosed(found, signs, customer),
    });
  };

  return { propose, settle: open.settle, learn: payers.learn };
}
