/**
 * Finds documents by their number however it was written, without a walk through the ledger and
 * without keeping the numbers: of each only a hash of its letters and digits, zeros left out.
 *
 *     find('invoice', 'inv.1042')   ->   ids of INV-1042, Inv 0001042, INV/10-42 …
 *     find('invoice', '1042')       ->   the same, and those of 1042, FV-1042: letters in front are left out, too
 *
 * What is found may be something else (another number of the same digits, or of the same hash); the
 * caller reads the document and compares. 8 bytes a hash, at most two for each number: a million
 * invoices take 16 MB and half a second, once for as long as the ledger is open.
 */
import { foldText, isAscii } from '../../../domain/fold-text.ts';
import { connectionOf, type Connection } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';

/** `po`: what the customer orders by, of an invoice. */
export type NumberColumn = 'invoice' | 'po' | 'credit_note' | 'receipt';

export interface NumberFinder {
  /** Ids in the table of the column, ascending; at most `MOST_FOUND`. */
  find(column: NumberColumn, number: string): readonly number[];
}

export interface NumberIndex {
  /** As the ledger stands in this handle; reads what was recorded since the last time when first asked. */
  at(handle: ReadDb): NumberFinder;
}

/** A number that so many documents share, letters in front left out, names none of them. */
const MOST_FOUND = 1_000;

const SOURCES: Readonly<Record<NumberColumn, { readonly table: string; readonly name: string }>> = {
  invoice: { table: 'invoices', name: 'number' },
  po: { table: 'invoices', name: 'po' },
  credit_note: { table: 'credit_notes', name: 'number' },
  receipt: { table: 'receipts', name: 'number' },
};

/** An entry is a hash of 28 bits and an id of 25: together what a double holds exactly. */
const ID_BITS = 25;
const IDS = 2 ** ID_BITS;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

interface Hashes {
  /** Of all letters and digits. */
  readonly whole: number;
  /** From the first digit on. Null: there is no digit, so it is no number. */
  readonly core: number | null;
}

/** Zeros do not count, so that it is all one where they stand and which of them were lost. */
function hashesOf(text: string): Hashes {
  const compact = isAscii(text) ? text : foldText(text.replaceAll(/[^\p{L}\p{M}\p{Nd}]/gu, ''));
  let whole = FNV_START;
  let core = FNV_START;
  let hasDigit = false;
  for (let at = 0; at < compact.length; at += 1) {
    let code = compact.charCodeAt(at);
    if (code < 0x80) {
      const isDigit = code >= 0x30 && code <= 0x39;
      if (code >= 0x41 && code <= 0x5a) code += 0x20;
      else if (!isDigit && !(code >= 0x61 && code <= 0x7a)) continue;
      if (isDigit) hasDigit = true;
      if (code === 0x30) continue;
    }
    whole = Math.imul(whole ^ code, FNV_PRIME);
    if (hasDigit) core = Math.imul(core ^ code, FNV_PRIME);
  }
  return { whole: whole >>> 4, core: hasDigit ? core >>> 4 : null };
}

interface Column {
  /** Sorted; hash before id. */
  entries: Float64Array;
  lastId: number;
}

export function numberIndex(): NumberIndex {
  const columns = new Map<NumberColumn, Column>();

  /** What was recorded after `lastId`; facts are only added. */
  function extended({ db }: Connection, column: NumberColumn): Float64Array {
    const known = columns.get(column) ?? { entries: new Float64Array(0), lastId: 0 };
    const { table, name } = SOURCES[column];
    // Without a condition SQLite reads the index on the number and leaves the rows alone.
    const since = known.lastId === 0 ? '' : 'where id > ?';
    const statement = db.prepare<unknown[], [number, string]>(
      `select id, ${name} from ${table} ${since}`,
    );
    const fresh: number[] = [];
    let lastId = known.lastId;
    for (const [id, text] of statement.raw().iterate(...(since === '' ? [] : [known.lastId]))) {
      if (id >= IDS) throw new RangeError(`${table} has an id of ${id}, above ${IDS}`);
      if (id > lastId) lastId = id;
      const { whole, core } = hashesOf(text);
      if (core === null) continue;
      fresh.push(whole * IDS + id);
      if (core !== whole) fresh.push(core * IDS + id);
    }
    if (fresh.length > 0) {
      const entries = new Float64Array(known.entries.length + fresh.length);
      entries.set(known.entries);
      entries.set(fresh, known.entries.length);
      known.entries = entries.sort();
    }
    known.lastId = lastId;
    columns.set(column, known);
    return known.entries;
  }

  return {
    at(handle) {
      const connection = connectionOf(handle);
      const now = new Map<NumberColumn, Float64Array>();
      return {
        find(column, number) {
          const { whole, core } = hashesOf(number);
          if (core === null) return [];
          let entries = now.get(column);
          if (entries === undefined) now.set(column, (entries = extended(connection, column)));
          const found: number[] = [];
          const from = whole * IDS;
          for (let at = placeOf(entries, from); at < entries.length; at += 1) {
            const id = (entries[at] as number) - from;
            if (id >= IDS || found.length === MOST_FOUND) break;
            found.push(id);
          }
          return found;
        },
      };
    },
  };
}

/** Place of the first entry that is not below. */
function placeOf(entries: Float64Array, least: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
