/**
 * Counts out of the JSON reports of vitest and Playwright.
 *
 *     { passed: 812, failed: 1, skipped: ['acceptance: … (the folder ../shared/data is missing)'] }
 *
 * A file that does not load, and a run that ends badly with nothing failed, count as one failure
 * each: a crash must never look like a pass.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './run-process.ts';

export interface Failure {
  readonly name: string;
  readonly message: string;
}

export interface Counts {
  readonly passed: number;
  readonly failures: readonly Failure[];
  readonly skipped: readonly string[];
  /** Passed tests by folder of `tests/`, for the heading. */
  readonly kinds: Readonly<Record<string, number>>;
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: string;
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
      readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
    }[];
  }[];
}

interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly { readonly message?: string }[];
}

const readReport = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The message and our own part of the stack; what node and vitest did below is noise. */
const readable = (messages: readonly string[]): string =>
  messages
    .join('\n')
    .split('\n')
    .filter((line) => !/^\s+at .*(node_modules|node:internal|new Promise)/.test(line))
    .join('\n');

/** `/…/tests/domain/money.test.ts` → `domain/money.test.ts` */
const shortName = (file: string): string =>
  path
    .relative(path.join(ROOT, 'tests'), path.resolve(ROOT, 'tests', file))
    .split(path.sep)
    .join('/');

export function vitestCounts(file: string): Counts {
  const report = readReport(file) as VitestReport;
  const failures: Failure[] = [];
  const skipped: string[] = [];
  const kinds: Record<string, number> = {};
  let passed = 0;
  for (const result of report.testResults) {
    const where = shortName(result.name);
    const kind = where.split('/')[0] ?? where;
    for (const test of result.assertionResults) {
      const name = `${where}: ${test.fullName}`;
      if (test.status === 'passed') {
        passed += 1;
        kinds[kind] = (kinds[kind] ?? 0) + 1;
      } else if (test.status === 'failed')
        failures.push({ name, message: readable(test.failureMessages ?? []) });
      else skipped.push(name);
    }
    const isBroken = result.status === 'failed';
    if (isBroken && !result.assertionResults.some((test) => test.status === 'failed'))
      failures.push({ name: where, message: result.message });
  }
  return { passed, failures, skipped, kinds };
}

export function playwrightCounts(file: string): Counts {
  const report = readReport(file) as PlaywrightReport;
  const failures: Failure[] = report.errors.map((error) => ({
    name: 'playwright',
    message: error.message ?? 'unknown error',
  }));
  const skipped: string[] = [];
  const kinds: Record<string, number> = {};
  let passed = 0;
  const walk = (suite: PlaywrightSuite, titles: readonly string[]): void => {
    for (const spec of suite.specs ?? [])
      for (const test of spec.tests) {
        const name = [...titles, spec.title].join(' › ');
        if (test.status === 'expected') {
          passed += 1;
          kinds[test.projectName] = (kinds[test.projectName] ?? 0) + 1;
        } else if (test.status === 'skipped') {
          const why = test.annotations.find((one) => one.description !== undefined)?.description;
          skipped.push(why === undefined ? name : `${name} (${why})`);
        } else {
          const messages = test.results.flatMap((result) =>
            result.errors.map((error) => error.message ?? ''),
          );
          failures.push({ name, message: readable(messages) });
        }
      }
    for (const inner of suite.suites ?? []) walk(inner, [...titles, inner.title]);
  };
  for (const suite of report.suites) walk(suite, [suite.title]);
  return { passed, failures, skipped, kinds };
}
