/**
 * Contracts with customers (domain-rules.md 1.1 P08–P15): what was agreed on paper, and which clauses
 * a letter may cite.
 *
 *     K-2026-014 of C-1007, FOB Guayaquil price list 3, transfer, net 30, EUR
 *       signed by us 2026-01-10, by the customer 2026-01-12, payment terms initialled 2026-01-12
 *       valid from 2026-01-15
 *       7.2  late interest 1.5 % a month from the day after the due date
 *       9    the goods stay ours until they are paid
 */
import type { IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import type { Terms } from '../terms/terms.ts';

export const PAYMENT_METHODS = [
  'transfer',
  'direct_debit',
  'cash',
  'cheque',
  'card',
  'documentary',
  'other',
] as const;
/** `documentary`: letter of credit or documentary collection. */
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** From which day something counts: `days` after `base`, and then from the day after that (P13). */
export interface StartRule {
  readonly base: 'due_date' | 'invoice_date' | 'delivery' | 'demand';
  readonly days: number;
}

/** Where a clause stands in the paper, and its words there. */
interface Cited {
  /** `7.2`, `§ 9`, `Annex B 3`. */
  readonly number: string;
  readonly text: string;
}

export type Clause = Cited &
  (
    | {
        readonly kind: 'late_interest';
        /** Plain decimal text, percent: `1.5`. */
        readonly ratePercent: string;
        readonly per: 'year' | 'month';
        readonly from: StartRule;
      }
    | { readonly kind: 'flat_fee'; readonly amountMinor: Minor; readonly currency: CurrencyCode }
    | {
        readonly kind: 'retention_of_title';
        /** `simple`: these goods · `all_debts`: until the whole account is paid · `extended`: resold or mixed goods too. */
        readonly extent: 'simple' | 'all_debts' | 'extended';
        /** Since when the goods may be asked back; null: not said. */
        readonly from: StartRule | null;
      }
    | {
        readonly kind: 'suspension_right';
        /** Since when deliveries may stop; null: as soon as anything is overdue. */
        readonly from: StartRule | null;
      }
    | { readonly kind: 'early_discount'; readonly percentBp: number; readonly days: number }
    | { readonly kind: 'jurisdiction'; readonly place: string }
    | { readonly kind: 'governing_law'; readonly law: string }
    | { readonly kind: 'other' }
  );

export type ClauseKind = Clause['kind'];

export interface Contract {
  readonly number: string;
  /** Code of the customer. */
  readonly customer: string;
  readonly title: string;
  /** What the price rests on (P08 1): `FOB Guayaquil, price list 3`. */
  readonly priceBasis: string;
  /** P08 2. */
  readonly paymentMethod: PaymentMethod;
  readonly terms: Terms;
  readonly signedByUsOn: IsoDate | null;
  readonly signedByCustomerOn: IsoDate | null;
  /** P12: the customer put initials beside the payment terms. */
  readonly termsInitialledOn: IsoDate | null;
  readonly validFrom: IsoDate;
  /** The last day; null: open-ended. */
  readonly validTo: IsoDate | null;
  readonly governingLaw: string;
  readonly jurisdiction: string;
  readonly currency: CurrencyCode;
  readonly clauses: readonly Clause[];
  readonly notes: string;
}
