/**
 * The sample company's bank: a month that its ledger has, most of it matched, and the week after it as
 * a file to bring in. The money of recorded receipts is in the month; of what is still open a few
 * payments came then and are to be matched, the others come in the week.
 *
 *     2026-11-03  +3,128.00  FLORES AZAHAR DEL TURIA SL   "Factura FE-2026-0231"
 *     2026-11-05    +940.00  Bodas Lavanda S.L.           (no text)
 *     2026-11-06     −18.50  Banco de la Albufera         "Comisión de mantenimiento"
 *
 * Most lines name their invoice, as most payers do; the others are the reasons why matching is work:
 * no text, several invoices in one sum, a part, a foreign bank's charge, a stranger, a return.
 */
import companyFile from '../../../resources/sample-company/company.json' with { type: 'json' };
import type { BankLine } from '../../domain/bank/bank-file.ts';
import { addDays, daysBetween, laterOf, type IsoDate } from '../../domain/dates.ts';
import type { WholeStatement } from '../../formats/out/camt.ts';
import { BEHAVIOURS } from './behaviour.ts';
import { businessDay } from './business-day.ts';
import type { SampleHistory } from './history.ts';
import { seededRandom, type Random } from './seeded-random.ts';

const MONTH_DAYS = 30;
const WEEK_DAYS = 7;
const OPENING_MINOR = 4_183_207;
const CURRENCY = 'EUR';

interface OpenInvoice {
  readonly number: string;
  readonly customer: string;
  readonly issuedOn: IsoDate;
  readonly openMinor: number;
}

/**
 * Invoices of one instalment in euros that nothing was paid on and nobody disputes, of customers who
 * still pay: the insolvent and the silent must stay what they are in the sample.
 */
function untouchedInvoices(history: SampleHistory): readonly OpenInvoice[] {
  const paying = new Set(
    history.customers
      .filter(({ story }) => BEHAVIOURS[story].stopsPayingAt === 1)
      .map(({ draft }) => draft.code),
  );
  const drafts = history.days.map((day) => day.drafts);
  const touched = new Set([
    ...drafts.flatMap((day) => day.allocations.map((allocation) => allocation.invoice)),
    ...drafts.flatMap((day) => day.disputes.map((dispute) => dispute.invoice)),
  ]);
  return drafts
    .flatMap((day) => day.invoices)
    .filter(
      (invoice) =>
        invoice.currency === CURRENCY &&
        invoice.instalments.length === 1 &&
        paying.has(invoice.customer) &&
        !touched.has(invoice.number),
    )
    .map(({ number, customer, issuedOn, grossMinor }) => ({
      number,
      customer,
      issuedOn,
      openMinor: grossMinor,
    }));
}

/** An account per customer, always the same, with correct check digits. */
function ibanOf(code: string): string {
  const digits = `${code.replace(/\D/g, '')}4711`.padStart(20, '20385778');
  const rest = BigInt(`${digits}142800`) % 97n; // E=14, S=28, check digits 00
  return `ES${String(98n - rest).padStart(2, '0')}${digits}`;
}

/** As banks print names: capitals without accents, 35 characters. */
const bankName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[.,]/g, '')
    .slice(0, 35)
    .trim();

const WAYS = ['number', 'number', 'number', 'digits', 'silent', 'part', 'charge'] as const;

const TEXTS: readonly ((number: string) => string)[] = [
  (number) => `Factura ${number}`,
  (number) => number,
  (number) => `PAGO FRA ${number.replaceAll('-', '')}`,
  (number) => `fact. ${number} gracias`,
  (number) => `N/REF 4471 S/FRA ${number.replaceAll('-', '/')}`,
];

type Payment = Pick<BankLine, 'amountMinor' | 'text'> & {
  readonly customer: string;
  readonly earliest: IsoDate;
};

function paymentOf(invoice: OpenInvoice, random: Random): Payment {
  const { number, customer, openMinor } = invoice;
  const base = { customer, earliest: invoice.issuedOn };
  const text = random.pick(TEXTS)(number);
  switch (random.pick(WAYS)) {
    case 'number':
      return { ...base, amountMinor: openMinor, text };
    case 'digits':
      return { ...base, amountMinor: openMinor, text: `Fra. ${number.slice(-4)}` };
    case 'silent':
      return { ...base, amountMinor: openMinor, text: '' };
    case 'part':
      return {
        ...base,
        amountMinor: Math.min(openMinor, Math.ceil(openMinor / 20_000) * 10_000),
        text: `A cuenta ${text}`,
      };
    case 'charge':
      return {
        ...base,
        amountMinor: openMinor - Math.min(1_250, Math.floor(openMinor / 10)),
        text,
      };
  }
}

/** Two invoices of one customer in one transfer, with or without their numbers. */
function pairOf(first: OpenInvoice, second: OpenInvoice, named: boolean): Payment {
  return {
    customer: first.customer,
    earliest: laterOf(first.issuedOn, second.issuedOn),
    amountMinor: first.openMinor + second.openMinor,
    text: named ? `Fras ${first.number} y ${second.number.slice(-4)}` : '',
  };
}

const blank = (position: number, bookedOn: IsoDate, amountMinor: number): BankLine => ({
  place: { line: position },
  bookedOn,
  valueOn: bookedOn,
  currency: CURRENCY,
  amountMinor,
  status: 'booked',
  isReversal: false,
  bankReference: '',
  endToEndId: '',
  mandateId: '',
  structuredReference: '',
  text: '',
  counterpartyName: '',
  counterpartyAccount: '',
  counterpartyBank: '',
  code: amountMinor > 0 ? 'PMNT/RCDT/ESCT' : 'PMNT/ICDT/ESCT',
  chargesMinor: 0,
  original: null,
  batch: null,
  raw: '',
});

/** Day of the month, sum, whom, their text, and as what it was set aside; `''`: still to be said. */
const OUTGOINGS = [
  [4, -1_850, 'Banco de la Albufera', 'Comisión de mantenimiento', 'bank charges'],
  [5, -142_000, 'Naves del Puerto S.A.', 'Alquiler almacén', 'rent of the warehouse'],
  [12, -386_400, 'Rosas Quito Exportadora Cía. Ltda.', 'Invoice RQ-8841', 'supplier'],
  [24, -61_290, 'Transportes Levante S.L.', 'Portes del mes', ''],
] as const;

interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** What the office made of a line: the money of a receipt it had already, or set aside. */
export type LineIs =
  | { readonly kind: 'receipt'; readonly number: string }
  | { readonly kind: 'aside'; readonly note: string };

/** A line before it has its place in a statement; null: to be matched. */
interface Booking {
  readonly line: BankLine;
  readonly is: LineIs | null;
}

export interface SampleBank {
  /** In the ledger. */
  readonly month: WholeStatement;
  /** What each line of the month is, in their order; null: it is to be matched. */
  readonly decided: readonly (LineIs | null)[];
  /** The week after it, up to today: the file to bring in. */
  readonly week: WholeStatement;
}

/** How many payments on open invoices the month has; the others come in the week. */
const OPEN_IN_MONTH = 5;

/** `seed` picks who pays how. */
export function sampleBank(history: SampleHistory, today: IsoDate, seed: number): SampleBank {
  const weekFrom = addDays(today, 1 - WEEK_DAYS);
  const month: Period = { from: addDays(weekFrom, -MONTH_DAYS), to: addDays(weekFrom, -1) };
  const week: Period = { from: weekFrom, to: today };
  const random = seededRandom(seed);
  const names = new Map(history.customers.map(({ draft }) => [draft.code, draft.name]));
  const payments = paymentsOf(history, random);
  const early = payments
    .filter(({ earliest }) => earliest < addDays(month.to, -3))
    .slice(0, OPEN_IN_MONTH);
  const booked = (payment: Payment, { from, to }: Period): Booking => {
    const wished = addDays(from, random.between(0, daysBetween(from, to) - 1));
    const bookedOn = businessDay(laterOf(wished, addDays(payment.earliest, 1)));
    return { line: paidBy(payment, names, random, bookedOn > to ? to : bookedOn), is: null };
  };
  const stranger: BankLine = {
    ...blank(0, businessDay(addDays(month.to, -3)), 27_500),
    counterpartyName: 'Floristería del Barrio Alto',
    text: 'señal pedido',
  };
  const lastDays: Period = { from: addDays(month.to, -9), to: month.to };
  const kept = statementOf(
    month,
    [
      ...receiptsIn(history, month, names, seededRandom(seed + 1)),
      ...early.map((payment) => booked(payment, lastDays)),
      { line: stranger, is: null },
      ...outgoingsIn(month),
    ],
    OPENING_MINOR,
  );
  const next = statementOf(
    week,
    [
      ...payments
        .filter((payment) => !early.includes(payment))
        .map((payment) => booked(payment, week)),
      ...returned(history, week, names).map((line): Booking => ({ line, is: null })),
    ],
    kept.statement.closing?.amountMinor ?? OPENING_MINOR,
  );
  return { month: kept.statement, decided: kept.decided, week: next.statement };
}

function paymentsOf(history: SampleHistory, random: Random): readonly Payment[] {
  const byCustomer = new Map<string, OpenInvoice[]>();
  for (const invoice of untouchedInvoices(history))
    byCustomer.set(invoice.customer, [...(byCustomer.get(invoice.customer) ?? []), invoice]);
  const payments: Payment[] = [];
  let pairs = 0;
  for (const invoices of byCustomer.values()) {
    const [first, second, ...rest] = invoices;
    if (first === undefined) continue;
    if (second !== undefined && random.chance(0.4)) {
      payments.push(pairOf(first, second, pairs % 2 === 0));
      pairs += 1;
      payments.push(...rest.slice(0, 1).map((invoice) => paymentOf(invoice, random)));
    } else payments.push(paymentOf(first, random));
  }
  return payments;
}

function paidBy(
  { customer, amountMinor, text }: Pick<Payment, 'customer' | 'amountMinor' | 'text'>,
  names: ReadonlyMap<string, string>,
  random: Random,
  bookedOn: IsoDate,
): BankLine {
  const name = names.get(customer) ?? '';
  return {
    ...blank(0, bookedOn, amountMinor),
    text,
    counterpartyName: random.chance(0.5) ? bankName(name) : name,
    counterpartyAccount: ibanOf(customer),
  };
}

/** The money of the receipts that the office has already written down. */
const receiptsIn = (
  history: SampleHistory,
  { from, to }: Period,
  names: ReadonlyMap<string, string>,
  random: Random,
): readonly Booking[] =>
  history.days
    .flatMap((day) => day.drafts.receipts)
    .filter((one) => one.currency === CURRENCY && one.receivedOn >= from && one.receivedOn <= to)
    .map(({ customer, amountMinor, reference, number, receivedOn }) => {
      const payment = { customer, amountMinor, text: random.pick(TEXTS)(reference) };
      return {
        line: paidBy(payment, names, random, receivedOn),
        is: { kind: 'receipt', number },
      };
    });

/** What we paid ourselves: most is set aside, the rest is still to be. */
const outgoingsIn = ({ from }: Period): readonly Booking[] =>
  OUTGOINGS.map(([day, amountMinor, counterpartyName, text, note]) => ({
    line: { ...blank(0, businessDay(addDays(from, day)), amountMinor), counterpartyName, text },
    is: note === '' ? null : { kind: 'aside', note },
  }));

const byDay = ({ line: a }: Booking, { line: b }: Booking): number =>
  a.bookedOn < b.bookedOn ? -1 : a.bookedOn > b.bookedOn ? 1 : 0;

function statementOf({ from, to }: Period, bookings: readonly Booking[], openingMinor: number) {
  const account = companyFile.bankAccounts[0];
  if (account === undefined) throw new RangeError('the sample company has no bank account');
  const inOrder = bookings
    .filter(({ line }) => line.bookedOn >= from && line.bookedOn <= to)
    .sort(byDay);
  const lines = inOrder.map(({ line }, index): BankLine => ({
    ...line,
    bankReference: `${to.replaceAll('-', '')}${String(index + 1).padStart(5, '0')}`,
  }));
  const closing = lines.reduce((sum, line) => sum + line.amountMinor, openingMinor);
  const statement: WholeStatement = {
    place: { line: 1 },
    kind: 'statement',
    account: account.account,
    accountName: account.holder,
    bank: account.bic,
    currency: CURRENCY,
    number: to,
    fromOn: from,
    toOn: to,
    opening: { on: from, amountMinor: openingMinor },
    closing: { on: to, amountMinor: closing },
    lines,
  };
  return { statement, decided: inOrder.map(({ is }) => is) };
}

/** A direct debit of the last weeks that the customer's bank sent back. */
function returned(
  history: SampleHistory,
  { from, to }: Period,
  names: ReadonlyMap<string, string>,
): readonly BankLine[] {
  const returnedOn = (receivedOn: IsoDate): IsoDate => businessDay(addDays(receivedOn, 3));
  const receipt = history.days
    .flatMap((day) => day.drafts.receipts)
    .filter((one) => one.currency === CURRENCY)
    .find((one) => returnedOn(one.receivedOn) >= from && returnedOn(one.receivedOn) <= to);
  if (receipt === undefined) return [];
  return [
    {
      ...blank(0, returnedOn(receipt.receivedOn), -receipt.amountMinor),
      isReversal: true,
      code: 'PMNT/IRCT/RRTN',
      counterpartyName: names.get(receipt.customer) ?? '',
      counterpartyAccount: ibanOf(receipt.customer),
      text: `DEVOLUCIÓN ${receipt.reference}`,
    },
  ];
}
