/** One-page PDFs as they come from scanners and from programs that embed no fonts. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const SCANS = path.resolve(import.meta.dirname, '../fixtures/scans');
const SCAN = { width: 720, height: 400, blackDots: 16_725 } as const;

/** The part of a scanned page that is ink. */
export const SCAN_INK = SCAN.blackDots / (SCAN.width * SCAN.height);

type Part = string | Buffer;

function pdfOf(width: number, height: number, content: string, more: readonly Part[]): Buffer {
  const objects: readonly Part[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents 4 0 R/Resources 5 0 R>>`,
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    ...more,
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  let at = parts[0]?.byteLength ?? 0;
  const offsets = objects.map((object, index) => {
    const begin = at;
    const written = [`${index + 1} 0 obj\n`, object, '\nendobj\n'].map((part) => Buffer.from(part));
    parts.push(...written);
    at += written.reduce((sum, part) => sum + part.byteLength, 0);
    return begin;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}` +
        `trailer<</Root 1 0 R/Size ${size}>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

function scanPdf(file: string, how: string): Buffer {
  const bytes = readFileSync(path.join(SCANS, file));
  const head = `<</Type/XObject/Subtype/Image/Width ${SCAN.width}/Height ${SCAN.height}${how}/Length ${bytes.byteLength}>>stream\n`;
  return pdfOf(360, 200, '360 0 0 200 0 0 cm /Scan Do', [
    '<</XObject<</Scan 6 0 R>>>>',
    Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream')]),
  ]);
}

const ONE_BIT = '/BitsPerComponent 1/ColorSpace/DeviceGray';
export const ccittPdf = (): Buffer =>
  scanPdf(
    'contract.g4',
    `${ONE_BIT}/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns ${SCAN.width}/Rows ${SCAN.height}>>`,
  );
export const jbig2Pdf = (): Buffer => scanPdf('contract.jb2', `${ONE_BIT}/Filter/JBIG2Decode`);
export const jpeg2000Pdf = (): Buffer => scanPdf('contract.jp2', '/Filter/JPXDecode');

const line = (font: string, y: number, shown: string): string =>
  `BT /${font} 24 Tf 20 ${y} Td ${shown} Tj ET`;

/** Three of the standard fonts, each a line of its own; none is in the file. */
export const standardFontsPdf = (): Buffer =>
  pdfOf(
    360,
    180,
    [
      line('Text', 130, '(Contract K-2026-014)'),
      line('Greek', 80, '(abcdefghijk)'),
      line('Signs', 30, '(abcdefghijk)'),
    ].join('\n'),
    [
      '<</Font<</Text 6 0 R/Greek 7 0 R/Signs 8 0 R>>>>',
      ...['Helvetica', 'Symbol', 'ZapfDingbats'].map(
        (name) => `<</Type/Font/Subtype/Type1/BaseFont/${name}>>`,
      ),
    ],
  );

const ucs2 = (text: string): string =>
  `<${[...text].map((one) => one.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`;

/** Two lines of Chinese in a font that is not in the file: signs of one stroke, and of very many. */
export const chinesePdf = (): Buffer =>
  pdfOf(
    360,
    120,
    [line('Song', 75, ucs2('一'.repeat(12))), line('Song', 20, ucs2('赢'.repeat(12)))].join('\n'),
    [
      '<</Font<</Song 6 0 R>>>>',
      '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[7 0 R]>>',
      '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo' +
        '<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 8 0 R/DW 1000>>',
      '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]' +
        '/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
    ],
  );
