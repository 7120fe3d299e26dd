/**
 * Clauses out of a JSON file and back: amounts are decimal text there, as everywhere outside.
 *
 *     [{ "kind": "flat_fee", "number": "8.1", "text": "…", "amount": "40.00", "currency": "EUR" }]
 */
import { decimalToMinor, isCurrencyCode, minorToDecimal } from '../../../contract/values.ts';
import { jsonInput } from '../terminal/read-input.ts';
import { Refused } from '../terminal/refusal.ts';
import type { ContractView } from '../../../contract/told.ts';

export type Clauses = ContractView['contract']['clauses'];

export const clauseJson = (clause: Clauses[number]) => {
  if (clause.kind !== 'flat_fee') return clause;
  const { amountMinor, ...rest } = clause;
  return { ...rest, amount: minorToDecimal(amountMinor, clause.currency) };
};

/** The engine checks every clause; what it says names its place, `clauses[2].text`. */
export function clausesOfFile(file: string): Clauses {
  const value = jsonInput(file, 'contract_invalid');
  if (!Array.isArray(value))
    throw new Refused({
      code: 'contract_invalid',
      message: `${file} is not a list of clauses; write one as "contract show --format json" prints it`,
    });
  return (value as readonly unknown[]).map((clause, at) =>
    withMinor(clause, `${file}, clause ${at + 1}`),
  ) as Clauses;
}

function withMinor(clause: unknown, place: string): unknown {
  if (typeof clause !== 'object' || clause === null || !('amount' in clause)) return clause;
  const { amount, ...rest } = clause;
  const currency = 'currency' in rest ? rest.currency : undefined;
  const isKnown = typeof currency === 'string' && isCurrencyCode(currency);
  const minor =
    isKnown && typeof amount === 'string' ? decimalToMinor(amount, currency) : undefined;
  if (typeof minor === 'number') return { ...rest, amountMinor: minor };
  throw new Refused({
    code: 'contract_invalid',
    message: `${place}: "amount" is not an amount in its "currency"; write both as text, like "40.00" and "EUR"`,
  });
}
