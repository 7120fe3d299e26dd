/**
 * Eighteen months of an importer of preserved flowers and tableware, as drafts by the day on which
 * the office wrote them down.
 *
 *     2026-03-06  invoice FE-2026-0231 of C2001, EUR 3,128.00, due 2026-04-20
 *     2026-04-22  receipt RC-2026-0312 of C2001, EUR 3,128.00, for FE-2026-0231
 *
 * Everything comes from the seed and from `today`: the same two give the same company.
 */
import { addDays, type IsoDate } from '../../domain/dates.ts';
import { NO_DRAFTS, type FactDrafts, type InvoiceDraft } from '../../domain/facts/drafts.ts';
import { ordersOf, readCustomers, SAMPLE_DAYS, type Order, type SampleCustomer } from './orders.ts';
import { seededRandom } from './seeded-random.ts';
import { settle, type Writing } from './settling.ts';

export interface SampleHistory {
  /** First day of the history; the company and its customers exist from here on. */
  readonly start: IsoDate;
  readonly customers: readonly SampleCustomer[];
  /** Recording days, ascending; each with the drafts written down on it. */
  readonly days: readonly { readonly recordedOn: IsoDate; readonly drafts: FactDrafts }[];
}

/** The whole company. `seed` picks the history, `today` its last day. */
export function sampleHistory(today: IsoDate, seed: number): SampleHistory {
  const start = addDays(today, -SAMPLE_DAYS);
  const random = seededRandom(seed);
  const customers = readCustomers(start);
  const orders = customers
    .flatMap((customer) => ordersOf(customer, start, today, random))
    .sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : 0));

  const written = new Map<IsoDate, Writing>();
  const on = (date: IsoDate): Writing => {
    let day = written.get(date);
    if (day === undefined) {
      day = {
        invoices: [],
        creditNotes: [],
        receipts: [],
        allocations: [],
        disputes: [],
        writeOffs: [],
      };
      written.set(date, day);
    }
    return day;
  };
  const numberFor = numberSeries();
  for (const order of orders) {
    const invoice = invoiceOf(order, numberFor('FE', order.issuedOn));
    on(order.issuedOn).invoices.push(invoice);
    settle(order, invoice, { start, today, random, on, numberFor });
  }
  const days = [...written.entries()]
    .filter(([recordedOn]) => recordedOn <= today)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([recordedOn, drafts]) => ({ recordedOn, drafts: { ...NO_DRAFTS, ...drafts } }));
  return { start, customers, days };
}

const numberSeries = () => {
  const last = new Map<string, number>();
  return (prefix: string, date: IsoDate): string => {
    const series = `${prefix}-${date.slice(0, 4)}`;
    const next = (last.get(series) ?? 0) + 1;
    last.set(series, next);
    return `${series}-${String(next).padStart(4, '0')}`;
  };
};

function invoiceOf(order: Order, number: string): InvoiceDraft {
  const dueOn = addDays(order.issuedOn, order.customer.termDays);
  return {
    number,
    customer: order.customer.draft.code,
    issuedOn: order.issuedOn,
    currency: order.currency,
    grossMinor: order.grossMinor,
    instalments: instalmentsOf(order, dueOn),
    terms: order.customer.draft.terms,
    contract: '',
    po: order.strange ? 'by telephone' : '',
    goods: order.goods,
    quantity: String(order.quantity),
    notes: '',
  };
}

function instalmentsOf(order: Order, dueOn: IsoDate): InvoiceDraft['instalments'] {
  if (order.customer.story !== 'instalments' || order.grossMinor < 40_000)
    return [{ dueOn, grossMinor: order.grossMinor }];
  const part = Math.floor(order.grossMinor / 3);
  return [
    { dueOn, grossMinor: part },
    { dueOn: addDays(dueOn, 30), grossMinor: part },
    { dueOn: addDays(dueOn, 60), grossMinor: order.grossMinor - 2 * part },
  ];
}
