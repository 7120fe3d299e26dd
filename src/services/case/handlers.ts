/** What is recorded about customers beside documents and money. */
import type { Handlers } from '../context.ts';
import {
  getCase,
  listCaseDisputes,
  listConcessions,
  listHolds,
  listPlans,
  listPromises,
  listReasons,
} from './lists.ts';
import { printNotice } from './notice.ts';
import { decideOrderOf, groundsOfHold } from './order.ts';
import { recordCaseFact, recordCaseFacts } from './record.ts';

export const caseHandlers = {
  'case.record': recordCaseFact,
  'case.recordTogether': recordCaseFacts,
  'case.get': getCase,
  'case.promises': listPromises,
  'case.plans': listPlans,
  'case.disputes': listCaseDisputes,
  'case.holds': listHolds,
  'case.reasons': listReasons,
  'case.concessions': listConcessions,
  'case.notice': printNotice,
  'case.order': decideOrderOf,
  'case.holdGrounds': groundsOfHold,
} satisfies Handlers<'case'>;
