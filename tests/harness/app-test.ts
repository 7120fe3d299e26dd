/**
 * Playwright's `test` for the screens, over a browser host that keeps running: starting the program for
 * every test costs more than many a test itself (three seconds of a core). What a start does is for the
 * tests that start one of their own (`app.ts`).
 *
 *     let app: App;
 *     test.beforeEach(async ({ page, openApp }) => {
 *       app = await openApp({ sample: 'copy' });
 *       await page.goto(app.address);
 *     });
 *
 * A worker of Playwright has one host, and another one when the clock shall stand elsewhere. Each test
 * begins as after a start: a browser context of its own, no ledger open but the one asked for, nothing
 * else in the data folder, no job running; `begin` refuses to go on where that is not so. Ledgers
 * are closed and opened by the calls that the screens make for it.
 *
 * The address lets one browser in, once. Here that is the worker, and every context is given its cookie,
 * as tabs of one browser have it.
 */
import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test as base, type APIRequestContext, type PlaywrightWorkerArgs } from '@playwright/test';
import {
  DAY_OF_TESTS,
  SAMPLE_FILE,
  startApp,
  type App,
  type AppOptions,
  type AppProcess,
} from './app.ts';
import { callHost } from './call-host.ts';
import { sampleLedger } from './sample-ledger.ts';

interface Host {
  readonly now: string;
  readonly app: AppProcess;
  /** Has the cookie. */
  readonly session: APIRequestContext;
  stop(): Promise<void>;
}

async function startHost(playwright: PlaywrightWorkerArgs['playwright'], now: string) {
  const app = await startApp({ now });
  const session = await playwright.request.newContext();
  await session.get(app.address);
  const stop = async (): Promise<void> => {
    await session.dispose();
    await app.stop();
  };
  return { now, app, session, stop };
}

/** What the test before has left goes; what `options` ask for is there. */
async function begin({ app, session }: Host, options: AppOptions): Promise<void> {
  const ask = callHost(session, app.origin);
  for (const { jobId } of await ask('jobs.list', {})) await ask('jobs.cancel', { jobId });
  // It waits until every call that was under way has ended.
  await ask('workspace.close', {});
  for (const name of readdirSync(app.dataFolder))
    rmSync(path.join(app.dataFolder, name), { recursive: true });

  if (options.sample === 'copy') {
    copyFileSync(sampleLedger(), path.join(app.dataFolder, SAMPLE_FILE));
    await ask('workspace.sample', {});
  }

  const state = await ask('workspace.state', {});
  const found = {
    open: state.ledger?.fileName ?? null,
    ledgers: state.ledgers.map((one) => one.fileName),
    jobs: await ask('jobs.list', {}),
  };
  const wanted = options.sample === 'copy' ? SAMPLE_FILE : null;
  const isFresh =
    found.open === wanted &&
    found.ledgers.join() === (wanted ?? '') &&
    state.dataFolder === app.dataFolder &&
    found.jobs.length === 0;
  if (!isFresh)
    throw new Error(`the test does not begin as after a start: ${JSON.stringify(found)}`);
}

export interface OpenAppOptions extends AppOptions {
  readonly sample?: 'copy';
}

interface OfTest {
  /** Once in a test, before its first page. */
  readonly openApp: (options?: OpenAppOptions) => Promise<App>;
}
interface OfWorker {
  readonly hostAt: (now: string) => Promise<Host>;
}

export const test = base.extend<OfTest, OfWorker>({
  hostAt: [
    async ({ playwright }, use) => {
      let host: Host | null = null;
      await use(async (now) => {
        if (host?.now === now) return host;
        await host?.stop();
        host = null;
        host = await startHost(playwright, now);
        return host;
      });
      // The compiler does not see that the function above sets it.
      await (host as Host | null)?.stop();
    },
    { scope: 'worker' },
  ],
  openApp: async ({ context, hostAt }, use) => {
    await use(async (options = {}) => {
      const host = await hostAt(options.now ?? DAY_OF_TESTS);
      await begin(host, options);
      await context.addCookies((await host.session.storageState()).cookies);
      return { address: `${host.app.origin}/`, origin: host.app.origin };
    });
  },
});

export { expect } from '@playwright/test';
