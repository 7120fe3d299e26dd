/**
 * Many commands on one new ledger, in this process and on one engine: starting those takes a second
 * and more for each command, and what a command says does not depend on it. That every command ends
 * its process well is for the tests that start one (`tests/harness/terminal.ts`).
 *
 *     const office = await openOffice(file, '2026-11-21T10:00:00.000Z');
 *     await office.ok('customer', 'add', 'C1', 'Rosa Ltd')  ->  'C1 Rosa Ltd is added\n'
 */
import { EngineClient } from '../../../src/engine/client.ts';
import { runTerminal } from '../../../src/hosts/cli/program.ts';
import { onEngine } from '../../../src/hosts/cli/terminal/session.ts';
import { engineOptions } from '../../../src/hosts/surroundings.ts';
import type { TerminalRun } from '../../harness/terminal.ts';

export interface Office {
  run(...args: readonly string[]): Promise<TerminalRun>;
  /** What it printed; throws when it did not end with 0. */
  ok(...args: readonly string[]): Promise<string>;
  /** With `--format json`, read. */
  json(...args: readonly string[]): Promise<unknown>;
  close(): Promise<void>;
}

/** A new ledger at `ledger`; the commands need not name it. `now`: what the program believes. */
export async function openOffice(ledger: string, now: string): Promise<Office> {
  const before = {
    DUEBOOK_NOW: process.env.DUEBOOK_NOW,
    DUEBOOK_LEDGER: process.env.DUEBOOK_LEDGER,
  };
  Object.assign(process.env, { DUEBOOK_NOW: now, DUEBOOK_LEDGER: ledger });
  const company = { company: 'Flores', currency: 'EUR', country: 'ES' };
  const engine = await EngineClient.start(
    engineOptions('terminal', { path: ledger, mode: 'create', ...company }),
  );
  const run: Office['run'] = (...args) => captured(() => onEngine(engine, () => runTerminal(args)));
  const ok: Office['ok'] = async (...args) => {
    const { status, out, err } = await run(...args);
    if (status !== 0) throw new Error(`duebook ${args.join(' ')}: status ${status}\n${err}`);
    return out;
  };
  return {
    run,
    ok,
    json: async (...args) => JSON.parse(await ok(...args, '--format', 'json')) as unknown,
    async close() {
      await engine.close();
      for (const [name, value] of Object.entries(before))
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
    },
  };
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
