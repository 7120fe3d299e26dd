/**
 * Records exactly what a preview showed, in one transaction: the batch, its findings, its facts in
 * chunks, and the mapping for the next file of the same shape.
 */
import { daysPastDue } from '../../domain/aging.ts';
import {
  MAPPED_KINDS,
  type FactCounts,
  type ImportKind,
  type ImportOutcome,
} from '../../contract/calls/imports.ts';
import { ok } from '../../domain/result.ts';
import {
  recordBatch,
  recordFindings,
  rememberMapping,
} from '../../ledger/commands/record-batch.ts';
import { factRecorder } from '../../ledger/commands/facts/record-facts.ts';
import { reverseFacts } from '../../ledger/facts/reverse.ts';
import {
  amountsOfBatch,
  importBatch,
  overdueOfBatch,
} from '../../ledger/queries/imports/import-batches.ts';
import { journalHead } from '../../ledger/queries/journal/journal-head.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';
import { batchView } from './batches.ts';
import { shapeOf } from './shape.ts';
import { dropPreviewsOf, previews, uploads } from './uploads.ts';
import type {
  Choice,
  Comparison,
  DatedOn,
  SnapshotEffects,
} from '../../domain/imports/snapshot/compare-snapshot.ts';
import { day, list, say, type Text } from '../../domain/texts/text.ts';
import { changeDue } from '../../ledger/commands/facts/change-due.ts';
import type { Tx } from '../../ledger/handles.ts';
import type { WriteScope } from '../../ledger/ledger.ts';
import { factByNumber } from '../../ledger/queries/facts/fact-by-number.ts';
import { liveDocuments } from '../../ledger/queries/facts/live-documents.ts';

const factCount = (facts: FactCounts): number =>
  Object.values<number>({ ...facts }).reduce((sum, count) => sum + count, 0);

const isMapped = (kind: ImportKind): boolean =>
  (MAPPED_KINDS as readonly ImportKind[]).includes(kind);

/** Small, so that the drafts of a chunk are gone again before the garbage collector ages them. */
const CHUNK_ROWS = 256;

export const commitPreview: Handler<'imports.commit'> = async (context, input) => {
  const preview = previews(context).get(input.previewId);
  if (preview === undefined || preview.ledger !== context.workspace.ledger)
    return refuse('preview_gone', say`The preview is no longer in memory; preview the file again.`);
  const { upload, mapping } = preview;
  const { drafted, headers } = preview.draft;
  const wrong = wrongChoice(drafted.comparison, input);
  if (wrong !== null) return refuse('invalid_choice', wrong);
  const chosen = drafted.comparison?.effects(new Map(Object.entries(input.choices)), input.datedOn);
  if (drafted.new === 0 && (chosen === undefined || !changesAnything(chosen)))
    return refuse(
      'nothing_new',
      drafted.refused === 0
        ? say`${upload.fileName}: every row is in the ledger already; nothing was recorded.`
        : say`${upload.fileName}: there is no new row (${drafted.duplicate} in the ledger already, ${drafted.refused} refused); nothing was recorded.`,
    );
  if (input.allOrNothing && drafted.refused > 0)
    return refuse(
      'rows_refused',
      say`${upload.fileName}: ${drafted.refused} of ${drafted.read} rows are refused, so nothing was recorded; correct them, or import the others.`,
    );

  const done = await writing(
    context,
    'imports.commit',
    { sha256: upload.sha256, mapping },
    async (tx, scope) => {
      if ((await journalHead(tx)) !== preview.journalHead)
        return refuse(
          'preview_stale',
          say`The ledger has changed since the preview; preview the file again.`,
        );
      const facts = withChosen(drafted.facts, chosen);
      const batchId = await recordBatch(tx, scope, {
        fileName: upload.fileName,
        fileSha256: upload.sha256,
        kind: mapping.kind,
        // Of a list of open items, with its day.
        mapping: JSON.stringify({
          ...mapping,
          snapshot: drafted.comparison?.takenOn ?? mapping.snapshot,
        }),
        rowsRead: drafted.read,
        rowsNew: drafted.new,
        rowsDuplicate: drafted.duplicate,
        rowsRefused: drafted.refused,
        facts: JSON.stringify(facts),
      });
      await recordFindings(tx, batchId, drafted.findings);
      if (drafted.takesBack !== undefined && drafted.takesBack.length > 0)
        await reverseFacts(tx, scope, {
          targets: drafted.takesBack.map((id) => ({ kind: 'allocation', id })),
          effectiveOn: 'own',
          reason: `applied anew by dates, with ${upload.fileName}`,
        });
      if (chosen !== undefined && chosen.takesBack.length > 0)
        await reverseFacts(tx, scope, {
          targets: chosen.takesBack.map((number) => {
            const id = factByNumber(tx, 'receipt', number);
            if (id === null) throw new Error(`receipt ${number} is not in the ledger`);
            return { kind: 'receipt', id };
          }),
          effectiveOn: 'own',
          reason: `open again by ${upload.fileName}`,
        });
      const total = factCount(facts);
      const recorder = factRecorder(tx, scope, {
        batchId,
        expectedItems: drafted.facts.invoices,
        checkpoint: async (rows) => {
          context.job.progress('facts', rows, total);
          await context.job.checkpoint();
        },
      });
      for (const drafts of drafted.chunks(CHUNK_ROWS)) {
        await recorder.record(drafts);
        await context.job.checkpoint();
      }
      if (chosen !== undefined) await recorder.record(chosen.drafts);
      await recorder.finish();
      await changeDueDates(tx, scope, chosen?.dueChanges ?? [], upload.fileName);
      context.job.progress('facts', total, total);
      if (isMapped(mapping.kind))
        await rememberMapping(tx, scope, {
          name:
            input.rememberAs === null || input.rememberAs === ''
              ? upload.fileName
              : input.rememberAs,
          shape: shapeOf(mapping.kind, headers),
          headers: JSON.stringify(headers),
          mapping: JSON.stringify({
            ...mapping,
            snapshot: mapping.snapshot === 'no' ? 'no' : 'auto',
          }),
        });
      scope.detail({
        batch: batchId,
        file: upload.fileName,
        kind: mapping.kind,
        read: drafted.read,
        new: drafted.new,
        duplicate: drafted.duplicate,
        refused: drafted.refused,
        facts,
      });
      const batch = await importBatch(tx, batchId);
      if (batch === null) throw new Error(`batch ${batchId} was recorded and is not there`);
      const today = context.clock.today();
      const { overdue, oldestDueOn } = await overdueOfBatch(tx, batchId, today);
      const outcome: ImportOutcome = {
        batch: batchView(batch),
        brought: amountsOfBatch(tx, batchId),
        invoices: facts.invoices,
        customers: drafted.customersNamed,
        overdue,
        oldestDaysPastDue: oldestDueOn === null ? 0 : daysPastDue(oldestDueOn, today),
      };
      return ok(outcome);
    },
  );
  if (done.ok) {
    dropPreviewsOf(context, upload.uploadId);
    uploads(context).delete(upload.uploadId);
  }
  return done;
};

const changesAnything = ({ drafts, takesBack, dueChanges }: SnapshotEffects): boolean =>
  drafts.receipts.length + drafts.allocations.length + drafts.disputes.length > 0 ||
  takesBack.length > 0 ||
  dueChanges.length > 0;

const withChosen = (facts: FactCounts, chosen: SnapshotEffects | undefined): FactCounts =>
  chosen === undefined
    ? facts
    : {
        ...facts,
        receipts: facts.receipts + chosen.drafts.receipts.length,
        allocations: facts.allocations + chosen.drafts.allocations.length,
        disputes: facts.disputes + chosen.drafts.disputes.length,
      };

/** A key that no difference has, a choice that it does not offer, or a day outside the interval. */
function wrongChoice(
  comparison: Comparison | undefined,
  {
    choices,
    datedOn,
  }: { readonly choices: Readonly<Record<string, Choice>>; readonly datedOn: DatedOn },
): Text | null {
  for (const [key, choice] of Object.entries(choices)) {
    const proposal = comparison?.proposals.find((one) => one.key === key);
    if (proposal === undefined)
      return say`The list has no difference "${key}"; preview the file again.`;
    if (!proposal.choices.includes(choice))
      return say`"${key}" cannot be answered by "${choice}"; there is ${list(proposal.choices)}.`;
  }
  if (comparison === undefined || datedOn === 'list' || datedOn === 'due') return null;
  const { takenOn, previousOn } = comparison;
  if (datedOn > takenOn) return say`${day(datedOn)} is after the list (${day(takenOn)}).`;
  return previousOn !== null && datedOn <= previousOn
    ? say`${day(datedOn)} is not after the list before (${day(previousOn)}), which still had it open.`
    : null;
}

/** The list's due dates, with the list as the reason. */
async function changeDueDates(
  tx: Tx,
  scope: WriteScope,
  changes: SnapshotEffects['dueChanges'],
  fileName: string,
): Promise<void> {
  const live = liveDocuments(tx);
  for (const { invoice, position, dueOn } of changes) {
    const item = live.invoice(invoice)?.instalments[position - 1];
    if (item === undefined) throw new Error(`invoice ${invoice} is not in the ledger`);
    await changeDue(tx, scope, { itemId: item.itemId, dueOn, reason: `by ${fileName}` });
  }
}
