/**
 * Receipts that a list of open items made (`domain/imports/snapshot`) are no money anybody saw: the money that the
 * bank brings replaces them, so that nothing counts twice.
 *
 *     INV-2 of 120.00, settled per list of 28 February by L-INV-2; the list before was of 31 January
 *       line of 12 February, 120.00 "INV-2"  ->  replaces L-INV-2
 *       line of 12 February, 100.00 "INV-2"  ->  replaces 100.00 of it; 20.00 stay settled per list
 *       line of 12 March, 120.00 "INV-2"     ->  paid twice, or the list was wrong: asked
 */
import { daysBetween, type IsoDate } from '../../dates.ts';
import type { Minor } from '../../money.ts';

export interface PerListSpan {
  /** Day of the list by which the item was settled. */
  readonly takenOn: IsoDate;
  /** Day of the list before, which still had it open; null: there was none. */
  readonly previousOn: IsoDate | null;
}

/** What one receipt per list settled of one item. */
export interface PerListPart extends PerListSpan {
  /** Its number. */
  readonly receipt: string;
  readonly amountMinor: Minor;
}

/** Whether money booked that day came between the two lists. */
export const isBetweenLists = ({ takenOn, previousOn }: PerListSpan, on: IsoDate): boolean =>
  on <= takenOn && (previousOn === null || on > previousOn);

/**
 * What of the parts of one item money of a day replaces, those of the nearest list first. A list knew all
 * money up to its day, so such money replaces what lists settled before it pays what is open; money
 * that came after all of them pays what is open first. `roomMinor`: open of the item beside the parts.
 */
export function replacedParts<Part extends PerListPart>(
  parts: readonly Part[],
  on: IsoDate,
  wholeMinor: Minor,
  roomMinor: Minor,
): readonly { readonly part: Part; readonly amountMinor: Minor }[] {
  const replaced: { part: Part; amountMinor: Minor }[] = [];
  let left = wholeMinor;
  const take = (some: readonly Part[]): void => {
    for (const part of some) {
      const amountMinor = Math.min(left, part.amountMinor);
      if (amountMinor <= 0) continue;
      replaced.push({ part, amountMinor });
      left -= amountMinor;
    }
  };
  const byNearness = (a: Part, b: Part): number =>
    Math.abs(daysBetween(on, a.takenOn)) - Math.abs(daysBetween(on, b.takenOn));
  const after = parts.filter(({ takenOn }) => takenOn >= on).sort(byNearness);
  take(after);
  if (after.length === 0) left -= Math.max(0, roomMinor);
  take(parts.filter(({ takenOn }) => takenOn < on).sort(byNearness));
  return replaced;
}
