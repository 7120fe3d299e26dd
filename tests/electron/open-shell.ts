/**
 * The built desktop shell with its window open: in the real Electron where its binary is, else under
 * the stand-in. `kind` says which, and the test says it aloud.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, chromium, type Page } from '@playwright/test';
import { findElectron } from '../../src/hosts/start/electron-binary.ts';
import { english } from '../harness/english.ts';
import { testBrowser } from '../harness/browser.ts';
import type { CallInput, CallName, CallResult } from '../../src/contract/api.ts';
import type { CallError } from '../../src/contract/call.ts';
import type { Result } from '../../src/contract/values.ts';
import { fromWire, toWire, type Wire } from '../../src/contract/wire.ts';
import type { FromShell, Machine, Question, Told } from './stand-in/control.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const NOW = '2026-06-30T12:00:00.000Z';

/** A result, or why the door stayed shut. */
export interface Invoked {
  readonly value?: unknown;
  readonly thrown?: string;
}

/** The value of an answer; throws the sentence of a refusal. */
export function must<T>(result: Result<T, CallError>): T {
  if (!result.ok) throw new Error(english(result.error.message));
  return result.value;
}

/** What the page posts. */
export const callBody = (input: unknown, jobId?: string) => toWire({ input, jobId: jobId ?? null });

export const unwrapped = ({ value, thrown }: Invoked): Invoked =>
  value instanceof Uint8Array ? { value: fromWire(value) } : { thrown: thrown ?? 'no bytes' };

/** The screens' own call, sent from inside the page. */
const calling =
  (page: Page): Shell['call'] =>
  async <K extends CallName>(name: K, input: CallInput<K>) => {
    const answered = await page.evaluate(
      async ([asked, body]) =>
        (window as unknown as { readonly duebook: Wire }).duebook.call(asked, body),
      [name as CallName, callBody(input)] as const,
    );
    return fromWire(answered) as CallResult<K>;
  };

export interface Shell {
  readonly kind: 'electron' | 'stand-in';
  readonly page: Page;
  preferences(): Promise<Readonly<Record<string, unknown>>>;
  /** Channels that `ipcMain.handle` answers. */
  handlers(): Promise<readonly string[]>;
  /** Addresses that were handed to the system. */
  external(): Promise<readonly string[]>;
  isGranted(permission: string): Promise<boolean>;
  invokeAs(url: string, inside: boolean, name: string, input: unknown): Promise<Invoked>;
  /** A call as the screens send it, over the page's own `window.duebook`. */
  call<K extends CallName>(name: K, input: CallInput<K>): Promise<CallResult<K>>;
  close(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const environment = (dataFolder: string): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  TZ: 'UTC',
  DUEBOOK_DATA: dataFolder,
  DUEBOOK_NOW: NOW,
});

/** The shell under the stand-in, from its start to its end. */
export interface StandIn {
  /** What it did so far that a person would see or hear. */
  readonly told: readonly Told[];
  /** Lines that it printed. */
  readonly printed: readonly string[];
  ask<T>(question: Question): Promise<T>;
  /** Waits until a window is shown; throws when the program ends before. Where a debugger may attach. */
  shown(): Promise<string>;
  /** Exit code; null: killed. */
  readonly ended: Promise<number | null>;
  end(): Promise<void>;
}

export interface StandInOptions extends Partial<Omit<Machine, 'chromium'>> {
  readonly dataFolder: string;
  /** Shows its window in a real Chromium. */
  readonly withPage?: boolean;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Another built shell than `out`. */
  readonly out?: string;
}

export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const {
    dataFolder,
    withPage,
    args = [],
    env = {},
    out = path.join(ROOT, 'out'),
    ...more
  } = options;
  const machine: Machine = {
    chromium: withPage === true ? { path: testBrowser() ?? '', debugPort: await freePort() } : null,
    ...more,
  };
  const child = fork(path.join(out, 'main/main.js'), [...args], {
    cwd: ROOT,
    // As Electron does: a rejection that nobody caught is warned of, and nothing else.
    execArgv: [
      '--unhandled-rejections=warn',
      '--import',
      path.join(import.meta.dirname, 'stand-in/register.ts'),
    ],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    serialization: 'advanced',
    env: { ...environment(dataFolder), ...env, STAND_IN: JSON.stringify(machine) },
  });
  const told: Told[] = [];
  const printed: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed.push(...text.split('\n').filter((line) => line !== ''));
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const shown = new Promise<string>((resolve) => {
    child.on('message', (message: FromShell) => {
      if (message.type === 'shown') resolve(message.endpoint);
      else if (message.type === 'told') told.push(message.told);
    });
  });
  return {
    told,
    printed,
    ask: asking(child),
    ended,
    shown: () =>
      Promise.race([
        shown,
        ended.then((code) => {
          throw new Error(`the shell ended with ${code} before its window was shown`);
        }),
      ]),
    async end() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

function asking(child: ChildProcess): <T>(question: Question) => Promise<T> {
  const waiting = new Map<number, (value: unknown) => void>();
  let nextId = 1;
  child.on('message', (message: FromShell) => {
    if (message.type === 'answer') waiting.get(message.id)?.(message.value);
  });
  return <T>(question: Question) =>
    new Promise<T>((resolve) => {
      waiting.set(nextId, (value) => resolve(value as T));
      child.send({ id: nextId, question });
      nextId += 1;
    });
}

async function openStandIn(dataFolder: string): Promise<Shell> {
  const shell = await startStandIn({ dataFolder, withPage: true });
  const browser = await chromium.connectOverCDP(await shell.shown());
  const page = browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((one) => one.url().startsWith('https://duebook.invalid'));
  if (page === undefined) throw new Error('the window of the shell is not there');
  return {
    kind: 'stand-in',
    page,
    preferences: () => shell.ask({ ask: 'preferences' }),
    handlers: () => shell.ask({ ask: 'handlers' }),
    external: async () =>
      shell.told.flatMap((one) => (one.did === 'openExternal' ? [one.address] : [])),
    isGranted: (name) => shell.ask({ ask: 'permission', name }),
    invokeAs: async (url, inside, name, input) =>
      unwrapped(await shell.ask({ ask: 'invokeAs', url, inside, args: [name, callBody(input)] })),
    call: calling(page),
    async close() {
      await browser.close();
      await shell.end();
    },
  };
}

/** `ipcMain` keeps its handlers here; there is no public way to ask for them. */
interface OpenIpcMain {
  readonly _invokeHandlers: Map<string, (event: unknown, ...args: readonly unknown[]) => unknown>;
}

async function openElectron(executablePath: string, dataFolder: string): Promise<Shell> {
  const electron = await _electron.launch({
    executablePath,
    args: [ROOT, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: environment(dataFolder),
  });
  const page = await electron.firstWindow({ timeout: 60_000 });
  await page.waitForLoadState('domcontentloaded');
  await electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedOutside: opened });
    shell.openExternal = async (address: string) => void opened.push(address);
  });
  return {
    kind: 'electron',
    page,
    preferences: () =>
      electron.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
          getLastWebPreferences(): Record<string, unknown>;
        };
        return { ...contents.getLastWebPreferences() };
      }),
    handlers: () =>
      electron.evaluate(({ ipcMain }) => [
        ...(ipcMain as unknown as OpenIpcMain)._invokeHandlers.keys(),
      ]),
    external: () =>
      electron.evaluate(() => (globalThis as unknown as { openedOutside: string[] }).openedOutside),
    isGranted: (name) =>
      page.evaluate(async (permission) => {
        const status = await navigator.permissions.query({ name: permission as PermissionName });
        return status.state === 'granted';
      }, name),
    invokeAs: async (url, inside, name, input) =>
      unwrapped(
        await electron.evaluate(
          async ({ ipcMain }, asked) => {
            const parent = asked.inside ? { url: 'app://duebook/', parent: null } : null;
            const handler = (ipcMain as unknown as OpenIpcMain)._invokeHandlers.get('duebook:call');
            try {
              return {
                value: await handler?.({ senderFrame: { url: asked.url, parent } }, ...asked.args),
              };
            } catch (thrown) {
              return { thrown: (thrown as Error).message };
            }
          },
          { url, inside, args: [name, callBody(input)] },
        ),
      ),
    call: calling(page),
    close: () => electron.close(),
  };
}

export async function openShell(): Promise<Shell> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'duebook-electron-'));
  const binary = await findElectron({ fetch: false });
  const shell =
    binary.path === null
      ? await openStandIn(dataFolder)
      : await openElectron(binary.path, dataFolder);
  return {
    ...shell,
    async close() {
      await shell.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
