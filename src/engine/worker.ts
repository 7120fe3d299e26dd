/**
 * The engine's thread: opens the ledger it was told to open, then answers calls until it is closed.
 * Everything that decides something is in `engine.ts`; this file only joins it to its thread.
 */
import { randomUUID } from 'node:crypto';
import { enableCompileCache } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { CallError } from '../contract/call.ts';
import { err, ok } from '../contract/values.ts';
import type { Clock, Ledger } from '../ledger/ledger.ts';
import { clockOf } from './clock.ts';
import { createEngine } from './engine.ts';
import { internalFailure, namedFailure } from './failures.ts';
import { fileLog } from './log.ts';
import type { EngineOptions, FromEngine, Opened, ToEngine } from './messages.ts';
import { openAtStart } from './open-at-start.ts';
import { newPrinter } from './printer.ts';

enableCompileCache();

const port = parentPort;
if (port === null) throw new Error('worker.ts runs as a worker thread only');
const options = workerData as EngineOptions;
const say = (message: FromEngine): void => port.postMessage(message);

const clock: Clock = clockOf(options.now);
const log = fileLog(options.logFolder);
const printer = newPrinter();

async function openFirst(): Promise<{ ledger: Ledger | null; opened: Opened }> {
  if (options.ledger === null) return { ledger: null, opened: null };
  try {
    const result = await openAtStart(options.ledger, clock, options);
    return result.ok
      ? { ledger: result.value, opened: ok(null) }
      : { ledger: null, opened: err(result.error) };
  } catch (thrown) {
    const ref = randomUUID().slice(0, 8);
    const named: CallError | null = namedFailure(thrown);
    if (named === null) log({ at: clock.now(), ref, where: 'open', thrown });
    return { ledger: null, opened: err(named ?? internalFailure(ref)) };
  }
}

// The use cases load while the file opens: both take tens of milliseconds.
const [{ ledger, opened }, { handlerOf, loadEveryTopic }] = await Promise.all([
  openFirst(),
  import('../services/router.ts'),
]);

const engine = createEngine({
  handlerOf,
  clock,
  log,
  ledger,
  emit: (event) => say({ type: 'event', event }),
  onWorkspace: (next) =>
    say({
      type: 'workspace',
      ledger:
        next === null
          ? null
          : {
              path: next.path,
              mode: next.readOnly && next.whyReadOnly === null ? 'read' : 'write',
            },
    }),
  print: printer.print,
  newId: randomUUID,
  host: options.host,
  actor: options.actor,
  version: options.version,
  dataFolder: options.dataFolder,
  earlierFolder: options.earlierFolder,
  elapsed: () => performance.now(),
  giveWay: () => setImmediate(),
});

port.on('message', (message: ToEngine) => {
  if (message.type !== 'close') {
    const answered =
      message.type === 'call'
        ? engine.call(message.name, message.input, message.jobId)
        : engine.open(message.path);
    void answered.then((result) => say({ type: 'answer', id: message.id, result }));
  } else
    void Promise.allSettled([engine.close(), printer.close()]).then(() => {
      say({ type: 'closed' });
      port.close();
    });
});
say({ type: 'ready', opened });
// A terminal asks one thing and ends; a workspace stays, and its first letter must not wait.
if (options.host !== 'terminal') void loadEveryTopic();
