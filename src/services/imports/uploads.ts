/**
 * Files that were inspected and previews that wait for a commit. They live in the engine's memory,
 * a few at a time: the oldest goes when there are more, and its id then answers `upload_gone` or
 * `preview_gone`.
 */
import type { ImportKind, ImportMapping } from '../../contract/calls/imports.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ServiceContext } from '../context.ts';
import type { Draft } from './draft.ts';
import { say, type Text } from '../../domain/texts/text.ts';

export interface Upload {
  readonly uploadId: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Hex SHA-256. */
  readonly sha256: string;
  /** What the caller said the file is. */
  readonly kind: ImportKind | 'auto';
  /** Rows found by the last inspection, for progress. */
  rows: number;
  /** Columns from here on are empty in the whole file, by the last inspection. */
  filledWidth: number;
  /** A list that was turned into another one before it was read; absent: it is read as it came. */
  readonly turned?: {
    /** The day of the balances that became invoices; null: payments that became receipts. */
    readonly openingOn: IsoDate | null;
    readonly notes: readonly Text[];
    /** The file as it came. */
    readonly given: Upload;
  };
  /** Why the table is not read before a person says what it is: by the last inspection. */
  stop: Text | null;
}

export interface LivePreview {
  readonly previewId: string;
  readonly upload: Upload;
  readonly mapping: ImportMapping;
  readonly draft: Draft;
  /** The preview is of this ledger as it stood then. */
  readonly ledger: Ledger;
  readonly journalHead: number;
}

/** `list.csv: there are no rows; export the list again` */
export const ofFile = (fileName: string, sentence: Text): Text => say`${fileName}: ${sentence}`;

const MAX_UPLOADS = 4;
const MAX_UPLOAD_BYTES = 300 * 1024 * 1024;
/** A preview of 200,000 rows takes some 60 MB. */
const MAX_PREVIEWS = 2;

function shelf<T>(context: ServiceContext, name: string): Map<string, T> {
  const known = context.memory.get(name);
  if (known instanceof Map) return known as Map<string, T>;
  const made = new Map<string, T>();
  context.memory.set(name, made);
  return made;
}

export const uploads = (context: ServiceContext): Map<string, Upload> =>
  shelf(context, 'imports.uploads');
export const previews = (context: ServiceContext): Map<string, LivePreview> =>
  shelf(context, 'imports.previews');

export function keepUpload(context: ServiceContext, upload: Upload): void {
  const kept = uploads(context);
  kept.set(upload.uploadId, upload);
  const total = (): number => [...kept.values()].reduce((sum, one) => sum + one.bytes.length, 0);
  while (kept.size > MAX_UPLOADS || (kept.size > 1 && total() > MAX_UPLOAD_BYTES))
    kept.delete(kept.keys().next().value as string);
}

export function keepPreview(context: ServiceContext, preview: LivePreview): void {
  const kept = previews(context);
  // Previewing again after a correction replaces the preview before it.
  for (const [id, other] of kept)
    if (other.upload.uploadId === preview.upload.uploadId) kept.delete(id);
  kept.set(preview.previewId, preview);
  while (kept.size > MAX_PREVIEWS) kept.delete(kept.keys().next().value as string);
}

export function dropPreviewsOf(context: ServiceContext, uploadId: string): void {
  for (const [id, preview] of previews(context))
    if (preview.upload.uploadId === uploadId) previews(context).delete(id);
}
