/** What a preview shows of a file: rows, statements, an e-invoice. Amounts in minor units. */
import type { IsoDate } from '../../domain/dates.ts';
import type { Text } from '../../domain/texts/text.ts';

/** One draft as it will be recorded, for the eye. */
export interface DraftRow {
  readonly line: number;
  readonly status: 'new' | 'duplicate' | 'refused';
  readonly document: string;
  readonly customer: string;
  readonly name: string;
  readonly issuedOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
  readonly settledOn: IsoDate | null;
  readonly currency: string;
  readonly amountMinor: number | null;
  readonly disputed: boolean;
}

/** A statement of a bank file, for the eye. */
export interface PreviewStatement {
  readonly account: string;
  readonly accountName: string;
  readonly currency: string;
  readonly number: string;
  readonly fromOn: IsoDate | null;
  readonly toOn: IsoDate | null;
  readonly openingMinor: number | null;
  readonly closingMinor: number | null;
  readonly differenceMinor: number | null;
  readonly lines: number;
  readonly newLines: number;
  readonly inMinor: number;
  readonly outMinor: number;
  readonly continuity: string;
  readonly because: Text;
}

/** An e-invoice, for the eye. */
export interface PreviewEInvoice {
  readonly syntax: string;
  readonly kind: 'invoice' | 'credit_note';
  readonly number: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate | null;
  readonly currency: string;
  readonly grossMinor: number;
  readonly prepaidMinor: number;
  readonly payableMinor: number;
  readonly seller: string;
  readonly buyer: string;
  /** Code of the customer it will stand under, and whether it is new. */
  readonly customer: string;
  readonly isNewCustomer: boolean;
  readonly lines: readonly {
    readonly description: string;
    readonly quantity: string;
    readonly unit: string;
    readonly unitPrice: string;
    readonly netMinor: number | null;
  }[];
}
