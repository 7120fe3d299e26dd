/** The call sheet of one customer, and what a promise of it would change. */
import type { PersonView } from '../../contract/calls/worklist.ts';
import { callSheet } from '../../domain/case/call-sheet.ts';
import { strategyOf } from '../../domain/case/strategy.ts';
import { creditLimitOf } from '../../domain/credit/credit-given.ts';
import { foreseePromise } from '../../domain/case/foresee-promise.ts';
import { isStepDue, sumsOf, todoOf, urgentEvents } from '../../domain/case/worklist.ts';
import type { CustomerContact } from '../../domain/customers/profile.ts';
import { ok } from '../../domain/result.ts';
import { contractList } from '../../ledger/queries/contracts/contract-list.ts';
import { bucketRows } from '../buckets/items.ts';
import { judgedCustomer } from '../case/judging.ts';
import { ownerCopiedOf } from '../case/owner-copied.ts';
import { blockedViews, holdRows, itemViews, labelOf, nextStepView } from '../case/views.ts';
import { contractOf } from '../contracts/contracts.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { nowIn, reachView } from './list.ts';

export const getSheet: Handler<'worklist.sheet'> = (context, { customer: code, ...moment }) =>
  reading(context, async (db) => {
    const found = await judgedCustomer(db, moment, code);
    if (!found.ok) return found;
    const { judging, classified } = found.value;
    const { judged, items } = classified;
    const { customer } = judged.one;
    const steps = judging.steps(classified);
    const sums = sumsOf(judged, new Map());
    const contracts = await contractList(db, { ...moment, customer: customer.code });
    const urgent = urgentEvents(judged, judging);
    const sheet = callSheet(
      { judged, items, steps, sums, urgent },
      {
        at: nowIn(context, moment),
        policy: judging.policy,
        contracts: contracts.map(contractOf),
      },
    );
    const [main = null, ...others] = sums;
    return ok({
      ...sheet,
      customer: customer.code,
      name: customer.name,
      country: customer.country,
      main,
      others,
      limit: creditLimitOf(judged.one),
      hold: holdRows(judged.one)[0] ?? null,
      person: personView(sheet.person),
      decides: personView(sheet.decides),
      reach:
        sheet.reach === null ? null : { ...reachView(sheet.reach), reasons: sheet.reach.reasons },
      items: itemViews(classified, bucketRows(classified, judging), steps),
      todo: isStepDue({ judged, steps }) ? null : todoOf({ urgent }),
      nextStep: nextStepView(
        steps,
        judging,
        await ownerCopiedOf(db, moment, classified, steps, judging),
      ),
      blocked: blockedViews(steps),
      strategy: strategyOf(judged),
    });
  });

export const foreseePromised: Handler<'worklist.foreseePromise'> = (
  context,
  { customer, until, currency, amountMinor, ...moment },
) =>
  reading(context, async (db) => {
    const found = await judgedCustomer(db, moment, customer);
    if (!found.ok) return found;
    const { judging, classified } = found.value;
    const { items, ...foreseen } = foreseePromise(
      classified.judged,
      { until, currency, amountMinor },
      judging.policy,
    );
    return ok({ ...foreseen, items: items.map(({ item }) => labelOf(item)) });
  });

const personView = (contact: CustomerContact | null): PersonView | null =>
  contact === null
    ? null
    : { name: contact.name, role: contact.role, phone: contact.phone, email: contact.email };
