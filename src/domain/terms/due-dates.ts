/**
 * The due dates of an invoice, and the rule that made them in words.
 *
 *     net 30,             issued 2026-01-31  ->  2026-03-02       30 days after 2026-01-31
 *     end of month + 10,  issued 2026-01-31  ->  2026-02-10       end of month 2026-01, then 10 days
 *     31st of next month, issued 2026-01-31  ->  2026-02-28       day 31 of 2026-02, its last day
 *     30 % prepaid, rest net 60              ->  two instalments  30 % on 2026-01-31; the rest …
 */
import { isBusinessDay, rollToBusinessDay, type BusinessCalendar } from '../business-days.ts';
import {
  addDays,
  dateOfParts,
  daysInMonth,
  endOfMonth,
  laterOf,
  parseIsoDate,
  type IsoDate,
} from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import { err, ok, type Result } from '../result.ts';
import { shareOut, WHOLE_BP } from './share-out.ts';
import type { FixedDay, InstalmentTerms, PartRule, RollingBatch, Terms } from './terms.ts';
import { day, list, plural, say, type Text } from '../texts/text.ts';

export interface DueInput {
  readonly issuedOn: IsoDate;
  /** Day the goods arrived; null: not recorded. Counts for cash on delivery. */
  readonly deliveredOn: IsoDate | null;
  /** In minor units of `currency`; negative for a document that corrects. */
  readonly grossMinor: Minor;
  readonly currency: CurrencyCode;
  /** Day of the next delivery, for rolling batches; null or left out: not known. */
  readonly nextBatchOn?: IsoDate | null;
  /** For terms that roll; left out: Saturday and Sunday rest. */
  readonly isBusinessDay?: (date: IsoDate) => boolean;
}

/** One instalment: Σ `grossMinor` of an invoice is its gross. */
export interface DueDate {
  readonly dueOn: IsoDate;
  readonly grossMinor: Minor;
}

interface Dated {
  readonly dueOn: IsoDate;
  readonly words: Text;
}

/**
 * Due dates of an invoice with `terms`, by date; one unless the terms are instalments. Parts that
 * come to nothing (30 % of 0.01) are left out. No due date lies before `issuedOn`.
 *
 * Refused, with a sentence: a one-off date before the invoice, a date after 2199-12-31.
 */
export function dueDates(terms: Terms, input: DueInput): Result<readonly DueDate[], Text> {
  if (terms.kind !== 'instalments') {
    const dated = datedRule(terms, input, terms.roll);
    return dated.ok ? ok([{ dueOn: dated.value.dueOn, grossMinor: input.grossMinor }]) : dated;
  }
  const shares = shareOut(input.grossMinor, weightsOf(terms));
  const due: DueDate[] = [];
  for (const [at, part] of terms.parts.entries()) {
    const dated = datedRule(part.rule, input, terms.roll);
    if (!dated.ok) return dated;
    const grossMinor = shares[at] ?? 0;
    if (grossMinor !== 0 || (input.grossMinor === 0 && at === 0))
      due.push({ dueOn: dated.value.dueOn, grossMinor });
  }
  return ok(due.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)));
}

/**
 * The rule in words, for beside the date: `30 days after 2026-01-31`. Terms that cannot be applied
 * are explained by the sentence that refuses them.
 */
export function explainDue(terms: Terms, input: DueInput): Text {
  if (terms.kind !== 'instalments') {
    const dated = datedRule(terms, input, terms.roll);
    return dated.ok ? dated.value.words : dated.error;
  }
  const parts = terms.parts.map((part) => {
    const share = 'percentBp' in part ? percentWords(part.percentBp) : say`the rest`;
    const dated = datedRule(part.rule, input, terms.roll);
    return dated.ok
      ? say`${share} ${dated.value.words}`
      : say`${share} cannot be dated: ${dated.error}`;
  });
  return say`${list(parts, 'semicolon')}`;
}

/** `2 %`, `2.5 %`, `33.33 %`: a no-break space, no zeros at the end. */
export const percentWords = (percentBp: number): string => `${percentBp / 100}\u00a0%`;

/** Shares of the parts in basis points, Σ = 10,000; the remainder is what the others leave. */
export function weightsOf(terms: InstalmentTerms): readonly number[] {
  const stated = terms.parts.reduce(
    (sum, part) => sum + ('percentBp' in part ? part.percentBp : 0),
    0,
  );
  return terms.parts.map((part) => ('percentBp' in part ? part.percentBp : WHOLE_BP - stated));
}

const WEEKDAYS_ONLY: BusinessCalendar = { weekend: [6, 0], isHoliday: () => false };

function datedRule(
  rule: PartRule | RollingBatch,
  input: DueInput,
  roll: Terms['roll'],
): Result<Dated, Text> {
  const plain = plainDate(rule, input);
  if (!plain.ok) return plain;
  if (parseIsoDate(plain.value.dueOn) === null)
    return err(
      say`The terms put the due date of an invoice of ${day(input.issuedOn)} after 2199-12-31; give the due date by hand or choose shorter terms.`,
    );
  if (roll !== 'next_business_day') return plain;
  const own = input.isBusinessDay;
  const calendar: BusinessCalendar =
    own === undefined ? WEEKDAYS_ONLY : { weekend: [], isHoliday: (date) => !own(date) };
  const { dueOn, words } = plain.value;
  if (isBusinessDay(dueOn, calendar)) return plain;
  return ok({
    dueOn: rollToBusinessDay(dueOn, calendar),
    words: say`${words}, ${day(dueOn)}, then the next business day`,
  });
}

function plainDate(rule: PartRule | RollingBatch, input: DueInput): Result<Dated, Text> {
  const { issuedOn, deliveredOn } = input;
  switch (rule.kind) {
    case 'cod':
      if (deliveredOn === null)
        return ok({
          dueOn: issuedOn,
          words: say`on ${day(issuedOn)}, the invoice date (no delivery recorded)`,
        });
      return ok({
        dueOn: laterOf(deliveredOn, issuedOn),
        words:
          deliveredOn < issuedOn
            ? say`on ${day(issuedOn)}, the invoice date (delivered before, on ${day(deliveredOn)})`
            : say`on delivery, ${day(deliveredOn)}`,
      });
    case 'prepaid':
      return ok({ dueOn: issuedOn, words: say`before dispatch, on ${day(issuedOn)}` });
    case 'net_days':
      return ok({
        dueOn: addDays(issuedOn, rule.days),
        words:
          rule.days === 0
            ? say`on receipt, ${day(issuedOn)}`
            : say`${rule.days} ${plural(rule.days, 'day', 'days')} after ${day(issuedOn)}`,
      });
    case 'eom_plus': {
      const first = rule.daysFirst ?? 0;
      const end = endOfMonth(addDays(issuedOn, first), rule.months ?? 0);
      const month = end.slice(0, 7);
      const words =
        first === 0
          ? say`end of month ${month}`
          : say`${first} ${plural(first, 'day', 'days')} after ${day(issuedOn)}, then end of month ${month}`;
      return ok({
        dueOn: addDays(end, rule.days),
        words:
          rule.days === 0
            ? words
            : say`${words}, then ${rule.days} ${plural(rule.days, 'day', 'days')}`,
      });
    }
    case 'fixed_day':
      return ok(fixedDay(rule, issuedOn));
    case 'one_off':
      return rule.dueOn < issuedOn
        ? err(
            say`The terms name ${day(rule.dueOn)}, which lies before the invoice of ${day(issuedOn)}; choose other terms or give the due date by hand.`,
          )
        : ok({ dueOn: rule.dueOn, words: say`on ${day(rule.dueOn)}, as agreed` });
    case 'rolling_batch': {
      const next = input.nextBatchOn ?? null;
      if (next === null)
        return ok({
          dueOn: addDays(issuedOn, rule.fallbackDays),
          words: say`before the next batch, at the latest ${rule.fallbackDays} ${plural(rule.fallbackDays, 'day', 'days')} after ${day(issuedOn)}`,
        });
      return ok({
        dueOn: laterOf(next, issuedOn),
        words: say`before the next batch, on ${day(laterOf(next, issuedOn))}`,
      });
    }
  }
}

function fixedDay(rule: FixedDay, issuedOn: IsoDate): Dated {
  const isLate = rule.cutOffDay !== undefined && Number(issuedOn.slice(8)) > rule.cutOffDay;
  let ahead = rule.monthsAhead + (isLate ? 1 : 0);
  let dueOn = dayOfMonth(issuedOn, ahead, rule.day);
  if (dueOn < issuedOn) {
    ahead += 1;
    dueOn = dayOfMonth(issuedOn, ahead, rule.day);
  }
  const isShort = Number(dueOn.slice(8)) !== rule.day;
  const month = dueOn.slice(0, 7);
  const words = isShort
    ? say`day ${rule.day} of ${month}, its last day`
    : say`day ${rule.day} of ${month}`;
  return {
    dueOn,
    words: isLate ? say`${words} (issued after day ${rule.cutOffDay})` : words,
  };
}

/** Day `day` of the month `months` after that of `date`; its last day when it is shorter. */
function dayOfMonth(date: IsoDate, months: number, day: number): IsoDate {
  const end = endOfMonth(date, months);
  const year = Number(end.slice(0, 4));
  const month = Number(end.slice(5, 7));
  return dateOfParts(year, month, Math.min(day, daysInMonth(year, month))) ?? end;
}
