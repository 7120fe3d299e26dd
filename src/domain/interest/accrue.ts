/**
 * Late-payment interest and the fixed sum of one claim, day by day where it matters and in segments where
 * nothing changes, with what each payment went to.
 *
 *     ES, 10,000.00 due 2025-05-31, to 2026-08-15
 *       2025-06-01 … 06-30    30 days at 11.15 %     91.6438356164
 *       2025-07-01 … 2026-06-30   365 at 10.15    1,015.0000000000
 *       2026-07-01 … 08-15    46 at 10.40           131.0684931507     = 1,237.71, and 40.00
 *
 * Everything is exact until it is owed: what a payment or a capitalisation discharges is rounded half up to the
 * currency's digits on that day, the rest once at the end (domain-rules 4.6 no. 1). Both ends of a segment
 * count; on the day of a payment the whole day's interest runs first (no. 2). Where a rate is missing there is
 * no interest at all, not a part of it (no. 8).
 */
import { addDays, addYears, daysBetween, isLeapYear, type IsoDate } from '../dates.ts';
import type { DebtorKind } from '../facts/drafts.ts';
import { assertMinor, type CurrencyCode, type Minor } from '../money.ts';
import {
  decimalFraction,
  dividedBy,
  fractionOf,
  isBelow,
  minus,
  plus,
  roundHalfAwayFromZero,
  times,
  ZERO,
  type Fraction,
} from '../rates/fraction.ts';
import { err, ok, type Result } from '../result.ts';
import { lawCode } from './law-code.ts';
import { CONTRACT, CONTRACT_ALONE, LAWS, type FixedSum, type Law } from './laws.ts';
import type { LegalRate, RateTable } from './legal-rates.ts';

export const DAY_COUNTS = ['act/365', 'act/act', 'act/360'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/** What a payment goes to first; costs (the fixed sum) come before interest in both. */
export const ALLOCATION_ORDERS = ['interest-first', 'principal-first'] as const;
export type AllocationOrder = (typeof ALLOCATION_ORDERS)[number];

export interface Claim {
  /** ISO 3166 country, `UK` too, or `CONTRACT`. */
  readonly law: string;
  /** Percent a year that the contract says; it takes the place of the law's. Null: the law's. */
  readonly contractPercent: Fraction | null;
  readonly currency: CurrencyCode;
  /** Gross, VAT included, before payments and credits; above zero. */
  readonly principalMinor: Minor;
  readonly dueOn: IsoDate;
  /** First day that bears interest; the calculator's is the day after `dueOn`. */
  readonly interestFrom: IsoDate;
  /** In any order; those after the day of calculation do not count. Above zero. */
  readonly payments: readonly DatedAmount[];
  /** Credit notes: lower the principal from their day on, that day included. */
  readonly credits: readonly DatedAmount[];
  /** Of the contract, where the law changed; null: as of the due date. */
  readonly contractedOn: IsoDate | null;
  readonly debtor: DebtorKind;
  readonly dayCount: DayCount;
  readonly order: AllocationOrder;
  /** How often the reference is taken where the law leaves a choice (CN); null: as usual. */
  readonly multiple: Fraction | null;
  /** Null: as the law says. */
  readonly compounding: 'none' | 'yearly' | null;
}

export interface DatedAmount {
  readonly on: IsoDate;
  readonly minor: Minor;
}

/** A run of days with one rate and one base. */
export interface InterestSegment {
  readonly from: IsoDate;
  /** Inclusive. */
  readonly to: IsoDate;
  readonly days: number;
  /** Percent a year. */
  readonly percent: Fraction;
  /** What bears interest: the open principal, and where interest was capitalised that too. */
  readonly baseMinor: Minor;
  /** In minor units, exact. */
  readonly interest: Fraction;
}

/** Where a payment went; the parts add up to `minor`. */
export interface SettledPayment extends DatedAmount {
  /** Of the fixed sum. */
  readonly costsMinor: Minor;
  readonly interestMinor: Minor;
  readonly principalMinor: Minor;
  /** More than everything that was owed on the day. */
  readonly overMinor: Minor;
}

/** Amounts in minor units of the claim's currency, unless said otherwise. */
export interface Interest {
  readonly segments: readonly InterestSegment[];
  /** By day. */
  readonly payments: readonly SettledPayment[];
  /** All that accrued, paid or not. */
  readonly interestMinor: Minor;
  readonly unpaidInterestMinor: Minor;
  readonly openPrincipalMinor: Minor;
  /** Null: none is owed. */
  readonly fixedSum: {
    readonly currency: CurrencyCode;
    readonly minor: Minor;
    readonly unpaidMinor: Minor;
  } | null;
  readonly overpaidMinor: Minor;
  /** Open principal, unpaid interest, and the unpaid fixed sum where its currency is the claim's. */
  readonly outstandingMinor: Minor;
  /** For the day after the calculation; null: its rate is not known. */
  readonly perDayMinor: Minor | null;
  /** Rows of rates that were used, by day; none for a rate of the contract. */
  readonly rates: readonly LegalRate[];
}

export type InterestRefusal =
  /** The law is not in the table. */
  | { readonly code: 'law_unknown'; readonly law: string }
  /** No rate covers the day, the first of those that need one. */
  | { readonly code: 'rate_missing'; readonly law: string; readonly on: IsoDate }
  /** The law has a rate between businesses only. */
  | { readonly code: 'individual'; readonly law: string };

/** `to`: the last day that counts (inclusive). Amounts that are not above zero are a bug and throw. */
export function accrue(
  claim: Claim,
  to: IsoDate,
  table: RateTable,
): Result<Interest, InterestRefusal> {
  const code = lawCode(claim.law);
  const law = code === CONTRACT ? CONTRACT_ALONE : LAWS[code];
  if (law === undefined) return err({ code: 'law_unknown', law: code });
  for (const { minor } of [{ minor: claim.principalMinor }, ...claim.payments, ...claim.credits])
    if (minor <= 0) throw new RangeError(`${minor} is not above zero`);
  try {
    return ok(new Account(claim, law, ratesOf(claim, code, law, table)).runTo(to));
  } catch (thrown) {
    if (thrown instanceof NoRate) return err(thrown.refusal);
    throw thrown;
  }
}

/** Carries a refusal out of the account: nothing of it is kept. */
class NoRate extends Error {
  readonly refusal: InterestRefusal;
  constructor(refusal: InterestRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

interface Rate {
  readonly percent: Fraction;
  /** Last day of it, inclusive. */
  readonly until: IsoDate;
  readonly row: LegalRate | null;
}

const FOREVER = '9999-12-31' as IsoDate;

/** The rate of a day; throws `NoRate`. */
function ratesOf(claim: Claim, code: string, law: Law, table: RateTable): (date: IsoDate) => Rate {
  const constant = (percent: Fraction): Rate => ({ percent, until: FOREVER, row: null });
  const { contractPercent } = claim;
  if (contractPercent !== null) return () => constant(contractPercent);
  const { individual } = law;
  const isIndividual = claim.debtor === 'individual';
  if (isIndividual && individual === null)
    return () => {
      throw new NoRate({ code: 'individual', law: code });
    };
  if (isIndividual && individual !== null && 'percent' in individual)
    return () => constant(decimalFraction(individual.percent));
  const contractedOn = claim.contractedOn ?? claim.dueOn;
  const margin =
    isIndividual && individual !== null && 'points' in individual
      ? individual.points
      : law.margin.find(({ contractedFrom }) => contractedFrom <= contractedOn)?.points;
  const multiple =
    law.multiple === null ? ONE : (claim.multiple ?? decimalFraction(law.multiple.usual));
  return (date) => {
    const asked = law.follows === 'first_day' ? claim.interestFrom : date;
    const found = margin === undefined ? null : table.on(code, asked);
    if (found === null || margin === undefined)
      throw new NoRate({ code: 'rate_missing', law: code, on: asked });
    return {
      percent: plus(times(found.percent, multiple), decimalFraction(margin)),
      until: law.follows === 'first_day' ? FOREVER : found.until,
      row: found.row,
    };
  };
}

/** What is owed of one claim, carried forward from event to event. */
class Account {
  readonly #claim: Claim;
  readonly #law: Law;
  readonly #rateOn: (date: IsoDate) => Rate;
  readonly #compounds: boolean;
  #principal: Minor;
  /** Unpaid interest that bears interest itself; whole, because it was rounded when it joined. */
  #capitalised: Minor = 0;
  /** Unpaid interest that does not; exact. */
  #accrued: Fraction = ZERO;
  #paidInterest: Minor = 0;
  #overpaid: Minor = 0;
  #fixedSum: Interest['fixedSum'] = null;
  readonly #segments: InterestSegment[] = [];
  readonly #payments: SettledPayment[] = [];
  readonly #rows = new Set<LegalRate>();

  constructor(claim: Claim, law: Law, rateOn: (date: IsoDate) => Rate) {
    this.#claim = claim;
    this.#law = law;
    this.#rateOn = rateOn;
    this.#principal = claim.principalMinor;
    this.#compounds =
      claim.compounding === null
        ? law.compoundsYearly && claim.contractPercent === null
        : claim.compounding === 'yearly';
  }

  runTo(to: IsoDate): Interest {
    const { interestFrom } = this.#claim;
    const payments = byDay(this.#claim.payments, to);
    const credits = byDay(this.#claim.credits, to);
    const late = (one: DatedAmount): boolean => one.on >= interestFrom;
    for (const credit of credits) if (!late(credit)) this.#credit(credit);
    for (const payment of payments) if (!late(payment)) this.#pay(payment);
    if (to >= interestFrom) this.#accrueTo(to, payments.filter(late), credits.filter(late));
    return this.#result(to);
  }

  /** Day by day in steps as long as nothing changes: credits before a day, payments and capitalisation after it. */
  #accrueTo(to: IsoDate, payments: readonly DatedAmount[], credits: readonly DatedAmount[]): void {
    const { interestFrom } = this.#claim;
    const openAtDue = this.#principal;
    let [nextPayment, nextCredit] = [0, 0];
    let date = interestFrom;
    while (date <= to) {
      while (credits[nextCredit]?.on === date) this.#credit(credits[nextCredit++] as DatedAmount);
      if (date === interestFrom && this.#principal > 0)
        this.#fixedSum = this.#owedFixedSum(openAtDue);
      const anniversary = this.#compounds ? this.#nextAnniversary(date) : FOREVER;
      const ends = [
        to,
        payments[nextPayment]?.on ?? FOREVER,
        addDays(credits[nextCredit]?.on ?? FOREVER, -1),
        anniversary,
        this.#claim.dayCount === 'act/act' ? endOfYear(date) : FOREVER,
      ].reduce((first, end) => (end < first ? end : first));
      const last = this.#span(date, ends);
      while (payments[nextPayment]?.on === last) this.#pay(payments[nextPayment++] as DatedAmount);
      if (last === anniversary) this.#capitalise();
      date = addDays(last, 1);
    }
  }

  /** Interest from `from` to at most `to`, as far as one rate goes; the last day that it came to. */
  #span(from: IsoDate, to: IsoDate): IsoDate {
    const base = this.#base();
    if (base <= 0) return to;
    const rate = this.#rateOn(from);
    const last = rate.until < to ? rate.until : to;
    if (rate.row !== null) this.#rows.add(rate.row);
    const daily = this.#daily(base, rate.percent, from);
    let days = daysBetween(from, last) + 1;
    let interest = times(daily, fractionOf(BigInt(days)));
    if (this.#law.isCapped) {
      const room = minus(fractionOf(BigInt(this.#principal)), this.#unpaid());
      if (isBelow(room, interest)) {
        interest = isBelow(room, ZERO) ? ZERO : room;
        days = daily.numerator <= 0n ? 0 : Number(ceiling(dividedBy(interest, daily)));
      }
    }
    if (days > 0 && interest.numerator !== 0n) {
      this.#accrued = plus(this.#accrued, interest);
      this.#addSegment(from, days, rate.percent, base, interest);
    }
    return last;
  }

  #addSegment(
    from: IsoDate,
    days: number,
    percent: Fraction,
    base: Minor,
    interest: Fraction,
  ): void {
    const before = this.#segments.at(-1);
    const to = addDays(from, days - 1);
    const continues =
      before !== undefined &&
      addDays(before.to, 1) === from &&
      before.baseMinor === base &&
      isEqual(before.percent, percent) &&
      (this.#claim.dayCount !== 'act/act' || before.to.slice(0, 4) === from.slice(0, 4));
    if (!continues) this.#segments.push({ from, to, days, percent, baseMinor: base, interest });
    else
      this.#segments[this.#segments.length - 1] = {
        ...before,
        to,
        days: before.days + days,
        interest: plus(before.interest, interest),
      };
  }

  /** Exact, of one day in the year of `date`. */
  #daily(base: Minor, percent: Fraction, date: IsoDate): Fraction {
    const basis =
      this.#claim.dayCount === 'act/360'
        ? 360n
        : this.#claim.dayCount === 'act/act' && isLeapYear(Number(date.slice(0, 4)))
          ? 366n
          : 365n;
    return dividedBy(times(fractionOf(BigInt(base)), percent), fractionOf(100n * basis));
  }

  #base(): Minor {
    return this.#principal + this.#capitalised;
  }

  #unpaid(): Fraction {
    return plus(this.#accrued, fractionOf(BigInt(this.#capitalised)));
  }

  #credit({ minor }: DatedAmount): void {
    const applied = Math.min(minor, this.#principal);
    this.#principal -= applied;
    this.#overpaid += minor - applied;
  }

  #pay({ on, minor }: DatedAmount): void {
    let rest = minor;
    const take = (owed: Minor): Minor => {
      const taken = Math.min(rest, owed);
      rest -= taken;
      return taken;
    };
    const toPrincipal = (): Minor => {
      const taken = take(this.#principal);
      this.#principal -= taken;
      return taken;
    };
    const first = this.#claim.order === 'principal-first' ? toPrincipal() : 0;
    const costsMinor = this.#payCosts(take);
    const interestMinor = this.#payInterest(take);
    const principalMinor = first + toPrincipal();
    this.#overpaid += rest;
    this.#payments.push({ on, minor, costsMinor, interestMinor, principalMinor, overMinor: rest });
  }

  #payCosts(take: (owed: Minor) => Minor): Minor {
    const fixedSum = this.#fixedSum;
    if (fixedSum === null || fixedSum.currency !== this.#claim.currency) return 0;
    const taken = take(fixedSum.unpaidMinor);
    this.#fixedSum = { ...fixedSum, unpaidMinor: fixedSum.unpaidMinor - taken };
    return taken;
  }

  /** The oldest first: what was capitalised, then what accrued since. */
  #payInterest(take: (owed: Minor) => Minor): Minor {
    const ofCapitalised = take(this.#capitalised);
    this.#capitalised -= ofCapitalised;
    const owed = rounded(this.#accrued);
    const ofAccrued = take(owed);
    // Paid whole, what rounding left over is settled with it.
    this.#accrued = ofAccrued === owed ? ZERO : minus(this.#accrued, fractionOf(BigInt(ofAccrued)));
    this.#paidInterest += ofCapitalised + ofAccrued;
    return ofCapitalised + ofAccrued;
  }

  #capitalise(): void {
    this.#capitalised += rounded(this.#accrued);
    this.#accrued = ZERO;
  }

  /** The first anniversary of the due date on or after `date`. */
  #nextAnniversary(date: IsoDate): IsoDate {
    const { dueOn } = this.#claim;
    let years = Math.max(1, Number(date.slice(0, 4)) - Number(dueOn.slice(0, 4)));
    while (addYears(dueOn, years) < date) years += 1;
    return addYears(dueOn, years);
  }

  /** `openAtDue`: on the day before interest begins. */
  #owedFixedSum(openAtDue: Minor): Interest['fixedSum'] {
    const { fixedSum, contractReplacesFixedSum } = this.#law;
    if (fixedSum === null || this.#claim.debtor === 'individual') return null;
    if (contractReplacesFixedSum && this.#claim.contractPercent !== null) return null;
    const minor = tierOf(fixedSum, openAtDue, this.#claim.currency);
    return { currency: fixedSum.currency, minor, unpaidMinor: minor };
  }

  #result(to: IsoDate): Interest {
    const unpaidInterestMinor = rounded(this.#unpaid());
    const unpaidFixedSum =
      this.#fixedSum?.currency === this.#claim.currency ? this.#fixedSum.unpaidMinor : 0;
    return {
      segments: this.#segments,
      payments: this.#payments,
      interestMinor: assertMinor(this.#paidInterest + unpaidInterestMinor),
      unpaidInterestMinor,
      openPrincipalMinor: this.#principal,
      fixedSum: this.#fixedSum,
      overpaidMinor: this.#overpaid,
      outstandingMinor: assertMinor(this.#principal + unpaidInterestMinor + unpaidFixedSum),
      perDayMinor: this.#perDay(addDays(to, 1)),
      rates: [...this.#rows],
    };
  }

  #perDay(date: IsoDate): Minor | null {
    const base = this.#base();
    if (base <= 0 || date < this.#claim.interestFrom) return 0;
    if (this.#law.isCapped && !isBelow(this.#unpaid(), fractionOf(BigInt(this.#principal))))
      return 0;
    try {
      return rounded(this.#daily(base, this.#rateOn(date).percent, date));
    } catch (thrown) {
      if (thrown instanceof NoRate) return null;
      throw thrown;
    }
  }
}

/** In a currency that the tiers are not in, the lowest: nobody is asked for more than is sure. */
function tierOf(fixedSum: FixedSum, openMinor: Minor, currency: CurrencyCode): Minor {
  const [lowest] = fixedSum.tiers;
  if (lowest === undefined) throw new RangeError('a fixed sum without a tier');
  if (currency !== fixedSum.currency) return lowest.minor;
  return (fixedSum.tiers.find(({ below }) => below === null || openMinor < below) ?? lowest).minor;
}

/** Up to `to`, by day and then by amount, so that the order in which they were written down means nothing. */
const byDay = (amounts: readonly DatedAmount[], to: IsoDate): readonly DatedAmount[] =>
  amounts
    .filter(({ on }) => on <= to)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.minor - b.minor));

const endOfYear = (date: IsoDate): IsoDate => `${date.slice(0, 4)}-12-31` as IsoDate;
const isEqual = (a: Fraction, b: Fraction): boolean => minus(a, b).numerator === 0n;
const ceiling = ({ numerator, denominator }: Fraction): bigint =>
  (numerator + denominator - 1n) / denominator;
const rounded = (exact: Fraction): Minor =>
  assertMinor(Number(roundHalfAwayFromZero(exact.numerator, exact.denominator)));

const ONE = fractionOf(1n);

/** First day of interest of a claim that the calculator is asked about. */
export const dayAfter = (dueOn: IsoDate): IsoDate => addDays(dueOn, 1);
