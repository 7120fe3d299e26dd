/**
 * `duebook customer contacts CODE`: whom to talk to, and when (domain-rules.md 1.2 R07, R10, R12).
 *
 *     No.  Name      Role      Phone      Hours                Language
 *       1  Ana Ruiz  ap_clerk  +593 2 11  mon-fri 09:00-13:00  es
 */
import { CONTACT_ROLES, INFO_SOURCES } from '../../../../contract/values.ts';
import type { AddCommand } from '../../terminal/command.ts';
import { onlyGiven } from '../../terminal/flag-names.ts';
import { usage } from '../../terminal/refusal.ts';
import { numberedTable } from '../../terminal/table.ts';
import { answer, verb } from '../../terminal/verb.ts';
import { oneOf, orNone } from '../../terminal/words.ts';
import { hoursOf, hoursWords } from './days.ts';
import { listEdit, profilePart, withList, type ListFlags, type Profile } from './profile-part.ts';

type Contact = Profile['contacts'][number];

interface Flags extends ListFlags {
  readonly name?: string;
  readonly role?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly language?: string;
  readonly hours?: string;
  readonly timeZone?: string;
  readonly source?: string;
  readonly notes?: string;
}

const FIELDS = {
  name: 'name',
  role: 'role',
  phone: 'phone',
  email: 'email',
  language: 'language',
  hours: 'hours',
  timeZone: 'timeZone',
  source: 'infoSource',
  notes: 'notes',
} as const;

const WORDS = { entry: 'contact', add: 'name' } as const;

export const contactsText = ({ contacts }: Profile): string =>
  contacts.length === 0
    ? 'no contacts are known\n'
    : numberedTable<Contact>(
        [
          { header: 'Name', of: (row) => row.name },
          { header: 'Role', of: (row) => row.role },
          { header: 'Phone', of: (row) => row.phone },
          { header: 'E-mail', of: (row) => row.email },
          { header: 'Language', of: (row) => row.language },
          { header: 'Hours', of: (row) => hoursWords(row.hours) },
          { header: 'Time zone', of: (row) => row.timeZone },
          { header: 'Source', of: (row) => row.infoSource ?? '' },
          { header: 'Notes', of: (row) => row.notes },
        ],
        contacts,
      );

function detailsOf(flags: Flags): Partial<Contact> {
  const { name, role, phone, email, language, hours, timeZone, source, notes } = flags;
  return onlyGiven<Contact>({
    name,
    role: role === undefined ? undefined : oneOf(CONTACT_ROLES, role, '--role'),
    phone,
    email,
    language,
    hours: hours === undefined ? undefined : hoursOf(hours, '--hours'),
    timeZone,
    infoSource:
      source === undefined
        ? undefined
        : orNone(source, (word) => oneOf(INFO_SOURCES, word, '--source')),
    notes,
  });
}

/** Debts may be shown to some roles and not to others, so nobody is added without one (R10). */
function madeOf(name: string, { role }: Flags): Contact {
  if (role === undefined)
    throw usage(`say what ${name} does there with --role; choose ${CONTACT_ROLES.join(', ')}`);
  return {
    name,
    role: oneOf(CONTACT_ROLES, role, '--role'),
    phone: '',
    email: '',
    language: '',
    hours: [],
    timeZone: '',
    infoSource: null,
    notes: '',
  };
}

export const addContacts: AddCommand = (customer) => {
  withList(verb(customer, 'contacts', 'whom to talk to there, and when'), WORDS)
    .argument('<code>', 'the customer')
    .option('--name <text>', 'with --change: another name')
    .option('--role <role>', CONTACT_ROLES.join(', '))
    .option('--phone <text>', 'how to call')
    .option('--email <address>', 'how to write')
    .option('--language <code>', 'two letters, like es')
    .option('--hours <text>', '"mon-fri 09:00-13:00; sat 10:00-12:00" on their clock, or none')
    .option('--time-zone <name>', 'like America/Guayaquil')
    .option('--source <word>', `where what they tell comes from: ${INFO_SOURCES.join(', ')}, none`)
    .option('--notes <text>', 'what else there is to know')
    .action(async (code: string, flags: Flags) => {
      const edit = listEdit<Contact>(
        flags,
        FIELDS,
        { ...WORDS, where: `customer contacts ${code}` },
        { details: detailsOf(flags), made: (name) => madeOf(name, flags) },
      );
      const { profile } = await profilePart(
        flags,
        code,
        FIELDS,
        edit && ((before) => ({ ...before, contacts: edit(before.contacts) })),
      );
      const { contacts } = profile;
      answer(flags, { customer: code, contacts }, () => contactsText(profile));
    });
};
