/**
 * Several items written off as one action, each by a document of its own, and the way back for all.
 *
 *     0.40 of INV-7, 0.12 of INV-9, "less than a stamp"  ->  W-2026-0001, W-2026-0002
 *     the two undone                                      ->  both open as before, on every day
 *
 * One transaction and one journal entry: a refusal or a cancel leaves every item as it was. They are no
 * batch, because they come from no file; they are undone by their numbers, each from its own day.
 */
import type { WrittenOff } from '../../contract/calls/facts.ts';
import { NO_DRAFTS, type WriteOffDraft } from '../../domain/facts/drafts.ts';
import { ok } from '../../domain/result.ts';
import { findBlocker } from '../../ledger/facts/blockers.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import { findReversible, reverseFacts, type ReversalTarget } from '../../ledger/facts/reverse.ts';
import { nextNumber } from '../../ledger/queries/facts/document-numbers.ts';
import { factByNumber } from '../../ledger/queries/facts/fact-by-number.ts';
import { liveDocuments } from '../../ledger/queries/facts/live-documents.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';
import { itemToWriteOff, labelOf } from './item-to-write-off.ts';
import { say, within } from '../../domain/texts/text.ts';

/** Items looked at between two checkpoints: about two milliseconds of work. */
const ITEMS_PER_CHECKPOINT = 32;

export const writeOffTogether: Handler<'writeOffs.recordTogether'> = (context, input) =>
  writing(context, 'writeOffs.recordTogether', input, async (tx, scope) => {
    const { kind, effectiveOn, reason } = input;
    const live = liveDocuments(tx);
    const taken = new Map<number, number>();
    const numbers = countingOn(await nextNumber(tx, 'write_off', effectiveOn));
    const writeOffs: WriteOffDraft[] = [];
    const written: WrittenOff[] = [];
    for (const { itemId, amountMinor } of input.items) {
      const already = taken.get(itemId) ?? 0;
      const found = itemToWriteOff(live, { itemId, effectiveOn, amountMinor }, already);
      if (!found.ok) {
        const { code, message } = found.error;
        const isOne = input.items.length === 1;
        return refuse(
          code,
          isOne ? message : say`Nothing was written off: ${within(message)}`,
          'items',
        );
      }
      taken.set(itemId, already + amountMinor);
      const item = found.value;
      const number = numbers();
      writeOffs.push({
        number,
        kind,
        invoice: item.invoice,
        position: item.position,
        effectiveOn,
        amountMinor,
        reason,
        receipt: '',
      });
      written.push({
        number,
        itemId,
        item: labelOf(live, item),
        customer: item.customer,
        currency: item.currency,
        amountMinor,
      });
      if (written.length % ITEMS_PER_CHECKPOINT !== 0) continue;
      context.job.progress('items', written.length, input.items.length);
      await context.job.checkpoint();
    }
    await recordFacts(
      tx,
      scope,
      { ...NO_DRAFTS, writeOffs },
      { batchId: null, checkpoint: () => context.job.checkpoint() },
    );
    scope.detail({ kind, writeOffs: written.map(({ number }) => number) });
    return ok(written);
  });

export const undoWriteOffsTogether: Handler<'writeOffs.undoTogether'> = (context, input) =>
  writing(context, 'writeOffs.undoTogether', input, async (tx, scope) => {
    const numbers = [...new Set(input.numbers)];
    const targets: ReversalTarget[] = [];
    for (const number of numbers) {
      const id = factByNumber(tx, 'write_off', number);
      const fact = id === null ? null : findReversible(tx, { kind: 'write_off', id });
      if (id === null || fact === null)
        return refuse(
          'not_found',
          say`Nothing was undone: there is no write-off ${number}; look it up in the list.`,
          'numbers',
        );
      if (fact.isReversed)
        return refuse(
          'already_reversed',
          say`Nothing was undone: the write-off ${number} is reversed already, by itself or with its document; the list of reversals says when and why.`,
          'numbers',
        );
      targets.push({ kind: 'write_off', id });
      if (targets.length % ITEMS_PER_CHECKPOINT !== 0) continue;
      context.job.progress('items', targets.length, numbers.length);
      await context.job.checkpoint();
    }
    const blocker = findBlocker(tx, targets);
    if (blocker !== null)
      return refuse('used_by_later_facts', say`Nothing was undone: ${within(blocker)}`, 'numbers');
    await reverseFacts(tx, scope, {
      targets,
      effectiveOn: 'own',
      reason: input.reason === '' ? 'write-off undone' : input.reason,
      checkpoint: () => context.job.checkpoint(),
    });
    scope.detail({ writeOffs: numbers });
    return ok({ undone: numbers.length });
  });

/** `W-2026-0007`, `W-2026-0008`, …: nobody else numbers while this transaction is open. */
function countingOn(first: string): () => string {
  const at = first.lastIndexOf('-') + 1;
  let next = Number(first.slice(at));
  return () => {
    const number = `${first.slice(0, at)}${String(next).padStart(4, '0')}`;
    next += 1;
    return number;
  };
}
