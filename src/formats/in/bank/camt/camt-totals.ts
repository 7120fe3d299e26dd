/**
 * What the bank says the entries come to (`<TxsSummry>`), beside what the file has. The only proof of
 * completeness where there are no balances, as in camt.054.
 *
 *     <TtlCdtNtries><NbOfNtries>3</NbOfNtries><Sum>900.00</Sum></TtlCdtNtries>
 */
import type { BankFileFinding } from '../../../../domain/bank/bank-file.ts';
import { findingAtLine } from '../../../../domain/bank/bank-findings.ts';
import type { CurrencyCode, Minor } from '../../../../domain/money.ts';
import { childOf, textAt, type XmlElement } from '../../xml/xml-tree.ts';
import { readDecimal } from '../bank-values.ts';
import { amountOrNull, directionOf } from './camt-values.ts';
import { count, money, say, type Text, type TextValue } from '../../../../domain/texts/text.ts';

/** `said` by the bank, null when it counts only their sum, and what the file has. */
function totalsSentence(
  said: number | null,
  entries: number,
  sums: { readonly said: TextValue; readonly sum: TextValue } | null,
): Text {
  if (sums === null)
    return say`the bank counts ${count(said ?? 0, 'entry', 'entries')} and the file has ${count(entries, 'entry', 'entries')}; download it again, or compare by hand`;
  return said === null
    ? say`the bank counts entries of ${sums.said} and the file has ${count(entries, 'entry', 'entries')} of ${sums.sum}; download it again, or compare by hand`
    : say`the bank counts ${count(said, 'entry', 'entries')} of ${sums.said} and the file has ${count(entries, 'entry', 'entries')} of ${sums.sum}; download it again, or compare by hand`;
}

/** Entries seen, read or refused, by direction. */
export class EntryTotals {
  #count = { 1: 0, [-1]: 0 };
  #sum = { 1: 0, [-1]: 0 };
  #currencies = new Set<CurrencyCode>();

  add(entry: XmlElement): void {
    const direction = directionOf(entry) ?? 1;
    this.#count[direction] += 1;
    const amount = amountOrNull(childOf(entry, 'Amt'));
    if (amount === null) return;
    this.#sum[direction] += amount.amountMinor;
    this.#currencies.add(amount.currency);
  }

  /** Findings where `summary` says something else. Sums are compared when there is one currency. */
  compare(summary: XmlElement | null): readonly BankFileFinding[] {
    const findings: BankFileFinding[] = [];
    const check = (name: string, entries: number, sum: Minor | null): void => {
      const said = childOf(summary, name);
      if (said === null) return;
      const countText = textAt(said, 'NbOfNtries');
      const sumText = textAt(said, 'Sum');
      const [currency] = this.#currencies;
      const saidSum =
        sum === null || sumText === '' || currency === undefined
          ? null
          : readDecimal(sumText, currency);
      const countDiffers = /^\d{1,15}$/.test(countText) && Number(countText) !== entries;
      const sumDiffers = saidSum?.ok === true && saidSum.value !== sum;
      if (!countDiffers && !sumDiffers) return;
      findings.push(
        findingAtLine(
          'warning',
          'totals_differ',
          said.line,
          `<${name}>`,
          totalsSentence(
            countText === '' ? null : Number(countText),
            entries,
            saidSum?.ok === true && sum !== null && currency !== undefined
              ? { said: money(saidSum.value, currency), sum: money(sum, currency) }
              : null,
          ),
        ),
      );
    };
    const oneCurrency = this.#currencies.size === 1;
    const sumOf = (direction: 1 | -1): Minor | null =>
      oneCurrency && Number.isSafeInteger(this.#sum[direction]) ? this.#sum[direction] : null;
    check('TtlNtries', this.#count[1] + this.#count[-1], null);
    check('TtlCdtNtries', this.#count[1], sumOf(1));
    check('TtlDbtNtries', this.#count[-1], sumOf(-1));
    return findings;
  }
}
