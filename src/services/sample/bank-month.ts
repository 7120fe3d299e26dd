/**
 * The sample company's month at the bank: what customers paid on items that are still open in the
 * sample ledger, as a statement to try the matching with.
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
import { addDays, laterOf, type IsoDate } from '../../domain/dates.ts';
import type { WholeStatement } from '../../formats/out/camt.ts';
import { BEHAVIOURS } from './behaviour.ts';
import { businessDay } from './business-day.ts';
import type { SampleHistory } from './history.ts';
import { seededRandom, type Random } from './seeded-random.ts';

const DAYS = 30;
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

const OUTGOINGS = [
  [4, -1_850, 'Banco de la Albufera', 'Comisión de mantenimiento'],
  [5, -142_000, 'Naves del Puerto S.A.', 'Alquiler almacén'],
  [12, -386_400, 'Rosas Quito Exportadora Cía. Ltda.', 'Invoice RQ-8841'],
  [20, -61_290, 'Transportes Levante S.L.', 'Portes del mes'],
] as const;

/** The month that ends on `today`. `seed` picks who pays how. */
export function sampleBankMonth(
  history: SampleHistory,
  today: IsoDate,
  seed: number,
): WholeStatement {
  const random = seededRandom(seed);
  const firstDay = addDays(today, 1 - DAYS);
  const names = new Map(history.customers.map(({ draft }) => [draft.code, draft.name]));
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

  const paid = payments.map(({ customer, earliest, amountMinor, text }, index): BankLine => {
    const wished = addDays(firstDay, random.between(0, DAYS - 2));
    const bookedOn = businessDay(laterOf(wished, addDays(earliest, 1)));
    const name = names.get(customer) ?? '';
    return {
      ...blank(index, bookedOn > today ? today : bookedOn, amountMinor),
      text,
      counterpartyName: random.chance(0.5) ? bankName(name) : name,
      counterpartyAccount: ibanOf(customer),
    };
  });
  const stranger: BankLine = {
    ...blank(0, businessDay(addDays(firstDay, 8)), 27_500),
    counterpartyName: 'Floristería del Barrio Alto',
    text: 'señal pedido',
  };
  const outgoing = OUTGOINGS.map(([day, amountMinor, counterpartyName, text]): BankLine => ({
    ...blank(0, businessDay(addDays(firstDay, day)), amountMinor),
    counterpartyName,
    text,
  }));
  const lines = [...paid, stranger, ...outgoing, ...returned(history, firstDay, today, names)]
    .filter((line) => line.bookedOn >= firstDay && line.bookedOn <= today)
    .sort((a, b) => (a.bookedOn < b.bookedOn ? -1 : a.bookedOn > b.bookedOn ? 1 : 0))
    .map((line, index): BankLine => ({
      ...line,
      bankReference: `${today.replaceAll('-', '')}${String(index + 1).padStart(5, '0')}`,
    }));
  const account = companyFile.bankAccounts[0];
  if (account === undefined) throw new RangeError('the sample company has no bank account');
  const closing = lines.reduce((sum, line) => sum + line.amountMinor, OPENING_MINOR);
  return {
    place: { line: 1 },
    kind: 'statement',
    account: account.account,
    accountName: account.holder,
    bank: account.bic,
    currency: CURRENCY,
    number: today.slice(0, 7),
    fromOn: firstDay,
    toOn: today,
    opening: { on: firstDay, amountMinor: OPENING_MINOR },
    closing: { on: today, amountMinor: closing },
    lines,
  };
}

/** A direct debit of the last weeks that the customer's bank sent back. */
function returned(
  history: SampleHistory,
  firstDay: IsoDate,
  today: IsoDate,
  names: ReadonlyMap<string, string>,
): readonly BankLine[] {
  const receipt = history.days
    .flatMap((day) => day.drafts.receipts)
    .filter((one) => one.currency === CURRENCY && one.receivedOn >= firstDay)
    .find((one) => addDays(one.receivedOn, 5) <= today);
  if (receipt === undefined) return [];
  return [
    {
      ...blank(0, businessDay(addDays(receipt.receivedOn, 3)), -receipt.amountMinor),
      isReversal: true,
      code: 'PMNT/IRCT/RRTN',
      counterpartyName: names.get(receipt.customer) ?? '',
      counterpartyAccount: ibanOf(receipt.customer),
      text: `DEVOLUCIÓN ${receipt.reference}`,
    },
  ];
}
