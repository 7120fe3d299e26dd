/** Drafts with only what a test is about; the rest is empty. Amounts in minor units. */
import { isoDateOf } from '../../../src/domain/dates.ts';
import type {
  AllocationDraft,
  CreditNoteDraft,
  CustomerDraft,
  InvoiceDraft,
  ReceiptDraft,
} from '../../../src/domain/facts/drafts.ts';

export const customer = (
  code: string,
  name: string,
  country: string | null = null,
  effectiveOn = '2026-01-01',
): CustomerDraft => ({
  code,
  name,
  country,
  effectiveOn: isoDateOf(effectiveOn),
  language: null,
  currency: null,
  taxId: '',
  kind: 'company',
  email: '',
  phone: '',
  address: '',
  terms: '',
  creditLimitMinor: null,
  governingLaw: '',
  notes: '',
});

/** `instalments`: due date and gross of each. */
export const invoice = (
  number: string,
  of: string,
  issuedOn: string,
  currency: string,
  instalments: readonly (readonly [dueOn: string, grossMinor: number])[],
): InvoiceDraft => ({
  number,
  customer: of,
  issuedOn: isoDateOf(issuedOn),
  currency,
  grossMinor: instalments.reduce((sum, [, gross]) => sum + gross, 0),
  instalments: instalments.map(([dueOn, grossMinor]) => ({ dueOn: isoDateOf(dueOn), grossMinor })),
  terms: '',
  contract: '',
  po: '',
  goods: '',
  quantity: '',
  notes: '',
});

export const receipt = (
  number: string,
  of: string,
  receivedOn: string,
  currency: string,
  amountMinor: number,
): ReceiptDraft => ({
  number,
  customer: of,
  receivedOn: isoDateOf(receivedOn),
  currency,
  amountMinor,
  reference: '',
});

export const creditNote = (
  number: string,
  of: string,
  issuedOn: string,
  currency: string,
  amountMinor: number,
): CreditNoteDraft => ({
  number,
  customer: of,
  issuedOn: isoDateOf(issuedOn),
  currency,
  amountMinor,
  reference: '',
});

export const allocation = (
  source: string,
  to: string,
  position: number,
  effectiveOn: string,
  amountMinor: number,
  sourceKind: AllocationDraft['sourceKind'] = 'receipt',
): AllocationDraft => ({
  sourceKind,
  source,
  invoice: to,
  position,
  effectiveOn: isoDateOf(effectiveOn),
  amountMinor,
});
