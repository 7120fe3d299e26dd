/** Our own company: the sender of every letter. */
import { z } from 'zod';
import { call, output } from '../call.ts';
import { countryCode, currencyCode, optionalText, text } from '../fields.ts';

export const companyInput = z.object({
  name: text(200),
  /** Lines as they are printed, separated by line feeds. */
  address: optionalText(500),
  country: countryCode,
  currency: currencyCode,
  registrationNumber: optionalText(60),
  vatNumber: optionalText(60),
  contact: optionalText(120),
  phone: optionalText(60),
  email: optionalText(200),
  signatory: optionalText(120),
  signatoryPosition: optionalText(120),
});
export type CompanyInput = z.output<typeof companyInput>;
export type CompanyView = CompanyInput;

export const bankAccountInput = z.object({
  /** Null: a new account. */
  bankAccountId: z.number().int().positive().nullable().default(null),
  holder: text(120),
  /** IBAN, or the account number where there is none. */
  account: text(60),
  bic: optionalText(20),
  bank: optionalText(120),
  currency: currencyCode,
  isDefault: z.boolean().default(false),
});
export type BankAccountInput = z.output<typeof bankAccountInput>;
export interface BankAccountView extends Omit<BankAccountInput, 'bankAccountId'> {
  readonly bankAccountId: number;
}

export const companyCalls = {
  'company.get': call({ input: z.object({}).strict(), output: output<CompanyView>() }),
  'company.save': call({
    input: companyInput,
    output: output<CompanyView>(),
    changes: ['company', 'workspace'],
  }),
  'bankAccounts.list': call({
    input: z.object({}).strict(),
    output: output<readonly BankAccountView[]>(),
  }),
  'bankAccounts.save': call({
    input: bankAccountInput,
    output: output<BankAccountView>(),
    errors: ['not_found', 'invalid_iban'],
    changes: ['company'],
  }),
  /** The account is no longer offered; letters that name it keep it. */
  'bankAccounts.retire': call({
    input: z.object({ bankAccountId: z.number().int().positive() }),
    output: output<null>(),
    errors: ['not_found'],
    changes: ['company'],
  }),
};
