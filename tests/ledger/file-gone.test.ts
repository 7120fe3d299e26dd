/**
 * The file of an open ledger is deleted, renamed, replaced or written over by another program. SQLite
 * writes on into what it holds, and all of that is gone with the program: so no command is answered as
 * recorded, what was recorded before can still be read and copied, and the person is told.
 */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { LedgerUnavailable } from '../../src/ledger/refusals.ts';
import { backupBytes } from '../../src/ledger/safety/backup.ts';
import { customer, makeLedger, record, reopen, tempFolder } from './fixture.ts';
import { english } from '../harness/english.ts';

let ledger: Ledger;
let path: string;
let elsewhere: string;
beforeEach(async () => {
  path = join(tempFolder(), 'books', 'Flores.duebook');
  elsewhere = tempFolder();
  mkdirSync(dirname(path));
  const other = await makeLedger(join(elsewhere, 'other.duebook'));
  await record(other, { customers: [customer('X1')] });
  await other.close();
  ledger = await makeLedger(path);
  await record(ledger, { customers: [customer('C1')] });
  onTestFinished(() => ledger.close());
});

const codes = (from: Ledger): Promise<string[]> =>
  from.read(async (db) =>
    (await db.selectFrom('customers').select('code').execute()).map((row) => row.code),
  );
const codesIn = async (file: string): Promise<string[]> => {
  const opened = await reopen(file, 'read');
  const found = await codes(opened);
  await opened.close();
  return found;
};
const refusal = async (work: Promise<unknown>): Promise<LedgerUnavailable> => {
  const cause = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(cause instanceof LedgerUnavailable)) throw new Error(`not refused: ${String(cause)}`);
  return cause;
};
const rescued = async (): Promise<string[]> => {
  const backup = await backupBytes(ledger);
  if (!backup.ok) throw new Error(english(backup.error.message));
  const file = join(elsewhere, 'rescued.duebook');
  writeFileSync(file, backup.value);
  return codesIn(file);
};

const GONE: readonly (readonly [what: string, doIt: () => void, said: RegExp])[] = [
  ['deleted', () => rmSync(path), /^Flores\.duebook was deleted or replaced by another program/],
  ['renamed', () => renameSync(path, `${path}.old`), /^Flores\.duebook was renamed or moved/],
  [
    'replaced, as programs do that keep folders alike',
    () => {
      copyFileSync(join(elsewhere, 'other.duebook'), `${path}.part`);
      renameSync(`${path}.part`, path);
    },
    /^Flores\.duebook was deleted or replaced/,
  ],
  [
    'in a folder that is renamed, or on a disk that is gone',
    () => renameSync(dirname(path), `${dirname(path)}-2025`),
    /^Flores\.duebook was renamed or moved while it was open, or its folder or disk was/,
  ],
];

describe.each(GONE)('a ledger that is %s', (_, doIt, said) => {
  beforeEach(doIt);

  test('answers no command, reads on, and is rescued by a backup', async () => {
    expect(ledger.isLost()).toBe(true);
    const refused = await refusal(record(ledger, { customers: [customer('C2')] }));
    expect(refused.code).toBe('ledger_lost');
    expect(refused.message).toMatch(said);
    expect(refused.message).toMatch(/Nothing was recorded\. Make a backup now/);
    // Many at once: none of them may open what has the name now.
    const reads = await Promise.all(Array.from({ length: 9 }, () => codes(ledger)));
    expect(reads).toEqual(reads.map(() => ['C1']));
    expect(await rescued()).toEqual(['C1']);
  });

  test('is closed without touching what has its name now', async () => {
    const before = existsSync(path) ? readFileSync(path) : null;
    await ledger.close();
    const after = existsSync(path) ? readFileSync(path) : null;
    expect(after?.equals(before ?? after) ?? before === null).toBe(true);
  });
});

test.each([
  ['deleted', () => rmSync(path)],
  ['replaced', () => renameSync(join(elsewhere, 'other.duebook'), path)],
])(
  'a ledger that is %s keeps a copy of all that was answered when it is closed',
  async (_, doIt) => {
    // Somebody has that name already.
    writeFileSync(join(dirname(path), 'Flores-rescued-2026-06-01.duebook'), 'mine');
    doIt();
    await ledger.close();
    const kept = join(dirname(path), 'Flores-rescued-2026-06-01-2.duebook');
    expect(await codesIn(kept)).toEqual(['C1']);
    expect(readdirSync(dirname(path)).filter((name) => name.includes('.new-'))).toEqual([]);
  },
);

test('a ledger that is only renamed has its facts with it, and leaves no copy', async () => {
  renameSync(path, `${path}.old.duebook`);
  await ledger.close();
  expect(readdirSync(dirname(path)).filter((name) => name.includes('rescued'))).toEqual([]);
});

test('a renamed ledger is whole under its new name once it is closed', async () => {
  renameSync(path, `${path}.old.duebook`);
  await ledger.close();
  expect(readFileSync(`${path}.old.duebook`)[18]).toBe(1);
  expect(await codesIn(`${path}.old.duebook`)).toEqual(['C1']);
});

test('a log that is taken away stops everything; closing brings all of it into the file', async () => {
  rmSync(`${path}-wal`);
  const refused = await refusal(record(ledger, { customers: [customer('C2')] }));
  expect(refused).toMatchObject({ code: 'ledger_lost' });
  expect(refused.message).toMatch(/took away Flores\.duebook-wal.*Close the ledger, which writes/);
  expect(await codes(ledger)).toEqual(['C1']);
  await ledger.close();
  expect(await codesIn(path)).toEqual(['C1']);
});

describe('a ledger that is written over', () => {
  const other = (): Uint8Array => readFileSync(join(elsewhere, 'other.duebook'));

  test('answers nothing: neither what it says nor what it is told', async () => {
    writeFileSync(path, other());
    const refused = await refusal(record(ledger, { customers: [customer('C2')] }));
    expect(refused).toMatchObject({ code: 'ledger_lost' });
    expect(refused.message).toMatch(
      /^Another program wrote over Flores\.duebook.*restore the latest/,
    );
    expect((await refusal(codes(ledger))).code).toBe('ledger_lost');
    expect((await refusal(backupBytes(ledger))).code).toBe('ledger_lost');
  });

  test.skipIf(process.platform === 'win32')(
    'is noticed also when it has its old size and time of change back',
    async () => {
      const { size } = statSync(path);
      const bytes = Buffer.alloc(size);
      bytes.set(other().subarray(0, size));
      const likeIt = join(elsewhere, 'times');
      // To the nanosecond, which Node cannot set.
      execFileSync('touch', ['-r', path, likeIt]);
      writeFileSync(path, bytes);
      execFileSync('touch', ['-r', likeIt, path]);
      expect((await refusal(codes(ledger))).code).toBe('ledger_lost');
    },
  );

  test('is closed without writing into what is there now', async () => {
    writeFileSync(path, other());
    await ledger.close();
    expect(readFileSync(path).equals(other())).toBe(true);
    // Its own log lies there still; it is not taken for that of the other.
    await expect(reopen(path)).rejects.toThrow(/-wal does not belong to/);
  });
});

test('a file that was only touched is the same file', async () => {
  utimesSync(path, new Date(), new Date('2026-01-01'));
  await record(ledger, { customers: [customer('C2')] });
  expect(await codes(ledger)).toEqual(['C1', 'C2']);
});

test('what the program itself folds into the file is no surprise to it', async () => {
  for (let n = 0; n < 30; n += 1)
    await record(ledger, {
      customers: Array.from({ length: 100 }, (_, i) => customer(`N${n}-${i}`)),
    });
  expect(ledger.isLost()).toBe(false);
  expect(await codes(ledger)).toHaveLength(3001);
});
