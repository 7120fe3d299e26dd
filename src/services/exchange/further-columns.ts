/**
 * The notes of invoices as columns again: an import keeps columns it does not know as notes, so an
 * export gives them back under their own names.
 *
 *     notes {"PaperlessBill":"Paper"} and {"rep":"Ana"}  ->  columns PaperlessBill, rep
 */
import { noteHeader } from '../../domain/imports/columns/exchange-files.ts';
import type { ExchangeKind } from '../../domain/imports/columns/vocabulary.ts';

export interface FurtherColumns {
  readonly headers: readonly string[];
  of(notes: string): readonly string[];
}

const parse = (notes: string): Readonly<Record<string, unknown>> =>
  notes === '' ? {} : (JSON.parse(notes) as Readonly<Record<string, unknown>>);

/** A note named like a column of the file gets ` (note)` behind it, which an import takes off again. */
export function furtherColumnsOf(kind: ExchangeKind, allNotes: readonly string[]): FurtherColumns {
  const keys = new Set<string>();
  for (const notes of new Set(allNotes)) for (const key of Object.keys(parse(notes))) keys.add(key);
  const ordered = [...keys];
  return {
    headers: ordered.map((key) => noteHeader(kind, key)),
    of(notes) {
      const values = parse(notes);
      return ordered.map((key) => (values[key] === undefined ? '' : String(values[key] as string)));
    },
  };
}
