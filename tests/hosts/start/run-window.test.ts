/** The program with the window, watched in this process: what needs no whole `npm start`. */
import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { askToEnd } from '../../../src/hosts/start/ask-to-end.ts';
import { devProgram } from '../../../src/hosts/start/dev-program.ts';
import { electronEnvironment, runWindow } from '../../../src/hosts/start/run-window.ts';
import { onEndingSignal } from '../../../src/hosts/start/signals.ts';
import { tellingLine } from '../../../src/hosts/start/telling-line.ts';
import { whyNotStarted, whyNoWindow } from '../../../src/hosts/start/why-no-window.ts';
import { madeUp } from './npm-start.ts';

const POSIX = process.platform !== 'win32';
const electron = (program: string): string => path.join(madeUp(program), 'electron');
const env = { PATH: path.dirname(process.execPath) };

it.runIf(POSIX)('a window that does not come is told once, and waited for', async () => {
  const signals = new EventEmitter();
  const say = vi.fn();
  // What was held back is passed on from then on; when it has come the person has had enough.
  const passedOn = vi.spyOn(process.stderr, 'write').mockImplementation((part) => {
    if (String(part).includes('Gtk-WARNING')) signals.emit('SIGTERM', 'SIGTERM');
    return true;
  });
  const program = { path: electron('hangs'), args: [], env };
  const end = await runWindow(program, { patienceMs: 20, signals, say });
  passedOn.mockRestore();
  expect(end).toEqual({ status: 143, why: null });
  expect(say.mock.calls).toEqual([
    [
      'Electron has shown no window for 0.02 seconds. Duebook goes on waiting; Ctrl-C ends it, ' +
        'and "npm start -- --no-open" does without Electron.',
    ],
  ]);
});

describe.runIf(POSIX)('on Windows, where nothing can be signalled', () => {
  const started = async (program: string): Promise<ChildProcess> => {
    const stdio = ['ignore', 'pipe', 'ignore', 'ipc'] as const;
    const child = spawn(electron(program), [], { env, stdio: [...stdio] });
    if (child.stdout !== null) await once(child.stdout, 'data');
    return child;
  };
  it('a cut channel asks the program to end', async () => {
    const child = await started('ends-with-its-channel');
    askToEnd(child, 'SIGINT', 'win32');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
  it('who does not hear it is killed', async () => {
    const child = await started('hangs');
    askToEnd(child, 'SIGINT', 'win32', 20);
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  });
});

it('a signal that comes again within a second is the same one', () => {
  const signals = new EventEmitter();
  const handled: string[] = [];
  let now = 5;
  const off = onEndingSignal(
    (signal) => handled.push(`${signal} ${now}`),
    signals,
    () => now,
  );
  for (const [at, signal] of [
    [5, 'SIGINT'],
    [1004, 'SIGINT'],
    [1004, 'SIGTERM'],
    [1005, 'SIGINT'],
  ] as const) {
    now = at;
    signals.emit(signal, signal);
  }
  off();
  signals.emit('SIGHUP', 'SIGHUP');
  expect(handled).toEqual(['SIGINT 5', 'SIGTERM 1004', 'SIGINT 1005']);
});

describe('why there is no window', () => {
  it.each([
    [
      null,
      'SIGTRAP',
      '[71:1129/1.1:FATAL:sandbox.cc(41)] No usable sandbox!\n#0 0x55 base\n',
      'Electron was ended by SIGTRAP (No usable sandbox!)',
    ],
    [1, null, '', 'Electron ended with exit status 1'],
    [
      null,
      'SIGABRT',
      'dyld[7]: Library not loaded: @rpath/Electron Framework.framework/libffmpeg.dylib\n  Referenced from: …',
      'Electron needs libffmpeg.dylib, which this system does not have',
    ],
  ] as const)('%s %s %j', (code, signal, errors, sentence) =>
    expect(whyNoWindow(code, signal, errors)).toBe(sentence),
  );
  it('a file that may not be run', () =>
    expect(whyNotStarted(Object.assign(new Error('spawn EACCES'), { code: 'EACCES' }))).toBe(
      'Electron could not be started (EACCES)',
    ));
});

it.each([
  ['', ''],
  ['all is well\n', 'all is well'],
  [
    'file:///a.js:3\n  throw new Error();\n  ^\n\nError: disk is full\n    at a.js:3\n{\n}\nNode.js v24.21.0\n',
    'Error: disk is full',
  ],
  ['x'.repeat(300), `${'x'.repeat(200)} …`],
])('%j tells %j', (output, line) => expect(tellingLine(output)).toBe(line));

it('nothing that makes Electron a Node is handed on', () =>
  expect(
    electronEnvironment({ ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '-r x', LANG: 'C' }),
  ).toEqual({ LANG: 'C' }));

describe('npm run dev', () => {
  const flags = { ledger: '/home/ana/a b.duebook', sample: true, open: true, port: 0 };
  it('hands its flags on, and Electron as it was found', () => {
    const program = devProgram('/opt/electron', flags, { isRoot: true, env, seesColours: false });
    expect(program.args.slice(1)).toEqual([
      'dev',
      '--noSandbox',
      '--',
      '--ledger=/home/ana/a b.duebook',
      '--sample',
    ]);
    expect(program.env).toEqual({ ...env, ELECTRON_EXEC_PATH: '/opt/electron' });
  });
  it('gives up the sandbox for nobody but root', () =>
    expect(
      devProgram('/e', flags, { isRoot: false, env, seesColours: true }).args.join(' '),
    ).not.toMatch(/sandbox/i));
});
