/**
 * `duebook customer avoid CODE`: when not to ask (domain-rules.md 1.2 R13). `--usual` adds what most
 * customers wish: not on Mondays, not on the 1st and 2nd of a month, not before 10:00.
 *
 *     No.  Weekdays  Month days  Before  After  Note
 *       1  mon                                  not on Mondays
 */
import { USUAL_AVOID_WINDOWS } from '../../../../contract/values.ts';
import type { AddCommand } from '../../terminal/command.ts';
import { given, onlyGiven } from '../../terminal/flag-names.ts';
import { usage } from '../../terminal/refusal.ts';
import { numberedTable } from '../../terminal/table.ts';
import { answer, verb } from '../../terminal/verb.ts';
import { orNone } from '../../terminal/words.ts';
import { monthDaysOf, monthDayWords, timeOf, weekdaysOf, weekdayWords } from './days.ts';
import { listEdit, profilePart, withList, type ListFlags, type Profile } from './profile-part.ts';

type Window = Profile['avoidWindows'][number];

interface Flags extends ListFlags {
  readonly weekdays?: string;
  readonly monthDays?: string;
  readonly before?: string;
  readonly after?: string;
  readonly note?: string;
  readonly usual: boolean;
}

const FIELDS = {
  weekdays: 'weekdays',
  monthDays: 'monthDays',
  before: 'before',
  after: 'after',
  note: 'note',
} as const;

const WORDS = { entry: 'time to avoid', add: 'note' } as const;

export const avoidText = ({ avoidWindows }: Profile): string =>
  avoidWindows.length === 0
    ? 'no times to avoid are known\n'
    : numberedTable<Window>(
        [
          { header: 'Weekdays', of: (row) => weekdayWords(row.weekdays) },
          { header: 'Month days', of: (row) => monthDayWords(row.monthDays) },
          { header: 'Before', of: (row) => row.before ?? '' },
          { header: 'After', of: (row) => row.after ?? '' },
          { header: 'Note', of: (row) => row.note },
        ],
        avoidWindows,
      );

const timeFlag = (text: string | undefined, flag: string): string | null | undefined =>
  text === undefined ? undefined : orNone(text, (time) => timeOf(time, flag));

const detailsOf = ({ weekdays, monthDays, before, after, note }: Flags): Partial<Window> =>
  onlyGiven<Window>({
    weekdays: weekdays === undefined ? undefined : weekdaysOf(weekdays, '--weekdays'),
    monthDays: monthDays === undefined ? undefined : monthDaysOf(monthDays, '--month-days'),
    before: timeFlag(before, '--before'),
    after: timeFlag(after, '--after'),
    note,
  });

const isSame = (one: Window, other: Window): boolean =>
  (['weekdays', 'monthDays', 'before', 'after'] as const).every(
    (field) => String(one[field] ?? '') === String(other[field] ?? ''),
  );

/** Those of the usual ones that are not there yet. */
const withUsual = (windows: readonly Window[]): readonly Window[] => [
  ...windows,
  ...USUAL_AVOID_WINDOWS.filter((usual) => !windows.some((one) => isSame(one, usual))),
];

/** A wish without a time would hold always, or never. */
function checkTimes(flags: Flags): void {
  const { note: _, ...times } = FIELDS;
  if (flags.add !== undefined && given(times, flags).length === 0)
    throw usage(`say when "${flags.add}" is, with --weekdays, --month-days, --before or --after`);
}

function editOf(code: string, flags: Flags) {
  checkTimes(flags);
  const edit = listEdit<Window>(
    flags,
    FIELDS,
    { ...WORDS, where: `customer avoid ${code}` },
    {
      details: detailsOf(flags),
      made: (note) => ({ weekdays: [], monthDays: [], before: null, after: null, note }),
    },
  );
  if (!flags.usual) return edit;
  const [action] = given({ add: '', change: '', remove: '' }, flags);
  if (action !== undefined)
    throw usage(`${action} and --usual together say two things; use one after the other`);
  return withUsual;
}

export const addAvoid: AddCommand = (customer) => {
  withList(verb(customer, 'avoid', 'when the customer does not want to be asked'), WORDS)
    .argument('<code>', 'the customer')
    .option('--weekdays <days>', 'like mon,fri or mon-wed, or none: every day')
    .option('--month-days <days>', 'like 1,2 or 1-3, or none: every day')
    .option('--before <time>', 'not before this hour, like 10:00, or none')
    .option('--after <time>', 'not after this hour, like 17:00, or none')
    .option('--note <text>', 'with --change: another note')
    .option('--usual', 'add: not on Mondays, not on the 1st and 2nd, not before 10:00', false)
    .action(async (code: string, flags: Flags) => {
      const edit = editOf(code, flags);
      const { profile } = await profilePart(
        flags,
        code,
        FIELDS,
        edit && ((before) => ({ ...before, avoidWindows: edit(before.avoidWindows) })),
      );
      const { avoidWindows } = profile;
      answer(flags, { customer: code, avoidWindows }, () => avoidText(profile));
    });
};
