/** Bringing files in: inspect, preview, commit, undo. */
import type { Handlers } from '../context.ts';
import { listBatches, listFindings, listMappings } from './batches.ts';
import { commitPreview } from './commit.ts';
import { inspectFile, reinspectFile } from './inspect.ts';
import { previewFile } from './preview.ts';
import { undoImport } from './undo.ts';

export const importHandlers = {
  'imports.inspect': inspectFile,
  'imports.reinspect': reinspectFile,
  'imports.preview': previewFile,
  'imports.findings': listFindings,
  'imports.commit': commitPreview,
  'imports.batches': listBatches,
  'imports.undo': undoImport,
  'imports.mappings': listMappings,
} satisfies Handlers<'imports'>;
