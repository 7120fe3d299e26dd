/**
 * One part of what is known about how a customer pays: read, or changed and saved whole, so that
 * the other parts stay as they are. `customer contacts`, `papers`, `process` and `avoid` are lists
 * with `--add`, `--change NUMBER` and `--remove NUMBER`.
 *
 *     customer contacts C4 --change 2 --phone "+34 600 000 000"
 */
import type { Command } from 'commander';
import type { ProfileView } from '../../../../contract/calls/customers.ts';
import { given, namingFlags, type FlagFields } from '../../terminal/flag-names.ts';
import { usage } from '../../terminal/refusal.ts';
import { inLedger, type VerbFlags } from '../../terminal/verb.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';

export type Profile = ProfileView['profile'];

/** `edit` null: only read. The view after it; a refused edit records nothing. */
export const profilePart = (
  flags: VerbFlags,
  customer: string,
  fields: FlagFields,
  edit: ((profile: Profile) => Profile) | null,
): Promise<ProfileView> =>
  inLedger(flags, edit === null ? 'read' : 'write', async (session) => {
    const before = await session.call('customers.profile', { customer });
    if (edit === null) return before;
    const profile = edit(before.profile);
    return namingFlags(fields, flags, () =>
      session.call('customers.saveProfile', { customer, profile }),
    );
  });

export interface ListFlags extends VerbFlags {
  readonly add?: string;
  readonly change?: string;
  readonly remove?: string;
}

/** How sentences call an entry, and which command lists them. */
export interface ListWords {
  /** `contact`. */
  readonly entry: string;
  /** What follows `--add`: `name`. */
  readonly add: string;
  /** `customer contacts C4`. */
  readonly where: string;
}

export const withList = (command: Command, { entry, add }: Omit<ListWords, 'where'>): Command =>
  command
    .option(`--add <${add}>`, `add a ${entry}`)
    .option('--change <number>', `change a ${entry}, by its number in the list`)
    .option('--remove <number>', `take a ${entry} off the list`);

/**
 * What the flags do to a list, or null when they only ask to see it. `details` are the fields that
 * were given; `made` is a new entry of what stands behind `--add`. `numberOf` of an entry: by default
 * its position from 1.
 */
export function listEdit<T>(
  flags: ListFlags,
  fields: FlagFields,
  words: ListWords,
  { details, made }: { readonly details: Partial<T>; readonly made: (add: string) => T },
  numberOf: (entry: T, at: number) => number = (_, at) => at + 1,
): ((entries: readonly T[]) => readonly T[]) | null {
  const { add, change, remove } = flags;
  const [action, second] = given({ add: '', change: '', remove: '' }, flags);
  const [detail] = given(fields, flags);
  if (second !== undefined)
    throw usage(`${action} and ${second} together say two things; use one after the other`);
  if (detail !== undefined && (action === undefined || remove !== undefined))
    throw usage(
      `${detail} says something about a ${words.entry}; say which one with --add ${words.add.toUpperCase()} or --change NUMBER`,
    );
  if (change !== undefined && detail === undefined)
    throw usage(
      `--change ${change} says nothing new; give ${given(fields, all(fields)).join(', ')}`,
    );
  if (add !== undefined) {
    if (add.trim() === '') throw usage(`--add is empty; write the ${words.add}`);
    const entry = { ...made(add), ...details };
    return (entries) => [...entries, entry];
  }
  const named = change ?? remove;
  if (named === undefined) return null;
  const number = wholeNumber(named, `a ${words.entry}`, words.where);
  return (entries) => {
    const at = entries.findIndex((entry, index) => numberOf(entry, index) === number);
    const entry = entries[at];
    if (entry === undefined)
      throw usage(`there is no ${words.entry} ${number}; "${words.where}" lists them`);
    return entries.flatMap((one, index) =>
      index !== at ? [one] : change === undefined ? [] : [{ ...one, ...details }],
    );
  };
}

/** Flags as if every one had been given: for naming them all. */
const all = (fields: FlagFields): object =>
  Object.fromEntries(Object.keys(fields).map((key) => [key, '']));
