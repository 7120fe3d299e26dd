/** What the window's page may not do: go elsewhere, open windows, embed others, ask for permissions. */
import { shell, type Session, type WebContents, type WebPreferences } from 'electron';
import { externalLink } from './external-link.ts';

export const hardenedPreferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  // Letters are drawn on a canvas by pdf.js, so the page needs no viewer of Chromium's own.
  plugins: false,
});

function openOutside(address: string): void {
  const link = externalLink(address);
  if (link !== null) void shell.openExternal(link);
}

/** `isOwnPage`: an address of the screens themselves, which may be loaded again. */
export function hardenContents(
  contents: WebContents,
  isOwnPage: (address: string) => boolean,
): void {
  const stay = (event: { preventDefault(): void }, address: string): void => {
    if (isOwnPage(address)) return;
    event.preventDefault();
    openOutside(address);
  };
  contents.on('will-navigate', (event, address) => stay(event, address));
  contents.on('will-redirect', (event, address) => stay(event, address));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
