/**
 * Orders as risk sees them: what was delivered and not invoiced is a purchase of its day, and it binds the limit
 * from the day it was released.
 *
 *     O-7 of 500.00, released on 1 March, delivered on the 3rd, INV-9 of the 20th
 *         purchase of 3 March, none from the 20th on (then INV-9 is one)
 *         binds 500.00 from 1 March, nothing from the 20th on
 *
 * Source: domain-rules 6.4 (utilisation) and 6.7 no. 4.
 */
import type { CaseFact } from '../case/live-facts.ts';
import { earlierOf, parseIsoDate, type IsoDate } from '../dates.ts';
import type { OpenChange } from './open-by-day.ts';
import type { PurchasedInvoice } from './purchases.ts';

export interface Deliveries {
  readonly purchased: readonly PurchasedInvoice[];
  readonly binding: readonly OpenChange[];
}

/** `facts`: orders among them, as of the day. `billed`: invoice → its day, of those that the ledger has. */
export function deliveriesOf(
  facts: readonly CaseFact[],
  asOf: IsoDate,
  billed: ReadonlyMap<string, IsoDate>,
): Deliveries {
  const orders = facts.filter(({ kind }) => kind === 'order');
  const purchased: PurchasedInvoice[] = [];
  const binding: OpenChange[] = [];
  for (const { key, details, currency, amountMinor, ended } of orders) {
    if (currency === null || amountMinor === null) continue;
    const ends = [billed.get(details.invoice ?? ''), ended?.on].filter((day) => day !== undefined);
    const before = ends.length === 0 ? null : ends.reduce(earlierOf);
    const came = (written: string | undefined): IsoDate | null => {
      const day = written === undefined ? null : parseIsoDate(written);
      return day === null || day > asOf || (before !== null && day >= before) ? null : day;
    };
    const delivered = came(details.delivered_on);
    const released = came(details.released_on);
    const from =
      delivered === null
        ? released
        : released === null
          ? delivered
          : earlierOf(delivered, released);
    if (delivered !== null)
      purchased.push({
        invoice: key,
        issuedOn: delivered,
        currency,
        grossMinor: amountMinor,
        quantity: null,
        credited: before === null ? [] : [{ from: before, before: null }],
      });
    if (from === null) continue;
    binding.push({ on: from, currency, minor: amountMinor });
    if (before !== null && before <= asOf)
      binding.push({ on: before, currency, minor: -amountMinor });
  }
  return { purchased, binding };
}
