/**
 * The balances of a CAMT statement: which of them is the opening and which the closing one.
 *
 *     OPBD 2026-02-28 10,000.00 · CLBD 2026-03-31 11,175.00   ->  opening and closing
 *     PRCD (closing of the statement before)                  ->  opening where there is no OPBD
 *     ITBD … ITBD  (a page of a long statement)               ->  opening and closing of the page
 *     ITBD alone   (an interim report)                        ->  closing
 *     OPAV, CLAV, FWAV, INFO, XPCD …                          ->  not booked money; left out
 */
import type { BankBalance, BankFileFinding } from '../../../../domain/bank/bank-file.ts';
import { findingAtLine } from '../../../../domain/bank/bank-findings.ts';
import { shortened } from '../../../../domain/imports/findings.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import type { CurrencyCode } from '../../../../domain/money.ts';
import { childOf, childrenOf, textAt, type XmlElement } from '../../xml/xml-tree.ts';
import { dateOf, dateTextOf, directionOf, readAmount } from './camt-values.ts';
import { say, type Text } from '../../../../domain/texts/text.ts';

interface TypedBalance extends BankBalance {
  readonly type: string;
  readonly currency: CurrencyCode;
  readonly line: number;
}

export interface CamtBalances {
  readonly opening: BankBalance | null;
  readonly closing: BankBalance | null;
  /** Currency of the opening or the closing balance, null when there is neither. */
  readonly currency: CurrencyCode | null;
  readonly findings: readonly BankFileFinding[];
}

const typeOf = (balance: XmlElement): string =>
  textAt(balance, 'Tp', 'CdOrPrtry', 'Cd') ||
  textAt(balance, 'Tp', 'CdOrPrtry', 'Prtry') ||
  textAt(balance, 'Tp', 'Cd');

const BOOKED = new Set(['OPBD', 'PRCD', 'CLBD', 'ITBD']);

function readBalance(balance: XmlElement, type: string): TypedBalance | BankFileFinding {
  const bad = (element: XmlElement | null, what: Text): BankFileFinding =>
    findingAtLine(
      'warning',
      'bad_balance',
      (element ?? balance).line,
      `<${(element ?? balance).name}>`,
      say`${what}; the balance "${shortened(type)}" is left out, compare the totals with the bank's by hand`,
    );
  const amountElement = childOf(balance, 'Amt');
  if (amountElement === null) return bad(null, say`the balance has no <Amt>`);
  const amount = readAmount(amountElement);
  if (!amount.ok) return bad(amountElement, amount.error.what);
  const direction = directionOf(balance);
  if (direction === null)
    return bad(childOf(balance, 'CdtDbtInd'), say`it is neither CRDT nor DBIT`);
  const dateText = dateTextOf(childOf(balance, 'Dt'));
  const on = dateOf(dateText);
  if (on === null) return bad(childOf(balance, 'Dt'), say`"${shortened(dateText)}" is not a date`);
  const { amountMinor, currency } = amount.value;
  return {
    type,
    line: balance.line,
    on,
    currency,
    amountMinor: direction === -1 && amountMinor !== 0 ? -amountMinor : amountMinor,
  };
}

/** The day of a balance of booked money; null for others, and where it cannot be read. */
export const dayOfBalance = (balance: XmlElement): IsoDate | null =>
  BOOKED.has(typeOf(balance)) ? dateOf(dateTextOf(childOf(balance, 'Dt'))) : null;

/** Opening and closing balance in the statement's currency (`declared`, else that of the opening). */
export function balancesOf(statement: XmlElement, declared: CurrencyCode | null): CamtBalances {
  const findings: BankFileFinding[] = [];
  const balances: TypedBalance[] = [];
  for (const element of childrenOf(statement, 'Bal')) {
    const type = typeOf(element);
    if (!BOOKED.has(type)) continue;
    const read = readBalance(element, type);
    if ('severity' in read) findings.push(read);
    else balances.push(read);
  }
  const first = (type: string): TypedBalance | undefined =>
    balances.find((balance) => balance.type === type);
  const interim = balances.filter((balance) => balance.type === 'ITBD');
  const opening =
    first('OPBD') ??
    first('PRCD') ??
    (interim.length > 1 || first('CLBD') !== undefined ? interim[0] : undefined);
  const closing =
    balances.findLast((balance) => balance.type === 'CLBD') ??
    interim.findLast((balance) => balance !== opening);
  const currency = declared ?? opening?.currency ?? closing?.currency ?? null;

  const inCurrency = (balance: TypedBalance | undefined): BankBalance | null => {
    if (balance === undefined) return null;
    if (balance.currency === currency) return { on: balance.on, amountMinor: balance.amountMinor };
    findings.push(
      findingAtLine(
        'warning',
        'balance_currency',
        balance.line,
        '<Bal>',
        say`the balance ${balance.type} is in ${balance.currency} and the account in ${currency ?? '?'}; it is left out, compare the totals with the bank's by hand`,
      ),
    );
    return null;
  };
  return { opening: inCurrency(opening), closing: inCurrency(closing), currency, findings };
}
