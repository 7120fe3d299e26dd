/**
 * When the owner gets a copy of what somebody else does: from the first reminder on, about a customer who owes a
 * large part of everything or more than the limit (domain-rules 3, "owner copied from K05"). Nothing is sent.
 *
 *     K06 First call, clerk     20,345.45 EUR is open, more than 10 % of the 150,000.00 EUR that everybody owes
 *     K06 First call, clerk     12,000.00 EUR is open, and the limit is 10,000.00 EUR
 *     K11 Formal demand, owner  (it is the owner's own step)
 */
import { sumMinor, type CurrencyCode, type Minor } from '../money.ts';
import { groupedMoney, say, type Text } from '../texts/text.ts';
import type { JudgedCase } from './judged-case.ts';
import { STEP_IDS, type Policy, type PolicyStep, type StepId } from './policy.ts';
import { creditLimitOf } from '../credit/credit-given.ts';
import type { CurrencySum } from './worklist.ts';

const FROM: StepId = 'K05';

/** By whom a step of a policy is taken. */
export const whoTakes = ({ steps }: Policy, step: StepId): PolicyStep['who'] =>
  steps.find((one) => one.step === step)?.who ?? 'clerk';

/** The step is one of which the owner may get a copy. */
export const mayBeCopied = (policy: Policy, step: StepId): boolean =>
  STEP_IDS.indexOf(step) >= STEP_IDS.indexOf(FROM) && whoTakes(policy, step) !== 'owner';

/** Clause; null: not over it. Of what is open in the currency of the limit. */
export function overLimit(
  { one }: Pick<JudgedCase, 'one'>,
  sums: readonly CurrencySum[],
): Text | null {
  const limit = creditLimitOf(one);
  const used = sums.find(({ currency }) => currency === limit?.currency)?.openMinor ?? 0;
  return limit === null || used <= limit.minor
    ? null
    : say`${groupedMoney(used, limit.currency)} is open, and the limit is ${groupedMoney(limit.minor, limit.currency)}`;
}

/** What everybody owes: minor units of each currency; money on account is not taken off. */
export type Receivables = ReadonlyMap<CurrencyCode, Minor>;

export interface ReceivablesSetting {
  readonly policy: Policy;
  /** Our own currency. */
  readonly home: CurrencyCode;
  /** In our own currency at the rate of the day; null: there is no rate. */
  readonly inHome: (minor: Minor, currency: CurrencyCode) => Minor | null;
}

/**
 * Says of what a customer owes why it is more than the share of the policy: a clause; null: it is not. In our own
 * currency; where a rate is missing for one of the currencies that anybody owes in, each is compared with itself.
 */
export function overShareOf(
  receivables: Receivables,
  { policy, home, inHome }: ReceivablesSetting,
): (sums: readonly CurrencySum[]) => Text | null {
  const { receivablesShare: share } = policy.ownerCopied;
  const said = (minor: Minor, total: Minor, currency: CurrencyCode): Text | null =>
    minor * 100 > total * share
      ? say`${groupedMoney(minor, currency)} is open, more than ${share} % of the ${groupedMoney(total, currency)} that everybody owes`
      : null;
  const converted = [...receivables].map(([currency, minor]) => inHome(minor, currency));
  const known = converted.filter((minor) => minor !== null);
  if (known.length === converted.length) {
    const total = sumMinor(known);
    return (sums) =>
      said(sumMinor(sums.map((one) => inHome(one.openMinor, one.currency) ?? 0)), total, home);
  }
  return (sums) => {
    for (const { currency, openMinor } of sums) {
      const found = said(openMinor, receivables.get(currency) ?? 0, currency);
      if (found !== null) return found;
    }
    return null;
  };
}
