/**
 * `npm run dev`: the workstation with hot reload of the screens. In Electron where it can be had,
 * else in the browser host with Vite behind the same door (token, cookie, Host and Origin).
 * Flags as `npm start`. Changes of the engine need a restart.
 */
import { surroundings } from '../../engine/surroundings.ts';
import { hasScreen } from './app-window.ts';
import { devProgram } from './dev-program.ts';
import { DEV_USAGE, type StartFlags } from './flags.ts';
import { runInBrowser } from './in-browser.ts';
import { runInElectron } from './in-electron.ts';
import { runScript, say } from './script.ts';
import { vitePages } from './vite-pages.ts';

async function dev(flags: StartFlags): Promise<number> {
  const wantsWindow = flags.open && hasScreen(surroundings);
  if (wantsWindow) {
    const { status, why } = await runInElectron(async (path) =>
      devProgram(path, flags, {
        isRoot: process.getuid?.() === 0,
        env: process.env,
        seesColours: process.stdout.isTTY,
      }),
    );
    if (status !== null) return status;
    say(`${why}; opening Duebook in a browser window instead.`);
  }
  const { ledger, sample, port } = flags;
  return runInBrowser({ ledger, sample, port, pages: '', development: vitePages }, wantsWindow);
}

await runScript(DEV_USAGE, dev);
