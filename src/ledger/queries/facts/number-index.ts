/**
 * Finds documents by their number however it was written, without a walk through the ledger and
 * without keeping the numbers: of each only hashes of its letters and digits, zeros in front left out.
 *
 *     find('invoice', 'inv.1042')   ->   ids of INV-1042, Inv 0001042, INV/10-42 …
 *     find('invoice', '1042')       ->   the same, and those of 1042, FV-1042: letters in front are left out, too
 *
 * What is found may be something else (a number of the same hash, or with its runs of digits divided in
 * another way); the caller reads the document and compares. 8 bytes a hash, mostly two for each number:
 * a million invoices take 16 MB and a second or two, once for as long as the ledger is open. A table of
 * keys in the ledger would replace it, if it cost imports nothing.
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

/**
 * Hashes of the letters and digits of `text`, zeros at the front of a run of digits left out, into
 * `hashes`: with its runs apart and joined ("2026/042" -> 202642, 2026042), each whole and from the
 * first digit on. The first is that of the text as it is. None where there is no digit: no number.
 */
function hash(text: string, hashes: number[]): void {
  hashes.length = 0;
  const plain = isAscii(text) ? text : foldText(text.replaceAll(/[^\p{L}\p{M}\p{Nd}]/gu, ' '));
  let apart = FNV_START;
  let joined = FNV_START;
  let apartCore = FNV_START;
  let joinedCore = FNV_START;
  let hasDigit = false;
  /** Within a run of digits something other than zero has come; the joined run goes on over gaps. */
  let isInRun = false;
  let isInJoinedRun = false;
  for (let at = 0; at < plain.length; at += 1) {
    let code = plain.charCodeAt(at);
    const isDigit = code >= 0x30 && code <= 0x39;
    if (isDigit) hasDigit = true;
    else {
      isInRun = false;
      if (code >= 0x41 && code <= 0x5a) code += 0x20;
      else if (code < 0x80 && !(code >= 0x61 && code <= 0x7a)) continue;
      isInJoinedRun = false;
    }
    const isZero = code === 0x30;
    if (!isZero || isInRun) {
      apart = Math.imul(apart ^ code, FNV_PRIME);
      if (hasDigit) apartCore = Math.imul(apartCore ^ code, FNV_PRIME);
      isInRun = isDigit;
    }
    if (!isZero || isInJoinedRun) {
      joined = Math.imul(joined ^ code, FNV_PRIME);
      if (hasDigit) joinedCore = Math.imul(joinedCore ^ code, FNV_PRIME);
      isInJoinedRun = isDigit;
    }
  }
  if (!hasDigit) return;
  hashes.push(apart >>> 4);
  if (joined !== apart) hashes.push(joined >>> 4);
  if (apartCore !== apart) hashes.push(apartCore >>> 4);
  if (joinedCore !== joined && joinedCore !== apartCore) hashes.push(joinedCore >>> 4);
}

interface Column {
  /** Sorted; hash before id. */
  entries: Float64Array;
  lastId: number;
}

export function numberIndex(): NumberIndex {
  const columns = new Map<NumberColumn, Column>();
  const hashes: number[] = [];

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
      hash(text, hashes);
      for (const one of hashes) fresh.push(one * IDS + id);
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
          hash(number, hashes);
          const [first] = hashes;
          if (first === undefined) return [];
          let entries = now.get(column);
          if (entries === undefined) now.set(column, (entries = extended(connection, column)));
          const found: number[] = [];
          const from = first * IDS;
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
