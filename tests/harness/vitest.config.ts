/**
 * Every test that needs no browser. Two processes: the machine we plan for has two cores.
 * Tests that drive a page are Playwright's (`playwright.config.ts`).
 */
import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    // `npm run mutants` names the few that are to notice.
    include: process.env.DUEBOOK_TESTS?.split(' ') ?? ['tests/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/harness/vitest-texts.ts'],
    exclude: ['**/node_modules/**', 'tests/e2e/**', 'tests/electron/**'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // A process of its own for every file would load the program anew 250 times, half of all the work.
    // So files share what modules keep: state there must not change what a test sees. Not for mutants,
    // whose constants are changed before they are loaded.
    isolate: process.env.DUEBOOK_TESTS !== undefined,
    // A test of the engine or the terminal starts threads and processes of its own.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    watch: false,
    passWithNoTests: false,
    env: { TZ: 'UTC' },
    sequence: { shuffle: false },
    chaiConfig: { truncateThreshold: 400 },
  },
});
