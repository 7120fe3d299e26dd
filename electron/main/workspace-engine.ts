/**
 * The engine behind the window, replaced when the person opens another ledger file from outside the
 * data folder (a double click, File → Open): screens never see a path, so no call can name one.
 */
import type {
  CallInput,
  CallName,
  CallResult,
  DuebookClient,
  EngineEvent,
} from '../../src/contract/api.ts';
import { TOPICS, type CallError } from '../../src/contract/call.ts';
import type { Result } from '../../src/contract/values.ts';
import { EngineClient } from '../../src/engine/client.ts';
import type { EngineOptions } from '../../src/engine/messages.ts';

export class WorkspaceEngine implements DuebookClient {
  readonly #options: EngineOptions;
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  #engine: Promise<EngineClient>;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#engine = this.#start(options);
  }

  async call<K extends CallName>(
    name: K,
    input: CallInput<K>,
    options?: { readonly jobId?: string },
  ): Promise<CallResult<K>> {
    return (await this.#engine).call(name, input, options);
  }

  onEvent(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** How opening the ledger of the start ended; null when there was none. */
  async opened(): Promise<Result<null, CallError> | null> {
    return (await this.#engine).opened;
  }

  /** Closes what is open and opens the file at `path`. */
  async open(path: string): Promise<Result<null, CallError> | null> {
    const before = this.#engine;
    this.#engine = before
      .then((engine) => engine.close())
      .then(() => this.#start({ ...this.#options, ledger: { path, mode: 'write' } }));
    const { opened } = await this.#engine;
    this.#tell({ type: 'changed', topics: TOPICS });
    return opened;
  }

  async close(): Promise<void> {
    await (await this.#engine).close();
  }

  async #start(options: EngineOptions): Promise<EngineClient> {
    const engine = await EngineClient.start(options);
    engine.onEvent((event) => this.#tell(event));
    return engine;
  }

  #tell(event: EngineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
