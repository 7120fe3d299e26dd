/**
 * Every detector that works signals out of the ledger. One that is added to the list is in the inbox, the
 * terminal, the score and the back-test.
 */
import { lateToday, shiftOfPattern } from './payment-signals.ts';
import { unusualFrequency, unusualSeason, unusualSize } from './purchase-signals.ts';
import type { Detector, RiskPicture } from './risk-picture.ts';
import type { LedgerSignal } from './signals.ts';

const DETECTORS: readonly Detector[] = [
  shiftOfPattern,
  lateToday,
  unusualSize,
  unusualFrequency,
  unusualSeason,
];

/** By detector, then day, the newest first. */
export const ledgerSignals = (picture: RiskPicture): readonly LedgerSignal[] =>
  DETECTORS.flatMap(({ detect }) => detect(picture));
