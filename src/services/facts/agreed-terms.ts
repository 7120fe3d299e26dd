/**
 * Which terms an invoice goes by: those given with it, else the contract's in force on its day, else
 * what stands in the customer's details.
 *
 *     nothing given, contract K-7 in force   ->  K-7's terms, "net 30"
 *     nothing given, no contract, "60 days"  ->  net 60, "60 days"
 */
import type { CallError } from '../../contract/call.ts';
import { contractInForce } from '../../domain/contracts/citable.ts';
import type { Contract } from '../../domain/contracts/contract.ts';
import { readContract } from '../../domain/contracts/read-contract.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { ok, type Result } from '../../domain/result.ts';
import { formatTerms } from '../../domain/terms/format-terms.ts';
import { parseTerms } from '../../domain/terms/parse-terms.ts';
import { readTerms } from '../../domain/terms/read-terms.ts';
import type { Terms } from '../../domain/terms/terms.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { contractList } from '../../ledger/queries/contracts/contract-list.ts';
import type { CustomerAt } from '../../domain/case/case.ts';
import { refuse } from '../with-ledger.ts';
import { day, say, type Text, verbatim } from '../../domain/texts/text.ts';

export interface AgreedTerms {
  /** Null: nobody said, or it cannot be read; `why` then says so. */
  readonly terms: Terms | null;
  /** As the invoice shows them: `net 30`, or the customer's own words. */
  readonly text: string;
  /** Number of the contract they come from, or `''`. */
  readonly contract: string;
  /** Why there are none, one sentence; empty when there are. */
  readonly why: Text;
}

export interface TermsQuestion {
  readonly customer: CustomerAt;
  readonly issuedOn: IsoDate;
  /** As the screen sent them; null: look them up. */
  readonly given: unknown;
  /** The contract the invoice names, or `''`. */
  readonly contract: string;
}

const NOTHING_TO_SAY = verbatim('');

export async function agreedTerms(
  db: ReadDb,
  { customer, issuedOn, given, contract }: TermsQuestion,
): Promise<Result<AgreedTerms, CallError<'terms_invalid'>>> {
  if (given !== null) {
    const read = readTerms(given);
    return read.ok
      ? ok({ terms: read.value, text: formatTerms(read.value), contract, why: NOTHING_TO_SAY })
      : refuse('terms_invalid', read.error, 'terms');
  }
  const agreed = await contractOf(db, customer, issuedOn, contract);
  if (agreed !== null)
    return ok({
      terms: agreed.terms,
      text: formatTerms(agreed.terms),
      contract: agreed.number,
      why: NOTHING_TO_SAY,
    });
  const text = customer.terms.trim();
  const terms = text === '' ? null : parseTerms(text);
  return ok({
    terms,
    text,
    contract,
    why:
      terms !== null
        ? NOTHING_TO_SAY
        : text === ''
          ? say`No terms are known for customer ${customer.code}: no contract is in force on ${day(issuedOn)} and the customer's details have none; give terms or a due date.`
          : say`The terms "${text}" of customer ${customer.code} are not understood; give terms or a due date, or write them like "net 30" in the customer's details.`,
  });
}

/** The one the invoice names, if there is one of that number; else the one in force. */
async function contractOf(
  db: ReadDb,
  customer: CustomerAt,
  issuedOn: IsoDate,
  named: string,
): Promise<Contract | null> {
  const contracts: Contract[] = [];
  const asked = { asOf: issuedOn, knownAt: null, customer: customer.code };
  for (const { number, contract } of await contractList(db, asked)) {
    const read = readContract(JSON.parse(contract));
    if (!read.ok) continue; // what cannot be read cannot say its terms
    if (number === named) return read.value;
    contracts.push({ ...read.value, customer: customer.code });
  }
  return contractInForce(contracts, customer.code, issuedOn);
}
