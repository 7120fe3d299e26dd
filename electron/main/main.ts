/**
 * The desktop shell: one program, one window, one engine in a thread of its own. It knows Electron
 * and nothing of credit control; calls pass through it unread.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, dialog, protocol } from 'electron';
import { clockOf, fixedNowOf } from '../../src/engine/clock.ts';
import { foldersOf } from '../../src/engine/folders.ts';
import { fileLog } from '../../src/engine/log.ts';
import { keepToOwner, person, surroundings } from '../../src/engine/surroundings.ts';
import { APP_SCHEME } from './app-pages.ts';
import { launchOf } from './launch.ts';
import { runProgram } from './program.ts';

keepToOwner();
const folders = foldersOf(surroundings, () => app.getPath('documents'));
// Before the lock, which is kept there: one program for a folder of ledgers.
app.setPath('userData', folders.desktopProfile);
app.setAppUserModelId('app.duebook.desktop');

const writeLog = fileLog(folders.logs);
const log = (where: string, thrown: unknown): void =>
  writeLog({ at: clockOf(null).now(), ref: randomUUID().slice(0, 8), where, thrown });

let hasFailed = false;
/** What nobody expected: a sentence, a line in the log, and an end that the next start can see. */
function failed(thrown: unknown): void {
  log('shell', thrown);
  if (hasFailed) return;
  hasFailed = true;
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  dialog.showErrorBox(
    'Duebook has to end',
    `${why}\n\nNothing that was recorded is lost. The log says more: ${join(folders.logs, 'duebook.log')}`,
  );
  app.exit(1);
}
// Electron only warns of a rejection nobody caught; the process would stay, without a window, and hold
// the lock against every later start.
process.on('uncaughtException', failed);
process.on('unhandledRejection', failed);

protocol.registerSchemesAsPrivileged([
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);

const launch = launchOf(process.argv.slice(1), process.cwd());
// A second program would find the ledger locked; it hands over what was asked and ends.
if (app.requestSingleInstanceLock({ ...launch }))
  runProgram({
    launch,
    log,
    failed,
    folders,
    engine: () => ({
      host: 'electron',
      actor: person(),
      version: app.getVersion(),
      dataFolder: folders.ledgers,
      earlierFolder: folders.earlier,
      logFolder: folders.logs,
      now: fixedNowOf(process.env.DUEBOOK_NOW),
    }),
    // Only `electron-vite dev` sets it, and a packaged program does not listen to it.
    developmentServer: app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null),
  });
else {
  process.stdout.write('duebook: open already\n');
  app.quit();
}
