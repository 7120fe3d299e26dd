/**
 * The signals by which a person or the system asks a program to end: Ctrl-C, the service manager, a
 * terminal that is closed, Ctrl-\. Windows knows the first and the third.
 */
import type { EventEmitter } from 'node:events';
import { constants } from 'node:os';

export type EndingSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGQUIT';

const ENDING_SIGNALS: readonly EndingSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];

/** Where signals come from: `process`, or an emitter of a test. */
export type SignalSource = Pick<EventEmitter, 'on' | 'off'>;

/**
 * One Ctrl-C comes twice where npm's shell gives its place to us (macOS, Fedora): from the terminal, and
 * from npm, which hands its own on. A second one within this time is the first.
 */
const ECHO_MS = 1000;

/** Until the returned function is called, `handle` answers them instead of the system. */
export function onEndingSignal(
  handle: (signal: EndingSignal) => void,
  source: SignalSource = process,
  now: () => number = () => performance.now(),
): () => void {
  const heard = new Map<EndingSignal, number>();
  const hear = (signal: EndingSignal): void => {
    const isEcho = now() - (heard.get(signal) ?? -Infinity) < ECHO_MS;
    if (isEcho) return;
    heard.set(signal, now());
    handle(signal);
  };
  for (const signal of ENDING_SIGNALS) source.on(signal, hear);
  return () => {
    for (const signal of ENDING_SIGNALS) source.off(signal, hear);
  };
}

/** The exit status of a shell for a program that a signal ended: 130 for SIGINT. */
export const statusOfSignal = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];
