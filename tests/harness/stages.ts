/**
 * What `npm test` runs, in order. A static check counts as one; a test run counts its tests.
 *
 * Limits are in seconds; they end what hangs, and are wide enough for a machine that has other work: the
 * same stage was seen to take three times as long.
 */
import { mkdtempSync, rmSync, existsSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { ensureTestBrowser } from './browser.ts';
import { playwrightCounts, vitestCounts, type Counts } from './counts.ts';
import { binOf, runNode, type ProcessRun } from './run-process.ts';

export interface Stage {
  readonly name: string;
  readonly title: string;
  /** Needs a browser; left out of `npm run ready`. */
  readonly inBrowser?: boolean;
  /** Runs only when asked for by name. */
  readonly onRequest?: boolean;
  /** Needs no quiet machine: may run beside another of its kind. */
  readonly oneCore?: boolean;
  run(say: (line: string) => void): Promise<Counts>;
}

/**
 * Where Node keeps what it compiled, types stripped: the tests start many processes of
 * the same program, and each then starts in two thirds of the time. Thrown away with node_modules.
 */
const COMPILE_CACHE = path.resolve(
  import.meta.dirname,
  '../../node_modules/.cache/duebook-compiled',
);

/**
 * The compiler is written in Go, runs once and ends: collecting what it no longer needs takes a sixth
 * of its time. Where there is memory it collects when it has three gigabytes.
 */
const COLLECT_LATE: Readonly<Record<string, string>> =
  totalmem() > 8e9 ? { GOGC: 'off', GOMEMLIMIT: '3GiB' } : {};

const LONGEST_OUTPUT_LINES = 150;

const shorten = (text: string): string => {
  const lines = text.split('\n');
  if (lines.length <= LONGEST_OUTPUT_LINES) return text;
  const rest = lines.length - LONGEST_OUTPUT_LINES;
  return [...lines.slice(0, LONGEST_OUTPUT_LINES), `… and ${rest} more lines`].join('\n');
};

const whyItEnded = (run: ProcessRun, seconds: number): string =>
  run.timedOut ? `took longer than ${seconds} s and was ended` : `ended with status ${run.status}`;

const check = (
  name: string,
  title: string,
  seconds: number,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Stage => ({
  name,
  title,
  oneCore: true,
  async run() {
    const run = await runNode(args, { seconds, env });
    if (run.status === 0) return { passed: 1, failures: [], skipped: [], kinds: {} };
    const message = `${whyItEnded(run, seconds)}\n${shorten(run.output)}`;
    return { passed: 0, failures: [{ name: title, message }], skipped: [], kinds: {} };
  },
});

/** Runs a test tool that writes a JSON report, and adds a failure when the tool itself failed. */
async function counted(
  tool: string,
  seconds: number,
  count: (file: string) => Counts,
  start: (report: string) => Promise<ProcessRun>,
): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'duebook-test-'));
  try {
    const report = path.join(folder, 'report.json');
    const run = await start(report);
    const crash = (): Counts['failures'][number] => ({
      name: tool,
      message: `${whyItEnded(run, seconds)}\n${shorten(run.output.slice(-20_000))}`,
    });
    if (!existsSync(report)) return { passed: 0, failures: [crash()], skipped: [], kinds: {} };
    const counts = count(report);
    if (run.status === 0 || counts.failures.length > 0) return counts;
    return { ...counts, failures: [crash()] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const unit: Stage = {
  name: 'unit',
  title: 'unit, property, scenario, golden, contract, migration',
  run: () =>
    counted('vitest', 420, vitestCounts, (report) =>
      runNode(
        [
          binOf('vitest', 'vitest.mjs'),
          'run',
          '--config',
          'tests/harness/vitest.config.ts',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${report}`,
        ],
        // CI: a golden file that is missing is a failure, not a new file.
        { seconds: 900, env: { CI: 'true', NODE_COMPILE_CACHE: COMPILE_CACHE } },
      ),
    ),
};

const inPage = (
  name: string,
  title: string,
  onRequest: boolean,
  projects: readonly string[],
): Stage => ({
  name,
  title,
  inBrowser: true,
  onRequest,
  async run(say) {
    const browser = ensureTestBrowser(say);
    if (browser === null) {
      const message =
        'no Chromium, Chrome or Edge is here and none could be installed; install one, or name it in DUEBOOK_TEST_BROWSER';
      return { passed: 0, failures: [{ name: title, message }], skipped: [], kinds: {} };
    }
    return counted('playwright', 1200, playwrightCounts, async (report) => {
      const run = await runNode(
        [
          binOf('@playwright/test', 'cli.js'),
          'test',
          '--config',
          'tests/harness/playwright.config.ts',
          ...projects.map((project) => `--project=${project}`),
        ],
        {
          seconds: 1200,
          env: {
            DUEBOOK_E2E_JSON: report,
            DUEBOOK_TEST_BROWSER: browser,
            NODE_COMPILE_CACHE: COMPILE_CACHE,
          },
        },
      );
      // A pass under the stand-in and a pass in Electron are two things: say which it was.
      for (const line of run.output.split('\n')) if (line.startsWith('desktop shell: ')) say(line);
      return run;
    });
  },
});

export const STAGES: readonly Stage[] = [
  check('format', 'format', 60, ['tests/harness/format.ts', '--check']),
  check(
    'types',
    'types, a tsconfig per layer, and the lint that needs them',
    200,
    [
      binOf('oxlint', 'bin/oxlint'),
      '--config',
      'tests/harness/oxlint.json',
      '--ignore-pattern=**/*.mjs',
      '--threads=2',
    ],
    COLLECT_LATE,
  ),
  check('lint', 'lint', 120, [
    binOf('oxlint', 'bin/oxlint'),
    '--config',
    'tests/harness/lint.json',
    '--quiet',
    '--threads=2',
  ]),
  check('layers', 'layers, packages, cycles, orphans', 60, [
    binOf('dependency-cruiser', 'bin/dependency-cruiser.mjs'),
    '--config',
    'tests/layers/rules.mjs',
    'src',
    'electron',
  ]),
  check('dead-code', 'dead code', 60, [
    binOf('knip', 'bin/knip.js'),
    '--config',
    'tests/harness/knip.jsonc',
    '--no-config-hints',
  ]),
  unit,
  check('build-screens', 'build of the screens', 120, ['tests/harness/build.ts', 'renderer']),
  check('build-shell', 'build of the desktop shell', 120, ['tests/harness/build.ts', 'electron']),
  inPage('e2e', 'end to end, in a browser', false, ['e2e', 'electron']),
  inPage('electron', 'desktop shell', true, ['electron']),
];
