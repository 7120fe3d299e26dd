/**
 * What another policy would change: which customers have another next step, which items another bucket. The
 * same cases under both policies, so it is what saving it will do.
 */
import type {
  ChangedCustomer,
  ChangedItem,
  Simulation,
  StandsAt,
} from '../../contract/calls/policy.ts';
import { BUCKETS, type Bucket } from '../../domain/case/bucket.ts';
import type { NextStep } from '../../domain/case/next-step.ts';
import { readPolicy, STEP_IDS, stepSpec, type Policy } from '../../domain/case/policy.ts';
import { ok, type Result } from '../../domain/result.ts';
import { sentences } from '../../domain/texts/text.ts';
import type { CallError } from '../../contract/call.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Moment } from '../../ledger/moment.ts';
import { judgingAt, type ClassifiedCase, type Judging } from '../case/judging.ts';
import { keptCases } from '../case/kept-cases.ts';
import { labelOf } from '../case/views.ts';
import type { Handler } from '../context.ts';
import { reading, refuse } from '../with-ledger.ts';

export const simulatePolicy: Handler<'policy.simulate'> = async (
  context,
  { policy, ...moment },
) => {
  const read = policyFrom(policy);
  if (!read.ok) return read;
  return reading(context, async (db) => {
    const { before, after } = await standings(context.workspace.ledger, db, moment, read.value);
    return ok(simulation(before, after, moment.asOf));
  });
};

/** Every fault in one answer, each its sentence; `at` is the first field. */
export function policyFrom(written: unknown): Result<Policy, CallError<'policy_refused'>> {
  const read = readPolicy(written);
  if (read.ok) return read;
  return refuse(
    'policy_refused',
    sentences(read.error.map(({ message }) => message)),
    read.error[0]?.field,
  );
}

/** Where a customer and its items stand under one policy. */
interface Standing {
  readonly customer: string;
  readonly name: string;
  /** Of the oldest item. */
  readonly currency: string;
  readonly overdueMinor: number;
  readonly daysPastDue: number;
  readonly next: NextStep | null;
  readonly items: readonly {
    readonly item: string;
    readonly currency: string;
    readonly openMinor: number;
    readonly bucket: Bucket;
  }[];
}

/** Of every customer with open items, by code: under the policy in force, and under the other one. */
export async function standings(
  ledger: Ledger | null,
  db: ReadDb,
  moment: Moment,
  other: Policy,
): Promise<{ readonly before: readonly Standing[]; readonly after: readonly Standing[] }> {
  const { judging, cases } = await keptCases(ledger, db, moment);
  const changed = await judgingAt(db, moment, other);
  const before: Standing[] = [];
  const after: Standing[] = [];
  for (const one of cases)
    if (one.items.length > 0)
      one.judged((classified) => {
        before.push(standingOf(classified, judging));
        // What the facts say does not depend on the policy.
        after.push(standingOf(changed.classify(classified.judged), changed));
      }, judging);
  return { before, after };
}

function standingOf(classified: ClassifiedCase, judging: Judging): Standing {
  const {
    judged: { one },
    items,
  } = classified;
  const oldest = items.reduce((worst, each) =>
    each.of.daysPastDue > worst.of.daysPastDue ? each : worst,
  );
  const { currency } = oldest.of.item;
  return {
    customer: one.customer.code,
    name: one.customer.name,
    currency,
    overdueMinor: items
      .filter(({ of }) => of.item.currency === currency && of.daysPastDue > 0)
      .reduce((sum, { of }) => sum + of.item.openMinor, 0),
    daysPastDue: oldest.of.daysPastDue,
    next: judging.steps(classified).next,
    items: items.map(({ of, bucket }) => ({
      item: labelOf(of.item),
      currency: of.item.currency,
      openMinor: of.item.openMinor,
      bucket,
    })),
  };
}

const standsAt = (next: NextStep | null): StandsAt => ({
  step: next?.step ?? null,
  name: next === null ? null : stepSpec(next.step).name,
  level: next?.level ?? null,
  on: next?.on ?? null,
});

/** Items in another bucket. Both have the same customers and items in the same order. */
export const changedItems = (
  before: readonly Standing[],
  after: readonly Standing[],
): readonly ChangedItem[] =>
  before.flatMap(({ customer, items }, at) =>
    items.flatMap((item, place): ChangedItem[] => {
      const now = after[at]?.items[place]?.bucket ?? item.bucket;
      const { bucket, ...rest } = item;
      return now === bucket ? [] : [{ customer, ...rest, before: bucket, after: now }];
    }),
  );

function simulation(
  before: readonly Standing[],
  after: readonly Standing[],
  asOf: Moment['asOf'],
): Simulation {
  const customers = before.flatMap((was, at): ChangedCustomer[] => {
    const is = after[at] as Standing;
    const [from, to] = [standsAt(was.next), standsAt(is.next)];
    if (from.step === to.step && from.on === to.on) return [];
    return [
      {
        customer: was.customer,
        name: was.name,
        currency: was.currency,
        overdueMinor: was.overdueMinor,
        daysPastDue: was.daysPastDue,
        before: from,
        after: to,
        because: is.next?.because ?? null,
      },
    ];
  });
  const due = (all: readonly Standing[], step: string): number =>
    all.filter(({ next }) => next?.step === step && next.on <= asOf).length;
  const inBucket = (all: readonly Standing[], bucket: Bucket): number =>
    all.reduce((sum, { items }) => sum + items.filter((item) => item.bucket === bucket).length, 0);
  return {
    customers,
    items: changedItems(before, after),
    steps: STEP_IDS.map((step) => ({
      step,
      name: stepSpec(step).name,
      before: due(before, step),
      after: due(after, step),
    })),
    buckets: BUCKETS.map((bucket) => ({
      bucket,
      before: inBucket(before, bucket),
      after: inBucket(after, bucket),
    })),
  };
}
