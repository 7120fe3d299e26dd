/**
 * What a bank file says, whatever its format: statements with balances, and lines.
 *
 *     ES91 2100 …, EUR, statement 12 of 2026-03-01 … 2026-03-31
 *       opening 2026-02-28   10,000.00
 *       2026-03-04  +1,210.00  Florería Sol   "Factura INV-1042"
 *       2026-03-05     −35.00  charges
 *       closing 2026-03-31   11,175.00
 *
 * Readers in `formats/in/bank/` make it, `domain/bank/` judges it, the ledger keeps it.
 */
import type { IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import type { Text } from '../texts/text.ts';

/**
 * `statement`: booked lines of a period (CAMT.053, MT940, OFX, CSV) · `interim`: lines of a day
 * that is not over (CAMT.052, MT942) · `notification`: single bookings (CAMT.054), no balances.
 */
export type StatementKind = 'statement' | 'interim' | 'notification';

export type LineStatus = 'booked' | 'pending' | 'information';

export interface BankBalance {
  readonly on: IsoDate;
  /** Negative: overdrawn. */
  readonly amountMinor: Minor;
}

/** Where in the file: one-based line. */
export interface FilePlace {
  readonly line: number;
}

export interface BankLine {
  readonly place: FilePlace;
  readonly bookedOn: IsoDate;
  readonly valueOn: IsoDate | null;
  readonly currency: CurrencyCode;
  /** Positive: money in. Whole minor units of `currency`; never 0 unless the bank says 0. */
  readonly amountMinor: Minor;
  readonly status: LineStatus;
  /** The bank takes an earlier entry back (returned debit, cancelled credit). */
  readonly isReversal: boolean;
  /** The bank's own reference of the entry (AcctSvcrRef, FITID, `//…` of :61:), or `''`. */
  readonly bankReference: string;
  readonly endToEndId: string;
  readonly mandateId: string;
  /** RF (ISO 11649), QR or other structured creditor reference, without blanks; or `''`. */
  readonly structuredReference: string;
  /** What the payer wrote, lines joined by one blank. */
  readonly text: string;
  /** Of `text`, what tells the booking from others: without columns that nobody mapped. Absent: all of it. */
  readonly ownText?: string;
  readonly counterpartyName: string;
  /** IBAN without blanks, or the number as written. */
  readonly counterpartyAccount: string;
  /** BIC or bank code. */
  readonly counterpartyBank: string;
  /** Transaction code as written: `PMNT/RCDT/ESCT`, `NTRF`, `CREDIT`. */
  readonly code: string;
  /** Charges that the bank took out of this line; positive, in `currency`. */
  readonly chargesMinor: Minor;
  /** What was sent, when it was in another currency. */
  readonly original: {
    readonly currency: CurrencyCode;
    readonly amountMinor: Minor;
    /** As written, or `''`. */
    readonly rate: string;
  } | null;
  /** One of several payments of one booking; null when the booking is the line. */
  readonly batch: {
    readonly index: number;
    readonly count: number;
    readonly bookingMinor: Minor;
  } | null;
  /** The lines of the file that say it, as they stand there. */
  readonly raw: string;
}

export interface BankStatement {
  readonly place: FilePlace;
  readonly kind: StatementKind;
  /** IBAN without blanks, or the number as the bank writes it; `''` when the file names none. */
  readonly account: string;
  /** Name of the account or its holder, or `''`. */
  readonly accountName: string;
  /** BIC or bank code, or `''`. */
  readonly bank: string;
  readonly currency: CurrencyCode;
  /** Id and sequence number as written: `12/1`, or `''`. */
  readonly number: string;
  readonly fromOn: IsoDate | null;
  readonly toOn: IsoDate | null;
  readonly opening: BankBalance | null;
  readonly closing: BankBalance | null;
  readonly lines: readonly BankLine[];
}

export interface BankFileFinding {
  readonly severity: 'refused' | 'warning' | 'note';
  /** snake_case, stable: `closing_differs`, `bad_date`, `batch_not_opened`. */
  readonly code: string;
  readonly line: number | null;
  /** Element or tag: `<BookgDt>`, `:61:`, `<DTPOSTED>`; null for the file as a whole. */
  readonly where: string | null;
  /** A whole sentence that names the place and what to do. */
  readonly message: Text;
}

export interface BankFile {
  /** `camt.053.001.02`, `mt940`, `mt942`, `ofx 1.0.2`, `ofx 2.1.1`, `norma43`, `csv`. */
  readonly format: string;
  readonly statements: readonly BankStatement[];
  /**
   * `refused` findings with a line are of single entries that are left out; the rest of the file counts.
   * One without a line is of the whole file, which has no statements then.
   */
  readonly findings: readonly BankFileFinding[];
  /** Entries that could be read and are left out with the whole file; absent: none. */
  readonly leftOut?: number;
}

/** A file that cannot be read at all: one sentence, and where. */
export interface BankFileFault {
  readonly code: string;
  readonly line: number | null;
  readonly message: Text;
}
