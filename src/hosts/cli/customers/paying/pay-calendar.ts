/**
 * `duebook customer pay-calendar CODE`: on which days the customer pays, and how (domain-rules.md 1.2
 * R05, R06). Flags that are left out leave what is known.
 *
 *     Pays on: fri; the 5,20 of the month
 *     Until: 15:00 for the run of the day
 *     Method: transfer, 2 business days in transit
 *     Next: 2026-11-27
 */
import type { ProfileView } from '../../../../contract/calls/customers.ts';
import { PAYMENT_METHODS } from '../../../../contract/values.ts';
import type { AddCommand } from '../../terminal/command.ts';
import { given, onlyGiven } from '../../terminal/flag-names.ts';
import { answer, verb, type VerbFlags } from '../../terminal/verb.ts';
import { oneOf, orNone, wholeWithin } from '../../terminal/words.ts';
import { monthDaysOf, monthDayWords, weekdaysOf, weekdayWords } from './days.ts';
import { profilePart, type Profile } from './profile-part.ts';

type PayCalendar = Profile['payCalendar'];

interface Flags extends VerbFlags {
  readonly weekdays?: string;
  readonly monthDays?: string;
  readonly cutOff?: string;
  readonly method?: string;
  readonly transitDays?: string;
}

const FIELDS = {
  weekdays: 'weekdays',
  monthDays: 'monthDays',
  cutOff: 'cutOffHour',
  method: 'method',
  transitDays: 'transitDays',
} as const;

export function payCalendarText({ profile, nextPayOn }: ProfileView): string {
  const { weekdays, monthDays, cutOffHour, method, transitDays } = profile.payCalendar;
  const days = [
    ...(weekdays.length === 0 ? [] : [weekdayWords(weekdays)]),
    ...(monthDays.length === 0 ? [] : [`the ${monthDayWords(monthDays)} of the month`]),
  ];
  const transit = `${transitDays} business ${transitDays === 1 ? 'day' : 'days'} in transit`;
  return [
    `Pays on: ${days.length === 0 ? 'any business day' : days.join('; ')}`,
    ...(cutOffHour === null
      ? []
      : [`Until: ${String(cutOffHour).padStart(2, '0')}:00 for the run of the day`]),
    `Method: ${method}${transitDays === 0 ? '' : `, ${transit}`}`,
    ...(nextPayOn === null ? [] : [`Next: ${nextPayOn}`]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

const detailsOf = (flags: Flags): Partial<PayCalendar> => {
  const { weekdays, monthDays, cutOff, method, transitDays } = flags;
  return onlyGiven<PayCalendar>({
    weekdays: weekdays === undefined ? undefined : weekdaysOf(weekdays, '--weekdays'),
    monthDays: monthDays === undefined ? undefined : monthDaysOf(monthDays, '--month-days'),
    cutOffHour:
      cutOff === undefined
        ? undefined
        : orNone(cutOff, (hour) => wholeWithin(hour, 0, 23, '--cut-off')),
    method: method === undefined ? undefined : oneOf(PAYMENT_METHODS, method, '--method'),
    transitDays:
      transitDays === undefined ? undefined : wholeWithin(transitDays, 0, 60, '--transit-days'),
  });
};

export const addPayCalendar: AddCommand = (customer) => {
  verb(customer, 'pay-calendar', 'on which days the customer pays, and how')
    .argument('<code>', 'the customer')
    .option('--weekdays <days>', 'like fri or mon-wed, or none')
    .option('--month-days <days>', 'like 5,20, or none; in a shorter month its last day')
    .option('--cut-off <hour>', 'until which hour something makes that run, 0 to 23, or none')
    .option('--method <word>', PAYMENT_METHODS.join(', '))
    .option('--transit-days <days>', 'business days until the money is with us')
    .action(async (code: string, flags: Flags) => {
      const details = detailsOf(flags);
      const view = await profilePart(
        flags,
        code,
        FIELDS,
        given(FIELDS, flags).length === 0
          ? null
          : (before) => ({ ...before, payCalendar: { ...before.payCalendar, ...details } }),
      );
      const { payCalendar } = view.profile;
      answer(flags, { customer: code, ...payCalendar, nextPayOn: view.nextPayOn }, () =>
        payCalendarText(view),
      );
    });
};
