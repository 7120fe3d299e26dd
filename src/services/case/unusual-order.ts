/** What would be unusual about an order, if it went out on the day: as its signal would say it. */
import type { Order, UnusualOrder } from '../../domain/case/supply.ts';
import type { PurchasedInvoice } from '../../domain/risk/purchases.ts';
import { PURCHASE_DETECTORS } from '../../domain/risk/purchase-signals.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import { riskOf } from '../signals/risk-of.ts';

/** The ledger has nothing of this number. */
const ASKED = '(this order)';

/** Those that matter: a tenth of the limit, or something is overdue. `customer`: a code that there is. */
export async function unusualOrderOf(
  db: ReadDb,
  moment: Moment,
  customer: string,
  { currency, amountMinor }: Order,
): Promise<readonly UnusualOrder[]> {
  const found = await riskOf(db, moment, customer, ({ picture }) => [picture]);
  const picture = found.ok ? found.value[0] : undefined;
  if (picture === undefined) return [];
  const asked: PurchasedInvoice = {
    invoice: ASKED,
    issuedOn: moment.asOf,
    currency,
    grossMinor: amountMinor,
    quantity: null,
    credited: [],
  };
  const purchases = { ...picture.purchases, invoices: [...picture.purchases.invoices, asked] };
  return PURCHASE_DETECTORS.flatMap(({ detect }) => detect({ ...picture, purchases })).flatMap(
    ({ kind, alert, onDate, evidence, numbers }): readonly UnusualOrder[] => {
      const isOfIt =
        alert &&
        onDate === moment.asOf &&
        evidence.some((one) => one.on === onDate && one.currency === currency);
      if (!isOfIt || (kind !== 'order_size' && kind !== 'order_burst' && kind !== 'off_season'))
        return [];
      const { now = null, usual = null } = kind === 'off_season' ? {} : (numbers ?? {});
      return [{ kind, now, usual }];
    },
  );
}
