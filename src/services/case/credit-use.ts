/** How much of a customer's credit is used: what is open, less what is on account, against the limit. */
import type { CreditUse } from '../../contract/calls/case.ts';
import type { CustomerCase } from '../../domain/case/case.ts';
import { creditLimitOf } from '../../domain/case/supply.ts';
import type { Minor } from '../../domain/money.ts';
import type { Judging } from './judging.ts';

/** Null: no limit was given. */
export function creditUse(one: CustomerCase, convert: Judging['convert']): CreditUse | null {
  const limit = creditLimitOf(one);
  if (limit === null) return null;
  const { currency } = limit;
  let usedMinor: Minor | null = 0;
  for (const [from, minor] of [
    ...one.items.map((item) => [item.currency, item.openMinor] as const),
    ...one.onAccount.map((money) => [money.currency, -money.unallocatedMinor] as const),
  ]) {
    const converted: Minor | null = convert(minor, from, currency);
    usedMinor = usedMinor === null || converted === null ? null : usedMinor + converted;
  }
  return { currency, limitMinor: limit.minor, usedMinor };
}
