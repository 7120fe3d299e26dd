/**
 * What each law asks of a late payer: how much above which reference, whether the rate moves on with the
 * half-years, what is owed at once for the cost of asking. Data; the arithmetic is in `accrue.ts`.
 *
 *     ES  ECB + 8, each half-year anew, EUR 40 an invoice
 *     GB  Bank of England + 8, as on the first day of interest and for good, GBP 40, 70 or 100 a debt
 *     NL  ECB + 8, and once a year unpaid interest bears interest itself
 *
 * Source: domain-rules 4.2, the notes of 4.3, and the readings 4.6 no. 2, 6, 7, 10, 11. A law that is not here
 * has no interest in this program: it says so and does not guess.
 */
import type { IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';

export interface Law {
  /** `half_year`: the reference of each day holds for that day. `first_day`: that of the first day of interest, for good. */
  readonly follows: 'half_year' | 'first_day';
  /** Percentage points above the reference, by the contract's date, newest first; before the last one no rate is known. */
  readonly margin: readonly { readonly contractedFrom: IsoDate; readonly points: string }[];
  /** What an individual owes: points above the reference, a rate of its own, or nothing that this program knows. */
  readonly individual: { readonly points: string } | { readonly percent: string } | null;
  /** The reference is taken so many times: the owner's choice between the two. */
  readonly multiple: {
    readonly least: string;
    readonly most: string;
    readonly usual: string;
  } | null;
  readonly fixedSum: FixedSum | null;
  /** Whether a rate of the contract takes the fixed sum away as well (GB: the contract has its own remedy). */
  readonly contractReplacesFixedSum: boolean;
  /** On each anniversary of the due date unpaid interest begins to bear interest. */
  readonly compoundsYearly: boolean;
  /** Unpaid interest grows no further than the open principal. */
  readonly isCapped: boolean;
  /** The due day moves from a Saturday, Sunday or holiday to the next business day, and default with it. */
  readonly movesDueDay: boolean;
}

export interface FixedSum {
  readonly currency: CurrencyCode;
  readonly each: 'invoice' | 'instalment';
  /** By what was open at the due date, smallest first; the last has no limit. Minor units of `currency`. */
  readonly tiers: readonly { readonly below: Minor | null; readonly minor: Minor }[];
}

const ALWAYS = '0001-01-01' as IsoDate;
const since = (contractedFrom: string, points: string) => ({
  contractedFrom: contractedFrom as IsoDate,
  points,
});
const FORTY_EUROS_AN_INVOICE: FixedSum = {
  currency: 'EUR',
  each: 'invoice',
  tiers: [{ below: null, minor: 40_00 }],
};
const FORTY_EUROS_AN_INSTALMENT: FixedSum = { ...FORTY_EUROS_AN_INVOICE, each: 'instalment' };

/** Of Directive 2011/7 where a country adds nothing of its own. */
const DIRECTIVE: Law = {
  follows: 'half_year',
  margin: [since('2013-03-16', '8'), since(ALWAYS, '7')],
  individual: null,
  multiple: null,
  fixedSum: FORTY_EUROS_AN_INVOICE,
  contractReplacesFixedSum: false,
  compoundsYearly: false,
  isCapped: false,
  movesDueDay: false,
};

const WITHOUT_FIXED_SUM: Law = { ...DIRECTIVE, margin: [since(ALWAYS, '0')], fixedSum: null };

/** By ISO 3166 country. */
export const LAWS: Readonly<Record<string, Law>> = {
  /** Ley 3/2004 art. 5–8; RDL 4/2013. */
  ES: { ...DIRECTIVE, margin: [since('2013-02-24', '8'), since(ALWAYS, '7')] },
  /** BGB 286–289, 193. Margin 9 since 29 July 2014; individuals +5 (288 I). */
  DE: {
    ...DIRECTIVE,
    margin: [since('2014-07-29', '9'), since(ALWAYS, '8')],
    individual: { points: '5' },
    fixedSum: FORTY_EUROS_AN_INSTALMENT,
    movesDueDay: true,
  },
  /** Civillikums 1763, 1765, 1668.9. */
  LV: {
    ...DIRECTIVE,
    margin: [since('2013-07-01', '8')],
    individual: { percent: '6' },
    isCapped: true,
  },
  /** C. com. L441-10, D441-5. */
  FR: { ...DIRECTIVE, margin: [since(ALWAYS, '10')] },
  /** D.Lgs 231/2002 art. 4–6. */
  IT: { ...DIRECTIVE, margin: [since('2013-01-01', '8'), since(ALWAYS, '7')] },
  /** BW 6:119a, 6:96(4). */
  NL: { ...DIRECTIVE, compoundsYearly: true },
  /** S.I. 580/2012. */
  IE: {
    ...DIRECTIVE,
    follows: 'first_day',
    fixedSum: {
      currency: 'EUR',
      each: 'instalment',
      tiers: [
        { below: 1_000_01, minor: 40_00 },
        { below: 10_000_01, minor: 70_00 },
        { below: null, minor: 100_00 },
      ],
    },
  },
  /** UGB 456, 458. The base rate of Austria does not come with the program. */
  AT: {
    ...DIRECTIVE,
    margin: [since(ALWAYS, '9.2')],
    fixedSum: FORTY_EUROS_AN_INSTALMENT,
    movesDueDay: true,
  },
  /** Late Payment of Commercial Debts (Interest) Act 1998, s. 4–6, 5A, 8. */
  GB: {
    ...DIRECTIVE,
    follows: 'first_day',
    margin: [since(ALWAYS, '8')],
    fixedSum: {
      currency: 'GBP',
      each: 'instalment',
      tiers: [
        { below: 1_000_00, minor: 40_00 },
        { below: 10_000_00, minor: 70_00 },
        { below: null, minor: 100_00 },
      ],
    },
    contractReplacesFixedSum: true,
  },
  /** No statute for all states: what was agreed in writing, or what the owner has entered. */
  US: WITHOUT_FIXED_SUM,
  /** 民法典 585; SPC 2020 interpretation on sales, art. 18: one-year LPR at breach, 30 to 50 % more. */
  CN: {
    ...WITHOUT_FIXED_SUM,
    follows: 'first_day',
    multiple: { least: '1.3', most: '1.5', usual: '1.3' },
  },
  /** Código de Comercio 362. */
  MX: { ...WITHOUT_FIXED_SUM, individual: { points: '0' } },
};

/** What was agreed, and nothing else: no law adds to it. */
export const CONTRACT = 'CONTRACT';
export const CONTRACT_ALONE: Law = { ...WITHOUT_FIXED_SUM, margin: [] };
