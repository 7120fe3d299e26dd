/**
 * Loads cases in a process of its own, so that the first time is a cold one. Prints one JSON line.
 *
 *     node case-process.ts LEDGER.duebook
 *     {"customers":10000,"items":50000,"facts":200000,"all":[410.2,250.1],"one":[4.1,0.9],…}
 */
import { clockOf } from '../../src/engine/clock.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { loadCases } from '../../src/ledger/queries/case/load-cases.ts';
import { english } from '../harness/english.ts';
import { caseLimit } from './case-limit.ts';
import { TODAY } from './made/made-ledger.ts';
import { timed, worked } from './measure.ts';

export interface CaseRun {
  readonly customers: number;
  readonly items: number;
  /** Not taken back and not expired, of all customers. */
  readonly facts: number;
  /** Milliseconds of each turn, the cold one first: every customer's case. */
  readonly all: readonly number[];
  /** What the thread itself worked in them; on a busy machine they take longer. */
  readonly allWorked: readonly number[];
  /** Work of merely reading the rows of customers and open items, after them; of case facts. */
  readonly itemRows: readonly number[];
  readonly factRows: readonly number[];
  /** The same with every fact of every customer looked at. */
  readonly allFacts: readonly number[];
  /** The same with what promises and plans are judged by. */
  readonly withHistory: readonly number[];
  /** One customer, with its history, all facts looked at: another customer each turn. */
  readonly one: readonly number[];
}

const TURNS = 9;

async function run(file: string): Promise<CaseRun> {
  const opened = await openLedger(file, { mode: 'read', clock: clockOf(null), version: 'bench' });
  if (!opened.ok) throw new Error(english(opened.error.message));
  const ledger = opened.value;
  const moment = { asOf: TODAY, knownAt: null };
  const turns = async (work: (turn: number) => Promise<unknown>): Promise<number[]> => {
    const times: number[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) times.push(await timed(() => work(turn)));
    return times;
  };
  let [customers, items, facts] = [0, 0, 0];
  const limits = { items: caseLimit(file, 'items'), facts: caseLimit(file, 'facts') };
  const all: number[] = [];
  const allWorked: number[] = [];
  const itemRows: number[] = [];
  const factRows: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const work = async () => {
      const cases = await ledger.read((db) => loadCases(db, { ...moment, customers: 'all' }));
      customers = cases.length;
      items = cases.reduce((sum, one) => sum + one.items.length, 0);
    };
    allWorked.push(await worked(async () => all.push(await timed(work))));
  }
  // After them and not in turns: the rows that they leave behind would be cleared away in the next turn's time.
  for (let turn = 0; turn < TURNS; turn += 1) {
    itemRows.push(await worked(() => limits.items.rows()));
    factRows.push(await worked(() => limits.facts.rows()));
  }
  limits.items.close();
  limits.facts.close();
  const allFacts = await turns(async () => {
    const cases = await ledger.read((db) => loadCases(db, { ...moment, customers: 'all' }));
    facts = cases.reduce((sum, one) => sum + one.facts.filter(({ isLive }) => isLive).length, 0);
  });
  const withHistory = await turns(() =>
    ledger.read((db) => loadCases(db, { ...moment, customers: 'all', withHistory: true })),
  );
  const one = await turns(async (turn) => {
    const [found] = await ledger.read((db) =>
      loadCases(db, { ...moment, customers: [17 + turn * 31], withHistory: true }),
    );
    if (found === undefined) throw new Error('there is no such customer');
    return found.facts.length;
  });
  await ledger.close();
  return {
    customers,
    items,
    facts,
    all,
    allWorked,
    itemRows,
    factRows,
    allFacts,
    withHistory,
    one,
  };
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('LEDGER.duebook');
process.stdout.write(`${JSON.stringify(await run(file))}\n`);
