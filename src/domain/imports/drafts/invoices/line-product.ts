/**
 * What a goods line comes to where the list states no sum: quantity × price, less a discount, plus tax.
 *
 *     Quantity 6, Price 2.95                             ->  17.70
 *     Menge 10, Einzelpreis 5,00, Rabatt % 10, USt % 19  ->  53.55
 *
 * Columns of discount and tax are known by their names, as percent or as a sum; a price is before tax.
 * The file is told what was multiplied, because no figure of it proves the sum.
 */
import { exponentOf } from '../../../currencies.ts';
import type { CurrencyCode, Minor } from '../../../money.ts';
import { plainHeader } from '../../columns/plain-header.ts';
import type { ColumnMap, DecimalMark } from '../../columns/vocabulary.ts';
import { findingOnFile, shortened, type ImportFinding } from '../../findings.ts';
import { readAmount } from '../../values/read-amount.ts';
import type { CellReader } from '../../values/read-cells.ts';
import { count, money, say, verbatim } from '../../../texts/text.ts';

const DISCOUNT =
  /^(?:line |item |total )?(?:discount|rebate|rabatt|nachlass|descuento|dto|dcto|desconto|remise|rabais|sconto|korting|rabat|rabatts|sleva|znizka|atlaide|скидка|折扣)\b/;
const TAX =
  /^(?:line |item |sales )?(?:tax|vat|gst|iva|ust|mwst|umsatzsteuer|mehrwertsteuer|tva|btw|moms|mva|dph|pvn|ндс|税率|税额|impuesto|imposto|steuer|steuersatz)\b/;
const IS_PERCENT =
  /%|percent|prozent|porcent|pourcent|procent|satz|rate|tipo|taux|aliquota|tarief|税率/i;
/** A number of the tax, a code of it, whether there is one: no figure. */
const NO_FIGURE =
  /\b(?:id|no|nr|number|code|name|type|group|reg|idnr|included|incl|inclusive|nummer|kode|codigo)\b/;

const SCALE = 1_000_000;

export interface LineProduct {
  /** Of the row that `cells` stands at; null: refused, and the cells have said why. */
  read(cells: CellReader, currency: CurrencyCode, line: number): Minor | null;
  finish(findings: ImportFinding[]): void;
}

/** Null where the list states sums, or has no quantity beside its price. */
export function lineProduct(
  headers: readonly string[],
  columns: ColumnMap,
  mark: DecimalMark,
): LineProduct | null {
  const { unit_price: price, quantity } = columns;
  const stated = [
    columns.amount,
    columns.debit,
    columns.credit,
    columns.line_amount,
    columns.open_amount,
  ];
  if (price === undefined || quantity === undefined) return null;
  if (stated.some((column) => column !== undefined)) return null;
  const used = new Set<number>(Object.values(columns));
  const extraAt = (names: RegExp): number | undefined => {
    const at = headers.findIndex((header, column) => {
      const plain = plainHeader(header);
      return !used.has(column) && names.test(plain) && !NO_FIGURE.test(plain);
    });
    return at < 0 ? undefined : at;
  };
  const discount = extraAt(DISCOUNT);
  const tax = extraAt(TAX);
  let lines = 0;
  let taxed = 0;
  let example = verbatim('');

  /** Share of 1 for a percentage, else the sum itself. */
  function extra(
    cells: CellReader,
    column: number | undefined,
  ): { readonly share: number; readonly sum: number } | null {
    const text = cells.text(column);
    if (column === undefined || text === '') return { share: 0, sum: 0 };
    const isPercent = text.includes('%') || IS_PERCENT.test(headers[column] ?? '');
    const value = numberOf(text.replace('%', ''), mark);
    if (value === null) {
      cells.refuse(
        'not_an_amount',
        column,
        say`"${shortened(text)}" is not a number; the line cannot be worked out`,
      );
      return null;
    }
    return isPercent ? { share: value / 100, sum: 0 } : { share: 0, sum: Math.abs(value) };
  }

  return {
    read(cells, currency, line) {
      const [many, each] = [
        numberOf(cells.text(quantity), mark),
        numberOf(cells.text(price), mark),
      ];
      for (const [value, column] of [
        [many, quantity],
        [each, price],
      ] as const)
        if (value === null)
          cells.refuse(
            'not_an_amount',
            column,
            say`"${shortened(cells.text(column))}" is not a number, and the line has no other sum`,
          );
      const less = extra(cells, discount);
      const more = extra(cells, tax);
      if (many === null || each === null || less === null || more === null) return null;
      const sign = many * each < 0 ? -1 : 1;
      // Six decimals are more than any list writes, and keep 0.1 × 3 from being 0.30000000000000004.
      const net = (Math.round(many * each * SCALE) / SCALE) * (1 - less.share) - sign * less.sum;
      const gross = net * (1 + more.share) + sign * more.sum;
      const units = 10 ** exponentOf(currency);
      const exact = Math.round(Math.abs(gross) * units * SCALE) / SCALE;
      const minor = Math.sign(gross) * Math.round(exact);
      if (!Number.isSafeInteger(minor)) {
        cells.refuse('too_large', price, say`the line comes to more than the ledger can hold`);
        return null;
      }
      if (more.share !== 0 || more.sum !== 0) taxed += 1;
      if (lines++ === 0)
        example = say`line ${line}: ${shortened(cells.text(quantity))} × ${shortened(cells.text(price))} comes to ${money(minor, currency)}`;
      return minor === 0 ? 0 : minor;
    },
    finish(findings) {
      if (lines === 0) return;
      const price_ = headers[price]?.trim() ?? '';
      findings.push(
        findingOnFile(
          taxed > 0 ? 'warning' : 'note',
          'lines_multiplied',
          taxed > 0
            ? say`the list states no sums; ${count(lines, 'line was', 'lines were')} worked out as quantity × "${price_}" with the discount and the tax beside it (${example}); check that the price is before tax`
            : say`the list states no sums; ${count(lines, 'line was', 'lines were')} worked out as quantity × "${price_}" (${example})`,
          price_,
        ),
      );
    },
  };
}

function numberOf(text: string, mark: DecimalMark): number | null {
  const read = readAmount(text, mark);
  return read.ok && /\d/.test(read.value.decimal) ? Number(read.value.decimal) : null;
}
