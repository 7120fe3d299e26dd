/** A contract with only what a test is about: not signed, net 30, in force from the start of 2026. */
import type { Contract } from '../../../src/domain/contracts/contract.ts';
import { isoDateOf } from '../../../src/domain/dates.ts';

export const contract = (
  number: string,
  customer: string,
  fields: Partial<Contract> = {},
): Contract => ({
  number,
  customer,
  title: '',
  priceBasis: 'price list 3',
  paymentMethod: 'transfer',
  terms: { kind: 'net_days', days: 30 },
  signedByUsOn: null,
  signedByCustomerOn: null,
  termsInitialledOn: null,
  validFrom: isoDateOf('2026-01-01'),
  validTo: null,
  governingLaw: '',
  jurisdiction: '',
  currency: 'EUR',
  clauses: [],
  notes: '',
  ...fields,
});
