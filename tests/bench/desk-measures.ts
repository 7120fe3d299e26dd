/**
 * The worklist and the five-bucket report of a large office, beside the aging of the same ledger: first time
 * after opening, again, and after one event of one customer (a call, a payment), as a window asks that keeps its
 * last answer; and again for one that keeps none. Every first time in a process of its own, the
 * three in turns.
 */
import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { DeskRun } from './desk-process.ts';
import { inProcess } from './in-process.ts';
import { makeLedger } from './made/made-ledger.ts';
import { limitLine, median, milliseconds, shownLine, timed, type Line } from './measure.ts';

const TURNS = 3;
const ASKED = ['worklist', 'buckets', 'aging'] as const;
type Asked = (typeof ASKED)[number];

const NAMES: Readonly<Record<Asked, string>> = {
  worklist: 'worklist',
  buckets: 'five-bucket report',
  aging: 'aging by age',
};

/** `scale` 1: 10,000 customers; 10: a tenth of everything, with the same limits. */
export async function deskMeasures(
  folder: string,
  scale: number,
  say: (line: string) => void,
): Promise<readonly Line[]> {
  const size = {
    settled: 50_000 / scale,
    open: 50_000 / scale,
    customers: 10_000 / scale,
    caseFacts: 200_000 / scale,
  };
  const ledger = path.join(folder, 'desk.duebook');
  const took = await timed(() => makeLedger(ledger, size));
  say(
    `made a ledger of ${size.customers} customers, ${size.open} open items and ${size.caseFacts} case facts in ${milliseconds(took)}`,
  );
  const runs: Record<Asked, DeskRun[]> = { worklist: [], buckets: [], aging: [] };
  for (let turn = 0; turn < TURNS; turn += 1)
    for (const asked of ASKED) {
      const copy = path.join(folder, `desk-${asked}-${turn}.duebook`);
      await copyFile(ledger, copy);
      runs[asked].push(await inProcess<DeskRun>('desk-process.ts', copy, asked));
      await rm(copy);
    }
  const of = (asked: Asked, pick: (run: DeskRun) => readonly number[]): number =>
    median(runs[asked].flatMap(pick));
  const ratio = (
    measure: string,
    pick: (run: DeskRun) => readonly number[],
    asked: Asked,
  ): Line => ({
    ...shownLine(measure, milliseconds(of(asked, pick))),
    reference: milliseconds(of('aging', pick)),
    ratio: `${(of(asked, pick) / of('aging', pick)).toFixed(2)} ×`,
  });
  const lines = (asked: Asked): readonly Line[] => [
    limitLine(
      `${NAMES[asked]}, ${runs[asked][0]?.rows ?? 0} rows: first time after opening; median of ${TURNS}`,
      of(asked, (run) => [run.first]),
      800,
      'ms',
    ),
    ratio('  beside it the aging of the same ledger', (run) => [run.first], asked),
    ratio('  work of all threads in it; in that of the aging', (run) => [run.firstWorked], asked),
    limitLine(
      '  again',
      of(asked, (run) => run.again),
      100,
      'ms',
    ),
    ratio('  beside it the aging again', (run) => run.again, asked),
    limitLine(
      '  after one event of one customer',
      of(asked, (run) => run.afterEvent),
      50,
      'ms',
    ),
    ratio('  beside it the aging after it', (run) => run.afterEvent, asked),
    shownLine(
      '  the whole of it again, for somebody who has no earlier answer',
      milliseconds(of(asked, (run) => run.whole)),
    ),
    shownLine(
      '  rows sent after an event, at most',
      String(Math.max(...runs[asked].flatMap((run) => run.sent))),
    ),
    shownLine(
      '  memory of the process: ledger open, then; what the aging takes',
      `${of(asked, (run) => [run.openMegabytes]).toFixed(0)} MB, ${of(asked, (run) => [run.megabytes]).toFixed(0)} MB; ${of('aging', (run) => [run.megabytes]).toFixed(0)} MB`,
    ),
  ];
  return [
    ...lines('worklist'),
    ...lines('buckets'),
    shownLine('recording the event itself', milliseconds(of('worklist', (run) => run.event))),
  ];
}
