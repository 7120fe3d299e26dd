/**
 * Which items are open, with everything a person wants to see of one?
 *
 *     INV-7 (2/3)  C1 Müller GmbH DE  issued 2026-01-10  due 2026-03-10  gross 600.00  open 250.00
 *                  disputed, last letter L-2026-0004
 *
 * The items are those of `queries/case/open-items.ts`, with the customer's name beside each.
 */
import { itemLabel } from '../../../domain/aging-report.ts';
import type { CustomerAt, OpenItem } from '../../../domain/case/case.ts';
import type { ReadDb } from '../../handles.ts';
import { customersAt } from '../customers/customers-at.ts';
import type { Moment } from '../../moment.ts';
import { openItems, type OpenItemsQuery } from '../case/open-items.ts';

export interface ItemView extends OpenItem {
  /** `INV-7 (2/3)`. */
  readonly item: string;
  /** Of the customer. */
  readonly name: string;
  readonly country: string | null;
}

export interface ItemViewQuery extends Moment {
  readonly customer?: string | null;
  readonly currency?: string | null;
  readonly dates?: OpenItemsQuery['dates'];
}

/** By due date, oldest first, then by invoice and instalment. Items with nothing open are left out. */
export async function itemViews(db: ReadDb, query: ItemViewQuery): Promise<readonly ItemView[]> {
  const { customer = null, currency, dates, ...moment } = query;
  const customers = await customersAt(db, { ...moment, code: customer ?? undefined });
  if (customer !== null && customers.length === 0) return [];
  const items = await openItems(db, {
    ...moment,
    customerIds: customer === null ? undefined : customers.map(({ customerId }) => customerId),
    currency: currency ?? undefined,
    ...(dates === undefined ? {} : { dates }),
  });
  return itemViewsOf(items, customers);
}

/** The items with the names of these customers, in the same order. */
export function itemViewsOf(
  items: readonly OpenItem[],
  customers: readonly CustomerAt[],
): readonly ItemView[] {
  // Names are looked up once a customer and not once an item.
  const byId = new Map(customers.map((one) => [one.customerId, one]));
  return items
    .map((item): ItemView => {
      const who = byId.get(item.customerId);
      return {
        ...item,
        item: itemLabel(item.invoice, item.position, item.of),
        name: who?.name ?? item.customer,
        country: who?.country ?? null,
      };
    })
    .sort(byDueDate);
}

const byDueDate = (a: ItemView, b: ItemView): number =>
  compare(a.dueOn, b.dueOn) || compare(a.invoice, b.invoice) || a.position - b.position;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
