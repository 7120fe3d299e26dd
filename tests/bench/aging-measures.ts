/** Aging of today through the engine, against the same sums in SQL, its limit, and a shorter history. */
import path from 'node:path';
import { EngineClient } from '../../src/engine/client.ts';
import { makeLedger, TODAY, type LedgerSize } from './made/made-ledger.ts';
import { inTurns, milliseconds, ratioLine, timed, type Line } from './measure.ts';
import { sqlLimit, sqlReference } from './sql-reference.ts';
import { english } from '../harness/english.ts';

const TURNS = 15;

export const engineOn = async (
  folder: string,
  ledger: { readonly path: string; readonly mode: 'read' | 'write' },
): Promise<EngineClient> => {
  const engine = await EngineClient.start({
    host: 'terminal',
    actor: 'bench',
    version: 'bench',
    dataFolder: folder,
    earlierFolder: null,
    logFolder: folder,
    now: null,
    ledger,
  });
  if (engine.opened?.ok === true) return engine;
  await engine.close();
  throw new Error(
    engine.opened === null ? 'the engine died' : english(engine.opened.error.message),
  );
};

async function outstanding(engine: EngineClient): Promise<number> {
  const report = await engine.call('aging.report', { asOf: TODAY });
  if (!report.ok) throw new Error(`aging.report: ${english(report.error.message)}`);
  for (const tie of report.value.tieOut)
    if (tie.differenceMinor !== 0)
      throw new Error(`${tie.currency} is off by ${tie.differenceMinor}`);
  return report.value.totals.reduce((sum, total) => sum + total.outstandingMinor, 0);
}

export async function agingMeasures(
  folder: string,
  long: LedgerSize,
  short: LedgerSize,
  say: (line: string) => void,
): Promise<readonly Line[]> {
  const files = {
    long: path.join(folder, 'long.duebook'),
    short: path.join(folder, 'short.duebook'),
  };
  for (const [name, size] of [
    ['long', long],
    ['short', short],
  ] as const) {
    const took = await timed(() => makeLedger(files[name], size));
    say(
      `made a ledger of ${size.settled + size.open} invoices, ${size.open} open, in ${milliseconds(took)}`,
    );
  }
  const engines = {
    long: await engineOn(folder, { path: files.long, mode: 'read' }),
    short: await engineOn(folder, { path: files.short, mode: 'read' }),
  };
  const reference = sqlReference(files.long);
  const limit = sqlLimit(files.long, path.join(folder, 'limit.db'), TODAY);
  try {
    const ours = await outstanding(engines.long);
    for (const theirs of [reference.sums(TODAY), limit.sums(TODAY)])
      if (ours !== theirs) throw new Error(`the report says ${ours}, the SQL says ${theirs}`);
    const sums = await inTurns(
      TURNS,
      () => outstanding(engines.long),
      () => reference.sums(TODAY),
    );
    const least = await inTurns(
      TURNS,
      () => outstanding(engines.long),
      () => limit.sums(TODAY),
    );
    const history = await inTurns(
      TURNS,
      () => outstanding(engines.long),
      () => outstanding(engines.short),
    );
    const size = `${long.settled + long.open} invoices, ${long.open} open`;
    return [
      ratioLine(`aging of today, ${size}; the same sums in SQL`, sums[0], sums[1], 1.5),
      ratioLine(
        'the same; the limit: sums over a bare table of what is open',
        least[0],
        least[1],
        2,
      ),
      ratioLine(
        `aging with history of ${long.settled + long.open}; of ${short.settled + short.open}`,
        history[0],
        history[1],
        1.3,
      ),
    ];
  } finally {
    reference.close();
    limit.close();
    await engines.long.close();
    await engines.short.close();
  }
}
