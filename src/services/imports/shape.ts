/** The shape of a file: its kind and its column names. Files of one shape are read alike. */
import { createHash } from 'node:crypto';
import {
  importMapping,
  type ImportKind,
  type ImportMapping,
} from '../../contract/calls/imports.ts';
import { plainHeader } from '../../domain/imports/columns/header-words.ts';

export const shapeOf = (kind: ImportKind, headers: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, headers.map(plainHeader)]))
    .digest('hex');

/** A mapping from the ledger, or null when an older program wrote it otherwise. */
export function parseMapping(text: string): ImportMapping | null {
  try {
    const parsed = importMapping.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
