/**
 * A busy month at the bank through the engine, and how much memory the largest files take.
 *
 *     10,000 lines against 50,000 open items: import, proposals, acceptance of the sure ones and its undo
 *     a CAMT file of 50 MB and a workbook of 200,000 rows, each in a process of its own
 */
import { execFile } from 'node:child_process';
import { createWriteStream, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { camtOf } from './made/bank-file-of.ts';
import type { BankRun } from './bank-process.ts';
import { makeLedger } from './made/made-ledger.ts';
import { limitLine, milliseconds, shownLine, type Line } from './measure.ts';
import type { LargeRun } from './large-process.ts';
import { workbookOf } from './made/workbook-of.ts';

/** Issue 3: 10,000 lines against 50,000 open items in under 10 s on two cores. */
const MONTH_LIMIT_MS = 10_000;
/** Issue 3: both files within 512 MB. */
const MEMORY_LIMIT_MB = 512;
const CAMT_MB = 50;
const ENTRY_BYTES = 969;

const run = promisify(execFile);

async function inProcess<T>(file: string, ...args: readonly string[]): Promise<T> {
  const script = path.join(import.meta.dirname, file);
  const { stdout } = await run(process.execPath, [script, ...args], { maxBuffer: 1024 * 1024 });
  return JSON.parse(stdout) as T;
}

export async function bankMeasures(folder: string, scale: number): Promise<readonly Line[]> {
  const ledger = path.join(folder, 'bank.duebook');
  const open = 50_000 / scale;
  const lines = 10_000 / scale;
  await makeLedger(ledger, { settled: 0, open });
  const month = await inProcess<BankRun>('bank-process.ts', ledger, String(lines));
  if (month.lines !== lines) throw new Error(`${month.lines} of ${lines} bank lines arrived`);
  const matched = month.importMilliseconds + month.proposeMilliseconds;
  return [
    limitLine(
      `import ${lines} bank lines and match them against ${open} items`,
      matched,
      MONTH_LIMIT_MS,
      'ms',
    ),
    shownLine('  of that the import', milliseconds(month.importMilliseconds)),
    shownLine(
      `  accepting the ${month.accepted} sure ones together`,
      milliseconds(month.acceptMilliseconds),
    ),
    shownLine('  undoing them together', milliseconds(month.undoMilliseconds)),
    ...(await largeFiles(folder, scale)),
  ];
}

async function largeFiles(folder: string, scale: number): Promise<readonly Line[]> {
  const camt = path.join(folder, 'large.xml');
  const entries = Math.ceil((CAMT_MB * 1_000_000) / ENTRY_BYTES / scale);
  await pipeline(Readable.from(camtOf({ lines: entries, seed: 5 })), createWriteStream(camt));
  const workbook = path.join(folder, 'large.xlsx');
  const rows = 200_000 / scale;
  await writeFile(workbook, await workbookOf(rows));
  const measured: Line[] = [];
  for (const [file, words] of [
    [camt, 'CAMT file'],
    [workbook, `workbook of ${rows} rows`],
  ] as const) {
    const size = (statSync(file).size / 1_000_000).toFixed(0);
    const large = await inProcess<LargeRun>('large-process.ts', file, `${file}.duebook`);
    if (large.refused > 0) throw new Error(`${words}: ${large.refused} rows refused`);
    measured.push(
      limitLine(`peak memory: ${words} (${size} MB)`, large.peakMegabytes, MEMORY_LIMIT_MB, 'MB'),
      shownLine(`  ${large.facts} facts in`, milliseconds(large.milliseconds)),
      shownLine(
        '  steps of progress; cancelled after',
        `${large.progress}; ${milliseconds(large.cancelledAfterMilliseconds)}`,
      ),
    );
  }
  return measured;
}
