/** Gives the page `window.duebook` and nothing else. Runs sandboxed: it can reach only this. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { EngineEvent } from '../../src/contract/api.ts';
import type { Wire } from '../../src/contract/wire.ts';

const wire: Wire = {
  call: (name, body) => ipcRenderer.invoke('duebook:call', name, body) as Promise<Uint8Array>,
  onEvent(listener) {
    // The event object of Electron stays here: through it a page could reach `ipcRenderer`.
    const hear = (_event: IpcRendererEvent, event: EngineEvent): void => listener(event);
    ipcRenderer.on('duebook:event', hear);
    return () => {
      ipcRenderer.off('duebook:event', hear);
    };
  },
};

contextBridge.exposeInMainWorld('duebook', wire);
