/**
 * The one object the screens talk to, over Electron's bridge or over HTTP in a browser page. What it
 * answers is in the reader's words already.
 */
import type { CallName, CallResult, DuebookClient } from '../../contract/api.ts';
import { telling, type TellingClient } from '../../contract/told.ts';
import { fromWire, toWire, type Wire, type WireCall } from '../../contract/wire.ts';
import { err } from '../../domain/result.ts';
import { say } from '../../domain/texts/text.ts';
import { readerLanguage } from '../texts/i18n.ts';
import { HttpWire, WindowRefused } from './http-wire.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a browser. */
    readonly duebook?: Wire;
  }
}

const unreachable = (thrown: unknown) =>
  err({
    code: 'internal',
    message:
      thrown instanceof WindowRefused
        ? say`Duebook refused this window; start it again and use the new address.`
        : say`Duebook does not answer; start it again. Nothing that was recorded is lost.`,
    ref: 'connection',
  });

/** Never rejects: a host that cannot be reached is a result with a sentence. */
const over = (wire: Wire): DuebookClient => ({
  async call<K extends CallName>(name: K, input: unknown, options: { jobId?: string } = {}) {
    const call: WireCall = { input, jobId: options.jobId ?? null };
    const answered = wire.call(name, toWire(call)).then(fromWire).catch(unreachable);
    return (await answered) as CallResult<K>;
  },
  onEvent: (listener) => wire.onEvent(listener),
});

export const client: TellingClient = telling(
  over(window.duebook ?? new HttpWire()),
  readerLanguage,
);
