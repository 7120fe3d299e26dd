/** `kill -9` in the middle of an import: the ledger is as before or as after, and opens again. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { instantOf, isoDateOf } from '../../../src/domain/dates.ts';
import { openLedger } from '../../../src/ledger/open.ts';
import { verifyLedger } from '../../../src/ledger/safety/verify.ts';
import { english } from '../../harness/english.ts';

const ROWS = 3_000;
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Runs the import, which is killed at the given checkpoint; resolves when the process is gone. */
function killedAt(
  folder: string,
  file: string,
  checkpoint: number,
): Promise<{ readonly seen: number; readonly committed: boolean }> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'commit-process.ts'), folder, file, String(checkpoint)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let seen = 0;
  let committed = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) {
      if (line === 'checkpoint') seen += 1;
      if (line === 'committed') committed = true;
    }
  });
  return new Promise((resolve) => child.once('close', () => resolve({ seen, committed })));
}

describe('a process killed while it commits', () => {
  it.each([1, 5, 20, 60, 10_000])('at checkpoint %i', async (checkpoint) => {
    const folder = mkdtempSync(join(tmpdir(), 'duebook-killed-'));
    folders.push(folder);
    const file = join(folder, 'many.csv');
    const rows = Array.from(
      { length: ROWS },
      (_, index) => `A-${index},C${index % 50},2026-01-31,2026-02-28,${index + 1}.00,2026-03-01`,
    );
    writeFileSync(file, `Invoice,Customer,Date,Due,Amount,Paid on\n${rows.join('\n')}\n`);
    const { seen, committed } = await killedAt(folder, file, checkpoint);
    expect(committed).toBe(checkpoint === 10_000);
    expect(seen).toBeGreaterThan(0);

    const clock = {
      now: () => instantOf(Date.parse('2026-07-01T08:00:00.000Z')),
      today: () => isoDateOf('2026-07-01'),
    };
    const opened = await openLedger(join(folder, 'test.duebook'), {
      mode: 'write',
      clock,
      version: '0.0.0',
    });
    if (!opened.ok) throw new Error(english(opened.error.message));
    const ledger = opened.value;
    const counts = await ledger.read(async (db) => {
      const count = async (
        table: 'invoices' | 'receipts' | 'allocations' | 'import_batches' | 'open_items',
      ) =>
        (
          await db
            .selectFrom(table)
            .select(({ fn }) => fn.countAll<number>().as('rows'))
            .executeTakeFirstOrThrow()
        ).rows;
      return [
        await count('import_batches'),
        await count('invoices'),
        await count('receipts'),
        await count('allocations'),
        await count('open_items'),
      ];
    });
    expect(counts).toEqual(committed ? [1, ROWS, ROWS, ROWS, ROWS] : [0, 0, 0, 0, 0]);
    const report = await ledger.read((db) => verifyLedger(db));
    expect(report.findings).toEqual([]);
    await ledger.close();
  });
});
