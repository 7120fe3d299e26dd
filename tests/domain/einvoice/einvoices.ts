/** Invented e-invoices and an invented ledger for the tests of drafting. */
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import {
  draftEInvoices,
  type EInvoiceSurroundings,
} from '../../../src/domain/einvoice/draft-einvoice.ts';
import type { EInvoice, EInvoiceParty } from '../../../src/domain/einvoice/einvoice.ts';
import { plainName, plainTaxId } from '../../../src/domain/einvoice/find-customer.ts';
import type { FactDrafts } from '../../../src/domain/facts/drafts.ts';
import type { DraftedFile } from '../../../src/domain/imports/drafts/drafted-file.ts';
import type {
  KnownCredit,
  KnownCustomer,
  KnownDocuments,
  KnownInvoice,
} from '../../../src/domain/imports/drafts/known-documents.ts';
import { ok } from '../../../src/domain/result.ts';
import { english } from '../../harness/english.ts';

const party = (name: string, more: Partial<EInvoiceParty> = {}): EInvoiceParty => ({
  name,
  vatId: '',
  registration: '',
  endpoint: '',
  id: '',
  country: null,
  address: '',
  email: '',
  phone: '',
  ...more,
});

export const US = party('Siempreviva Import S.L.', { vatId: 'ESB12345678' });
export const ROSA = party('Rosa Blumen GmbH', { vatId: 'DE 123.456.789', country: 'DE' });
export { party };

/** 100.00 + 21.00 VAT, due a month later, one goods line. */
export const eInvoice = (changes: Partial<EInvoice> = {}): EInvoice => ({
  syntax: 'UBL 2.1 Invoice',
  profile: 'urn:cen.eu:en16931:2017',
  typeCode: '380',
  kind: 'invoice',
  number: 'INV-7',
  issuedOn: day('2026-01-31'),
  dueOn: day('2026-03-02'),
  instalments: [],
  terms: '',
  discounts: [],
  currency: 'EUR',
  grossMinor: 12_100,
  prepaidMinor: 0,
  roundingMinor: 0,
  withheldMinor: 0,
  payableMinor: 12_100,
  po: 'PO-9',
  contract: '',
  paymentReference: '',
  preceding: [],
  seller: US,
  buyer: ROSA,
  lines: [
    {
      id: '1',
      description: 'Preserved rose',
      code: 'R-1',
      quantity: '10.000',
      unit: 'C62',
      unitPrice: '10.00',
      netMinor: 10_000,
      deliveredOn: day('2026-01-30'),
    },
  ],
  doubts: [],
  ...changes,
});

export const knownCustomer = (name: string, more: Partial<KnownCustomer> = {}): KnownCustomer => ({
  name,
  country: null,
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
  ...more,
});

/** Rosa, in a ledger of her own. */
export const ONE_CUSTOMER = {
  C1: knownCustomer('Rosa Blumen GmbH', { taxId: 'DE123456789' }),
};

/** An invoice of the ledger with one item for each amount, due one after the other. */
export const knownInvoice = (
  customer: string,
  items: readonly { readonly grossMinor: number; readonly openMinor: number }[],
  more: Partial<KnownInvoice> = {},
): KnownInvoice => ({
  customer,
  currency: 'EUR',
  issuedOn: day('2026-01-02'),
  grossMinor: items.reduce((sum, item) => sum + item.grossMinor, 0),
  items: items.map(({ grossMinor, openMinor }, at) => ({
    position: at + 1,
    dueOn: day('2026-02-01'),
    grossMinor,
    roomFrom: () => openMinor,
  })),
  everDisputed: false,
  steps: () =>
    items.map(({ grossMinor, openMinor }, at) => ({
      position: at + 1,
      on: day('2026-01-02'),
      amountMinor: grossMinor - openMinor,
    })),
  ...more,
});

export interface Ledger {
  readonly customers?: Readonly<Record<string, KnownCustomer>>;
  readonly aliases?: Readonly<Record<string, string>>;
  readonly invoices?: Readonly<Record<string, KnownInvoice>>;
  readonly creditNotes?: Readonly<Record<string, KnownCredit>>;
  readonly receipts?: Readonly<Record<string, KnownCredit>>;
}

export function surroundings(ledger: Ledger = {}): EInvoiceSurroundings {
  const customers = Object.entries(ledger.customers ?? {});
  const codeWhere = (test: (customer: KnownCustomer) => boolean): string | null =>
    customers.find(([, customer]) => test(customer))?.[0] ?? null;
  const known: KnownDocuments = {
    hasDocuments: true,
    invoice: (number) => ledger.invoices?.[number] ?? null,
    receipt: (number) => ledger.receipts?.[number] ?? null,
    creditNote: (number) => ledger.creditNotes?.[number] ?? null,
    customer: (code) => ledger.customers?.[code] ?? null,
    history: () => [],
    hasNumber: () => false,
  };
  return {
    known,
    parties: {
      byTaxId: (id) => codeWhere((customer) => plainTaxId(customer.taxId) === id),
      byName: (name) =>
        ledger.aliases?.[name] ??
        codeWhere((customer) => plainName(customer.name) === plainName(name)),
    },
    company: { name: 'Siempreviva Import S.L.', taxId: 'ES-B12345678' },
  };
}

export const draft = (changes: Partial<EInvoice> = {}, ledger: Ledger = {}): DraftedFile =>
  draftAll([changes], ledger);

/** One file of several documents. */
export const draftAll = (
  documents: readonly Partial<EInvoice>[],
  ledger: Ledger = {},
): DraftedFile =>
  draftEInvoices(
    { documents: documents.map((changes) => ok(eInvoice(changes))), doubts: [] },
    surroundings(ledger),
  );

/** The facts of a drafted file; it has one chunk, or none. */
export function factsOf(file: DraftedFile): FactDrafts {
  const [facts] = [...file.chunks(100)];
  if (facts === undefined) throw new Error(file.findings.map((f) => english(f.message)).join('\n'));
  return facts;
}

export const messagesOf = (file: DraftedFile): string[] =>
  file.findings.map((finding) => `${finding.severity}: ${english(finding.message)}`);
