/**
 * The deadline printed on a letter (domain-rules 5.1, 5.2): a calendar date,
 *
 *     issued 2026-11-21 (Saturday), registered post abroad 7 d, level 3 grace 14 d
 *     2026-11-21 + 7 + 14 = 2026-12-12 (Saturday)  ->  2026-12-14 (Monday)
 *
 * The debtor gets the whole grace period after the letter has had time to arrive, and never a last
 * day on which the debtor's banks are closed.
 */
import { rollToBusinessDay, type BusinessCalendar } from '../business-days.ts';
import { addDays, type IsoDate } from '../dates.ts';
import type { DebtorKind } from '../facts/drafts.ts';
import type { LetterLevel } from './wording.ts';

export type DeliveryMethod = 'post' | 'registered_post' | 'courier' | 'email';

/**
 * Days of grace by level (domain-rules 5.2, the longer where it leaves a choice; 5.5 no. 3). The date of level 1
 * is for follow-up only and is not printed.
 */
const GRACE_DAYS: Readonly<Record<LetterLevel, number>> = { 1: 7, 2: 7, 3: 14, 4: 14 };
/** Spain, before going to court: a month for the attempt to agree (LO 1/2025). Sole traders in Great Britain: the protocol's 30 days. */
const LONG_GRACE_DAYS = 30;

export function graceDays(
  level: LetterLevel,
  debtorCountry: string | null,
  debtorKind: DebtorKind,
): number {
  const isLong =
    level === 4 &&
    (debtorCountry === 'ES' || (debtorCountry === 'GB' && debtorKind === 'sole_trader'));
  return isLong ? LONG_GRACE_DAYS : GRACE_DAYS[level];
}

/** Calendar days a letter is given to arrive; our own, cautious estimate. */
const TRANSIT_DAYS: Readonly<
  Record<DeliveryMethod, { readonly home: number; readonly abroad: number }>
> = {
  post: { home: 3, abroad: 7 },
  registered_post: { home: 3, abroad: 7 },
  courier: { home: 1, abroad: 3 },
  email: { home: 0, abroad: 0 },
};

/** A debtor whose country is not known is taken to be at home. */
export function transitDays(
  delivery: DeliveryMethod,
  senderCountry: string,
  debtorCountry: string | null,
): number {
  const days = TRANSIT_DAYS[delivery];
  return debtorCountry === null || debtorCountry === senderCountry ? days.home : days.abroad;
}

/** The last day (inclusive) on which the payment is asked for. `calendar`: the debtor's. */
export function deadlineOf(
  letter: {
    readonly level: LetterLevel;
    readonly issuedOn: IsoDate;
    readonly delivery: DeliveryMethod;
    readonly senderCountry: string;
    readonly debtorCountry: string | null;
    readonly debtorKind: DebtorKind;
  },
  calendar: BusinessCalendar,
): IsoDate {
  const transit = transitDays(letter.delivery, letter.senderCountry, letter.debtorCountry);
  const grace = graceDays(letter.level, letter.debtorCountry ?? letter.senderCountry, letter.debtorKind); // prettier-ignore
  return rollToBusinessDay(addDays(letter.issuedOn, transit + grace), calendar);
}
