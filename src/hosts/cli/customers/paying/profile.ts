/**
 * `duebook customer profile CODE`: everything that is known about how a customer pays. As JSON it is
 * what `--set FILE` takes, so that a script can read one, change it and write it back; a field that
 * the file does not have stays as it is.
 */
import type { ProfileView } from '../../../../contract/calls/customers.ts';
import type { AddCommand } from '../../terminal/command.ts';
import { plain } from '../../terminal/display.ts';
import { given, onlyGiven } from '../../terminal/flag-names.ts';
import { jsonInput } from '../../terminal/read-input.ts';
import { Refused } from '../../terminal/refusal.ts';
import { answer, verb, type VerbFlags } from '../../terminal/verb.ts';
import { yesNo } from '../../terminal/words.ts';
import { avoidText } from './avoid.ts';
import { contactsText } from './contacts.ts';
import { papersText } from './papers.ts';
import { payCalendarText } from './pay-calendar.ts';
import { processText } from './process.ts';
import { profilePart, type Profile } from './profile-part.ts';

interface Flags extends VerbFlags {
  readonly set?: string;
  readonly confidential?: string;
  readonly salesRep?: string;
  readonly notes?: string;
}

const FIELDS = {
  confidential: 'isConfidential',
  salesRep: 'salesRep',
  notes: 'notes',
  set: '*',
} as const;

function profileText(view: ProfileView): string {
  const { profile } = view;
  const lines = [
    `Confidential: ${profile.isConfidential ? 'yes' : 'no'}`,
    ...(profile.salesRep === '' ? [] : [`Sales rep: ${profile.salesRep}`]),
    ...(profile.notes === '' ? [] : [`Notes: ${profile.notes}`]),
  ];
  return [
    lines.map((line) => `${plain(line)}\n`).join('') + payCalendarText(view),
    contactsText(profile),
    papersText(profile),
    processText(profile),
    avoidText(profile),
  ].join('\n');
}

/** The engine checks every field of it; here only that there are fields. */
function profileOfFile(file: string): Partial<Profile> {
  const value = jsonInput(file, 'profile_invalid');
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Refused({
    code: 'profile_invalid',
    message: `${file} is not a profile; write an object as "customer profile CODE --format json" prints it`,
  });
}

export const addProfile: AddCommand = (customer) => {
  verb(customer, 'profile', 'contacts, pay calendar, papers, process, times to avoid: all of them')
    .argument('<code>', 'the customer')
    .option('--set <file>', 'a JSON file; the fields it has replace those there are')
    .option('--confidential <yes|no>', 'nothing about debts in subject lines and on voicemail')
    .option('--sales-rep <text>', 'who of us sells to them')
    .option('--notes <text>', 'what else there is to know')
    .action(async (code: string, flags: Flags) => {
      const { confidential, salesRep, notes } = flags;
      const changed: Partial<Profile> = {
        ...(flags.set === undefined ? {} : profileOfFile(flags.set)),
        ...onlyGiven<Profile>({
          isConfidential:
            confidential === undefined ? undefined : yesNo(confidential, '--confidential'),
          salesRep,
          notes,
        }),
      };
      const isRead = given(FIELDS, flags).length === 0;
      const view = await profilePart(
        flags,
        code,
        FIELDS,
        isRead ? null : (before) => ({ ...before, ...changed }),
      );
      answer(flags, view.profile, () => profileText(view));
    });
};
