/** The one door from the page to the engine: `duebook:call`, for our own page in the top frame only. */
import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { DuebookClient } from '../../src/contract/api.ts';
import { answerWire, toWire } from '../../src/contract/wire.ts';

export const CALL_CHANNEL = 'duebook:call';
export const EVENT_CHANNEL = 'duebook:event';

/** True for the top frame of a window whose page is ours; frames inside it have no business here. */
function isOurs(event: IpcMainInvokeEvent, isOwnPage: (address: string) => boolean): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

/** Rejects strangers: a page that is not ours gets no result at all, only a failed promise. */
export function relayCalls(client: DuebookClient, isOwnPage: (address: string) => boolean): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, body: unknown) => {
    if (!isOurs(event, isOwnPage)) throw new Error('duebook: refused');
    const { result } = await answerWire(
      client,
      String(name),
      body instanceof Uint8Array ? body : new Uint8Array(),
    );
    return toWire(result);
  });
}
