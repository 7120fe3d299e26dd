/**
 * An aging report as it leaves the program, on paper or as a sheet: what was asked, the rows, the
 * totals and the proof. All amounts in minor units of the row's own currency.
 */
import type { AgingBasis, AgingLimits } from './aging.ts';
import type { Instant, IsoDate } from './dates.ts';
import type { CurrencyCode, Minor } from './money.ts';

/** `amountsMinor[i]` belongs to `columns[i]`; `net = outstanding − onAccount`. */
export interface AgingDocumentAmounts {
  readonly currency: CurrencyCode;
  readonly amountsMinor: readonly Minor[];
  readonly outstandingMinor: Minor;
  readonly onAccountMinor: Minor;
  readonly netMinor: Minor;
}

export interface AgingDocumentRow extends AgingDocumentAmounts {
  readonly customer: string | null;
  readonly name: string | null;
  readonly country: string | null;
  readonly item: string | null;
  readonly issuedOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
  readonly daysPastDue: number | null;
}

export interface AgingDocument {
  readonly company: string;
  readonly asOf: IsoDate;
  readonly knownAt: Instant | null;
  readonly basis: AgingBasis;
  readonly limits: AgingLimits;
  readonly by: 'customer' | 'item' | 'country' | 'currency';
  /** Only this currency was asked for; null: all. */
  readonly currency: CurrencyCode | null;
  readonly columns: readonly string[];
  readonly rows: readonly AgingDocumentRow[];
  readonly totals: readonly AgingDocumentAmounts[];
  readonly tieOut: readonly {
    readonly currency: CurrencyCode;
    readonly ledgerMinor: Minor;
    readonly reportMinor: Minor;
    readonly differenceMinor: Minor;
  }[];
}
