/**
 * Part of an open item that is no longer asked for, from a day on.
 *
 *     0.40 of INV-7, small balance, "less than a stamp"  ->  W-2026-0001, INV-7 open 0.00
 *
 * The claim is given up in the books only; the write-off can be reversed like any other fact. VAT is
 * not touched: whether and when it may be corrected depends on the tax basis (style.md 3).
 */
import type { Api, CheckedInput } from '../../contract/api.ts';
import type { CallError, ErrorOf } from '../../contract/call.ts';
import { itemLabel } from '../../domain/aging-report.ts';
import { NO_DRAFTS } from '../../domain/facts.ts';
import { minorToDecimal } from '../../domain/money.ts';
import { ok, type Result } from '../../domain/result.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import { nextNumber } from '../../ledger/queries/documents/document-numbers.ts';
import {
  liveDocuments,
  type LiveDocuments,
  type LiveItem,
} from '../../ledger/queries/documents/live-documents.ts';
import { writeOffList } from '../../ledger/queries/documents/lists/write-off-list.ts';
import type { Handler } from '../context.ts';
import { EVERYTHING } from '../ledger/everything.ts';
import { refuse, writing } from '../with-ledger.ts';
import { writeOffRow } from './rows.ts';

type Input = CheckedInput<'writeOffs.record'>;
type Refusal = CallError<ErrorOf<Api['writeOffs.record']>>;

export const recordWriteOff: Handler<'writeOffs.record'> = (context, input) =>
  writing(context, 'writeOffs.record', input, async (tx, scope) => {
    const live = liveDocuments(tx);
    const found = itemToWriteOff(live, input);
    if (!found.ok) return found;
    const { invoice, position } = found.value;
    const number = await nextNumber(tx, 'write_off', input.effectiveOn);
    await recordFacts(
      tx,
      scope,
      {
        ...NO_DRAFTS,
        writeOffs: [
          {
            number,
            kind: input.kind,
            invoice,
            position,
            effectiveOn: input.effectiveOn,
            amountMinor: input.amountMinor,
            reason: input.reason,
            receipt: '',
          },
        ],
      },
      { batchId: null },
    );
    scope.detail({ writeOff: number, kind: input.kind, invoice });
    const { rows } = await writeOffList(tx, { ...EVERYTHING, number });
    const recorded = rows.find((row) => !row.reversed);
    if (recorded === undefined)
      throw new Error(`write-off ${number} was recorded and is not there`);
    return ok(writeOffRow(recorded));
  });

function itemToWriteOff(live: LiveDocuments, input: Input): Result<LiveItem, Refusal> {
  const item = live.item(input.itemId);
  if (item === null)
    return refuse(
      'not_found',
      `There is no item ${input.itemId} that is not reversed; choose an open item.`,
      'itemId',
    );
  const label = itemLabel(
    item.invoice,
    item.position,
    live.invoice(item.invoice)?.instalments.length ?? 1,
  );
  if (input.effectiveOn < item.issuedOn)
    return refuse(
      'too_early',
      `${input.effectiveOn} is before ${label} was issued; choose ${item.issuedOn} or later.`,
      'effectiveOn',
    );
  const open = live.roomOfItem(item.itemId, input.effectiveOn);
  const amount = (minor: number): string => minorToDecimal(minor, item.currency);
  return input.amountMinor > open
    ? refuse(
        'exceeds_open',
        `${amount(input.amountMinor)} ${item.currency} is more than the ${amount(open)} open of ${label}; write off that much at most.`,
        'amountMinor',
      )
    : ok(item);
}
