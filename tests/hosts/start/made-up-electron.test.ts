/** `npm start` with a made-up Electron of every kind: a window or a sentence, and nobody left behind. */
import { spawnSync } from 'node:child_process';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../harness/run-process.ts';
import { npmStart, type NpmStart } from './npm-start.ts';

const IN_BROWSER = '; opening Duebook in a browser window instead.\n';

let run: NpmStart;
const start = (...args: Parameters<typeof npmStart>): NpmStart => (run = npmStart(...args));

describe.skipIf(process.platform !== 'linux')('npm start', () => {
  // Once, where they are stale; no run below builds.
  beforeAll(() => {
    for (const part of ['renderer', 'electron'])
      spawnSync(process.execPath, ['tests/harness/build.ts', part], { cwd: ROOT });
  });
  afterEach(() => run.clear());

  it('hands over the flags, one argument each, and an environment without what makes Electron a Node', async () => {
    start('shows-a-window', ['--ledger', '/no where/a.duebook', '--sample'], {
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: '--no-warnings',
      INIT_CWD: '/',
    });
    const { status, output } = await run.ended;
    const [line = '', ...more] = output.trim().split('\n');
    const { args, env } = JSON.parse(line) as { args: string[]; env: Record<string, string> };
    expect(args).toEqual([
      ROOT,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--ledger=/no where/a.duebook',
      '--sample',
    ]);
    expect(env).not.toHaveProperty('ELECTRON_RUN_AS_NODE');
    expect(env).not.toHaveProperty('NODE_OPTIONS');
    expect(more).toEqual([]);
    expect(status).toBe(0);
    expect(run.left()).toEqual([]);
  });

  it.each([
    [
      'dies-by-a-signal',
      'Electron was ended by SIGTRAP (The SUID sandbox helper binary was found, but is not configured correctly)',
    ],
    ['lacks-a-library', 'Electron needs libnss3.so, which this system does not have'],
    ['lacks-its-loader', "Electron's binary is made for another system (its loader is not here)"],
    [
      'fails-before-its-window',
      'Electron ended with exit status 1 (TypeError: the engine did not start)',
    ],
  ])('one that %s: says why, and opens Duebook in the browser', async (program, why) => {
    start(program);
    await run.printed('Duebook is at http://127.0.0.1:');
    run.signal('SIGTERM');
    const { status, output } = await run.ended;
    expect(output).toMatch(/^[^\n]*\nDuebook is at http:[^\n]*\n$/);
    expect(output.startsWith(`${why}${IN_BROWSER}`)).toBe(true);
    expect(status).toBe(0);
    expect(run.left()).toEqual([]);
  });

  it.each([
    ['ends-without-a-window', 0, 'Electron ended without showing a window.\n'],
    ['is-open-already', 0, 'Duebook is open already; its window was brought to the front.\n'],
    ['dies-after-its-window', 139, 'Electron was ended by SIGSEGV; Duebook is closed.\n'],
    [
      'fails-after-its-window',
      1,
      'a warning of its own\nElectron ended with exit status 1; Duebook is closed.\n',
    ],
  ])('one that %s: exit status %d, and a sentence', async (program, expected, sentence) => {
    start(program);
    const { status, output } = await run.ended;
    expect(output).toBe(sentence);
    expect(status).toBe(expected);
    expect(run.left()).toEqual([]);
  });

  it.each([
    ['by kill', 'signal'],
    ['by a terminal', 'signalGroup'],
  ] as const)(
    'Ctrl-C that comes %s reaches Electron once, and it has the time it needs',
    async (_by, send) => {
      start('counts-signals');
      await run.printed('counting');
      run[send]('SIGINT');
      await run.printed('SIGINT 1');
      run.signal('SIGTERM');
      const { status, output } = await run.ended;
      expect(output).toBe('counting\nSIGINT 1\nasked 1 times\n');
      expect(status).toBe(0);
      expect(run.left()).toEqual([]);
    },
  );

  it.each([
    ['SIGINT', 130],
    ['SIGHUP', 129],
    ['SIGQUIT', 131],
  ] as const)(
    '%s before there is a window ends all, without a browser',
    async (signal, expected) => {
      start('hangs');
      await run.printed('hanging');
      run.signal(signal);
      const { status, output } = await run.ended;
      expect(output).toBe('hanging\n');
      expect(status).toBe(expected);
      expect(run.left()).toEqual([]);
    },
  );

  it('a terminal that is gone does not keep the ledger from being closed', async () => {
    start('counts-signals');
    await run.printed('counting');
    run.closeOutput();
    run.signal('SIGTERM');
    expect(await run.ended).toEqual({ status: 0, output: 'counting\n' });
    expect(run.left()).toEqual([]);
  });

  it('a killed npm start takes a program with it that listens to its channel', async () => {
    start('ends-with-its-channel');
    await run.printed('waiting');
    run.signal('SIGKILL');
    await run.ended;
    await expect.poll(run.left).toEqual([]);
  });
});
