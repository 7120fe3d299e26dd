/**
 * Terms in one short English form, which `parseTerms` reads back to the same terms.
 *
 *     net 30 · due on receipt · cash on delivery · prepaid · due on 2026-03-31
 *     end of month · end of next month + 10 days · 30 days, then end of month
 *     15th of next month · 15th of month · 10th of month + 2 months, cut-off day 25
 *     rolling batch, at the latest 30 days
 *     30% prepaid; rest net 60
 *     net 30, 2% discount within 10 days, next business day
 */
import type { EndOfMonthPlus, FixedDay, InstalmentPart, Terms, TermsRule } from './terms.ts';

export function formatTerms(terms: Terms): string {
  const { discount } = terms;
  return [
    ruleWords(terms),
    ...(discount === undefined
      ? []
      : [`${discount.percentBp / 100}% discount within ${daysWords(discount.days)}`]),
    ...(terms.roll === 'next_business_day' ? ['next business day'] : []),
  ].join(', ');
}

function ruleWords(rule: TermsRule): string {
  switch (rule.kind) {
    case 'cod':
      return 'cash on delivery';
    case 'prepaid':
      return 'prepaid';
    case 'net_days':
      return rule.days === 0 ? 'due on receipt' : `net ${rule.days}`;
    case 'eom_plus':
      return endOfMonthWords(rule);
    case 'fixed_day':
      return fixedDayWords(rule);
    case 'one_off':
      return `due on ${rule.dueOn}`;
    case 'rolling_batch':
      return `rolling batch, at the latest ${daysWords(rule.fallbackDays)}`;
    case 'instalments':
      return rule.parts.map(partWords).join('; ');
  }
}

const partWords = (part: InstalmentPart): string =>
  `${'percentBp' in part ? `${part.percentBp / 100}%` : 'rest'} ${ruleWords(part.rule)}`;

function endOfMonthWords({ days, months = 0, daysFirst = 0 }: EndOfMonthPlus): string {
  return [
    daysFirst === 0 ? '' : `${daysWords(daysFirst)}, then `,
    months === 1 ? 'end of next month' : 'end of month',
    months > 1 ? ` + ${months} months` : '',
    days === 0 ? '' : ` + ${daysWords(days)}`,
  ].join('');
}

function fixedDayWords({ day, monthsAhead, cutOffDay }: FixedDay): string {
  return [
    `${ordinal(day)} of ${monthsAhead === 1 ? 'next month' : 'month'}`,
    monthsAhead > 1 ? ` + ${monthsAhead} months` : '',
    cutOffDay === undefined ? '' : `, cut-off day ${cutOffDay}`,
  ].join('');
}

const daysWords = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

/** `1st`, `2nd`, `11th`, `31st`. */
const ordinal = (day: number): string => {
  const ending = day > 10 && day < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
};
