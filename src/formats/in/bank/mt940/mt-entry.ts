/**
 * The field `:61:`, one entry: dates, direction, amount, code and references.
 *
 *     2602270302DR12,30NTRFNONREF//0724710345313905
 *     └value┘└ ┘│││    └┘  └────┘  └ the bank's reference
 *       entry   ││└ amount │ reference for us
 *               │└ third letter of EUR, or nothing
 *               └ C, D; RC and RD take an earlier entry back; EC and ED are expected
 *     further lines: what the bank adds, `/OCMT/EUR11,85//CHGS/EUR0,50/` among it
 *
 * German banks write value dates by months of 30 days: 30 February. An entry with a valid entry date is
 * kept on that day, without a value date and with a warning; to refuse it would lose real money. Only
 * an entry without any valid day is left out.
 */
import { addDays, dateOfParts, daysBetween, type IsoDate } from '../../../../domain/dates.ts';
import type { CurrencyCode, Minor } from '../../../../domain/money.ts';
import { shortened } from '../../../../domain/imports/findings.ts';
import { err, ok, type Result } from '../../../../domain/result.ts';
import { oneLine, readDecimal, referenceOf, type BadValue } from '../bank-values.ts';
import { say } from '../../../../domain/texts/text.ts';

export interface MtEntry {
  readonly bookedOn: IsoDate;
  /** Null when the bank wrote a day that does not exist. */
  readonly valueOn: IsoDate | null;
  /** The value date as written. */
  readonly valueText: string;
  readonly amountMinor: Minor;
  readonly isReversal: boolean;
  readonly isExpected: boolean;
  /** `NTRF`. */
  readonly code: string;
  readonly ownReference: string;
  readonly bankReference: string;
  /** Name behind the references, as an old dialect has it. */
  readonly name: string;
  /** Further lines of the field. */
  readonly supplementary: readonly string[];
}

const ENTRY = /^(\d{6})(\d{4}|\s{4})?\s*(R[CD]|E[CD]|[CD])([A-Z])?\s*(\d{1,15}(?:[,.]\d*)?)(.*)$/s;

/** `YYMMDD`; 80 and above are of the last century, as nobody keeps older statements. */
export function dateOfSix(text: string): IsoDate | null {
  if (!/^\d{6}$/.test(text)) return null;
  const short = Number(text.slice(0, 2));
  return dateOfParts(
    (short >= 80 ? 1900 : 2000) + short,
    Number(text.slice(2, 4)),
    Number(text.slice(4, 6)),
  );
}

/**
 * The entry date `MMDD` next to the value date: of the years before, of and after it the nearest.
 * `0102` beside 2025-12-31 is 2026-01-02, `1230` beside 2026-01-02 is 2025-12-30.
 */
export function entryDateNear(monthDay: string, near: IsoDate): IsoDate | null {
  let best: IsoDate | null = null;
  const year = Number(near.slice(0, 4));
  for (const candidate of [year, year - 1, year + 1]) {
    const on = dateOfParts(candidate, Number(monthDay.slice(0, 2)), Number(monthDay.slice(2, 4)));
    if (on === null) continue;
    if (best === null || Math.abs(daysBetween(near, on)) < Math.abs(daysBetween(near, best)))
      best = on;
  }
  return best;
}

/** The first of the month of `YYMMDD` and its day as days on, so that 30 February is near 1 March. */
function aboutDate(text: string): IsoDate | null {
  const first = dateOfSix(`${text.slice(0, 4)}01`);
  return first === null ? null : addDays(first, Math.min(31, Number(text.slice(4, 6))) - 1);
}

/** Amount of MT940: digits, a comma, digits; some banks leave the comma out. */
export const readMtAmount = (text: string, currency: CurrencyCode): Result<Minor, BadValue> =>
  readDecimal(text.replace(',', '.'), currency);

/** The entry that the lines of a `:61:` say, in the currency of the statement. */
export function readMtEntry(
  lines: readonly string[],
  currency: CurrencyCode,
): Result<MtEntry, BadValue> {
  const [first = '', second = ''] = lines;
  let match = ENTRY.exec(first);
  let supplementary = lines.slice(1);
  if (match === null) {
    // Wrapped in the middle of the entry itself.
    match = ENTRY.exec(first + second);
    supplementary = lines.slice(2);
  }
  if (match === null)
    return err({
      code: 'bad_entry',
      what: say`"${shortened(first)}" does not read as an entry (date, C or D, amount)`,
    });
  const [, valueText = '', entryText = '', mark = '', , amountText = '', rest = ''] = match;

  const valueOn = dateOfSix(valueText);
  const near = valueOn ?? aboutDate(valueText);
  const hasEntryDate = entryText.trim() !== '';
  const bookedOn = hasEntryDate ? (near === null ? null : entryDateNear(entryText, near)) : valueOn;
  if (bookedOn === null) {
    const written = hasEntryDate && near !== null ? entryText : valueText;
    return err({
      code: 'bad_date',
      what:
        written.length === 4
          ? say`"${shortened(written)}" is not a date (month and day, two digits each)`
          : say`"${shortened(written)}" is not a date (year, month and day, two digits each)`,
    });
  }
  const amount = readMtAmount(amountText, currency);
  if (!amount.ok) return amount;

  const references = rest.trim();
  const code = references.slice(0, 4).trim();
  const named = references.slice(4);
  const split = named.indexOf('//');
  const own = split < 0 ? named : named.slice(0, split);
  const isOut = mark === 'D' || mark === 'RC' || mark === 'ED';
  return ok({
    bookedOn,
    valueOn,
    valueText,
    amountMinor: isOut && amount.value !== 0 ? -amount.value : amount.value,
    isReversal: mark.startsWith('R') || code === 'NRTI',
    isExpected: mark.startsWith('E'),
    code,
    ownReference: referenceOf(own.slice(0, 16)),
    bankReference: split < 0 ? '' : referenceOf(named.slice(split + 2)),
    name: split < 0 ? oneLine(own.slice(16)) : '',
    supplementary: supplementary.map((line) => line.trim()).filter((line) => line !== ''),
  });
}
