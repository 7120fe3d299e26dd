/** Import batches, their findings and the remembered mappings. */
import type { BatchView, Finding, ImportKind } from '../../contract/calls/imports.ts';
import { NO_FACTS, type FactCounts } from '../../domain/facts/drafts.ts';
import { withoutLine, type ImportFinding } from '../../domain/imports/findings.ts';
import { ok } from '../../domain/result.ts';
import {
  batchFindings,
  importBatch,
  importBatches,
  type ImportBatch,
} from '../../ledger/queries/imports/import-batches.ts';
import { rememberedMappings } from '../../ledger/queries/imports/import-mappings.ts';
import type { Handler } from '../context.ts';
import { reading, refuse } from '../with-ledger.ts';
import { parseMapping } from './shape.ts';
import { previews } from './uploads.ts';
import { say } from '../../domain/texts/text.ts';

export const batchView = (batch: ImportBatch): BatchView => ({
  ...batch,
  // Both were written by a commit of ours, from the same types.
  kind: batch.kind as ImportKind,
  facts: { ...NO_FACTS, ...(JSON.parse(batch.facts) as Partial<FactCounts>) },
});

export const findingView = (finding: ImportFinding): Finding => ({
  ...finding,
  sentence: withoutLine(finding.message),
});

export const listBatches: Handler<'imports.batches'> = (context) =>
  reading(context, async (db) => ok((await importBatches(db)).map(batchView)));

export const listFindings: Handler<'imports.findings'> = (context, input) => {
  if (input.previewId !== null) {
    const preview = previews(context).get(input.previewId);
    if (preview === undefined)
      return Promise.resolve(
        refuse('preview_gone', say`The preview is no longer in memory; preview the file again.`),
      );
    const { findings } = preview.draft.drafted;
    return Promise.resolve(
      ok({
        total: findings.length,
        findings: findings.slice(input.offset, input.offset + input.limit).map(findingView),
      }),
    );
  }
  return reading(context, async (db) => {
    if (input.batchId === null)
      return refuse('not_found', say`Name a preview or an import batch.`, 'batchId');
    if ((await importBatch(db, input.batchId)) === null)
      return refuse('not_found', say`There is no import batch ${input.batchId}.`, 'batchId');
    const { total, findings } = await batchFindings(db, input.batchId, input);
    return ok({ total, findings: findings.map(findingView) });
  });
};

export const listMappings: Handler<'imports.mappings'> = (context) =>
  reading(context, async (db) =>
    ok(
      (await rememberedMappings(db)).flatMap((row) => {
        const mapping = parseMapping(row.mapping);
        return mapping === null
          ? []
          : [{ name: row.name, headers: JSON.parse(row.headers) as string[], mapping }];
      }),
    ),
  );
