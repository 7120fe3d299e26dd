/**
 * Run as a program of its own, as somebody who may not write in the ledger's folder:
 *
 *     node read-only-folder.ts FILE NEW      prints how opening and restoring FILE ended
 */
import { instantOf, isoDateOf } from '../../src/domain/dates.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { restoreLedger } from '../../src/ledger/safety/restore.ts';
import { english } from '../harness/english.ts';

const [, , file = '', target = ''] = process.argv;
const clock = { now: () => instantOf(0), today: () => isoDateOf('2026-06-01') };
const open = async (mode: 'read' | 'write') => {
  const opened = await openLedger(file, { mode, clock, version: '1' });
  return opened.ok ? 'ok' : `${opened.error.code}: ${english(opened.error.message)}`;
};
const write = await open('write');
const read = await open('read');
const restored = await restoreLedger({ path: file }, target);
const restore = restored.ok ? 'ok' : `${restored.error.code}: ${english(restored.error.message)}`;
console.log(JSON.stringify({ write, read, restore }));
