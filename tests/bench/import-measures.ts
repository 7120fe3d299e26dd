/** An invoice list of many rows through the engine, against bare inserts of the same rows. */
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addDays } from '../../src/domain/dates.ts';
import { clockOf } from '../../src/engine/clock.ts';
import { createLedger } from '../../src/ledger/open.ts';
import type { BareRun } from './bare-process.ts';
import type { ImportRun } from './import-process.ts';
import { inProcess } from './in-process.ts';
import { TODAY } from './made/made-ledger.ts';
import { limitLine, median, ratioLine, shownLine, type Line } from './measure.ts';
import { seeded } from './made/seeded.ts';
import { english } from '../harness/english.ts';

const TURNS = 3;
const CUSTOMERS = 2_000;

/** An invoice list as an accounting program exports it: headers of its own, customers by name. */
export function invoiceList(rows: number, seed = 7): string {
  const random = seeded(seed);
  const lines = ['Invoice No,Customer No,Customer Name,Invoice Date,Due Date,Amount,Currency'];
  for (let row = 1; row <= rows; row += 1) {
    const customer = random.whole(1, CUSTOMERS);
    const issuedOn = addDays(TODAY, -random.whole(1, 700));
    const dueOn = addDays(issuedOn, random.whole(1, 4) * 15);
    const amount = (random.whole(5_000, 900_000) / 100).toFixed(2);
    const currency = ['EUR', 'USD', 'GBP'][customer % 3] ?? 'EUR';
    lines.push(
      `INV-${row},C${customer},Customer ${customer} Trading,${issuedOn},${dueOn},${amount},${currency}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Another program has one processor to itself meanwhile. */
async function besideBusyProcess<T>(work: () => Promise<T>): Promise<T> {
  const busy = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
  try {
    return await work();
  } finally {
    busy.kill();
  }
}

async function emptyLedger(file: string): Promise<void> {
  const created = await createLedger(file, {
    company: 'Bench Imports',
    currency: 'EUR',
    country: 'ES',
    isSample: false,
    clock: clockOf(null),
    version: 'bench',
    ledgerId: 'bench',
  });
  if (!created.ok) throw new Error(english(created.error.message));
  await created.value.close();
}

export async function importMeasures(folder: string, rows: number): Promise<readonly Line[]> {
  const csv = path.join(folder, 'invoices.csv');
  await writeFile(csv, invoiceList(rows));
  const ours: ImportRun[] = [];
  const bare: BareRun[] = [];
  for (let turn = 1; turn <= TURNS; turn += 1) {
    const imported = path.join(folder, `imported-${turn}.duebook`);
    const mine = await inProcess<ImportRun>('import-process.ts', csv, imported);
    if (mine.invoices !== rows) throw new Error(`${mine.invoices} of ${rows} invoices arrived`);
    ours.push(mine);
    const empty = path.join(folder, `bare-${turn}.duebook`);
    await emptyLedger(empty);
    bare.push(await inProcess<BareRun>('bare-process.ts', imported, empty));
  }
  const beside = await besideBusyProcess(() =>
    inProcess<ImportRun>('import-process.ts', csv, path.join(folder, 'imported-beside.duebook')),
  );
  const times = median(ours.map((one) => one.milliseconds));
  // The worst of the runs, not the median: a promise about a peak is a promise about every run.
  const peak = Math.max(...ours.map((one) => one.peakMegabytes));
  const block = Math.max(...ours.map((one) => one.longestBlockMilliseconds));
  const work = Math.max(...[...ours, beside].map((one) => one.longestWorkMilliseconds));
  return [
    ratioLine(
      `import of ${rows} invoice rows; bare inserts of the same rows`,
      times,
      median(bare.map((one) => one.milliseconds)),
      2,
    ),
    limitLine('peak memory of that import', peak, 400, 'MB'),
    limitLine("longest block of the window's thread meanwhile", block, 50, 'ms'),
    limitLine('the same beside another busy process', beside.longestBlockMilliseconds, 50, 'ms'),
    limitLine('of all of them, what the thread itself worked', work, 50, 'ms'),
    shownLine('invoice rows a second', `${Math.round(rows / (times / 1000))}`),
  ];
}
