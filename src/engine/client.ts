/**
 * The engine as a host sees it: a `DuebookClient` whose work happens in another thread.
 *
 *     const engine = await EngineClient.start(options);
 *     await engine.call('aging.report', { asOf });
 *     await engine.close();
 *
 * When the thread dies, every waiting call answers `internal` and the engine starts again once, with
 * the ledger that was open; a second death is final, because something is wrong with the machine.
 */
import { Worker } from 'node:worker_threads';
import { TOPICS, type CallError } from '../contract/call.ts';
import type {
  CallInput,
  CallName,
  CallResult,
  DuebookClient,
  EngineEvent,
} from '../contract/api.ts';
import { err, say, type Result } from '../contract/values.ts';
import { engineEnded, internalFailure } from './failures.ts';
import type { EngineOptions, FromEngine, Opened, ToEngine } from './messages.ts';
import { handOver } from './hand-over.ts';
import { workerUrl } from './worker-url.ts';

type Answer = Extract<FromEngine, { type: 'answer' }>['result'];

export interface StartOptions extends EngineOptions {
  /** Told when the thread died; `isFinal`: it is not started again, and every call is refused from now on. */
  readonly onCrash?: (thrown: unknown, isFinal: boolean) => void;
  /** Another file than `worker.ts`; for tests of the crash. */
  readonly workerFile?: URL;
}

export class EngineClient implements DuebookClient {
  /** How opening the ledger of the options ended; `null` when none was named. */
  opened: Opened = null;

  readonly #options: StartOptions;
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #worker: Worker | null = null;
  #ready: Promise<void> = Promise.resolve();
  #nextId = 1;
  #restarts = 0;
  #ledger: EngineOptions['ledger'];
  #closing: Promise<void> | null = null;

  private constructor(options: StartOptions) {
    this.#options = options;
    this.#ledger = options.ledger;
  }

  /**
   * Starts the thread and waits until it answers. A ledger that does not open is in `opened`; throws
   * when the thread itself does not start, which is a broken installation.
   */
  static async start(options: StartOptions): Promise<EngineClient> {
    const client = new EngineClient(options);
    client.#spawn();
    await client.#ready;
    return client;
  }

  async call<K extends CallName>(
    name: K,
    input: CallInput<K>,
    options: { readonly jobId?: string } = {},
  ): Promise<CallResult<K>> {
    await this.#ready;
    const { value, buffers } = handOver(input);
    // The engine answers with the result of this very call: names and types meet in its router.
    return this.#ask((id) => ({
      message: { type: 'call', id, name, input: value, jobId: options.jobId ?? null },
      buffers,
    })) as Promise<CallResult<K>>;
  }

  /**
   * Opens the ledger file at `path` for writing in place of the open one. Refused (no ledger, held by
   * another program, an import runs): what was open stays open.
   */
  async open(path: string): Promise<Result<null, CallError>> {
    await this.#ready;
    const answer = await this.#ask((id) => ({ message: { type: 'open', id, path }, buffers: [] }));
    return answer as Result<null, CallError>;
  }

  onEvent(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #ask(
    question: (id: number) => { readonly message: ToEngine; readonly buffers: ArrayBuffer[] },
  ): Promise<Answer> {
    const worker = this.#worker;
    if (worker === null || this.#closing !== null)
      return Promise.resolve(
        err({ ...internalFailure('closed'), message: say`the engine is closed` }),
      );
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      const { message, buffers } = question(id);
      worker.postMessage(message, buffers);
    });
  }

  /** Lets running calls end, closes the ledger, ends the thread. Safe to call twice. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#ready;
    const worker = this.#worker;
    if (worker === null) return;
    await new Promise<void>((resolve) => {
      worker.on('message', (message: FromEngine) => {
        if (message.type === 'closed') resolve();
      });
      worker.once('exit', () => resolve());
      worker.postMessage({ type: 'close' } satisfies ToEngine);
    });
    this.#worker = null;
    await worker.terminate();
    this.#answerAll(internalFailure('closed'));
  }

  #spawn(): void {
    const { onCrash: _told, workerFile, ...options } = this.#options;
    const worker = new Worker(workerFile ?? workerUrl('worker', import.meta.url), {
      workerData: { ...options, ledger: this.#ledger } satisfies EngineOptions,
      // An import of 200,000 rows makes garbage faster than V8 sweeps it when it may grow as it likes:
      // the process peaked at 474 MB. A young generation of this size, and an old one whose limit (far
      // above what the largest file needs) makes V8 collect before the heap doubles, keep it near
      // 315 MB; 6 MB were 18 MB less and a fifth slower.
      resourceLimits: { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1536 },
    });
    this.#worker = worker;
    this.#ready = new Promise((resolve, reject) => {
      let cause: unknown;
      let answered = false;
      worker.on('message', (message: FromEngine) => {
        if (message.type !== 'ready') return this.#hear(message);
        answered = true;
        this.opened = message.opened;
        // A file that was made is there now; a restarted engine opens it.
        if (this.#ledger?.mode === 'create' && message.opened?.ok === true)
          this.#ledger = { path: this.#ledger.path, mode: 'write' };
        resolve();
      });
      worker.on('error', (thrown) => {
        cause = thrown;
      });
      worker.once('exit', () => {
        // One that never answered would not answer the second time either.
        if (!answered && this.#restarts === 0) {
          this.#worker = null;
          reject(new Error('the engine did not start', { cause }));
          return;
        }
        this.#crashed(worker, cause);
        resolve();
      });
    });
  }

  #hear(message: FromEngine): void {
    if (message.type === 'answer') {
      const answer = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      answer?.(message.result);
    } else if (message.type === 'event') this.#tell(message.event);
    else if (message.type === 'workspace') this.#ledger = message.ledger;
  }

  #tell(event: EngineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #crashed(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#answerAll(engineEnded(cause));
    if (this.#closing !== null) return;
    const isFinal = this.#restarts > 0;
    this.#options.onCrash?.(cause ?? new Error('the thread ended'), isFinal);
    if (isFinal) return;
    this.#restarts += 1;
    this.#spawn();
    void this.#ready.then(() => this.#tell({ type: 'changed', topics: TOPICS }));
  }

  #answerAll(error: CallError): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const answer of waiting) answer(err(error));
  }
}
