/**
 * Money in, recorded by hand.
 *
 *     500.00 EUR of C1 on 2026-03-04, allocate 'oldest'
 *     ->  receipt R-2026-0007; 300.00 to INV-3 (due 01-31), 200.00 to INV-7 (due 02-28)
 *
 * Without `allocate` all of it stays on account. Money in another currency is kept with its rate.
 */
import type { Api, CheckedInput } from '../../contract/api.ts';
import type { CallError, ErrorOf } from '../../contract/call.ts';
import { NO_DRAFTS, type AllocationDraft } from '../../domain/facts/drafts.ts';
import { ok, type Result } from '../../domain/result.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { nextNumber } from '../../ledger/queries/facts/document-numbers.ts';
import { itemViews, type ItemView } from '../../ledger/queries/aging/item-views.ts';
import { liveDocuments, type LiveDocuments } from '../../ledger/queries/facts/live-documents.ts';
import { receiptList } from '../../ledger/queries/facts/lists/receipt-list.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';
import { exceedsOpen, noSuchCustomer } from './refusals.ts';
import { EVERYTHING } from './everything.ts';
import { paidIn } from './paid-in.ts';
import { amount, day, money, say } from '../../domain/texts/text.ts';

type Input = CheckedInput<'receipts.record'>;
type Refusal = CallError<ErrorOf<Api['receipts.record']>>;

export const recordReceipt: Handler<'receipts.record'> = (context, input) =>
  writing(context, 'receipts.record', input, async (tx, scope) => {
    if (liveDocuments(tx).customer(input.customer) === null) return noSuchCustomer(input.customer);
    const paid = paidIn(tx, input);
    if (!paid.ok) return paid;
    const number = await nextNumber(tx, 'receipt', input.receivedOn);
    const planned = await plan(tx, input);
    if (!planned.ok) return planned;
    await recordFacts(
      tx,
      scope,
      {
        ...NO_DRAFTS,
        receipts: [
          {
            number,
            customer: input.customer,
            receivedOn: input.receivedOn,
            currency: input.currency,
            amountMinor: input.amountMinor,
            reference: input.reference,
            ...(paid.value === undefined ? {} : { paid: paid.value }),
          },
        ],
        allocations: planned.value.map(({ item, amountMinor }): AllocationDraft => ({
          sourceKind: 'receipt',
          source: number,
          invoice: item.invoice,
          position: item.position,
          effectiveOn: input.receivedOn,
          amountMinor,
        })),
      },
      { batchId: null },
    );
    scope.detail({ receipt: number, customer: input.customer, allocations: planned.value.length });
    const { rows } = await receiptList(tx, { ...EVERYTHING, asOf: input.receivedOn, number });
    const recorded = rows.find((row) => !row.reversed);
    if (recorded === undefined) throw new Error(`receipt ${number} was recorded and is not there`);
    return ok(recorded);
  });

interface Share {
  readonly item: ItemView;
  readonly amountMinor: number;
}

const plan = async (db: ReadDb, input: Input): Promise<Result<readonly Share[], Refusal>> => {
  if (input.allocate === null) return ok([]);
  const live = liveDocuments(db);
  const open = await itemViews(db, {
    asOf: input.receivedOn,
    knownAt: null,
    customer: input.customer,
  });
  return input.allocate === 'oldest'
    ? ok(oldestFirst(live, input, open))
    : asAsked(live, input, input.allocate, open);
};

/** Fills the oldest due items of the currency, as far as the money goes; the rest stays on account. */
function oldestFirst(
  live: LiveDocuments,
  input: Input,
  open: readonly ItemView[],
): readonly Share[] {
  const shares: Share[] = [];
  let left = input.amountMinor;
  for (const item of open) {
    if (left === 0) break;
    if (item.currency !== input.currency) continue;
    const free = live.roomOfItem(item.itemId, input.receivedOn);
    const amountMinor = Math.min(left, free);
    if (amountMinor <= 0) continue;
    shares.push({ item, amountMinor });
    left -= amountMinor;
  }
  return shares;
}

function asAsked(
  live: LiveDocuments,
  input: Input,
  asked: readonly { readonly itemId: number; readonly amountMinor: number }[],
  open: readonly ItemView[],
): Result<readonly Share[], Refusal> {
  const shares = new Map<number, Share>();
  let left = input.amountMinor;
  for (const [index, { itemId, amountMinor }] of asked.entries()) {
    const at = `allocate.${index}`;
    const item = open.find((one) => one.itemId === itemId);
    if (item === undefined)
      return refuse(
        'not_found',
        say`${input.customer} has no item ${itemId} that is open on ${day(input.receivedOn)}; choose one of the open items.`,
        at,
      );
    if (item.currency !== input.currency)
      return refuse(
        'other_currency',
        say`${item.item} is in ${item.currency} and the receipt in ${input.currency}; money is applied within one currency.`,
        at,
      );
    const together = (shares.get(itemId)?.amountMinor ?? 0) + amountMinor;
    const free = live.roomOfItem(item.itemId, input.receivedOn);
    if (together > free) return exceedsOpen(item, together, free, at);
    left -= amountMinor;
    if (left < 0)
      return refuse(
        'exceeds_receipt',
        say`The allocations come to more than the receipt of ${money(input.amountMinor, input.currency)}; lower them by ${amount(-left, input.currency)}.`,
        at,
      );
    shares.set(itemId, { item, amountMinor: together });
  }
  return ok([...shares.values()]);
}
