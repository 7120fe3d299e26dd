/**
 * What `npm test` adds up. The rule that matters: nothing that went wrong may be counted as nothing.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { playwrightCounts, vitestCounts } from './counts.ts';
import { ROOT } from './run-process.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'duebook-counts-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const testFile = (name: string, status: string, results: readonly unknown[], message = '') => ({
  name: path.join(ROOT, 'tests', name),
  status,
  message,
  assertionResults: results,
});
const result = (status: string, fullName: string, failureMessages: readonly string[] = []) => ({
  status,
  fullName,
  failureMessages,
});

it('counts passed tests by folder, names failed ones, and lists skipped ones', () => {
  const counts = vitestCounts(
    report({
      testResults: [
        testFile('domain/money.test.ts', 'passed', [result('passed', 'a'), result('passed', 'b')]),
        testFile('ledger/open.test.ts', 'failed', [
          result('passed', 'c'),
          result('failed', 'd', ['expected 1 to be 2\n    at node_modules/vitest/x.js:1:1']),
          result('skipped', 'e'),
          result('todo', 'f'),
        ]),
      ],
    }),
  );
  expect(counts).toEqual({
    passed: 3,
    failures: [{ name: 'ledger/open.test.ts: d', message: 'expected 1 to be 2' }],
    skipped: ['ledger/open.test.ts: e', 'ledger/open.test.ts: f'],
    kinds: { domain: 2, ledger: 1 },
  });
});

it('counts a file that does not load as one failure', () => {
  const counts = vitestCounts(
    report({
      testResults: [testFile('formats/csv.test.ts', 'failed', [], 'cannot find ./csv.ts')],
    }),
  );
  expect(counts.failures).toEqual([
    { name: 'formats/csv.test.ts', message: 'cannot find ./csv.ts' },
  ]);
  expect(counts.passed).toBe(0);
});

it('counts tests in a page by project; a timeout, an unexpected pass and a crash are failures', () => {
  const one = (status: string, annotations: readonly unknown[] = []) => ({
    projectName: 'e2e',
    status,
    annotations,
    results: [{ errors: status === 'unexpected' ? [{ message: 'no such row' }] : [] }],
  });
  const counts = playwrightCounts(
    report({
      errors: [{ message: 'worker died' }],
      suites: [
        {
          title: 'e2e/letters.spec.ts',
          specs: [
            { title: 'issues', file: 'x', tests: [one('expected')] },
            { title: 'cancels', file: 'x', tests: [one('unexpected')] },
            { title: 'flaky', file: 'x', tests: [one('flaky')] },
            {
              title: 'in Electron',
              file: 'x',
              tests: [one('skipped', [{ type: 'skip', description: 'no Electron binary' }])],
            },
          ],
        },
      ],
    }),
  );
  expect(counts.passed).toBe(1);
  expect(counts.failures.map(({ name }) => name)).toEqual([
    'playwright',
    'e2e/letters.spec.ts › cancels',
    'e2e/letters.spec.ts › flaky',
  ]);
  expect(counts.skipped).toEqual(['e2e/letters.spec.ts › in Electron (no Electron binary)']);
});
