/**
 * A day at the desk through the engine, in a process of its own, so that the first time is a cold one: the
 * worklist, the five-bucket report or the aging of one ledger; again; and after one event of one customer
 * each. Prints one JSON line. The ledger is written to: give it a copy.
 *
 *     node desk-process.ts LEDGER.duebook worklist
 *     {"rows":10000,"first":812.4,"again":[40.1,…],"afterEvent":[48.0,…],"event":[9.1,…],…}
 */
import path from 'node:path';
import type { CallInput, CallName, CallOutput } from '../../src/contract/api.ts';
import type { Instant } from '../../src/domain/dates.ts';
import { EngineClient } from '../../src/engine/client.ts';
import { english } from '../harness/english.ts';
import { codeOf, TODAY } from './made/customers.ts';
import { timed } from './measure.ts';

export interface DeskRun {
  readonly rows: number;
  /** Milliseconds of each call, as who asks waits for it. */
  readonly first: number;
  readonly again: readonly number[];
  readonly afterEvent: readonly number[];
  /** Of each: the answer copied as it is between the engine's thread and who asked. */
  readonly copied: readonly number[];
  /** Recording the event itself. */
  readonly event: readonly number[];
  /** Work of all threads in the first call, milliseconds. */
  readonly firstWorked: number;
  /** Resident memory of the process: with the ledger open, and after all of it. */
  readonly openMegabytes: number;
  readonly megabytes: number;
}

const TURNS = 9;

async function run(file: string, what: string): Promise<DeskRun> {
  const folder = path.dirname(file);
  const engine = await EngineClient.start({
    host: 'electron',
    actor: 'bench',
    version: 'bench',
    dataFolder: folder,
    earlierFolder: null,
    logFolder: folder,
    now: `${TODAY}T10:00:00.000Z` as Instant,
    ledger: { path: file, mode: 'write' },
  });
  if (engine.opened?.ok === false) throw new Error(english(engine.opened.error.message));
  const call = async <K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>> => {
    const result = await engine.call(name, input);
    if (!result.ok) throw new Error(`${name}: ${english(result.error.message)}`);
    return result.value as CallOutput<K>;
  };
  const ask: Readonly<Record<string, () => Promise<{ readonly rows: readonly unknown[] }>>> = {
    worklist: () => call('worklist.list', { asOf: TODAY }),
    buckets: () => call('aging.report', { asOf: TODAY, into: 'bucket' }),
    aging: () => call('aging.report', { asOf: TODAY }),
  };
  const asked = ask[what];
  if (asked === undefined) throw new Error(`${what} is none of ${Object.keys(ask).join(', ')}`);
  // The window asks for other things first; the modules of the calls are loaded by then.
  await call('workspace.state', {});
  const megabytes = (): number => process.memoryUsage().rss / 1024 / 1024;
  const openMegabytes = megabytes();
  const before = process.cpuUsage();
  let rows = 0;
  const first = await timed(async () => {
    rows = (await asked()).rows.length;
  });
  const { user, system } = process.cpuUsage(before);
  const again: number[] = [];
  const copied: number[] = [];
  const event: number[] = [];
  const afterEvent: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    again.push(await timed(asked));
    const answer = await asked();
    copied.push(await timed(() => structuredClone(answer)));
    event.push(
      await timed(() =>
        call('case.record', {
          kind: 'contact',
          customer: codeOf(17 + turn * 31),
          on: TODAY,
          details: { channel: 'call', outcome: 'no_answer' },
        }),
      ),
    );
    afterEvent.push(await timed(asked));
  }
  const used = megabytes();
  await engine.close();
  return {
    rows,
    first,
    again,
    afterEvent,
    copied,
    event,
    firstWorked: (user + system) / 1000,
    openMegabytes,
    megabytes: used,
  };
}

const [file, what] = process.argv.slice(2);
if (file === undefined || what === undefined)
  throw new Error('LEDGER.duebook worklist|buckets|aging');
process.stdout.write(`${JSON.stringify(await run(file, what))}\n`);
