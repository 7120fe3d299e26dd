/**
 * The desktop shell: one program, one window, one engine in a thread of its own. It knows Electron
 * and nothing of credit control; calls pass through it unread.
 */
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { app, dialog, protocol, type BrowserWindow } from 'electron';
import { ENGLISH, render } from '../../src/contract/values.ts';
import { fixedNowOf } from '../../src/engine/clock.ts';
import { foldersOf } from '../../src/engine/folders.ts';
import { APP_ORIGIN, APP_SCHEME, servePages } from './app-pages.ts';
import { WorkspaceEngine } from './workspace-engine.ts';
import { launchOf } from './launch.ts';
import { setMenu } from './menu.ts';
import { relayCalls } from './relay.ts';
import { openWindow } from './window.ts';

/** Only `electron-vite dev` sets it, and a packaged program does not listen to it. */
const developmentServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const pageOrigin = developmentServer === undefined ? APP_ORIGIN : new URL(developmentServer).origin;

/** `URL.origin` of a custom scheme is "null", so the text is compared, up to the slash after the host. */
const isOwnPage = (address: string): boolean => address.startsWith(`${pageOrigin}/`);

const folders = foldersOf({ platform: process.platform, home: homedir(), env: process.env }, () =>
  app.getPath('documents'),
);
// Before the lock, which is kept there: one program a folder of ledgers.
app.setPath('userData', folders.desktopProfile);

protocol.registerSchemesAsPrivileged([
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);

async function run(): Promise<void> {
  const launch = launchOf(process.argv.slice(1), process.cwd());
  // macOS names the double-clicked file in an event that may come before everything is ready.
  let asked = launch.ledger;
  const noteFile = (event: { preventDefault(): void }, path: string): void => {
    event.preventDefault();
    asked = path;
  };
  app.on('open-file', noteFile);
  await app.whenReady();
  app.off('open-file', noteFile);

  const engine = new WorkspaceEngine({
    host: 'electron',
    actor: userInfo().username,
    version: app.getVersion(),
    dataFolder: folders.ledgers,
    earlierFolder: folders.earlier,
    logFolder: folders.logs,
    now: fixedNowOf(process.env.DUEBOOK_NOW),
    ledger: asked === null ? null : { path: asked, mode: 'write' },
  });
  protocol.handle(APP_SCHEME, servePages(join(import.meta.dirname, '../renderer')));
  relayCalls(engine, isOwnPage);

  const sayRefusal = (opened: Awaited<ReturnType<WorkspaceEngine['opened']>>): void => {
    if (opened !== null && !opened.ok)
      dialog.showErrorBox('Duebook', render(opened.error.message, ENGLISH));
  };
  const openLedger = async (path: string): Promise<void> => sayRefusal(await engine.open(path));
  sayRefusal(await engine.opened());
  if (launch.sample) await engine.call('workspace.sample', {});

  const show = async (): Promise<BrowserWindow> => {
    const opened = await openWindow({ address: `${pageOrigin}/`, client: engine, isOwnPage });
    setMenu(opened, { openLedger }, developmentServer !== undefined);
    opened.once('closed', () => (window = null));
    return opened;
  };
  let window: BrowserWindow | null = null;
  window = await show();

  app.on('open-file', (event, path) => {
    event.preventDefault();
    void openLedger(path);
  });
  app.on('second-instance', (_event, args, cwd) => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
    const { ledger } = launchOf(args.slice(1), cwd);
    if (ledger !== null) void openLedger(ledger);
  });
  app.on('activate', () => {
    if (window === null) void show().then((opened) => (window = opened));
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    // The ledger is closed before the process ends: its log is folded into the file.
    event.preventDefault();
    void engine.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

// A second program would find the ledger locked; it hands its file to the first and ends.
if (app.requestSingleInstanceLock()) void run();
else app.quit();
