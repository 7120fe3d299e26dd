/**
 * `DuebookClient` over HTTP, for the same screens in a browser page on loopback.
 *
 * Calls are posted as MessagePack; events come as server-sent events and the browser itself
 * reconnects. After a break everything is told as changed, because events may have been missed.
 */
import type {
  CallInput,
  CallName,
  CallResult,
  DuebookClient,
  EngineEvent,
} from '../../contract/api.ts';
import { TOPICS } from '../../contract/call.ts';
import { fromWire, toWire, WIRE_TYPE, type WireCall } from '../../contract/wire.ts';
import { err } from '../../domain/result.ts';
import { say, type Text } from '../../domain/texts/text.ts';

export class HttpClient implements DuebookClient {
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  #source: EventSource | null = null;
  #wasBroken = false;

  async call<K extends CallName>(
    name: K,
    input: CallInput<K>,
    options: { readonly jobId?: string } = {},
  ): Promise<CallResult<K>> {
    const body: WireCall = { input, jobId: options.jobId ?? null };
    try {
      const response = await fetch(`/call/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': WIRE_TYPE },
        body: toWire(body),
      });
      if (response.headers.get('Content-Type') === WIRE_TYPE)
        return fromWire(new Uint8Array(await response.arrayBuffer())) as CallResult<K>;
      return unreachable(say`Duebook refused this window; start it again and use the new address.`);
    } catch {
      return unreachable(
        say`Duebook does not answer; start it again. Nothing that was recorded is lost.`,
      );
    }
  }

  onEvent(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    this.#source ??= this.#follow();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#source?.close();
      this.#source = null;
    };
  }

  #follow(): EventSource {
    const source = new EventSource('/events');
    source.onmessage = (message: MessageEvent<string>) =>
      this.#tell(JSON.parse(message.data) as EngineEvent);
    source.onerror = () => {
      this.#wasBroken = true;
    };
    source.onopen = () => {
      if (this.#wasBroken) this.#tell({ type: 'changed', topics: TOPICS });
      this.#wasBroken = false;
    };
    return source;
  }

  #tell(event: EngineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function unreachable<K extends CallName>(message: Text): CallResult<K> {
  return err({ code: 'internal', message, ref: 'connection' }) as CallResult<K>;
}
