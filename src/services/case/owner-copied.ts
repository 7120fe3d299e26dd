/** Why the owner gets a copy of the next step of one customer; of everybody see `worklist/list.ts`. */
import {
  mayBeCopied,
  overLimit,
  overShareOf,
  type ReceivablesSetting,
} from '../../domain/case/owner-copied.ts';
import type { CustomerSteps } from '../../domain/case/next-step.ts';
import { currencySums } from '../../domain/case/worklist.ts';
import type { Text } from '../../domain/texts/text.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import { openTotals } from '../../ledger/queries/customers/customer-balances.ts';
import type { ClassifiedCase, Judging } from './judging.ts';

export const receivablesSetting = ({ policy, company, inHome }: Judging): ReceivablesSetting => ({
  policy,
  home: company.currency,
  inHome,
});

/** What everybody owes is added up only where it decides. */
export async function ownerCopiedOf(
  db: ReadDb,
  { asOf, knownAt }: Moment,
  { judged }: ClassifiedCase,
  { next }: CustomerSteps,
  judging: Judging,
): Promise<Text | null> {
  if (next === null || !mayBeCopied(judging.policy, next.step)) return null;
  const sums = currencySums(judged);
  return (
    overLimit(judged, sums) ??
    overShareOf(await openTotals(db, { asOf, knownAt }), receivablesSetting(judging))(sums)
  );
}
