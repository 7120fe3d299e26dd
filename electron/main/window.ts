/** The one window. */
import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import type { DuebookClient } from '../../src/contract/api.ts';
import { hardenContents, hardenedPreferences, refusePermissions } from './harden.ts';
import { EVENT_CHANNEL } from './relay.ts';

export interface WindowOptions {
  /** `app://duebook/`, or the development server. */
  readonly address: string;
  readonly client: DuebookClient;
  readonly isOwnPage: (address: string) => boolean;
}

export async function openWindow({
  address,
  client,
  isOwnPage,
}: WindowOptions): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    title: 'Duebook',
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: hardenedPreferences(join(import.meta.dirname, '../preload/preload.cjs')),
  });
  refusePermissions(window.webContents.session);
  hardenContents(window.webContents, isOwnPage);
  const stop = client.onEvent((event) => {
    if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event);
  });
  window.once('closed', stop);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(address);
  return window;
}
