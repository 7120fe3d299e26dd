/** Credit that customers have: the file on which it is decided, and how much of the limits is used. */
import { z } from 'zod';
import type { CreditFile } from '../../domain/credit/credit-file.ts';
import type { CreditDecision } from '../../domain/credit/credit-given.ts';
import type { Exposure } from '../../domain/case/exposure.ts';
import type { Concentration, LimitState } from '../../domain/credit/portfolio.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { call, output } from '../call.ts';
import { moment } from '../fields.ts';

export interface CreditFileView extends CreditFile {
  readonly customer: string;
  readonly name: string;
}

/** Amounts in minor units of the limit's currency, else of the customer's own, else of ours. */
export interface LimitRow {
  readonly customer: string;
  readonly name: string;
  readonly country: string | null;
  readonly exposure: Exposure;
  /** Null: none was given. */
  readonly limitMinor: number | null;
  /** The last day of a temporary limit; null: it is none. */
  readonly until: IsoDate | null;
  /** As somebody wrote it; `''`: nothing. */
  readonly insured: string;
  /** Used of the limit, not rounded; null: there is no limit above 0, or no rate for something. */
  readonly usedPercent: number | null;
  readonly state: LimitState;
  /** Level of the strictest hold; null: none. */
  readonly hold: string | null;
  /** What the owner decided on the file; null: nothing. */
  readonly decision: CreditDecision | null;
  /** Used, in our own currency at the rate of the day; null: there is no rate. */
  readonly usedHomeMinor: number | null;
}

export interface LimitList {
  /** Ours. */
  readonly currency: string;
  /** Everybody who owes something, has a limit or an order on the way; the most used of its limit first. */
  readonly rows: readonly LimitRow[];
  /** Of what is open in our own currency; null: fewer than five customers owe something. */
  readonly concentration: Concentration | null;
}

export const creditCalls = {
  'credit.file': call({
    input: moment.extend({ customer: z.string().min(1) }),
    output: output<CreditFileView>(),
    errors: ['not_found'],
  }),
  'credit.limits': call({ input: moment, output: output<LimitList>() }),
};
