/** Claims for tests: what is not said is the usual. */
import {
  accrue,
  dayAfter,
  type Claim,
  type Interest,
} from '../../../src/domain/interest/accrue.ts';
import { rateTable, type RateTable } from '../../../src/domain/interest/legal-rates.ts';
import { SHIPPED_RATES } from '../../../src/services/interest/rate-table.ts';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { decimalText, parseFraction } from '../../../src/domain/rates/fraction.ts';

export interface Written extends Partial<
  Omit<Claim, 'dueOn' | 'contractPercent' | 'multiple' | 'payments' | 'credits'>
> {
  readonly due: string;
  readonly to: string;
  readonly percent?: string;
  readonly times?: string;
  readonly paid?: readonly (readonly [on: string, minor: number])[];
  readonly credited?: readonly (readonly [on: string, minor: number])[];
}

export const SHIPPED: RateTable = rateTable(SHIPPED_RATES);

export function claimOf({
  due,
  to: _,
  percent,
  times,
  paid = [],
  credited = [],
  ...rest
}: Written): Claim {
  const dueOn = isoDateOf(due);
  const dated = ([on, minor]: readonly [string, number]) => ({ on: isoDateOf(on), minor });
  return {
    law: 'ES',
    currency: 'EUR',
    principalMinor: 10_000_00,
    dueOn,
    interestFrom: dayAfter(dueOn),
    contractedOn: null,
    debtor: 'company',
    dayCount: 'act/365',
    order: 'interest-first',
    compounding: null,
    contractPercent: percent === undefined ? null : parseFraction(percent),
    multiple: times === undefined ? null : parseFraction(times),
    payments: paid.map(dated),
    credits: credited.map(dated),
    ...rest,
  };
}

export const asked = (written: Written, table: RateTable = SHIPPED) =>
  accrue(claimOf(written), isoDateOf(written.to), table);

export function owed(written: Written, table: RateTable = SHIPPED): Interest {
  const answer = asked(written, table);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

/** `30 @ 11.15 on 1000000`. */
export const segmentsOf = (interest: Interest): readonly string[] =>
  interest.segments.map(
    ({ days, percent, baseMinor }) => `${days} @ ${decimalText(percent, 6)} on ${baseMinor}`,
  );
