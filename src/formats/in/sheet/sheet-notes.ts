/** Findings about a sheet as a whole. */
import { findingOnFile, type ImportFinding } from '../../../domain/imports/findings.ts';
import type { WorkbookSheet } from './open-workbook.ts';
import { columnLetters, type SheetNotes } from './sheet-rows.ts';
import { count, list, plural, say } from '../../../domain/texts/text.ts';

/**
 * What a person should know about a sheet that was read: hidden parts, formulas without values, and
 * sheets with the same columns (`alike`), which were not read.
 */
export function sheetNotes(
  name: string,
  read: SheetNotes,
  sheets: readonly WorkbookSheet[],
  alike: readonly string[] = [],
): ImportFinding[] {
  const notes: ImportFinding[] = [];
  const columns = read.hiddenColumns;
  const shownColumns = columns.slice(0, 8).map(columnLetters);
  if (columns.length > 8) shownColumns.push('…');
  if (sheets.find((sheet) => sheet.name === name)?.hidden === true)
    notes.push(
      findingOnFile('note', 'hidden_sheet', say`sheet "${name}" is hidden in the workbook`),
    );
  if (alike.length > 0)
    notes.push(
      findingOnFile(
        'warning',
        'sheets_alike',
        say`only sheet "${name}" is read; ${list(alike.slice(0, 8).map((other) => `"${other}"`))} ${plural(alike.length, 'has', 'have')} the same columns: bring ${plural(alike.length, 'it', 'them')} in as well, by choosing the sheet, or put the rows into one`,
      ),
    );
  if (columns.length > 0 && columns.length < 1000)
    notes.push(
      findingOnFile(
        'note',
        'hidden_columns',
        columns.length === 1
          ? say`column ${columnLetters(columns[0] as number)} is hidden in sheet "${name}"; it was read as well`
          : say`${count(columns.length, 'column')} are hidden in sheet "${name}" (${list(shownColumns)}); they were read as well`,
      ),
    );
  if (read.hiddenRows > 0)
    notes.push(
      findingOnFile(
        'warning',
        'hidden_rows',
        say`${count(read.hiddenRows, 'row is', 'rows are')} hidden in sheet "${name}" (perhaps by a filter); ${plural(read.hiddenRows, 'it was', 'they were')} read as well`,
      ),
    );
  if (read.emptyFormulas > 0)
    notes.push(
      findingOnFile(
        'warning',
        'formula_without_value',
        say`${count(read.emptyFormulas, 'formula was', 'formulas were')} saved without a value; open the workbook in Excel and save it, then bring it in again`,
      ),
    );
  return notes;
}
