/** Why a ledger file was not opened, made, copied or restored: a code and a sentence. */
import { ENGLISH, render } from '../domain/texts/render.ts';
import { say, type Text, verbatim } from '../domain/texts/text.ts';
export interface LedgerRefusal<
  Code extends string =
    | 'not_found'
    | 'not_a_ledger'
    | 'ledger_too_new'
    | 'ledger_locked'
    | 'migration_failed'
    | 'not_writable'
    | 'log_missing'
    | 'log_foreign',
> {
  readonly code: Code;
  readonly message: Text;
}

type UnavailableCode =
  | 'disk_full'
  | 'ledger_busy'
  | 'ledger_lost'
  | 'ledger_damaged'
  | 'ledger_read_only';

/**
 * The file system, the file or another program refused in the middle of work. Thrown, because it can
 * happen at any statement; the engine turns it into the common error of its code.
 *
 * `ledger_lost`: the file that was opened cannot be reached or written any more.
 * `ledger_damaged`: what is in the file is not what was written.
 * `ledger_read_only`: it was opened where nothing can be written.
 */
export class LedgerUnavailable extends Error {
  readonly code: UnavailableCode;
  /** For a person; `message` has it in English, for the log. */
  readonly sentence: Text;
  constructor(code: UnavailableCode, sentence: Text, cause?: unknown) {
    super(render(sentence, ENGLISH), { cause });
    this.code = code;
    this.sentence = sentence;
  }
}

/** SQLite's or the system's code of what was thrown, or nothing: `SQLITE_BUSY`, `ENOENT`. */
export const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : '';

const messageOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause);

/** What the file system and SQLite say, in words; anything rarer in their own. */
const REASONS: readonly (readonly [said: RegExp, reason: Text])[] = [
  [/ENOENT|directory does not exist/, say`its folder does not exist`],
  [/ENOTDIR/, say`its folder is a file`],
  [
    /EACCES|EPERM|SQLITE_READONLY|SQLITE_PERM|SQLITE_CANTOPEN/,
    say`you may not write in its folder`,
  ],
  [/EROFS/, say`its disk can only be read`],
  [/ENOSPC|EDQUOT|SQLITE_FULL/, say`the disk is full`],
  [/EIO|SQLITE_IOERR/, say`its disk failed`],
  [/ENAMETOOLONG/, say`its name is too long`],
];

/** Why a file could not be written, without a path: `its folder does not exist`. */
export function whyNotWritten(cause: unknown): Text {
  const said = `${codeOf(cause)} ${messageOf(cause)}`;
  return REASONS.find(([pattern]) => pattern.test(said))?.[1] ?? verbatim(messageOf(cause));
}

/** `ledger_damaged`, in words. `what`: `in invoices`, `the disk failed to read it`. */
export const damagedSentence = (fileName: string, what: Text): Text =>
  say`${fileName} is damaged (${what}), so this cannot be answered; nothing was recorded. Other lists may still be read. "Check the ledger" says what is wrong; restore the latest backup under a new name.`;

/** By SQLite's codes, https://sqlite.org/rescode.html: the first that fits. */
const UNAVAILABLE: readonly (readonly [
  said: RegExp,
  code: UnavailableCode,
  sentence: (fileName: string) => Text,
])[] = [
  [
    /^(SQLITE_FULL|ENOSPC|EDQUOT)$/,
    'disk_full',
    () => say`The disk is full: nothing was recorded. Make room and try again.`,
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'ledger_busy',
    () => say`Another program holds the ledger at this moment: nothing was recorded. Try again.`,
  ],
  [
    /^SQLITE_(CORRUPT|NOTADB|FORMAT)/,
    'ledger_damaged',
    (fileName) => damagedSentence(fileName, say`a part of it is not what was written`),
  ],
  [
    /^(SQLITE_IOERR(?!_NOMEM)|EIO)/,
    'ledger_lost',
    (fileName) =>
      say`The disk of ${fileName} failed, or was taken away: nothing was recorded. Make a backup on another disk, then look after this one.`,
  ],
  [
    /^SQLITE_(READONLY_|CANTOPEN|PERM|PROTOCOL)/,
    'ledger_lost',
    (fileName) =>
      say`${fileName} can no longer be written: nothing was recorded. Look whether its disk is there and may be written, or make a backup on another one.`,
  ],
];

/** `cause` as a `LedgerUnavailable` when its code says so, else itself. */
export function asUnavailable(cause: unknown, fileName: string): unknown {
  if (cause instanceof LedgerUnavailable) return cause;
  const found = UNAVAILABLE.find(([said]) => said.test(codeOf(cause)));
  if (found === undefined) return cause;
  const [, code, sentence] = found;
  return new LedgerUnavailable(code, sentence(fileName), cause);
}
