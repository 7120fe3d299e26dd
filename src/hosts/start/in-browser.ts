/** Duebook without Electron: the browser host, in an app window of an installed browser, or as an address. */
import { foldersOf } from '../../engine/folders.ts';
import { surroundings } from '../../engine/surroundings.ts';
import { writeOpeningPage } from '../browser/opening-page.ts';
import { findBrowser, openAppWindow } from './app-window.ts';
import { endingOf } from './ending.ts';
import { say } from './script.ts';
import { serveWorkspace, type ServeWorkspaceOptions } from './serve-workspace.ts';

/** A person does not open and close a window within this time. */
const SHORT_LIFE_MS = 3000;

/** Resolves with the exit status when the person ended it. */
export async function runInBrowser(
  options: ServeWorkspaceOptions,
  wantsWindow: boolean,
): Promise<number> {
  const served = await serveWorkspace(options);
  if (!served.ok) {
    process.stderr.write(`duebook: ${served.error.code}: ${served.error.message}\n`);
    return 1;
  }
  const { host, close } = served.value;
  const ending = endingOf(close);
  const browser = wantsWindow ? findBrowser(surroundings) : null;
  if (browser === null) {
    say(`Duebook is at ${host.address}`);
    return ending.ended;
  }
  const opened = performance.now();
  const profile = foldersOf(surroundings).browserProfile;
  const page = writeOpeningPage(profile, host.address);
  const window = openAppWindow(browser, page.address, profile);
  say(`Duebook is open in ${browser}; close its window or press Ctrl-C to end it.`);
  const noWindow = (): void => say(`No window could be opened; Duebook is at ${host.address}`);
  window.on('error', noWindow);
  window.on('exit', () => {
    if (ending.begun()) return;
    // Gone at once: it did not start, or gave its window to a browser that runs already.
    if (performance.now() - opened < SHORT_LIFE_MS) noWindow();
    else ending.end(0);
  });
  const status = await ending.ended;
  window.kill();
  page.remove();
  return status;
}
