/**
 * `npm start`: builds what is stale and opens the workstation; in Electron where its binary is or
 * can be fetched, else in an app window of an installed browser, else by printing the address.
 */
import { spawn } from 'node:child_process';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { foldersOf } from '../../engine/folders.ts';
import { surroundings } from '../../engine/surroundings.ts';
import { repositoryRoot } from '../surroundings.ts';
import { findBrowser, hasScreen, openAppWindow } from './app-window.ts';
import { buildElectron, buildRenderer } from './build.ts';
import { findElectron } from './electron-binary.ts';
import { endingOf } from './ending.ts';
import { START_USAGE, startFlags, type StartFlags } from './flags.ts';
import { serveWorkspace } from './serve-workspace.ts';

enableCompileCache();

/** A person does not open and close a window within this time. */
const SHORT_LIFE_MS = 3000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function readFlags(): StartFlags {
  try {
    return startFlags(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  } catch (thrown) {
    process.stderr.write(`duebook: usage: ${(thrown as Error).message}\n${START_USAGE}\n`);
    process.exit(2);
  }
}

/** Resolves with the exit code when the person closed the program. */
async function runElectron(path: string, flags: StartFlags): Promise<number> {
  await buildElectron();
  const args = [
    repositoryRoot,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(flags.ledger === null ? [] : ['--ledger', flags.ledger]),
    ...(flags.sample ? ['--sample'] : []),
  ];
  const electron = spawn(path, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => electron.kill(signal));
  return new Promise((resolve) => electron.on('exit', (code) => resolve(code ?? 0)));
}

async function runBrowserHost(flags: StartFlags, wantsWindow: boolean): Promise<number> {
  const served = await serveWorkspace({
    ledger: flags.ledger,
    sample: flags.sample,
    pages: join(repositoryRoot, 'out', 'renderer'),
    port: flags.port,
  });
  if (!served.ok) {
    process.stderr.write(`duebook: ${served.error.code}: ${served.error.message}\n`);
    return 1;
  }
  const { host, close } = served.value;
  const ending = endingOf(close);
  const browser = wantsWindow ? findBrowser(surroundings) : null;
  if (browser === null) say(`Duebook is at ${host.address}`);
  else {
    const opened = performance.now();
    const window = openAppWindow(browser, host.address, foldersOf(surroundings).browserProfile);
    say(`Duebook is open in ${browser}; close its window or press Ctrl-C to end it.`);
    const noWindow = (): void => say(`No window could be opened; Duebook is at ${host.address}`);
    window.on('error', noWindow);
    window.on('exit', () => {
      // Gone at once: it did not start, or gave its window to a browser that runs already.
      if (performance.now() - opened < SHORT_LIFE_MS) noWindow();
      else ending.end(0);
    });
  }
  return ending.ended;
}

async function start(): Promise<number> {
  const flags = readFlags();
  const wantsWindow = flags.open && hasScreen(surroundings);
  await buildRenderer();
  if (flags.open) {
    const electron = await findElectron({ fetch: wantsWindow });
    if (electron.path !== null && wantsWindow) return runElectron(electron.path, flags);
    const reason = electron.why === '' ? '' : `${electron.why}; `;
    say(
      wantsWindow
        ? `${reason}opening Duebook in a browser window instead.`
        : `${reason}there is no screen to open a window on: open the address below in a browser.`,
    );
  }
  return runBrowserHost(flags, wantsWindow);
}

try {
  process.exitCode = await start();
} catch (thrown) {
  // A build that fails names its file and line itself; a stack of the builder helps nobody.
  process.stderr.write(
    `duebook: internal: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`,
  );
  process.exitCode = 3;
}
