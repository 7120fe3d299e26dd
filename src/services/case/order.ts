/** Would an order of a customer go out? The customer's case, by the terms it would be invoiced by. */
import { decideOrder } from '../../domain/case/supply.ts';
import { ok } from '../../domain/result.ts';
import { loadCases } from '../../ledger/queries/case/load-cases.ts';
import type { Handler } from '../context.ts';
import { customerAtMoment } from '../customers/known-customer.ts';
import { agreedTerms } from '../facts/agreed-terms.ts';
import { converter } from '../rates/converter.ts';
import { reading } from '../with-ledger.ts';
import { judgingAt } from './judging.ts';

export const decideOrderOf: Handler<'case.order'> = (
  context,
  { customer: code, currency, amountMinor, payment, asOf, knownAt },
) =>
  reading(context, async (db) => {
    const moment = { asOf, knownAt };
    const found = await customerAtMoment(db, moment, code);
    if (!found.ok) return found;
    const customer = found.value;
    const asked = { customer, issuedOn: asOf, given: null, contract: '' };
    const agreed = await agreedTerms(db, asked);
    const { terms, text } = agreed.ok ? agreed.value : { terms: null, text: '' };
    const customers = [customer.customerId];
    const [one] = await loadCases(db, { ...moment, customers, withHistory: true });
    if (one === undefined) throw new Error(`${code} is there and has no case`);
    const judging = await judgingAt(db, moment);
    const rates = converter(db, knownAt);
    const decision = decideOrder(
      judging.judge(one).judged,
      { currency, amountMinor, payment },
      {
        policy: judging.policy,
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
