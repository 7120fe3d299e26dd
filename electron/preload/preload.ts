/** Gives the page `window.duebook` and nothing else. Runs sandboxed: it can reach only this. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type {
  CallInput,
  CallName,
  CallResult,
  DuebookClient,
  EngineEvent,
} from '../../src/contract/api.ts';

const client: DuebookClient = {
  call<K extends CallName>(name: K, input: CallInput<K>, options?: { readonly jobId?: string }) {
    return ipcRenderer.invoke('duebook:call', { name, input, jobId: options?.jobId }) as Promise<
      CallResult<K>
    >;
  },
  onEvent(listener) {
    // The event object of Electron stays here: through it a page could reach `ipcRenderer`.
    const hear = (_event: IpcRendererEvent, event: EngineEvent): void => listener(event);
    ipcRenderer.on('duebook:event', hear);
    return () => {
      ipcRenderer.off('duebook:event', hear);
    };
  },
};

contextBridge.exposeInMainWorld('duebook', client);
