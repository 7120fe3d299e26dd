/**
 * What our own side of a letter still lacks, said beside the form by the same rule that refuses the
 * letter later (`domain/letters/required-content.ts`).
 */
import type { BankAccountView, CompanyInput } from '../../../contract/calls/company.ts';
import type { CustomerRow } from '../../../contract/calls/customers.ts';
import { accountFor } from '../../../domain/letters/parties.ts';
import { compareCurrencies } from '../../kit/table/columns/currency-order.ts';
import { missingSenderFields, type SenderField } from '../../../domain/letters/required-content.ts';

export const SENDER_WORDS = {
  name: 'name',
  address: 'address',
  'registration number or VAT number': 'identity',
  contact: 'contact',
  phone: 'phone',
} as const satisfies Record<SenderField, string>;

export interface LetterNeeds {
  readonly sender: readonly SenderField[];
  /** Currencies a letter would ask for and no account is kept in. */
  readonly accountsIn: readonly string[];
}

/** `currencies`: what customers owe in. */
export const letterNeeds = (
  company: CompanyInput,
  accounts: readonly BankAccountView[],
  currencies: readonly string[],
): LetterNeeds => ({
  sender: missingSenderFields(company),
  accountsIn: currencies.filter((currency) => accountFor(accounts, currency) === null),
});

/** Currencies that customers are overdue in, our own first; just our own while nobody is. */
export function owedIn(customers: readonly CustomerRow[], home: string): readonly string[] {
  const owed = customers.flatMap((row) =>
    row.balances.filter((line) => line.overdueMinor > 0).map((line) => line.currency),
  );
  return owed.length === 0
    ? [home]
    : [...new Set(owed)].sort((a, b) => compareCurrencies(a, b, home));
}
