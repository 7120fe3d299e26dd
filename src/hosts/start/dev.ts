/**
 * `npm run dev`: the workstation with hot reload of the screens. In Electron where its binary is,
 * else in the browser host with Vite behind the same door (token, cookie, Host and Origin).
 * Flags as `npm start`. Changes of the engine need a restart.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { surroundings } from '../../engine/surroundings.ts';
import { repositoryRoot } from '../surroundings.ts';
import { findBrowser, hasScreen, openAppWindow } from './app-window.ts';
import { foldersOf } from '../../engine/folders.ts';
import { findElectron } from './electron-binary.ts';
import { endingOf } from './ending.ts';
import { startFlags } from './flags.ts';
import { serveWorkspace } from './serve-workspace.ts';
import { vitePages } from './vite-pages.ts';

async function dev(): Promise<number> {
  const flags = startFlags(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  const wantsWindow = flags.open && hasScreen(surroundings);
  const electron = wantsWindow ? await findElectron({ fetch: true }) : null;
  if (electron !== null && electron.path !== null) {
    const tool = join(repositoryRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const child = spawn(process.execPath, [tool, 'dev'], { cwd: repositoryRoot, stdio: 'inherit' });
    return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 0)));
  }
  const served = await serveWorkspace({
    ledger: flags.ledger,
    sample: flags.sample,
    pages: '',
    port: flags.port,
    development: vitePages,
  });
  if (!served.ok) {
    process.stderr.write(`duebook: ${served.error.code}: ${served.error.message}\n`);
    return 1;
  }
  const { host, close } = served.value;
  const ending = endingOf(close);
  process.stdout.write(`Duebook (hot reload) is at ${host.address}\n`);
  const browser = wantsWindow ? findBrowser(surroundings) : null;
  if (browser !== null)
    openAppWindow(browser, host.address, foldersOf(surroundings).browserProfile).on('exit', () =>
      ending.end(0),
    );
  return ending.ended;
}

process.exitCode = await dev();
