/** The commands, and how every one of them ends: exit status, one line of error, JSON when asked. */
import { Command, CommanderError } from 'commander';
import { programVersion } from '../surroundings.ts';
import type { AddCommand } from './terminal/command.ts';
import { plain } from './terminal/display.ts';
import { EXIT, Refused, usage } from './terminal/refusal.ts';

/** In the order of the help. Each is loaded only when it is asked for: start-up time is felt. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  new: async () => (await import('./new.ts')).newCommand,
  sample: async () => (await import('./sample.ts')).sampleCommand,
  company: async () => (await import('./company.ts')).companyCommand,
  account: async () => (await import('./company.ts')).accountCommand,
  import: async () => (await import('./imports/command.ts')).importCommand,
  record: async () => (await import('./facts/command.ts')).recordCommand,
  undo: async () => (await import('./undo.ts')).undoCommand,
  match: async () => (await import('./bank/command.ts')).matchCommand,
  aging: async () => (await import('./reports/aging.ts')).agingCommand,
  worklist: async () => (await import('./reports/worklist.ts')).worklistCommand,
  detectors: async () => (await import('./detectors.ts')).detectorsCommand,
  backtest: async () => (await import('./reports/backtest.ts')).backtestCommand,
  signals: async () => (await import('./reports/signals.ts')).signalsCommand,
  score: async () => (await import('./reports/score.ts')).scoreCommand,
  limits: async () => (await import('./reports/limits.ts')).limitsCommand,
  policy: async () => (await import('./policy.ts')).policyCommand,
  simulate: async () => (await import('./policy.ts')).simulateCommand,
  buckets: async () => (await import('./reports/buckets.ts')).bucketsCommand,
  rates: async () => (await import('./rates.ts')).ratesCommand,
  interest: async () => (await import('./reports/interest.ts')).interestCommand,
  'interest-rates': async () => (await import('./interest-rates.ts')).interestRatesCommand,
  discounts: async () => (await import('./reports/discounts.ts')).discountsCommand,
  customer: async () => (await import('./customers/command.ts')).customerCommand,
  contract: async () => (await import('./contracts/contract.ts')).contractCommand,
  terms: async () => (await import('./contracts/terms.ts')).termsCommand,
  attach: async () => (await import('./contracts/attachments.ts')).attachCommand,
  case: async () => (await import('./case/case.ts')).caseCommand,
  promises: async () => (await import('./case/lists.ts')).promisesCommand,
  plans: async () => (await import('./case/lists.ts')).plansCommand,
  disputes: async () => (await import('./case/lists.ts')).disputesCommand,
  holds: async () => (await import('./case/lists.ts')).holdsCommand,
  reasons: async () => (await import('./case/lists.ts')).reasonsCommand,
  concessions: async () => (await import('./case/lists.ts')).concessionsCommand,
  notice: async () => (await import('./case/notice.ts')).noticeCommand,
  'check-order': async () => (await import('./case/check-order.ts')).checkOrderCommand,
  'credit-file': async () => (await import('./case/credit-file.ts')).creditFileCommand,
  letters: async () => (await import('./letters.ts')).lettersCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  export: async () => (await import('./reports/export.ts')).exportCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
};

/** The command that is named, or all of them when none is: for the help and for a misspelled one. */
const commandsFor = (name: string | undefined): Promise<readonly AddCommand[]> => {
  const named = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const loads = named === undefined ? Object.values(COMMANDS) : [named];
  return Promise.all(loads.map((load) => load()));
};

/** `contract add `: the command that was meant, as far as it is known, for a sentence. */
function meantBy(program: Command, [name, verb]: readonly string[]): string {
  const command = program.commands.find((one) => one.name() === name);
  const sub = command?.commands.find((one) => one.name() === verb);
  return [command, sub].map((one) => (one === undefined ? '' : `${one.name()} `)).join('');
}

/** Commander's `error: unknown option '--x'` and its guess in one line, and where to look. */
function sentenceOf(error: CommanderError, meant: string): string {
  const [what = '', guess = ''] = error.message
    .replace(/^error: /, '')
    .split('\n')
    .map((line) => line.replace(/\.$/, ''));
  return `${[what, guess].filter((part) => part !== '').join(' ')}; "duebook ${meant}--help" lists what there is`;
}

function refusalOf(thrown: unknown, meant: string): Refused {
  if (thrown instanceof Refused) return thrown;
  if (thrown instanceof CommanderError) return usage(sentenceOf(thrown, meant));
  const parts: string[] = [];
  for (
    let cause = thrown;
    cause !== undefined;
    cause = cause instanceof Error ? cause.cause : undefined
  )
    parts.push(cause instanceof Error ? cause.message : String(cause as string));
  const message = parts.join(': ');
  return new Refused({
    code: 'internal',
    message: `something went wrong inside Duebook: ${message}`,
  });
}

const asksForJson = (args: readonly string[]): boolean =>
  args.some(
    (arg, index) => arg === '--format=json' || (arg === '--format' && args[index + 1] === 'json'),
  );

function report({ error }: Refused, json: boolean): void {
  process.stderr.write(`duebook: ${error.code}: ${plain(error.message)}\n`);
  if (!json) return;
  const at = error.at === undefined ? {} : { at: error.at };
  process.stdout.write(
    `${JSON.stringify({ error: { code: error.code, message: error.message, ...at } })}\n`,
  );
}

function quietly(command: Command): void {
  command.exitOverride();
  command.configureOutput({ writeErr: () => undefined });
  for (const sub of command.commands) quietly(sub);
}

/** `duebook` with its commands, or with the one that is named; `setExit` when one ends not well. */
export async function programOf(
  named: string | undefined,
  setExit: (exit: number) => void,
): Promise<Command> {
  const program = new Command('duebook')
    .description('Credit control in the terminal: the same ledger, the same numbers as the window.')
    .version(programVersion());
  for (const add of await commandsFor(named)) add(program, setExit);
  quietly(program);
  return program;
}

/** The exit status: 0 done, 1 refused, 2 usage, 3 internal. */
export async function runTerminal(args: readonly string[]): Promise<number> {
  let exit: number = EXIT.done;
  const program = await programOf(args[0], (code) => (exit = code));
  try {
    if (args.length === 0) program.help();
    await program.parseAsync(args, { from: 'user' });
    return exit;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return EXIT.done;
    const refusal = refusalOf(thrown, meantBy(program, args));
    report(refusal, asksForJson(args));
    return refusal.exit;
  }
}
