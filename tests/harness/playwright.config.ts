/**
 * Tests in a real page: `e2e` drives the browser host, `electron` runs the desktop shell under its
 * stand-in (or the real binary where it is there).
 *
 *     npm run e2e
 *     npm run e2e -- --grep "issues a letter"
 */
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { testBrowser } from './browser.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const browser = testBrowser();
const json = process.env.DUEBOOK_E2E_JSON;

/**
 * A browser window brings two pages of its address line along, made anew for every test and never seen:
 * a tenth of the work of a test. The last `--disable-features` counts, so Playwright's own are among them.
 */
const WITHOUT = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect'],
  ...['TcpPortRandomizationWin', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled'],
  ...['PreconnectToSearch', 'msForceBrowserSignIn', 'msEdgeUpdateLaunchServicesPreferredVersion'],
];

export default defineConfig({
  testDir: path.join(ROOT, 'tests'),
  globalSetup: path.join(import.meta.dirname, 'sample-ledger.ts'),
  outputDir: path.join(ROOT, 'test-results'),
  tsconfig: path.join(ROOT, 'tests/tsconfig.json'),
  timeout: 180_000,
  expect: { timeout: 30_000 },
  workers: 2,
  // Test by test and not file by file: what takes a minute and more must not wait behind its neighbours.
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  reporter: json === undefined ? [['list']] : [['list'], ['json', { outputFile: json }]],
  use: {
    viewport: { width: 1280, height: 720 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A twelfth of the work is frames between two states. What comes and goes as a person sees it is in the
    // stories of `main-job.spec` and `keyboard.spec`, which set this back, and in the desktop shell's.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(browser === null ? {} : { executablePath: browser }),
      args: [
        `--disable-features=${WITHOUT.join(',')}`,
        // Chromium refuses to sandbox itself for root, which is who runs containers.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  },
  // In this order: one file of the shell's tests runs as a whole, and as the last it would leave a core idle.
  projects: [
    { name: 'electron', testMatch: 'electron/**/*.{spec,test}.ts' },
    { name: 'e2e', testMatch: 'e2e/**/*.{spec,test}.ts' },
  ],
});
