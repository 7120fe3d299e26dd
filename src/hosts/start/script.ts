/**
 * The frame of `npm start` and `npm run dev`: flags in, exit status out, and a sentence for all that
 * goes wrong; a stack helps nobody who wanted to see a window.
 */
import { keepToOwner } from '../../engine/surroundings.ts';
import { startFlags, type StartFlags } from './flags.ts';

export async function runScript(
  usage: string,
  script: (flags: StartFlags) => Promise<number>,
): Promise<void> {
  keepToOwner();
  let flags: StartFlags;
  try {
    flags = startFlags(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  } catch (thrown) {
    process.stderr.write(`duebook: usage: ${(thrown as Error).message}\n${usage}\n`);
    process.exitCode = 2;
    return;
  }
  // A terminal that was closed takes no more lines; the ledger is to be closed all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    process.exitCode = await script(flags);
  } catch (thrown) {
    // A build that fails names its file and line itself.
    process.stderr.write(
      `duebook: internal: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`,
    );
    process.exitCode = 3;
  }
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);
