/** The commands, and how every one of them ends: exit status, one line of error, JSON when asked. */
import { Command, CommanderError } from 'commander';
import { programVersion } from '../surroundings.ts';
import { agingCommand } from './aging.ts';
import { backupCommand } from './backup.ts';
import { customerCommand } from './customer.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { lettersCommand } from './letters.ts';
import { newCommand } from './new.ts';
import { restoreCommand } from './restore.ts';
import { sampleCommand } from './sample.ts';
import { serveCommand } from './serve.ts';
import { plain } from './terminal/display.ts';
import { EXIT, Refused, usage } from './terminal/refusal.ts';
import { undoCommand } from './undo.ts';
import { verifyCommand } from './verify.ts';

const COMMANDS = [
  newCommand, sampleCommand, importCommand, undoCommand, agingCommand, customerCommand,
  lettersCommand, verifyCommand, backupCommand, restoreCommand, exportCommand, serveCommand,
];

/** Commander's `error: unknown option '--x'` without its first word. */
const sentenceOf = (error: CommanderError): string =>
  error.message.replace(/^error: /, '').replace(/\.$/, '').split('\n')[0] ?? '';

function refusalOf(thrown: unknown): Refused {
  if (thrown instanceof Refused) return thrown;
  if (thrown instanceof CommanderError) return usage(sentenceOf(thrown));
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Refused({ code: 'internal', message: `something went wrong inside Duebook: ${message}` });
}

const asksForJson = (args: readonly string[]): boolean =>
  args.some((arg, index) => arg === '--format=json' || (arg === '--format' && args[index + 1] === 'json'));

function report({ error }: Refused, json: boolean): void {
  process.stderr.write(`duebook: ${error.code}: ${plain(error.message)}\n`);
  if (!json) return;
  const at = error.at === undefined ? {} : { at: error.at };
  process.stdout.write(`${JSON.stringify({ error: { code: error.code, message: error.message, ...at } })}\n`);
}

function quietly(command: Command): void {
  command.exitOverride();
  command.configureOutput({ writeErr: () => undefined });
  for (const sub of command.commands) quietly(sub);
}

/** The exit status: 0 done, 1 refused, 2 usage, 3 internal. */
export async function runTerminal(args: readonly string[]): Promise<number> {
  // `duebook aging | head` closes the pipe early; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  let exit: number = EXIT.done;
  const program = new Command('duebook')
    .description('Credit control in the terminal: the same ledger, the same numbers as the window.')
    .version(programVersion());
  for (const add of COMMANDS) add(program, (code) => (exit = code));
  quietly(program);
  try {
    if (args.length === 0) program.help();
    await program.parseAsync(args, { from: 'user' });
    return exit;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return EXIT.done;
    const refusal = refusalOf(thrown);
    report(refusal, asksForJson(args));
    return refusal.exit;
  }
}
