/**
 * The wire over HTTP, for the same screens in a browser page on loopback: calls are posted, events come
 * as server-sent events. The browser itself reconnects; after a break everything is told as changed,
 * because events may have been missed.
 */
import type { CallName, EngineEvent } from '../../contract/api.ts';
import { TOPICS } from '../../contract/call.ts';
import { WIRE_TYPE, type Wire } from '../../contract/wire.ts';

/** The host answered, but as a stranger: its token is another one since it was started again. */
export class WindowRefused extends Error {}

export class HttpWire implements Wire {
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  #source: EventSource | null = null;
  #wasBroken = false;

  async call(name: CallName, body: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    const headers = { 'Content-Type': WIRE_TYPE };
    const response = await fetch(`/call/${name}`, { method: 'POST', headers, body });
    if (response.headers.get('Content-Type') !== WIRE_TYPE) throw new WindowRefused();
    return new Uint8Array(await response.arrayBuffer());
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
