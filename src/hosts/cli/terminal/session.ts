/** One engine for one command: opened, used, closed, whatever happens in between. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { EngineClient } from '../../../engine/client.ts';
import type { EngineOptions, LedgerAtStart } from '../../../engine/messages.ts';
import type { CallInput, CallName } from '../../../contract/api.ts';
import { engineOptions } from '../../surroundings.ts';
import { valueOf } from './refusal.ts';
import { telling, type TellingClient, type ToldOutput } from '../../../contract/told.ts';
import { ENGLISH, rendered } from '../../../contract/values.ts';

/** What a command needs of an engine. */
export type TerminalEngine = Pick<EngineClient, 'opened' | 'call' | 'onEvent' | 'close'>;

export interface Session {
  /** The call's value; a refusal ends the command with its sentence. */
  call<K extends CallName>(name: K, input: CallInput<K>): Promise<ToldOutput<K>>;
  /** For a call whose refusal does not end the command. */
  readonly engine: TellingClient;
}

/** Counts on one line of standard error, only where a person watches. */
function showProgress(engine: TerminalEngine): () => void {
  if (!process.stderr.isTTY) return () => undefined;
  const stop = engine.onEvent((event) => {
    if (event.type === 'progress')
      process.stderr.write(
        `\r\u001b[K${event.unit} ${event.done}${event.total === null ? '' : ` of ${event.total}`}`,
      );
    else if (event.type === 'job_ended') process.stderr.write('\r\u001b[K');
  });
  return stop;
}

type StartEngine = (options: EngineOptions) => Promise<TerminalEngine>;

const starting = new AsyncLocalStorage<StartEngine>();

/** Commands inside `work` start their engine with `start`: for whoever gives many in one process. */
export const startingWith = <T>(start: StartEngine, work: () => Promise<T>): Promise<T> =>
  starting.run(start, work);

/** `dataFolder`: another one than the person's, for commands that name a file. */
export async function withEngine<T>(
  ledger: LedgerAtStart | null,
  work: (session: Session) => Promise<T>,
  dataFolder?: string,
): Promise<T> {
  const options = engineOptions('terminal', ledger);
  const start = starting.getStore() ?? ((given) => EngineClient.start(given));
  const engine = await start(
    dataFolder === undefined ? options : { ...options, dataFolder, earlierFolder: null },
  );
  try {
    if (engine.opened !== null) valueOf(rendered(engine.opened, ENGLISH));
    return await inSession(engine, work);
  } finally {
    await engine.close();
  }
}

async function inSession<T>(
  engine: TerminalEngine,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const told = telling(engine, () => ENGLISH);
  const stop = showProgress(engine);
  const jobId = randomUUID();
  // The first Ctrl-C cancels the job, which records nothing; Node ends the process at the second.
  const interrupted = (): void => void engine.call('jobs.cancel', { jobId });
  process.once('SIGINT', interrupted);
  try {
    return await work({
      engine: told,
      call: async (name, input) => valueOf(await told.call(name, input, { jobId })),
    });
  } finally {
    process.off('SIGINT', interrupted);
    stop();
  }
}

export const reading = <T>(path: string, work: (session: Session) => Promise<T>): Promise<T> =>
  withEngine({ path, mode: 'read' }, work);

export const writing = <T>(path: string, work: (session: Session) => Promise<T>): Promise<T> =>
  withEngine({ path, mode: 'write' }, work);
