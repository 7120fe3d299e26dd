/**
 * Every detector that works signals out of the ledger. One that is added to the list is in the inbox, the
 * terminal, the score and the back-test.
 */
import { brokenPromises, extensionRequests, lateDisputes } from './agreement-signals.ts';
import { concentration, utilisation } from './exposure-signals.ts';
import { contactChurn, noSignedContract, sellThrough, staleReport } from './file-signals.ts';
import { lateToday, shiftOfPattern } from './payment-signals.ts';
import { PURCHASE_DETECTORS } from './purchase-signals.ts';
import { untrueReasons } from './reason-signals.ts';
import {
  cherryPicking,
  partialPayments,
  payerChanged,
  returnedPayments,
} from './receipt-signals.ts';
import type { Detector, RiskPicture } from './risk-picture.ts';
import type { LedgerSignal } from './signals.ts';

const DETECTORS: readonly Detector[] = [
  shiftOfPattern,
  lateToday,
  brokenPromises,
  extensionRequests,
  lateDisputes,
  untrueReasons,
  ...PURCHASE_DETECTORS,
  partialPayments,
  cherryPicking,
  returnedPayments,
  payerChanged,
  utilisation,
  concentration,
  noSignedContract,
  staleReport,
  contactChurn,
  sellThrough,
];

/** What is worked out of the ledger. */
export const DETECTED_KINDS = DETECTORS.flatMap(({ kinds }) => kinds);

/** By detector, then day, the newest first. */
export const ledgerSignals = (picture: RiskPicture): readonly LedgerSignal[] =>
  DETECTORS.flatMap(({ detect }) => detect(picture));
