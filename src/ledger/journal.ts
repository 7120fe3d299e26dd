/**
 * The journal: one entry a command, each with the hash of the one before and of the rows that were written (`seals.ts`).
 *
 *     seq 7  imports.commit  by Ana  {"batchId":3,"invoices":412}  hash = sha256(all of it + its rows + hash 6)
 *
 * Whoever changes an old entry must change every later one; `verify` walks the chain.
 */
import { createHash } from 'node:crypto';
import type { Instant } from '../domain/dates.ts';
import type { Connection } from './connection.ts';
import { sealsHash, writeSeals, type Seal } from './seals.ts';
import type { JournalTable } from './schema/journal.ts';

export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/**
 * JSON with sorted keys, so that equal inputs have equal text whatever order they were built in.
 * Bytes become their hash; `undefined` fields are left out, as JSON does.
 */
export function canonicalJson(value: unknown): string {
  if (value instanceof Uint8Array) return `{"sha256":"${sha256(value)}"}`;
  if (Array.isArray(value))
    return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** What `journal.input_sha256` holds: compare before answering an idempotent call again. */
export const inputHash = (input: unknown): string => sha256(canonicalJson(input));

export const entryHash = (entry: Omit<JournalTable, 'hash'>): string =>
  sha256(
    JSON.stringify([
      entry.seq,
      entry.recorded_at,
      entry.actor,
      entry.command,
      entry.detail,
      entry.idempotency_key,
      entry.input_sha256,
      entry.previous_hash,
      // Entries of older ledgers say nothing of rows, and keep their hash.
      ...(entry.rows_sha256 === null ? [] : [entry.rows_sha256]),
    ]),
  );

export interface NewEntry {
  readonly recordedAt: Instant;
  readonly actor: string;
  readonly command: string;
  readonly detail: string;
  readonly idempotencyKey: string | null;
  readonly inputSha256: string;
}

/**
 * Appends inside the caller's transaction; returns what the entry is known by. `seals`: of all rows that the command
 * wrote; null only in a ledger of a version that had none.
 */
export function appendEntry(
  connection: Connection,
  entry: NewEntry,
  seals: readonly Seal[] | null,
): Pick<JournalTable, 'seq' | 'hash'> {
  const last = connection
    .statement<Pick<JournalTable, 'seq' | 'hash'>>(
      'select seq, hash from journal order by seq desc limit 1',
    )
    .get();
  const row: Omit<JournalTable, 'hash'> = {
    seq: (last?.seq ?? 0) + 1,
    recorded_at: entry.recordedAt,
    actor: entry.actor,
    command: entry.command,
    detail: entry.detail,
    idempotency_key: entry.idempotencyKey,
    input_sha256: entry.inputSha256,
    previous_hash: last?.hash ?? FIRST_PREVIOUS_HASH,
    rows_sha256: seals === null ? null : sealsHash(seals),
  };
  const hash = entryHash(row);
  connection
    .statement(
      `insert into journal (seq, recorded_at, actor, command, detail, idempotency_key, input_sha256, previous_hash, hash${seals === null ? '' : ', rows_sha256'})
       values (?, ?, ?, ?, ?, ?, ?, ?, ?${seals === null ? '' : ', ?'})`,
    )
    .run(
      row.seq,
      row.recorded_at,
      row.actor,
      row.command,
      row.detail,
      row.idempotency_key,
      row.input_sha256,
      row.previous_hash,
      hash,
      ...(seals === null ? [] : [row.rows_sha256]),
    );
  if (seals !== null) writeSeals(connection, row.seq, seals);
  return { seq: row.seq, hash };
}

/** The newest instant in the ledger; facts and entries share it, so the journal knows. */
export const lastRecordedAt = (connection: Connection): Instant | null =>
  connection.statement<{ at: Instant | null }>('select max(recorded_at) as at from journal').get()
    ?.at ?? null;
