/** An invented contract with a clause of every kind, as JSON, and read. */
import type { Contract } from '../../../src/domain/contracts/contract.ts';
import { readContract } from '../../../src/domain/contracts/read-contract.ts';

export const PAPER = {
  number: 'K-2026-014',
  customer: 'C-1007',
  title: 'Supply of cut flowers',
  priceBasis: 'FOB Guayaquil, price list 3',
  paymentMethod: 'transfer',
  terms: {
    kind: 'net_days',
    days: 30,
    discount: { percentBp: 200, days: 10, base: 'invoice_date' },
  },
  signedByUsOn: '2026-01-10',
  signedByCustomerOn: '2026-01-12',
  termsInitialledOn: '2026-01-12',
  validFrom: '2026-01-15',
  validTo: null,
  governingLaw: 'EC',
  jurisdiction: 'Guayaquil',
  currency: 'USD',
  clauses: [
    {
      kind: 'late_interest',
      number: '7.2',
      text: 'Late payments bear interest of 1.5 % a month.',
      ratePercent: '1.5',
      per: 'month',
      from: { base: 'due_date', days: 0 },
    },
    {
      kind: 'flat_fee',
      number: '7.3',
      text: 'USD 40 a reminder.',
      amountMinor: 4000,
      currency: 'USD',
    },
    {
      kind: 'retention_of_title',
      number: '9',
      text: 'The goods remain ours until they are paid.',
      extent: 'simple',
      from: { base: 'delivery', days: 60 },
    },
    { kind: 'suspension_right', number: '8', text: 'Deliveries may stop.', from: null },
    { kind: 'early_discount', number: '5', text: '2 % in 10 days.', percentBp: 200, days: 10 },
    { kind: 'jurisdiction', number: '14', text: 'Courts of Guayaquil.', place: 'Guayaquil' },
    { kind: 'governing_law', number: '15', text: 'Law of Ecuador.', law: 'EC' },
    { kind: 'other', number: '16', text: 'Notices in writing.' },
  ],
  notes: '',
};

export const contract = (changes: Partial<Record<keyof Contract, unknown>> = {}): Contract => {
  const read = readContract({ ...PAPER, ...changes });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};
