/**
 * An anchor: number and hash of the newest journal entry, kept outside the file. Whoever changes a ledger and
 * recomputes all of its hashes makes a ledger that holds; it does not agree with an anchor of the time before.
 *
 *     812-3f9a0c1b2d4e6f70     entry 812, the first 16 digits of its hash; backups have it in their names
 *
 * It promises that everything up to its entry is what it was when the anchor was taken, and nothing of what came later.
 */
import type { Instant } from '../domain/dates.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { say, type Text } from '../domain/texts/text.ts';
import { connectionOf } from './connection.ts';
import type { ReadDb } from './handles.ts';
import { journalEntry } from './queries/journal/journal-head.ts';

const DIGITS = 16;

/** Alone, or at the end of the name of a backup: `Flores-2026-11-21-812-3f9a0c1b2d4e6f70.duebook`. */
const ANCHOR = /(?:^|-)(\d{1,15})-([0-9a-f]{16,64})(?:\.\w+)?$/i;

/** Empty before the first entry. */
export function anchorOf(db: ReadDb): string {
  const { seq, hash } = journalEntry(db);
  return seq === 0 ? '' : `${seq}-${hash.slice(0, DIGITS)}`;
}

export interface Agreement {
  readonly seq: number;
  readonly recordedAt: Instant;
  /** Entries that were recorded since, of which the anchor says nothing. */
  readonly later: number;
}

/** Refuses with a sentence: the anchor is none, or the ledger is not the one it was taken of. */
export function agreesWith(db: ReadDb, anchor: string): Result<Agreement, Text> {
  const [, number = '', digits = ''] = ANCHOR.exec(anchor.trim()) ?? [];
  if (number === '')
    return err(
      say`"${anchor}" is not an anchor; one is written as a number, a hyphen and 16 digits or letters up to f, like 812-3f9a0c1b2d4e6f70. The name of a backup ends in one.`,
    );
  const connection = connectionOf(db);
  const entry = connection
    .statement<{ hash: string; recordedAt: Instant }>(
      'select hash, recorded_at as recordedAt from journal where seq = ?',
    )
    .get(Number(number));
  const { seq: newest } = journalEntry(db);
  if (entry === undefined)
    return err(
      say`the ledger does NOT agree with the anchor ${anchor}: it has ${newest} entries, and the anchor is of entry ${Number(number)}. Something that was recorded is not there; take a backup that agrees.`,
    );
  if (!entry.hash.startsWith(digits.toLowerCase()))
    return err(
      say`the ledger does NOT agree with the anchor ${anchor}: entry ${Number(number)} or one before it is not what it was. Take a backup that agrees.`,
    );
  return ok({
    seq: Number(number),
    recordedAt: entry.recordedAt,
    later: newest - Number(number),
  });
}
