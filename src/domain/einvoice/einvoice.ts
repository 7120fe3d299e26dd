/**
 * What an electronic invoice says, whatever its syntax (UBL 2.1, UN/CEFACT CII, Factur-X, FatturaPA,
 * Facturae), in the terms of EN 16931 (BT numbers beside each).
 *
 *     INV-1042 of 2026-01-31, due 2026-03-02, EUR 1,234.50 payable, from Flores SL to Müller GmbH
 */
import type { IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import type { Result } from '../result.ts';
import type { EarlyDiscount } from '../terms/terms.ts';
import type { Text } from '../texts/text.ts';

export interface EInvoiceParty {
  /** BT-27/BT-44 registration name; the trading name when it is the only one. */
  readonly name: string;
  /** BT-31/BT-48, or `''`. */
  readonly vatId: string;
  /** BT-30/BT-47 legal registration id, or `''`. */
  readonly registration: string;
  /** BT-34/BT-49 electronic address or another id the sender gave, or `''`. */
  readonly endpoint: string;
  /** BT-29/BT-46: the number by which the sender of the invoice knows the party, or `''`. */
  readonly id: string;
  readonly country: string | null;
  /** Lines of the postal address. */
  readonly address: string;
  readonly email: string;
  readonly phone: string;
}

export interface EInvoiceLine {
  /** BT-126. */
  readonly id: string;
  /** BT-153, with BT-154 behind it when there is one. */
  readonly description: string;
  /** BT-155 seller's, else BT-156 buyer's, else BT-157 standard id. */
  readonly code: string;
  /** BT-129 as decimal text: `10.0000`. */
  readonly quantity: string;
  /** BT-130 unit code: `C62`. */
  readonly unit: string;
  /** BT-146 for one unit, as decimal text. */
  readonly unitPrice: string;
  /** BT-131; null when the document does not say it so that it can be read (a doubt says so). */
  readonly netMinor: Minor | null;
  /** BT-134/135 or the delivery date of the invoice (BT-72). */
  readonly deliveredOn: IsoDate | null;
}

export interface EInvoice {
  /** `UBL 2.1 Invoice`, `UBL 2.1 CreditNote`, `CII`, `Factur-X`, `FatturaPA`, `Facturae`. */
  readonly syntax: string;
  /** BT-24 specification identifier, as written. */
  readonly profile: string;
  /** BT-3: 380, 381, 384, 389 …; in FatturaPA TD01, TD04 … */
  readonly typeCode: string;
  readonly kind: 'invoice' | 'credit_note';
  /** BT-1. */
  readonly number: string;
  /** BT-2. */
  readonly issuedOn: IsoDate;
  /** BT-9; null when the invoice names none. */
  readonly dueOn: IsoDate | null;
  /**
   * Parts of the amount payable with due dates of their own, by date; Σ = `payableMinor`. Empty when
   * the document is due as a whole. `dueOn` is then that of the last part.
   */
  readonly instalments: readonly { readonly dueOn: IsoDate; readonly amountMinor: Minor }[];
  /** BT-20 payment terms as written. */
  readonly terms: string;
  /** Early-payment discounts that stand in elements of their own, not only in the terms. */
  readonly discounts: readonly EarlyDiscount[];
  /** BT-5. */
  readonly currency: CurrencyCode;
  /** BT-112 total with VAT; negative when the document corrects by a negative total. */
  readonly grossMinor: Minor;
  /** BT-113. */
  readonly prepaidMinor: Minor;
  /** BT-114. */
  readonly roundingMinor: Minor;
  /**
   * Of the total, what the buyer pays to the tax office or keeps instead of paying it to the seller
   * (ritenuta d'acconto, split payment, retención); never owed. Zero in EN 16931.
   */
  readonly withheldMinor: Minor;
  /** BT-115. */
  readonly payableMinor: Minor;
  /** BT-13 purchase order. */
  readonly po: string;
  /** BT-12 contract. */
  readonly contract: string;
  /** BT-83 remittance information (what the payer should write). */
  readonly paymentReference: string;
  /** BT-25/26: invoices that this one corrects. */
  readonly preceding: readonly { readonly number: string; readonly issuedOn: IsoDate | null }[];
  readonly seller: EInvoiceParty;
  readonly buyer: EInvoiceParty;
  readonly lines: readonly EInvoiceLine[];
  /** Totals that do not agree with each other or with the lines, one sentence each. */
  readonly doubts: readonly EInvoiceDoubt[];
}

/** What does not add up, or was not as it should be, and what was taken: a whole sentence. */
export interface EInvoiceDoubt {
  /** Left out: a warning. */
  readonly severity?: 'note';
  readonly code: string;
  readonly message: Text;
}

/** Why a file is no e-invoice that can be taken: one sentence with the place. */
export interface EInvoiceFault {
  readonly code: string;
  readonly line: number | null;
  readonly message: Text;
}

/** A file with one e-invoice, or with several as Italy and Spain send them: in order. */
export interface EInvoiceFile {
  /** At least one; of a file that cannot be read at all the one fault. */
  readonly documents: readonly Result<EInvoice, EInvoiceFault>[];
  /** About the file as a whole: a signature that nobody checked, a batch that does not add up. */
  readonly doubts: readonly EInvoiceDoubt[];
}

/** What the buyer owes in all: total with VAT and rounding, less what is withheld; in minor units. */
export const claimOf = (invoice: EInvoice): Minor =>
  invoice.grossMinor + invoice.roundingMinor - invoice.withheldMinor;
