/**
 * How long the cases of all customers take to load, and of one; house.md 2.3 has the targets. And
 * what an import of as many case facts costs.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ColdRun } from './case-cold-process.ts';
import type { CaseImportRun } from './case-import-process.ts';
import type { CaseRun } from './case-process.ts';
import { inProcess, inProcessAsEngine } from './in-process.ts';
import { caseFactsCsv, madeCaseFacts } from './made/made-case-facts.ts';
import { makeLedger } from './made/made-ledger.ts';
import {
  limitLine,
  median,
  milliseconds,
  ratioLine,
  shownLine,
  timed,
  type Line,
} from './measure.ts';

const COLD_TURNS = 3;

/** `scale` 1: 10,000 customers; 10: a tenth of everything, with the same limits. */
export async function caseMeasures(
  folder: string,
  scale: number,
  say: (line: string) => void,
): Promise<readonly Line[]> {
  const size = { settled: 50_000 / scale, open: 50_000 / scale, customers: 10_000 / scale };
  const caseFacts = 200_000 / scale;
  const plain = path.join(folder, 'cases.duebook');
  const full = path.join(folder, 'case-facts.duebook');
  const took = await timed(async () => {
    await makeLedger(plain, size);
    await makeLedger(full, { ...size, caseFacts });
  });
  say(
    `made two ledgers of ${size.customers} customers, one with ${caseFacts} case facts, in ${milliseconds(took)}`,
  );
  const without = await inProcessAsEngine<CaseRun>('case-process.ts', plain);
  const beside = await inProcessAsEngine<CaseRun>('case-process.ts', full);
  const cold: ColdRun[] = [];
  const coldWithOld: ColdRun[] = [];
  const coldRows: ColdRun[] = [];
  for (let turn = 0; turn < COLD_TURNS; turn += 1) {
    cold.push(await inProcessAsEngine<ColdRun>('case-cold-process.ts', full, 'cases'));
    coldWithOld.push(await inProcessAsEngine<ColdRun>('case-cold-process.ts', full, 'old'));
    coldRows.push(await inProcessAsEngine<ColdRun>('case-cold-process.ts', full, 'rows'));
  }
  const coldest = median(cold.map((run) => run.milliseconds));
  const warm = beside.all.slice(1);
  const of = (times: readonly number[]): string =>
    `${milliseconds(median(times))}, at most ${milliseconds(Math.max(...times))}`;
  const spread = (times: readonly number[]): string =>
    `${milliseconds(Math.min(...times))}, ${milliseconds(Math.max(...times))}`;
  return [
    limitLine(
      `all cases: ${without.customers} customers, ${without.items} open items; median`,
      median(without.all),
      150,
      'ms',
    ),
    shownLine('  quickest, slowest', spread(without.all)),
    shownLine('  work of the thread in them: quickest, slowest', spread(without.allWorked)),
    ratioLine(
      '  its work; the limit: the same rows of customers and items merely read',
      median(without.allWorked.slice(1)),
      median(without.itemRows.slice(1)),
      4,
    ),
    limitLine(
      `the same beside ${caseFacts} case facts, cold; median of ${COLD_TURNS}`,
      coldest,
      500,
      'ms',
    ),
    shownLine(
      '  work of the thread in it: quickest, slowest',
      spread(cold.map((run) => run.workedMilliseconds)),
    ),
    shownLine(
      '  and facts that only people read: work, quickest, slowest',
      spread(coldWithOld.map((run) => run.workedMilliseconds)),
    ),
    ratioLine(
      '  its work; the limit: the rows of case facts merely read, cold',
      median(cold.map((run) => run.workedMilliseconds)),
      median(coldRows.map((run) => run.workedMilliseconds)),
      2.5,
    ),
    shownLine('  warm', of(warm)),
    ratioLine(
      '  its work, warm; the limit, warm',
      median(beside.allWorked.slice(1)),
      median(beside.factRows.slice(1)),
      2.5,
    ),
    shownLine('  work of the thread in them: quickest, slowest', spread(beside.allWorked.slice(1))),
    shownLine(`  warm, and all facts looked at (${beside.facts} count)`, of(beside.allFacts)),
    shownLine('  warm, with settled items and receipts', of(beside.withHistory)),
    limitLine('the case of one customer; median', median(beside.one), 20, 'ms'),
    limitLine('  the slowest of them', Math.max(...beside.one), 20, 'ms'),
  ];
}

/** An import of case facts into a ledger that has their customers and invoices, in a process of its own. */
export async function caseFactMeasures(folder: string, scale: number): Promise<readonly Line[]> {
  const size = { settled: 0, open: 50_000 / scale, customers: 10_000 / scale };
  const rows = 200_000 / scale;
  const ledger = path.join(folder, 'facts-to-come.duebook');
  const openOf = await makeLedger(ledger, size);
  const file = path.join(folder, 'case-facts.csv');
  await writeFile(file, caseFactsCsv(madeCaseFacts({ facts: rows, ...size }, openOf)));
  const { milliseconds: took, ...run } = await inProcess<CaseImportRun>(
    'case-import-process.ts',
    file,
    ledger,
  );
  if (run.facts !== rows) throw new Error(`${run.facts} of ${rows} case facts arrived`);
  return [
    limitLine(`peak memory of an import of ${rows} case facts`, run.peakMegabytes, 400, 'MB'),
    shownLine('  it takes', milliseconds(took)),
    shownLine('  work of all threads in it', milliseconds(run.workedMilliseconds)),
  ];
}
