/**
 * Part of a receipt or credit note applied to an item, from a day on.
 *
 *     100.00 of CN-12 to INV-7 (2/3), effective 2026-04-01
 */
import type { Api, CheckedInput } from '../../contract/api.ts';
import type { CallError, ErrorOf } from '../../contract/call.ts';
import { itemLabel } from '../../domain/aging-report.ts';
import { NO_DRAFTS } from '../../domain/facts/drafts.ts';
import { FACT_KINDS } from '../../domain/facts/kinds.ts';
import { ok, type Result } from '../../domain/result.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import { allocationList } from '../../ledger/queries/facts/lists/allocation-list.ts';
import {
  liveDocuments,
  type LiveCredit,
  type LiveDocuments,
  type LiveItem,
} from '../../ledger/queries/facts/live-documents.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';
import { beforeCredit, beforeIssue, exceedsOpen, noSuchCredit } from './refusals.ts';
import { EVERYTHING } from './everything.ts';
import { amount, money, say } from '../../domain/texts/text.ts';

type Input = CheckedInput<'allocations.record'>;
type Refusal = CallError<ErrorOf<Api['allocations.record']>>;

interface Sides {
  readonly credit: LiveCredit;
  readonly item: LiveItem;
  /** `INV-7 (2/3)` */
  readonly label: string;
}

export const recordAllocation: Handler<'allocations.record'> = (context, input) =>
  writing(context, 'allocations.record', input, async (tx, scope) => {
    const live = liveDocuments(tx);
    const sides = sidesOf(live, input);
    if (!sides.ok) return sides;
    const refused = cannotApply(live, input, sides.value);
    if (!refused.ok) return refused;

    const { credit, item, label } = sides.value;
    const newest = () =>
      live.allocations(input.sourceKind, credit.id, item.itemId).at(-1)?.allocationId ?? 0;
    await recordFacts(
      tx,
      scope,
      {
        ...NO_DRAFTS,
        allocations: [
          {
            sourceKind: input.sourceKind,
            source: credit.number,
            invoice: item.invoice,
            position: item.position,
            effectiveOn: input.effectiveOn,
            amountMinor: input.amountMinor,
          },
        ],
      },
      { batchId: null },
    );
    scope.detail({ source: credit.number, item: label });
    const { rows } = await allocationList(tx, { ...EVERYTHING, allocationId: newest() });
    const [recorded] = rows;
    if (recorded === undefined) throw new Error('the allocation was recorded and is not there');
    return ok(recorded);
  });

/** Both sides must be there and not reversed. */
function sidesOf(live: LiveDocuments, input: Input): Result<Sides, Refusal> {
  const credit =
    input.sourceKind === 'receipt' ? live.receipt(input.source) : live.creditNote(input.source);
  if (credit === null) return noSuchCredit(input.sourceKind, input.source);
  const item = live.item(input.itemId);
  if (item === null)
    return refuse(
      'not_found',
      say`There is no item ${input.itemId} that is not reversed; choose one of the customer\u2019s open items.`,
      'itemId',
    );
  const instalments = live.invoice(item.invoice)?.instalments.length ?? 1;
  return ok({ credit, item, label: itemLabel(item.invoice, item.position, instalments) });
}

/** One customer, one currency, not before either side, within what is left of both from that day on. */
function cannotApply(
  live: LiveDocuments,
  input: Input,
  { credit, item, label }: Sides,
): Result<null, Refusal> {
  const kind = FACT_KINDS[input.sourceKind].name;
  const { currency } = credit;
  if (item.customerId !== credit.customerId)
    return refuse(
      'other_customer',
      say`${label} is owed by ${item.customer} and the ${kind} ${credit.number} is of ${credit.customer}; apply it to an item of ${credit.customer}.`,
      'itemId',
    );
  if (item.currency !== currency)
    return refuse(
      'other_currency',
      say`${label} is in ${item.currency} and the ${kind} ${credit.number} in ${currency}; money is applied within one currency.`,
      'itemId',
    );
  if (input.effectiveOn < credit.effectiveOn)
    return beforeCredit(input.effectiveOn, input.sourceKind, credit, 'effectiveOn');
  if (input.effectiveOn < item.issuedOn)
    return beforeIssue(input.effectiveOn, label, item.issuedOn, 'effectiveOn');
  const open = live.roomOfItem(item.itemId, input.effectiveOn);
  if (input.amountMinor > open)
    return exceedsOpen({ item: label, currency }, input.amountMinor, open, 'amountMinor');
  const left = live.roomOfCredit(input.sourceKind, credit.id, input.effectiveOn);
  if (input.amountMinor > left)
    return refuse(
      'exceeds_receipt',
      say`${money(input.amountMinor, currency)} is more than the ${amount(left, currency)} left of the ${kind} ${credit.number}; apply that much at most.`,
      'amountMinor',
    );
  return ok(null);
}
