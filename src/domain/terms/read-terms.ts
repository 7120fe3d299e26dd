/**
 * Terms out of JSON, as the ledger keeps them and a screen sends them: checked, in one canonical form
 * (nothing that says "none"), or a sentence that says what is wrong.
 *
 *     readTerms({ kind: 'net_days', days: 30, discount: null, roll: 'none' })
 *       ->  { kind: 'net_days', days: 30 }
 *     readTerms({ kind: 'net_days', days: -1 })
 *       ->  "days" of the terms is -1; it must be a whole number from 0 to 3650.
 */
import { parseIsoDate } from '../dates.ts';
import { err, ok, type Result } from '../result.ts';
import { WHOLE_BP } from './share-out.ts';
import {
  TERMS_LIMITS,
  type EarlyDiscount,
  type InstalmentPart,
  type PartRule,
  type Terms,
  type TermsExtras,
  type TermsRule,
} from './terms.ts';
import { capital, list, say, type Text, type TextValue } from '../texts/text.ts';

type Fields = Readonly<Record<string, unknown>>;

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  cod: [],
  prepaid: [],
  net_days: ['days'],
  eom_plus: ['days', 'months', 'daysFirst'],
  fixed_day: ['day', 'monthsAhead', 'cutOffDay'],
  one_off: ['dueOn'],
  instalments: ['parts'],
  rolling_batch: ['fallbackDays'],
};

/** Terms of a value that came from outside, without fields that say nothing; or one sentence. */
export function readTerms(value: unknown): Result<Terms, Text> {
  if (!isFields(value)) return err(say`Terms must be an object with a "kind".`);
  const rule =
    value['kind'] === 'instalments' ? readInstalments(value) : readRule(value, say`the terms`);
  if (!rule.ok) return rule;
  const extras = readExtras(value, rule.value);
  if (!extras.ok) return extras;
  const foreign = foreignField(value, ['discount', 'roll']);
  return foreign === null ? ok({ ...rule.value, ...extras.value }) : err(foreign);
}

function readRule(value: Fields, where: Text): Result<TermsRule, Text> {
  const kind = value['kind'];
  const whole = (field: string, from: number, to: number) =>
    readWhole(value, field, from, to, where);
  const optional = (field: string, from: number, to: number): Result<number | null, Text> =>
    value[field] === undefined || value[field] === null ? ok(null) : whole(field, from, to);
  switch (kind) {
    case 'cod':
    case 'prepaid':
      return ok({ kind });
    case 'net_days': {
      const days = whole('days', 0, TERMS_LIMITS.days);
      return days.ok ? ok({ kind, days: days.value }) : days;
    }
    case 'eom_plus': {
      const days = whole('days', 0, TERMS_LIMITS.days);
      if (!days.ok) return days;
      const months = optional('months', 0, TERMS_LIMITS.months);
      if (!months.ok) return months;
      const daysFirst = optional('daysFirst', 0, TERMS_LIMITS.days);
      if (!daysFirst.ok) return daysFirst;
      return ok({
        kind,
        days: days.value,
        ...(months.value === null || months.value === 0 ? {} : { months: months.value }),
        ...(daysFirst.value === null || daysFirst.value === 0
          ? {}
          : { daysFirst: daysFirst.value }),
      });
    }
    case 'fixed_day': {
      const day = whole('day', 1, 31);
      if (!day.ok) return day;
      const monthsAhead = whole('monthsAhead', 0, TERMS_LIMITS.months);
      if (!monthsAhead.ok) return monthsAhead;
      const cutOffDay = optional('cutOffDay', 1, 31);
      if (!cutOffDay.ok) return cutOffDay;
      return ok({
        kind,
        day: day.value,
        monthsAhead: monthsAhead.value,
        ...(cutOffDay.value === null ? {} : { cutOffDay: cutOffDay.value }),
      });
    }
    case 'one_off': {
      const dueOn = typeof value['dueOn'] === 'string' ? parseIsoDate(value['dueOn']) : null;
      return dueOn === null
        ? err(say`"dueOn" of ${where} is ${shown(value['dueOn'])}; it must be a date (YYYY-MM-DD).`)
        : ok({ kind, dueOn });
    }
    case 'rolling_batch': {
      const days = whole('fallbackDays', 0, TERMS_LIMITS.days);
      return days.ok ? ok({ kind, fallbackDays: days.value }) : days;
    }
    default:
      return err(
        say`${shown(kind)} is not a kind of terms; use ${list(Object.keys(FIELDS), 'or')}.`,
      );
  }
}

function readInstalments(value: Fields): Result<TermsRule, Text> {
  const given = value['parts'];
  if (!Array.isArray(given) || given.length < 2 || given.length > TERMS_LIMITS.parts)
    return err(say`Instalments need a list "parts" of 2 to ${TERMS_LIMITS.parts} parts.`);
  const parts: InstalmentPart[] = [];
  for (const [at, part] of (given as readonly unknown[]).entries()) {
    const read = readPart(part, say`part ${at + 1} of the instalments`);
    if (!read.ok) return read;
    parts.push(read.value);
  }
  const stated = parts.reduce((sum, part) => sum + ('percentBp' in part ? part.percentBp : 0), 0);
  const remainders = parts.filter((part) => 'remainder' in part).length;
  if (remainders > 1) return err(say`Only one part of the instalments can take the remainder.`);
  if (remainders === 1 && stated >= WHOLE_BP)
    return err(
      say`The instalments make ${stated / 100} % and leave no remainder; lower one of them.`,
    );
  if (remainders === 0 && stated !== WHOLE_BP)
    return err(
      say`The instalments make ${stated / 100} %, not 100 %; change one or add a remainder.`,
    );
  return ok({ kind: 'instalments', parts });
}

function readPart(value: unknown, where: Text): Result<InstalmentPart, Text> {
  if (!isFields(value) || !isFields(value['rule']))
    return err(say`${capital(where)} must have a "rule" and either "percentBp" or "remainder".`);
  const unknown = Object.keys(value).find(
    (key) => !['percentBp', 'remainder', 'rule'].includes(key),
  );
  if (unknown !== undefined)
    return err(say`"${unknown}" is not a field of ${where}; leave it out.`);
  const kind = value['rule']['kind'];
  if (kind === 'instalments' || kind === 'rolling_batch')
    return err(say`${capital(where)} cannot itself be ${kind}; give it a due date of its own.`);
  const rule = readRule(value['rule'], where);
  if (!rule.ok) return rule;
  const foreign = foreignField(value['rule'], []);
  if (foreign !== null) return err(foreign);
  if (value['remainder'] === true) {
    if (value['percentBp'] !== undefined)
      return err(say`${capital(where)} has both a percentage and the remainder; keep one.`);
    return ok({ remainder: true, rule: rule.value as PartRule });
  }
  if (value['remainder'] !== undefined)
    return err(say`"remainder" of ${where} is ${shown(value['remainder'])}; it can only be true.`);
  const percentBp = readWhole(value, 'percentBp', 1, WHOLE_BP, where);
  return percentBp.ok
    ? ok({ percentBp: percentBp.value, rule: rule.value as PartRule })
    : percentBp;
}

function readExtras(value: Fields, rule: TermsRule): Result<TermsExtras, Text> {
  const roll = value['roll'] ?? 'none';
  if (roll !== 'none' && roll !== 'next_business_day')
    return err(say`"roll" of the terms is ${shown(roll)}; it must be none or next_business_day.`);
  const rolled = roll === 'none' ? {} : ({ roll } as const);
  if (value['discount'] === undefined || value['discount'] === null) return ok(rolled);
  const discount = readDiscount(value['discount']);
  if (!discount.ok) return discount;
  if (rule.kind === 'net_days' && discount.value.days > rule.days)
    return err(
      say`The discount runs ${discount.value.days} days but the invoice is due after ${rule.days}; shorten the discount.`,
    );
  return ok({ discount: discount.value, ...rolled });
}

function readDiscount(value: unknown): Result<EarlyDiscount, Text> {
  if (!isFields(value)) return err(say`"discount" of the terms must have "percentBp" and "days".`);
  const percentBp = readWhole(value, 'percentBp', 1, WHOLE_BP - 1, say`the discount`);
  if (!percentBp.ok) return percentBp;
  const days = readWhole(value, 'days', 0, TERMS_LIMITS.days, say`the discount`);
  if (!days.ok) return days;
  if ((value['base'] ?? 'invoice_date') !== 'invoice_date')
    return err(say`"base" of the discount is ${shown(value['base'])}; it must be invoice_date.`);
  const unknown = Object.keys(value).find((key) => !['percentBp', 'days', 'base'].includes(key));
  if (unknown !== undefined)
    return err(say`"${unknown}" is not a field of the discount; leave it out.`);
  return ok({ percentBp: percentBp.value, days: days.value, base: 'invoice_date' });
}

/** A misspelt field would silently change a due date; so every field has to be known. */
function foreignField(value: Fields, more: readonly string[]): Text | null {
  const kind = String(value['kind']);
  const known = ['kind', ...(FIELDS[kind] ?? []), ...more];
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  return unknown === undefined
    ? null
    : say`"${unknown}" is not a field of terms of kind ${kind}; leave it out or choose another kind.`;
}

function readWhole(
  value: Fields,
  field: string,
  from: number,
  to: number,
  where: Text,
): Result<number, Text> {
  const given = value[field];
  return typeof given === 'number' && Number.isInteger(given) && given >= from && given <= to
    ? ok(given)
    : err(
        say`"${field}" of ${where} is ${shown(given)}; it must be a whole number from ${from} to ${to}.`,
      );
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: unknown): TextValue => {
  if (value === undefined) return say`missing`;
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60));
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : say`a ${typeof value}`;
};
