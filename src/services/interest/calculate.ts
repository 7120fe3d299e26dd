/** The interest calculator: one claim, whatever the ledger knows of it. */
import type { InterestAnswer } from '../../contract/calls/interest.ts';
import { accrue, dayAfter, type Claim, type Interest } from '../../domain/interest/accrue.ts';
import { lawCode } from '../../domain/interest/law-code.ts';
import { CONTRACT, LAWS } from '../../domain/interest/laws.ts';
import { rateTable } from '../../domain/interest/legal-rates.ts';
import { toldSegment, whyNoInterest } from '../../domain/interest/told.ts';
import {
  decimalFraction,
  decimalText,
  isBelow,
  parseFraction,
} from '../../domain/rates/fraction.ts';
import { ok } from '../../domain/result.ts';
import { capital, groupedMoney, say, type Text } from '../../domain/texts/text.ts';
import type { Handler } from '../context.ts';
import { refuse } from '../with-ledger.ts';
import { ratesOfLedger, SHIPPED_RATES } from './rate-table.ts';

export const calculateInterest: Handler<'interest.calculate'> = async (context, input) => {
  const { ledger } = context.workspace;
  const table =
    ledger === null ? rateTable(SHIPPED_RATES) : await ledger.read((db) => ratesOfLedger(db, null));
  const code = lawCode(input.law);
  if (code === CONTRACT && input.contractPercent === null)
    return refuse(
      'rate_needed',
      say`A contract has the rate that was agreed and no other; say it.`,
      'contractPercent',
    );
  const law = LAWS[code];
  const multiple = input.multiple === null ? null : parseFraction(input.multiple);
  if (multiple !== null) {
    const range = law?.multiple ?? null;
    if (range === null)
      return refuse(
        'multiple_refused',
        say`The law ${code} takes its rate once, not ${input.multiple ?? ''} times; leave the multiple out.`,
        'multiple',
      );
    if (
      isBelow(multiple, decimalFraction(range.least)) ||
      isBelow(decimalFraction(range.most), multiple)
    )
      return refuse(
        'multiple_refused',
        say`${input.multiple ?? ''} times is outside what courts of ${code} allow, ${range.least} to ${range.most}.`,
        'multiple',
      );
  }
  const claim: Claim = {
    law: code,
    contractPercent: input.contractPercent === null ? null : parseFraction(input.contractPercent),
    currency: input.currency,
    principalMinor: input.principalMinor,
    dueOn: input.dueOn,
    interestFrom: dayAfter(input.dueOn),
    payments: input.payments,
    credits: input.credits,
    contractedOn: input.contractedOn,
    debtor: input.debtor,
    dayCount: input.dayCount,
    order: input.order,
    multiple,
    compounding: input.compounding,
  };
  const answer = accrue(claim, input.to, table);
  if (!answer.ok)
    return refuse(answer.error.code, say`${capital(whyNoInterest(answer.error))}.`, 'law');
  return ok(toldAnswer(claim, answer.value));
};

function toldAnswer(claim: Claim, interest: Interest): InterestAnswer {
  return {
    law: claim.law,
    segments: interest.segments.map((segment) => toldSegment(segment, claim.currency)),
    payments: interest.payments,
    interestMinor: interest.interestMinor,
    unpaidInterestMinor: interest.unpaidInterestMinor,
    openPrincipalMinor: interest.openPrincipalMinor,
    fixedSum: interest.fixedSum,
    overpaidMinor: interest.overpaidMinor,
    outstandingMinor: interest.outstandingMinor,
    perDayMinor: interest.perDayMinor,
    sources: interest.rates,
    notes: notesOf(claim, interest),
  };
}

/** Above this a rate of a contract in the United States may meet a cap of the state (domain-rules 4.2) [J]. */
const US_CAP_PERCENT = '18';

function notesOf(claim: Claim, { fixedSum }: Interest): readonly Text[] {
  const { contractPercent, currency, law, multiple } = claim;
  const taken = LAWS[law]?.multiple ?? null;
  return [
    ...(taken !== null && contractPercent === null
      ? [
          say`The reference rate is taken ${multiple === null ? taken.usual : decimalText(multiple, 3)} times; the law leaves ${taken.least} to ${taken.most}.`,
        ]
      : []),
    ...(law === 'US' &&
    contractPercent !== null &&
    isBelow(decimalFraction(US_CAP_PERCENT), contractPercent)
      ? [
          say`More than ${US_CAP_PERCENT} % a year may be above what the state allows; ask before you write it into a letter.`,
        ]
      : []),
    ...(fixedSum !== null && fixedSum.currency !== currency
      ? [
          say`The fixed sum is owed in ${fixedSum.currency} (${groupedMoney(fixedSum.minor, fixedSum.currency)}); it is not converted and not in the total.`,
        ]
      : []),
  ];
}
