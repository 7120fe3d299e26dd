/**
 * Money given back: what a receipt or credit note has left is used up by it.
 *
 *     20.00 of R-9 paid back on 2026-03-04, "paid twice"  ->  RF-2026-0001, R-9 has 0.00 on account
 */
import type { Api, CheckedInput } from '../../contract/api.ts';
import type { CallError, ErrorOf } from '../../contract/call.ts';
import { NO_DRAFTS } from '../../domain/facts/drafts.ts';
import { FACT_KINDS } from '../../domain/facts/kinds.ts';
import { ok, type Result } from '../../domain/result.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import { nextNumber } from '../../ledger/queries/facts/document-numbers.ts';
import {
  liveDocuments,
  type LiveCredit,
  type LiveDocuments,
} from '../../ledger/queries/facts/live-documents.ts';
import { refundList } from '../../ledger/queries/facts/lists/refund-list.ts';
import type { Handler } from '../context.ts';
import { EVERYTHING } from './everything.ts';
import { refuse, writing } from '../with-ledger.ts';
import { beforeCredit, noSuchCredit } from './refusals.ts';
import { amount, money, say } from '../../domain/texts/text.ts';

type Input = CheckedInput<'refunds.record'>;
type Refusal = CallError<ErrorOf<Api['refunds.record']>>;

export const recordRefund: Handler<'refunds.record'> = (context, input) =>
  writing(context, 'refunds.record', input, async (tx, scope) => {
    const found = sourceOfRefund(liveDocuments(tx), input);
    if (!found.ok) return found;
    const number = await nextNumber(tx, 'refund', input.refundedOn);
    await recordFacts(
      tx,
      scope,
      {
        ...NO_DRAFTS,
        refunds: [
          {
            number,
            sourceKind: input.sourceKind,
            source: found.value.number,
            refundedOn: input.refundedOn,
            amountMinor: input.amountMinor,
            reason: input.reason,
          },
        ],
      },
      { batchId: null },
    );
    scope.detail({ refund: number, source: found.value.number });
    const { rows } = await refundList(tx, { ...EVERYTHING, number });
    const recorded = rows.find((row) => !row.reversed);
    if (recorded === undefined) throw new Error(`refund ${number} was recorded and is not there`);
    return ok(recorded);
  });

function sourceOfRefund(live: LiveDocuments, input: Input): Result<LiveCredit, Refusal> {
  const credit =
    input.sourceKind === 'receipt' ? live.receipt(input.source) : live.creditNote(input.source);
  if (credit === null) return noSuchCredit(input.sourceKind, input.source);
  if (input.refundedOn < credit.effectiveOn)
    return beforeCredit(input.refundedOn, input.sourceKind, credit, 'refundedOn');
  const left = live.roomOfCredit(input.sourceKind, credit.id, input.refundedOn);
  return input.amountMinor > left
    ? refuse(
        'exceeds_receipt',
        say`${money(input.amountMinor, credit.currency)} is more than the ${amount(left, credit.currency)} left of the ${FACT_KINDS[input.sourceKind].name} ${credit.number}; give back that much at most.`,
        'amountMinor',
      )
    : ok(credit);
}
