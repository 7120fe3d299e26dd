/**
 * Duebook in Electron, if it can be: found or fetched, able to secure its window, and with a window that
 * does appear. `npm start` and `npm run dev` differ only in the program that they run with it.
 */
import { findElectron } from './electron-binary.ts';
import { runWindow, type WindowEnd, type WindowProgram } from './run-window.ts';
import { sandboxTrouble, thisMachine } from './sandbox.ts';
import { say } from './script.ts';

/** `programWith`: what to run, given the path of Electron's executable. */
export async function runInElectron(
  programWith: (electron: string) => Promise<WindowProgram>,
): Promise<WindowEnd> {
  const { path, why } = await findElectron({ fetch: true });
  if (path === null) return { status: null, why };
  const trouble = sandboxTrouble(path, thisMachine);
  if (trouble !== null) return { status: null, why: trouble };
  return runWindow(await programWith(path), { say });
}
