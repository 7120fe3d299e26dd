/** The one door from the page to the engine: `duebook:call`, for our own page in the top frame only. */
import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { api, type CallInput, type CallName, type DuebookClient } from '../../src/contract/api.ts';
import type { CallError } from '../../src/contract/call.ts';
import { err, say, type Text } from '../../src/contract/values.ts';

export const CALL_CHANNEL = 'duebook:call';
export const EVENT_CHANNEL = 'duebook:event';

/** What the preload sends. */
interface Asked {
  readonly name: string;
  readonly input: unknown;
  readonly jobId: string | undefined;
}

const isCallName = (name: string): name is CallName => Object.hasOwn(api, name);

function isAsked(value: unknown): value is Asked {
  if (value === null || typeof value !== 'object' || !('name' in value) || !('input' in value))
    return false;
  const jobId = 'jobId' in value ? value.jobId : undefined;
  return typeof value.name === 'string' && (jobId === undefined || typeof jobId === 'string');
}

/** True for the top frame of a window whose page is ours; frames inside it have no business here. */
function isOurs(event: IpcMainInvokeEvent, isOwnPage: (address: string) => boolean): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

const refused = (message: Text) => err<CallError>({ code: 'invalid_input', message });

/** Rejects strangers: a page that is not ours gets no result at all, only a failed promise. */
export function relayCalls(client: DuebookClient, isOwnPage: (address: string) => boolean): void {
  ipcMain.handle(CALL_CHANNEL, async (event, asked: unknown) => {
    if (!isOurs(event, isOwnPage)) throw new Error('duebook: refused');
    if (!isAsked(asked)) return refused(say`the message is not a call`);
    const { name, jobId } = asked;
    if (!isCallName(name)) return refused(say`"${name}" is not a call of Duebook`);
    // The engine checks the input against the schema of this very call.
    const input = asked.input as CallInput<typeof name>;
    return client.call(name, input, jobId === undefined ? {} : { jobId });
  });
}
