/** Mistakes that must not compile, and what happens to those who make them all the same. */
import { expect, test } from 'vitest';
import type { ReadDb, Tx } from '../../src/ledger/handles.ts';
import type { WriteScope } from '../../src/ledger/ledger.ts';
import { recordFacts } from '../../src/ledger/commands/facts/record-facts.ts';
import { instantOf } from '../../src/domain/dates.ts';
import { NO_DRAFTS } from '../../src/domain/facts/drafts.ts';
import { tempLedger } from './fixture.ts';

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
