/** Terms of every kind, in canonical form, for properties. */
import fc from 'fast-check';
import { dateOfDayNumber, type IsoDate } from '../../../src/domain/dates.ts';
import type {
  InstalmentPart,
  InstalmentTerms,
  PartRule,
  Terms,
} from '../../../src/domain/terms/terms.ts';

/** 1970 to 2099. */
export const anyDay: fc.Arbitrary<IsoDate> = fc
  .integer({ min: 0, max: 47_480 })
  .map(dateOfDayNumber);

const days = fc.integer({ min: 0, max: 400 });
const months = fc.integer({ min: 1, max: 12 });
const day = fc.integer({ min: 1, max: 31 });

const some = <T>(key: string, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.option(value, { nil: undefined }).map((one) => (one === undefined ? {} : { [key]: one }));

/** Rules that depend on the invoice alone. */
export const movingRule: fc.Arbitrary<PartRule> = fc.oneof(
  fc.constant<PartRule>({ kind: 'cod' }),
  fc.constant<PartRule>({ kind: 'prepaid' }),
  days.map((count): PartRule => ({ kind: 'net_days', days: count })),
  fc
    .tuple(days, some('months', months), some('daysFirst', fc.integer({ min: 1, max: 120 })))
    .map(([count, a, b]): PartRule => ({ kind: 'eom_plus', days: count, ...a, ...b })),
  fc
    .tuple(day, fc.integer({ min: 0, max: 12 }), some('cutOffDay', day))
    .map(([one, monthsAhead, a]): PartRule => ({ kind: 'fixed_day', day: one, monthsAhead, ...a })),
);

const partRule: fc.Arbitrary<PartRule> = fc.oneof(
  { weight: 5, arbitrary: movingRule },
  { weight: 1, arbitrary: anyDay.map((dueOn): PartRule => ({ kind: 'one_off', dueOn })) },
);

const instalmentsOf = (rule: fc.Arbitrary<PartRule>): fc.Arbitrary<InstalmentTerms> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 1500 }), rule), { minLength: 1, maxLength: 6 }),
      rule,
      fc.boolean(),
      fc.nat(),
    )
    .map(([stated, last, isRemainder, at]) => {
      const sum = stated.reduce((total, [percentBp]) => total + percentBp, 0);
      const parts: InstalmentPart[] = stated.map(([percentBp, one]) => ({ percentBp, rule: one }));
      const rest: InstalmentPart = isRemainder
        ? { remainder: true, rule: last }
        : { percentBp: 10_000 - sum, rule: last };
      parts.splice(at % (parts.length + 1), 0, rest);
      return { kind: 'instalments', parts };
    });

const extras = fc
  .tuple(
    some(
      'discount',
      fc
        .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 60 }))
        .map(([percentBp, count]) => ({ percentBp, days: count, base: 'invoice_date' as const })),
    ),
    some('roll', fc.constant('next_business_day' as const)),
  )
  .map(([a, b]) => ({ ...a, ...b }));

const withExtras = (rule: fc.Arbitrary<Terms>): fc.Arbitrary<Terms> =>
  fc
    .tuple(rule, extras)
    .map(([one, more]) => ({ ...one, ...more }) as Terms)
    .filter(
      (terms) =>
        terms.kind !== 'net_days' ||
        terms.discount === undefined ||
        terms.discount.days <= terms.days,
    );

/** Terms whose due dates depend on the invoice alone. */
export const movingTerms: fc.Arbitrary<Terms> = withExtras(
  fc.oneof(
    movingRule,
    instalmentsOf(movingRule),
    days.map((fallbackDays): Terms => ({ kind: 'rolling_batch', fallbackDays })),
  ),
);

/** All terms, one-off dates too. */
export const anyTerms: fc.Arbitrary<Terms> = withExtras(
  fc.oneof(
    partRule,
    instalmentsOf(partRule),
    days.map((fallbackDays): Terms => ({ kind: 'rolling_batch', fallbackDays })),
  ),
);
