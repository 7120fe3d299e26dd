/** One customer as the detectors of risk see it, and what a detector is. */
import type { CaseFact } from '../case/live-facts.ts';
import type { CreditLimit } from '../credit/credit-given.ts';
import type { IsoDate } from '../dates.ts';
import type { Contract } from '../contracts/contract.ts';
import type { CustomerContact } from '../customers/profile.ts';
import type { CasePromise } from '../case/judged-case.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import type { InHome } from './adbt.ts';
import type { OpenChange, Receivables } from './open-by-day.ts';
import type { ItemHistory, PaymentHistory } from './observations.ts';
import type { ShiftParameters } from './payment-shift.ts';
import type { PurchaseHistory } from './purchases.ts';
import type { ReceiptHistory } from './receipts.ts';
import type { LedgerSignal } from './signals.ts';
import type { SignalKind } from './weights.ts';

/** Of a customer, in force or not, not retired. */
export interface ContractOnFile {
  readonly contract: Contract;
  /** The day of its first version. */
  readonly on: IsoDate;
}

/** A customer's contacts from a day on. */
export interface ContactsOnFile {
  readonly on: IsoDate;
  readonly contacts: readonly Pick<CustomerContact, 'name' | 'role'>[];
}

/** As of a day, with what was known then. */
export interface RiskPicture {
  readonly asOf: IsoDate;
  /** Of the case, those that were not taken back, with their ends; verdicts among them. */
  readonly facts: readonly CaseFact[];
  readonly payments: PaymentHistory;
  readonly purchases: PurchaseHistory;
  readonly shift: ShiftParameters;
  /** Every item that there ever was; what case facts set aside of them is in `payments` alone. */
  readonly items: readonly ItemHistory[];
  /** By day, those that were reversed, too. */
  readonly receipts: readonly ReceiptHistory[];
  /** In the order of recording, as the case is judged. */
  readonly promises: readonly CasePromise[];
  /** ISO 3166 alpha-2 of the customer (null: not known) and of us. */
  readonly country: string | null;
  readonly ourCountry: string;
  /** At the rate of the day. */
  readonly inHome: InHome;
  /** Minor units of the second currency at the rate of the day; null: there is no rate. */
  readonly convert: (minor: Minor, from: CurrencyCode, to: CurrencyCode) => Minor | null;
  /** Null: none was set. */
  readonly limit: CreditLimit | null;
  /** Of what binds the limit beside items: deliveries and released orders, and money on account (below 0). */
  readonly binding: readonly OpenChange[];
  readonly receivables: Receivables;
  readonly contracts: readonly ContractOnFile[];
  /** Of its profile, in the order in which they came into force. */
  readonly contacts: readonly ContactsOnFile[];
}

export interface Detector {
  /** What it may say. */
  readonly kinds: readonly SignalKind[];
  /** A pure function: those that are over or dismissed, too. */
  readonly detect: (picture: RiskPicture) => readonly LedgerSignal[];
}
