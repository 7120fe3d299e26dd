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
import { testBrowser } from '../harness/browser.ts';
import type { Answered, Question } from './stand-in/control.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const NOW = '2026-06-30T12:00:00.000Z';

export interface Invoked {
  readonly value?: unknown;
  readonly thrown?: string;
}

export interface Shell {
  readonly kind: 'electron' | 'stand-in';
  readonly page: Page;
  preferences(): Promise<Readonly<Record<string, unknown>>>;
  /** Channels that `ipcMain.handle` answers. */
  handlers(): Promise<readonly string[]>;
  /** Addresses that were handed to the system. */
  external(): Promise<readonly string[]>;
  isGranted(permission: string): Promise<boolean>;
  invokeAs(url: string, inside: boolean, message: unknown): Promise<Invoked>;
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

function asking(child: ChildProcess): <T>(question: Question) => Promise<T> {
  const waiting = new Map<number, (value: unknown) => void>();
  let nextId = 1;
  child.on('message', (message: Answered) => {
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
  const port = await freePort();
  const child = fork(path.join(ROOT, 'out/main/main.js'), [], {
    cwd: ROOT,
    execArgv: ['--import', path.join(import.meta.dirname, 'stand-in/register.ts')],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...environment(dataFolder),
      STAND_IN_DEBUG_PORT: String(port),
      STAND_IN_BROWSER: testBrowser() ?? '',
    },
  });
  const ask = asking(child);
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.on('message', (message: Answered) => {
      if (message.type === 'shown') resolve(message.endpoint);
    });
    child.once('exit', (code) =>
      reject(new Error(`the shell ended with ${code} before its window was shown`)),
    );
  });
  const browser = await chromium.connectOverCDP(endpoint);
  const page = browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((one) => one.url().startsWith('https://duebook.invalid'));
  if (page === undefined) throw new Error('the window of the shell is not there');
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    kind: 'stand-in',
    page,
    preferences: () => ask({ ask: 'preferences' }),
    handlers: () => ask({ ask: 'handlers' }),
    external: () => ask({ ask: 'external' }),
    isGranted: (name) => ask({ ask: 'permission', name }),
    invokeAs: (url, inside, message) => ask({ ask: 'invokeAs', url, inside, message }),
    async close() {
      await browser.close();
      child.disconnect();
      await exited;
    },
  };
}

/** `ipcMain` keeps its handlers here; there is no public way to ask for them. */
interface OpenIpcMain {
  readonly _invokeHandlers: Map<string, (event: unknown, message: unknown) => unknown>;
}

async function openElectron(executablePath: string, dataFolder: string): Promise<Shell> {
  const electron = await _electron.launch({
    executablePath,
    args: [ROOT, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: environment(dataFolder),
  });
  const page = await electron.firstWindow();
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
    invokeAs: (url, inside, message) =>
      electron.evaluate(
        async ({ ipcMain }, asked) => {
          const parent = asked.inside ? { url: 'app://duebook/', parent: null } : null;
          const handler = (ipcMain as unknown as OpenIpcMain)._invokeHandlers.get('duebook:call');
          try {
            return {
              value: await handler?.({ senderFrame: { url: asked.url, parent } }, asked.message),
            };
          } catch (thrown) {
            return { thrown: (thrown as Error).message };
          }
        },
        { url, inside, message },
      ),
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
