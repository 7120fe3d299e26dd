/**
 * What a customer of the sample owed on a day of its history, oldest due date first.
 *
 *     openInvoices(history)('C1013', 2026-10-16)
 *         ->  FE-2026-0458 due 2026-08-14, open 5,985.22; FE-2026-0485 due 2026-09-02, …
 */
import { laterOf, type IsoDate } from '../../domain/dates.ts';
import type { InvoiceDraft } from '../../domain/facts/drafts.ts';
import type { SampleHistory } from './history.ts';

export interface OpenInvoice {
  readonly invoice: InvoiceDraft;
  /** Of the first instalment. */
  readonly dueOn: IsoDate;
  readonly openMinor: number;
  /** When the last money for it comes; null: none within the history. */
  readonly paidOn: IsoDate | null;
  readonly isDisputed: boolean;
}

export type OpenInvoices = (customer: string, on: IsoDate) => readonly OpenInvoice[];

export function openInvoices({ days }: SampleHistory): OpenInvoices {
  const drafts = days.map((day) => day.drafts);
  const closed = new Map<string, { readonly on: IsoDate; readonly minor: number }[]>();
  const close = (invoice: string, on: IsoDate, minor: number): void => {
    const known = closed.get(invoice);
    if (known === undefined) closed.set(invoice, [{ on, minor }]);
    else known.push({ on, minor });
  };
  const disputed = new Set<string>();
  const byCustomer = new Map<string, InvoiceDraft[]>();
  for (const day of drafts) {
    for (const one of day.allocations) close(one.invoice, one.effectiveOn, one.amountMinor);
    for (const one of day.writeOffs) close(one.invoice, one.effectiveOn, one.amountMinor);
    for (const { invoice } of day.disputes) disputed.add(invoice);
    for (const invoice of day.invoices) {
      const known = byCustomer.get(invoice.customer);
      if (known === undefined) byCustomer.set(invoice.customer, [invoice]);
      else known.push(invoice);
    }
  }
  return (customer, on) =>
    (byCustomer.get(customer) ?? [])
      .filter(({ issuedOn }) => issuedOn <= on)
      .map((invoice): OpenInvoice => {
        const all = closed.get(invoice.number) ?? [];
        const until = all.filter((one) => one.on <= on);
        return {
          invoice,
          dueOn: invoice.instalments[0]?.dueOn ?? invoice.issuedOn,
          openMinor: invoice.grossMinor - until.reduce((sum, one) => sum + one.minor, 0),
          paidOn: all.reduce<IsoDate | null>(
            (last, one) => (last === null ? one.on : laterOf(last, one.on)),
            null,
          ),
          isDisputed: disputed.has(invoice.number),
        };
      })
      .filter(({ openMinor }) => openMinor > 0)
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}
