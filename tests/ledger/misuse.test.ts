/** Mistakes that must not compile, and what happens to those who make them all the same. */
import { expect, test } from 'vitest';
import type { ReadDb, Tx } from '../../src/ledger/handles.ts';
import type { WriteScope } from '../../src/ledger/ledger.ts';
import { recordFacts } from '../../src/ledger/commands/facts/record-facts.ts';
import { insertInto } from '../../src/ledger/connection.ts';
import { instantOf } from '../../src/domain/dates.ts';
import { NO_DRAFTS } from '../../src/domain/facts/drafts.ts';
import { day, tempLedger } from './fixture.ts';

const NO_SCOPE: WriteScope = {
  recordedAt: instantOf(0),
  detail: () => undefined,
};
const meta = { command: 'test', actor: 'test', input: null };

test('a read cannot write', async () => {
  const ledger = await tempLedger();
  await ledger.read(async (db) => {
    // @ts-expect-error -- a ReadDb has no insertInto
    expect(db.insertInto).toBeDefined();
    // @ts-expect-error -- a command wants a Tx
    const command = () => recordFacts(db, NO_SCOPE, NO_DRAFTS, { batchId: null });
    expect(command).toBeTypeOf('function');
  });
  // Not even by force: the connection itself is read-only.
  const forced = ledger.read((db) =>
    (db as Tx).insertInto('meta').values({ key: 'a', value: 'b' }).execute(),
  );
  await expect(forced).rejects.toThrow(/readonly|read-only|query_only/);
});

test('a row to insert names every column, and each once', async () => {
  const ledger = await tempLedger();
  const row = {
    instalment_id: 1,
    due_on: day('2026-02-01'),
    reason: 'r',
    recorded_at: NO_SCOPE.recordedAt,
  };
  await ledger.write(meta, async (tx) => {
    const insert = insertInto(tx, 'due_changes');
    const mistakes = [
      // @ts-expect-error -- a column is missing
      () => insert({ instalment_id: 1, due_on: row.due_on, recorded_at: row.recorded_at }),
      // @ts-expect-error -- a date and an instant are swapped
      () => insert({ ...row, due_on: row.recorded_at, recorded_at: row.due_on }),
      // @ts-expect-error -- there is no such column
      () => insert({ instalment_id: 1, ...row, dueOn: row.due_on }),
    ];
    expect(mistakes).toHaveLength(3);
    // Not even by force: the file wants every column that has a meaning.
    expect(mistakes[0]).toThrow(/NOT NULL constraint failed: due_changes.reason/);
  });
});

test('a handle cannot begin a transaction', async () => {
  const ledger = await tempLedger();
  await ledger.write(meta, async (tx) => {
    // @ts-expect-error -- ledger.write owns the only transaction
    expect(tx.transaction).toBeDefined();
    // A Tx is good for reading too.
    const reader: ReadDb = tx;
    expect(await reader.selectFrom('meta').select('key').execute()).not.toEqual([]);
  });
});

test('a handle kept beyond its read or write throws', async () => {
  const ledger = await tempLedger();
  let kept: ReadDb | null = null;
  await ledger.read(async (db) => void (kept = db));
  await expect(
    (kept as unknown as ReadDb).selectFrom('meta').selectAll().execute(),
  ).rejects.toThrow(/after its read or write had ended/);
});

test('a write inside a write says so instead of waiting for ever', async () => {
  const ledger = await tempLedger();
  const nested = ledger.write(meta, () =>
    ledger.write({ ...meta, command: 'inner' }, async () => 1),
  );
  await expect(nested).rejects.toThrow('"inner" began a write inside another write.');
});

test('a closed ledger refuses', async () => {
  const ledger = await tempLedger();
  await ledger.close();
  await expect(ledger.read(async () => 1)).rejects.toThrow(/is closed/);
  await expect(ledger.write(meta, async () => 1)).rejects.toThrow(/is closed/);
});
