/**
 * Who writes, who is written to, and where the money should go, as a letter needs them.
 * Empty text: not known.
 */
import type { DebtorKind } from '../facts/drafts.ts';
import type { CurrencyCode } from '../money.ts';

export interface Sender {
  readonly name: string;
  /** Lines, separated by line feeds. */
  readonly address: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly registrationNumber: string;
  readonly vatNumber: string;
  readonly contact: string;
  readonly phone: string;
  readonly email: string;
  readonly signatory: string;
  readonly signatoryPosition: string;
}

export interface Recipient {
  /** The customer's code. */
  readonly customer: string;
  readonly name: string;
  readonly address: string;
  readonly country: string | null;
  readonly kind: DebtorKind;
  /** Whom the letter should reach there, with the role; absent or empty: nobody is known. */
  readonly attention?: string;
}

export interface BankAccount {
  readonly holder: string;
  /** IBAN, or the account number where there is none. */
  readonly account: string;
  readonly bic: string;
  readonly bank: string;
  readonly currency: CurrencyCode;
  readonly isDefault: boolean;
}

/**
 * The account a demand in `currency` names: one kept in that currency, the default first. Money in
 * euro sent to a dollar account is converted at the bank's rate and arrives short, so an account of
 * another currency is no answer.
 */
export function accountFor(
  accounts: readonly BankAccount[],
  currency: CurrencyCode,
): BankAccount | null {
  const fitting = accounts.filter((account) => account.currency === currency);
  return fitting.find((account) => account.isDefault) ?? fitting[0] ?? null;
}
