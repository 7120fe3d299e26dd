/**
 * Late-payment interest of open items of the ledger: from what was paid and credited on them, by the law or the
 * contract that governs each.
 *
 *     INV-7, 1,000.00 due 2026-03-10, 400.00 received on 2026-04-02, ES, to 2026-05-01
 *       ->  23 days on 1,000.00, 29 on 600.00; EUR 40.00 once for the invoice
 *
 * Allocations are principal and stay so (domain-rules 4.6 no. 12); a credit note lowers the principal from the
 * due date on, because a sum never owed bears no interest (no. 5); one that was open and names no invoice from its
 * own day, a written-off part from the day of the write-off.
 */
import { rollToBusinessDay, type BusinessCalendar } from '../business-days.ts';
import { addDays, type IsoDate } from '../dates.ts';
import type { DebtorKind } from '../facts/drafts.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import type { Fraction } from '../rates/fraction.ts';
import type { Result } from '../result.ts';
import {
  accrue,
  dayAfter,
  type Claim,
  type DatedAmount,
  type Interest,
  type InterestRefusal,
} from './accrue.ts';
import { lawCode } from './law-code.ts';
import { LAWS } from './laws.ts';
import type { RateTable } from './legal-rates.ts';

export interface InterestItem {
  readonly itemId: number;
  readonly invoiceId: number;
  readonly currency: CurrencyCode;
  /** With an extension that was granted. */
  readonly dueOn: IsoDate;
  readonly grossMinor: Minor;
  readonly movements: readonly ItemMovement[];
}

/**
 * What was applied to an item. Below zero: taken back, as if it had never been. `open_credit`: a credit note that
 * names no invoice and that a letter applied to the oldest; `on` is its own day.
 */
export interface ItemMovement extends DatedAmount {
  readonly by: 'money' | 'credit' | 'open_credit' | 'write_off';
}

export interface GoverningTerms {
  /** ISO 3166 country. */
  readonly law: string;
  /** It stands nowhere: our own country's law is taken. */
  readonly isAssumed: boolean;
  /** What a signed contract says, percent a year, and the first day of it; null: the law's rate from the law's day. */
  readonly agreed: { readonly percent: Fraction; readonly from: IsoDate } | null;
}

export interface ItemInterest {
  readonly terms: GoverningTerms;
  /** First day that bears interest. */
  readonly from: IsoDate;
  readonly answer: Result<Interest, InterestRefusal>;
}

/** `asOf`: the last day that counts (inclusive). `calendar`: of the country of the law, for a due day that moves. */
export function itemInterest(
  item: InterestItem,
  terms: GoverningTerms,
  setting: {
    readonly asOf: IsoDate;
    readonly debtor: DebtorKind;
    readonly table: RateTable;
    readonly calendar: BusinessCalendar;
  },
): ItemInterest {
  const { asOf, debtor, table, calendar } = setting;
  const movesDueDay = LAWS[lawCode(terms.law)]?.movesDueDay ?? false;
  const from =
    terms.agreed?.from ??
    dayAfter(movesDueDay ? rollToBusinessDay(item.dueOn, calendar) : item.dueOn);
  const stood = whatStood(item.movements);
  const claim: Claim = {
    law: terms.law,
    contractPercent: terms.agreed?.percent ?? null,
    currency: item.currency,
    principalMinor: item.grossMinor,
    dueOn: item.dueOn,
    interestFrom: from,
    payments: stood.filter(({ by }) => by === 'money'),
    credits: stood
      .filter(({ by }) => by !== 'money')
      .map(({ by, on, minor }) => ({ on: by === 'credit' ? addDays(from, -1) : on, minor })),
    contractedOn: null,
    debtor,
    dayCount: 'act/365',
    order: 'principal-first',
    multiple: null,
    compounding: null,
  };
  return { terms, from, answer: accrue(claim, asOf, table) };
}

/** What was taken back goes against the newest of its kind before it: a debit that came back was never paid. */
function whatStood(movements: readonly ItemMovement[]): readonly ItemMovement[] {
  const stood: { on: IsoDate; minor: Minor; by: ItemMovement['by'] }[] = [];
  for (const { on, minor, by } of movements.toSorted((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : b.minor - a.minor,
  )) {
    if (minor > 0) {
      stood.push({ on, minor, by });
      continue;
    }
    let back = -minor;
    for (const one of stood.filter((each) => each.by === by).reverse()) {
      const taken = Math.min(back, one.minor);
      one.minor -= taken;
      back -= taken;
    }
  }
  return stood.filter(({ minor }) => minor > 0);
}

type FixedSumItem = InterestItem & { readonly interest: ItemInterest };

/**
 * Fixed sums of the items that are demanded together, by item id: where a law gives one an invoice, the item of
 * it that is due longest has it and the others none. Of `others`, that are not demanded with them: what each would add.
 */
export function fixedSums(
  items: readonly FixedSumItem[],
  others: readonly FixedSumItem[] = [],
): ReadonlyMap<number, { readonly currency: CurrencyCode; readonly minor: Minor }> {
  const sums = new Map<number, { readonly currency: CurrencyCode; readonly minor: Minor }>();
  const invoices = new Set<number>();
  const byDueDate = (a: FixedSumItem, b: FixedSumItem): number =>
    a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.itemId - b.itemId;
  for (const { itemId, invoiceId, interest } of [
    ...items.toSorted(byDueDate),
    ...others.toSorted(byDueDate),
  ]) {
    const { answer, terms } = interest;
    if (!answer.ok || answer.value.fixedSum === null) continue;
    const isOfInvoice = LAWS[lawCode(terms.law)]?.fixedSum?.each === 'invoice';
    if (isOfInvoice && invoices.has(invoiceId)) continue;
    invoices.add(invoiceId);
    const { currency, minor } = answer.value.fixedSum;
    sums.set(itemId, { currency, minor });
  }
  return sums;
}
