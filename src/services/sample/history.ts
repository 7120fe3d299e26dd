/**
 * Eighteen months of an importer of preserved flowers and tableware, as drafts by the day on which
 * the office wrote them down.
 *
 *     2026-03-06  invoice FE-2026-0231 of C2001, EUR 3,128.00, due 2026-04-20
 *     2026-04-22  receipt RC-2026-0312 of C2001, EUR 3,128.00, for FE-2026-0231
 *
 * Everything comes from the seed and from `today`: the same two give the same company.
 */
import { addDays, dayNumber, daysBetween, laterOf, type IsoDate } from '../../domain/dates.ts';
import type {
  AllocationDraft,
  CreditNoteDraft,
  CustomerDraft,
  DisputeDraft,
  FactDrafts,
  InvoiceDraft,
  ReceiptDraft,
} from '../../domain/facts.ts';
import companyFile from '../../../resources/sample-company/company.json' with { type: 'json' };
import customersFile from '../../../resources/sample-company/customers.json' with { type: 'json' };
import { BEHAVIOURS, type Behaviour, type Story } from './behaviour.ts';
import { seededRandom, type Random } from './seeded-random.ts';

const SAMPLE_DAYS = 548;

/** Units of each currency for one euro, rounded; only to make prices look like prices. */
const PRICE_LEVEL: Readonly<Record<string, number>> = { EUR: 1, USD: 1.1, GBP: 0.86, CNY: 7.8 };
const ORDER_SIZE = { small: [3, 9], medium: [8, 26], large: [20, 70] } as const;
const DAYS_BETWEEN_ORDERS = { small: [38, 75], medium: [20, 42], large: [10, 24] } as const;
/** Orders by month, January first: Valentine's Day, Mother's Day, weddings, Christmas. */
const SEASON = [1.5, 0.8, 0.9, 1.4, 1.3, 1.1, 0.8, 0.6, 1.0, 1.3, 1.6, 0.9] as const;
const DISPUTE_REASONS = [
  'two boxes short on delivery',
  'glass broken in transit',
  'price differs from the order',
  'wrong colour delivered',
  'delivered a week late',
] as const;

export interface SampleCustomer {
  readonly draft: CustomerDraft;
  readonly tier: keyof typeof ORDER_SIZE;
  readonly story: Story;
  readonly termDays: number;
}

export interface SampleHistory {
  /** First day of the history; the company and its customers exist from here on. */
  readonly start: IsoDate;
  readonly customers: readonly SampleCustomer[];
  /** Recording days, ascending; each with the drafts written down on it. */
  readonly days: readonly { readonly recordedOn: IsoDate; readonly drafts: FactDrafts }[];
}

interface Writing {
  invoices: InvoiceDraft[];
  creditNotes: CreditNoteDraft[];
  receipts: ReceiptDraft[];
  allocations: AllocationDraft[];
  disputes: DisputeDraft[];
}

/** One order to be invoiced, before numbers are given in the order of dates. */
interface Order {
  readonly customer: SampleCustomer;
  readonly issuedOn: IsoDate;
  readonly currency: string;
  readonly grossMinor: number;
  readonly goods: string;
  readonly quantity: number;
  readonly strange: boolean;
}

function readCustomers(start: IsoDate): SampleCustomer[] {
  return customersFile.map((row) => {
    const [code, name, country, language, currency, kind, address, termDays, tier, story] = row as [
      string,
      string,
      string,
      string,
      string,
      CustomerDraft['kind'],
      string,
      number,
      SampleCustomer['tier'],
      Story,
    ];
    const email = `accounts.${code.toLowerCase()}@customer.example`;
    return {
      draft: {
        code,
        effectiveOn: start,
        name,
        country,
        language,
        currency,
        taxId: '',
        kind,
        email,
        phone: '',
        address: address === '' ? '' : `${address}`,
        terms: `${termDays} days`,
        creditLimitMinor: { small: 500_000, medium: 2_000_000, large: 6_000_000 }[tier],
        governingLaw: '',
        notes: BEHAVIOURS[story].notes,
      },
      tier,
      story,
      termDays,
    };
  });
}

function ordersOf(
  customer: SampleCustomer,
  start: IsoDate,
  today: IsoDate,
  random: Random,
): Order[] {
  const behaviour = BEHAVIOURS[customer.story];
  const orders: Order[] = [];
  const [low, high] = DAYS_BETWEEN_ORDERS[customer.tier];
  let on = addDays(start, Math.round(behaviour.buysFrom * SAMPLE_DAYS) + random.between(0, low));
  const last = addDays(start, Math.round(behaviour.buysUntil * SAMPLE_DAYS));
  while (on <= today && on <= last) {
    orders.push(orderOn(customer, businessDay(on), today, random));
    const month = Number(on.slice(5, 7)) - 1;
    const gap = random.between(low, high) / (SEASON[month] ?? 1);
    on = addDays(on, Math.max(4, Math.round(gap)));
  }
  return orders.filter((order) => order.issuedOn <= today);
}

function orderOn(
  customer: SampleCustomer,
  issuedOn: IsoDate,
  today: IsoDate,
  random: Random,
): Order {
  const recent = daysBetween(issuedOn, today) <= 40;
  const strange = recent && customer.story === 'strange';
  const usualKind =
    customer.story === 'strange' ? 'tableware' : random.pick(['flowers', 'tableware']);
  const wanted = strange ? 'flowers' : usualKind;
  const goods = random.pick(companyFile.goods.filter((line) => line.kind === wanted));
  const [fewest, most] = ORDER_SIZE[customer.tier];
  const quantity = random.between(fewest, most) * (strange ? 5 : 1);
  const currency =
    customer.story === 'two_currencies' && random.chance(0.35)
      ? 'GBP'
      : (customer.draft.currency ?? 'EUR');
  const level = PRICE_LEVEL[currency] ?? 1;
  const grossMinor = Math.round(quantity * goods.priceEur * level * 100) + random.between(0, 99);
  return { customer, issuedOn, currency, grossMinor, goods: goods.name, quantity, strange };
}

/** Saturday and Sunday move to Monday: nobody invoices on a weekend. */
function businessDay(date: IsoDate): IsoDate {
  const weekday = (dayNumber(date) + 4) % 7; // 1970-01-01 was a Thursday; 0 is Sunday
  if (weekday === 6) return addDays(date, 2);
  return weekday === 0 ? addDays(date, 1) : date;
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
      day = { invoices: [], creditNotes: [], receipts: [], allocations: [], disputes: [] };
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
    .map(([recordedOn, drafts]) => ({ recordedOn, drafts: { customers: [], ...drafts } }));
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

interface Settling {
  readonly start: IsoDate;
  readonly today: IsoDate;
  readonly random: Random;
  readonly on: (date: IsoDate) => Writing;
  readonly numberFor: (prefix: string, date: IsoDate) => string;
}

/** What happens to an invoice after it was sent: dispute, credit note, receipts, or silence. */
function settle(order: Order, invoice: InvoiceDraft, world: Settling): void {
  const { start, today, random, on } = world;
  const behaviour = BEHAVIOURS[order.customer.story];
  const progress = daysBetween(start, order.issuedOn) / SAMPLE_DAYS;
  if (random.chance(behaviour.disputed)) {
    const openedOn = businessDay(addDays(order.issuedOn, random.between(3, 15)));
    if (openedOn > today) return;
    on(openedOn).disputes.push({
      invoice: invoice.number,
      openedOn,
      reason: random.pick(DISPUTE_REASONS),
    });
    // A dispute of the last quarter is still open; older ones ended with a credit note.
    if (progress > 0.75) return;
    creditPart(invoice, openedOn, world);
    return;
  }
  invoice.instalments.forEach((instalment, index) => {
    const [earliest, latest] = behaviour.daysLate(progress);
    const paidOn = laterOf(
      invoice.issuedOn,
      businessDay(addDays(instalment.dueOn, random.between(earliest, latest))),
    );
    if (stoppedBy(behaviour, start, paidOn) || paidOn > today) return;
    receive(invoice, index + 1, instalment.grossMinor, paidOn, behaviour, world);
  });
}

const stoppedBy = (behaviour: Behaviour, start: IsoDate, date: IsoDate): boolean =>
  behaviour.stopsPayingAt < 1 && daysBetween(start, date) / SAMPLE_DAYS > behaviour.stopsPayingAt;

/** A credit note for a tenth of the invoice, and the rest is paid a month later. */
function creditPart(invoice: InvoiceDraft, openedOn: IsoDate, world: Settling): void {
  const creditedOn = businessDay(addDays(openedOn, 12));
  if (creditedOn > world.today) return;
  const credited = Math.round(invoice.grossMinor / 10);
  const number = world.numberFor('CN', creditedOn);
  const day = world.on(creditedOn);
  day.creditNotes.push({
    number,
    customer: invoice.customer,
    issuedOn: creditedOn,
    currency: invoice.currency,
    amountMinor: credited,
    reference: `for ${invoice.number}`,
  });
  day.allocations.push({
    sourceKind: 'credit_note',
    source: number,
    invoice: invoice.number,
    position: 1,
    effectiveOn: creditedOn,
    amountMinor: credited,
  });
  const paidOn = businessDay(addDays(creditedOn, 20));
  if (paidOn > world.today) return;
  receive(invoice, 1, invoice.grossMinor - credited, paidOn, BEHAVIOURS.steady, world);
}

function receive(
  invoice: InvoiceDraft,
  position: number,
  openMinor: number,
  paidOn: IsoDate,
  behaviour: Behaviour,
  world: Settling,
): void {
  const { random, on, numberFor, today } = world;
  const part = random.chance(behaviour.partial);
  const applied = part ? Math.floor(openMinor / 200) * 100 : openMinor;
  if (applied <= 0) return;
  // Who pays ahead rounds up: the rest stays on account.
  const extra =
    behaviour === BEHAVIOURS.prepaying && random.chance(0.5) ? random.between(20, 90) * 100 : 0;
  // One receipt in twenty is found a week later, when the bank statement is read again.
  const found = random.chance(0.05) ? businessDay(addDays(paidOn, 7)) : paidOn;
  if (found > today) return;
  const number = numberFor('RC', paidOn);
  const day = on(found);
  day.receipts.push({
    number,
    customer: invoice.customer,
    receivedOn: paidOn,
    currency: invoice.currency,
    amountMinor: applied + extra,
    reference: invoice.number,
  });
  day.allocations.push({
    sourceKind: 'receipt',
    source: number,
    invoice: invoice.number,
    position,
    effectiveOn: paidOn,
    amountMinor: applied,
  });
}
