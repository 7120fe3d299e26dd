/** The one window: where it was, what it may do, and what becomes of it when its page dies. */
import { join } from 'node:path';
import { app, BrowserWindow, Menu, nativeTheme, screen } from 'electron';
import type { DuebookClient } from '../../src/contract/api.ts';
import { contextMenu } from './context-menu.ts';
import { hardenContents, hardenedPreferences, limitPermissions } from './harden.ts';
import { EVENT_CHANNEL } from './relay.ts';
import { boundsOf, LEAST, readPlace, writePlace, type Area } from './window-place.ts';

export interface WindowOptions {
  /** `app://duebook/`, or the development server. */
  readonly address: string;
  readonly client: DuebookClient;
  readonly isOwnPage: (address: string) => boolean;
  /** Where the window's place is kept. */
  readonly placeFile: string;
  readonly log: (where: string, thrown: unknown) => void;
  /** The page could not be kept alive. */
  readonly onLost: (why: string) => void;
}

/** Paper of the page, light and dark (`theme/tokens.css`), until the page has told its own. */
const PAPER = { light: '#ffffff', dark: '#1a1d1b' } as const;

/** A page that dies more often than this within a minute is not loaded again. */
const MOST_RELOADS = 2;

/** `loaded` rejects when the page cannot be loaded, also because the window was closed meanwhile. */
export function openWindow(options: WindowOptions): {
  readonly window: BrowserWindow;
  readonly loaded: Promise<void>;
} {
  const { address, client, placeFile, isOwnPage } = options;
  const place = readPlace(placeFile);
  let color = place?.color ?? null;
  const window = new BrowserWindow({
    title: 'Duebook',
    ...boundsOf(place, workAreas()),
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    show: false,
    backgroundColor: color ?? (nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light),
    icon: join(import.meta.dirname, '../../resources/icons/512x512.png'),
    webPreferences: hardenedPreferences(join(import.meta.dirname, '../preload/preload.cjs')),
  });
  const contents = window.webContents;
  limitPermissions(contents.session, isOwnPage);
  hardenContents(contents, isOwnPage);
  contents.on('did-change-theme-color', (_event, told) => {
    color = told ?? color;
  });
  contents.on('context-menu', (_event, clicked) => {
    const items = contextMenu(clicked);
    if (items.length > 0) Menu.buildFromTemplate([...items]).popup({ window });
  });
  keepAlive(window, options);

  const stop = client.onEvent((event) => {
    if (!window.isDestroyed()) contents.send(EVENT_CHANNEL, event);
  });
  window.once('closed', stop);
  const keepPlace = (): void =>
    writePlace(placeFile, {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      color,
    });
  window.on('close', keepPlace);
  app.once('before-quit', keepPlace);
  window.once('closed', () => app.off('before-quit', keepPlace));
  window.once('ready-to-show', () => {
    if (place?.isMaximized === true) window.maximize();
    window.show();
  });
  return { window, loaded: window.loadURL(address) };
}

function workAreas(): readonly [Area, ...Area[]] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main.workArea, ...others.map(({ workArea }) => workArea)];
}

/** A page that died (memory, a graphics driver) is loaded again; what was recorded is in the ledger. */
function keepAlive(window: BrowserWindow, { log, onLost }: WindowOptions): void {
  const contents = window.webContents;
  let deaths: readonly number[] = [];
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log('window', new Error(`the page ended: ${reason}, exit code ${exitCode}`));
    const now = performance.now();
    deaths = [...deaths.filter((at) => now - at < 60_000), now];
    if (deaths.length <= MOST_RELOADS) contents.reload();
    else onLost(`Its page ended ${deaths.length} times within a minute (${reason}).`);
  });
  contents.on('did-fail-load', (_event, code, description, url, isMainFrame) => {
    // -3: another address was asked for meanwhile.
    if (isMainFrame && code !== -3)
      log('window', new Error(`${url} could not be loaded: ${description} (${code})`));
  });
  window.on('unresponsive', () => log('window', new Error('the page does not answer')));
}
