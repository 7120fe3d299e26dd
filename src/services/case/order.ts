/** Would an order of a customer go out, and what could a hold rest on? */
import { exposureOf } from '../../domain/case/exposure.ts';
import { decideOrder, holdGrounds } from '../../domain/case/supply.ts';
import { creditLimitOf } from '../../domain/credit/credit-given.ts';
import { ok } from '../../domain/result.ts';
import { contractList } from '../../ledger/queries/contracts/contract-list.ts';
import { contractOf } from '../contracts/contracts.ts';
import type { Handler } from '../context.ts';
import { agreedTerms } from '../facts/agreed-terms.ts';
import { reading } from '../with-ledger.ts';
import { ordersOfCase } from './exposure.ts';
import { judgedCustomer } from './judging.ts';
import { unusualOrderOf } from './unusual-order.ts';

export const decideOrderOf: Handler<'case.order'> = (
  context,
  { customer: code, currency, amountMinor, payment, goods, ...moment },
) =>
  reading(context, async (db) => {
    const found = await judgedCustomer(db, moment, code);
    if (!found.ok) return found;
    const { judging, classified } = found.value;
    const { customer } = classified.judged.one;
    const agreed = await agreedTerms(db, {
      customer,
      issuedOn: moment.asOf,
      given: null,
      contract: '',
    });
    const { terms, text } = agreed.ok ? agreed.value : { terms: null, text: '' };
    const { judged } = classified;
    const { policy, isSmall, convert } = judging;
    const orders = await ordersOfCase(db, judged.one);
    const order = { currency, amountMinor, payment, goods };
    const unusual = await unusualOrderOf(db, moment, customer.code, order);
    const decision = decideOrder(judged, order, {
      policy,
      isSmall,
      terms,
      convert,
      orders,
      unusual,
    });
    const limit = creditLimitOf(judged.one);
    const unit = limit?.currency ?? currency;
    const exposure = exposureOf(judged, orders, unit, convert);
    const orderMinor = convert(amountMinor, currency, unit);
    return ok({
      customer: customer.code,
      name: customer.name,
      currency,
      amountMinor,
      payment,
      terms: text,
      limit,
      exposure,
      afterMinor: orderMinor === null ? null : exposure.usedMinor + orderMinor,
      ...decision,
    });
  });

export const groundsOfHold: Handler<'case.holdGrounds'> = (
  context,
  { customer: code, ...moment },
) =>
  reading(context, async (db) => {
    const found = await judgedCustomer(db, moment, code);
    if (!found.ok) return found;
    const { judged } = found.value.classified;
    const { customer } = judged.one;
    const contracts = await contractList(db, { ...moment, customer: customer.code });
    return ok(holdGrounds(judged, contracts.map(contractOf)));
  });
