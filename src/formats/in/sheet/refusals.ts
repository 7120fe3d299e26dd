/**
 * Workbooks that are not read, each with one sentence that says what it is and what to do.
 *
 *     D0 CF 11 E0 … Workbook           ->  this is an Excel 97–2003 workbook (.xls); …
 *     D0 CF 11 E0 … EncryptedPackage   ->  the workbook is protected by a password; …
 */
import { say, type Text } from '../../../domain/texts/text.ts';

/** A whole sentence without the file's name and without a full stop. */
export interface WorkbookRefusal {
  readonly code: 'binary_file' | 'unreadable' | 'too_large';
  readonly sentence: Text;
}

export const LIMITS = {
  /** Entries of the archive; a workbook of 1,000 sheets has some 4,000. */
  parts: 10_000,
  /** One part, unpacked: a sheet of a million rows by twelve columns takes 0.6 GB. */
  partBytes: 1_500_000_000,
  /** All texts of the workbook, unpacked; they have to be kept. */
  textBytes: 200_000_000,
  /** How many times larger a part may become. Sheets reach 60; a bomb reaches 1,000. */
  ratio: 300,
  /** Smaller parts may shrink as they like. */
  ratioFromBytes: 20_000_000,
  sheets: 1_000,
  /** Rows and columns that a sheet can have at all. */
  rows: 1_048_576,
  columns: 16_384,
} as const;

/** Thrown inside the reader and caught at its edge: the stream ends wherever the fault is found. */
export class WorkbookFault extends Error {
  readonly refusal: WorkbookRefusal;
  constructor(code: WorkbookRefusal['code'], sentence: Text) {
    super(code);
    this.refusal = { code, sentence };
  }
}

/** A workbook that no spreadsheet program would have written; `why` is a clause. */
export const damaged = (why: Text): WorkbookFault =>
  new WorkbookFault(
    'unreadable',
    say`the workbook is damaged (${why}); open it in Excel, save it again and bring in the copy`,
  );

const utf16 = (name: string): Buffer => Buffer.from(name, 'utf16le');

/** What a compound file (the container of old Office files and of encrypted new ones) is. */
export function refuseCompoundFile(bytes: Uint8Array): WorkbookRefusal {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2_000_000));
  if (view.includes(utf16('EncryptedPackage')) || view.includes(utf16('EncryptionInfo')))
    return {
      code: 'binary_file',
      sentence: say`the workbook is protected by a password; open it in Excel, take the password off and save it again`,
    };
  if (view.includes(utf16('WordDocument')))
    return {
      code: 'binary_file',
      sentence: say`this is an old Word document; export the list as CSV instead`,
    };
  return {
    code: 'binary_file',
    sentence: say`this is an Excel 97–2003 workbook (.xls); open it and save it as .xlsx or CSV`,
  };
}

export const NOT_A_WORKBOOK = {
  xlsb: say`this is a binary Excel workbook (.xlsb); open it and save it as .xlsx or CSV`,
  ods: say`this is an OpenDocument spreadsheet (.ods); open it and save it as .xlsx or CSV`,
  docx: say`this is a Word document; export the list as .xlsx or CSV instead`,
  pptx: say`this is a PowerPoint presentation; export the list as .xlsx or CSV instead`,
  numbers: say`this is a Numbers document; export it as .xlsx or CSV`,
  zip: say`this is a ZIP archive; unpack it first`,
} as const;
