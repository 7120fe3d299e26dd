/**
 * `npm start`: builds what is stale and opens the workstation; in Electron where its binary is or
 * can be fetched and starts, else in an app window of an installed browser, else by printing the
 * address. It ends in a window or in a sentence:
 *
 *     Electron needs libnss3.so, which this system does not have; opening Duebook in a browser window instead.
 *     Duebook is open in /usr/bin/chromium; close its window or press Ctrl-C to end it.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { surroundings } from '../../engine/surroundings.ts';
import { repositoryRoot } from '../surroundings.ts';
import { hasScreen } from './app-window.ts';
import { buildElectron, buildRenderer } from './build.ts';
import { launchArguments, START_USAGE, type StartFlags } from './flags.ts';
import { runInBrowser } from './in-browser.ts';
import { runInElectron } from './in-electron.ts';
import { runScript, say } from './script.ts';

enableCompileCache();

async function start(flags: StartFlags): Promise<number> {
  const wantsWindow = flags.open && hasScreen(surroundings);
  await buildRenderer();
  if (wantsWindow) {
    const { status, why } = await runInElectron(async (path) => {
      await buildElectron();
      const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      const args = [repositoryRoot, ...noSandbox, ...launchArguments(flags)];
      return { path, args, env: process.env };
    });
    if (status !== null) return status;
    say(`${why}; opening Duebook in a browser window instead.`);
  } else if (flags.open)
    say('There is no screen to open a window on: open the address below in a browser.');
  const pages = join(repositoryRoot, 'out', 'renderer');
  const { ledger, sample, port } = flags;
  return runInBrowser({ ledger, sample, port, pages }, wantsWindow);
}

await runScript(START_USAGE, start);
