/**
 * The log of what went wrong, for the person who repairs it: `duebook.log` in the folder of logs (`folders.ts`).
 *
 *     2026-06-30T09:12:44.120Z 7f3c9a1e aging.report TypeError: rows is not iterable
 *         at agingReport (…)
 *
 * Two files of at most 512 KiB each; the older one ends in `.1`. Amounts and names of customers are
 * not written here on purpose: a log is what people attach to an e-mail without reading it.
 */
import { closeToOthers } from '../ledger/safety/owner-only.ts';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../contract/values.ts';

const MAX_BYTES = 512 * 1024;

export interface FailureEntry {
  readonly at: Instant;
  /** Eight hex digits, also shown to the person. */
  readonly ref: string;
  /** Name of the call, or the part that failed. */
  readonly where: string;
  readonly thrown: unknown;
}

export type WriteLog = (entry: FailureEntry) => void;

export const describeThrown = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return String(thrown);
  const cause = thrown.cause === undefined ? '' : `\n  caused by ${describeThrown(thrown.cause)}`;
  return `${thrown.stack ?? thrown.message}${cause}`;
};

/** Writes entries to `folder/duebook.log`; makes the folder at the first entry, never before. */
export function fileLog(folder: string): WriteLog {
  const path = join(folder, 'duebook.log');
  return (entry) => {
    try {
      mkdirSync(folder, { recursive: true });
      closeToOthers(path);
      const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (size > MAX_BYTES) renameSync(path, `${path}.1`);
      appendFileSync(
        path,
        `${entry.at} ${entry.ref} ${entry.where} ${describeThrown(entry.thrown)}\n`,
      );
    } catch {
      // A log that cannot be written (full disk) must not turn one failure into two.
    }
  };
}
