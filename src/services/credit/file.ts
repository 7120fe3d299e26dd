/** The credit file of one customer. */
import { creditFileOf } from '../../domain/credit/credit-file.ts';
import { ok } from '../../domain/result.ts';
import { loadCases } from '../../ledger/queries/case/load-cases.ts';
import { habitOf } from '../case/lists.ts';
import type { Handler } from '../context.ts';
import { customerAtMoment } from '../customers/known-customer.ts';
import { riskScoreOf } from '../signals/score.ts';
import { reading } from '../with-ledger.ts';
import { judgingAt } from '../case/judging.ts';

export const getCreditFile: Handler<'credit.file'> = (context, { customer, asOf, knownAt }) =>
  reading(context, async (db) => {
    const moment = { asOf, knownAt };
    const found = await customerAtMoment(db, moment, customer);
    if (!found.ok) return found;
    const { customerId, code, name } = found.value;
    const [one] = await loadCases(db, {
      ...moment,
      customers: [customerId],
      withOldFacts: true,
      withHistory: true,
    });
    if (one === undefined) throw new Error(`${code} is there and has no case`);
    const { judged } = (await judgingAt(db, moment)).judge(one);
    const score = await riskScoreOf(db, moment, code);
    if (!score.ok) return score;
    const habit = await habitOf(db, moment, one);
    const file = creditFileOf(judged, { habit, band: score.value.band });
    return ok({ customer: code, name, ...file });
  });
