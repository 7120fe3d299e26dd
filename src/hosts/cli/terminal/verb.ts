/**
 * A verb that works in one ledger and answers with text or with JSON: what most commands are.
 *
 *     verb(rates, 'list', 'currencies with rates').action(async (flags: VerbFlags) => {
 *       const rates = await inLedger(flags, 'read', (session) => session.call('rates.coverage', {}));
 *       answer(flags, { rates }, () => table(COLUMNS, rates));
 *     });
 */
import type { Command } from 'commander';
import { ledgerPath, withFormat, withLedger, type FormatFlag, type LedgerFlag } from './options.ts';
import type { Session } from './session.ts';
import { print, printJson } from './write-out.ts';

export interface VerbFlags extends LedgerFlag, FormatFlag<'table' | 'json'> {}

/** `parent name`, with `--ledger` and `--format table|json`. */
export const verb = (parent: Command, name: string, description: string): Command =>
  withFormat(withLedger(parent.command(name)), ['table', 'json']).description(description);

/** Opens the ledger of `flags` for `work`, and only then loads the engine: start-up time is felt. */
export async function inLedger<T>(
  flags: LedgerFlag,
  mode: 'read' | 'write',
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const { reading, writing } = await import('./session.ts');
  return (mode === 'read' ? reading : writing)(ledgerPath(flags), work);
}

/** `json` for a script, else `text` for a person: whole lines, harmless already. */
export function answer(flags: VerbFlags, json: unknown, text: () => string): void {
  if (flags.format === 'json') printJson(json);
  else print(text());
}
