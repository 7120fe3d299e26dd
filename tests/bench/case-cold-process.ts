/**
 * The first time of one thing in a process of its own: the cases of all customers loaded (`old`: with the
 * facts that no rule looks at any more), or the rows of all case facts merely read. Prints one JSON line.
 *
 *     node case-cold-process.ts LEDGER.duebook cases
 *     {"milliseconds":480.2,"workedMilliseconds":455.1}
 */
import { clockOf } from '../../src/engine/clock.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { loadCases } from '../../src/ledger/queries/case/load-cases.ts';
import { english } from '../harness/english.ts';
import { caseLimit } from './case-limit.ts';
import { TODAY } from './made/made-ledger.ts';
import { timed, worked } from './measure.ts';

export interface ColdRun {
  readonly milliseconds: number;
  /** What the thread itself worked; on a busy machine it takes longer. */
  readonly workedMilliseconds: number;
}

async function cold(work: () => unknown): Promise<ColdRun> {
  let milliseconds = Number.NaN;
  const workedMilliseconds = await worked(async () => {
    milliseconds = await timed(work);
  });
  return { milliseconds, workedMilliseconds };
}

async function cases(file: string, withOldFacts: boolean): Promise<ColdRun> {
  const opened = await openLedger(file, { mode: 'read', clock: clockOf(null), version: 'bench' });
  if (!opened.ok) throw new Error(english(opened.error.message));
  const ledger = opened.value;
  const run = await cold(() =>
    ledger.read((db) =>
      loadCases(db, { asOf: TODAY, knownAt: null, customers: 'all', withOldFacts }),
    ),
  );
  await ledger.close();
  return run;
}

async function rows(file: string): Promise<ColdRun> {
  const limit = caseLimit(file, 'facts');
  const run = await cold(() => limit.rows());
  limit.close();
  return run;
}

const WORK = {
  cases: (file: string) => cases(file, false),
  old: (file: string) => cases(file, true),
  rows,
};

const [file, what = ''] = process.argv.slice(2);
if (file === undefined || !Object.hasOwn(WORK, what))
  throw new Error('LEDGER.duebook cases|old|rows');
process.stdout.write(`${JSON.stringify(await WORK[what as keyof typeof WORK](file))}\n`);
