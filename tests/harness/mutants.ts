/**
 * Mutation testing: every operator, condition, text and number of a file is changed once, and a test
 * must fail. What survives is behaviour that no test looks at. Not part of `npm test`: a file takes
 * minutes.
 *
 *     npm run mutants -- src/domain/money.ts 'src/domain/aging*.ts'
 *     npm run mutants -- src/domain/bank/matching/fit.ts --tests tests/domain/matching
 *
 * Tests are those that mirror the file's room (`src/domain/x.ts`: `tests/domain`), or of the folders
 * that `--tests` names; of them, only those that reach a mutant run against it. It ends with
 *
 *     src/domain/money.ts:27:29  survived   total += value → total -= value
 *
 *     File                  Killed  Survived  Equivalent  Score
 *     src/domain/money.ts       31         1           1   97 %
 *
 * Exit status 1: something survived that `equivalent-mutants.json` does not name with its reason.
 */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { ROOT } from './run-process.ts';

type Options = ConstructorParameters<typeof Stryker>[0];
type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** A mutant that behaves as the original does, for every input; found again by the text of its line. */
interface Equivalent {
  readonly file: string;
  /** The line as it stands in the file, without the blanks around it. */
  readonly line: string;
  readonly replacement: string;
  readonly because: string;
}

const EQUIVALENT = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'equivalent-mutants.json'), 'utf8'),
) as readonly Equivalent[];

interface Seen {
  readonly file: string;
  readonly place: string;
  /** `total += value → total -= value` */
  readonly change: string;
  readonly fate: 'killed' | 'survived' | 'no test reaches it' | 'equivalent';
}

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 70 ? `${line.slice(0, 67)}…` : line;
};

/** Null: it was not run, which says nothing about the tests. */
function seenOf(mutant: Mutant, file: string, source: readonly string[]): Seen | null {
  const { start, end } = mutant.location;
  const lines = source.slice(start.line - 1, end.line);
  const last = lines.length - 1;
  const original = lines
    .map((line, index) =>
      line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : line.length),
    )
    .join('\n');
  const place = `${file}:${start.line}:${start.column}`;
  const change = `${oneLine(original)} → ${oneLine(mutant.replacement)}`;
  // A test file that no longer loads is a runtime error, and a failure as good as any.
  if (['Killed', 'Timeout', 'RuntimeError'].includes(mutant.status))
    return { file, place, change, fate: 'killed' };
  if (mutant.status !== 'Survived' && mutant.status !== 'NoCoverage') return null;
  const line = (source[start.line - 1] ?? '').trim();
  const isEquivalent = EQUIVALENT.some(
    (one) =>
      one.file === file && one.line === line && one.replacement === oneLine(mutant.replacement),
  );
  if (isEquivalent) return { file, place, change, fate: 'equivalent' };
  return {
    file,
    place,
    change,
    fate: mutant.status === 'Survived' ? 'survived' : 'no test reaches it',
  };
}

/** `src/domain/bank/matching/fit.ts` → `tests/domain` */
const roomOfTests = (file: string): string => `tests/${file.split('/')[1] ?? ''}`;

function table(seen: readonly Seen[], files: readonly string[]): string {
  const count = (of: readonly Seen[], fate: Seen['fate']): number =>
    of.filter((one) => one.fate === fate).length;
  const row = (name: string, of: readonly Seen[]): string[] => {
    const killed = count(of, 'killed');
    const lived = count(of, 'survived') + count(of, 'no test reaches it');
    const share =
      killed + lived === 0 ? 'none' : `${Math.floor((100 * killed) / (killed + lived))} %`;
    return [name, String(killed), String(lived), String(count(of, 'equivalent')), share];
  };
  const rows = [
    ['File', 'Killed', 'Survived', 'Equivalent', 'Score'],
    ...files.map((file) =>
      row(
        file,
        seen.filter((one) => one.file === file),
      ),
    ),
    ...(files.length > 1 ? [row('together', seen)] : []),
  ];
  const widths = [0, 1, 2, 3, 4].map((at) =>
    Math.max(...rows.map((cells) => cells[at]?.length ?? 0)),
  );
  return rows
    .map((cells) =>
      cells
        .map((cell, at) =>
          at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

async function mutate(
  files: readonly string[],
  tests: readonly string[],
): Promise<readonly Mutant[]> {
  const sandbox = mkdtempSync(path.join(tmpdir(), 'duebook-mutants-'));
  // Not Stryker's own `testFiles`: with it a constant is changed only after the tests have loaded it,
  // and survives (stryker-js issue 6144).
  process.env.DUEBOOK_TESTS = tests
    .map((folder) => (folder.endsWith('.ts') ? folder : `${folder}/**/*.test.{ts,tsx}`))
    .join(' ');
  try {
    return await new Stryker({
      mutate: [...files],
      testRunner: 'vitest',
      plugins: ['@stryker-mutator/vitest-runner'],
      vitest: { configFile: 'tests/harness/vitest.config.ts' },
      coverageAnalysis: 'perTest',
      // Two cores are planned for.
      concurrency: 2,
      // A busy machine must not turn a slow test into a killed mutant; endless loops are counted apart.
      timeoutMS: 60_000,
      dryRunTimeoutMinutes: 30,
      // From the root: `src/formats/out` is a room of the program.
      ignorePatterns: ['/out', '/dist', '/test-results', '/playwright-report'],
      // Vitest strips types; the lines of the report stay those of the file.
      disableTypeChecks: false,
      tempDirName: sandbox,
      reporters: [process.stdout.isTTY ? 'progress' : 'progress-append-only'],
      logLevel: 'error' as NonNullable<Options['logLevel']>,
      warnings: false,
      thresholds: { high: 100, low: 100, break: null },
    }).runMutationTest();
  } finally {
    rmSync(sandbox, { recursive: true, force: true });
  }
}

const { values, positionals } = parseArgs({
  options: { tests: { type: 'string' } },
  allowPositionals: true,
});
process.chdir(ROOT);
const files = positionals.flatMap((pattern) => globSync(pattern)).sort();
if (files.length === 0) {
  process.stderr.write(
    'name files: npm run mutants -- src/domain/money.ts [--tests FOLDER,FOLDER]\n',
  );
  process.exit(2);
}
const folders = values.tests?.split(',') ?? [...new Set(files.map(roomOfTests))];

const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8').split('\n')]));
const seen = (await mutate(files, folders)).flatMap((mutant) => {
  const file = path.relative(ROOT, path.resolve(mutant.fileName)).split(path.sep).join('/');
  const one = seenOf(mutant, file, sources.get(file) ?? []);
  return one === null ? [] : [one];
});
const left = seen.filter(({ fate }) => fate === 'survived' || fate === 'no test reaches it');
for (const { place, fate, change } of left) process.stdout.write(`${place}  ${fate}   ${change}\n`);
process.stdout.write(`\n${table(seen, files)}\n`);
process.exitCode = left.length === 0 ? 0 : 1;
