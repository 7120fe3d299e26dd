/** Cases as every judgement needs them: loaded with their history, judged by the rules of the ledger. */
import {
  classifiedItems,
  DEFAULT_BUCKET_RULES,
  type BucketRules,
  type ClassifiedItem,
} from '../../domain/case/bucket.ts';
import type { CustomerCase } from '../../domain/case/case.ts';
import { judgeCase, type JudgedCase } from '../../domain/case/judged-case.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import { loadCases } from '../../ledger/queries/case/load-cases.ts';
import { companyAt, type CompanyAt } from '../../ledger/queries/workspace/company-at.ts';
import { calendarOf } from '../letters/holidays.ts';

export interface ClassifiedCase {
  readonly judged: JudgedCase;
  readonly items: readonly ClassifiedItem[];
}

export interface Judging {
  readonly company: CompanyAt;
  readonly rules: BucketRules;
  judge(one: CustomerCase): ClassifiedCase;
}

/** What cases are judged by at a moment. */
export async function judgingAt(db: ReadDb, moment: Moment): Promise<Judging> {
  const company = await companyAt(db, moment);
  const rules = DEFAULT_BUCKET_RULES;
  return {
    company,
    rules,
    judge(one) {
      const judged = judgeCase(one, {
        calendar: calendarOf(one.customer.country),
        homeLaw: company.country,
      });
      return { judged, items: classifiedItems(judged, rules) };
    },
  };
}

/** Of these customers (ids of survivors), or of everybody; by code. */
export async function classifiedCases(
  db: ReadDb,
  moment: Moment,
  customers: 'all' | readonly number[],
  { judge }: Judging,
): Promise<readonly ClassifiedCase[]> {
  const { asOf, knownAt } = moment;
  const cases = await loadCases(db, { asOf, knownAt, customers, withHistory: true });
  return cases.filter(({ items, writtenOff }) => items.length + writtenOff.length > 0).map(judge);
}
