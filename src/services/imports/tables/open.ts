/** A table of an upload, opened as a mapping or a correction asks for. */
import type { CallError } from '../../../contract/call.ts';
import type { ImportMapping } from '../../../contract/calls/imports.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { openTable, type Table, type TableWish } from '../../../formats/in/open-table.ts';
import type { Job } from '../../context.ts';
import { ofFile, type Upload } from '../uploads.ts';
import { say, type Text } from '../../../domain/texts/text.ts';

export type TableRefusalError = CallError<
  'empty_file' | 'binary_file' | 'no_rows' | 'unreadable' | 'too_large'
>;

export async function openUploadedTable(
  upload: Upload,
  wish: TableWish,
  job: Job,
): Promise<Result<Table, TableRefusalError>> {
  const opened = await openTable(upload.bytes, wish, () => job.checkpoint());
  return opened.ok
    ? ok(opened.value)
    : err({ code: opened.error.code, message: ofFile(upload.fileName, opened.error.sentence) });
}

/** `headerLine`: null where the list has no header. */
export const noRowsBelow = (headerLine: number | null): Text =>
  headerLine === null
    ? say`there are no rows; export the list again`
    : say`there is a header (line ${headerLine}) and no row below it; export the list again`;

/** How a mapping wants its file opened. */
export const wishOf = (mapping: ImportMapping): TableWish => ({
  encoding: mapping.encoding,
  delimiter: mapping.delimiter,
  sheet: mapping.sheet,
  // The contract says 0 where a file has no header, because null means "find it".
  headerLine:
    mapping.headerLine === null ? undefined : mapping.headerLine === 0 ? null : mapping.headerLine,
  headerRows: mapping.headerLine === null ? undefined : mapping.headerRows,
});
