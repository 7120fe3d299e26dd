/**
 * Asks a program with a window to end as its person would, so that it closes its ledger.
 *
 * It runs in a group of its own (`run-window.ts`): Ctrl-C in a terminal reaches `npm start` alone and is
 * handed on once. In one group the program would get it twice, and the second kills Chromium while the
 * ledger is being closed. A second Ctrl-C is handed on too, and does just that.
 *
 * Windows has no signals: cutting the channel is the request there, and who has not ended after five
 * seconds is killed.
 */
import type { ChildProcess } from 'node:child_process';
import type { EndingSignal } from './signals.ts';

const WINDOWS_PATIENCE_MS = 5000;

export function askToEnd(
  child: ChildProcess,
  signal: EndingSignal,
  platform: string = process.platform,
  patienceMs = WINDOWS_PATIENCE_MS,
): void {
  if (platform === 'win32') {
    if (child.connected) child.disconnect();
    const limit = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.once('exit', () => clearTimeout(limit));
  } else if (signal === 'SIGQUIT') endGroup(child, signal);
  else child.kill(signal);
}

/** The program and all that it started and that stayed in its group. Not on Windows. */
export function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || process.platform === 'win32') return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nobody is left in it.
  }
}
