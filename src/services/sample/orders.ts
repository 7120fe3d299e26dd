/**
 * Who buys, what, when and for how much: the customers of the sample and their orders.
 *
 *     C2001 on 2026-03-06: 64 boxes of preserved roses, EUR 3,128.00
 */
import { addDays, daysBetween, type IsoDate } from '../../domain/dates.ts';
import type { CustomerDraft } from '../../domain/facts/drafts.ts';
import companyFile from '../../../resources/sample-company/company.json' with { type: 'json' };
import customersFile from '../../../resources/sample-company/customers.json' with { type: 'json' };
import { BEHAVIOURS, type Story } from './behaviour.ts';
import { businessDay } from './business-day.ts';
import type { Random } from './seeded-random.ts';

export const SAMPLE_DAYS = 548;

/** Units of each currency for one euro, rounded: the level of prices and of exchange rates. */
export const PRICE_LEVEL: Readonly<Record<string, number>> = {
  EUR: 1,
  USD: 1.1,
  GBP: 0.86,
  CNY: 7.8,
};
const ORDER_SIZE = { small: [3, 9], medium: [8, 26], large: [20, 70] } as const;
const DAYS_BETWEEN_ORDERS = { small: [38, 75], medium: [20, 42], large: [10, 24] } as const;
/** Orders by month, January first: Valentine's Day, Mother's Day, weddings, Christmas. */
const SEASON = [1.5, 0.8, 0.9, 1.4, 1.3, 1.1, 0.8, 0.6, 1.0, 1.3, 1.6, 0.9] as const;

export interface SampleCustomer {
  readonly draft: CustomerDraft;
  readonly tier: keyof typeof ORDER_SIZE;
  readonly story: Story;
  readonly termDays: number;
}

/** One order to be invoiced, before numbers are given in the order of dates. */
export interface Order {
  readonly customer: SampleCustomer;
  readonly issuedOn: IsoDate;
  readonly currency: string;
  readonly grossMinor: number;
  readonly goods: string;
  readonly quantity: number;
  readonly strange: boolean;
}

export function readCustomers(start: IsoDate): SampleCustomer[] {
  return customersFile.map((row) => {
    const [
      code,
      name,
      country,
      language,
      currency,
      kind,
      address,
      termDays,
      tier,
      story,
      terms = `${termDays} days`,
    ] = row as [
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
      /** Where they say more than the days. */
      string?,
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
        terms,
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

export function ordersOf(
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

/** What who always bought tableware spends on flowers now, of what it usually spends. */
const STRANGE_TIMES = 5;
const TABLEWARE = companyFile.goods.filter(({ kind }) => kind === 'tableware');
const USUAL_PRICE = TABLEWARE.reduce((sum, { priceEur }) => sum + priceEur, 0) / TABLEWARE.length;

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
  const drawn = random.between(fewest, most);
  const quantity = strange
    ? Math.round((STRANGE_TIMES * ((fewest + most) / 2) * USUAL_PRICE) / goods.priceEur)
    : drawn;
  const currency =
    customer.story === 'two_currencies' && random.chance(0.35)
      ? 'GBP'
      : (customer.draft.currency ?? 'EUR');
  const level = PRICE_LEVEL[currency] ?? 1;
  const grossMinor = Math.round(quantity * goods.priceEur * level * 100) + random.between(0, 99);
  return { customer, issuedOn, currency, grossMinor, goods: goods.name, quantity, strange };
}
