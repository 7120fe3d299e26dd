/** One customer's case, and lists of what was recorded of everybody: promises, reasons, concessions … */
import type { CallError } from '../../contract/call.ts';
import type { BusinessCalendar } from '../../domain/business-days.ts';
import { casePlans, casePromises } from '../../domain/case/judged-case.ts';
import type { Policy } from '../../domain/case/policy.ts';
import { reasonCounts } from '../../domain/case/reasons.ts';
import { CONCEDED_KINDS, strategyOf } from '../../domain/case/strategy.ts';
import { observationsOn, paymentHistory } from '../../domain/risk/observations.ts';
import { payingHabit, type PayingHabit } from '../../domain/risk/paying-habit.ts';
import { withCaseFacts } from '../../domain/risk/set-aside-items.ts';
import type { CaseFactKind } from '../../domain/facts/case-facts.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import type { DisputeRow } from '../../contract/calls/facts.ts';
import type { CustomerCase } from '../../domain/case/case.ts';
import { policyAt } from '../../ledger/queries/case/policy-at.ts';
import { customersWithFacts, loadCases } from '../../ledger/queries/case/load-cases.ts';
import { paymentHistories } from '../../ledger/queries/risk/payment-history.ts';
import { disputeList } from '../../ledger/queries/facts/lists/dispute-list.ts';
import type { Handler, ServiceContext } from '../context.ts';
import { calendarOf } from '../letters/holidays.ts';
import { customerAtMoment } from '../customers/known-customer.ts';
import { EVERYTHING } from '../facts/everything.ts';
import { reading } from '../with-ledger.ts';
import {
  blockedViews,
  concessionRows,
  disputeRows,
  eventViews,
  holdRows,
  itemViews,
  liveFactViews,
  nextStepView,
  planRows,
  promiseRows,
  reasonRows,
} from './views.ts';
import { creditUse } from './exposure.ts';
import { judgingAt } from './judging.ts';
import { ownerCopiedOf } from './owner-copied.ts';
import { bucketRows } from '../buckets/items.ts';

export const getCase: Handler<'case.get'> = (context, { customer, ...moment }) =>
  reading(context, async (db) => {
    const loaded = await caseOf(db, moment, customer, null);
    if (!loaded.ok) return loaded;
    const one = loaded.value;
    const judging = await judgingAt(db, moment);
    const classified = judging.judge(one);
    const steps = judging.steps(classified);
    return ok({
      customer: one.customer.code,
      name: one.customer.name,
      items: itemViews(classified, bucketRows(classified, judging), steps),
      promises: promiseRows(one, classified.judged.promises),
      plans: planRows(one, classified.judged.plans),
      disputes: disputeRows(one, await invoiceDisputes(db, moment, one.customer.code)),
      hold: holdRows(one)[0] ?? null,
      nextStep: nextStepView(
        steps,
        judging,
        await ownerCopiedOf(db, moment, classified, steps, judging),
      ),
      blocked: blockedViews(steps),
      events: eventViews(classified.judged, judging),
      strategy: strategyOf(classified.judged),
      credit: await creditUse(db, classified.judged, judging.convert),
      habit: await habitOf(db, moment, one),
      policyVersion: judging.inForce.version,
      facts: liveFactViews(one),
    });
  });

/** Null: too few items were paid to say. */
export async function habitOf(
  db: ReadDb,
  moment: Moment,
  { customer, facts }: CustomerCase,
): Promise<PayingHabit | null> {
  const id = customer.customerId;
  const items = (await paymentHistories(db, moment, [id])).get(id) ?? [];
  const { paid } = observationsOn(paymentHistory(withCaseFacts(items, facts)), moment.asOf);
  return payingHabit(paid.map(({ days }) => days));
}

interface Asked extends Moment {
  readonly customer: string | null;
}

/** `kinds`: null: all. */
async function caseOf(
  db: ReadDb,
  { asOf, knownAt }: Moment,
  code: string,
  kinds: readonly CaseFactKind[] | null,
): Promise<Result<CustomerCase, CallError<'not_found'>>> {
  const moment = { asOf, knownAt };
  const found = await customerAtMoment(db, moment, code);
  if (!found.ok) return found;
  const { customerId } = found.value;
  const [one] = await loadCases(db, {
    ...moment,
    customers: [customerId],
    ...(kinds === null ? {} : { kinds }),
    withOldFacts: true,
    withHistory: true,
  });
  if (one === undefined) throw new Error(`${code} is there and has no case`);
  return ok(one);
}

/** Of one customer, or of everyone who has such facts. */
async function cases(
  db: ReadDb,
  { customer, asOf, knownAt }: Asked,
  ...kinds: readonly CaseFactKind[]
): Promise<Result<readonly CustomerCase[], CallError<'not_found'>>> {
  const moment = { asOf, knownAt };
  if (customer !== null) {
    const one = await caseOf(db, moment, customer, kinds);
    return one.ok ? ok([one.value]) : one;
  }
  const customers = await customersWithFacts(db, moment, kinds);
  return ok(await loadCases(db, { ...moment, customers, kinds, withHistory: true }));
}

const listed = <Row>(
  context: ServiceContext,
  asked: Asked,
  kinds: CaseFactKind | readonly CaseFactKind[],
  rowsOf: (one: CustomerCase, policy: Policy) => readonly Row[],
) =>
  reading(context, async (db) => {
    const { policy } = await policyAt(db, asked);
    const found = await cases(db, asked, ...[kinds].flat());
    return found.ok ? ok(found.value.flatMap((one) => rowsOf(one, policy))) : found;
  });

const calendarOfCase = ({ customer }: CustomerCase): BusinessCalendar =>
  calendarOf(customer.country);

export const listPromises: Handler<'case.promises'> = (context, input) =>
  listed(context, input, 'promise', (one, { promises: { graceDays } }) =>
    promiseRows(one, casePromises(one, calendarOfCase(one), graceDays)),
  );
export const listPlans: Handler<'case.plans'> = (context, input) =>
  listed(context, input, 'plan', (one) => planRows(one, casePlans(one, calendarOfCase(one))));
export const listHolds: Handler<'case.holds'> = (context, input) =>
  listed(context, input, 'hold', holdRows);
export const listConcessions: Handler<'case.concessions'> = (context, input) =>
  listed(context, input, CONCEDED_KINDS, concessionRows);

export const listReasons: Handler<'case.reasons'> = async (context, input) => {
  const found = await listed(context, input, 'reason', reasonRows);
  return found.ok ? ok({ rows: found.value, byCode: reasonCounts(found.value) }) : found;
};

export const listCaseDisputes: Handler<'case.disputes'> = (context, input) =>
  reading(context, async (db) => {
    const ofInvoices = await invoiceDisputes(db, input, input.customer);
    const byCustomer = new Map<string, DisputeRow[]>();
    for (const row of ofInvoices) {
      const rows = byCustomer.get(row.customer);
      if (rows === undefined) byCustomer.set(row.customer, [row]);
      else rows.push(row);
    }
    const found = await cases(db, input, 'dispute');
    return found.ok
      ? ok(found.value.flatMap((one) => disputeRows(one, byCustomer.get(one.customer.code) ?? [])))
      : found;
  });

/** Disputes that were recorded with whole invoices, oldest first. */
async function invoiceDisputes(
  db: ReadDb,
  { asOf, knownAt }: Moment,
  customer: string | null,
): Promise<readonly DisputeRow[]> {
  const { rows } = await disputeList(db, {
    ...EVERYTHING,
    asOf,
    knownAt,
    customer,
    limit: Number.MAX_SAFE_INTEGER,
  });
  return [...rows].reverse();
}
