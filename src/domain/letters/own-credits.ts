/**
 * Our own open credit notes before a letter: applied to what the customer owes, so that a letter asks for the rest.
 *
 *     INV-1 1,000.00 and INV-2 500.00 overdue, CN-9 over 481.00   ->  481.00 to INV-1, the letter asks for 519.00 + 500.00
 *     CN-9 over 1,200.00                                          ->  all of INV-1, 200.00 of INV-2
 *     CN-9 over 1,600.00                                          ->  all of both, 100.00 are left and nothing is asked for
 *     CN-9 that names INV-2                                       ->  to INV-2 first, the rest to the oldest
 *     CN-9 that names INV-3, which is disputed                    ->  it waits, as far as INV-3 is open: a person decides
 *
 * It does not depend on which items the letter is about: they are applied as if that had been done the day before.
 * Items that are not due and not named keep what they have. Within one currency only. `DECISIONS.md` says why.
 */
import type { IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import { day, money, say, type Text } from '../texts/text.ts';

/** Amounts in minor units of its currency. */
export interface OwnCredit {
  readonly number: string;
  readonly issuedOn: IsoDate;
  readonly currency: CurrencyCode;
  /** As its document has it; it may name an invoice. */
  readonly reference: string;
  /** What of it is not applied; above zero. */
  readonly leftMinor: Minor;
  /** What of that can be applied from the letter's day on: less where it was used on a later day. */
  readonly roomMinor: Minor;
}

export interface CreditableItem {
  readonly itemId: number;
  readonly invoice: string;
  readonly currency: CurrencyCode;
  readonly dueOn: IsoDate;
  readonly openMinor: Minor;
  /** What of that is open on every later day too. */
  readonly roomMinor: Minor;
  readonly isDisputed: boolean;
}

/** A part of a credit note on an item. */
export interface CreditUse {
  readonly creditNote: string;
  readonly issuedOn: IsoDate;
  readonly itemId: number;
  readonly minor: Minor;
  /** The credit note names the item's invoice: the sum was never owed. */
  readonly isTied: boolean;
}

/** What of a credit note stays, and why it does. */
export interface UnusedCredit {
  readonly creditNote: string;
  readonly currency: CurrencyCode;
  readonly minor: Minor;
  /** A sentence without a full stop. */
  readonly because: Text;
}

export interface UseOfCredits {
  readonly uses: readonly CreditUse[];
  readonly unused: readonly UnusedCredit[];
}

/** A shorter number is found in any text. */
const SHORTEST_NUMBER = 4;

/** `reference` has the number as a word of its own, in any case. */
export function namesInvoice(reference: string, invoice: string): boolean {
  const [text, number] = [reference.toUpperCase(), invoice.trim().toUpperCase()];
  if (number.length < SHORTEST_NUMBER) return false;
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1))
    if (!isOfWord(text[at - 1]) && !isOfWord(text[at + number.length])) return true;
  return false;
}

const isOfWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Credit notes and items of one customer. `on`: the day of the letter; due on it is not overdue. */
export function useOfCredits(
  credits: readonly OwnCredit[],
  items: readonly CreditableItem[],
  on: IsoDate,
): UseOfCredits {
  const room = new Map(
    items.map((item) => [item.itemId, Math.min(item.openMinor, item.roomMinor)]),
  );
  const oldestFirst = items.toSorted(
    (a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0) || a.itemId - b.itemId,
  );
  const uses: CreditUse[] = [];
  const unused: UnusedCredit[] = [];
  for (const credit of credits.toSorted(byDay)) {
    const { number: creditNote, issuedOn, currency, reference } = credit;
    const candidates = oldestFirst.filter((item) => item.currency === currency);
    const named = candidates.filter(({ invoice }) => namesInvoice(reference, invoice));
    const disputed = named.filter(({ isDisputed }) => isDisputed);
    let left = Math.min(credit.leftMinor, credit.roomMinor);
    const take = (item: CreditableItem): Minor => {
      const taken = Math.min(left, room.get(item.itemId) ?? 0);
      left -= taken;
      room.set(item.itemId, (room.get(item.itemId) ?? 0) - taken);
      return taken;
    };
    const waiting = disputed.reduce((sum, item) => sum + take(item), 0);
    const apply = (item: CreditableItem, isTied: boolean): void => {
      const minor = take(item);
      if (minor > 0) uses.push({ creditNote, issuedOn, itemId: item.itemId, minor, isTied });
    };
    for (const item of named) if (!item.isDisputed) apply(item, true);
    for (const item of candidates) if (!item.isDisputed && item.dueOn < on) apply(item, false);
    const [first] = disputed;
    const stays = credit.leftMinor - Math.min(credit.leftMinor, credit.roomMinor) + left + waiting;
    if (stays > 0)
      unused.push({
        creditNote,
        currency,
        minor: stays,
        because:
          waiting > 0 && first !== undefined
            ? say`our credit note ${creditNote} names ${first.invoice}, which is disputed: apply it there, or end the dispute first`
            : say`${money(stays, currency)} of our credit note ${creditNote} cannot be applied to what is overdue on ${day(on)}: apply or refund it first`,
      });
  }
  return { uses, unused };
}

const byDay = (a: OwnCredit, b: OwnCredit): number =>
  a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : a.number < b.number ? -1 : 1;
