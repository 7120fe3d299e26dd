/**
 * Run as a program of its own by `leftovers.test.ts`: begins a copy of FILE, says "copying" when all of it is written
 * and not yet checked, and waits to be killed.
 *
 *     node unfinished-copy.ts backup|bytes|restore FILE
 */
import { instantOf, isoDateOf } from '../../src/domain/dates.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { backupBytes, backupLedger } from '../../src/ledger/safety/backup.ts';
import { restoreLedger } from '../../src/ledger/safety/restore.ts';
import { english } from '../harness/english.ts';

const [, , what, path = ''] = process.argv;
const stop = (): Promise<void> => {
  console.log('copying');
  return new Promise(() => setInterval(() => undefined, 1000));
};
if (what === 'restore')
  await restoreLedger({ path }, `${path}.restored.duebook`, { checkpoint: stop });
else {
  const opened = await openLedger(path, {
    mode: 'read',
    clock: { now: () => instantOf(0), today: () => isoDateOf('2026-06-01') },
    version: '9.9.9',
  });
  if (!opened.ok) throw new Error(english(opened.error.message));
  if (what === 'bytes') await backupBytes(opened.value, stop);
  else await backupLedger(opened.value, `${path}.copy.duebook`, stop);
}
