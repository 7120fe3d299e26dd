/**
 * Writes off part of an open item, from a day on.
 *
 *     0.40 of INV-7, small balance, "less than a stamp"  ->  W-2026-0001, INV-7 open 0.00
 *
 * The claim is given up in the books only; the write-off can be reversed like any other fact. VAT is
 * not touched: whether and when it may be corrected depends on the tax basis (style.md 3).
 */
import { NO_DRAFTS } from '../../domain/facts/drafts.ts';
import { ok } from '../../domain/result.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import { nextNumber } from '../../ledger/queries/facts/document-numbers.ts';
import { liveDocuments } from '../../ledger/queries/facts/live-documents.ts';
import { writeOffList } from '../../ledger/queries/facts/lists/write-off-list.ts';
import type { Handler } from '../context.ts';
import { EVERYTHING } from './everything.ts';
import { writing } from '../with-ledger.ts';
import { itemToWriteOff } from './item-to-write-off.ts';

export const recordWriteOff: Handler<'writeOffs.record'> = (context, input) =>
  writing(context, 'writeOffs.record', input, async (tx, scope) => {
    const live = liveDocuments(tx);
    const found = itemToWriteOff(live, input, 0);
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
    return ok(recorded);
  });
