/**
 * A file of reference rates against the rates of the ledger: one row is one day.
 *
 *     2026-04-13, 30 rates, none in the ledger       ->  new, 30 rates
 *     2026-04-10, 30 rates, all of them there        ->  duplicate
 *     2026-04-09, one currency more than is there    ->  new, that one rate
 *     2026-04-08, USD 1.17 there and 1.18 here       ->  refused: nothing of that day is recorded
 *
 * A published rate does not change, so a contradiction is a fault of one of the two, and which one
 * is for a person to say.
 */
import { isCurrencyCode } from '../currencies.ts';
import type { IsoDate } from '../dates.ts';
import { NO_DRAFTS, NO_FACTS, type FactDrafts, type RateDraft } from '../facts/drafts.ts';
import {
  ROWS_SHOWN,
  sortFindings,
  type DraftedFile,
  type DraftedRow,
  type RowStatus,
} from '../imports/drafts/drafted-file.ts';
import { counted, findingAt, findingOnFile, type ImportFinding } from '../imports/findings.ts';
import type { CurrencyCode } from '../money.ts';
import type { RateDay, RateFile } from './rate-file.ts';
import { sameRate } from './rate-text.ts';
import { day as dateOf, list, type Text, plural, say } from '../texts/text.ts';

/** The rates of the ledger, as far as an import has to compare with them. */
export interface KnownRates {
  /** No rate at all: nothing to compare with. */
  readonly hasRates: boolean;
  /** What one euro is in `currency` on exactly this day, or null. */
  rate(currency: CurrencyCode, on: IsoDate): string | null;
}

const DAYS_BETWEEN_YIELDS = 200;

interface Compared {
  readonly day: RateDay;
  status: RowStatus;
  /** Places in `currencies` of the rates that are new. */
  fresh: readonly number[];
}

/** What will be recorded of `file`; yields every few hundred days. */
export function* draftRates(file: RateFile, known: KnownRates): Generator<undefined, DraftedFile> {
  const { currencies, days, source } = file;
  const findings: ImportFinding[] = [];
  const usable = currencies.map(isCurrencyCode);
  const strange = currencies.filter((_, at) => usable[at] !== true);
  if (strange.length > 0)
    findings.push(
      findingOnFile(
        'note',
        'currency_unknown',
        say`no amount can be in ${list(strange)} here; the rates of ${plural(strange.length, 'it', 'them')} are left out`,
      ),
    );

  const firsts = new Map<IsoDate, RateDay>();
  const compared: Compared[] = [];
  for (const [index, day] of days.entries()) {
    if (index % DAYS_BETWEEN_YIELDS === DAYS_BETWEEN_YIELDS - 1) yield;
    compared.push(compare(day));
  }

  const counts = { new: 0, duplicate: 0, refused: 0 };
  let rates = 0;
  for (const one of compared) {
    counts[one.status] += 1;
    rates += one.fresh.length;
  }

  function refused(day: RateDay, code: string, column: string | null, what: Text): Compared {
    findings.push(findingAt('refused', code, day.line, column, what));
    return { day, status: 'refused', fresh: [] };
  }

  function compare(day: RateDay): Compared {
    if (day.fault !== null) return refused(day, day.fault.code, day.fault.column, day.fault.what);
    const on = day.on as IsoDate;
    const first = firsts.get(on);
    if (first !== undefined) {
      const other = day.rates.findIndex((rate, at) => !agrees(rate, first.rates[at] ?? null));
      if (other >= 0)
        return refused(
          day,
          'day_twice',
          currencies[other] ?? null,
          say`${dateOf(on)} stands in line ${first.line} with another rate; a day can be used once`,
        );
      findings.push(
        findingAt(
          'note',
          'repeated_row',
          day.line,
          null,
          say`${dateOf(on)} stands in line ${first.line} already, rate for rate; it counts once`,
        ),
      );
      return { day, status: 'duplicate', fresh: [] };
    }
    firsts.set(on, day);
    const fresh: number[] = [];
    let seen = 0;
    for (const [at, rate] of day.rates.entries()) {
      if (rate === null || usable[at] !== true) continue;
      seen += 1;
      const currency = currencies[at] as CurrencyCode;
      const inLedger = known.hasRates ? known.rate(currency, on) : null;
      if (inLedger === null) fresh.push(at);
      else if (!sameRate(inLedger, rate))
        return refused(
          day,
          'differs_from_ledger',
          currency,
          say`1 EUR is ${rate} ${currency} on ${dateOf(on)} in the file, and ${inLedger} ${currency} in the ledger; correct the one that is wrong`,
        );
    }
    if (seen === 0)
      return refused(
        day,
        'no_rates',
        null,
        say`${dateOf(on)} has no rate of any currency; nothing can be kept`,
      );
    return { day, status: fresh.length === 0 ? 'duplicate' : 'new', fresh };
  }

  const fresh = compared.filter((one) => one.status === 'new');
  const draftsOf = ({ day, fresh: places }: Compared): RateDraft[] =>
    places.map((at) => ({
      base: 'EUR',
      currency: currencies[at] as CurrencyCode,
      on: day.on as IsoDate,
      rate: day.rates[at] as string,
      source,
    }));

  return {
    read: days.length,
    ...counts,
    facts: { ...NO_FACTS, rates },
    customersNamed: 0,
    totals: [],
    findings: sortFindings(findings),
    rows: compared.slice(0, ROWS_SHOWN).map(({ day, status }): DraftedRow => ({
      line: day.line,
      status,
      document: day.on ?? '',
      customer: '',
      name: counted(day.rates.filter((rate) => rate !== null).length, 'rate'),
      issuedOn: day.on,
      dueOn: null,
      settledOn: null,
      currency: 'EUR',
      amountMinor: null,
      disputed: false,
    })),
    *chunks(size): Generator<FactDrafts> {
      for (let from = 0; from < fresh.length; from += size)
        yield { ...NO_DRAFTS, rates: fresh.slice(from, from + size).flatMap(draftsOf) };
    },
  };
}

const agrees = (a: string | null, b: string | null): boolean =>
  a === b || (a !== null && b !== null && sameRate(a, b));
