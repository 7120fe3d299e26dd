/**
 * Every sentence that a ledger file can meet with: opened, made, restored, lost while it is open. The golden files beside
 * this one are for reading: does each name the thing, the place and what to do? After each refusal
 * every file of the folder has the bytes it had before.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLedger, openLedger } from '../../../src/ledger/open.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { LedgerUnavailable } from '../../../src/ledger/refusals.ts';
import { backupLedger } from '../../../src/ledger/safety/backup.ts';
import { restoreLedger } from '../../../src/ledger/safety/restore.ts';
import { recordFiveAndBeKilled } from '../../ledger/killed-program.ts';
import { customer, invoice, makeLedger, record, tickingClock } from '../../ledger/fixture.ts';
import { fingerprint, masked } from '../sentence.ts';
import type { Text } from '../../../src/domain/texts/text.ts';
import { english } from '../../harness/english.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'duebook-gallery-'));
const at = (name: string): string => path.join(folder, name);
let holder: ChildProcess | undefined;

/** A change of a copy of the ledger that no program of ours makes. */
function tampered(name: string, change: (db: Sqlite.Database) => void): void {
  copyFileSync(at('backup.duebook'), at(name));
  const db = new Sqlite(at(name));
  change(db);
  db.close();
}

/** A ledger whose program was killed when five commands more were accepted than are in the file. */
async function makeKilled(file: string): Promise<void> {
  await (await makeLedger(file)).close();
  await recordFiveAndBeKilled(file);
}

beforeAll(async () => {
  const ledger = await makeLedger(at('Flores.duebook'));
  await record(ledger, {
    customers: [customer('C1')],
    invoices: [invoice('I-1', 'C1', '2026-01-01', '2026-01-31', 10_000)],
  });
  const backup = await backupLedger(ledger, at('backup.duebook'));
  if (!backup.ok) throw new Error(english(backup.error.message));
  await ledger.close();

  writeFileSync(at('letter.duebook'), 'Dear Sir or Madam,\n');
  writeFileSync(at('empty.duebook'), '');
  mkdirSync(at('folder.duebook'));
  const other = new Sqlite(at('browser-history.duebook'));
  other.exec("create table visits (url text); insert into visits values ('https://a.example')");
  other.close();
  copyFileSync(at('backup.duebook'), at('cut-off.duebook'));
  truncateSync(at('cut-off.duebook'), Math.floor(readFileSync(at('backup.duebook')).length / 2));
  const scratched = readFileSync(at('backup.duebook'));
  scratched.fill(0x5a, 100, 4096);
  writeFileSync(at('scratched.duebook'), scratched);
  tampered('from-the-future.duebook', (db) => db.pragma('user_version = 9'));
  tampered('tampered.duebook', (db) => {
    db.exec('drop trigger invoices_no_update');
    db.exec('update invoices set gross_minor = gross_minor - 1');
  });

  await makeKilled(at('killed.duebook'));
  copyFileSync(at('killed.duebook'), at('without-log.duebook'));
  for (const suffix of ['', '-shm'])
    copyFileSync(at('killed.duebook') + suffix, at('half-a-log.duebook') + suffix);
  const log = readFileSync(at('killed.duebook-wal'));
  writeFileSync(at('half-a-log.duebook-wal'), log.subarray(0, log.length / 2));
  copyFileSync(at('killed.duebook'), at('capitals.duebook'));
  writeFileSync(at('CAPITALS.DUEBOOK-WAL'), log);
  copyFileSync(at('backup.duebook'), at('copied-over.duebook'));
  writeFileSync(at('copied-over.duebook-wal'), log);

  copyFileSync(at('backup.duebook'), at('held.duebook'));
  holder = spawn(
    process.execPath,
    [
      path.resolve(import.meta.dirname, '../../ledger/second-process.ts'),
      'hold',
      at('held.duebook'),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  await once(holder.stdout as NodeJS.ReadableStream, 'data');
});
afterAll(async () => {
  if (holder !== undefined) {
    const gone = once(holder, 'exit');
    holder.kill('SIGKILL');
    await gone;
  }
  rmSync(folder, { recursive: true, force: true });
});

const options = { clock: tickingClock(), version: '0.1.0' };
const company = {
  company: 'Flores',
  currency: 'EUR',
  country: 'ES',
  isSample: false,
  ledgerId: 'new',
} as const;

type Refusal = { readonly code: string; readonly message: Text };
type Attempt = () => Promise<{ readonly ok: boolean; readonly error?: Refusal }>;

const opening =
  (name: string, mode: 'read' | 'write' = 'write'): Attempt =>
  () =>
    openLedger(at(name), { ...options, mode });
const making =
  (name: string): Attempt =>
  () =>
    createLedger(at(name), { ...options, ...company });
const restoring =
  (name: string, to = 'again.duebook'): Attempt =>
  () =>
    restoreLedger({ path: at(name) }, at(to));

/** Only the one file was handed over, as a browser does. */
const restoringBytes =
  (name: string): Attempt =>
  () =>
    restoreLedger({ bytes: readFileSync(at(name)), called: name }, at('again.duebook'));

const open = async (name: string): Promise<Ledger> => {
  const opened = await openLedger(at(name), { ...options, mode: 'write' });
  if (!opened.ok) throw new Error(english(opened.error.message));
  return opened.value;
};
/** What a command is answered after `happens` to the file of its open ledger. */
const losing =
  (name: string, happens: (file: string) => void): Attempt =>
  async () => {
    copyFileSync(at('backup.duebook'), at(name));
    const ledger = await open(name);
    try {
      happens(at(name));
      await record(ledger, { customers: [customer('C9')] });
      return { ok: true };
    } catch (cause) {
      if (!(cause instanceof LedgerUnavailable)) throw cause;
      return { ok: false, error: { code: cause.code, message: cause.sentence } };
    } finally {
      await ledger.close();
      for (const file of readdirSync(folder).filter((one) => one.startsWith('lost')))
        rmSync(at(file));
    }
  };

const CASES: readonly (readonly [name: string, attempt: Attempt])[] = [
  ['open-missing', opening('Flroes.duebook')],
  ['open-a-folder', opening('folder.duebook')],
  ['open-a-text', opening('letter.duebook')],
  ['open-an-empty-file', opening('empty.duebook')],
  ['open-another-sqlite-file', opening('browser-history.duebook')],
  ['open-cut-off', opening('cut-off.duebook')],
  ['open-scratched', opening('scratched.duebook')],
  ['open-from-the-future', opening('from-the-future.duebook')],
  ['read-from-the-future', opening('from-the-future.duebook', 'read')],
  ['open-already-open', opening('held.duebook')],
  ['open-without-its-log', opening('without-log.duebook')],
  ['open-with-half-a-log', opening('half-a-log.duebook')],
  ['open-with-a-log-in-capitals', opening('capitals.duebook')],
  ['open-with-another-log', opening('copied-over.duebook')],
  ['new-over-a-ledger', making('Flores.duebook')],
  ['new-over-another-file', making('letter.duebook')],
  ['new-in-no-folder', making('no-such-folder/Flores.duebook')],
  ['new-inside-a-file', making('letter.duebook/Flores.duebook')],
  ['restore-missing', restoring('lost.duebook')],
  ['restore-a-folder', restoring('folder.duebook')],
  ['restore-a-text', restoring('letter.duebook')],
  ['restore-another-sqlite-file', restoring('browser-history.duebook')],
  ['restore-cut-off', restoring('cut-off.duebook')],
  ['restore-scratched', restoring('scratched.duebook')],
  ['restore-from-the-future', restoring('from-the-future.duebook')],
  ['restore-tampered', restoring('tampered.duebook')],
  ['restore-without-its-log', restoringBytes('killed.duebook')],
  ['restore-with-half-a-log', restoring('half-a-log.duebook')],
  ['restore-with-another-log', restoring('copied-over.duebook')],
  ['restore-over-a-ledger', restoring('backup.duebook', 'Flores.duebook')],
  ['lost-deleted', losing('lost.duebook', (file) => rmSync(file))],
  ['lost-renamed', losing('lost.duebook', (file) => renameSync(file, `${file}.old`))],
  ['lost-log', losing('lost.duebook', (file) => rmSync(`${file}-wal`))],
  ['lost-written-over', losing('lost.duebook', (file) => writeFileSync(file, 'mine now'))],
  ['restore-into-no-folder', restoring('backup.duebook', 'no-such-folder/again.duebook')],
];

describe('each is refused with its sentence, and every file stays as it was', () => {
  it.each(CASES)('%s', async (name, attempt) => {
    const before = fingerprint(folder);
    const result = await attempt();
    if (result.ok || result.error === undefined) throw new Error('was not refused');
    const { code, message } = result.error;
    await expect(`${code}: ${masked(english(message), folder)}\n`).toMatchFileSnapshot(
      `${name}.txt`,
    );
    expect(fingerprint(folder)).toEqual(before);
  });
});
