/**
 * What our own side of a letter still lacks. The engine has the last word when a letter is proposed
 * (block `sender_incomplete`, `no_bank_account`); this list says it before, beside the form.
 */
import type { BankAccountView, CompanyInput } from '../../../contract/company.ts';

export const LETTER_NEEDS = [
  'address',
  'contact',
  'signatory',
  'signatoryPosition',
  'bank',
] as const;
export type LetterNeed = (typeof LETTER_NEEDS)[number];

const isEmpty = (text: string): boolean => text.trim() === '';

export function letterNeeds(
  company: CompanyInput,
  accounts: readonly BankAccountView[],
): readonly LetterNeed[] {
  const lacks: Record<LetterNeed, boolean> = {
    address: isEmpty(company.address),
    contact: isEmpty(company.contact) && isEmpty(company.phone) && isEmpty(company.email),
    signatory: isEmpty(company.signatory),
    signatoryPosition: isEmpty(company.signatoryPosition),
    bank: accounts.length === 0,
  };
  return LETTER_NEEDS.filter((need) => lacks[need]);
}
