/** Exchange rates: dated, with their source; a day without one is refused, never extrapolated. */
import { z } from 'zod';
import type { IsoDate } from '../../domain/dates.ts';
import { call, output } from '../call.ts';
import { fieldFault, currencyCode, isoDate, page, text } from '../fields.ts';
import type { Page } from './facts.ts';
import { say } from '../../domain/texts/text.ts';

export interface RateRow {
  readonly on: IsoDate;
  readonly base: string;
  readonly currency: string;
  /** Units of `currency` for one `base`, as published. */
  readonly rate: string;
  readonly source: string;
}

export interface RateCoverage {
  readonly currency: string;
  readonly base: string;
  readonly firstOn: IsoDate;
  readonly lastOn: IsoDate;
  readonly days: number;
  /** Newest rate and its source. */
  readonly rate: string;
  readonly source: string;
  /** Used by a document of this ledger. */
  readonly isUsed: boolean;
}

export interface Conversion {
  readonly amountMinor: number;
  /** Target units for one source unit, decimal text with ten digits. */
  readonly rate: string;
  /** The day the rate was published, on or up to seven days before the day asked for. */
  readonly rateOn: IsoDate;
  readonly source: string;
}

export const rateCalls = {
  'rates.coverage': call({
    input: z.object({}).strict(),
    output: output<readonly RateCoverage[]>(),
  }),
  'rates.list': call({
    input: page.extend({ currency: currencyCode }),
    output: output<Page<RateRow>>(),
  }),
  'rates.convert': call({
    input: z.object({
      amountMinor: z.number().int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER),
      from: currencyCode,
      to: currencyCode,
      on: isoDate,
    }),
    output: output<Conversion>(),
    errors: ['no_rate'],
  }),
  /** One rate by hand, e.g. of the own bank. A later one of the same day replaces it. */
  'rates.record': call({
    input: z.object({
      base: currencyCode,
      currency: currencyCode,
      on: isoDate,
      rate: z
        .string()
        .regex(
          /^\d{1,12}(\.\d{1,10})?$/,
          fieldFault(say`${'field'} is not a rate; write it like 1.0832`),
        ),
      source: text(120),
    }),
    output: output<RateRow>(),
    errors: ['same_currency', 'rate_zero'],
    changes: ['rates', 'items', 'customers'],
  }),
};
