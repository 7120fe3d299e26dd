/**
 * The browser host as `npm start -- --no-open` runs it: a process of its own, a free port, an empty data
 * folder and a clock that stands still. Tests of the screens share one (`app-test.ts`).
 *
 *     const app = await startApp({ now: '2012-12-31T12:00:00.000Z' });
 *     await page.goto(app.address);      // once: the address carries the one-time token
 *     await app.stop();
 */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sampleLedger } from './sample-ledger.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const START = path.join(ROOT, 'src/hosts/start/start.ts');
const START_SECONDS = 60;

/** Where a test's clock stands when it does not say; the sample company is made on this day. */
export const DAY_OF_TESTS = '2026-11-21T10:00:00.000Z';

/** What the program calls the ledger of the sample company. */
export const SAMPLE_FILE = 'Sample-company.duebook';

export interface App {
  /** What the first page goes to. */
  readonly address: string;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
}

export interface AppProcess extends App {
  /** `http://127.0.0.1:PORT/?token=…`; opens one browser context. */
  readonly address: string;
  readonly dataFolder: string;
  stop(): Promise<void>;
}

export interface AppOptions {
  /** A date or an instant; the program's clock stands there. */
  readonly now?: string;
  /** Opens the sample company: a copy of the run's own (`sample-ledger.ts`), or one it makes itself. */
  readonly sample?: 'copy' | 'make';
  readonly ledger?: string;
}

export function startApp(options: AppOptions = {}): Promise<AppProcess> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'duebook-e2e-'));
  const args = [START, '--no-open'];
  if (options.sample !== undefined) args.push('--sample');
  if (options.sample === 'copy') copyFileSync(sampleLedger(), path.join(dataFolder, SAMPLE_FILE));
  if (options.ledger !== undefined) args.push('--ledger', options.ledger);
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      TZ: 'UTC',
      DUEBOOK_DATA: dataFolder,
      DUEBOOK_NOW: options.now ?? DAY_OF_TESTS,
    },
  });
  let printed = '';
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const overdue = setTimeout(() => child.kill('SIGKILL'), 5000);
    await exited;
    clearTimeout(overdue);
    rmSync(dataFolder, { recursive: true, force: true });
  };

  return new Promise((resolve, reject) => {
    const fail = (what: string): void => {
      clearTimeout(patience);
      void stop();
      reject(new Error(`the browser host ${what}\n${printed}`));
    };
    const patience = setTimeout(
      () => fail(`did not start in ${START_SECONDS} s`),
      START_SECONDS * 1000,
    );
    const ended = (code: number | null): void =>
      fail(`ended with status ${code} before it had an address`);
    child.once('exit', ended);
    child.stderr.on('data', (part: Buffer) => (printed += part.toString()));
    child.stdout.on('data', (part: Buffer) => {
      printed += part.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+(?=\s)/.exec(printed)?.[0];
      if (address === undefined) return;
      clearTimeout(patience);
      child.off('exit', ended);
      resolve({
        address,
        origin: new URL(address).origin,
        dataFolder,
        stop,
      });
    });
  });
}
