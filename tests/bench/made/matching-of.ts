/**
 * A month of money for an invented importer, the same every time: open items, payers, bank lines and
 * which items each line truly pays.
 *
 *     matchingOf({ seed: 1, items: 50_000, customers: 2_500, lines: 10_000 })
 *
 * Lines name their invoices in many spellings, or nothing; some pay part, some pay several at once,
 * some take the discount, some lose a charge, some come from nobody known.
 */
import { addDays, type IsoDate, isoDateOf } from '../../../src/domain/dates.ts';
import type {
  MatchFacts,
  MatchItem,
  MatchLine,
} from '../../../src/domain/bank/matching/match-facts.ts';
import { type Seeded, seeded } from './seeded.ts';

export interface MatchingSize {
  readonly seed: number;
  readonly items: number;
  readonly customers: number;
  readonly lines: number;
}

export interface MadeLine {
  readonly line: MatchLine;
  /** Customer who truly pays, and the items; both empty for money that is not of a customer. */
  readonly customer: string;
  readonly pays: readonly number[];
}

export interface MadeMatching {
  readonly facts: MatchFacts;
  readonly lines: readonly MadeLine[];
}

const FIRST =
  'Flores Blumen Ziedi Bloom Garden Rosa Verde Sonne Luna Baltic Iberia Norte Petal'.split(' ');
const SECOND =
  'Import Trade Market House Werk Haus Veikals Casa Studio Center Depot Group Line Point'.split(
    ' ',
  );
const TOWNS = 'Madrid Riga Hamburg Lyon Porto Tallinn Quito Kunming Gent Malmo Graz Bari'.split(
  ' ',
);
const FORMS = ['S.L.', 'GmbH', 'SIA', 'Ltd', 'SARL', 'S.p.A.', 'OÜ', 'BV'];
const WORDS = ['INV', 'Invoice', 'Factura', 'Fra.', 'Rechnung Nr.', 'Rg.', 'rēķins', '#', ''];
const MONTH = isoDateOf('2026-03-01');

const oneOf = <T>(random: Seeded, values: readonly T[]): T => {
  const value = values[random.whole(0, values.length - 1)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
};

const nameOf = (random: Seeded, index: number): string =>
  `${oneOf(random, FIRST)} ${oneOf(random, SECOND)} ${oneOf(random, TOWNS)} ${index} ${oneOf(random, FORMS)}`;

function madeItems(random: Seeded, { items, customers }: MatchingSize): readonly MatchItem[] {
  return Array.from({ length: items }, (_, index) => {
    // A few customers have hundreds of items, most a dozen.
    const customer = Math.floor(customers * random.next() ** 1.5);
    const issuedOn = addDays(MONTH, -random.whole(1, 120));
    const openMinor =
      random.next() < 0.3 ? random.whole(1, 50) * 10_000 : random.whole(1_000, 900_000);
    const hasDiscount = random.next() < 0.15;
    return {
      itemId: index + 1,
      customer: `C${customer}`,
      invoice: `INV-${String(100_000 + index)}`,
      position: 1,
      instalments: 1,
      currency: random.next() < 0.9 ? 'EUR' : 'USD',
      issuedOn,
      dueOn: addDays(issuedOn, oneOf(random, [0, 14, 30, 60])),
      openMinor,
      references: random.next() < 0.1 ? [`PO-${String(700_000 + index)}`] : [],
      discount: hasDiscount
        ? { untilOn: addDays(issuedOn, 40), amountMinor: Math.round(openMinor / 50) }
        : null,
    };
  });
}

/** As a payer writes it: with or without letters, zeros, dashes. */
function writtenNumber(random: Seeded, invoice: string): string {
  const digits = invoice.slice(4);
  return oneOf(random, [invoice, digits, `INV${digits}`, `INV 0${digits}`, `INV/${digits}`]);
}

function textOf(random: Seeded, items: readonly MatchItem[]): string {
  const numbers = items.map((item) => writtenNumber(random, item.invoice)).join(', ');
  return `${oneOf(random, WORDS)} ${numbers} ${oneOf(random, ['', 'vom 02.03.2026', 'gracias', 'Kd-Nr. 4711'])}`.trim();
}

function asBankWrites(random: Seeded, name: string): string {
  const written = name.toUpperCase().slice(0, 35);
  return random.next() < 0.1 ? written.replace(/[AEI]/, '') : written;
}

function madeLine(random: Seeded, index: number, open: MatchItem[], name: string): MadeLine {
  const several = random.next() < 0.15;
  const pays = open.splice(0, several ? random.whole(2, 3) : 1);
  const bookedOn: IsoDate = addDays(MONTH, random.whole(0, 30));
  const total = pays.reduce((sum, item) => sum + item.openMinor, 0);
  const chance = random.next();
  const amountMinor =
    chance < 0.08
      ? Math.max(1, Math.floor(total / 2))
      : chance < 0.12
        ? Math.max(1, total - random.whole(100, 1_500))
        : total;
  const isNamed = random.next() < 0.6;
  return {
    customer: pays[0]?.customer ?? '',
    pays: pays.map((item) => item.itemId),
    line: {
      lineId: index + 1,
      bookedOn,
      currency: pays[0]?.currency ?? 'EUR',
      amountMinor: Math.max(1, amountMinor),
      structuredReference: '',
      endToEndId: random.next() < 0.5 ? 'NOTPROVIDED' : `E2E${random.whole(1, 999_999_999)}`,
      text: isNamed ? textOf(random, pays) : oneOf(random, ['', 'PAGO', 'Zahlung Maerz', '付款']),
      payerName: asBankWrites(random, name),
      payerAccount: `ES${random.whole(10, 99)}2100${pays[0]?.customer ?? ''}`,
      chargesMinor: 0,
    },
  };
}

export function matchingOf(size: MatchingSize): MadeMatching {
  const random = seeded(size.seed);
  const names = Array.from({ length: size.customers }, (_, index) => nameOf(random, index));
  const items = madeItems(random, size);
  const byCustomer = new Map<string, MatchItem[]>();
  for (const item of items) {
    const key = `${item.customer} ${item.currency}`;
    const there = byCustomer.get(key);
    if (there === undefined) byCustomer.set(key, [item]);
    else there.push(item);
  }
  // Not the oldest first: which item a line pays is not to be guessed from its age.
  const owing = [...byCustomer.values()].map((list) => list.toSorted(() => random.next() - 0.5));
  return {
    facts: {
      items,
      closed: () => [],
      payers: names.map((name, index) => ({ customer: `C${index}`, names: [name], accounts: [] })),
    },
    lines: Array.from({ length: size.lines }, (_, index) => {
      // Each item is paid once; who has nothing left to pay is passed over.
      let open = oneOf(random, owing);
      while (open.length === 0) open = oneOf(random, owing);
      const name = names[Number(open[0]?.customer.slice(1))] ?? '';
      // One line in twenty comes from nobody known.
      return madeLine(random, index, open, random.next() < 0.05 ? `UNKNOWN ${index}` : name);
    }),
  };
}
