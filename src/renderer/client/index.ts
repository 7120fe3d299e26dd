/** The one object the screens talk to: Electron's, or the same over HTTP in a browser page. */
import type { DuebookClient } from '../../contract/api.ts';
import { HttpClient } from './http-client.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a browser. */
    readonly duebook?: DuebookClient;
  }
}

export const client: DuebookClient = window.duebook ?? new HttpClient();
