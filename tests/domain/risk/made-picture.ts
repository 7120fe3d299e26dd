/** A customer as detectors see it, made by hand: what is not said is nothing. */
import type { IsoDate } from '../../../src/domain/dates.ts';
import { paymentHistory, type ItemHistory } from '../../../src/domain/risk/observations.ts';
import { SHIFT_PARAMETERS } from '../../../src/domain/risk/payment-shift.ts';
import type { RiskPicture } from '../../../src/domain/risk/risk-picture.ts';

export const madePicture = (
  items: readonly ItemHistory[],
  of: { readonly asOf: IsoDate } & Partial<RiskPicture>,
): RiskPicture => ({
  facts: [],
  payments: paymentHistory(items),
  shift: SHIFT_PARAMETERS,
  ...of,
});
