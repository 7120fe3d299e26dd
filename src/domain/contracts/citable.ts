/**
 * Which contract counts for a customer on a day, and what of it a formal letter may cite
 * (domain-rules.md 1.1 P10–P12): a letter of level 3 or 4 cites only clauses of a contract that both
 * sides have signed and dated and that was in force.
 *
 *     citable(K-2026-014, 2026-03-01)
 *       ->  its clauses, because "Contract K-2026-014 was signed by us on 2026-01-10 and by the
 *           customer on 2026-01-12 and was in force on 2026-03-01; its payment terms carry the
 *           customer’s initials of 2026-01-12."
 */
import type { IsoDate } from '../dates.ts';
import type { Clause, Contract } from './contract.ts';
import { day, say, type Text } from '../texts/text.ts';

/** Both ends inclusive. */
export const isInForce = (contract: Contract, on: IsoDate): boolean =>
  contract.validFrom <= on && (contract.validTo === null || on <= contract.validTo);

/** Signed and dated by both sides on or before `on` (P11). */
export const isSigned = (contract: Contract, on: IsoDate): boolean =>
  contract.signedByUsOn !== null &&
  contract.signedByCustomerOn !== null &&
  contract.signedByUsOn <= on &&
  contract.signedByCustomerOn <= on;

/**
 * The contract in force for `customer` (a code) on `on`, or null. Of several: a signed one before one
 * that is not, then the one that began last, then the one the customer signed last.
 */
export function contractInForce(
  contracts: Iterable<Contract>,
  customer: string,
  on: IsoDate,
): Contract | null {
  let best: Contract | null = null;
  for (const contract of contracts)
    if (
      contract.customer === customer &&
      isInForce(contract, on) &&
      (best === null || isBefore(best, contract, on))
    )
      best = contract;
  return best;
}

/** Whether `other` counts rather than `one`. Equal in all else, the higher number. */
function isBefore(one: Contract, other: Contract, on: IsoDate): boolean {
  const rank = (contract: Contract): readonly string[] => [
    isSigned(contract, on) ? '1' : '0',
    contract.validFrom,
    contract.signedByCustomerOn ?? '',
    contract.number,
  ];
  const a = rank(one);
  const b = rank(other);
  const at = a.findIndex((value, index) => value !== b[index]);
  return at !== -1 && (a[at] ?? '') < (b[at] ?? '');
}

export interface Citation {
  /** Empty when the contract may not be cited. */
  readonly clauses: readonly Clause[];
  /** One sentence: why, or why not. */
  readonly because: Text;
}

/**
 * What a letter may cite of a contract for claims of the day `on` (for an invoice: its date, so that a
 * contract that has ended since still counts for it).
 */
export function citable(contract: Contract, on: IsoDate): Citation {
  const { number, signedByUsOn: byUs, signedByCustomerOn: byCustomer } = contract;
  const refusal = notCitable(contract, on);
  if (refusal !== null || byUs === null || byCustomer === null)
    return {
      clauses: [],
      because: say`Contract ${number} may not be cited: ${refusal ?? say`neither side has signed and dated it`}.`,
    };
  const initialled = contract.termsInitialledOn;
  return {
    clauses: contract.clauses,
    because:
      initialled !== null && initialled <= on
        ? say`Contract ${number} was signed by us on ${day(byUs)} and by the customer on ${day(byCustomer)} and was in force on ${day(on)}; its payment terms carry the customer’s initials of ${day(initialled)}.`
        : say`Contract ${number} was signed by us on ${day(byUs)} and by the customer on ${day(byCustomer)} and was in force on ${day(on)}; its payment terms do not carry the customer’s initials.`,
  };
}

function notCitable(contract: Contract, on: IsoDate): Text | null {
  const { signedByUsOn, signedByCustomerOn, validFrom, validTo } = contract;
  if (signedByCustomerOn === null && signedByUsOn === null)
    return say`neither side has signed and dated it`;
  if (signedByCustomerOn === null) return say`the customer has not signed and dated it`;
  if (signedByUsOn === null) return say`we have not signed and dated it`;
  if (on < validFrom) return say`it is valid from ${day(validFrom)}, after ${day(on)}`;
  if (validTo !== null && on > validTo) return say`it ended on ${day(validTo)}, before ${day(on)}`;
  if (signedByCustomerOn > on)
    return say`the customer signed it on ${day(signedByCustomerOn)}, after ${day(on)}`;
  if (signedByUsOn > on) return say`we signed it on ${day(signedByUsOn)}, after ${day(on)}`;
  return null;
}
