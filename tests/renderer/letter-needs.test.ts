import { expect, it } from 'vitest';
import type { BankAccountView, CompanyInput } from '../../src/contract/company.ts';
import { groupIban } from '../../src/renderer/screens/settings/iban.ts';
import { letterNeeds } from '../../src/renderer/screens/settings/letter-needs.ts';

const company: CompanyInput = {
  name: 'Flores del Norte, S.L.',
  address: 'Calle Mayor 7\n28013 Madrid',
  country: 'ES',
  currency: 'EUR',
  registrationNumber: '',
  vatNumber: 'ESB12345678',
  contact: '',
  phone: '+34 910 000 000',
  email: '',
  signatory: 'Ana Ruiz',
  signatoryPosition: 'Owner',
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
  expect(letterNeeds(company, [account])).toEqual([]);
});

it('names what is missing; one way to be reached is enough', () => {
  expect(letterNeeds({ ...company, address: ' ', phone: '' }, [])).toEqual([
    'address',
    'contact',
    'bank',
  ]);
  expect(letterNeeds({ ...company, phone: '', email: 'ana@example.com' }, [account])).toEqual([]);
});

it('writes an IBAN in groups of four and leaves other numbers alone', () => {
  expect(groupIban('ES9121000418450200051332')).toBe('ES91 2100 0418 4502 0005 1332');
  expect(groupIban('es91 2100 0418 4502 0005 1332')).toBe('ES91 2100 0418 4502 0005 1332');
  expect(groupIban('12-3456-7')).toBe('12-3456-7');
});
