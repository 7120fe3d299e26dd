/** Flags that several commands share, read and checked in one place. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { clockOf, fixedNowOf } from '../../../engine/clock.ts';
import { parseIsoDate, type IsoDate } from '../../../contract/values.ts';
import { usage } from './refusal.ts';

export interface LedgerFlag {
  readonly ledger?: string;
}
export interface MomentFlags extends LedgerFlag {
  readonly asOf?: string;
  readonly knownAt?: string;
}
export interface FormatFlag<F extends string> {
  readonly format: F;
}
export interface OutFlag {
  readonly out?: string;
}

export const withLedger = (command: Command): Command =>
  command.option('--ledger <file>', 'the ledger (or the environment variable DUEBOOK_LEDGER)');

export const withMoment = (command: Command): Command =>
  withLedger(command)
    .option('--as-of <date>', 'what counts on this day, YYYY-MM-DD (default: today)')
    .option('--known-at <instant>', 'only what was recorded by then, YYYY-MM-DDTHH:MM:SS.mmmZ');

export const withFormat = (command: Command, formats: readonly string[]): Command =>
  command.option(
    '--format <format>',
    formats.join(', '),
    (value: string) => {
      if (!formats.includes(value))
        throw usage(`--format ${value} is not offered here; choose ${formats.join(', ')}`);
      return value;
    },
    'table',
  );

/** Absolute path of a file the person named, seen from where npm was called. */
export const pathOf = (file: string): string =>
  resolve(process.env.INIT_CWD ?? process.cwd(), file);

export function ledgerPath(flags: LedgerFlag): string {
  const file = flags.ledger ?? process.env.DUEBOOK_LEDGER ?? '';
  if (file === '') throw usage('name a ledger with --ledger FILE, or in DUEBOOK_LEDGER');
  return pathOf(file);
}

/** Today of the person at this machine, or of `DUEBOOK_NOW`. */
export const today = (): IsoDate => clockOf(fixedNowOf(process.env.DUEBOOK_NOW)).today();

export function dateFlag(value: string | undefined, flag: string): IsoDate {
  if (value === undefined) return today();
  const date = parseIsoDate(value);
  if (date === null) throw usage(`${flag} ${value} is not a date; dates are written YYYY-MM-DD`);
  return date;
}

/** The moment of a report. `knownAt` is passed on as written; the engine checks it. */
export function momentOf(flags: MomentFlags) {
  // The contract's type of an instant is a checked one; the engine's schema is what checks it.
  const knownAt = (flags.knownAt ?? null) as ReturnType<ReturnType<typeof clockOf>['now']> | null;
  return { asOf: dateFlag(flags.asOf, '--as-of'), knownAt };
}

/** Refuses to write over a file that is there. */
export function freshPath(file: string): string {
  const path = pathOf(file);
  if (existsSync(path)) throw usage(`${file} exists already; name another file`);
  return path;
}
