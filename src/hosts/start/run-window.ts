/**
 * Runs the program that shows Duebook's window, and says what came of it. The program tells two things
 * on its standard output, which go no further; every other line is passed on:
 *
 *     duebook: window shown       the window is there
 *     duebook: open already       another Duebook has shown its own; the program ends with 0
 *
 * What it writes to standard error before its window is held back: of a program that dies, one line tells
 * why, and Chromium's pages about it help nobody. It is passed on from the window on, or after a minute.
 *
 * A channel (`process.on('disconnect')`) tells the program when `npm start` is gone, however it went.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { repositoryRoot } from '../surroundings.ts';
import { askToEnd, endGroup } from './ask-to-end.ts';
import { onEndingSignal, statusOfSignal, type SignalSource } from './signals.ts';
import { howItEnded, whyNotStarted, whyNoWindow } from './why-no-window.ts';

const WINDOW_SHOWN = 'duebook: window shown';
const OPEN_ALREADY = 'duebook: open already';

/** A window within this time, or a sentence. A slow machine goes on: nothing is killed. */
const PATIENCE_MS = 60_000;
/** What the program itself wrote has arrived by then. */
const DRAIN_MS = 500;
const KEPT_CHARACTERS = 20_000;

export interface WindowProgram {
  /** Absolute path. */
  readonly path: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Standard error is passed on from the beginning: who works on the program wants all of it. */
  readonly showErrors?: boolean;
}

export interface WindowWatch {
  say(line: string): void;
  readonly patienceMs?: number;
  readonly signals?: SignalSource;
}

/** `status`: it is over, this is the exit status. `why`: no window came; the beginning of a sentence. */
export type WindowEnd =
  | { readonly status: number; readonly why: null }
  | { readonly status: null; readonly why: string };

interface Death {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** `NODE_OPTIONS` is for Node, and with `ELECTRON_RUN_AS_NODE` (VS Code's terminals) there is no window. */
export function electronEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _node, NODE_OPTIONS: _options, ...rest } = env;
  return rest;
}

export async function runWindow(program: WindowProgram, watch: WindowWatch): Promise<WindowEnd> {
  const { say, patienceMs = PATIENCE_MS, signals = process } = watch;
  let child: ChildProcess;
  try {
    child = startProgram(program);
  } catch (thrown) {
    return noWindow(whyNotStarted(thrown as Error));
  }
  const errors = heldErrors(child, program.showErrors === true);
  let shown = false;
  let openAlready = false;
  let asked = false;

  const slow = setTimeout(() => {
    say(
      `Electron has shown no window for ${patienceMs / 1000} seconds. Duebook goes on waiting; ` +
        'Ctrl-C ends it, and "npm start -- --no-open" does without Electron.',
    );
    errors.passOn();
  }, patienceMs);
  onLine(child, (line) => {
    if (line === OPEN_ALREADY) openAlready = true;
    else if (line !== WINDOW_SHOWN) process.stdout.write(`${line}\n`);
    else {
      shown = true;
      clearTimeout(slow);
      errors.passOn();
    }
  });
  const unwatch = onEndingSignal((signal) => {
    asked = true;
    askToEnd(child, signal);
  }, signals);

  const death = await deathOf(child);
  clearTimeout(slow);
  unwatch();
  if (death instanceof Error) return noWindow(whyNotStarted(death));

  const { code, signal } = death;
  const status = signal === null ? (code ?? 1) : statusOfSignal(signal);
  if (!openAlready && !shown && !asked && status !== 0) {
    endGroup(child, 'SIGKILL');
    return noWindow(whyNoWindow(code, signal, errors.text()));
  }
  if (openAlready) say('Duebook is open already; its window was brought to the front.');
  else if (asked) return { status, why: null };
  else if (status !== 0) say(`Electron ${howItEnded(code, signal)}; Duebook is closed.`);
  else if (!shown) say('Electron ended without showing a window.');
  return { status, why: null };
}

const noWindow = (why: string): WindowEnd => ({ status: null, why });

const startProgram = ({ path, args, env }: WindowProgram): ChildProcess =>
  spawn(path, [...args], {
    cwd: repositoryRoot,
    env: electronEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A group of its own; on Windows this would open a console.
    detached: process.platform !== 'win32',
  });

function onLine({ stdout }: ChildProcess, take: (line: string) => void): void {
  if (stdout !== null) createInterface({ input: stdout }).on('line', take);
}

/** How it ended, when all that it wrote has been read; an error: it never began. */
async function deathOf(child: ChildProcess): Promise<Death | Error> {
  const death = await new Promise<Death | Error>((resolve) => {
    child.on('error', (thrown) => {
      // A signal that does not reach it is an error too, and no reason to give it up.
      if (child.pid === undefined) resolve(thrown);
    });
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  // Not the event `close`: what it opened or left behind may hold its output for hours.
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  const signal = AbortSignal.timeout(DRAIN_MS);
  await Promise.allSettled(streams.map((stream) => finished(stream, { signal })));
  for (const stream of streams) stream.destroy();
  return death;
}

/** What came on standard error: the last of it, passed on from a moment on. */
function heldErrors(
  child: ChildProcess,
  passedOn: boolean,
): { readonly text: () => string; readonly passOn: () => void } {
  let passing = passedOn;
  let kept = '';
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    if (passing) process.stderr.write(part);
    kept = (kept + part).slice(-KEPT_CHARACTERS);
  });
  return {
    text: () => kept,
    passOn: () => {
      if (!passing) process.stderr.write(kept);
      passing = true;
    },
  };
}
