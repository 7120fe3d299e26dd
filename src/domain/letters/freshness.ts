/**
 * Who is chased on stale data has often paid (style.md 3): how old what we know of payments is, said
 * before anybody is written to.
 *
 *     bank to 2026-11-10, letter of 2026-11-21   "the bank is in the ledger up to 2026-11-10, 11 days …"
 *     only lists of open items, the newest of 2026-10-31   "the newest list of open items is of 2026-10-31, 21 days …"
 *     37 lines of money in not matched           "37 bank lines of money in are not matched yet; …"
 */
import { daysBetween, laterOf, type IsoDate } from '../dates.ts';
import { day, plural, say } from '../texts/text.ts';
import type { Caution } from './caution.ts';

/** Bank, or without bank files receipts, older than this are worth a warning [J]: a week's statement. */
export const STALE_AFTER_DAYS = 7;

export interface PaymentsKnown {
  /** Newest day the bank's statements reach; null: none was brought in. */
  readonly bankTo: IsoDate | null;
  /** Newest receipt that counts on the day of the letter. */
  readonly receiptsTo: IsoDate | null;
  /** Day of the newest list of open items by then; null: none. */
  readonly listTo: IsoDate | null;
  /** Bank lines of money in that nobody has matched. */
  readonly linesToMatch: number;
}

/** Until when receipts or a list say what was paid; null: neither does. */
export const paymentsTo = ({
  receiptsTo,
  listTo,
}: Pick<PaymentsKnown, 'receiptsTo' | 'listTo'>): IsoDate | null =>
  receiptsTo === null || listTo === null ? (receiptsTo ?? listTo) : laterOf(receiptsTo, listTo);

/** A ledger without bank, receipts and lists has nothing that could be stale. */
export function freshnessCautions(known: PaymentsKnown, issuedOn: IsoDate): readonly Caution[] {
  const cautions: Caution[] = [];
  const { bankTo, receiptsTo, linesToMatch } = known;
  const to = bankTo ?? paymentsTo(known);
  const age = to === null ? 0 : daysBetween(to, issuedOn);
  if (to !== null && age > STALE_AFTER_DAYS)
    cautions.push({
      code: 'bank_stale',
      message:
        bankTo === null && to !== receiptsTo
          ? say`the newest list of open items is of ${day(to)}, ${age} ${plural(age, 'day', 'days')} before the letter; bring in the bank or a newer list first`
          : bankTo === null
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
