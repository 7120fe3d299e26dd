/**
 * Many commands of the terminal in this process: each opens and closes its ledger as a process of its
 * own would, but the program is loaded once and not for every command, which takes a second and more.
 *
 *     const duebook = oneProcess({ now: '2026-11-21T10:00:00.000Z', ledger: file });
 *     await duebook.ok('customer', 'add', 'C1', 'Rosa Ltd')  ->  'C1 Rosa Ltd is added\n'
 *
 * What passes between a command and its engine is copied as between two threads. That a command ends
 * its process well, and what a killed one leaves, is for the tests that start one (`terminal.ts`).
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { CallResult } from '../../src/contract/api.ts';
import { err, ok } from '../../src/contract/values.ts';
import { clockOf } from '../../src/engine/clock.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { namedFailure } from '../../src/engine/failures.ts';
import { handOver } from '../../src/engine/hand-over.ts';
import { fileLog } from '../../src/engine/log.ts';
import type { EngineOptions, Opened } from '../../src/engine/messages.ts';
import { openAtStart } from '../../src/engine/open-at-start.ts';
import { runTerminal } from '../../src/hosts/cli/program.ts';
import { startingWith, type TerminalEngine } from '../../src/hosts/cli/terminal/session.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { handlerOf } from '../../src/services/router.ts';
import type { TerminalRun } from './terminal.ts';

export interface Duebook {
  run(...args: readonly string[]): Promise<TerminalRun>;
  /** What it printed; throws when it did not end with 0. */
  ok(...args: readonly string[]): Promise<string>;
  /** With `--format json`, read. */
  json(...args: readonly string[]): Promise<unknown>;
}

export interface Surroundings {
  /** The instant the program believes it is; decides "today" and every `recorded_at`. */
  readonly now?: string;
  /** The ledger of commands that name none. */
  readonly ledger?: string;
}

export function oneProcess(surroundings: Surroundings = {}): Duebook {
  const environment = {
    DUEBOOK_NOW: surroundings.now ?? '2026-11-21T10:00:00.000Z',
    DUEBOOK_LEDGER: surroundings.ledger,
  };
  const run: Duebook['run'] = (...args) =>
    withEnvironment(environment, () =>
      captured(() => startingWith(engineHere, () => runTerminal(args))),
    );
  const done: Duebook['ok'] = async (...args) => {
    const { status, out, err: refusal } = await run(...args);
    if (status !== 0)
      throw new Error(`duebook ${args.join(' ')}: status ${status}\n${refusal}\n${out}`);
    return out;
  };
  return {
    run,
    ok: done,
    json: async (...args) => JSON.parse(await done(...args, '--format', 'json')) as unknown,
  };
}

/** The engine of one command, without a thread. */
async function engineHere(options: EngineOptions): Promise<TerminalEngine> {
  const clock = clockOf(options.now);
  let ledger: Ledger | null = null;
  let opened: Opened = null;
  if (options.ledger !== null)
    try {
      const result = await openAtStart(options.ledger, clock, options);
      if (result.ok) ledger = result.value;
      opened = result.ok ? ok(null) : err(result.error);
    } catch (thrown) {
      const named = namedFailure(thrown);
      if (named === null) throw thrown;
      opened = err(named);
    }
  const engine = createEngine({
    handlerOf,
    clock,
    log: fileLog(path.join(options.dataFolder, 'logs')),
    emit: () => undefined,
    ledger,
    onWorkspace: () => undefined,
    print: async (job) => (await import('../../src/services/render-document.ts')).renderPdf(job),
    newId: randomUUID,
    host: options.host,
    actor: options.actor,
    version: options.version,
    dataFolder: options.dataFolder,
    earlierFolder: null,
    elapsed: () => performance.now(),
    giveWay: () => setImmediate(),
  });
  return {
    opened,
    async call<K extends Parameters<TerminalEngine['call']>[0]>(
      name: K,
      input: unknown,
      { jobId = null }: { readonly jobId?: string | null } = {},
    ): Promise<CallResult<K>> {
      const handed = handOver(input);
      const given: unknown = structuredClone(handed.value, { transfer: handed.buffers });
      return structuredClone(await engine.call(name, given, jobId)) as CallResult<K>;
    },
    onEvent: () => () => undefined,
    close: () => engine.close(),
  };
}

async function withEnvironment<T>(
  environment: Readonly<Record<string, string | undefined>>,
  work: () => Promise<T>,
): Promise<T> {
  const set = (values: Readonly<Record<string, string | undefined>>): void => {
    for (const [name, value] of Object.entries(values))
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
  };
  const before = Object.fromEntries(
    Object.keys(environment).map((name) => [name, process.env[name]]),
  );
  set(environment);
  try {
    return await work();
  } finally {
    set(before);
  }
}

/** What `work` writes to the two streams of the process, instead of there. */
async function captured(work: () => Promise<number>): Promise<TerminalRun> {
  const written = { out: '', err: '' };
  const { stdout, stderr } = process;
  const real = { out: stdout.write, err: stderr.write };
  const into = (stream: 'out' | 'err') => (text: string | Uint8Array) => {
    written[stream] += typeof text === 'string' ? text : new TextDecoder().decode(text);
    return true;
  };
  stdout.write = into('out');
  stderr.write = into('err');
  try {
    const status = await work();
    return { status, ...written };
  } finally {
    stdout.write = real.out;
    stderr.write = real.err;
  }
}
