/** Would an order of a customer go out, and what could a hold rest on? */
import { decideOrder, holdGrounds } from '../../domain/case/supply.ts';
import { ok } from '../../domain/result.ts';
import { contractList } from '../../ledger/queries/contracts/contract-list.ts';
import { contractOf } from '../contracts/contracts.ts';
import type { Handler } from '../context.ts';
import { agreedTerms } from '../facts/agreed-terms.ts';
import { converter } from '../rates/converter.ts';
import { reading } from '../with-ledger.ts';
import { judgedCustomer } from './judging.ts';

export const decideOrderOf: Handler<'case.order'> = (
  context,
  { customer: code, currency, amountMinor, payment, ...moment },
) =>
  reading(context, async (db) => {
    const found = await judgedCustomer(db, moment, code);
    if (!found.ok) return found;
    const { judging, classified } = found.value;
    const { customer } = classified.judged.one;
    const { asOf, knownAt } = moment;
    const agreed = await agreedTerms(db, { customer, issuedOn: asOf, given: null, contract: '' });
    const { terms, text } = agreed.ok ? agreed.value : { terms: null, text: '' };
    const rates = converter(db, knownAt);
    const decision = decideOrder(
      classified.judged,
      { currency, amountMinor, payment },
      {
        policy: judging.policy,
        isSmall: judging.isSmall,
        terms,
        convert(minor, from, to) {
          const converted = rates.convert(minor, from, to, asOf);
          return converted.ok ? converted.value.minor : null;
        },
      },
    );
    return ok({
      customer: customer.code,
      name: customer.name,
      currency,
      amountMinor,
      payment,
      terms: text,
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
