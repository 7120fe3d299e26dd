/**
 * A ledger made by code, through the ledger's own commands, from a fixed seed.
 *
 *     { settled: 950_000, open: 50_000 }   a million invoices, of which 50,000 are open on TODAY
 *
 * The open ones do not depend on how many are settled: two ledgers with other histories have the
 * same open items, so their reports can be compared.
 */
import { addDays, isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
import type {
  AllocationDraft,
  CustomerDraft,
  InvoiceDraft,
  ReceiptDraft,
} from '../../../src/domain/facts/drafts.ts';
import { NO_DRAFTS } from '../../../src/domain/facts/drafts.ts';
import type { Clock, Ledger } from '../../../src/ledger/ledger.ts';
import { createLedger } from '../../../src/ledger/open.ts';
import { recordFacts } from '../../../src/ledger/commands/facts/record-facts.ts';
import { clockOf } from '../../../src/engine/clock.ts';
import { codeOf, currencyOf, TODAY } from './customers.ts';
import { madeCaseFacts } from './made-case-facts.ts';

export { TODAY };
import { seeded, type Seeded } from './seeded.ts';
import { english } from '../../harness/english.ts';

/** A customer for every so many open invoices: 50,000 open are of 2,000 customers. */
const OPEN_PER_CUSTOMER = 25;
/** Invoices of one `write`, about a month of a busy office. */
const CHUNK = 25_000;
/** Days of history for each thousand settled invoices: 950,000 are ten years. */
const DAYS_PER_THOUSAND = 3.84;
/** Nothing of the history is younger than the oldest open item. */
const OPEN_DAYS = 240;

const TERMS = [14, 30, 30, 45, 60] as const;

export interface LedgerSize {
  readonly settled: number;
  readonly open: number;
  /** Left out: one for every 25 open invoices. */
  readonly customers?: number;
  /** Left out: none. */
  readonly caseFacts?: number;
}

/** Facts of some invoices of so many customers, and of the money that came in for them. */
interface Made {
  readonly customers: number;
  readonly invoices: InvoiceDraft[];
  readonly receipts: ReceiptDraft[];
  readonly allocations: AllocationDraft[];
}

export const customerDraft = (customer: number, effectiveOn: IsoDate): CustomerDraft => ({
  code: codeOf(customer),
  effectiveOn,
  name: `Customer ${customer} Trading`,
  country: ['DE', 'ES', 'FR', 'GB', 'US', 'LV'][customer % 6] ?? null,
  language: 'en',
  currency: currencyOf(customer),
  taxId: '',
  kind: 'company',
  email: '',
  phone: '',
  address: `${customer} Harbour Road\nPort`,
  terms: '30 days',
  creditLimitMinor: null,
  governingLaw: '',
  notes: '',
});

function makeInvoice(
  random: Seeded,
  customers: number,
  number: string,
  issuedOn: IsoDate,
): InvoiceDraft {
  const customer = random.whole(1, customers);
  const grossMinor = random.whole(5_000, 900_000);
  const dueOn = addDays(issuedOn, TERMS[customer % TERMS.length] ?? 30);
  return {
    number,
    customer: codeOf(customer),
    issuedOn,
    currency: currencyOf(customer),
    grossMinor,
    instalments: [{ dueOn, grossMinor }],
    terms: '',
    contract: '',
    po: '',
    goods: '',
    quantity: '',
    notes: '',
  };
}

function pay(
  made: Made,
  invoice: InvoiceDraft,
  on: IsoDate,
  amountMinor: number,
  allocated: number,
): void {
  const number = `R-${invoice.number}`;
  made.receipts.push({
    number,
    customer: invoice.customer,
    receivedOn: on,
    currency: invoice.currency,
    amountMinor,
    reference: '',
  });
  if (allocated > 0)
    made.allocations.push({
      sourceKind: 'receipt',
      source: number,
      invoice: invoice.number,
      position: 1,
      effectiveOn: on,
      amountMinor: allocated,
    });
}

/** Settled invoice `index` of `count`: oldest first, paid in full before `TODAY`. */
function makeSettled(random: Seeded, made: Made, index: number, count: number): void {
  const days = Math.max(60, Math.round((count / 1_000) * DAYS_PER_THOUSAND));
  const age = OPEN_DAYS + 120 + Math.round(days * (1 - index / count));
  const invoice = makeInvoice(random, made.customers, `S-${index}`, addDays(TODAY, -age));
  made.invoices.push(invoice);
  const paidOn = addDays(invoice.issuedOn, random.whole(5, 110));
  pay(made, invoice, paidOn, invoice.grossMinor, invoice.grossMinor);
}

/** One in eight is partly paid; one in forty of the others has money on account beside it. */
function makeOpen(random: Seeded, made: Made, index: number, count: number): void {
  const age = Math.round(OPEN_DAYS * (1 - index / count));
  const invoice = makeInvoice(random, made.customers, `O-${index}`, addDays(TODAY, -age));
  made.invoices.push(invoice);
  const on = addDays(invoice.issuedOn, Math.min(age, 20));
  if (index % 8 === 0) {
    const part = Math.floor(invoice.grossMinor / 3);
    pay(made, invoice, on, part, part);
  } else if (index % 40 === 1) pay(made, invoice, on, 1_000, 0);
}

async function record(ledger: Ledger, { invoices, receipts, allocations }: Made): Promise<void> {
  await ledger.write({ command: 'bench.make', actor: 'bench', input: null }, (tx, scope) =>
    recordFacts(tx, scope, { ...NO_DRAFTS, invoices, receipts, allocations }, { batchId: null }),
  );
}

/**
 * Makes the ledger file at `path`; the same size and seed give the same facts. Returns the numbers of the
 * open invoices by customer.
 */
export async function makeLedger(
  path: string,
  size: LedgerSize,
  seed = 20261121,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const clock: Clock = clockOf(null);
  const created = await createLedger(path, {
    company: 'Bench Imports',
    currency: 'EUR',
    country: 'ES',
    isSample: false,
    clock,
    version: 'bench',
    ledgerId: 'bench',
  });
  if (!created.ok) throw new Error(english(created.error.message));
  const ledger = created.value;
  const count = size.customers ?? Math.max(1, Math.round(size.open / OPEN_PER_CUSTOMER));
  const customers = Array.from({ length: count }, (_, index) =>
    customerDraft(index + 1, isoDateOf('2010-01-01')),
  );
  await ledger.write({ command: 'bench.make', actor: 'bench', input: null }, (tx, scope) =>
    recordFacts(tx, scope, { ...NO_DRAFTS, customers }, { batchId: null }),
  );
  const openOf = new Map<string, string[]>();
  const parts = [
    { count: size.settled, random: seeded(seed), make: makeSettled },
    { count: size.open, random: seeded(seed + 1), make: makeOpen },
  ];
  for (const { count, random, make } of parts)
    for (let from = 0; from < count; from += CHUNK) {
      const made: Made = {
        customers: customers.length,
        invoices: [],
        receipts: [],
        allocations: [],
      };
      for (let index = from; index < Math.min(count, from + CHUNK); index += 1)
        make(random, made, index, count);
      await record(ledger, made);
      if (make === makeOpen)
        for (const { customer, number } of made.invoices) {
          const theirs = openOf.get(customer);
          if (theirs === undefined) openOf.set(customer, [number]);
          else theirs.push(number);
        }
    }
  if (size.caseFacts !== undefined) {
    const of = { facts: size.caseFacts, customers: count };
    const caseFacts = madeCaseFacts(of, openOf);
    await ledger.write({ command: 'bench.make', actor: 'bench', input: null }, (tx, scope) =>
      recordFacts(tx, scope, { ...NO_DRAFTS, caseFacts }, { batchId: null }),
    );
  }
  await ledger.close();
  return openOf;
}
