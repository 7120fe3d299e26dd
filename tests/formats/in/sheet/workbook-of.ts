/**
 * Small workbooks written by hand, part by part, so that a test can write what Excel never would.
 *
 *     workbookOf({ sheets: { List: '<row r="1"><c r="A1"><v>1</v></c></row>' } })
 */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly data: Uint8Array | string;
  /** Size that the directory declares, when it lies. */
  readonly declared?: number;
  readonly encrypted?: boolean;
}

/** A ZIP archive of deflated parts. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const data = Buffer.from(part.data);
    const packed = deflateRawSync(data);
    const name = Buffer.from(part.name);
    const size = part.declared ?? data.length;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(part.encrypted === true ? 1 : 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(at, 42);
    directory.push(Buffer.concat([entry, name]));
    bodies.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...bodies, list, end]));
}

export interface SmallWorkbook {
  /** Name of the sheet -> its `<row>` elements. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly hidden?: readonly string[];
  readonly is1904?: boolean;
  /** Format codes; cell style `n` uses the n-th, style 0 is General. */
  readonly formats?: readonly string[];
  readonly texts?: readonly string[];
  /** What stands before and after the rows of every sheet: `<cols>`, `<mergeCells>`. */
  readonly before?: string;
  readonly after?: string;
  readonly extra?: readonly ZipPart[];
  readonly prolog?: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

export function workbookParts(book: SmallWorkbook): ZipPart[] {
  const names = Object.keys(book.sheets);
  const head = HEAD + (book.prolog ?? '');
  const formats = book.formats ?? [];
  return [
    {
      name: '_rels/.rels',
      data: `${HEAD}<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr date1904="${book.is1904 === true ? 1 : 0}"/><sheets>${names
        .map(
          (name, index) =>
            `<sheet name="${name}" sheetId="${index + 1}"${book.hidden?.includes(name) === true ? ' state="hidden"' : ''} r:id="s${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${HEAD}<Relationships xmlns="${RELS}">${names
        .map(
          (_, index) =>
            `<Relationship Id="s${index + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="t" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="f" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      data: `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${formats
        .map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code}"/>`)
        .join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats
        .map((_, index) => `<xf numFmtId="${200 + index}"/>`)
        .join('')}</cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      data: `${HEAD}<sst xmlns="${MAIN}">${(book.texts ?? []).join('')}</sst>`,
    },
    ...names.map((name, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: `${head}<worksheet xmlns="${MAIN}">${book.before ?? ''}<sheetData>${book.sheets[name] ?? ''}</sheetData>${book.after ?? ''}</worksheet>`,
    })),
    ...(book.extra ?? []),
  ];
}

export const workbookOf = (book: SmallWorkbook): Uint8Array => zipOf(workbookParts(book));

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Rows of inline texts, one array a row; the first is row `from`. */
export const textRows = (rows: readonly (readonly string[])[], from = 1): string =>
  rows
    .map(
      (row, index) =>
        `<row r="${from + index}">${row
          .map((text) =>
            text === '' ? '<c/>' : `<c t="inlineStr"><is><t>${escape(text)}</t></is></c>`,
          )
          .join('')}</row>`,
    )
    .join('');
