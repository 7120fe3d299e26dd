/**
 * A list of one row a customer as opening balances: turned into a list of invoices before anything else is asked of
 * it (`domain/imports/opening-balances.ts`), and its due dates kept as the guesses that they are.
 */
import type { IsoDate } from '../../domain/dates.ts';
import { DUE_GUESSED } from '../../domain/facts/drafts.ts';
import { sortFindings, type DraftedFile } from '../../domain/imports/drafts/drafted-file.ts';
import { findingOnFile } from '../../domain/imports/findings.ts';
import { openingInvoices } from '../../domain/imports/opening-balances.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { companyAt } from '../../ledger/queries/workspace/company-at.ts';
import type { ServiceContext } from '../context.ts';
import { refuse } from '../with-ledger.ts';
import { openUploadedTable, type TableRefusalError } from './tables/open.ts';
import { ofFile, type Upload } from './uploads.ts';

export async function asOpening(
  context: ServiceContext,
  db: ReadDb,
  given: Upload,
  on: IsoDate,
): Promise<Result<Upload, TableRefusalError>> {
  const opened = await openUploadedTable(given, {}, context.job);
  if (!opened.ok) return opened;
  const table = opened.value;
  const rows: { readonly line: number; readonly fields: readonly string[] }[] = [];
  const read = await table.read(
    (row) => void rows.push(row),
    () => context.job.checkpoint(),
  );
  if (!read.ok) return refuse(read.error.code, ofFile(given.fileName, read.error.sentence));
  const { currency } = await companyAt(db, { asOf: context.clock.today(), knownAt: null });
  const found = openingInvoices({ headers: table.layout.headers, rows, on, currency });
  if (!found.ok) return refuse('unreadable', ofFile(given.fileName, found.error));
  const { headers, rows: invoices, notes } = found.value;
  return ok({
    ...given,
    bytes: new TextEncoder().encode([headers, ...invoices].map(quotedLine).join('')),
    kind: 'invoice-list',
    opening: { on, notes, given },
  });
}

const quotedLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;

/** Of an upload that is no such list the same. */
export function asOpeningBalances(drafted: DraftedFile, { opening }: Upload): DraftedFile {
  if (opening === undefined) return drafted;
  return {
    ...drafted,
    findings: sortFindings([
      ...drafted.findings,
      ...opening.notes.map((note) => findingOnFile('warning', 'opening_balances', note)),
    ]),
    *chunks(size) {
      for (const chunk of drafted.chunks(size))
        yield {
          ...chunk,
          invoices: chunk.invoices.map((invoice) => ({ ...invoice, dueReason: DUE_GUESSED })),
        };
    },
  };
}
