/**
 * The life of the desktop program: starts, double clicks, refused files, crashes and ends, under the
 * stand-in (Electron's binary is asked for these events by hand: `BY-HAND.md`).
 */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { CallInput, CallName, CallResult } from '../../src/contract/api.ts';
import type { CallError } from '../../src/contract/call.ts';
import { english } from '../harness/english.ts';
import { terminalOk } from '../harness/terminal.ts';
import { startStandIn, type Invoked, type StandIn, type StandInOptions } from './open-shell.ts';
import type { Told } from './stand-in/control.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

test.describe.configure({ mode: 'parallel' });

let folder: string;
let shells: StandIn[];
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'duebook-life-'));
  shells = [];
});
test.afterEach(async () => {
  for (const shell of shells) await shell.end();
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: Partial<StandInOptions> = {}): Promise<StandIn> {
  const shell = await startStandIn({ dataFolder: folder, ...options });
  shells.push(shell);
  return shell;
}

/** Copies of one that is made once. */
let ledgers: string;
test.beforeAll(() => {
  ledgers = mkdtempSync(path.join(tmpdir(), 'duebook-life-ledgers-'));
  for (const company of ['Flores', 'Second'])
    terminalOk([
      'new',
      path.join(ledgers, `${company}.duebook`),
      ...['--company', company, '--currency', 'EUR', '--country', 'ES'],
    ]);
});
test.afterAll(() => rmSync(ledgers, { recursive: true, force: true }));

function ledger(company: 'Flores' | 'Second'): string {
  const file = path.join(folder, `${company}.duebook`);
  copyFileSync(path.join(ledgers, `${company}.duebook`), file);
  return file;
}

/** A call as the page sends it. */
async function call<K extends CallName>(
  shell: StandIn,
  name: K,
  input: CallInput<K>,
  jobId?: string,
): Promise<CallResult<K>> {
  const message = { name, input, jobId };
  const { value, thrown } = await shell.ask<Invoked>({
    ask: 'invokeAs',
    url: 'app://duebook/',
    inside: false,
    message,
  });
  if (thrown !== undefined) throw new Error(thrown);
  return value as CallResult<K>;
}

function must<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly error: CallError },
): T {
  if (!result.ok) throw new Error(english(result.error.message));
  return result.value;
}

/** The company of the ledger that is open; null: none is. */
async function company(shell: StandIn): Promise<string | null> {
  const state = await call(shell, 'workspace.state', {});
  return state.ok ? (state.value.ledger?.company ?? null) : state.error.code;
}

const did = <D extends Told['did']>(shell: StandIn, what: D) =>
  shell.told.filter((one): one is Extract<Told, { did: D }> => one.did === what);

/** A copy of the built shell that a test may break. */
function brokenShell(what: (out: string) => void): string {
  const out = mkdtempSync(path.join(ROOT, 'test-results/shell-'));
  cpSync(path.join(ROOT, 'out'), out, { recursive: true });
  what(out);
  return out;
}
async function endsWithErrorBox(options: Partial<StandInOptions>, words: RegExp): Promise<void> {
  const shell = await start(options);
  expect(await shell.ended).toBe(1);
  const [box, ...more] = did(shell, 'errorBox');
  expect(more).toEqual([]);
  expect(box?.text).toMatch(words);
  expect(box?.text).toContain(path.join(folder, 'logs', 'duebook.log'));
  expect(existsSync(path.join(folder, 'logs', 'duebook.log'))).toBe(true);
}

test.describe('the start', () => {
  test('keeps the profile apart from the ledgers, before the lock; says that its window is there', async () => {
    const shell = await start({ args: ['/checkout', `--ledger=${ledger('Flores')}`] });
    await shell.shown();
    expect(await company(shell)).toBe('Flores');
    await expect.poll(() => shell.printed).toContain('duebook: window shown');
    const order = shell.told.filter(({ did: what }) => what === 'setPath' || what === 'lock');
    expect(order).toEqual([
      { did: 'setPath', name: 'userData', path: path.join(folder, 'desktop') },
      { did: 'lock', data: { ledger: path.join(folder, 'Flores.duebook'), sample: false } },
    ]);
  });

  test('a second one hands over what it was asked for and ends', async () => {
    const shell = await start({ isLockTaken: true, args: ['--sample'] });
    expect(await shell.ended).toBe(0);
    expect(shell.printed).toEqual(['duebook: open already']);
    expect(did(shell, 'lock')).toEqual([{ did: 'lock', data: { ledger: null, sample: true } }]);
  });

  test('a ledger that is refused is said, and the start screen is there', async () => {
    const file = path.join(folder, 'Words.duebook');
    writeFileSync(file, 'only words '.repeat(100));
    const shell = await start({ args: [`--ledger=${file}`] });
    await shell.shown();
    expect(await company(shell)).toBeNull();
    await expect
      .poll(() =>
        did(shell, 'messageBox')
          .map(({ message }) => message)
          .join('|'),
      )
      .toContain('Words.duebook');
  });

  test('a sample that is refused is said', async () => {
    const file = path.join(folder, 'no-folder');
    writeFileSync(file, '');
    const shell = await start({ args: ['--sample'], env: { DUEBOOK_DATA: path.join(file, 'x') } });
    await shell.shown();
    await expect.poll(() => did(shell, 'messageBox').length).toBe(1);
    expect(did(shell, 'messageBox')[0]?.message).toContain('cannot be made');
  });

  test('two double clicks before it is ready: the last one is open', async () => {
    const [first, last] = [ledger('Flores'), ledger('Second')];
    const early = [first, last].map((file) => ({ event: 'open-file', args: [file] }));
    const shell = await start({ early });
    await shell.shown();
    await expect.poll(() => company(shell)).toBe('Second');
  });

  test('what is wrong around it ends in a sentence, a line in the log and a status', async () => {
    await endsWithErrorBox({ env: { DUEBOOK_NOW: 'nonsense' } }, /DUEBOOK_NOW/);
  });

  test('an engine that does not start', async () => {
    const out = brokenShell((copy) =>
      writeFileSync(path.join(copy, 'main/worker.js'), 'throw new Error("no engine today");'),
    );
    await endsWithErrorBox({ out }, /the engine did not start/);
    rmSync(out, { recursive: true });
  });

  test('screens that are not there', async () => {
    const out = brokenShell((copy) => rmSync(path.join(copy, 'renderer'), { recursive: true }));
    await endsWithErrorBox({ out }, /screens .* are missing/);
    rmSync(out, { recursive: true });
  });
});

test.describe('another ledger', () => {
  test('of a second start, whatever the order of its arguments', async () => {
    const shell = await start({ args: [`--ledger=${ledger('Flores')}`] });
    await shell.shown();
    const other = ledger('Second');
    await expect.poll(() => shell.printed).toContain('duebook: window shown');
    const args = ['/electron', '--ledger', '--allow-file-access-from-files', '/checkout'];
    const data = { ledger: other, sample: false };
    await shell.ask({
      ask: 'emit',
      target: 'app',
      event: 'second-instance',
      args: [args, '/', data],
    });
    await expect.poll(() => company(shell)).toBe('Second');
    expect(did(shell, 'focus')).toHaveLength(1);
  });

  test('that is refused leaves the open one open', async () => {
    const shell = await start({ args: [`--ledger=${ledger('Flores')}`] });
    await shell.shown();
    await expect.poll(() => shell.printed).toContain('duebook: window shown');
    const file = path.join(folder, 'Words.DUEBOOK');
    writeFileSync(file, 'only words '.repeat(100));
    await shell.ask({ ask: 'emit', target: 'app', event: 'open-file', args: [file] });
    await expect.poll(() => did(shell, 'messageBox').length).toBe(1);
    expect(did(shell, 'messageBox')[0]?.message).toContain('Words.DUEBOOK');
    expect(await company(shell)).toBe('Flores');
    // And the next good one opens.
    await shell.ask({
      ask: 'emit',
      target: 'app',
      event: 'open-file',
      args: [ledger('Second')],
    });
    await expect.poll(() => company(shell)).toBe('Second');
  });

  test('chosen in the menu', async () => {
    const chosenFile = ledger('Second');
    const shell = await start({ chosenFile });
    await shell.shown();
    expect(await shell.ask({ ask: 'click', label: 'Open ledger …' })).toBe(true);
    await expect.poll(() => company(shell)).toBe('Second');
  });
});

test.describe('the end', () => {
  /** An import of 200,000 invoices that is being recorded. */
  async function importing(options: Partial<StandInOptions> = {}): Promise<StandIn> {
    const shell = await start({ args: [`--ledger=${ledger('Flores')}`], ...options });
    await shell.shown();
    const rows = ['invoice,customer,issued_on,due_on,currency,gross'];
    for (let at = 1; at <= 200_000; at += 1)
      rows.push(`I-${at},C${at % 500},2026-01-10,2026-02-09,EUR,${(at % 900) + 1}.00`);
    const customers = ['customer,name,country,language,currency'];
    for (let at = 0; at < 500; at += 1) customers.push(`C${at},Customer ${at},ES,es,EUR`);
    const shown = async (fileName: string, lines: readonly string[]): Promise<string> => {
      const bytes = new TextEncoder().encode(lines.join('\n'));
      const file = must(await call(shell, 'imports.inspect', { fileName, bytes }));
      const { uploadId, mapping } = file;
      return must(await call(shell, 'imports.preview', { uploadId, mapping })).previewId;
    };
    const known = await shown('customers.csv', customers);
    must(await call(shell, 'imports.commit', { previewId: known }));
    const previewId = await shown('invoices.csv', rows);
    void call(shell, 'imports.commit', { previewId });
    await expect
      .poll(async () => must(await call(shell, 'jobs.list', {})).map((job) => job.call))
      .toEqual(['imports.commit']);
    return shell;
  }

  test('asks while an import runs; who waits keeps the window, who stops it is out', async () => {
    const shell = await importing({ presses: [0, 1] });
    await shell.ask({ ask: 'closeWindow' });
    await expect.poll(() => did(shell, 'messageBox').length).toBe(1);
    expect(did(shell, 'messageBox')[0]).toMatchObject({
      message: 'An import is running.',
      buttons: ['Wait', 'Stop it and quit'],
    });
    expect(await company(shell)).toBe('Flores');
    await shell.ask({ ask: 'quit' });
    expect(await shell.ended).toBe(0);
    const verified = terminalOk(['verify', '--ledger', path.join(folder, 'Flores.duebook')]);
    expect(verified).toContain('the ledger holds');
    const out = terminalOk([
      'aging',
      '--ledger',
      path.join(folder, 'Flores.duebook'),
      '--as-of',
      '2026-06-30',
      '--format',
      'json',
    ]);
    expect(out).toContain('"rows": []');
    expect(existsSync(path.join(folder, 'Flores.duebook-wal'))).toBe(false);
  });

  test('an engine that never answers does not hold it up', async () => {
    const out = brokenShell((copy) =>
      writeFileSync(
        path.join(copy, 'main/worker.js'),
        "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {}); parentPort.postMessage({ type: 'ready', opened: null });",
      ),
    );
    const shell = await start({ out });
    await shell.shown();
    await shell.ask({ ask: 'quit' });
    expect(await shell.ended).toBe(0);
    expect(readFileSync(path.join(folder, 'logs/duebook.log'), 'utf8')).toContain('did not close');
    rmSync(out, { recursive: true });
  });

  test('who starts it again meanwhile gets it again', async () => {
    const shell = await start();
    await shell.shown();
    await expect.poll(() => shell.printed).toContain('duebook: window shown');
    const later = ledger('Second');
    const quit = shell.ask({ ask: 'quit' });
    const data = { ledger: later, sample: false };
    await shell.ask({
      ask: 'emit',
      target: 'app',
      event: 'second-instance',
      args: [[], '/', data],
    });
    await quit;
    expect(await shell.ended).toBe(0);
    expect(did(shell, 'relaunch')).toEqual([
      { did: 'relaunch', args: [ROOT, `--ledger=${later}`] },
    ]);
  });

  test('a log-out is not held up', async () => {
    const shell = await start({ args: [`--ledger=${ledger('Flores')}`], platform: 'darwin' });
    await shell.shown();
    await shell.ask({ ask: 'emit', target: 'powerMonitor', event: 'shutdown', args: [] });
    expect(await shell.ask({ ask: 'emit', target: 'app', event: 'before-quit', args: [] })).toBe(
      false,
    );
    await shell.ask({ ask: 'quit' });
    expect(await shell.ended).toBe(0);
  });
});

test.describe('on a Mac', () => {
  test('the program lives without a window, and gets one window for whatever is asked', async () => {
    const shell = await start({ platform: 'darwin', chosenFile: ledger('Second') });
    await shell.shown();
    await expect.poll(() => shell.printed).toContain('duebook: window shown');
    const windows = () => shell.ask<readonly unknown[]>({ ask: 'windows' });
    await shell.ask({ ask: 'closeWindow' });
    expect(await windows()).toHaveLength(0);
    for (let twice = 0; twice < 2; twice += 1)
      await shell.ask({ ask: 'emit', target: 'app', event: 'activate', args: [] });
    await expect.poll(async () => (await windows()).length).toBe(1);
    await shell.ask({ ask: 'closeWindow' });
    // The menu is still there.
    await shell.ask({ ask: 'click', label: 'Open ledger …' });
    await expect.poll(() => did(shell, 'openDialog').length).toBe(1);
    await expect.poll(async () => (await windows()).length).toBe(1);
    await shell.ask({ ask: 'closeWindow' });
    await shell.ask({
      ask: 'emit',
      target: 'app',
      event: 'open-file',
      args: [ledger('Second')],
    });
    await expect.poll(async () => (await windows()).length).toBe(1);
    expect(did(shell, 'errorBox')).toEqual([]);
  });
});

test.describe('the window', () => {
  test('comes up where it was, in the colour of its page', async () => {
    mkdirSync(path.join(folder, 'desktop'));
    const bounds = { x: 100, y: 60, width: 1000, height: 700 };
    writeFileSync(
      path.join(folder, 'desktop/window.json'),
      JSON.stringify({ bounds, isMaximized: true, color: '#161615' }),
    );
    const shell = await start();
    await shell.shown();
    await expect
      .poll(() => shell.ask({ ask: 'windows' }))
      .toMatchObject([{ ...bounds, backgroundColor: '#161615', isMaximized: true }]);
    await shell.ask({
      ask: 'emit',
      target: 'contents',
      event: 'did-change-theme-color',
      args: ['#f8f6f1'],
    });
    await shell.ask({ ask: 'quit' });
    await shell.ended;
    expect(
      JSON.parse(readFileSync(path.join(folder, 'desktop/window.json'), 'utf8')),
    ).toMatchObject({
      bounds,
      color: '#f8f6f1',
    });
  });

  test('fits a small screen, and is dark on a dark desktop', async () => {
    const area = { x: 0, y: 0, width: 1280, height: 680 };
    const shell = await start({ workAreas: [area], isDark: true });
    await shell.shown();
    expect(await shell.ask({ ask: 'windows' })).toMatchObject([
      { ...area, backgroundColor: '#161615' },
    ]);
  });

  test('a page that dies is loaded again twice, then the person is asked', async () => {
    const shell = await start({ presses: [1] });
    await shell.shown();
    await expect.poll(() => shell.printed).toContain('duebook: window shown');
    const crash = { reason: 'oom', exitCode: 5 };
    for (let at = 0; at < 3; at += 1)
      await shell.ask({
        ask: 'emit',
        target: 'contents',
        event: 'render-process-gone',
        args: [crash],
      });
    expect(await shell.ended).toBe(1);
    expect(did(shell, 'reload')).toHaveLength(2);
    expect(did(shell, 'messageBox')).toMatchObject([{ buttons: ['Start Duebook again', 'Quit'] }]);
    expect(readFileSync(path.join(folder, 'logs/duebook.log'), 'utf8')).toContain('oom');
  });

  test('an engine that dies twice leaves a trace and a question', async () => {
    const out = brokenShell((copy) =>
      writeFileSync(
        path.join(copy, 'main/worker.js'),
        "import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ type: 'ready', opened: null }); setTimeout(() => { throw new Error('out of memory today'); }, 1500);",
      ),
    );
    const shell = await start({ out, presses: [0] });
    expect(await shell.ended).toBe(1);
    expect(did(shell, 'messageBox')[0]?.message).toContain('has ended twice');
    expect(did(shell, 'relaunch')).toHaveLength(1);
    const log = readFileSync(path.join(folder, 'logs/duebook.log'), 'utf8');
    expect(log.match(/engine Error: out of memory today/g)).toHaveLength(2);
    rmSync(out, { recursive: true });
  });

  test('a file is saved under its name, in the folder of the last one, and shown there', async () => {
    const shell = await start();
    await shell.shown();
    const save = (name: string, state: string) =>
      shell.ask({ ask: 'download', name, path: path.join('/reports', name), state });
    expect(await save('aging.xlsx', 'completed')).toEqual({
      title: 'Save aging.xlsx',
      defaultPath: '/home/somebody/downloads/aging.xlsx',
      filters: [
        { name: 'Excel workbook', extensions: ['xlsx'] },
        { name: 'All files', extensions: ['*'] },
      ],
    });
    expect(await save('letters.pdf', 'interrupted')).toMatchObject({
      defaultPath: '/reports/letters.pdf',
    });
    await save('aging.csv', 'cancelled');
    await expect
      .poll(() => did(shell, 'notification').map(({ title }) => title))
      .toEqual(['aging.xlsx is saved', 'letters.pdf was not saved']);
    expect(await shell.ask({ ask: 'click', label: 'Show last saved file' })).toBe(true);
    expect(did(shell, 'showItemInFolder')).toEqual([
      { did: 'showItemInFolder', path: '/reports/aging.xlsx' },
      { did: 'showItemInFolder', path: '/reports/aging.xlsx' },
    ]);
  });

  test('has a right click, and a help that names the version, the folders and the log', async () => {
    const shell = await start();
    await shell.shown();
    const editFlags = {
      canCut: false,
      canCopy: true,
      canPaste: true,
      canSelectAll: true,
      canUndo: false,
    };
    const clicked = { isEditable: true, selectionText: '', editFlags };
    await shell.ask({ ask: 'emit', target: 'contents', event: 'context-menu', args: [clicked] });
    expect(did(shell, 'contextMenu')).toEqual([
      { did: 'contextMenu', roles: ['copy', 'paste', 'selectAll'] },
    ]);
    for (const label of ['Version of Duebook', 'Show folder of ledgers', 'Show log'])
      expect(await shell.ask({ ask: 'click', label }), label).toBe(true);
    expect(did(shell, 'openPath')).toEqual([{ did: 'openPath', path: folder }]);
    expect(did(shell, 'messageBox')[0]?.message).toMatch(/^Duebook \d+\.\d+\.\d+$/);
  });
});
