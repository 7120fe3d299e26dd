/** One customer as the detectors of risk see it, and what a detector is. */
import type { CaseFact } from '../case/live-facts.ts';
import type { CreditLimit } from '../case/supply.ts';
import type { IsoDate } from '../dates.ts';
import type { CasePromise } from '../case/judged-case.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import type { InHome } from './adbt.ts';
import type { ItemHistory, PaymentHistory } from './observations.ts';
import type { ShiftParameters } from './payment-shift.ts';
import type { PurchaseHistory } from './purchases.ts';
import type { LedgerSignal } from './signals.ts';
import type { SignalKind } from './weights.ts';

/** As of a day, with what was known then. */
export interface RiskPicture {
  readonly asOf: IsoDate;
  /** Of the case, those that were not taken back, with their ends; verdicts among them. */
  readonly facts: readonly CaseFact[];
  readonly payments: PaymentHistory;
  readonly purchases: PurchaseHistory;
  /** Null: none was set. */
  readonly limit: CreditLimit | null;
  /** Minor units of the second currency at the rate of the day; null: there is no rate. */
  readonly convert: (minor: Minor, from: CurrencyCode, to: CurrencyCode) => Minor | null;
  readonly shift: ShiftParameters;
  /** Every item that there ever was; what case facts set aside of them is in `payments` alone. */
  readonly items: readonly ItemHistory[];
  /** In the order of recording, as the case is judged. */
  readonly promises: readonly CasePromise[];
  /** At the rate of the day. */
  readonly inHome: InHome;
}

export interface Detector {
  /** What it may say. */
  readonly kinds: readonly SignalKind[];
  /** A pure function: those that are over or dismissed, too. */
  readonly detect: (picture: RiskPicture) => readonly LedgerSignal[];
}
