/** Ends a host once, cleanly, whoever asked: Ctrl-C, the service manager, or a window that closed. */
import { onEndingSignal, statusOfSignal } from './signals.ts';

export interface Ending {
  /** Starts the end; further calls change nothing. */
  end(code: number): void;
  /** Whether somebody asked. */
  readonly begun: () => boolean;
  readonly ended: Promise<number>;
}

/** `close` runs once; a second Ctrl-C while it runs ends the process at once. */
export function endingOf(close: () => Promise<void>): Ending {
  let ending = false;
  let finish: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    finish = resolve;
  });
  const end = (code: number): void => {
    if (ending) return;
    ending = true;
    close().then(
      () => finish(code),
      () => finish(3),
    );
  };
  onEndingSignal((signal) => {
    if (ending) process.exit(statusOfSignal(signal));
    end(0);
  });
  return { end, begun: () => ending, ended };
}
