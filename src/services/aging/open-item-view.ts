/** An open item as screens see it: days past due are counted here, on the as-of date. */
import type { OpenItemView } from '../../contract/calls/aging.ts';
import { daysPastDue } from '../../domain/aging.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { ItemViewRow } from '../../ledger/queries/aging/item-views.ts';

export const openItemView = (
  { customerId: _, position: __, ...row }: ItemViewRow,
  asOf: IsoDate,
): OpenItemView => ({ ...row, daysPastDue: daysPastDue(row.dueOn, asOf) });
