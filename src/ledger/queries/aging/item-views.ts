/**
 * Which items are open, with everything a person wants to see of one?
 *
 *     INV-7 (2/3)  C1 Müller GmbH DE  issued 2026-01-10  due 2026-03-10  gross 600.00  open 250.00
 *                  disputed, last letter L-2026-0004
 *
 * The items are those of `queries/case/open-items.ts`, with the customer's name beside each.
 */
import { itemLabel } from '../../../domain/aging-report.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import type { ReadDb } from '../../handles.ts';
import { customersAt } from '../customers/customers-at.ts';
import type { Moment } from '../../moment.ts';
import { openItems, type OpenItemsQuery } from '../case/open-items.ts';

export interface ItemViewRow {
  readonly itemId: number;
  readonly item: string;
  readonly invoice: string;
  /** Of the instalment, 1 for the first. */
  readonly position: number;
  readonly customerId: number;
  readonly customer: string;
  readonly name: string;
  readonly country: string | null;
  readonly currency: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly grossMinor: number;
  readonly openMinor: number;
  readonly disputed: boolean;
  readonly lastLetter: string | null;
}

export interface ItemViewQuery extends Moment {
  readonly customer?: string | null;
  readonly currency?: string | null;
  readonly dates?: OpenItemsQuery['dates'];
}

/** By due date, oldest first, then by invoice and instalment. Items with nothing open are left out. */
export async function itemViews(db: ReadDb, query: ItemViewQuery): Promise<readonly ItemViewRow[]> {
  const { customer = null, currency, dates, ...moment } = query;
  // Names are looked up once a customer and not once an item.
  const customers = new Map(
    (await customersAt(db, { ...moment, code: customer ?? undefined })).map((one) => [
      one.customerId,
      one,
    ]),
  );
  if (customer !== null && customers.size === 0) return [];
  const items = await openItems(db, {
    ...moment,
    customerIds: customer === null ? undefined : [...customers.keys()],
    currency: currency ?? undefined,
    ...(dates === undefined ? {} : { dates }),
  });
  return items
    .map((item): ItemViewRow => {
      const who = customers.get(item.customerId);
      return {
        itemId: item.itemId,
        item: itemLabel(item.invoice, item.position, item.of),
        invoice: item.invoice,
        position: item.position,
        customerId: item.customerId,
        customer: item.customer,
        name: who?.name ?? item.customer,
        country: who?.country ?? null,
        currency: item.currency,
        issuedOn: item.issuedOn,
        dueOn: item.dueOn,
        grossMinor: item.grossMinor,
        openMinor: item.openMinor,
        disputed: item.dispute !== null,
        lastLetter: item.demandedBy?.number ?? null,
      };
    })
    .sort(byDueDate);
}

const byDueDate = (a: ItemViewRow, b: ItemViewRow): number =>
  compare(a.dueOn, b.dueOn) || compare(a.invoice, b.invoice) || a.position - b.position;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
