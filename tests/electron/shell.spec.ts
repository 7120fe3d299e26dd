/**
 * The built desktop shell: what its window may do, what it may not, and one trip through a real call.
 * Runs against Electron's binary where it is there, else under the stand-in; prints which.
 */
import { expect, test } from '@playwright/test';
import type { IsoDate } from '../../src/contract/values.ts';
import type { Wire } from '../../src/contract/wire.ts';
import { must, openShell, type Shell } from './open-shell.ts';

/** The page's own window, as these tests see it. */
interface WorkspaceWindow {
  readonly duebook: Wire;
}
const STATE_CALL = ['workspace.state', {}] as const;

test.describe.configure({ mode: 'serial' });
test.describe('the desktop shell', () => {
  let shell: Shell;
  test.beforeAll(async () => {
    shell = await openShell();
    console.log(
      shell.kind === 'electron'
        ? "desktop shell: tested in Electron's own binary"
        : "desktop shell: tested under the stand-in (Electron's binary is not here)",
    );
  });
  test.afterAll(() => shell.close());

  test('shows the screens', async () => {
    await expect(shell.page).toHaveTitle('Duebook');
    await expect(shell.page.getByRole('heading').first()).toBeVisible();
  });

  test('has a hardened window', async () => {
    expect(await shell.preferences()).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      plugins: false,
    });
  });

  test('serves the page with a strict policy and nothing outside the screens', async () => {
    const seen = await shell.page.evaluate(async () => {
      const response = await fetch('/');
      const outside = await fetch('/..%2f..%2fpackage.json');
      return { policy: response.headers.get('content-security-policy'), outside: outside.status };
    });
    expect(seen.policy).toContain("default-src 'none'");
    expect(seen.policy).toContain("script-src 'self';");
    expect(seen.outside).toBe(404);
    const inline = await shell.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.documentElement.dataset.ran = "yes"';
      document.body.append(script);
      return document.documentElement.dataset.ran ?? 'refused';
    });
    expect(inline).toBe('refused');
  });

  test('gives the page window.duebook and nothing else', async () => {
    const seen = await shell.page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      frame.remove();
      const workspace = (window as unknown as WorkspaceWindow).duebook;
      return {
        extra: Object.getOwnPropertyNames(window).filter(
          (name) => !usual.has(name) && !/^\d+$/.test(name),
        ),
        methods: Object.keys(workspace),
        isFrozen: Object.isFrozen(workspace),
        node: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer'].filter(
          (name) => name in window,
        ),
      };
    });
    expect(seen.extra.filter((name) => !KNOWN_GLOBALS.has(name))).toEqual(['duebook']);
    expect(seen.methods.sort()).toEqual(['call', 'onEvent']);
    expect(seen.node).toEqual([]);
  });

  test('answers one channel, and only our own page in the top frame', async () => {
    expect(await shell.handlers()).toEqual(['duebook:call']);
    const ours = await shell.invokeAs('app://duebook/', false, ...STATE_CALL);
    expect(ours.value).toMatchObject({ ok: true });
    for (const url of [
      'https://evil.example/',
      'app://duebook.evil/',
      'app://evil/',
      'file:///etc/passwd',
      'about:blank',
    ])
      expect(await shell.invokeAs(url, false, ...STATE_CALL), url).toEqual({
        thrown: 'duebook: refused',
      });
    expect(await shell.invokeAs('app://duebook/', true, ...STATE_CALL)).toEqual({
      thrown: 'duebook: refused',
    });
    expect((await shell.invokeAs('app://duebook/', false, 'shell.run', {})).value).toMatchObject({
      ok: false,
      error: { code: 'invalid_input' },
    });
  });

  test('stays where it is, and hands only web and mail addresses to the system', async () => {
    const before = shell.page.url();
    for (const address of [
      'https://example.com/help',
      'http://127.0.0.1:9/',
      'https://user:secret@example.com/',
    ])
      await shell.page.evaluate((target) => {
        window.location.href = target;
      }, address);
    await expect.poll(() => shell.external()).toEqual(['https://example.com/help']);
    await expect(shell.page).toHaveTitle('Duebook');
    expect(shell.page.url()).toBe(before);
  });

  test('opens no window', async () => {
    const opened = shell.page.context().pages().length;
    // Under the stand-in a window is met by its first request, which Playwright misses once in a while.
    await expect(async () => {
      await shell.page.evaluate(() => void window.open('https://example.com/popup'));
      await expect
        .poll(() => shell.external(), { timeout: 5000 })
        .toContain('https://example.com/popup');
    }).toPass();
    await expect.poll(() => shell.page.context().pages().length).toBe(opened);
  });

  test('grants no permission but to copy', async () => {
    for (const name of ['geolocation', 'notifications', 'camera', 'clipboard-read'])
      expect(await shell.isGranted(name), name).toBe(false);
    if (shell.kind === 'stand-in')
      expect(await shell.isGranted('clipboard-sanitized-write')).toBe(true);
  });

  test('makes a ledger and ages it through the engine, and hears that it changed', async () => {
    await shell.page.evaluate(() => {
      const { duebook } = window as unknown as WorkspaceWindow;
      duebook.onEvent((event) => document.documentElement.setAttribute('data-heard', event.type));
    });
    const made = await shell.call('workspace.create', {
      company: 'Flores',
      currency: 'EUR',
      country: 'ES',
    });
    const aged = await shell.call('aging.report', { asOf: '2026-06-30' as IsoDate });
    const wrong = await shell.call('workspace.create', {
      company: '',
      currency: 'EUR',
      country: 'ES',
    });
    expect(made).toMatchObject({ ok: true, value: { company: 'Flores', currency: 'EUR' } });
    expect(aged).toMatchObject({
      ok: true,
      value: { company: 'Flores', asOf: '2026-06-30', rows: [] },
    });
    expect(wrong).toMatchObject({
      ok: false,
      error: { code: 'invalid_input', at: 'company' },
    });
    await expect(shell.page.locator('html')).toHaveAttribute('data-heard', 'changed');
  });

  test('prints a letter of the sample company with its own PDF worker', async () => {
    test.setTimeout(60_000);
    await shell.call('workspace.sample', {});
    const issuedOn = '2026-06-30' as IsoDate;
    const proposed = must(await shell.call('letters.propose', { issuedOn }));
    const ready = proposed.find((one) => one.blocks.length === 0 && one.totalMinor > 0);
    if (ready === undefined) throw new Error('nobody to write to');
    const { customer, currency, items } = ready;
    const itemIds = items.filter((item) => item.included).map((item) => item.itemId);
    const letter = { customer, currency, itemIds };
    const preview = must(await shell.call('letters.preview', { issuedOn, letter }));
    expect(String.fromCharCode(...preview.bytes.slice(0, 5))).toBe('%PDF-');
  });
});

/** Put on `window` by libraries of the screens, harmless: no way out of the page. */
const KNOWN_GLOBALS: ReadonlySet<string> = new Set(['__zod_globalConfig', '__zod_globalRegistry']);
