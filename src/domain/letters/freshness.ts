/**
 * Who is chased on stale data has often paid (style.md 3): how old what we know of payments is, said
 * before anybody is written to.
 *
 *     bank to 2026-11-10, letter of 2026-11-21   "the bank is in the ledger up to 2026-11-10, 11 days …"
 *     37 lines of money in not matched           "37 bank lines of money in are not matched yet; …"
 */
import { daysBetween, type IsoDate } from '../dates.ts';
import { day, plural, say } from '../texts/text.ts';
import type { Caution } from './caution.ts';

/** Bank, or without bank files receipts, older than this are worth a warning [J]: a week's statement. */
export const STALE_AFTER_DAYS = 7;

export interface PaymentsKnown {
  /** Newest day the bank's statements reach; null: none was brought in. */
  readonly bankTo: IsoDate | null;
  /** Newest receipt that counts on the day of the letter. */
  readonly receiptsTo: IsoDate | null;
  /** Bank lines of money in that nobody has matched. */
  readonly linesToMatch: number;
}

/** A ledger without bank and receipts has nothing that could be stale. */
export function freshnessCautions(known: PaymentsKnown, issuedOn: IsoDate): readonly Caution[] {
  const cautions: Caution[] = [];
  const { bankTo, receiptsTo, linesToMatch } = known;
  const to = bankTo ?? receiptsTo;
  const age = to === null ? 0 : daysBetween(to, issuedOn);
  if (to !== null && age > STALE_AFTER_DAYS)
    cautions.push({
      code: 'bank_stale',
      message:
        bankTo === null
          ? say`the newest receipt in the ledger is of ${day(to)}, ${age} ${plural(age, 'day', 'days')} before the letter; bring in the bank first`
          : say`the bank is in the ledger up to ${day(to)}, ${age} ${plural(age, 'day', 'days')} before the letter; bring in the newer statements first`,
    });
  if (linesToMatch > 0)
    cautions.push({
      code: 'bank_unmatched',
      message: say`${linesToMatch} ${plural(linesToMatch, 'bank line of money in is not matched yet; match it', 'bank lines of money in are not matched yet; match them')} before you write`,
    });
  return cautions;
}
