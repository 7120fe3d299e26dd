import { expect, it } from 'vitest';
import type { BankAccountView, CompanyInput } from '../../src/contract/calls/company.ts';
import { partyBlocks } from '../../src/domain/letters/required-content.ts';
import { printedAccount } from '../../src/domain/bank/iban.ts';
import { letterNeeds } from '../../src/renderer/screens/settings/letter-needs.ts';

const company: CompanyInput = {
  name: 'Flores del Norte, S.L.',
  address: 'Calle Mayor 7\n28013 Madrid',
  country: 'ES',
  currency: 'EUR',
  registrationNumber: '',
  vatNumber: 'ESB12345678',
  contact: 'Ana Ruiz',
  phone: '+34 910 000 000',
  email: '',
  signatory: '',
  signatoryPosition: '',
};
const account: BankAccountView = {
  bankAccountId: 1,
  holder: company.name,
  account: 'ES9121000418450200051332',
  bic: '',
  bank: '',
  currency: 'EUR',
  isDefault: true,
};

it('needs nothing when the sender is whole', () => {
  expect(letterNeeds(company, [account], ['EUR'])).toEqual({ sender: [], accountsIn: [] });
});

it('names what is missing, and the currencies that no account is kept in', () => {
  expect(
    letterNeeds({ ...company, address: ' ', vatNumber: '', phone: '' }, [account], ['EUR', 'GBP']),
  ).toEqual({
    sender: ['address', 'registration number or VAT number', 'phone'],
    accountsIn: ['GBP'],
  });
});

it('asks for exactly what refuses a letter: each field left empty alone', () => {
  const recipient = {
    customer: 'C1',
    name: 'Floralia',
    address: 'Rue 1',
    country: 'FR',
    kind: 'company',
  } as const;
  for (const field of Object.keys(company) as (keyof CompanyInput)[]) {
    const sender = { ...company, [field]: '' };
    const refuses = partyBlocks(sender, recipient, account, 'EUR', 3).length > 0;
    expect(letterNeeds(sender, [account], ['EUR']).sender.length > 0, field).toBe(refuses);
  }
});

it('writes an IBAN in groups of four and leaves other numbers alone', () => {
  expect(printedAccount('ES9121000418450200051332')).toBe('ES91 2100 0418 4502 0005 1332');
  expect(printedAccount('es91 2100 0418 4502 0005 1332')).toBe('ES91 2100 0418 4502 0005 1332');
  expect(printedAccount('12-3456-7')).toBe('12-3456-7');
});
