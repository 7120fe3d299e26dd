/**
 * XLSX workbooks: which sheets there are, and the rows of one, streamed.
 *
 *     const opened = await openWorkbook(bytes, pause);
 *     if (opened.ok) await opened.value.rows('Invoices', onRow, pause);
 *
 * Why not exceljs, which writes our workbooks: its reader keeps other calls waiting for 77 ms at a
 * time, takes 9 s for 200,000 rows, turns cells into objects of eight kinds, and writes temporary
 * files when the texts come after the sheet. SpreadsheetML needs four small files here.
 */
import { err, ok, type Result } from '../../../domain/result.ts';
import type { DelimitedRow } from '../read-delimited.ts';
import {
  NOT_A_WORKBOOK,
  refuseCompoundFile,
  WorkbookFault,
  type WorkbookRefusal,
} from './refusals.ts';
import { mergedDown, readSheetRows, type MergedDown, type SheetRead } from './sheet-rows.ts';
import { workbookParts } from './workbook-parts.ts';
import type { Pause } from './xml-parts.ts';
import { zipParts, type ZipParts } from './zip-parts.ts';
import { list, say, type Text } from '../../../domain/texts/text.ts';

export interface WorkbookSheet {
  readonly name: string;
  /** Hidden in the workbook; read only when a person chooses it. */
  readonly hidden: boolean;
}

export interface Workbook {
  /** In the order of the tabs; sheets that hold charts only are left out. */
  readonly sheets: readonly WorkbookSheet[];
  readonly dayNumbersFrom: 1900 | 1904;
  /**
   * Calls `onRow` for every row of the sheet that holds something, with the line of the sheet.
   * `pause` is called after every 64 kB with the share read, 0 to 1; `limit`: rows wanted.
   */
  rows(
    sheet: string,
    onRow: (row: DelimitedRow) => void,
    pause: (share: number) => Promise<void> | undefined,
    limit?: number,
  ): Promise<Result<SheetRead, WorkbookRefusal>>;
}

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** Is this the container of a workbook at all (ZIP, or the old compound file)? */
export const looksLikeWorkbook = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x50, 0x4b, 3, 4) ||
  startsWith(bytes, 0x50, 0x4b, 5, 6) ||
  startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/** What an archive is that holds no `xl/workbook.xml`. */
function refuseArchive(names: ReadonlySet<string>): WorkbookRefusal | null {
  if (names.has('xl/workbook.xml')) return null;
  const is = (sentence: Text): WorkbookRefusal => ({ code: 'binary_file', sentence });
  if (names.has('xl/workbook.bin')) return is(NOT_A_WORKBOOK.xlsb);
  if (names.has('word/document.xml')) return is(NOT_A_WORKBOOK.docx);
  if (names.has('ppt/presentation.xml')) return is(NOT_A_WORKBOOK.pptx);
  if (names.has('content.xml') && names.has('mimetype')) return is(NOT_A_WORKBOOK.ods);
  if (names.has('Index/Document.iwa')) return is(NOT_A_WORKBOOK.numbers);
  // Strict or unusual writers name the workbook otherwise; `_rels/.rels` leads to it.
  return names.has('_rels/.rels') && names.has('[Content_Types].xml')
    ? null
    : is(NOT_A_WORKBOOK.zip);
}

async function guarded<T>(work: () => Promise<T>): Promise<Result<T, WorkbookRefusal>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof WorkbookFault) return err(error.refusal);
    throw error;
  }
}

/** Opens `bytes`, which stay in use while rows are read. `pause` is awaited while texts are read. */
export async function openWorkbook(
  bytes: Uint8Array,
  pause: Pause = () => undefined,
): Promise<Result<Workbook, WorkbookRefusal>> {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return err(refuseCompoundFile(bytes));
  const opened = await guarded(async () => {
    const parts: ZipParts = await zipParts(bytes);
    const other = refuseArchive(parts.names);
    if (other !== null) throw new WorkbookFault(other.code, other.sentence);
    return { parts, workbook: await workbookParts(parts, pause) };
  });
  if (!opened.ok) return opened;
  const { parts, workbook } = opened.value;
  /** By part: a sheet is read several times, its merges are looked for once. */
  const merges = new Map<string, ReadonlyMap<number, readonly MergedDown[]>>();
  return ok({
    sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
    dayNumbersFrom: workbook.is1904 ? 1904 : 1900,
    rows(name, onRow, pauseAt, limit) {
      const sheet = workbook.sheets.find((one) => one.name === name);
      return guarded(async () => {
        if (sheet === undefined)
          throw new WorkbookFault(
            'unreadable',
            say`the workbook has no sheet "${name}"; it has ${list(workbook.sheets.map((one) => `"${one.name}"`))}`,
          );
        const total = Math.max(1, parts.sizeOf(sheet.part));
        const merged =
          merges.get(sheet.part) ?? (await mergedDown(parts, sheet.part, () => pauseAt(0)));
        merges.set(sheet.part, merged);
        return readSheetRows(
          parts,
          workbook,
          sheet,
          merged,
          onRow,
          (unpacked) => pauseAt(Math.min(1, unpacked / total)),
          limit,
        );
      });
    },
  });
}
