/** What one customer buys: every order with what it is compared with (`domain/risk/purchase-behaviour.ts`). */
import type { PurchaseBehaviourView } from '../../contract/calls/signals.ts';
import { ok } from '../../domain/result.ts';
import { purchaseBehaviour } from '../../domain/risk/purchase-behaviour.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { riskOf } from './risk-of.ts';

export const getPurchaseBehaviour: Handler<'signals.purchases'> = (
  context,
  { customer, ...moment },
) =>
  reading(context, async (db) => {
    const told = await riskOf(
      db,
      moment,
      customer,
      ({ one, picture, signals }): readonly PurchaseBehaviourView[] => {
        const { code, name } = one.customer;
        // What somebody recorded rests on no order.
        const found = signals.filter(({ key, kind }) => key.startsWith(`${kind}/`));
        const { invoices } = picture.purchases;
        return [{ customer: code, name, ...purchaseBehaviour(invoices, moment.asOf, found) }];
      },
      { withOver: true },
    );
    if (!told.ok) return told;
    const [view] = told.value;
    if (view === undefined) throw new Error(`${customer} is there and has no case`);
    return ok(view);
  });
