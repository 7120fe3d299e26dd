/**
 * A day at the desk through the engine, in a process of its own, so that the first time is a cold one: the
 * worklist, the five-bucket report or the aging of one ledger; again; and after one event of one customer
 * each (a call and a payment in turns). Prints one JSON line. The ledger is written to: give it a copy.
 *
 *     node desk-process.ts LEDGER.duebook worklist
 *     {"rows":10000,"first":812.4,"again":[40.1,…],"afterEvent":[48.0,…],"event":[9.1,…],…}
 */
import path from 'node:path';
import type { CallInput, CallName, CallOutput } from '../../src/contract/api.ts';
import { wholeAnswer, type KnownRows } from '../../src/contract/known-rows.ts';
import type { Instant } from '../../src/domain/dates.ts';
import { EngineClient } from '../../src/engine/client.ts';
import { english } from '../harness/english.ts';
import { codeOf, currencyOf, TODAY } from './made/customers.ts';
import { timed } from './measure.ts';

export interface DeskRun {
  readonly rows: number;
  /** Milliseconds of each call, as who asks waits for it, until the answer is whole again. */
  readonly first: number;
  readonly again: readonly number[];
  readonly afterEvent: readonly number[];
  /** Again, asked by somebody who has no earlier answer. */
  readonly whole: readonly number[];
  /** Rows that were sent after an event. */
  readonly sent: readonly number[];
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
  // As a screen does: it tells which answer it has, and puts what it is sent onto that one.
  const ask: Readonly<Record<string, (known?: string | null) => Promise<KnownRows<unknown>>>> = {
    worklist: (known) => call('worklist.list', { asOf: TODAY, known }),
    buckets: (known) => call('aging.report', { asOf: TODAY, into: 'bucket', known }),
    aging: (known) => call('aging.report', { asOf: TODAY, known }),
  };
  const asking = ask[what];
  if (asking === undefined) throw new Error(`${what} is none of ${Object.keys(ask).join(', ')}`);
  let held: KnownRows<unknown> | null = null;
  let sentRows = 0;
  const asked = async (): Promise<KnownRows<unknown>> => {
    const answer = await asking(held?.token ?? null);
    sentRows = answer.rows.length;
    return (held = wholeAnswer(held, answer));
  };
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
  const whole: number[] = [];
  const sent: number[] = [];
  const event: number[] = [];
  const afterEvent: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    again.push(await timed(asked));
    whole.push(await timed(() => asking()));
    const number = 17 + turn * 31;
    const customer = codeOf(number);
    event.push(
      await timed(() =>
        turn % 2 === 0
          ? call('case.record', {
              kind: 'contact',
              customer,
              on: TODAY,
              details: { channel: 'call', outcome: 'no_answer' },
            })
          : call('receipts.record', {
              customer,
              receivedOn: TODAY,
              currency: currencyOf(number),
              amountMinor: 123_400 + turn,
              reference: `BENCH ${turn}`,
              allocate: 'oldest',
            }),
      ),
    );
    afterEvent.push(await timed(asked));
    sent.push(sentRows);
  }
  const used = megabytes();
  await engine.close();
  return {
    rows,
    first,
    again,
    afterEvent,
    whole,
    sent,
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
