import type { Handlers } from '../context.ts';
import { getCompany, listBankAccounts } from './get.ts';
import { saveCompany } from './save.ts';
import { retireBankAccount, saveBankAccount } from './save-bank-account.ts';

export const companyHandlers = {
  'company.get': getCompany,
  'company.save': saveCompany,
  'bankAccounts.list': listBankAccounts,
  'bankAccounts.save': saveBankAccount,
  'bankAccounts.retire': retireBankAccount,
} satisfies Handlers<'company' | 'bankAccounts'>;
