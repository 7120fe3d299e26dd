/** An aging report as the PDF worker gets it. All amounts in minor units of the row's currency. */
import type { Instant, IsoDate } from '../../domain/dates.ts';

/** `amountsMinor[i]` belongs to `columns[i]`. */
export interface AgingPrintAmounts {
  readonly currency: string;
  readonly amountsMinor: readonly number[];
  readonly outstandingMinor: number;
  readonly onAccountMinor: number;
  readonly netMinor: number;
}

export interface AgingPrintRow extends AgingPrintAmounts {
  readonly customer: string | null;
  readonly name: string | null;
  readonly country: string | null;
  readonly item: string | null;
  readonly issuedOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
  readonly daysPastDue: number | null;
}

export interface AgingPrint {
  readonly kind: 'aging';
  readonly company: string;
  readonly asOf: IsoDate;
  readonly knownAt: Instant | null;
  readonly basis: 'due' | 'invoice';
  readonly limits: readonly number[];
  readonly by: 'customer' | 'item' | 'country' | 'currency';
  /** Only this currency was asked for; null: all. */
  readonly currency: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly AgingPrintRow[];
  readonly totals: readonly AgingPrintAmounts[];
  readonly tieOut: readonly {
    readonly currency: string;
    readonly ledgerMinor: number;
    readonly reportMinor: number;
    readonly differenceMinor: number;
  }[];
  readonly printedAt: Instant;
}
