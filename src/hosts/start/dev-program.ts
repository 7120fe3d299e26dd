/**
 * What `npm run dev` runs: electron-vite, which builds, serves the screens and starts Electron. It hands
 * on what stands after `--`:
 *
 *     electron-vite dev --noSandbox -- --ledger=/home/ana/flores.duebook --sample
 */
import { join } from 'node:path';
import { repositoryRoot } from '../surroundings.ts';
import { launchArguments, type StartFlags } from './flags.ts';
import type { WindowProgram } from './run-window.ts';

export function devProgram(
  electron: string,
  flags: StartFlags,
  person: {
    readonly isRoot: boolean;
    readonly env: NodeJS.ProcessEnv;
    /** Looks at it in a terminal; the tool writes into a pipe and cannot know. */
    readonly seesColours: boolean;
  },
): WindowProgram {
  const tool = join(repositoryRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const noSandbox = person.isRoot ? ['--noSandbox'] : [];
  return {
    path: process.execPath,
    args: [tool, 'dev', ...noSandbox, '--', ...launchArguments(flags)],
    env: {
      ...person.env,
      ...(person.seesColours ? { FORCE_COLOR: '1' } : {}),
      ELECTRON_EXEC_PATH: electron,
    },
    showErrors: true,
  };
}
