/**
 * The life of the program: start, what other starts and double clicks ask for, windows that come and go,
 * and an end that closes the ledger.
 *
 * Every event is listened to before anything is waited for; what comes too early waits in the row.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  powerMonitor,
  protocol,
  session,
  shell,
  type MessageBoxOptions,
} from 'electron';
import type { CallError } from '../../src/contract/call.ts';
import { ENGLISH, render, type Result } from '../../src/contract/values.ts';
import { EngineClient } from '../../src/engine/client.ts';
import type { Folders } from '../../src/engine/folders.ts';
import type { EngineOptions } from '../../src/engine/messages.ts';
import { APP_ORIGIN, APP_SCHEME, servePages } from './app-pages.ts';
import { handedOver, launchArguments, launchOf, type Launch } from './launch.ts';
import { menuTemplate } from './menu.ts';
import { relayCalls } from './relay.ts';
import { saveWithDialog } from './saved-files.ts';
import { openWindow } from './window.ts';

export interface ProgramParts {
  readonly launch: Launch;
  readonly folders: Folders;
  readonly log: (where: string, thrown: unknown) => void;
  /** Says so and ends the program. */
  readonly failed: (thrown: unknown) => void;
  /** Throws on surroundings that are wrong (`DUEBOOK_NOW`). */
  readonly engine: () => Omit<EngineOptions, 'ledger'>;
  /** Address of the screens with hot reload; null: the built ones. */
  readonly developmentServer: string | null;
}

/**
 * How long the end waits, less than ten seconds in all: for an engine that is still starting, for its
 * list of jobs, and for it to close the ledger, whose transactions survive an end without it.
 */
const START_MS = 2000;
const ASK_MS = 1000;
const CLOSE_MS = 6000;

const isMac = process.platform === 'darwin';

/** What `work` gives, or null when it takes longer. */
function within<T>(milliseconds: number, work: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

export function runProgram({
  launch,
  folders,
  log,
  failed,
  engine: engineOptions,
  developmentServer,
}: ProgramParts): void {
  const pageOrigin = developmentServer === null ? APP_ORIGIN : new URL(developmentServer).origin;
  /** `URL.origin` of a custom scheme is "null", so the text is compared, up to the slash after the host. */
  const isOwnPage = (address: string): boolean => address.startsWith(`${pageOrigin}/`);

  let window: Promise<BrowserWindow> | null = null;
  let showSaved: (() => void) | null = null;
  let state: 'runs' | 'ends' | 'ended' = 'runs';
  /** What was asked for while the program ended: the next one does it. */
  let next: Launch | null = null;
  /** Asked for before the window was there. */
  const early: Launch[] = [launch];

  const showMessage = async (options: MessageBoxOptions): Promise<number> => {
    const [over] = BrowserWindow.getAllWindows();
    const { response } = await (over === undefined || !over.isVisible()
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(over, options));
    return response;
  };
  const startAgain = (): void => {
    app.relaunch({ args: programArguments(next ?? { ledger: null, sample: false }) });
    app.exit(1);
  };
  const askToStartAgain = (message: string, detail: string): void => {
    const buttons = ['Start Duebook again', 'Quit'];
    showMessage({ type: 'error', message, detail, buttons, defaultId: 0, cancelId: 1 })
      .then((chosen) => (chosen === 0 ? startAgain() : app.exit(1)))
      .catch(failed);
  };

  /** With the ledger that was asked for last. */
  const startEngine = async (): Promise<EngineClient> => {
    const screens = join(import.meta.dirname, '../renderer');
    if (developmentServer === null && !existsSync(join(screens, 'index.html')))
      throw new Error(`The screens of Duebook are missing (${screens}). Install Duebook again.`);
    await app.whenReady();
    const asked = early.splice(0);
    const ledger = asked.findLast((one) => one.ledger !== null)?.ledger ?? null;
    wantsSample = asked.some(({ sample }) => sample);
    const engine = await EngineClient.start({
      ...engineOptions(),
      ledger: ledger === null ? null : { path: ledger, mode: 'write' },
      onCrash(thrown, isFinal) {
        log('engine', thrown);
        if (isFinal)
          askToStartAgain(
            'The part of Duebook that keeps the ledger has ended twice.',
            'Nothing that was recorded is lost. Start Duebook again to go on.',
          );
      },
    });
    protocol.handle(APP_SCHEME, servePages(screens));
    relayCalls(engine, isOwnPage);
    powerMonitor.on('shutdown', endWithSystem);
    saveWithDialog(session.defaultSession, (show) => {
      showSaved = show;
      drawMenu();
    });
    return engine;
  };
  let wantsSample = false;
  const engine = startEngine();

  /** Both kinds of refusal: of the start, and of what was asked for later. */
  const sayRefusal = (opened: Result<unknown, CallError> | null): void => {
    if (opened === null || opened.ok) return;
    showMessage({ type: 'error', message: render(opened.error.message, ENGLISH) }).catch(failed);
  };

  const drawMenu = (): void =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate(
          {
            chooseLedger: () => void chooseLedger().catch(failed),
            showSaved,
            showLedgers: () => void shell.openPath(folders.ledgers).catch(failed),
            showLog: () => shell.showItemInFolder(join(folders.logs, 'duebook.log')),
            showVersion: () =>
              void showMessage({ message: `Duebook ${app.getVersion()}` }).catch(failed),
          },
          { isMac, isDevelopment: developmentServer !== null },
        ),
      ),
    );

  /** The window, opened when there is none; whoever asks while it opens gets the same one. */
  const ensureWindow = (): Promise<BrowserWindow> => {
    window ??= engine.then(async (client) => {
      const { window: opened, loaded } = openWindow({
        address: `${pageOrigin}/`,
        client,
        isOwnPage,
        placeFile: join(folders.desktopProfile, 'window.json'),
        log,
        onLost: (why) => askToStartAgain('The window of Duebook does not stay open.', why),
      });
      opened.on('close', (event) => {
        // The window stays until the person has answered what the end asks.
        if (isMac || state === 'ended') return;
        event.preventDefault();
        app.quit();
      });
      opened.once('closed', () => (window = null));
      opened.on('session-end', endWithSystem);
      try {
        await loaded;
      } catch (thrown) {
        // Closed while it was loading: that is what the person wanted.
        if (!opened.isDestroyed()) throw thrown;
      }
      return opened;
    });
    return window;
  };

  const openLedger = async (path: string): Promise<void> =>
    sayRefusal(await (await engine).open(path));

  async function chooseLedger(): Promise<void> {
    const over = await ensureWindow();
    if (over.isDestroyed()) return;
    const chosen = await dialog.showOpenDialog(over, {
      defaultPath: folders.ledgers,
      properties: ['openFile'],
      filters: [{ name: 'Duebook ledgers', extensions: ['duebook'] }],
    });
    const path = chosen.filePaths[0];
    if (!chosen.canceled && path !== undefined) await openLedger(path);
  }

  async function serve(asked: Launch): Promise<void> {
    const shown = await ensureWindow();
    if (!shown.isDestroyed()) {
      if (shown.isMinimized()) shown.restore();
      shown.show();
      shown.focus();
    }
    if (asked.ledger !== null) await openLedger(asked.ledger);
    if (asked.sample) sayRefusal(await (await engine).call('workspace.sample', {}));
  }

  let row: Promise<void> = Promise.resolve();
  let isStarted = false;
  const ask = (asked: Launch): void => {
    if (state !== 'runs') next = asked;
    else if (!isStarted) early.push(asked);
    else row = row.then(() => serve(asked)).catch(failed);
  };

  async function start(): Promise<void> {
    const client = await engine;
    const sample = wantsSample ? await client.call('workspace.sample', {}) : null;
    drawMenu();
    await ensureWindow();
    process.stdout.write('duebook: window shown\n');
    sayRefusal(client.opened);
    sayRefusal(sample);
    isStarted = true;
    for (const asked of early.splice(0)) ask(asked);
  }

  /** False: the person wants to wait for what is running. */
  async function mayEnd(client: EngineClient): Promise<boolean> {
    const listed = await within(ASK_MS, client.call('jobs.list', {}));
    const jobs = listed?.ok === true ? listed.value : [];
    if (jobs.length === 0) return true;
    const isImport = jobs.some(({ call }) => call.startsWith('imports.'));
    const chosen = await showMessage({
      type: 'question',
      message: isImport ? 'An import is running.' : 'Something is still running.',
      detail: 'Stop it, and nothing of it is recorded; or wait until it has ended.',
      buttons: ['Wait', 'Stop it and quit'],
      defaultId: 0,
      cancelId: 0,
    });
    if (chosen === 0) return false;
    for (const { jobId } of jobs) client.call('jobs.cancel', { jobId }).catch(failed);
    return true;
  }

  async function end(): Promise<void> {
    const client = await within(START_MS, engine);
    if (client !== null) {
      if (!(await mayEnd(client))) {
        state = 'runs';
        return;
      }
      for (const one of BrowserWindow.getAllWindows()) one.hide();
      const closed = await within(
        CLOSE_MS,
        client.close().then(() => true),
      );
      if (closed === null) log('shell', new Error('the engine did not close the ledger in time'));
    }
    state = 'ended';
    if (next !== null) app.relaunch({ args: programArguments(next) });
    app.exit(0);
  }

  /** A log-out or shutdown is not held up: what was recorded is on the disk. */
  function endWithSystem(): void {
    state = 'ended';
    engine.then((client) => client.close()).catch((thrown: unknown) => log('shell', thrown));
  }

  app.on('open-file', (event, path) => {
    event.preventDefault();
    ask({ ledger: path, sample: false });
  });
  app.on('second-instance', (_event, args, cwd, data) =>
    // The order of the arguments is Chromium's by then; the data is as it was given.
    ask(handedOver(data) ?? launchOf(args.slice(1), cwd)),
  );
  app.on('activate', () => {
    if (isStarted && state === 'runs') ensureWindow().catch(failed);
  });
  app.on('window-all-closed', () => {
    if (!isMac) app.quit();
  });
  app.on('before-quit', (event) => {
    if (state === 'ended') return;
    event.preventDefault();
    if (state === 'ends') return;
    state = 'ends';
    end().catch(failed);
  });
  // The channel to `npm start` is cut: it was killed, or asks for the end where there are no signals.
  process.on('disconnect', () => app.quit());
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit')
      log('shell', new Error(`${type} ended: ${reason}, exit code ${exitCode}`));
  });
  start().catch(failed);
}

/** Of this program, with another launch: in a checkout the folder of the program stands first. */
const programArguments = (launch: Launch): string[] => [
  ...(app.isPackaged ? [] : [app.getAppPath()]),
  ...process.argv.filter((arg) => arg === '--no-sandbox'),
  ...launchArguments(launch),
];
