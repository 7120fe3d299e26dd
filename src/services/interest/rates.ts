/** The table of legal rates: what comes with the program and what was entered here. */
import type { LawRates } from '../../contract/calls/interest.ts';
import { addDays, type IsoDate } from '../../domain/dates.ts';
import { LAWS } from '../../domain/interest/laws.ts';
import { beginsHalfYear, type RateTable } from '../../domain/interest/legal-rates.ts';
import { lawCode } from '../../domain/interest/law-code.ts';
import { readOwnRate } from '../../domain/interest/own-rate.ts';
import { percentText } from '../../domain/interest/told.ts';
import { decimalFraction, plus } from '../../domain/rates/fraction.ts';
import { ok } from '../../domain/result.ts';
import { recordLegalRate } from '../../ledger/commands/record-legal-rate.ts';
import { lawsInUse } from '../../ledger/queries/rates/laws-in-use.ts';
import type { Handler } from '../context.ts';
import { reading, refuse, writing } from '../with-ledger.ts';
import { ratesOfLedger } from './rate-table.ts';
import { day, say } from '../../domain/texts/text.ts';

/** Days before a half-year begins from which its rate is asked for: gazettes print it about then. */
const ASKED_AHEAD_DAYS = 31;

export const listLegalRates: Handler<'interest.rates'> = (context, { asOf }) =>
  reading(context, async (db) => {
    const table = await ratesOfLedger(db, null);
    const used = new Set((await lawsInUse(db)).map(lawCode));
    return ok(
      Object.entries(LAWS).map(([law, { margin }]): LawRates => ({
        law,
        rates: table.rows(law).map((row) => ({
          ...row,
          legalPercent: percentText(
            plus(
              decimalFraction(row.percent),
              decimalFraction(
                margin.find(({ contractedFrom }) => contractedFrom <= row.from)?.points ?? '0',
              ),
            ),
          ),
        })),
        missingFrom: missingFrom(table, law, asOf),
        isUsed: used.has(law),
      })),
    );
  });

/** A law that has no rates at all is not missed: its rate is agreed, or entered once it is needed. */
function missingFrom(table: RateTable, law: string, asOf: IsoDate): IsoDate | null {
  if (table.rows(law).length === 0) return null;
  for (let date = asOf; date <= addDays(asOf, ASKED_AHEAD_DAYS); date = addDays(date, 1))
    if ((date === asOf || beginsHalfYear(date)) && table.on(law, date) === null) return date;
  return null;
}

export const recordRateByHand: Handler<'interest.recordRate'> = (context, input) =>
  writing(context, 'interest.recordRate', input, async (tx, scope) => {
    if (input.verifiedOn > context.clock.today())
      return refuse(
        'rate_refused',
        say`Nobody can have looked on ${day(input.verifiedOn)}, after today.`,
        'verifiedOn',
      );
    const read = readOwnRate(input, await ratesOfLedger(tx, null));
    if (!read.ok) return refuse('rate_refused', read.error.message, read.error.field);
    const { rate, legalPercent, warnings } = read.value;
    await recordLegalRate(tx, scope, rate);
    scope.detail({ law: rate.law, from: rate.from, percent: rate.percent });
    return ok({
      rate: { ...rate, isOwn: true },
      legalPercent: percentText(decimalFraction(legalPercent)),
      warnings,
    });
  });
