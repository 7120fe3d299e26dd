/**
 * Signals of how the money itself came: in round sums, for newer invoices than the oldest, back again, from
 * another account.
 *
 *     partial_payments/C1/2026-05-04    2 round payments left an invoice open, 0 % of the 14 before did
 *     cherry_picking/C1/2026-05-20      2 payments named newer invoices and left older ones open
 *     returned_payment/C1/2026-06-02    R-9 of 500.00 EUR was taken back by the bank on 2 June
 *     payer_changed/C1/2026-06-10       R-11 came from LV80 BANK …, earlier ones from DE89 3704 …
 *
 * Each day is looked at with what was effective by its end. Source: domain-rules 6.4 and 6.7 no. 8.
 */
import { ibanCountry, printedAccount } from '../bank/iban.ts';
import { exponentOf } from '../currencies.ts';
import { addDays, NEVER, type IsoDate } from '../dates.ts';
import { foldText } from '../fold-text.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import { count, day, list, groupedMoney, say, sentences, type Text } from '../texts/text.ts';
import { nameOf, type ItemHistory } from './observations.ts';
import { hasComeIn, paidItems, type ReceiptHistory } from './receipts.ts';
import { repeated } from './repeated.ts';
import type { Detector, RiskPicture } from './risk-picture.ts';
import { openOn } from './set-aside-items.ts';
import { signalOf, type SignalEvidence } from './signals.ts';

const receiptEvidence = ({
  number,
  on,
  currency,
  amountMinor,
}: ReceiptHistory): SignalEvidence => ({
  of: 'receipt',
  name: number,
  on,
  days: null,
  currency,
  amountMinor,
  openMinor: null,
});

const byItemId = (items: readonly ItemHistory[]): ReadonlyMap<number, ItemHistory> =>
  new Map(items.map((item) => [item.itemId, item]));

// --- Round payments.

export const PARTIAL_PAYMENTS = {
  atLeast: 2,
  withinDays: 60,
  /** Per cent of all receipts before them, of which there are as many. */
  usualBelow: 10,
  leastBefore: 6,
} as const;

/** In units of the currency; of others 100. */
const ROUND: Readonly<Record<CurrencyCode, number>> = { CNY: 1000, MXN: 1000, JPY: 10000 };

export const isRound = (minor: Minor, currency: CurrencyCode): boolean =>
  minor > 0 && minor % ((ROUND[currency] ?? 100) * 10 ** exponentOf(currency)) === 0;

interface RoundPayment {
  readonly on: IsoDate;
  readonly receipt: ReceiptHistory;
  readonly item: ItemHistory;
  /** Receipts of the days before it, and those of them that were such payments. */
  readonly before: { readonly all: number; readonly round: number };
}

const isUnusual = ([first]: readonly RoundPayment[]): boolean => {
  const { all, round } = (first as RoundPayment).before;
  const { leastBefore, usualBelow } = PARTIAL_PAYMENTS;
  return all >= leastBefore && round * 100 < all * usualBelow;
};

export const partialPayments: Detector = {
  kinds: ['partial_payments'],
  detect: (picture) =>
    repeated(
      roundPayments(picture.receipts.filter(hasComeIn), picture.items),
      PARTIAL_PAYMENTS,
      isUnusual,
    )
      .map((together) => {
        const [first, last] = [together[0], together.at(-1)] as [RoundPayment, RoundPayment];
        const { all, round } = first.before;
        const named = together.map(
          ({ receipt: { number, amountMinor, currency, on }, item }) =>
            say`${number} of ${groupedMoney(amountMinor, currency)} on ${day(on)} for ${nameOf(item)}`,
        );
        const found = {
          onDate: last.on,
          class: 'high',
          because: say`${count(together.length, 'round payment')} left an item open: ${list(named)}. ${round} of the ${count(all, 'payment')} before did.`,
          parameters: { ...PARTIAL_PAYMENTS },
          numbers: { observations: all },
          evidence: together.map(({ receipt }) => receiptEvidence(receipt)),
        } as const;
        return signalOf('partial_payments', found, picture);
      })
      .reverse(),
};

/** `receipts`: by day. */
function roundPayments(
  receipts: readonly ReceiptHistory[],
  items: readonly ItemHistory[],
): readonly RoundPayment[] {
  const itemOf = byItemId(items);
  const found: RoundPayment[] = [];
  let before = { all: 0, round: 0 };
  for (const [at, receipt] of receipts.entries()) {
    const { on } = receipt;
    if (receipts[at - 1]?.on !== on) before = { all: at, round: found.length };
    if (!isRound(receipt.amountMinor, receipt.currency)) continue;
    const [itemId, ...others] = paidItems(receipt);
    const item = itemId === undefined ? undefined : itemOf.get(itemId);
    if (item === undefined || others.length > 0 || openOn(item, on) <= 0) continue;
    found.push({ on, receipt, item, before });
  }
  return found;
}

// --- Newer invoices paid, older ones left.

export const CHERRY_PICKING = { atLeast: 2, withinDays: 60, olderDays: 15 } as const;

interface PickedPayment {
  readonly on: IsoDate;
  readonly receipt: ReceiptHistory;
  /** The newest that the payer named and paid, and the oldest that was left. */
  readonly paid: ItemHistory;
  readonly left: ItemHistory;
}

/**
 * Left: overdue and undisputed at the end of the day, in the same currency, and due at least 15 days before
 * what was named. Who names nothing has not chosen, whatever we did with the money.
 */
export const cherryPicking: Detector = {
  kinds: ['cherry_picking'],
  detect: (picture) =>
    repeated(pickedPayments(picture), CHERRY_PICKING)
      .map((together) => {
        const named = together.map(
          ({ receipt, paid, left }) =>
            say`${receipt.number} of ${day(receipt.on)} paid ${nameOf(paid)}, due on ${day(paid.firstDueOn)}, and left ${nameOf(left)}, due on ${day(left.firstDueOn)}`,
        );
        const found = {
          onDate: (together.at(-1) as PickedPayment).on,
          class: 'high',
          because: say`${count(together.length, 'payment')} named a newer item and left an older one open: ${list(named, 'semicolon')}.`,
          parameters: { ...CHERRY_PICKING },
          evidence: together.map(({ receipt }) => receiptEvidence(receipt)),
        } as const;
        return signalOf('cherry_picking', found, picture);
      })
      .reverse(),
};

function pickedPayments({ receipts, items, payments }: RiskPicture): readonly PickedPayment[] {
  const itemOf = byItemId(items);
  return receipts.filter(hasComeIn).flatMap((receipt) => {
    const { on, words } = receipt;
    const paidIds = paidItems(receipt);
    const [paid] = paidIds
      .flatMap((itemId) => itemOf.get(itemId) ?? [])
      .filter(({ invoice }) => isNamed(invoice, words))
      .toSorted((a, b) => (a.firstDueOn > b.firstDueOn ? -1 : 1));
    if (paid === undefined) return [];
    const latest = addDays(paid.firstDueOn, -CHERRY_PICKING.olderDays);
    const left = payments.overdue.find(
      ({ item, from, before }) =>
        from <= on &&
        (before ?? NEVER) > on &&
        item.firstDueOn <= latest &&
        item.currency === paid.currency &&
        !paidIds.includes(item.itemId),
    );
    return left === undefined ? [] : [{ on, receipt, paid, left: left.item }];
  });
}

/** Shorter ones would be seen in dates and amounts. */
const SHORTEST_NUMBER = 3;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** The number stands in the words, and is no part of a longer one. */
function isNamed(invoice: string, words: string): boolean {
  const number = foldText(invoice);
  if (number.length < SHORTEST_NUMBER || words === '') return false;
  const text = foldText(words);
  for (let at = text.indexOf(number); at !== -1; at = text.indexOf(number, at + 1))
    if (
      !LETTER_OR_DIGIT.test(text.charAt(at - 1)) &&
      !LETTER_OR_DIGIT.test(text.charAt(at + number.length))
    )
      return true;
  return false;
}

// --- Money that went back.

/** Every receipt that the bank took back, or that somebody reversed from a later day than its own. */
export const returnedPayments: Detector = {
  kinds: ['returned_payment'],
  detect: (picture) =>
    picture.receipts
      .flatMap(({ reversed, ...receipt }) => {
        if (reversed === null || (!reversed.byBank && reversed.on <= receipt.on)) return [];
        const { on, byBank, reason } = reversed;
        const sum = groupedMoney(receipt.amountMinor, receipt.currency);
        return [
          {
            onDate: on,
            class: byBank ? 'severe' : 'high',
            because: byBank
              ? say`The bank took ${receipt.number} of ${sum} back on ${day(on)}.`
              : say`${receipt.number} of ${sum} was reversed from ${day(on)}: ${reason}`,
            parameters: {},
            evidence: [receiptEvidence({ ...receipt, reversed })],
          } as const,
        ];
      })
      .toSorted((a, b) => (a.onDate > b.onDate ? -1 : a.onDate < b.onDate ? 1 : 0))
      .map((found) => signalOf('returned_payment', found, picture)),
};

// --- Another account.

/** An account that is none of those before, or the first of a third country: neither the customer's nor ours. */
export const payerChanged: Detector = {
  kinds: ['payer_changed'],
  detect(picture) {
    const { receipts, country, ourCountry } = picture;
    const known: string[] = [];
    const countries = new Set<string | null>([country, ourCountry]);
    const signals = receipts.filter(hasComeIn).flatMap((receipt) => {
      const { account, number, on } = receipt;
      if (account === '' || known.includes(account)) return [];
      const last = known.at(-1);
      const of = ibanCountry(account);
      const isOfThird = country !== null && of !== null && !countries.has(of);
      known.push(account);
      if (of !== null) countries.add(of);
      if (last === undefined && !isOfThird) return [];
      const from = printedAccount(account);
      const because: readonly Text[] = [
        last === undefined
          ? say`${number} came from the account ${from}.`
          : say`${number} came from the account ${from}, which is none of those before; the last of them is ${printedAccount(last)}.`,
        ...(isOfThird ? [say`It is an account of ${of}, and the customer is of ${country}.`] : []),
      ];
      const found = {
        onDate: on,
        class: 'high',
        because: sentences(because),
        parameters: {},
        evidence: [receiptEvidence(receipt)],
      } as const;
      return [signalOf('payer_changed', found, picture)];
    });
    return signals.reverse();
  },
};
