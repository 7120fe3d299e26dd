/**
 * Whether a file is kept in the ledger, and as what. The same answer for a drop onto a customer
 * and for the terminal.
 *
 *     ('Vertrag.pdf', %PDF-1.7 …)    ->  Vertrag.pdf, application/pdf
 *     ('Vertrag.pdf', 4D 5A 90 …)    ->  "Vertrag.pdf" is a Windows program, whatever its name says; …
 */
import type { CallError } from '../../../contract/call.ts';
import { ok, type Result } from '../../../domain/result.ts';
import { refuse } from '../../with-ledger.ts';
import { isZip, mediaTypeOf, textOf } from './media-type.ts';
import { activeText, programByContent, programByEnding } from './programs.ts';
import { extensionOf, safeFileName } from './safe-file-name.ts';
import { zipNames } from './zip-names.ts';
import { say, type Text } from '../../../domain/texts/text.ts';

/** One attachment; a ledger with a thousand of them is copied whole at every backup. */
export const LARGEST_BYTES = 25 * 1024 * 1024;

export interface Admitted {
  readonly fileName: string;
  readonly mediaType: string;
}

export function admit(
  given: string,
  bytes: Uint8Array,
): Result<Admitted, CallError<'too_large' | 'empty_file' | 'kind_refused'>> {
  const fileName = safeFileName(given);
  if (bytes.length === 0)
    return refuse(
      'empty_file',
      say`"${fileName}" is empty; open it where it comes from and save it again.`,
      'bytes',
    );
  if (bytes.length > LARGEST_BYTES)
    return refuse(
      'too_large',
      say`"${fileName}" has ${megabytes(bytes.length)} MB and at most 25 MB are kept of one file; save it smaller (a scan in black and white, or in parts).`,
      'bytes',
    );
  const why = refusalOf(fileName, bytes);
  return why === null
    ? ok({ fileName, mediaType: mediaTypeOf(fileName, bytes) })
    : refuse('kind_refused', why, 'fileName');
}

const megabytes = (size: number): string => (Math.ceil(size / 104_857.6) / 10).toFixed(1);

/** A sentence, or null: it may be kept. */
function refusalOf(fileName: string, bytes: Uint8Array): Text | null {
  const extension = extensionOf(fileName);
  const byName = programByEnding(extension);
  if (byName !== null)
    return say`"${fileName}" is ${byName} (.${extension}); files that do something when they are opened are not kept; keep a PDF or a picture of it instead.`;
  if (isZip(bytes) && zipNames(bytes) === null)
    return say`"${fileName}" is damaged: nobody can look into it, for the list of its parts is not whole; open it where it comes from and save it again.`;
  const inside = insideOf(bytes);
  return inside === null
    ? null
    : say`"${fileName}" is ${inside}, whatever its name says; files that do something when they are opened are not kept; keep a PDF or a picture of it instead.`;
}

function insideOf(bytes: Uint8Array): Text | null {
  const program = programByContent(bytes);
  if (program !== null) return program;
  if (isZip(bytes)) return insideZip(bytes);
  const text = textOf(bytes);
  return text === null ? null : activeText(text);
}

/** Parts of an office document are not opened one by one; those of an archive are. */
function insideZip(bytes: Uint8Array): Text | null {
  const names = zipNames(bytes) ?? [];
  const low = names.map((name) => name.toLowerCase());
  if (low.some((name) => name.endsWith('vbaproject.bin'))) return say`a document with macros`;
  if (low.includes('meta-inf/manifest.mf') || low.includes('androidmanifest.xml'))
    return say`an archive that runs as a program`;
  if (low.includes('[content_types].xml') || low[0] === 'mimetype') return null;
  const program = names.find((name) => programByEnding(extensionOf(name)) !== null);
  return program === undefined
    ? null
    : say`an archive with a program in it ("${safeFileName(program)}")`;
}
