/**
 * A stand-in for the `electron` module, as far as `electron/main` uses it, over a real Chromium: the
 * window is a page, its preload runs before the page's own scripts, `app://duebook/` is answered by
 * the protocol handler that main registered.
 *
 * Two things differ from the real one and are said here: Chromium cannot be taught the scheme
 * `app:`, so the page believes to be at `https://duebook.invalid/` (main is told `app://duebook/`);
 * and there is no second world, so `contextBridge` puts a frozen object straight onto `window`. What
 * passes the bridge is copied as the real one copies it: data by structured clone, functions as functions.
 *
 * As in Electron the process never ends by itself, and a rejection that nobody caught is only warned of
 * (`open-shell.ts` starts it so).
 */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { chromium, type Browser, type Page, type Request, type Route } from '@playwright/test';
import type { Asked, FromShell, Machine, Question, Told } from './control.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SHOWN_ORIGIN = 'https://duebook.invalid';
const toShown = (address: string): string => address.replace(/^app:\/\/duebook/, SHOWN_ORIGIN);
const toApp = (address: string): string => address.replace(SHOWN_ORIGIN, 'app://duebook');

const machine = JSON.parse(process.env.STAND_IN ?? '{"chromium":null}') as Machine;
if (machine.platform !== undefined)
  Object.defineProperty(process, 'platform', { value: machine.platform });
setInterval(() => undefined, 2 ** 30);

const send = (message: FromShell): void => void process.send?.(message);
const tell = (told: Told): void => send({ type: 'told', told });

let browser: Browser | null = null;

/** An event object as Electron's handlers get one; answers whether its default was prevented. */
function emit(emitter: EventEmitter, event: string, ...args: readonly unknown[]): boolean {
  let prevented = false;
  emitter.emit(event, { preventDefault: () => (prevented = true) }, ...args);
  return prevented;
}

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly #paths = new Map<string, string>();
  #isReady = false;
  isReady = (): boolean => this.#isReady;
  async whenReady(): Promise<void> {
    if (machine.chromium !== null)
      browser ??= await chromium.launch({
        executablePath: machine.chromium.path,
        args: [
          `--remote-debugging-port=${machine.chromium.debugPort}`,
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ],
      });
    // Never at once: main has come to the end of its own first lines by then.
    await setImmediate();
    this.#isReady = true;
    for (const { event, args } of machine.early ?? []) emit(this, event, ...args);
  }
  getVersion(): string {
    return (
      JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }
    ).version;
  }
  getAppPath(): string {
    return ROOT;
  }
  setAppUserModelId(_id: string): void {}
  setPath(name: string, to: string): void {
    tell({ did: 'setPath', name, path: to });
    this.#paths.set(name, to);
  }
  getPath(name: string): string {
    return this.#paths.get(name) ?? path.join('/home/somebody', name);
  }
  requestSingleInstanceLock(data: unknown): boolean {
    tell({ did: 'lock', data: structuredClone(data) });
    return machine.isLockTaken !== true;
  }
  relaunch({ args }: { readonly args: readonly string[] }): void {
    tell({ did: 'relaunch', args });
  }
  /** Main may hold the end back, as it does to close the ledger, and asks again when it is done. */
  quit(): void {
    if (emit(this, 'before-quit')) return;
    for (const window of BrowserWindow.getAllWindows()) if (!window.close()) return;
    this.exit(0);
  }
  /** At once, and nobody is asked. */
  exit(code: number): void {
    void Promise.resolve(browser?.close())
      .catch(() => undefined)
      .then(() => process.exit(code));
  }
}
export const app = new App();
export const powerMonitor = new EventEmitter();
export const nativeTheme = { shouldUseDarkColors: machine.isDark === true };
const displays = (machine.workAreas ?? [{ x: 0, y: 0, width: 1920, height: 1050 }]).map(
  (workArea, id) => ({ id, workArea }),
);
export const screen = {
  getPrimaryDisplay: () => displays[0],
  getAllDisplays: () => displays,
};

type ProtocolHandler = (request: { readonly url: string }) => Promise<Response>;
const protocols = new Map<string, ProtocolHandler>();
export const protocol = {
  registerSchemesAsPrivileged: (_schemes: unknown): void => undefined,
  handle: (scheme: string, handler: ProtocolHandler): void => void protocols.set(scheme, handler),
};

interface Frame {
  readonly url: string;
  readonly parent: Frame | null;
}
type InvokeHandler = (
  event: { readonly senderFrame: Frame },
  ...args: readonly unknown[]
) => unknown;
const invokeHandlers = new Map<string, InvokeHandler>();
export const ipcMain = {
  handle(channel: string, handler: InvokeHandler): void {
    if (invokeHandlers.has(channel)) throw new Error(`a second handler for ${channel}`);
    invokeHandlers.set(channel, handler);
  },
};

export const shell = {
  openExternal: async (address: string): Promise<void> => tell({ did: 'openExternal', address }),
  openPath: async (to: string): Promise<string> => {
    tell({ did: 'openPath', path: to });
    return '';
  },
  showItemInFolder: (to: string): void => tell({ did: 'showItemInFolder', path: to }),
};

interface MessageBox {
  readonly message: string;
  readonly buttons?: readonly string[];
  readonly cancelId?: number;
}
const presses = [...(machine.presses ?? [])];
export const dialog = {
  showErrorBox: (title: string, text: string): void =>
    tell({ did: 'errorBox', text: `${title}: ${text}` }),
  showMessageBox: async (...args: readonly unknown[]) => {
    const { message, buttons = ['OK'], cancelId = 0 } = args.at(-1) as MessageBox;
    tell({ did: 'messageBox', message, buttons });
    return { response: presses.shift() ?? cancelId };
  },
  showOpenDialog: async (over: BrowserWindow) => {
    if (over.isDestroyed()) throw new TypeError('Object has been destroyed');
    tell({ did: 'openDialog' });
    const { chosenFile } = machine;
    return { canceled: chosenFile === undefined, filePaths: [chosenFile ?? ''] };
  },
};

interface MenuItem {
  readonly label?: string;
  readonly role?: string;
  readonly enabled?: boolean;
  readonly submenu?: readonly MenuItem[];
  readonly click?: () => void;
}
let menu: readonly MenuItem[] = [];
export const Menu = {
  buildFromTemplate: (template: readonly MenuItem[]) => ({
    template,
    popup: () =>
      tell({
        did: 'contextMenu',
        roles: template.flatMap(({ role, enabled }) =>
          role === undefined || enabled === false ? [] : [role],
        ),
      }),
  }),
  setApplicationMenu: ({ template }: { readonly template: readonly MenuItem[] }): void => {
    menu = template;
  },
};

export class Notification extends EventEmitter {
  static isSupported = (): boolean => true;
  readonly #title: string;
  constructor({ title }: { readonly title: string }) {
    super();
    this.#title = title;
  }
  show(): void {
    tell({ did: 'notification', title: this.#title });
    this.emit('click');
  }
}

type PermissionRequest = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: { readonly requestingUrl: string },
) => void;
class Session extends EventEmitter {
  // Electron grants what nobody forbids; so does the stand-in.
  request: PermissionRequest = (_contents, _permission, answer) => answer(true);
  check: (contents: unknown, permission: string, origin: string) => boolean = () => true;
  setPermissionRequestHandler = (handler: PermissionRequest): void => void (this.request = handler);
  setPermissionCheckHandler = (handler: Session['check']): void => void (this.check = handler);
  setDevicePermissionHandler = (_handler: unknown): void => undefined;
}
const defaultSession = new Session();
export const session = { defaultSession };

type WindowOpen = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };
class WebContents extends EventEmitter {
  readonly session = defaultSession;
  windowOpen: WindowOpen = () => ({ action: 'allow' });
  /** Events for the page, until it asks for them. */
  readonly outbox: { readonly channel: string; readonly payload: unknown }[] = [];
  wake: () => void = () => undefined;
  page: Page | null = null;
  setWindowOpenHandler(handler: WindowOpen): void {
    this.windowOpen = handler;
  }
  send(channel: string, payload: unknown): void {
    this.outbox.push({ channel, payload: structuredClone(payload) });
    this.wake();
  }
  reload(): void {
    tell({ did: 'reload' });
    this.page?.reload().catch(() => undefined);
  }
}

/** The preload as the page's first script, with `electron` as all that it can require. */
const preloadScript = (source: string): string => `(() => {
  const ask = globalThis.standInAsk;
  delete globalThis.standInAsk;
  if (window.top !== window || location.origin !== ${JSON.stringify(SHOWN_ORIGIN)}) return;
  const heard = new Map();
  // As Electron's bridge: data is copied, what cannot be copied throws, functions are called through.
  const across = (value) =>
    typeof value === 'function'
      ? (...args) => across(value(...args.map(across)))
      : value instanceof Promise
        ? value.then(across, (thrown) => Promise.reject(new Error(thrown.message)))
        : structuredClone(value);
  const bridged = (methods) =>
    Object.freeze(Object.fromEntries(Object.entries(methods).map(([name, value]) => [name, across(value)])));
  const electron = {
    contextBridge: { exposeInMainWorld: (name, value) =>
      Object.defineProperty(window, name, { value: bridged(value), enumerable: true }) },
    ipcRenderer: {
      invoke: async (channel, ...args) => {
        const answer = await ask('invoke', channel, args);
        if ('thrown' in answer) throw new Error(answer.thrown);
        return answer.value;
      },
      on: (channel, listener) => void heard.set(channel, [...(heard.get(channel) ?? []), listener]),
      off: (channel, listener) =>
        void heard.set(channel, (heard.get(channel) ?? []).filter((one) => one !== listener)),
    },
  };
  const require = (name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload cannot require ' + name);
    return electron;
  };
  (async () => {
    for (;;)
      for (const { channel, payload } of await ask('events'))
        for (const listener of heard.get(channel) ?? []) listener({}, payload);
  })();
  const module = { exports: {} };
  ((require, module, exports) => {${source}
  })(require, module, module.exports);
})();`;

/** Null: a page that is not there yet, because its first request is what we look at. */
function pageOf(request: Request): Page | null {
  try {
    return request.frame().page();
  } catch {
    return null;
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly #all = new Set<BrowserWindow>();
  static getAllWindows = (): readonly BrowserWindow[] => [...BrowserWindow.#all];
  static get last(): BrowserWindow | null {
    return [...BrowserWindow.#all].at(-1) ?? null;
  }
  readonly webContents = new WebContents();
  readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> };
  #isVisible = false;
  #isMaximized = false;

  constructor(options: BrowserWindow['options']) {
    super();
    this.options = options;
    BrowserWindow.#all.add(this);
  }
  #alive(): void {
    if (this.isDestroyed()) throw new TypeError('Object has been destroyed');
  }
  isDestroyed = (): boolean => !BrowserWindow.#all.has(this);
  isMinimized = (): boolean => false;
  isVisible = (): boolean => this.#isVisible;
  isMaximized = (): boolean => this.#isMaximized;
  restore = (): void => this.#alive();
  maximize = (): void => void (this.#isMaximized = true);
  hide = (): void => void (this.#isVisible = false);
  getNormalBounds(): unknown {
    this.#alive();
    const { x, y, width, height } = this.options as unknown as Record<string, number>;
    return { x, y, width, height };
  }
  focus(): void {
    this.#alive();
    tell({ did: 'focus' });
  }
  show(): void {
    this.#alive();
    this.#isVisible = true;
  }
  /** False: main prevented it. */
  close(): boolean {
    if (emit(this, 'close')) return false;
    this.destroy();
    return true;
  }
  destroy(): void {
    if (!BrowserWindow.#all.delete(this)) return;
    this.webContents.page?.close().catch(() => undefined);
    this.emit('closed');
    if (BrowserWindow.#all.size === 0) app.emit('window-all-closed');
  }

  async loadURL(address: string): Promise<void> {
    if (!app.isReady()) throw new Error('a window before the program is ready');
    await (browser === null ? this.#loadUnseen(address) : this.#show(browser, address));
    this.emit('ready-to-show');
    const endpoint = `http://127.0.0.1:${machine.chromium?.debugPort}`;
    send({ type: 'shown', endpoint });
  }

  async #loadUnseen(address: string): Promise<void> {
    const handler = protocols.get(new URL(address).protocol.slice(0, -1));
    const response = await handler?.({ url: address });
    if (response?.status !== 200 || this.isDestroyed()) throw new Error('ERR_FAILED (-2)');
  }

  async #show(chrome: Browser, address: string): Promise<void> {
    const page = await chrome.newPage();
    this.webContents.page = page;
    await this.#answerPage(page);
    // The context's, so that the first request of a window that the page opens is seen too.
    await page.context().route('**/*', (route) => this.#route(page, route));
    await page.addInitScript(
      preloadScript(readFileSync(String(this.options.webPreferences.preload), 'utf8')),
    );
    await page.goto(toShown(address));
  }

  #answerPage(page: Page): Promise<unknown> {
    const { webContents } = this;
    return page.exposeBinding(
      'standInAsk',
      async ({ frame }, kind: string, channel: string, args: unknown[]) => {
        if (kind === 'events') {
          if (webContents.outbox.length === 0)
            await new Promise<void>((resolve) => (webContents.wake = resolve));
          return webContents.outbox.splice(0);
        }
        try {
          const handler = invokeHandlers.get(channel);
          if (handler === undefined) throw new Error(`no handler for ${channel}`);
          const parent = frame.parentFrame() === null ? null : { url: '', parent: null };
          return {
            value: await handler({ senderFrame: { url: toApp(frame.url()), parent } }, ...args),
          };
        } catch (thrown) {
          return { thrown: (thrown as Error).message };
        }
      },
    );
  }

  async #route(page: Page, route: Route): Promise<void> {
    const request = route.request();
    const address = toApp(request.url());
    if (request.isNavigationRequest() && pageOf(request) !== page)
      return this.#opensWindow(page, route, address);
    const isDocument = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (isDocument && page.url() !== 'about:blank') {
      let prevented = false;
      this.webContents.emit('will-navigate', { preventDefault: () => (prevented = true) }, address);
      if (prevented) return route.abort('aborted');
    }
    const handler = protocols.get(new URL(address).protocol.slice(0, -1));
    if (handler === undefined) return route.fulfill({ body: 'outside', contentType: 'text/plain' });
    const response = await handler({ url: address });
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  /** Electron asks before it opens; Chromium has opened already, so a refusal closes. */
  async #opensWindow(page: Page, route: Route, address: string): Promise<void> {
    if (this.webContents.windowOpen({ url: address }).action === 'allow')
      return route.fulfill({ body: 'outside' });
    await route.abort('aborted');
    for (const other of page.context().pages()) if (other !== page) await other.close();
  }
}

/** A download as main meets it: it may set the dialog, and is told how it ended. */
class Download extends EventEmitter {
  options: unknown = null;
  readonly #asked: Extract<Question, { ask: 'download' }>;
  constructor(asked: Extract<Question, { ask: 'download' }>) {
    super();
    this.#asked = asked;
  }
  getFilename = (): string => this.#asked.name;
  getSavePath = (): string => this.#asked.path;
  setSaveDialogOptions = (options: unknown): void => void (this.options = options);
}

const targets = {
  app: () => app,
  powerMonitor: () => powerMonitor,
  window: () => BrowserWindow.last,
  contents: () => BrowserWindow.last?.webContents ?? null,
};

const itemNamed = (items: readonly MenuItem[], label: string): MenuItem | undefined =>
  items.find((item) => item.label === label) ??
  items.flatMap((item) => itemNamed(item.submenu ?? [], label) ?? [])[0];

const ASKED: {
  readonly [K in Question['ask']]: (question: Extract<Question, { ask: K }>) => unknown;
} = {
  preferences: () => BrowserWindow.last?.options.webPreferences,
  handlers: () => [...invokeHandlers.keys()],
  permission: ({ name }) => {
    let granted = true;
    const page = 'app://duebook/';
    const answer = (given: boolean): void => void (granted = given);
    defaultSession.request(null, name, answer, { requestingUrl: page });
    return granted || defaultSession.check(null, name, page);
  },
  invokeAs: async ({ url, inside, args }) => {
    const parent = inside ? { url: 'app://duebook/', parent: null } : null;
    try {
      return {
        value: await invokeHandlers.get('duebook:call')?.(
          { senderFrame: { url, parent } },
          ...args,
        ),
      };
    } catch (thrown) {
      return { thrown: (thrown as Error).message };
    }
  },
  emit: ({ target, event, args }) => {
    const emitter = targets[target]();
    if (emitter === null) throw new Error('there is no window');
    return emit(emitter, event, ...args);
  },
  download: (asked) => {
    const item = new Download(asked);
    emit(defaultSession, 'will-download', item, null);
    item.emit('done', {}, asked.state);
    return item.options;
  },
  click: ({ label }) => {
    const item = itemNamed(menu, label);
    if (item === undefined || item.enabled === false) return false;
    item.click?.();
    return true;
  },
  quit: () => app.quit(),
  closeWindow: () => BrowserWindow.last?.close(),
  windows: () =>
    BrowserWindow.getAllWindows().map((window) => ({
      ...window.options,
      isVisible: window.isVisible(),
      isMaximized: window.isMaximized(),
    })),
};

process.on('message', (asked: Asked) => {
  const answer = ASKED[asked.question.ask] as (question: Question) => unknown;
  void Promise.resolve(answer(asked.question)).then((value) =>
    send({ type: 'answer', id: asked.id, value: value ?? null }),
  );
});
