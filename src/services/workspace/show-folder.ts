/** Opens the folder of the ledgers in the system's own window for files. */
import { spawn } from 'node:child_process';
import { ok } from '../../domain/result.ts';
import { say } from '../../domain/texts/text.ts';
import type { Handler } from '../context.ts';
import { refuse } from '../with-ledger.ts';
import { makeDataFolder } from './open.ts';

/** The program that shows a folder, by `process.platform`. */
export const folderProgram = (platform: string): string =>
  platform === 'win32' ? 'explorer' : platform === 'darwin' ? 'open' : 'xdg-open';

export const showFolder: Handler<'workspace.showFolder'> = async (context) => {
  const folder = makeDataFolder(context.dataFolder);
  if (!folder.ok) return folder;
  const program = folderProgram(process.platform);
  const isStarted = await new Promise<boolean>((resolve) => {
    const child = spawn(program, [context.dataFolder], { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
  return isStarted
    ? ok(null)
    : refuse(
        'no_program',
        say`This computer has no program to show folders (${program}). Your ledgers are in ${context.dataFolder}.`,
      );
};
