/** The menu: what the system expects of a program; everything else is in the screens. */
import type { MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  /** Asks for a ledger file and opens it. */
  chooseLedger(): void;
  /** Shows the file that was saved last in its folder; null: none was yet. */
  readonly showSaved: (() => void) | null;
  showLedgers(): void;
  showLog(): void;
  showVersion(): void;
}

export function menuTemplate(
  actions: MenuActions,
  { isMac, isDevelopment }: { readonly isMac: boolean; readonly isDevelopment: boolean },
): MenuItemConstructorOptions[] {
  const { showSaved } = actions;
  return [
    ...(isMac ? ([{ role: 'appMenu' }] as const) : []),
    {
      label: '&File',
      submenu: [
        {
          label: 'Open ledger …',
          accelerator: 'CmdOrCtrl+O',
          click: () => actions.chooseLedger(),
        },
        {
          label: 'Show last saved file',
          enabled: showSaved !== null,
          click: () => showSaved?.(),
        },
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        // Where + is typed with Shift, Ctrl and = zooms in as well, as in a browser.
        {
          role: 'zoomIn',
          accelerator: 'CmdOrCtrl+=',
          visible: false,
          acceleratorWorksWhenHidden: true,
        },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        { type: 'separator' },
        { role: 'reload' },
        ...(isDevelopment ? ([{ role: 'toggleDevTools' }] as const) : []),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'Show folder of ledgers', click: () => actions.showLedgers() },
        { label: 'Show log', click: () => actions.showLog() },
        { type: 'separator' },
        { label: 'Version of Duebook', click: () => actions.showVersion() },
      ],
    },
  ];
}
