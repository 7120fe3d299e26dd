/**
 * Run as a program of its own, as somebody who may not write where the ledger lies:
 *
 *     node read-only-folder.ts FILE NEW      prints how opening and restoring FILE ended
 *
 * `older`: opened by a program that knows one version more than the ledger has.
 */
import { instantOf, isoDateOf } from '../../src/domain/dates.ts';
import { LEDGER_VERSION, MIGRATIONS } from '../../src/ledger/migrations/list.ts';
import type { Migration } from '../../src/ledger/migrations/migration.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { LedgerUnavailable } from '../../src/ledger/refusals.ts';
import { backupBytes } from '../../src/ledger/safety/backup.ts';
import { restoreLedger } from '../../src/ledger/safety/restore.ts';
import { verifyLedger } from '../../src/ledger/safety/verify.ts';
import { english } from '../harness/english.ts';

const [, , file = '', target = ''] = process.argv;
const clock = { now: () => instantOf(0), today: () => isoDateOf('2026-06-01') };
const next = { version: LEDGER_VERSION + 1, name: 'next', up: () => undefined };

async function open(mode: 'read' | 'write', migrations: readonly Migration[] = MIGRATIONS) {
  const opened = await openLedger(file, { mode, clock, version: '1', migrations });
  if (!opened.ok) return `${opened.error.code}: ${english(opened.error.message)}`;
  const ledger = opened.value;
  const customers = await ledger.read((db) =>
    db.selectFrom('customers').select('code').orderBy('code').execute(),
  );
  const why = ledger.whyReadOnly;
  const written = await ledger
    .write({ command: 'test', actor: 'test', input: null }, async () => undefined)
    .then(
      () => 'written',
      (thrown: unknown) =>
        thrown instanceof LedgerUnavailable ? `${thrown.code}: ${thrown.message}` : 'a bug',
    );
  const holds = (await ledger.read((db) => verifyLedger(db))).findings.length === 0;
  const backup = (await backupBytes(ledger)).ok;
  await ledger.close();
  return {
    ...{ codes: customers.map(({ code }) => code).join(' '), holds, backup, written },
    why: why === null ? null : english(why),
  };
}

const write = await open('write');
const read = await open('read');
const older = await open('write', [...MIGRATIONS, next]);
const restored = await restoreLedger({ path: file }, target);
const restore = restored.ok ? 'ok' : `${restored.error.code}: ${english(restored.error.message)}`;
console.log(JSON.stringify({ write, read, older, restore }));
