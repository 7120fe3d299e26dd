/**
 * The ledger as a later document of a file sees it: with what earlier ones will record.
 *
 *     document 1: invoice 7/26 of a new customer, 122.00
 *     document 2: credit note 8/26 of the same customer for 7/26, 22.00
 *     ->  one customer; 22.00 allocated to 7/26, which has 100.00 left for document 3
 */
import type { FactDrafts } from '../facts/drafts.ts';
import type {
  KnownCustomer,
  KnownDocuments,
  KnownInvoice,
  KnownStep,
  KnownCredit,
} from '../imports/drafts/known-documents.ts';
import type { Minor } from '../money.ts';
import { plainName, plainTaxId, type KnownParties } from './find-customer.ts';

export interface DocumentsBefore {
  readonly known: KnownDocuments;
  readonly parties: KnownParties;
  /** Every document after this knows `drafts`. */
  add(drafts: FactDrafts): void;
}

export function documentsBefore(ledger: {
  readonly known: KnownDocuments;
  readonly parties: KnownParties;
}): DocumentsBefore {
  const invoices = new Map<string, KnownInvoice>();
  const creditNotes = new Map<string, KnownCredit>();
  const receipts = new Map<string, KnownCredit>();
  const customers = new Map<string, KnownCustomer>();
  const byTaxId = new Map<string, string>();
  const byName = new Map<string, string>();
  /** What earlier documents allocate to an item, by invoice and position. */
  const allocated = new Map<string, Minor>();
  const itemKey = (invoice: string, position: number): string =>
    JSON.stringify([invoice, position]);

  /** Steps of the same, in the order of the documents. */
  const laid = new Map<string, KnownStep[]>();

  const known: KnownDocuments = {
    ...ledger.known,
    // Two documents of one file must not both move what an earlier import laid: it stays as it is.
    naming: () => [],
    invoice(number) {
      const found = invoices.get(number) ?? ledger.known.invoice(number);
      if (found === null) return null;
      return {
        ...found,
        steps: () => [...found.steps(), ...(laid.get(number) ?? [])],
        items: found.items.map((item) => ({
          ...item,
          roomFrom: (on) =>
            item.roomFrom(on) - (allocated.get(itemKey(number, item.position)) ?? 0),
        })),
      };
    },
    creditNote: (number) => creditNotes.get(number) ?? ledger.known.creditNote(number),
    receipt: (number) => receipts.get(number) ?? ledger.known.receipt(number),
    customer: (code) => customers.get(code) ?? ledger.known.customer(code),
  };
  const parties: KnownParties = {
    byTaxId: (id) => ledger.parties.byTaxId(id) ?? byTaxId.get(id) ?? null,
    byName: (name) => ledger.parties.byName(name) ?? byName.get(plainName(name)) ?? null,
  };
  return {
    known,
    parties,
    add(drafts) {
      for (const customer of drafts.customers) {
        customers.set(customer.code, { ...customer, kind: customer.kind ?? 'company' });
        if (customer.taxId !== '') byTaxId.set(plainTaxId(customer.taxId), customer.code);
        byName.set(plainName(customer.name), customer.code);
      }
      for (const invoice of drafts.invoices)
        invoices.set(invoice.number, {
          ...invoice,
          items: invoice.instalments.map(({ dueOn, grossMinor }, index) => ({
            position: index + 1,
            dueOn,
            grossMinor,
            roomFrom: () => grossMinor,
          })),
          steps: () => [],
          everDisputed: false,
        });
      for (const credit of drafts.creditNotes)
        creditNotes.set(credit.number, {
          ...credit,
          effectiveOn: credit.issuedOn,
          roomFrom: () => 0,
        });
      for (const receipt of drafts.receipts)
        receipts.set(receipt.number, {
          ...receipt,
          effectiveOn: receipt.receivedOn,
          roomFrom: () => 0,
        });
      for (const { invoice, position, effectiveOn, amountMinor } of drafts.allocations) {
        const steps = laid.get(invoice) ?? [];
        laid.set(invoice, [...steps, { position, on: effectiveOn, amountMinor }]);
        const key = itemKey(invoice, position);
        allocated.set(key, (allocated.get(key) ?? 0) + amountMinor);
      }
    },
  };
}
