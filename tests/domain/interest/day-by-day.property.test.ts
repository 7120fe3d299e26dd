/**
 * Against a calculator that knows no segments: it walks from day to day, adds each day's interest in whole
 * numbers over one common denominator, and settles what happens on the day.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addYears,
  isLeapYear,
  isoDateOf,
  type IsoDate,
} from '../../../src/domain/dates.ts';
import {
  accrue,
  ALLOCATION_ORDERS,
  DAY_COUNTS,
  type Claim,
} from '../../../src/domain/interest/accrue.ts';
import { SHIPPED_RATES } from '../../../src/services/interest/rate-table.ts';
import { parseFraction } from '../../../src/domain/rates/fraction.ts';
import { claimOf, SHIPPED } from './claims.ts';

/** What a law adds to its reference, in millionths of a percent; written down again here, not read from `laws.ts`. */
const POINTS: Readonly<Record<string, (contractedOn: string) => number>> = {
  ES: (on) => (on < '2013-02-24' ? 7 : 8),
  DE: (on) => (on < '2014-07-29' ? 8 : 9),
  FR: () => 10,
  IT: (on) => (on < '2013-01-01' ? 7 : 8),
  NL: (on) => (on < '2013-03-16' ? 7 : 8),
  IE: (on) => (on < '2013-03-16' ? 7 : 8),
  GB: () => 8,
  MX: () => 0,
  LV: () => 8,
};
const LAWS = Object.keys(POINTS);
const FIXED = ['IE', 'GB'];

const micro = (percent: string): bigint => BigInt(Math.round(Number(percent) * 1e6));
const rateOf = (law: string, on: string): bigint | null => {
  const row = SHIPPED_RATES.find(
    (one) => one.law === law && one.from <= on && (one.to === null || one.to >= on),
  );
  return row === undefined ? null : micro(row.percent);
};

/** 100 % in millionths, times a number that 365, 366 and 360 divide. */
const DAYS = 1_603_080n;
const UNIT = 100_000_000n * DAYS;
const halfUp = (exact: bigint): bigint => (2n * exact + UNIT) / (2n * UNIT);

interface Plain {
  interest: bigint;
  outstanding: bigint;
  principal: bigint;
  over: bigint;
}

/** Null: a day has no rate. All in minor units; `exact` in parts of them. */
function plainly(claim: Claim, to: IsoDate): Plain | null {
  const { law, dueOn, contractPercent } = claim;
  const points = BigInt(POINTS[law]?.(claim.contractedOn ?? dueOn) ?? 0) * 1_000_000n;
  let principal = BigInt(claim.principalMinor);
  let openAtDue = principal;
  let [capitalised, exact, paidInterest, over, costs] = [0n, 0n, 0n, 0n, 0n];
  const anniversaries = new Set(Array.from({ length: 30 }, (_, n) => addYears(dueOn, n + 1)));
  const compounds =
    claim.compounding === 'yearly' ||
    (claim.compounding === null && law === 'NL' && contractPercent === null);
  const tier = (open: bigint): bigint => {
    if (law === 'MX') return 0n;
    if (law !== 'GB' && law !== 'IE') return 4000n;
    if (law === 'GB' && contractPercent !== null) return 0n;
    const over = law === 'IE' ? 1n : 0n;
    return open < 100_000n + over ? 4000n : open < 1_000_000n + over ? 7000n : 10_000n;
  };
  const first = [...claim.payments, ...claim.credits]
    .map(({ on }) => on)
    .concat(dueOn)
    .sort()[0] as IsoDate;
  for (let date = first; date <= to; date = addDays(date, 1)) {
    for (const credit of claim.credits.filter(({ on }) => on === date)) {
      const taken = BigInt(credit.minor) < principal ? BigInt(credit.minor) : principal;
      principal -= taken;
      over += BigInt(credit.minor) - taken;
    }
    if (date === addDays(dueOn, 1) && principal > 0n) costs = tier(openAtDue);
    if (date > dueOn && principal + capitalised > 0n) {
      const rate =
        contractPercent !== null
          ? (contractPercent.numerator * 1_000_000n) / contractPercent.denominator
          : (() => {
              const reference = rateOf(law, FIXED.includes(law) ? addDays(dueOn, 1) : date);
              return reference === null ||
                (law === 'LV' && (claim.contractedOn ?? dueOn) < '2013-07-01')
                ? null
                : reference + points;
            })();
      if (rate === null) return null;
      const year =
        claim.dayCount === 'act/360'
          ? 360n
          : claim.dayCount === 'act/act' && isLeapYear(Number(date.slice(0, 4)))
            ? 366n
            : 365n;
      exact += (principal + capitalised) * rate * (DAYS / year);
      if (law === 'LV') {
        const most = (principal - capitalised) * UNIT;
        const before = exact - (principal + capitalised) * rate * (DAYS / year);
        if (exact > most) exact = before > most ? before : most;
      }
    }
    for (const payment of claim.payments.filter(({ on }) => on === date)) {
      let rest = BigInt(payment.minor);
      const take = (owed: bigint): bigint => {
        const taken = rest < owed ? rest : owed;
        rest -= taken;
        return taken;
      };
      if (claim.order === 'principal-first' || date <= dueOn) principal -= take(principal);
      costs -= take(costs);
      const old = take(capitalised);
      capitalised -= old;
      const whole = halfUp(exact);
      const taken = take(whole);
      exact = taken === whole ? 0n : exact - taken * UNIT;
      paidInterest += old + taken;
      principal -= take(principal);
      over += rest;
    }
    if (compounds && anniversaries.has(date)) {
      capitalised += halfUp(exact);
      exact = 0n;
    }
    if (date === dueOn) openAtDue = principal;
  }
  const unpaid = capitalised + halfUp(exact);
  return {
    interest: paidInterest + unpaid,
    outstanding: principal + unpaid + costs,
    principal,
    over,
  };
}
const dates = (from: string, span: number) =>
  fc.integer({ min: 0, max: span }).map((days) => addDays(isoDateOf(from), days));
const minors = fc.integer({ min: 1, max: 20_000_00 });
const claims = fc
  .record({
    law: fc.constantFrom(...LAWS),
    due: dates('2010-01-01', 5_900),
    length: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 1_500 })),
    principalMinor: minors,
    paid: fc.array(
      fc.tuple(fc.integer({ min: -30, max: 900 }), fc.integer({ min: 1, max: 9_000_00 })),
      { maxLength: 4 },
    ),
    credited: fc.array(
      fc.tuple(fc.integer({ min: -10, max: 500 }), fc.integer({ min: 1, max: 3_000_00 })),
      { maxLength: 2 },
    ),
    percent: fc.option(fc.constantFrom('0', '6', '7.5', '18', '60', '12.125'), {
      nil: undefined,
      freq: 5,
    }),
    dayCount: fc.constantFrom(...DAY_COUNTS),
    order: fc.constantFrom(...ALLOCATION_ORDERS),
    compounding: fc.constantFrom(null, null, 'none' as const, 'yearly' as const),
    contracted: fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: undefined }),
  })
  .map(({ length, paid, credited, contracted, ...rest }) => ({
    written: {
      ...rest,
      currency: rest.law === 'GB' ? 'GBP' : rest.law === 'MX' ? 'MXN' : 'EUR',
      to: addDays(rest.due, length),
      paid: paid.map(([days, minor]) => [addDays(rest.due, days), minor] as const),
      credited: credited.map(([days, minor]) => [addDays(rest.due, days), minor] as const),
      contractedOn: contracted === undefined ? null : addDays(rest.due, -contracted),
    },
  }));

describe('interest', () => {
  it('is what a walk from day to day adds up', () => {
    fc.assert(
      fc.property(claims, ({ written: { percent, ...written } }) => {
        const claim = claimOf(percent === undefined ? written : { ...written, percent });
        const got = accrue(claim, written.to, SHIPPED);
        const plain = plainly(claim, written.to);
        if (!got.ok) return void expect(plain).toBeNull();
        const { interestMinor, outstandingMinor, openPrincipalMinor, overpaidMinor } = got.value;
        expect({
          interest: BigInt(interestMinor),
          outstanding: BigInt(outstandingMinor),
          principal: BigInt(openPrincipalMinor),
          over: BigInt(overpaidMinor),
        }).toEqual(plain);
      }),
      { numRuns: 600, seed: 12 },
    );
  });

  it('means the same in whatever order payments and credits are written', () => {
    fc.assert(
      fc.property(claims, fc.infiniteStream(fc.nat()), ({ written }, order) => {
        const mixed = <T>(list: readonly T[]): T[] =>
          list
            .map((one) => [order.next().value, one] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, one]) => one);
        const claim = claimOf(written);
        expect(
          accrue(
            { ...claim, payments: mixed(claim.payments), credits: mixed(claim.credits) },
            written.to,
            SHIPPED,
          ),
        ).toEqual(accrue(claim, written.to, SHIPPED));
      }),
      { numRuns: 200, seed: 13 },
    );
  });

  const simple = claims.map(({ written: { paid: _, credited: __, ...rest } }) => ({
    ...rest,
    compounding: 'none' as const,
    percent: undefined as never,
  }));
  const interestOf = (claim: Claim, to: IsoDate): number | null => {
    const got = accrue(claim, to, SHIPPED);
    return got.ok ? got.value.interestMinor : null;
  };

  it('grows with the days and with the principal, and never by a part payment', () => {
    fc.assert(
      fc.property(simple, fc.integer({ min: 1, max: 400 }), minors, (written, more, minor) => {
        const { percent: _, ...rest } = written;
        const claim = claimOf(rest);
        const [now, later] = [
          interestOf(claim, written.to),
          interestOf(claim, addDays(written.to, more)),
        ];
        if (now === null) return;
        if (later !== null) expect(later).toBeGreaterThanOrEqual(now);
        expect(
          interestOf({ ...claim, principalMinor: claim.principalMinor + minor }, written.to),
        ).toBeGreaterThanOrEqual(now);
        const paid = { ...claim, payments: [{ on: addDays(claim.dueOn, more % 50), minor }] };
        // What a payment discharges is rounded on its day, up to half a cent more than what it was.
        expect(interestOf(paid, written.to)).toBeLessThanOrEqual(now + 1);
        expect(accruedOf({ ...paid, order: 'principal-first' }, written.to)).toBeLessThanOrEqual(
          accruedOf(paid, written.to) + 1,
        );
      }),
      { numRuns: 300, seed: 14 },
    );
  });
  const accruedOf = (claim: Claim, to: IsoDate): number => interestOf(claim, to) ?? 0;

  it('adds up over adjoining periods of one rate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        minors,
        (first, second, principalMinor) => {
          const exact = (due: IsoDate, days: number) => {
            const got = accrue(
              { ...claimOf({ law: 'CONTRACT', percent: '9.5', due, to: due }), principalMinor },
              addDays(due, days),
              SHIPPED,
            );
            if (!got.ok) throw new Error(got.error.code);
            return got.value.segments.reduce(
              (sum, { interest }) =>
                sum + Number(interest.numerator) / Number(interest.denominator),
              0,
            );
          };
          const start = isoDateOf('2024-01-01');
          expect(exact(start, first) + exact(addDays(start, first), second)).toBeCloseTo(
            exact(start, first + second),
            6,
          );
        },
      ),
      { numRuns: 200, seed: 15 },
    );
  });

  it('of a law whose rate is fixed ignores the rates of later half-years', () => {
    const claim = claimOf({ law: 'GB', currency: 'GBP', due: '2024-03-10', to: '2026-08-15' });
    const to = isoDateOf('2026-08-15');
    const other = {
      ...SHIPPED,
      on: (law: string, date: IsoDate) => {
        const found = SHIPPED.on(law, date);
        return found === null || date < '2024-07-01'
          ? found
          : { ...found, percent: parseFraction('99') ?? found.percent };
      },
    };
    expect(accrue(claim, to, other)).toEqual(accrue(claim, to, SHIPPED));
  });
});
