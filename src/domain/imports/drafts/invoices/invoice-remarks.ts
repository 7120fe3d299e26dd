/** Things to know about invoices that are recorded all the same: of one row, and of the whole file. */
import type { IsoDate } from '../../../dates.ts';
import type { CurrencyCode } from '../../../money.ts';
import type { ColumnMap, ListField } from '../../columns/vocabulary.ts';
import { findingAt, findingOnFile, shortened, type ImportFinding } from '../../findings.ts';
import type { CellReader } from '../../values/read-cells.ts';
import { CREDIT_NOTE, type InvoiceRows } from '../invoice-rows.ts';
import { count, day, plural, say, type Text } from '../../../texts/text.ts';

export interface RemarkedFile {
  readonly columns: ColumnMap;
  readonly currency: CurrencyCode;
  readonly exact: boolean;
  readonly today: IsoDate;
}

interface Remarks {
  /** Of the good row `index`; `dueOn` and `settledOn` as the row says them. */
  ofRow(index: number, amountColumn: string, dueOn: IsoDate | null, hasMinus: boolean): void;
  /** `drafts`: rows with that status; `otherSides`: rows of a journal that mirror a receipt. */
  ofFile(read: number, cells: CellReader, drafts: number, otherSides: readonly number[]): void;
}

export function invoiceRemarks(
  file: RemarkedFile,
  rows: InvoiceRows,
  name: (field: ListField) => string,
  findings: ImportFinding[],
): Remarks {
  const { columns } = file;
  return {
    ofRow(index, amountColumn, dueOn, hasMinus) {
      const line = rows.line[index] as number;
      const issuedOn = rows.issuedOn[index] as IsoDate;
      const settledOn = rows.settledOn[index] ?? null;
      const tell = (
        severity: 'warning' | 'note',
        code: string,
        column: string,
        what: Text,
      ): void => {
        findings.push(findingAt(severity, code, line, column, what));
      };
      if (rows.records[index] === CREDIT_NOTE) {
        tell(
          'note',
          'credit_note',
          amountColumn,
          columns.credit !== undefined && columns.amount === undefined
            ? say`the amount is a credit; it is recorded as credit note "${shortened(rows.number[index] as string)}"`
            : !hasMinus
              ? say`the list calls it a credit note; it is recorded as credit note "${shortened(rows.number[index] as string)}"`
              : say`the amount is negative; it is recorded as credit note "${shortened(rows.number[index] as string)}"`,
        );
        return;
      }
      if (columns.due_on !== undefined && dueOn === null)
        tell(
          'note',
          'no_due_date',
          name('due_on'),
          say`there is no due date; the invoice counts as due on its own date, ${day(issuedOn)}`,
        );
      if (dueOn !== null && dueOn < issuedOn)
        tell(
          'warning',
          'due_before_issue',
          name('due_on'),
          say`due on ${day(dueOn)}, before the invoice of ${day(issuedOn)}; both were kept`,
        );
      if (settledOn !== null && settledOn < issuedOn)
        tell(
          'warning',
          'settled_before_issue',
          name('settled_on'),
          say`settled on ${day(settledOn)}, before the invoice of ${day(issuedOn)}; the receipt counts from ${day(issuedOn)}`,
        );
      if (issuedOn > file.today)
        tell(
          'warning',
          'issued_in_future',
          name('issued_on'),
          say`the invoice date ${day(issuedOn)} is in the future; it was kept`,
        );
    },
    ofFile(read, cells, drafts, otherSides) {
      if (columns.due_on === undefined && read > 0)
        findings.push(
          findingOnFile(
            'note',
            'no_due_date',
            say`the file has no due dates; every invoice counts as due on its own date`,
          ),
        );
      if (cells.currencyAssumed() > 0 && !file.exact)
        findings.push(
          findingOnFile(
            'note',
            'currency_assumed',
            cells.currencyNamed() === 0
              ? say`the file names no currency; ${file.currency} was taken for every row`
              : say`${count(cells.currencyAssumed(), 'row names', 'rows name')} no currency; ${file.currency} was taken there`,
          ),
        );
      if (cells.shortYears() > 0)
        findings.push(
          findingOnFile(
            'note',
            'short_years',
            say`years are written with two digits; 70 to 99 were read as 1970 to 1999, 00 to 69 as 2000 to 2069`,
          ),
        );
      if (drafts > 0)
        findings.push(
          findingOnFile(
            'warning',
            'draft_status',
            say`${count(drafts, 'row says', 'rows say')} "Draft" in column "${name('status')}"; ${plural(drafts, 'it was', 'they were')} taken as issued: leave out of the export what was never sent`,
          ),
        );
      const sides = otherSides.length;
      if (sides > 0)
        findings.push(
          findingOnFile(
            'note',
            'other_side',
            say`${count(sides, 'row of the journal is', 'rows of the journal are')} the other side of a receipt (line ${rows.line[otherSides[0] as number] as number}${plural(sides, '', ' is the first')}) and ${plural(sides, 'adds', 'add')} nothing`,
          ),
        );
    },
  };
}

/** `2960623488.0` in every row: a spreadsheet took the numbers for numbers. */
export function dropPointZero(rows: InvoiceRows, column: string, findings: ImportFinding[]): void {
  let any = false;
  for (const number of rows.number) {
    if (number === '') continue;
    if (!/^\d+\.0$/.test(number)) return;
    any = true;
  }
  if (!any) return;
  for (let index = 0; index < rows.number.length; index += 1)
    rows.number[index] = (rows.number[index] as string).replace(/\.0$/, '');
  findings.push(
    findingOnFile(
      'note',
      'point_zero_dropped',
      say`column "${column}": every value ends in ".0", as spreadsheets write numbers; it was taken off`,
      column,
    ),
  );
}
