/** The ECB's file of rates against those of the ledger. */
import type { CallError } from '../../../contract/call.ts';
import { draftRates } from '../../../domain/rates/draft-rates.ts';
import { ok, type Result } from '../../../domain/result.ts';
import { readEcbRates } from '../../../formats/in/rates/read-ecb-rates.ts';
import type { ReadDb } from '../../../ledger/handles.ts';
import { knownRates } from '../../../ledger/queries/rates/known-rates.ts';
import type { ServiceContext } from '../../context.ts';
import { refuse } from '../../with-ledger.ts';
import { tableDraft, type Draft } from '../draft.ts';
import { running } from '../running.ts';
import type { Upload } from '../uploads.ts';
import { say } from '../../../domain/texts/text.ts';

export async function draftUploadedRates(
  context: ServiceContext,
  db: ReadDb,
  upload: Upload,
): Promise<Result<Draft, CallError<'unreadable'>>> {
  const read = readEcbRates(upload.bytes);
  if (!read.ok) return refuse('unreadable', say`${upload.fileName}: ${read.error.message}`);
  const drafted = await running(context.job, draftRates(read.value, knownRates(db)));
  return ok(tableDraft(drafted, []));
}
