/** How one customer pays: every payment with its days, what is usual and what is now (`domain/risk/payment-behaviour.ts`). */
import type { BehaviourPoint, PaymentBehaviourView } from '../../contract/calls/signals.ts';
import type { PromiseState } from '../../domain/case/promise.ts';
import { ok } from '../../domain/result.ts';
import { nameOf, paymentHistory } from '../../domain/risk/observations.ts';
import { paymentBehaviour, type PaymentPoint } from '../../domain/risk/payment-behaviour.ts';
import { withCaseFacts } from '../../domain/risk/set-aside-items.ts';
import { paymentHistories } from '../../ledger/queries/risk/payment-history.ts';
import { judgedCustomer } from '../case/judging.ts';
import type { Handler } from '../context.ts';
import { shiftOf } from './risk-of.ts';
import { reading } from '../with-ledger.ts';

export const getPaymentBehaviour: Handler<'signals.payments'> = (
  context,
  { customer, ...moment },
) =>
  reading(context, async (db) => {
    const loaded = await judgedCustomer(db, moment, customer);
    if (!loaded.ok) return loaded;
    const { judging, classified } = loaded.value;
    const { one, promises } = classified.judged;
    const { customerId, code, name } = one.customer;
    const histories = await paymentHistories(db, moment, [customerId]);
    const items = withCaseFacts(histories.get(customerId) ?? [], one.facts);
    const { beyondTerms, paid, open, ...behaviour } = paymentBehaviour(
      items,
      paymentHistory(items),
      moment.asOf,
      one.facts,
      judging.inHome,
      shiftOf(judging),
    );
    const promisesThatAre = (state: PromiseState): number =>
      promises.filter((promise) => promise.state === state).length;
    const view: PaymentBehaviourView = {
      customer: code,
      name,
      ...behaviour,
      paid: paid.map(pointView),
      open: open.map(pointView),
      beyondTermsDays: beyondTerms?.adbt ?? null,
      beyondTermsPoints: beyondTerms?.points ?? null,
      promises: {
        kept: promisesThatAre('kept'),
        keptLate: promisesThatAre('kept_late'),
        partlyKept: promisesThatAre('partly_kept'),
        broken: promisesThatAre('broken'),
        open: promisesThatAre('open'),
      },
    };
    return ok(view);
  });

const pointView = ({ observation, isInRun, ewma }: PaymentPoint): BehaviourPoint => ({
  item: nameOf(observation.item),
  firstDueOn: observation.item.firstDueOn,
  paidOn: observation.isOpen ? null : observation.on,
  days: observation.days,
  currency: observation.item.currency,
  amountMinor: observation.amountMinor,
  isInRun,
  ewma,
});
