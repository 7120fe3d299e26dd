/** What the window's page may not do: go elsewhere, open windows, embed others, use devices. */
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
  // No program for it, or the person said no: nothing was promised.
  if (link !== null) shell.openExternal(link).catch(() => undefined);
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

/** Our own page may put text on the clipboard, as tables do when they are copied; nothing else. */
export function limitPermissions(session: Session, isOwnPage: (address: string) => boolean): void {
  const isGranted = (permission: string, address: string): boolean =>
    permission === 'clipboard-sanitized-write' && isOwnPage(address);
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isGranted(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    isGranted(permission, origin.endsWith('/') ? origin : `${origin}/`),
  );
  session.setDevicePermissionHandler(() => false);
}
