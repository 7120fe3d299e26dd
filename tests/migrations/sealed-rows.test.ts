/** 0008: what an earlier Duebook recorded is sealed as it is; from then on a change of it is named. */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { connect, lend } from '../../src/ledger/connection.ts';
import type { ReadDb } from '../../src/ledger/handles.ts';
import { appendEntry } from '../../src/ledger/journal.ts';
import { MIGRATIONS } from '../../src/ledger/migrations/list.ts';
import { migrate } from '../../src/ledger/migrations/runner.ts';
import { verifyLedger } from '../../src/ledger/safety/verify.ts';
import { english } from '../harness/english.ts';
import { tempFolder } from '../ledger/fixture.ts';
import type { Instant } from '../../src/domain/dates.ts';

const AT = '2026-01-01T10:00:00.000Z' as Instant;

test('an older ledger says from when the proof holds, and a change after that is named', async () => {
  const path = join(tempFolder(), 'old.duebook');
  const old = connect(path);
  expect(migrate(old.db, path, MIGRATIONS.slice(0, 7)).ok).toBe(true);
  const entry = { actor: 'ana', command: 'old', detail: '{}', idempotencyKey: null };
  appendEntry(old, { ...entry, recordedAt: AT, inputSha256: '0'.repeat(64) }, null);
  old.db.exec(`insert into customers values (1, 'C1', '${AT}', null)`);
  old.db.close();

  const now = connect(path);
  onTestFinished(() => void now.db.close());
  expect(migrate(now.db, path, MIGRATIONS).ok).toBe(true);
  expect(
    now.db.prepare('select seq, recorded_at, command, detail from journal order by seq').all(),
  ).toEqual([
    { seq: 1, recorded_at: AT, command: 'old', detail: '{}' },
    {
      ...{ seq: 2, recorded_at: '2026-01-01T10:00:00.001Z', command: 'ledger.seal' },
      detail: `{"provedFrom":"${AT}"}`,
    },
  ]);
  const rows = async (): Promise<string[]> => {
    const { handle } = lend<ReadDb>(now);
    return (await verifyLedger(handle)).findings
      .filter(({ check }) => /recorded_rows|journal_chain/.test(check))
      .map(({ message }) => english(message));
  };
  expect(await rows()).toEqual([]);
  const other = new Sqlite(path);
  other.exec("drop trigger customers_no_update; update customers set code = 'C9'");
  other.close();
  expect(await rows()).toEqual(['row 1 of customers is not as entry 2 (ledger.seal) recorded it']);
});
