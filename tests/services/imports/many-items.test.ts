/**
 * Many new items: the indexes that only readers need are made again at the end, and nothing of that
 * can be seen from outside, whether the import ends, is cancelled or adds to a ledger that has more.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyLedger } from '../../../src/ledger/safety/verify.ts';
import { importWorkspace, type ImportWorkspace } from './workspace-for-imports.ts';

const MANY = 10_200;

const list = (from: number, count: number): string =>
  [
    'Invoice No,Customer No,Customer Name,Invoice Date,Due Date,Amount,Currency',
    ...Array.from(
      { length: count },
      (_, at) =>
        `INV-${from + at},C${at % 300},Customer ${at % 300},2026-05-${String((at % 28) + 1).padStart(2, '0')},2026-06-15,${(at % 900) + 1}.00,EUR`,
    ),
  ].join('\n');

let folder: string;
let workspace: ImportWorkspace;
/** Rows after which the import is cancelled at its next look. */
let cancelAfter: number;
let rowsDone: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duebook-import-'));
  cancelAfter = Infinity;
  rowsDone = 0;
  workspace = await importWorkspace({
    folder,
    job: {
      progress: (_unit, done) => void (rowsDone = done),
      checkpoint: () =>
        rowsDone < cancelAfter ? Promise.resolve() : Promise.reject(new Error('cancelled here')),
    },
  });
});
afterEach(() => workspace.close());

function indexes(): readonly unknown[] {
  const db = new Sqlite(join(folder, 'test.duebook'), { readonly: true });
  try {
    return db
      .prepare("select name, tbl_name, sql from sqlite_schema where type = 'index' order by name")
      .all();
  } finally {
    db.close();
  }
}

it('leaves the indexes as they were, and a ledger that holds', async () => {
  const before = indexes();
  await workspace.bring('many.csv', list(1, MANY));
  expect(indexes()).toEqual(before);
  await workspace.bring('more.csv', list(20_000, 50));
  expect(indexes()).toEqual(before);
  const report = await workspace.ledger.read((db) => verifyLedger(db));
  expect(report.findings).toEqual([]);
});

it('leaves them as they were when it is cancelled on the way', async () => {
  const before = indexes();
  const preview = await workspace.preview('many.csv', list(1, MANY));
  rowsDone = 0;
  // All rows are in, and the first of the indexes is made again.
  cancelAfter = MANY;
  await expect(workspace.call('imports.commit', { previewId: preview.previewId })).rejects.toThrow(
    'cancelled here',
  );
  cancelAfter = Infinity;
  expect(indexes()).toEqual(before);
  await workspace.must('imports.commit', { previewId: preview.previewId });
  expect(indexes()).toEqual(before);
});
