/**
 * What signals rest on, row by row: whatever a sentence names stands here, so that it can be opened and worked
 * out again from here alone (`tests/domain/risk/evidence.property.test.ts`).
 */
import type { CaseFact } from '../case/live-facts.ts';
import { daysBetween, type IsoDate } from '../dates.ts';
import { nameOf, type ItemHistory } from './observations.ts';
import type { ReceiptHistory } from './receipts.ts';
import { openOn } from './set-aside-items.ts';
import type { SignalEvidence } from './signals.ts';

/** As it stood at the end of the day. */
export const itemEvidence = (item: ItemHistory, on: IsoDate): SignalEvidence => ({
  of: 'item',
  name: nameOf(item),
  on,
  days: daysBetween(item.firstDueOn, on),
  currency: item.currency,
  amountMinor: item.grossMinor,
  openMinor: Math.max(0, openOn(item, on)),
});

export const receiptEvidence = ({
  number,
  on,
  currency,
  amountMinor,
}: ReceiptHistory): SignalEvidence => ({
  of: 'receipt',
  name: number,
  on,
  days: null,
  currency,
  amountMinor,
  openMinor: null,
});

/** `on`: the day that matters of it, where it is not its own. */
export const factEvidence = (
  { key, on: ownDay, currency, amountMinor }: CaseFact,
  on: IsoDate = ownDay,
): SignalEvidence => ({
  of: 'fact',
  name: key,
  on,
  days: null,
  currency,
  amountMinor,
  openMinor: null,
});

/** Something of the file that is no fact: a contract, a contact. */
export const fileEvidence = (name: string, on: IsoDate): SignalEvidence => ({
  of: 'fact',
  name,
  on,
  days: null,
  currency: null,
  amountMinor: null,
  openMinor: null,
});
