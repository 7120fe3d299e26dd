/**
 * A program was killed and had accepted five commands more than are in the file: they are in the log
 * beside it. Whatever takes the file takes them too, or says that they are missing. A log that is not
 * this file's, or not whole, is never taken in silence.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { backupBytes } from '../../src/ledger/safety/backup.ts';
import { logRefusalAt, readLedgerFiles } from '../../src/ledger/safety/log-beside.ts';
import { restoreLedger, type RestoreSource } from '../../src/ledger/safety/restore.ts';
import { temporaryFolder } from '../harness/terminal.ts';
import { recordFiveAndBeKilled } from './killed-program.ts';
import { customer, makeLedger, record, reopen, tempFolder, tickingClock } from './fixture.ts';
import { english } from '../harness/english.ts';

const SUFFIXES = ['', '-wal', '-shm'] as const;
const ALL = ['C1', 'K1', 'K2', 'K3', 'K4', 'K5'];

/** `killed.duebook` of a program that was killed, `other.duebook` of another one, with their logs. */
const kept = temporaryFolder('log-beside');
const from = (name: string): string => join(kept.path, name);

async function killedLedger(path: string, code: string): Promise<void> {
  const ledger = await makeLedger(path);
  await record(ledger, { customers: [customer(code)] });
  await ledger.close();
  await recordFiveAndBeKilled(path);
}

beforeAll(async () => {
  await killedLedger(from('killed.duebook'), 'C1');
  await killedLedger(from('other.duebook'), 'C2');
}, 60_000);
afterAll(() => kept.remove());

/** Where each test has a copy of the killed ledger that it may change. */
let folder: string;
const at = (name: string): string => join(folder, name);
const copied = (name: string, as: string, suffixes: readonly string[] = SUFFIXES): void => {
  for (const suffix of suffixes) copyFileSync(from(name) + suffix, at(as) + suffix);
};
beforeEach(() => {
  folder = tempFolder();
});

function setVersion(path: string, version: number): void {
  const bytes = readFileSync(path);
  bytes.writeUInt32BE(version, 60);
  writeFileSync(path, bytes);
}

const open = async (path: string, mode: 'read' | 'write' = 'write') => {
  const opened = await openLedger(path, { mode, clock: tickingClock(), version: '0.1.0' });
  if (opened.ok) await opened.value.close();
  return opened.ok ? { code: 'opened', message: '' } : opened.error;
};
async function codesIn(path: string, mode: 'read' | 'write' = 'read'): Promise<string[]> {
  const ledger = await reopen(path, mode);
  const rows = await ledger.read((db) => db.selectFrom('customers').select('code').execute());
  await ledger.close();
  return rows.map((row) => row.code).sort();
}
const restored = async (source: RestoreSource, acceptLoss = false) => {
  const target = at('restored.duebook');
  const outcome = await restoreLedger(source, target, { acceptLoss });
  if (!outcome.ok) {
    expect(existsSync(target)).toBe(false);
    return `${outcome.error.code}: ${english(outcome.error.message).replaceAll(`${folder}/`, '')}`;
  }
  return codesIn(target);
};

test('the five are in the log, and the file says that it has one', () => {
  const bytes = readFileSync(from('killed.duebook'));
  expect(bytes[18]).toBe(2);
  expect(readFileSync(from('killed.duebook-wal')).length).toBeGreaterThan(5 * 4096);
});

describe('nothing is lost when both are there', () => {
  test('opened to be read', async () => {
    copied('killed.duebook', 'a.duebook');
    expect(await codesIn(at('a.duebook'), 'read')).toEqual(ALL);
  });

  test('opened to be written: then they are in the file, and it says that it was closed', async () => {
    copied('killed.duebook', 'a.duebook', ['', '-wal']);
    expect(await codesIn(at('a.duebook'), 'write')).toEqual(ALL);
    expect(existsSync(at('a.duebook-wal'))).toBe(false);
    expect(readFileSync(at('a.duebook'))[18]).toBe(1);
    rmSync(at('a.duebook.lock'));
    expect(await codesIn(at('a.duebook'))).toEqual(ALL);
  });

  test('restored by path, or from the bytes of both', async () => {
    copied('killed.duebook', 'a.duebook');
    expect(await restored({ path: at('a.duebook') })).toEqual(ALL);
    rmSync(at('restored.duebook'));
    const files = readLedgerFiles(at('a.duebook'));
    expect(await restored({ ...files, called: 'a.duebook' })).toEqual(ALL);
  });

  test('backed up while it is only read', async () => {
    copied('killed.duebook', 'a.duebook');
    const ledger = await reopen(at('a.duebook'), 'read');
    const backup = await backupBytes(ledger);
    await ledger.close();
    if (!backup.ok) throw new Error(english(backup.error.message));
    writeFileSync(at('backup.duebook'), backup.value);
    expect(await codesIn(at('backup.duebook'))).toEqual(ALL);
  });

  test('from a stick that writes names in capitals', async () => {
    copied('killed.duebook', 'a.duebook', ['']);
    copyFileSync(from('killed.duebook-wal'), at('A.DUEBOOK-WAL'));
    expect(await open(at('a.duebook'))).toEqual({
      code: 'log_missing',
      message: `What was recorded last in ${at('a.duebook')} lies beside it under another name, A.DUEBOOK-WAL. Rename that to a.duebook-wal, then open ${at('a.duebook')} again.`,
    });
    expect(await restored({ path: at('a.duebook') })).toEqual(ALL);
  });
});

describe('the file alone', () => {
  const MISSING =
    'log_missing: a.duebook was not closed: what was recorded last is in a.duebook-wal, which is not with it. Take both files together. If there is no such file, restore it under a new name and accept the loss.';

  test('as bytes is refused, and taken when the loss is accepted', async () => {
    copied('killed.duebook', 'a.duebook', ['']);
    const bytes = readFileSync(at('a.duebook'));
    expect(await restored({ bytes, called: 'a.duebook' })).toBe(MISSING);
    expect(await restored({ bytes, called: 'a.duebook' }, true)).toEqual(['C1']);
  });

  test('where it lies is refused in both modes, and stays as it is', async () => {
    copied('killed.duebook', 'a.duebook', ['']);
    const before = readFileSync(at('a.duebook'));
    for (const mode of ['read', 'write'] as const)
      expect(await open(at('a.duebook'), mode)).toMatchObject({ code: 'log_missing' });
    expect(await restored({ path: at('a.duebook') })).toBe(MISSING);
    expect(readFileSync(at('a.duebook')).equals(before)).toBe(true);
  });

  test('of a program that left every file so is taken, when it lies there alone', () => {
    copied('killed.duebook', 'a.duebook', ['']);
    setVersion(at('a.duebook'), 2);
    expect(logRefusalAt(at('a.duebook'))).toBe(null);
  });

  test('that was closed needs nothing else', async () => {
    const ledger = await makeLedger(at('closed.duebook'));
    await record(ledger, { customers: [customer('C1')] });
    // While it is open, the copy of the one file is not the ledger.
    copyFileSync(at('closed.duebook'), at('a.duebook'));
    const taken = { bytes: readFileSync(at('a.duebook')), called: 'a.duebook' };
    expect(await restored(taken)).toBe(MISSING);
    await ledger.close();
    const bytes = readFileSync(at('closed.duebook'));
    expect(await restored({ bytes, called: 'closed.duebook' })).toEqual(['C1']);
  });
});

describe('a log that was folded in by who did not close the ledger', () => {
  /** As Node does it with the connections of a thread or a program that ends. */
  const foldedIn = (): void => {
    const last = new Sqlite(at('a.duebook'));
    last.prepare('select count(*) from journal').get();
    last.close();
    expect(existsSync(at('a.duebook-wal'))).toBe(false);
    expect(readFileSync(at('a.duebook'))[18]).toBe(2);
  };

  test('is not missed, because the newest command is in the file', async () => {
    copied('killed.duebook', 'a.duebook', [...SUFFIXES, '-newest']);
    foldedIn();
    expect(await restored({ path: at('a.duebook') })).toEqual(ALL);
    for (const mode of ['read', 'write'] as const)
      expect(await codesIn(at('a.duebook'), mode)).toEqual(ALL);
    expect(readFileSync(at('a.duebook'))[18]).toBe(1);
    expect(existsSync(at('a.duebook-newest'))).toBe(false);
  });

  test('is missed where nothing tells which command is the newest', async () => {
    copied('killed.duebook', 'a.duebook');
    foldedIn();
    expect(await open(at('a.duebook'))).toMatchObject({ code: 'log_missing' });
  });

  test('is missed when it was taken away, not folded in', async () => {
    copied('killed.duebook', 'a.duebook', ['', '-newest']);
    for (const mode of ['read', 'write'] as const)
      expect(await open(at('a.duebook'), mode)).toMatchObject({ code: 'log_missing' });
    expect(await restored({ path: at('a.duebook') })).toMatch(/^log_missing/);
  });

  test('with programs that really end so, whichever connection Node closes first', async () => {
    for (let nth = 0; nth < 6; nth += 1) {
      const path = at(`${nth}.duebook`);
      const ledger = await makeLedger(path);
      await record(ledger, { customers: [customer('C1')] });
      await ledger.close();
      const ended = spawnSync(process.execPath, [
        fileURLToPath(new URL('./second-process.ts', import.meta.url)),
        'ends',
        path,
      ]);
      expect(ended.status).toBe(0);
      expect(await codesIn(path, nth % 2 === 0 ? 'write' : 'read')).toEqual(ALL);
    }
  }, 60_000);
});

describe('a log that is not whole', () => {
  const half = (): void =>
    truncateSync(at('a.duebook-wal'), Math.floor(readFileSync(at('a.duebook-wal')).length / 2));

  test('is told from its index, and taken as far as it goes when the loss is accepted', async () => {
    copied('killed.duebook', 'a.duebook');
    half();
    const refused = await open(at('a.duebook'));
    expect(refused.code).toBe('log_missing');
    expect(english(refused.message)).toMatch(
      /is damaged or cut short: \d+ of \d+ pages can be read\. Take/,
    );
    expect(await restored({ path: at('a.duebook') })).toMatch(/^log_missing: .* cut short/);
    const some = await restored({ path: at('a.duebook') }, true);
    expect(some).toContain('C1');
    expect(some).not.toContain('K5');
  });

  test('is told without its index when a bit in the middle is another one', async () => {
    copied('killed.duebook', 'a.duebook', ['', '-wal']);
    const log = readFileSync(at('a.duebook-wal'));
    log[5000] = (log[5000] ?? 0) ^ 1;
    writeFileSync(at('a.duebook-wal'), log);
    expect(await open(at('a.duebook'))).toMatchObject({ code: 'log_missing' });
  });

  test('is told when its beginning is cut off or another one', async () => {
    copied('killed.duebook', 'a.duebook', ['', '-wal']);
    const log = readFileSync(at('a.duebook-wal'));
    for (const bytes of [log.subarray(100), log.subarray(0, 20)]) {
      writeFileSync(at('a.duebook-wal'), bytes);
      expect(await open(at('a.duebook'))).toMatchObject({ code: 'log_missing' });
    }
  });

  test('is whole when only a command that was not accepted yet is cut off', async () => {
    copied('killed.duebook', 'a.duebook');
    const log = readFileSync(at('a.duebook-wal'));
    // The beginning of a next command: frames of this round, none of which ends it.
    const frame = Buffer.from(log.subarray(32, 32 + 24 + 2000));
    frame.writeUInt32BE(0, 4);
    writeFileSync(at('a.duebook-wal'), Buffer.concat([log, frame]));
    expect(await codesIn(at('a.duebook'), 'write')).toEqual(ALL);
  });
});

describe('a log of another file', () => {
  const foreign = async (): Promise<void> => {
    const before = SUFFIXES.slice(0, 2).map((suffix) => readFileSync(at('a.duebook') + suffix));
    for (const mode of ['read', 'write'] as const) {
      const refused = await open(at('a.duebook'), mode);
      expect(refused.code).toBe('log_foreign');
      expect(english(refused.message)).toMatch(
        /-wal does not belong to .*Move .*-wal to another folder/,
      );
    }
    const after = SUFFIXES.slice(0, 2).map((suffix) => readFileSync(at('a.duebook') + suffix));
    expect(after.map((bytes, n) => bytes.equals(before[n] ?? bytes))).toEqual([true, true]);
  };

  test('left beside a backup that was copied over a killed ledger', async () => {
    copied('killed.duebook', 'a.duebook');
    const opened = await reopen(at('a.duebook'), 'read');
    const backup = await backupBytes(opened);
    await opened.close();
    if (!backup.ok) throw new Error(english(backup.error.message));
    writeFileSync(at('a.duebook'), backup.value);
    await foreign();
    expect(await restored({ path: at('a.duebook') })).toMatch(/^log_foreign: /);
    expect(await restored({ path: at('a.duebook') }, true)).toEqual(ALL);
  });

  test('of another ledger that was killed too', async () => {
    copied('killed.duebook', 'a.duebook', ['']);
    copyFileSync(from('other.duebook-wal'), at('a.duebook-wal'));
    await foreign();
    expect(await restored({ path: at('a.duebook') }, true)).toEqual(['C1']);
  });
});
