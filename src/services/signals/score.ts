/** The score of one customer or of everybody, out of the same signals as their list. */
import type { CallError } from '../../contract/call.ts';
import type { CustomerScore } from '../../contract/calls/signals.ts';
import { ok, type Result } from '../../domain/result.ts';
import { daysBeyondTerms } from '../../domain/risk/adbt.ts';
import { scoreOf } from '../../domain/risk/score.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { riskOf, type CustomerRisk } from './risk-of.ts';

export const scoreCustomer: Handler<'signals.score'> = (context, { customer, asOf, knownAt }) =>
  reading(context, (db) => riskScoreOf(db, { asOf, knownAt }, customer));

/** `customer`: its code, or that of one that was merged into it. */
export async function riskScoreOf(
  db: ReadDb,
  moment: Moment,
  customer: string,
): Promise<Result<CustomerScore, CallError<'not_found'>>> {
  const scores = await riskOf(db, moment, customer, (risk) => [scoreOfRisk(risk)]);
  if (!scores.ok) return scores;
  const [score] = scores.value;
  if (score === undefined) throw new Error(`${customer} is there and has no case`);
  return ok(score);
}

export const scoreEverybody: Handler<'signals.scores'> = (context, { asOf, knownAt }) =>
  reading(context, async (db) => {
    const rows = await riskOf(db, { asOf, knownAt }, null, (risk) => {
      const { customer, name, score, band } = scoreOfRisk(risk);
      return [{ customer, name, score, band }];
    });
    if (!rows.ok) throw new Error('everybody is always found');
    return ok(rows.value.toSorted((a, b) => b.score - a.score));
  });

function scoreOfRisk({ one, judging, picture, signals }: CustomerRisk): CustomerScore {
  const { asOf, facts, customer } = one;
  const adbt = daysBeyondTerms(picture.payments, asOf, judging.inHome);
  const { code, name } = customer;
  const score = scoreOf({ asOf, signals, adbt, facts });
  const reasons = score.reasons.map((reason) => ({
    ...reason,
    // The sentence of a reason is that of its signal, not one like it.
    signal: signals.find(({ because }) => because === reason.because)?.key ?? null,
  }));
  return { asOf, customer: code, name, ...score, reasons };
}
