/** How much of everybody's credit is used. */
import type { LimitRow } from '../../contract/calls/credit.ts';
import type { CustomerCase } from '../../domain/case/case.ts';
import { exposureOf, type BindingOrder } from '../../domain/case/exposure.ts';
import { creditDecided, creditLimitOf, limitInForce } from '../../domain/credit/credit-given.ts';
import { concentrationOf, limitState } from '../../domain/credit/portfolio.ts';
import type { CaseFactKind } from '../../domain/facts/case-facts.ts';
import { ok } from '../../domain/result.ts';
import { loadCases } from '../../ledger/queries/case/load-cases.ts';
import { ordersOf } from '../case/exposure.ts';
import { judgingAt, type Judging } from '../case/judging.ts';
import { holdRows } from '../case/views.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';

/** By which limits, what is overdue and what is disputed are judged. */
const KINDS: readonly CaseFactKind[] = [
  'limit',
  'assessment',
  'hold',
  'order',
  'dispute',
  'extension',
];

export const listLimits: Handler<'credit.limits'> = (context, { asOf, knownAt }) =>
  reading(context, async (db) => {
    const moment = { asOf, knownAt };
    const judging = await judgingAt(db, moment);
    const query = { ...moment, customers: 'all', kinds: KINDS, withOldFacts: true } as const;
    const cases = await loadCases(db, query);
    const orders = await ordersOf(db, moment, cases);
    const rows = cases.flatMap((one) =>
      limitRow(one, orders.get(one.customer.customerId) ?? [], judging),
    );
    return ok({
      currency: judging.company.currency,
      rows: rows.toSorted(byUse),
      concentration: concentrationOf(
        cases.map(({ customer, items }) => ({
          customer: customer.code,
          minor: items.reduce(
            (sum, item) => sum + (judging.inHome(item.openMinor, item.currency) ?? 0),
            0,
          ),
        })),
      ),
    });
  });

function limitRow(
  one: CustomerCase,
  orders: readonly BindingOrder[],
  judging: Judging,
): readonly LimitRow[] {
  const { customer, items, facts, onAccount } = one;
  const limit = creditLimitOf(one);
  if (limit === null && items.length + orders.length + onAccount.length === 0) return [];
  const unit = limit?.currency ?? customer.currency ?? judging.company.currency;
  const { judged } = judging.judge(one);
  const exposure = exposureOf(judged, orders, unit, judging.convert);
  const used = exposure.isWhole ? exposure.usedMinor : null;
  const given = limitInForce(facts);
  return [
    {
      customer: customer.code,
      name: customer.name,
      country: customer.country,
      exposure,
      limitMinor: limit?.minor ?? null,
      until: given?.until ?? null,
      insured: given?.details.insured ?? '',
      usedPercent:
        limit === null || used === null || limit.minor <= 0 ? null : (used / limit.minor) * 100,
      state: limitState(used, limit?.minor ?? null),
      hold: holdRows(one)[0]?.level ?? null,
      decision: creditDecided(facts)?.decision ?? null,
      usedHomeMinor: used === null ? null : judging.inHome(used, unit),
    },
  ];
}

/** A limit that is passed first, then the share that is used, then who owes most; those without one last. */
const byUse = (a: LimitRow, b: LimitRow): number =>
  Number(b.state === 'over') - Number(a.state === 'over') ||
  (b.usedPercent ?? -1) - (a.usedPercent ?? -1) ||
  (b.usedHomeMinor ?? 0) - (a.usedHomeMinor ?? 0) ||
  (a.customer < b.customer ? -1 : 1);
