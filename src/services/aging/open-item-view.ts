/** An open item as screens see it: days past due are counted here, on the as-of date. */
import type { OpenItemView } from '../../contract/calls/aging.ts';
import { daysPastDue } from '../../domain/aging.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { ItemView } from '../../ledger/queries/aging/item-views.ts';

export const openItemView = (one: ItemView, asOf: IsoDate): OpenItemView => ({
  itemId: one.itemId,
  item: one.item,
  invoice: one.invoice,
  customer: one.customer,
  name: one.name,
  country: one.country,
  currency: one.currency,
  issuedOn: one.issuedOn,
  dueOn: one.dueOn,
  daysPastDue: daysPastDue(one.dueOn, asOf),
  grossMinor: one.grossMinor,
  openMinor: one.openMinor,
  disputed: one.dispute !== null,
  lastLetter: one.letters[0]?.number ?? null,
});
