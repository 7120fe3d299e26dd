/**
 * `npm run bench`: how fast the program is on a large ledger, against what it could be at best.
 * A target that is missed is shown, not hidden; the exit status is 0 because a slow machine is not
 * a mistake in the program.
 *
 *     npm run bench                  about ten minutes on two cores
 *     npm run bench -- --small       a tenth of everything, about two minutes
 *     npm run bench -- case          one by its name: aging import letters print bank matching case
 *                                    case-facts desk risk
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { agingMeasures } from './aging-measures.ts';
import { bankMeasures } from './bank-measures.ts';
import { caseFactMeasures, caseMeasures } from './case-measures.ts';
import { deskMeasures } from './desk-measures.ts';
import { driftMeasures } from './drift-measures.ts';
import { importMeasures } from './import-measures.ts';
import { letterMeasures } from './letter-measures.ts';
import { matchingMeasures } from './matching-measures.ts';
import { brokenLine, table, type Line } from './measure.ts';
import { printMeasures } from './print-measures.ts';
import { purchaseMeasures } from './purchase-measures.ts';
import { riskMeasures } from './risk-measures.ts';

const { values, positionals } = parseArgs({
  options: { small: { type: 'boolean', default: false }, only: { type: 'string' } },
  allowPositionals: true,
});
const scale = values.small ? 10 : 1;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const folder = mkdtempSync(path.join(tmpdir(), 'duebook-bench-'));

const measures: Readonly<Record<string, () => Promise<readonly Line[]>>> = {
  aging: () =>
    agingMeasures(
      folder,
      { settled: 950_000 / scale, open: 50_000 / scale },
      { settled: 50_000 / scale, open: 50_000 / scale },
      say,
    ),
  import: () => importMeasures(folder, 200_000 / scale),
  letters: () => letterMeasures(200 / scale),
  print: () => printMeasures(values.small ? 1 : 3),
  bank: () => bankMeasures(folder, scale),
  matching: () => matchingMeasures(scale),
  case: () => caseMeasures(folder, scale, say),
  'case-facts': () => caseFactMeasures(folder, scale),
  desk: () => deskMeasures(folder, scale, say),
  risk: async () => [
    ...(await riskMeasures(scale)),
    ...driftMeasures(scale, say),
    ...(await purchaseMeasures(folder, scale, say)),
  ],
};
const named = [...positionals, ...(values.only?.split(',') ?? [])];
const wanted = named.length === 0 ? Object.keys(measures) : named;

const lines: Line[] = [];
try {
  say(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}`);
  for (const name of wanted) {
    const measure = measures[name];
    if (measure === undefined) {
      process.stderr.write(
        `"${name}" is not a measure; they are ${Object.keys(measures).join(', ')}\n`,
      );
      process.exit(2);
    }
    try {
      lines.push(...(await measure()));
    } catch (thrown) {
      lines.push(brokenLine(name, thrown));
    }
  }
  say('');
  say(table(lines));
  for (const { measure, problem } of lines)
    if (problem !== undefined) say(`\n${measure}: ${problem}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
// A worker that a failed measure left behind must not keep the terminal waiting.
process.exit(0);
