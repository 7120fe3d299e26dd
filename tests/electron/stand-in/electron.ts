/**
 * A stand-in for the `electron` module, as far as `electron/main` uses it, over a real Chromium: the
 * window is a page, its preload runs before the page's own scripts, `app://duebook/` is answered by
 * the protocol handler that main registered.
 *
 * Two things differ from the real one and are said here: Chromium cannot be taught the scheme
 * `app:`, so the page believes to be at `https://duebook.invalid/` (main is told `app://duebook/`);
 * and there is no second world, so `contextBridge` puts a frozen object straight onto `window`.
 */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page, type Request, type Route } from 'playwright-core';
import type { Answered, Asked, Question } from './control.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SHOWN_ORIGIN = 'https://duebook.invalid';
const toShown = (address: string): string => address.replace(/^app:\/\/duebook/, SHOWN_ORIGIN);
const toApp = (address: string): string => address.replace(SHOWN_ORIGIN, 'app://duebook');

const port = Number(process.env.STAND_IN_DEBUG_PORT);
let browser: Browser | null = null;

class App extends EventEmitter {
  readonly isPackaged = false;
  async whenReady(): Promise<void> {
    browser ??= await chromium.launch({
      executablePath: process.env.STAND_IN_BROWSER ?? '',
      args: [
        `--remote-debugging-port=${port}`,
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
  }
  getVersion(): string {
    return (
      JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }
    ).version;
  }
  setPath(_name: string, _path: string): void {}
  getPath(name: string): string {
    return path.join(ROOT, 'test-results', name);
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  /** Main may hold the end back, as it does to close the ledger, and asks again when it is done. */
  quit(): void {
    let prevented = false;
    this.emit('before-quit', { preventDefault: () => (prevented = true) });
    if (prevented) return;
    void Promise.resolve(browser?.close()).then(() => process.exit(0));
  }
}
export const app = new App();

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

const opened: string[] = [];
export const shell = {
  openExternal: async (address: string): Promise<void> => void opened.push(address),
};
export const dialog = {
  showErrorBox: (_title: string, text: string): void => void process.stderr.write(`${text}\n`),
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
};
export const Menu = {
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu: (_menu: unknown): void => undefined,
};

type PermissionRequest = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
) => void;
class Session {
  // Electron grants what nobody forbids; so does the stand-in.
  request: PermissionRequest = (_contents, _permission, answer) => answer(true);
  check: (contents: unknown, permission: string) => boolean = () => true;
  setPermissionRequestHandler = (handler: PermissionRequest): void => void (this.request = handler);
  setPermissionCheckHandler = (handler: Session['check']): void => void (this.check = handler);
  setDevicePermissionHandler = (_handler: unknown): void => undefined;
}

type WindowOpen = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };
class WebContents extends EventEmitter {
  readonly session = new Session();
  windowOpen: WindowOpen = () => ({ action: 'allow' });
  /** Events for the page, until it asks for them. */
  readonly outbox: { readonly channel: string; readonly payload: unknown }[] = [];
  wake: () => void = () => undefined;
  setWindowOpenHandler(handler: WindowOpen): void {
    this.windowOpen = handler;
  }
  send(channel: string, payload: unknown): void {
    this.outbox.push({ channel, payload });
    this.wake();
  }
}

/** The preload as the page's first script, with `electron` as all that it can require. */
const preloadScript = (source: string): string => `(() => {
  const ask = globalThis.standInAsk;
  delete globalThis.standInAsk;
  if (window.top !== window || location.origin !== ${JSON.stringify(SHOWN_ORIGIN)}) return;
  const heard = new Map();
  const freeze = (value) => {
    for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freeze(part);
    return Object.freeze(value);
  };
  const electron = {
    contextBridge: { exposeInMainWorld: (name, value) =>
      Object.defineProperty(window, name, { value: freeze(value), enumerable: true }) },
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
  static last: BrowserWindow | null = null;
  readonly webContents = new WebContents();
  readonly preferences: Readonly<Record<string, unknown>>;

  constructor(options: { readonly webPreferences: Readonly<Record<string, unknown>> }) {
    super();
    this.preferences = options.webPreferences;
    BrowserWindow.last = this;
  }
  isDestroyed = (): boolean => false;
  isMinimized = (): boolean => false;
  restore = (): void => undefined;
  focus = (): void => undefined;
  show = (): void => undefined;

  async loadURL(address: string): Promise<void> {
    if (browser === null) throw new Error('a window before the program is ready');
    const page = await browser.newPage();
    await this.#answerPage(page);
    // The context's, so that the first request of a window that the page opens is seen too.
    await page.context().route('**/*', (route) => this.#route(page, route));
    await page.addInitScript(preloadScript(readFileSync(String(this.preferences.preload), 'utf8')));
    await page.goto(toShown(address));
    this.emit('ready-to-show');
    process.send?.({ type: 'shown', endpoint: `http://127.0.0.1:${port}` } satisfies Answered);
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

const ASKED: {
  readonly [K in Question['ask']]: (question: Extract<Question, { ask: K }>) => unknown;
} = {
  preferences: () => BrowserWindow.last?.preferences,
  handlers: () => [...invokeHandlers.keys()],
  external: () => opened,
  permission: ({ name }) => {
    const session = BrowserWindow.last?.webContents.session;
    let granted = true;
    session?.request(null, name, (answer) => (granted = answer));
    return granted || session?.check(null, name);
  },
  invokeAs: async ({ url, inside, message }) => {
    const parent = inside ? { url: 'app://duebook/', parent: null } : null;
    try {
      return {
        value: await invokeHandlers.get('duebook:call')?.(
          { senderFrame: { url, parent } },
          message,
        ),
      };
    } catch (thrown) {
      return { thrown: (thrown as Error).message };
    }
  },
};

process.on('message', (asked: Asked) => {
  const answer = ASKED[asked.question.ask] as (question: Question) => unknown;
  void Promise.resolve(answer(asked.question)).then((value) =>
    process.send?.({ type: 'answer', id: asked.id, value } satisfies Answered),
  );
});
process.on('disconnect', () => app.quit());
