/**
 * Whether the totals of an e-invoice follow from its lines and from each other, as EN 16931 wants
 * it. Nothing is corrected: each disagreement is a sentence that says by how much.
 *
 *     lines 100.00 + 200.00, stated 310.00
 *     ->  its 2 lines add up to 300.00 EUR, yet it states 310.00 EUR (BT-106): 10.00 EUR more
 *
 * Exact, except where every program rounds in its own order: the net amount of a line may be off by
 * one minor unit, and the VAT of a rate by half a minor unit a line (computed per line and rounded
 * there, it is as right as computed once) [J].
 *
 * Source: EN 16931-1, rules BR-CO-10 to BR-CO-17.
 */
import { exponentOf } from '../currencies.ts';
import type { CurrencyCode } from '../money.ts';
import {
  decimalText,
  dividedBy,
  fractionOf,
  isZero,
  minus,
  plus,
  roundHalfAwayFromZero,
  sumOf,
  times,
  ZERO,
  type Fraction,
} from '../rates/fraction.ts';
import type { EInvoiceDoubt } from './einvoice.ts';
import { say, type Text } from '../texts/text.ts';

export interface StatedLine {
  readonly id: string;
  readonly net: Fraction | null;
  readonly quantity: Fraction | null;
  readonly price: Fraction | null;
  /** The price is for so many; one when nothing is said. */
  readonly priceFor: Fraction;
  /** Charges less allowances of the line. */
  readonly extra: Fraction;
}

export interface StatedVat {
  readonly taxable: Fraction | null;
  readonly vat: Fraction | null;
  /** Per cent. */
  readonly rate: Fraction | null;
}

/** What each total is called where it is stated: a BT number, or an element of a national format. */
export interface TotalNames {
  readonly lineNet: string;
  readonly lines: string;
  readonly allowances: string;
  readonly charges: string;
  readonly net: string;
  readonly vat: string;
  readonly vatTotal: string;
  readonly gross: string;
  readonly payable: string;
  /** Elements that say what the buyer withholds. */
  readonly withheld: string;
}

export const EN_16931_NAMES: TotalNames = {
  lineNet: 'BT-131',
  lines: 'BT-106',
  allowances: 'BT-107',
  charges: 'BT-108',
  net: 'BT-109',
  vat: 'BT-117',
  vatTotal: 'BT-110',
  gross: 'BT-112',
  payable: 'BT-115',
  withheld: '',
};

/** Amounts in whole units of `currency`, as stated; null where nothing is. */
export interface StatedTotals {
  readonly names: TotalNames;
  /** Net amounts of lines may have more decimals than the currency: their sum is not exact then. */
  readonly hasFineLines: boolean;
  readonly currency: CurrencyCode;
  readonly lines: readonly StatedLine[];
  readonly allowances: readonly Fraction[];
  readonly charges: readonly Fraction[];
  readonly vat: readonly StatedVat[];
  readonly linesTotal: Fraction | null;
  readonly allowancesTotal: Fraction | null;
  readonly chargesTotal: Fraction | null;
  readonly net: Fraction | null;
  readonly vatTotal: Fraction | null;
  readonly gross: Fraction | null;
  readonly prepaid: Fraction | null;
  readonly rounding: Fraction | null;
  readonly withheld: Fraction | null;
  readonly payable: Fraction | null;
}

const HUNDRED = fractionOf(100n);

const sizeOf = (a: Fraction): Fraction => (a.numerator < 0n ? minus(ZERO, a) : a);
const isMore = (a: Fraction, b: Fraction): boolean => minus(a, b).numerator > 0n;

/** With the decimals of the currency, and more only where there are more. */
function written(amount: Fraction, currency: CurrencyCode): string {
  const digits = exponentOf(currency);
  const text = decimalText(amount, 6);
  const decimals = text.split('.')[1] ?? '';
  const padded =
    decimals.length >= digits
      ? text
      : `${text}${decimals === '' ? '.' : ''}${'0'.repeat(digits - decimals.length)}`;
  return `${padded} ${currency}`;
}

/** To whole minor units, as a program does that writes the amount down. */
function rounded(amount: Fraction, currency: CurrencyCode): Fraction {
  const scale = 10n ** BigInt(exponentOf(currency));
  return fractionOf(roundHalfAwayFromZero(amount.numerator * scale, amount.denominator), scale);
}

/** Every disagreement, from the lines to the amount payable. */
export function checkTotals(stated: StatedTotals): EInvoiceDoubt[] {
  const doubts: EInvoiceDoubt[] = [];
  const { currency, names } = stated;
  const minorUnit = fractionOf(1n, 10n ** BigInt(exponentOf(currency)));
  const perLine = times(minorUnit, fractionOf(BigInt(Math.max(2, stated.lines.length)), 2n));

  function compare(
    code: string,
    what: (computed: string) => Text,
    computed: Fraction,
    said: Fraction | null,
    term: string,
    tolerated: Fraction = ZERO,
  ): void {
    const difference = minus(said ?? ZERO, computed);
    if (!isMore(sizeOf(difference), tolerated)) return;
    const is = what(written(computed, currency));
    const by = written(sizeOf(difference), currency);
    const isOver = difference.numerator > 0n;
    doubts.push({
      code,
      message:
        said === null
          ? isOver
            ? say`${is}, yet it states nothing (${term}): ${by} more`
            : say`${is}, yet it states nothing (${term}): ${by} less`
          : isOver
            ? say`${is}, yet it states ${written(said, currency)} (${term}): ${by} more`
            : say`${is}, yet it states ${written(said, currency)} (${term}): ${by} less`,
    });
  }

  for (const line of stated.lines) {
    if (line.net === null || line.quantity === null || line.price === null) continue;
    if (isZero(line.priceFor)) continue;
    const computed = plus(dividedBy(times(line.quantity, line.price), line.priceFor), line.extra);
    compare(
      'line_amount',
      (sum) => say`goods line ${line.id}: quantity times price comes to ${sum}`,
      rounded(computed, currency),
      line.net,
      names.lineNet,
      minorUnit,
    );
  }

  const lineNets = stated.lines.map((line) => line.net);
  const known = lineNets.filter((net) => net !== null);
  // Profiles without lines (Factur-X MINIMUM, BASIC WL) state a total of lines that are elsewhere.
  if (known.length > 0 && known.length === lineNets.length)
    compare(
      'lines_total',
      (sum) =>
        known.length === 1
          ? say`its only line is ${sum}`
          : say`its ${known.length} lines add up to ${sum}`,
      sumOf(known),
      stated.linesTotal,
      names.lines,
      stated.hasFineLines ? perLine : ZERO,
    );
  compare(
    'allowances_total',
    (sum) => say`its allowances add up to ${sum}`,
    sumOf(stated.allowances),
    stated.allowances.length === 0 ? ZERO : stated.allowancesTotal,
    names.allowances,
  );
  compare(
    'charges_total',
    (sum) => say`its charges add up to ${sum}`,
    sumOf(stated.charges),
    stated.charges.length === 0 ? ZERO : stated.chargesTotal,
    names.charges,
  );
  if (stated.linesTotal !== null && stated.net !== null)
    compare(
      'net_total',
      (sum) => say`lines less allowances plus charges come to ${sum}`,
      plus(minus(stated.linesTotal, stated.allowancesTotal ?? ZERO), stated.chargesTotal ?? ZERO),
      stated.net,
      names.net,
    );

  for (const part of stated.vat) {
    const { taxable, rate } = part;
    if (taxable === null || part.vat === null || rate === null) continue;
    compare(
      'vat_amount',
      (sum) =>
        say`VAT of ${decimalText(rate, 6)} % on ${written(taxable, currency)} comes to ${sum}`,
      rounded(dividedBy(times(taxable, rate), HUNDRED), currency),
      part.vat,
      names.vat,
      perLine,
    );
  }
  const vatParts = stated.vat.flatMap((part) => (part.vat === null ? [] : [part.vat]));
  if (vatParts.length > 0 && stated.vatTotal !== null)
    compare(
      'vat_total',
      (sum) => say`its VAT adds up to ${sum}`,
      sumOf(vatParts),
      stated.vatTotal,
      names.vatTotal,
    );
  if (stated.net !== null && stated.gross !== null)
    compare(
      'gross_total',
      (sum) => say`net total and VAT come to ${sum}`,
      plus(stated.net, stated.vatTotal ?? sumOf(vatParts)),
      stated.gross,
      names.gross,
    );
  if (stated.gross !== null && stated.payable !== null)
    compare(
      'payable_total',
      (sum) =>
        stated.withheld === null
          ? say`total with VAT, less what was prepaid, plus rounding comes to ${sum}`
          : say`total with VAT, less what is withheld or was prepaid, plus rounding comes to ${sum}`,
      minus(
        plus(minus(stated.gross, stated.prepaid ?? ZERO), stated.rounding ?? ZERO),
        stated.withheld ?? ZERO,
      ),
      stated.payable,
      names.payable,
    );
  return doubts;
}
