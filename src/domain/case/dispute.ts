/**
 * How long a dispute may wait for us, in business days of the debtor from the day it was opened: so long a
 * part of the account is not chased, and the longer it lies the less it is believed (domain-rules 3, pause 1).
 */
export const DAYS_TO_ACKNOWLEDGE = 2;
export const DAYS_TO_DECIDE = 10;
