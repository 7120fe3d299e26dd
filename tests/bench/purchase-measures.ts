/**
 * Unusual purchases, by the detectors themselves: how often they speak of a wholesaler's ordinary orders, how
 * often they catch one that was planted, and how long they take on a large ledger.
 *
 *     npm run bench -- risk
 *
 * The orders are `wholesale-orders` of the shared data (README there): half a year of a real wholesaler, which is
 * not part of the repository. Without them those lines are left out, and a sentence says so. An order day is one
 * on which the detector compares: eight orders of the customer before it. Planted is one order, or one fortnight,
 * behind everything that the customer bought. Times are what the thread itself works.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { addDays, daysBetween, isoDateOf, type IsoDate } from '../../src/domain/dates.ts';
import { ledgerSignals } from '../../src/domain/risk/detectors.ts';
import { chanceOfBurst } from '../../src/domain/risk/order-burst.ts';
import type { PurchasedInvoice } from '../../src/domain/risk/purchases.ts';
import { picture } from '../domain/risk/made-picture.ts';
import type { LedgerSignal } from '../../src/domain/risk/signals.ts';
import type { SignalKind } from '../../src/domain/risk/weights.ts';
import { hasSharedData, sharedData } from '../harness/shared-data.ts';
import { inProcess } from './in-process.ts';
import { makeLedger } from './made/made-ledger.ts';
import { limitLine, median, milliseconds, shownLine, timed, type Line } from './measure.ts';
import type { PurchaseRun } from './purchase-process.ts';

const LEAST_ORDERS = 12;

/** `scale` 1: 10,000 customers with 500,000 invoices; 10: a tenth of everything, with the same limits. */
export async function purchaseMeasures(
  folder: string,
  scale: number,
  say: (line: string) => void,
): Promise<readonly Line[]> {
  return [...ordersOfWholesaler(say), ...(await speed(folder, scale, say))];
}

// --- A real wholesaler.

interface Buyer {
  readonly invoices: readonly PurchasedInvoice[];
  /** Days with an order, oldest first, and what they came to. */
  readonly days: readonly IsoDate[];
  readonly minor: readonly number[];
}

function ordersOfWholesaler(say: (line: string) => void): readonly Line[] {
  const files = hasSharedData ? sharedData('wholesale-orders') : null;
  if (files === null || !existsSync(files)) {
    say('no shared data (wholesale-orders): what purchases catch is not measured');
    return [];
  }
  const buyers = readBuyers(files);
  const last = buyers.flatMap(({ days }) => days).reduce((a, b) => (a > b ? a : b));
  const regular = buyers.filter(({ days }) => days.length >= LEAST_ORDERS);
  say(
    `${buyers.length} customers of wholesale-orders, ${regular.length} with ${LEAST_ORDERS} order days or more`,
  );
  return [
    ...ordinary(regular, last),
    ...plantedOrders(regular, last),
    ...plantedBursts(regular, last),
  ];
}

/** Cancellations have an amount below 0, and no order that they belong to: they are left out. */
function readBuyers(folder: string): readonly Buyer[] {
  const byCustomer = new Map<string, PurchasedInvoice[]>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.csv')))
    for (const line of readFileSync(path.join(folder, file), 'utf8').trim().split('\n').slice(1)) {
      const [name = '', on = '', customer = '', , , , amount = ''] = line.split(',');
      const minor = Math.round(Number(amount) * 100);
      if (customer === '' || !(minor > 0)) continue;
      const invoices = byCustomer.get(customer);
      const invoice = made(name, isoDateOf(on), minor);
      if (invoices === undefined) byCustomer.set(customer, [invoice]);
      else invoices.push(invoice);
    }
  return [...byCustomer.values()].map((invoices) => {
    const sums = new Map<IsoDate, number>();
    for (const { issuedOn, grossMinor } of invoices)
      sums.set(issuedOn, (sums.get(issuedOn) ?? 0) + grossMinor);
    const days = [...sums.keys()].sort();
    return { invoices, days, minor: days.map((on) => sums.get(on) as number) };
  });
}

const made = (invoice: string, issuedOn: IsoDate, grossMinor: number): PurchasedInvoice => ({
  invoice,
  issuedOn,
  currency: 'GBP',
  grossMinor,
  quantity: null,
  credited: [],
});

const signalsOf = (
  invoices: readonly PurchasedInvoice[],
  asOf: IsoDate,
  kind: SignalKind,
): readonly LedgerSignal[] =>
  ledgerSignals(picture({ asOf, purchases: { invoices, newcomer: null } })).filter(
    (signal) => signal.kind === kind,
  );

const percentLine = (
  measure: string,
  met: number,
  of: number,
  target: number,
  isAtMost: boolean,
): Line => {
  const percent = (100 * met) / of;
  return {
    measure,
    ours: `${percent.toFixed(1)} % of ${of}`,
    reference: '',
    ratio: '',
    target: `${isAtMost ? '≤' : '≥'} ${target} %`,
    isMet: isAtMost ? percent <= target : percent >= target,
  };
};

const shownPercent = (measure: string, met: number, of: number): Line =>
  shownLine(measure, `${((100 * met) / of).toFixed(1)} % of ${of}`);

function ordinary(buyers: readonly Buyer[], last: IsoDate): readonly Line[] {
  let days = 0;
  let large = 0;
  let bursts = 0;
  for (const { invoices, days: ofBuyer } of buyers) {
    days += ofBuyer.length - 8;
    large += signalsOf(invoices, last, 'order_size').length;
    bursts += signalsOf(invoices, last, 'order_burst').length;
  }
  return [
    percentLine('ordinary order days: flagged as large', large, days, 2, true),
    shownPercent('  a burst begins', bursts, days),
  ];
}

/** Nearest rank. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] as number;
}
const usualLevel = (minor: readonly number[]): number =>
  100 * Math.exp(median(minor.map((one) => Math.log1p(one / 100))));

function plantedOrders(buyers: readonly Buyer[], last: IsoDate): readonly Line[] {
  const on = addDays(last, 1);
  const isCaught = ({ invoices }: Pick<Buyer, 'invoices'>, minor: number, day = on): boolean =>
    signalsOf([...invoices, made('PLANTED', day, Math.round(minor))], day, 'order_size').some(
      ({ onDate }) => onDate === day,
    );
  const caught = (minorOf: (minor: readonly number[]) => number): number =>
    buyers.filter((buyer) => isCaught(buyer, minorOf(buyer.minor))).length;
  // The same in the place of every order that was compared, with the history it had.
  const inPlace = (minorOf: (minor: readonly number[]) => number): readonly [number, number] => {
    let found = 0;
    let places = 0;
    for (const { invoices, days, minor } of buyers)
      for (let at = 8; at < days.length; at += 1) {
        const day = days[at] as IsoDate;
        const before = { invoices: invoices.filter(({ issuedOn }) => issuedOn < day) };
        places += 1;
        if (isCaught(before, minorOf(minor.slice(0, at)), day)) found += 1;
      }
    return [found, places];
  };
  const high = (minor: readonly number[]): number => 5 * percentile(minor, 0.9);
  const tenfold = (minor: readonly number[]): number => 10 * usualLevel(minor);
  return [
    percentLine('planted: 5 × the own 90th percentile', caught(high), buyers.length, 95, false),
    shownPercent('  in the place of each order from the 9th', ...inPlace(high)),
    percentLine('planted: 10 × the usual level', caught(tenfold), buyers.length, 85, false),
    shownPercent('  in the place of each order from the 9th', ...inPlace(tenfold)),
    shownPercent(
      'planted: 5 × the median, which is ordinary',
      caught((minor) => 5 * median(minor)),
      buyers.length,
    ),
  ];
}

const FORTNIGHT = 14;
const HISTORY_DAYS = 182;

function plantedBursts(buyers: readonly Buyer[], last: IsoDate): readonly Line[] {
  let found = 0;
  let of = 0;
  let possible = 0;
  const often = { found: 0, of: 0 };
  for (const { invoices, days } of buyers) {
    const length = daysBetween(days[0] as IsoDate, last);
    if (length < HISTORY_DAYS) continue;
    of += 1;
    // One a day at most.
    const count = Math.min(FORTNIGHT, Math.ceil((5 * days.length * FORTNIGHT) / length));
    const planted = Array.from({ length: count }, (_, at) =>
      made(`PLANTED-${at}`, addDays(last, Math.floor((FORTNIGHT * (at + 1)) / count)), 10_000),
    );
    const asOf = addDays(last, FORTNIGHT);
    const bursts = signalsOf([...invoices, ...planted], asOf, 'order_burst');
    const isFound = bursts.some(({ onDate }) => onDate > last);
    if (isFound) found += 1;
    if ((days.length * FORTNIGHT) / length >= 2) {
      often.of += 1;
      if (isFound) often.found += 1;
    }
    if (chanceOfBurst(count, days.length, length) < 0.002) possible += 1;
  }
  return [
    percentLine('planted: 5 × the usual fortnight of orders', found, of, 95, false),
    shownPercent('  of customers with two orders a fortnight or more', often.found, often.of),
    shownPercent('  that the rule can catch: P(X ≥ k) < 0.002', possible, of),
  ];
}

// --- A large ledger.

async function speed(
  folder: string,
  scale: number,
  say: (line: string) => void,
): Promise<readonly Line[]> {
  const size = { settled: 480_000 / scale, open: 20_000 / scale, customers: 10_000 / scale };
  const ledger = path.join(folder, 'purchases.duebook');
  const took = await timed(() => makeLedger(ledger, size));
  say(
    `made a ledger of ${size.customers} customers and ${size.settled + size.open} invoices in ${milliseconds(took)}`,
  );
  const run = await inProcess<PurchaseRun>('purchase-process.ts', ledger);
  const of = `${run.customers} customers, ${run.invoices} invoices`;
  return [
    shownLine(`purchases of ${of}: read`, milliseconds(run.read)),
    shownLine('  detected', milliseconds(run.detected)),
    shownLine('  first orders of everybody', milliseconds(run.newcomers)),
    limitLine('all detectors, everybody', run.all / 1000, 20, 's'),
    limitLine('purchases of one customer: read and detected', median(run.one), 20, 'ms'),
    shownLine('  the first time', milliseconds(run.one[0] as number)),
    shownLine('  all signals of one customer', milliseconds(median(run.oneAll))),
  ];
}
