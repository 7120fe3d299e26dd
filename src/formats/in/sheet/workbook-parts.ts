/**
 * What a workbook says about itself before any cell is read: its sheets, its texts, which number
 * formats are dates, and from which day dates are counted.
 */
import { styleOfFormat, type CellStyle } from './cell-text.ts';
import { LIMITS, WorkbookFault } from './refusals.ts';
import { readXmlPart, type Pause } from './xml-parts.ts';
import type { ZipParts } from './zip-parts.ts';
import { say } from '../../../domain/texts/text.ts';

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  /** Path in the archive. */
  readonly part: string;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly is1904: boolean;
  readonly styles: readonly CellStyle[];
  readonly texts: readonly string[];
}

/** `../worksheets/sheet1.xml` beside `xl/workbook.xml`  ->  `xl/worksheets/sheet1.xml` */
function resolve(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = from.split('/').slice(0, -1);
  for (const step of target.split('/'))
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  return path.join('/');
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

async function relationsOf(parts: ZipParts, part: string): Promise<ReadonlyMap<string, Relation>> {
  const slash = part.lastIndexOf('/');
  const name = `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
  const relations = new Map<string, Relation>();
  if (!parts.names.has(name)) return relations;
  await readXmlPart(parts, name, {
    open(tag, attributes) {
      if (tag !== 'Relationship') return;
      relations.set(attributes['Id'] ?? '', {
        type: (attributes['Type'] ?? '').split('/').at(-1) ?? '',
        target: resolve(part, attributes['Target'] ?? ''),
      });
    },
  });
  return relations;
}

/** Attribute without regard to its prefix: `r:id`, `rel:id`. */
const attribute = (
  attributes: Readonly<Record<string, string>>,
  name: string,
): string | undefined => {
  const direct = attributes[name];
  if (direct !== undefined) return direct;
  const key = Object.keys(attributes).find((one) => one.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
};

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

async function stylesOf(parts: ZipParts, name: string | null): Promise<CellStyle[]> {
  if (name === null || !parts.names.has(name)) return [];
  const formats = new Map<number, string>();
  const ids: number[] = [];
  let inCellFormats = false;
  await readXmlPart(parts, name, {
    open(tag, attributes) {
      if (tag === 'numFmt')
        formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (tag === 'cellXfs') inCellFormats = true;
      else if (tag === 'xf' && inCellFormats) ids.push(Number(attributes['numFmtId'] ?? '0'));
    },
    close(tag) {
      if (tag === 'cellXfs') inCellFormats = false;
    },
  });
  return ids.map((id) => styleOfFormat(id, formats.get(id)));
}

/** Texts that cells point to. Rich text is joined; readings of Japanese (`rPh`) are left out. */
async function textsOf(parts: ZipParts, name: string | null, pause: Pause): Promise<string[]> {
  if (name === null || !parts.names.has(name)) return [];
  const texts: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = 0;
  await readXmlPart(
    parts,
    name,
    {
      open(tag) {
        if (tag === 'si') current = '';
        else if (tag === 't') inText = true;
        else if (tag === 'rPh') phonetic += 1;
      },
      close(tag) {
        if (tag === 'si') texts.push(unescapeText(current));
        else if (tag === 't') inText = false;
        else if (tag === 'rPh') phonetic -= 1;
      },
      text(piece) {
        if (inText && phonetic === 0) current += piece;
      },
    },
    pause,
    LIMITS.textBytes,
  );
  return texts;
}

/** `_x000D_` is how a workbook writes signs that XML cannot. ECMA-376 part 1, 22.9.2.19. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

/** Throws `WorkbookFault`. */
export async function workbookParts(parts: ZipParts, pause: Pause): Promise<WorkbookParts> {
  const root = [...(await relationsOf(parts, '')).values()].find(
    (relation) => relation.type === 'officeDocument',
  );
  const workbook =
    root !== undefined && parts.names.has(root.target) ? root.target : 'xl/workbook.xml';
  const relations = await relationsOf(parts, workbook);
  const byType = (type: string): string | null =>
    [...relations.values()].find((relation) => relation.type === type)?.target ?? null;

  const sheets: SheetPart[] = [];
  let is1904 = false;
  await readXmlPart(parts, workbook, {
    open(tag, attributes) {
      if (tag === 'workbookPr') is1904 = isTrue(attributes['date1904']);
      if (tag !== 'sheet') return;
      if (sheets.length >= LIMITS.sheets)
        throw new WorkbookFault(
          'too_large',
          say`the workbook has more than ${LIMITS.sheets} sheets; save the one you need as a workbook of its own`,
        );
      const relation = relations.get(attribute(attributes, 'id') ?? '');
      // Charts and old macro sheets have no rows.
      if (relation === undefined || relation.type !== 'worksheet') return;
      sheets.push({
        name: attributes['name'] ?? '',
        hidden: (attributes['state'] ?? 'visible') !== 'visible',
        part: relation.target,
      });
    },
  });
  if (sheets.length === 0)
    throw new WorkbookFault(
      'unreadable',
      say`the workbook has no sheet with rows; export the list again`,
    );
  return {
    sheets,
    is1904,
    styles: await stylesOf(parts, byType('styles')),
    texts: await textsOf(parts, byType('sharedStrings'), pause),
  };
}
