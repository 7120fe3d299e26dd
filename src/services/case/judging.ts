/**
 * Cases as every judgement needs them: loaded with their history, judged by the policy of the ledger. Buckets,
 * the next step, the worklist and the simulation all begin here.
 */
import { classifiedItems, type ClassifiedItem } from '../../domain/case/bucket.ts';
import type { CustomerCase } from '../../domain/case/case.ts';
import {
  casePromises,
  judgeCase,
  type CasePromise,
  type JudgedCase,
} from '../../domain/case/judged-case.ts';
import type { SteppingSetting } from '../../domain/case/item-steps.ts';
import { stepsOfCustomer, type CustomerSteps } from '../../domain/case/next-step.ts';
import type { Policy } from '../../domain/case/policy.ts';
import { decimalToMinor, type CurrencyCode, type Minor } from '../../domain/money.ts';
import type { CallError } from '../../contract/call.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import { loadCases } from '../../ledger/queries/case/load-cases.ts';
import { policyAt, type PolicyAt } from '../../ledger/queries/case/policy-at.ts';
import { policyOfNow } from '../../ledger/queries/case/policy-subjects.ts';
import { companyAt, type CompanyAt } from '../../ledger/queries/workspace/company-at.ts';
import { customerAtMoment } from '../customers/known-customer.ts';
import { calendarOf } from '../letters/holidays.ts';
import { converter } from '../rates/converter.ts';

export interface ClassifiedCase {
  readonly judged: JudgedCase;
  readonly items: readonly ClassifiedItem[];
}

/** What cases are judged by at a moment. */
export interface Judging {
  readonly company: CompanyAt;
  readonly inForce: PolicyAt;
  readonly policy: Policy;
  /** At most 1.00 of our own currency at the rate of the day; without a rate nothing is (domain-rules 2.2). */
  isSmall(openMinor: Minor, currency: CurrencyCode): boolean;
  /** Minor units of `to` at the rate of the day; null: there is none. */
  convert(minor: Minor, from: CurrencyCode, to: CurrencyCode): Minor | null;
  /** In our own currency at the rate of the day; null: there is no rate. */
  inHome(minor: Minor, currency: CurrencyCode): Minor | null;
  judge(one: CustomerCase): ClassifiedCase;
  /** What became of its promises, and no more; with the history of the case. */
  promises(one: CustomerCase): readonly CasePromise[];
  /** What the facts say does not depend on the policy: a case that another one judged, put into buckets anew. */
  classify(judged: JudgedCase): ClassifiedCase;
  steps(one: ClassifiedCase): CustomerSteps;
}

/** In our own currency. */
const SMALL_BALANCE = '1.00';

/** `policy`: another one than that in force, to see what it would change. */
export async function judgingAt(
  db: ReadDb,
  moment: Moment,
  other: Policy | null = null,
): Promise<Judging> {
  const company = await companyAt(db, moment);
  const inForce = await policyAt(db, moment);
  const policy = await policyOfNow(db, moment, other ?? inForce.policy);
  const home = company.currency;
  const rates = converter(db, moment.knownAt);
  const convert = (minor: Minor, from: CurrencyCode, to: CurrencyCode): Minor | null => {
    if (from === to) return minor;
    const converted = rates.convert(minor, from, to, moment.asOf);
    return converted.ok ? converted.value.minor : null;
  };
  const inHome = (minor: Minor, currency: CurrencyCode) => convert(minor, currency, home);
  const homeMinor = (amount: string): Minor => {
    const minor = decimalToMinor(amount, home);
    // Digits that the currency does not have count for nothing.
    return typeof minor === 'number'
      ? minor
      : Number(decimalToMinor(amount.replace(/\..*$/, ''), home));
  };
  const mostSmall = homeMinor(SMALL_BALANCE);
  const isSmall = (openMinor: Minor, currency: CurrencyCode): boolean => {
    const minor = inHome(openMinor, currency);
    return minor !== null && minor <= mostSmall;
  };
  const setting: SteppingSetting = { policy, isSmall, inHome, homeMinor };
  const classify = (judged: JudgedCase): ClassifiedCase => ({
    judged,
    items: classifiedItems(judged, policy.buckets),
  });
  return {
    company,
    inForce,
    policy,
    isSmall,
    convert,
    inHome,
    judge(one) {
      const judged = judgeCase(one, {
        calendar: calendarOf(one.customer.country),
        homeLaw: company.country,
        promiseGraceDays: policy.promises.graceDays,
      });
      return classify(judged);
    },
    promises: (one) =>
      casePromises(one, calendarOf(one.customer.country), policy.promises.graceDays),
    classify,
    steps: ({ judged, items }) => stepsOfCustomer(judged, items, setting),
  };
}

/** Cases with something open or written off, of these customers (ids of survivors) or of everybody; by code. */
export async function casesToJudge(
  db: ReadDb,
  { asOf, knownAt }: Moment,
  customers: 'all' | readonly number[],
): Promise<readonly CustomerCase[]> {
  const cases = await loadCases(db, { asOf, knownAt, customers, withHistory: true });
  return cases.filter(({ items, writtenOff }) => items.length + writtenOff.length > 0);
}

/** One customer, by its code or that of the customer it was merged into. */
export async function judgedCustomer(
  db: ReadDb,
  { asOf, knownAt }: Moment,
  code: string,
): Promise<
  Result<{ readonly judging: Judging; readonly classified: ClassifiedCase }, CallError<'not_found'>>
> {
  const moment = { asOf, knownAt };
  const customer = await customerAtMoment(db, moment, code);
  if (!customer.ok) return customer;
  const { customerId } = customer.value;
  const [one] = await loadCases(db, { ...moment, customers: [customerId], withHistory: true });
  if (one === undefined) throw new Error(`${code} is there and has no case`);
  const judging = await judgingAt(db, moment);
  return ok({ judging, classified: judging.judge(one) });
}
