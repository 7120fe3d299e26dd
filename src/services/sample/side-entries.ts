/**
 * Entries of the sample that leave nothing behind: an invoice paid twice and the second money given
 * back, and a receipt typed for the wrong customer and taken back a week later.
 *
 *     R-2026-0001 of C1002, 1,210.00, "paid twice"      RF-2026-0001 of the same sum, nine days later
 *     R-2026-0002 of C1004, reversed from its own day
 */
import { addDays, type IsoDate } from '../../domain/dates.ts';
import type { ReceiptDraft, RefundDraft } from '../../domain/facts/drafts.ts';
import { businessDay } from './business-day.ts';
import type { SampleHistory } from './history.ts';

export interface SideEntries {
  readonly receipts: readonly { readonly on: IsoDate; readonly draft: ReceiptDraft }[];
  readonly refunds: readonly { readonly on: IsoDate; readonly draft: RefundDraft }[];
  /** Numbers of receipts. */
  readonly reversals: readonly {
    readonly on: IsoDate;
    readonly receipt: string;
    readonly reason: string;
  }[];
}

const PAID_TWICE_AGO = 75;
const MISTYPED_AGO = 54;

export function sideEntries({ days }: SampleHistory, today: IsoDate): SideEntries {
  const none: SideEntries = { receipts: [], refunds: [], reversals: [] };
  const receipts = days.flatMap((day) => day.drafts.receipts);
  const before = (ago: number): ReceiptDraft | undefined =>
    receipts.findLast((one) => one.currency === 'EUR' && one.receivedOn <= addDays(today, -ago));
  const first = before(PAID_TWICE_AGO);
  const other = before(MISTYPED_AGO);
  if (first === undefined || other === undefined || first.customer === other.customer) return none;
  const numbers = new Map<string, number>();
  const numberOn = (letters: string, on: IsoDate): string => {
    const series = `${letters}-${on.slice(0, 4)}`;
    const next = (numbers.get(series) ?? 0) + 1;
    numbers.set(series, next);
    return `${series}-${String(next).padStart(4, '0')}`;
  };
  const again = businessDay(addDays(first.receivedOn, 2));
  const back = businessDay(addDays(again, 9));
  const twice: ReceiptDraft = {
    ...first,
    number: numberOn('R', again),
    receivedOn: again,
    reference: `${first.reference}, paid twice`,
  };
  const typed: ReceiptDraft = {
    ...other,
    customer: first.customer,
    number: numberOn('R', other.receivedOn),
  };
  return {
    receipts: [
      { on: again, draft: twice },
      { on: other.receivedOn, draft: typed },
    ],
    refunds: [
      {
        on: back,
        draft: {
          number: numberOn('RF', back),
          sourceKind: 'receipt',
          source: twice.number,
          refundedOn: back,
          amountMinor: twice.amountMinor,
          reason: `${first.reference} was paid twice`,
        },
      },
    ],
    reversals: [
      {
        on: businessDay(addDays(other.receivedOn, 7)),
        receipt: typed.number,
        reason: `typed for the wrong customer: it was ${other.number}`,
      },
    ],
  };
}
