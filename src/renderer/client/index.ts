/**
 * The one object the screens talk to: Electron's, or the same over HTTP in a browser page. What it
 * answers is in the reader's words already.
 */
import type { DuebookClient } from '../../contract/api.ts';
import { telling, type TellingClient } from '../../contract/told.ts';
import { readerLanguage } from '../texts/i18n.ts';
import { HttpClient } from './http-client.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a browser. */
    readonly duebook?: DuebookClient;
  }
}

export const client: TellingClient = telling(window.duebook ?? new HttpClient(), readerLanguage);
