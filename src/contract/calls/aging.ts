/** Aging: report, items behind a cell, history, export. */
import { z } from 'zod';
import type { IsoDate } from '../../domain/dates.ts';
import { checkAgingLimits, DEFAULT_AGING_LIMITS } from '../../domain/aging.ts';
import {
  AGING_COLUMNS,
  AGING_GROUPINGS,
  type AgingReport,
  type AgingRow,
  type AgingSums,
} from '../../domain/aging-report.ts';
import { call, output } from '../call.ts';
import { fieldFault, currencyCode, moment, readerLocale, searchText } from '../fields.ts';
import { knownToken, type KnownRows } from '../known-rows.ts';
import { reportExport } from '../report-export.ts';
import { say } from '../../domain/texts/text.ts';

export {
  AGING_GROUPINGS,
  type AgingColumns,
  type AgingGrouping,
  type AgingReport,
  type AgingRow,
} from '../../domain/aging-report.ts';

export const agingQuery = moment.extend({
  basis: z.enum(['due', 'invoice']).default('due'),
  limits: z
    .array(z.number())
    .default([...DEFAULT_AGING_LIMITS])
    .superRefine((limits, context) => {
      const checked = checkAgingLimits(limits);
      if (!checked.ok)
        context.addIssue({
          code: 'custom',
          message: fieldFault(say`${'field'} is not right: ${checked.error}`),
        });
    }),
  /** Ages, or the five buckets: then `basis` and `limits` say nothing. */
  into: z.enum(AGING_COLUMNS).default('age'),
  by: z.enum(AGING_GROUPINGS).default('customer'),
  /** Only this currency; null: all, each on its own. */
  currency: currencyCode.nullable().default(null),
});
export type AgingQuery = z.output<typeof agingQuery>;

/** What the report is asked, and its file: what is on the screen is what is exported. */
export const agingReportQuery = agingQuery.extend({
  /**
   * Only rows in whose name, code or country each word of it is found (`domain/text-match.ts`); rows
   * and totals are of these, the tie-out is of all. Empty: all rows.
   */
  search: searchText,
  /** In whose language countries are named too, beside English and their own. */
  locale: readerLocale,
});
export type AgingReportQuery = z.output<typeof agingReportQuery>;

/**
 * An open item: an invoice, or one instalment of it, with what is open on the as-of date.
 * All amounts in minor units of `currency`.
 */
export interface OpenItemView {
  readonly itemId: number;
  /** Invoice number; with several instalments `INV-7 (2/3)` is in `item`, `INV-7` in `invoice`. */
  readonly item: string;
  readonly invoice: string;
  readonly customer: string;
  readonly name: string;
  readonly country: string | null;
  readonly currency: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly daysPastDue: number;
  readonly grossMinor: number;
  readonly openMinor: number;
  readonly disputed: boolean;
  /** Newest letter that lists it and is not cancelled, as of the moment. */
  readonly lastLetter: string | null;
}

export interface AgingHistoryPoint {
  /** A month end, or the as-of date itself for the running month. */
  readonly asOf: IsoDate;
  readonly currency: string;
  readonly amountsMinor: readonly number[];
}

/**
 * Everything open, in the company's currency at the rates of the as-of date: Σ of items converted
 * one by one, each rounded half up to the base currency's minor unit.
 */
export interface AgingInBase extends AgingSums {
  readonly columns: readonly string[];
  /** What was converted and how; `rate`: base units for one unit of the currency, ten digits. */
  readonly rates: readonly {
    readonly currency: string;
    readonly rate: string;
    readonly rateOn: IsoDate;
    readonly source: string;
    readonly outstandingMinor: number;
    readonly baseMinor: number;
  }[];
}

export const agingCalls = {
  'aging.inBase': call({
    input: agingQuery.omit({ by: true, currency: true, into: true }),
    output: output<AgingInBase>(),
    errors: ['no_rate'],
  }),
  /** Into buckets and by customer it is remembered, so that what `known` has is not sent again. */
  'aging.report': call({
    input: agingReportQuery.extend({ known: knownToken }),
    output: output<AgingReport & KnownRows<AgingRow>>(),
  }),
  /** Open items behind a figure: filters narrow; `column` is an index into `columns`. */
  'aging.items': call({
    input: agingQuery.omit({ by: true }).extend({
      customer: z.string().nullable().default(null),
      country: z.string().nullable().default(null),
      column: z.number().int().min(0).nullable().default(null),
    }),
    output: output<{
      readonly items: readonly OpenItemView[];
      readonly columns: readonly string[];
    }>(),
  }),
  /** The last `months` month ends up to the as-of date, oldest first. */
  'aging.history': call({
    input: agingQuery
      .omit({ by: true })
      .extend({ months: z.number().int().min(1).max(36).default(12) }),
    output: output<{
      readonly columns: readonly string[];
      /** None of days before `knownFrom`. */
      readonly points: readonly AgingHistoryPoint[];
      /**
       * The ledger began with a list of open items of this day: what had been settled by then is not in it, so what was open
       * before cannot be known. Null: all days are.
       */
      readonly knownFrom: IsoDate | null;
    }>(),
  }),
  'aging.export': reportExport(agingReportQuery),
};
