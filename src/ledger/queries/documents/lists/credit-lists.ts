/** What receipts and credit notes look like in a list; `receipt-list.ts` and `credit-note-list.ts`. */
import type { IsoDate } from '../../../../domain/dates.ts';
import type { ListQuery } from '../../list-query.ts';

export interface PaidInCurrency {
  readonly currency: string;
  readonly amountMinor: number;
  /** Currency of the receipt for one of the paid one. */
  readonly rate: string;
  readonly rateOn: IsoDate;
  readonly rateSource: string;
}

/** Amounts in minor units of `currency`; `unallocated = amount − what was applied or reversed`. */
export interface CreditListRow {
  readonly creditId: number;
  readonly customerId: number;
  readonly number: string;
  readonly customer: string;
  readonly name: string;
  readonly effectiveOn: IsoDate;
  readonly currency: string;
  readonly amountMinor: number;
  readonly unallocatedMinor: number;
  readonly reference: string;
  readonly reversed: boolean;
  /** What came in, when it was in another currency; always null for a credit note. */
  readonly paid: PaidInCurrency | null;
  readonly batchId: number | null;
}

export interface CreditListQuery extends ListQuery {
  /** Only this document number. */
  readonly number?: string;
}
