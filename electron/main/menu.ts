/** The menu: what the system expects of a program; everything else is in the screens. */
import { dialog, Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  /** Opens a ledger file that the person chose. */
  openLedger(path: string): Promise<void>;
}

async function chooseLedger(window: BrowserWindow, actions: MenuActions): Promise<void> {
  const chosen = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name: 'Duebook ledgers', extensions: ['duebook'] }],
  });
  const path = chosen.filePaths[0];
  if (!chosen.canceled && path !== undefined) await actions.openLedger(path);
}

export function setMenu(window: BrowserWindow, actions: MenuActions, isDevelopment: boolean): void {
  const mac: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(isDevelopment
      ? ([{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }] as const)
      : []),
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...mac,
      {
        label: 'File',
        submenu: [
          {
            label: 'Open ledger …',
            accelerator: 'CmdOrCtrl+O',
            click: () => void chooseLedger(window, actions),
          },
          { type: 'separator' },
          { role: process.platform === 'darwin' ? 'close' : 'quit' },
        ],
      },
      { role: 'editMenu' },
      { label: 'View', submenu: view },
      { role: 'windowMenu' },
    ]),
  );
}
