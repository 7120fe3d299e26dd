/** Signals of one customer or of everybody, worked out for the day and recorded by hand. */
import type { SignalRow } from '../../contract/calls/signals.ts';
import type { CustomerCase } from '../../domain/case/case.ts';
import { creditLimitOf } from '../../domain/case/supply.ts';
import type { CaseFactKind } from '../../domain/facts/case-facts.ts';
import { ok } from '../../domain/result.ts';
import { ledgerSignals } from '../../domain/risk/detectors.ts';
import { paymentHistory, type ItemHistory } from '../../domain/risk/observations.ts';
import { SHIFT_PARAMETERS } from '../../domain/risk/payment-shift.ts';
import { mayBeNewcomer } from '../../domain/risk/purchase-signals.ts';
import type { PurchaseHistory } from '../../domain/risk/purchases.ts';
import { recordedSignals } from '../../domain/risk/recorded-signals.ts';
import type { RiskPicture } from '../../domain/risk/risk-picture.ts';
import { signalKey } from '../../domain/risk/signals.ts';
import { withCaseFacts } from '../../domain/risk/set-aside-items.ts';
import { loadCases } from '../../ledger/queries/case/load-cases.ts';
import { paymentHistories } from '../../ledger/queries/risk/payment-history.ts';
import {
  newcomersAt,
  purchasedInvoices,
  type Newcomers,
} from '../../ledger/queries/risk/purchase-history.ts';
import { judgingAt, type Judging } from '../case/judging.ts';
import type { Handler } from '../context.ts';
import { customerAtMoment } from '../customers/known-customer.ts';
import { reading } from '../with-ledger.ts';

/** What the signals of a customer are worked out from beside its payments and purchases. */
const KINDS: readonly CaseFactKind[] = ['signal', 'verdict', 'dispute', 'extension', 'limit'];
/** Whose payments are in memory at once: of everybody they are all invoices that there ever were. */
const AT_ONCE = 500;

export const listSignals: Handler<'signals.list'> = (
  context,
  { customer, kind, all, asOf, knownAt },
) =>
  reading(context, async (db) => {
    const moment = { asOf, knownAt };
    let customers: 'all' | readonly number[] = 'all';
    if (customer !== null) {
      const found = await customerAtMoment(db, moment, customer);
      if (!found.ok) return found;
      customers = [found.value.customerId];
    }
    const cases = await loadCases(db, { ...moment, customers, kinds: KINDS });
    const judging = await judgingAt(db, moment);
    let newcomers: Newcomers | null = null;
    const rows: SignalRow[] = [];
    for (let from = 0; from < cases.length; from += AT_ONCE) {
      const some = cases.slice(from, from + AT_ONCE);
      const ids = some.map((one) => one.customer.customerId);
      const histories = await paymentHistories(db, moment, ids);
      const bought = await purchasedInvoices(db, moment, ids);
      if (all || [...bought.values()].some((invoices) => mayBeNewcomer(invoices, asOf)))
        newcomers ??= await newcomersAt(db, moment);
      for (const one of some) {
        const { customerId } = one.customer;
        const items = histories.get(customerId) ?? [];
        const invoices = bought.get(customerId) ?? [];
        const purchases = { invoices, newcomer: newcomers?.get(customerId) ?? null };
        for (const row of signalRows(one, items, purchases, judging))
          if ((all || isListed(row)) && (kind === null || row.kind === kind)) rows.push(row);
      }
    }
    return ok(rows.sort(byPoints));
  });

const isListed = ({ state }: SignalRow): boolean => state === 'new' || state === 'confirmed';

const byPoints = (a: SignalRow, b: SignalRow): number =>
  b.points - a.points || (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0);

function signalRows(
  one: CustomerCase,
  items: readonly ItemHistory[],
  purchases: PurchaseHistory,
  judging: Judging,
): readonly SignalRow[] {
  const { asOf, facts } = one;
  const { code: customer, name } = one.customer;
  const picture: RiskPicture = {
    asOf,
    facts,
    payments: paymentHistory(withCaseFacts(items, facts)),
    purchases,
    limit: creditLimitOf(one),
    convert: judging.convert,
    shift: SHIFT_PARAMETERS,
  };
  const rows = ledgerSignals(picture).map((signal): SignalRow => ({
    ...signal,
    key: signalKey(signal.kind, customer, signal.onDate),
    customer,
    name,
  }));
  if (!facts.some(({ kind }) => kind === 'signal')) return rows;
  const severe = new Set(judging.judge(one).judged.severe);
  return [
    ...rows,
    ...recordedSignals(facts, asOf, (fact) => severe.has(fact)).map(
      ({ fact, ...signal }): SignalRow => {
        const { key, on, currency, amountMinor } = fact;
        const said = { of: 'fact', name: key, on, days: null, currency, amountMinor } as const;
        return { ...signal, key, customer, name, evidence: [{ ...said, openMinor: null }] };
      },
    ),
  ];
}
