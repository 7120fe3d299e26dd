/**
 * Which open items of a customer, in one currency, a formal demand asks for, and why or why not.
 * Every item gets exactly one reason and one sentence; nothing disappears.
 *
 *     INV-7   due 2026-10-20, open 1,200.00          in    overdue    32 days past due
 *     INV-8   due 2026-12-01                         out   not_due    due on 2026-12-01, in 10 days
 *     INV-5   disputed                               out   disputed   disputed since 2026-11-03: short delivery
 *     INV-4   paid on 2026-11-10                     out   zero       nothing open since 2026-11-10
 *     INV-9   our credit note CN-9 covers it         out   zero       covered by our credit note CN-9
 *     INV-3   promised for 2026-11-27                out   left_out   promised for 2026-11-27, the bank has until …
 *     INV-2   3 days late                            out  left_out   level 1 comes 5 days after the due date
 *     INV-6   in L-2026-0003, deadline 2026-12-07    out   left_out   demanded by L-2026-0003, whose deadline 2026-12-07 has not passed
 *
 * Due today is not overdue (product.md). A debtor who was given until the 7th is not asked again on
 * the 1st (style.md 3: the next grace period counts from the deadline printed on the last letter).
 * From which day a letter is due, and from which amount, is the policy's (`case/next-step.ts`). The person
 * may still tick such an item.
 */
import { daysPastDue } from '../aging.ts';
import type { EarlierLetter, ItemDispute, OpenItem } from '../case/case.ts';
import { daysBetween, type IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import { hasTown } from './address-town.ts';
import type { Caution } from './caution.ts';
import type { DemandedItem } from './demand.ts';
import { freshnessCautions, type PaymentsKnown } from './freshness.ts';
import { languageCaution } from './language.ts';
import type { UnusedCredit } from './own-credits.ts';
import type { Recipient } from './parties.ts';
import type { Block } from './required-content.ts';
import { count, day, groupedAmount, list, money, plural, say, type Text } from '../texts/text.ts';

export type ItemReason = 'overdue' | 'not_due' | 'disputed' | 'zero' | 'left_out';

/** An item as the ledger has it on the issue date. Amounts in minor units of one currency. */
export interface CandidateItem extends Pick<
  OpenItem,
  'itemId' | 'issuedOn' | 'dueOn' | 'grossMinor' | 'openMinor'
> {
  readonly dispute: Pick<ItemDispute, 'openedOn' | 'reason'> | null;
  /** The newest letter in force that demands it. */
  readonly demandedBy: EarlierLetter | null;
  /** Why the policy lets it wait: a promise that runs, a plan, an insolvency. A clause; null: it does not. */
  readonly waits: Text | null;
  /** Why the policy has no letter for it yet: its day, the days between letters, the smallest amount. */
  readonly tooEarly: Text | null;
  /** `INV-7`, or `INV-7 (2/3)` for an instalment. */
  readonly item: string;
  /** Its late-payment interest to the letter's date; null: it is not overdue. */
  readonly claim: DemandedItem['claim'];
  /** Parts of our own open credit notes that the letter takes off; `openMinor` is what stays. */
  readonly credits: readonly { readonly creditNote: string; readonly minor: Minor }[];
  /** From which day nothing was open any more; null while something is. */
  readonly settledOn: IsoDate | null;
  /** Day of the list of open items that had it settled; nobody saw money then. */
  readonly perListOn?: IsoDate | null;
}

export interface JudgedItem extends CandidateItem {
  readonly daysPastDue: number;
  readonly included: boolean;
  readonly reason: ItemReason;
  /** Plain sentence without a full stop. */
  readonly because: Text;
}

/** May the person tick it? Only what is overdue and not disputed. */
export const isDemandable = (item: { readonly reason: ItemReason }): boolean =>
  item.reason === 'overdue' || item.reason === 'left_out';

export function judgeItem(item: CandidateItem, issuedOn: IsoDate): JudgedItem {
  const days = daysPastDue(item.dueOn, issuedOn);
  const judged = (included: boolean, reason: ItemReason, because: Text): JudgedItem => ({
    ...item,
    daysPastDue: days,
    included,
    reason,
    because,
  });
  if (item.openMinor <= 0)
    return judged(
      false,
      'zero',
      item.settledOn !== null
        ? item.perListOn == null
          ? say`nothing open since ${day(item.settledOn)}`
          : say`nothing open per list of ${day(item.perListOn)}`
        : item.credits.length > 0
          ? say`covered by our credit note ${list(item.credits.map(({ creditNote }) => creditNote))}`
          : say`nothing open`,
    );
  if (item.dispute !== null) {
    const said = item.dispute.reason.trim();
    return judged(
      false,
      'disputed',
      said === ''
        ? say`disputed since ${day(item.dispute.openedOn)}`
        : say`disputed since ${day(item.dispute.openedOn)}: ${said}`,
    );
  }
  if (days === 0) {
    const ahead = daysBetween(issuedOn, item.dueOn);
    return judged(
      false,
      'not_due',
      ahead === 0
        ? say`due on ${day(item.dueOn)}, the day of the letter`
        : say`due on ${day(item.dueOn)}, in ${ahead} ${plural(ahead, 'day', 'days')}`,
    );
  }
  if (item.waits !== null) return judged(false, 'left_out', item.waits);
  const earlier = item.demandedBy;
  if (earlier !== null && earlier.deadlineOn >= issuedOn)
    return judged(
      false,
      'left_out',
      say`demanded by ${earlier.number}, whose deadline ${day(earlier.deadlineOn)} has not passed`,
    );
  if (item.tooEarly !== null) return judged(false, 'left_out', item.tooEarly);
  return judged(
    true,
    'overdue',
    item.credits.length === 0
      ? say`${days} ${plural(days, 'day', 'days')} past due`
      : say`${days} ${plural(days, 'day', 'days')} past due, less our credit note ${list(item.credits.map(({ creditNote }) => creditNote))}`,
  );
}

/** Oldest due date first, then number: the order of the letter's table. */
export const byDueDate = (a: CandidateItem, b: CandidateItem): number =>
  a.dueOn < b.dueOn
    ? -1
    : a.dueOn > b.dueOn
      ? 1
      : a.item < b.item
        ? -1
        : a.item > b.item
          ? 1
          : a.itemId - b.itemId;

export const nothingOverdue = (
  recipient: Recipient,
  currency: CurrencyCode,
  on: IsoDate,
): Block => ({
  code: 'nothing_overdue',
  message: say`customer ${recipient.customer} has nothing overdue in ${currency} on ${day(on)} that is not disputed`,
});

/** A letter issued this recently deserves a second thought, whatever its deadline. */
export const RECENT_LETTER_DAYS = 14;

/** Things to weigh before issuing. */
export function cautionsOf(candidate: {
  readonly issuedOn: IsoDate;
  readonly level: number;
  readonly currency: CurrencyCode;
  readonly totalMinor: Minor;
  /** Receipts that nobody applied. */
  readonly onAccountMinor: Minor;
  /** Our own credit notes that stay open, of any currency. */
  readonly unusedCredits: readonly UnusedCredit[];
  readonly lastLetter: EarlierLetter | null;
  readonly payments: PaymentsKnown;
  readonly recipient: Recipient;
  /** Language tags; null: the customer's is not known. */
  readonly customerLanguage: string | null;
  readonly letterLanguage: string;
}): readonly Caution[] {
  const cautions: Caution[] = [];
  const { onAccountMinor, totalMinor, currency, issuedOn, lastLetter } = candidate;
  if (onAccountMinor > 0)
    cautions.push({
      code: 'on_account',
      message:
        totalMinor > 0 && onAccountMinor >= totalMinor
          ? say`${currency}\u00a0${groupedAmount(onAccountMinor, currency)} of this customer is on account, as much as the letter asks for; allocate it first`
          : say`${currency}\u00a0${groupedAmount(onAccountMinor, currency)} of this customer is on account; allocate it first`,
    });
  if (candidate.unusedCredits.length > 0)
    cautions.push({
      code: 'credit_note',
      message: say`${list(
        candidate.unusedCredits.map(({ creditNote, minor, because, currency: of }) =>
          of === currency
            ? because
            : say`our credit note ${creditNote} over ${money(minor, of)} is in another currency: settle it with customer ${candidate.recipient.customer} first`,
        ),
        'semicolon',
      )}`,
    });
  if (lastLetter !== null) {
    const ago = daysBetween(lastLetter.issuedOn, issuedOn);
    if (ago <= RECENT_LETTER_DAYS)
      cautions.push({
        code: 'recent_letter',
        message:
          ago <= 0
            ? say`${lastLetter.number} was issued on the same day, on ${day(lastLetter.issuedOn)}`
            : say`${lastLetter.number} was issued ${count(ago, 'day')} ago, on ${day(lastLetter.issuedOn)}`,
      });
  }
  cautions.push(...freshnessCautions(candidate.payments, issuedOn));
  // Pre-Action Protocol for Debt Claims covers sole traders (domain-rules 5.3, EN-UK).
  if (candidate.recipient.kind === 'sole_trader')
    cautions.push({
      code: 'sole_trader',
      message: say`a sole trader: before a claim in England and Wales the Pre-Action Protocol for Debt Claims asks for a letter of its own`,
    });
  // At level 3 and 4 that is a block (`required-content.ts`).
  if (candidate.recipient.kind === 'individual' && candidate.level < 3)
    cautions.push({
      code: 'individual',
      message: say`an individual: consumer rules apply, so read the letter before it goes out`,
    });
  const { address, country, customer } = candidate.recipient;
  if (address.trim() !== '' && !hasTown(address, country))
    cautions.push({
      code: 'no_town',
      message: say`the address of customer ${customer} lacks a town or a postcode; complete it in the customer's profile`,
    });
  const language = languageCaution(candidate.customerLanguage, candidate.letterLanguage);
  if (language !== null) cautions.push({ code: 'language', message: language });
  return cautions;
}

/** `characters`: those that no font of ours has. Null: there are none. A sentence without a full stop. */
export const unprintableCaution = (characters: readonly string[]): Text | null =>
  characters.length === 0
    ? null
    : say`no font here has ${list(characters.map((character) => `"${character}"`))}; the letter prints a box in its place`;
