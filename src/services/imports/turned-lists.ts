/**
 * Lists that are turned into another one before anything else is asked of them: one row a customer into a list of invoices
 * (`domain/imports/opening-balances.ts`), whose due dates stay the guesses that they are, and payments into receipts
 * (`domain/imports/payment-list.ts`).
 */
import type { IsoDate } from '../../domain/dates.ts';
import { DUE_GUESSED } from '../../domain/facts/drafts.ts';
import { sortFindings, type DraftedFile } from '../../domain/imports/drafts/drafted-file.ts';
import { findingOnFile } from '../../domain/imports/findings.ts';
import { openingInvoices } from '../../domain/imports/opening-balances.ts';
import {
  receiptsOfPayments,
  type PaymentList,
  type PaymentReceipts,
} from '../../domain/imports/payment-list.ts';
import type { Text } from '../../domain/texts/text.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { companyAt } from '../../ledger/queries/workspace/company-at.ts';
import type { ServiceContext } from '../context.ts';
import { refuse } from '../with-ledger.ts';
import { openUploadedTable, type TableRefusalError } from './tables/open.ts';
import { ofFile, type Upload } from './uploads.ts';

export const asOpening = (
  context: ServiceContext,
  db: ReadDb,
  given: Upload,
  on: IsoDate,
): Promise<Result<Upload, TableRefusalError>> =>
  turned(context, db, given, { kind: 'invoice-list', openingOn: on }, (list) =>
    openingInvoices({ ...list, on }),
  );

export const asPayments = (
  context: ServiceContext,
  db: ReadDb,
  given: Upload,
): Promise<Result<Upload, TableRefusalError>> =>
  turned(context, db, given, { kind: 'receipts', openingOn: null }, receiptsOfPayments);

async function turned(
  context: ServiceContext,
  db: ReadDb,
  given: Upload,
  into: { readonly kind: Upload['kind']; readonly openingOn: IsoDate | null },
  turn: (list: PaymentList) => Result<PaymentReceipts, Text>,
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
  const found = turn({ headers: table.layout.headers, rows, currency });
  if (!found.ok) return refuse('unreadable', ofFile(given.fileName, found.error));
  const { headers, rows: lines, notes } = found.value;
  return ok({
    ...given,
    bytes: new TextEncoder().encode([headers, ...lines].map(quotedLine).join('')),
    kind: into.kind,
    turned: { openingOn: into.openingOn, notes, given },
  });
}

const quotedLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;

/** What is said of it, and due dates that are guesses; of an upload that was not turned the same. */
export function asTurned(drafted: DraftedFile, { turned: was }: Upload): DraftedFile {
  if (was === undefined) return drafted;
  const told = {
    ...drafted,
    findings: sortFindings([
      ...drafted.findings,
      ...was.notes.map((note) => findingOnFile('warning', 'list_turned', note)),
    ]),
  };
  if (was.openingOn === null) return told;
  return {
    ...told,
    *chunks(size) {
      for (const chunk of drafted.chunks(size))
        yield {
          ...chunk,
          invoices: chunk.invoices.map((invoice) => ({ ...invoice, dueReason: DUE_GUESSED })),
        };
    },
  };
}
